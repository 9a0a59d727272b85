import { useEffect, useLayoutEffect, useRef } from 'react'

/** One thing that can be done with what the screen shows, in words that name it: `Log interaction with Ada Albers`. */
export interface Offer {
  readonly label: string
  readonly run: () => void
}

/** What the parts of the screen offer, each asked when the palette opens. */
const parts = new Map<symbol, () => readonly Offer[]>()

/** Everything that can be done with what is at hand. */
export const offersAtHand = (): readonly Offer[] => [...parts.values()].flatMap((offersOf) => offersOf())

/** Lets the palette offer what this part of the screen can do, for as long as it is there. The function is asked only when the palette opens, so that it may look where the focus is. */
export const useOffers = (offersOf: () => readonly Offer[]): void => {
  const newest = useRef(offersOf)
  useLayoutEffect(() => {
    newest.current = offersOf
  })
  useEffect(() => {
    const part = Symbol()
    parts.set(part, () => newest.current())
    return () => void parts.delete(part)
  }, [])
}
