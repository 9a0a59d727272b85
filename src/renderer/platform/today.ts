import { useState, useSyncExternalStore } from 'react'
import { type Day, localDay } from '../../shared/kernel/day'

/** How often a waiting window looks at the calendar; a laptop that slept past midnight notices by then. */
const lookMilliseconds = 30_000

/** The day on this computer's calendar now. */
export const today = (): Day => localDay(new Date())

const subscribe = (onChange: () => void): (() => void) => {
  const timer = setInterval(onChange, lookMilliseconds)
  window.addEventListener('focus', onChange)
  return () => {
    clearInterval(timer)
    window.removeEventListener('focus', onChange)
  }
}

/** The same for what is shown: a window left open overnight turns to the new day. */
export const useToday = (): Day => useSyncExternalStore(subscribe, today)

/** A day that may be typed, as it stands in its field, and how to type it. Until then it is the usual one, which on a page that is open since yesterday is another by now. */
export const useTypedDay = (usual: Day): readonly [day: string, type: (day: string) => void] => {
  const [typed, type] = useState<string | null>(null)
  return [typed ?? usual, type]
}
