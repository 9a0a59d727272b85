import { flushSync } from 'react-dom'

/** What closes the looks at the side that are open. */
export const openLooks = new Set<() => void>()

/** Closes what is only looked at, so that something else may come in its place. The focus is back by then. */
export const closeLooks = (): void => flushSync(() => { for (const close of openLooks) close() })
