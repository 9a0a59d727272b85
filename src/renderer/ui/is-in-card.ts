import { createContext } from 'react'

/** Whether a heading stands in a card, and so one level below those of the screen's parts. */
export const IsInCard = createContext(false)
