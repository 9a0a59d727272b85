import { createContext, type ReactNode } from 'react'

/** What begins the list of a screen. Null: nothing does, or there is no screen around. */
export const Begin = createContext<{
  readonly node: ReactNode
  /** Said by who shows it in the middle of the screen, which does not show it above as well then. */
  readonly take: (isTaken: boolean) => void
} | null>(null)
