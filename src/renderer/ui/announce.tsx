import { useSyncExternalStore } from 'react'

interface Told {
  readonly id: number
  readonly text: string
}

/** So many stand there at once: one that is told in the same moment as another does not take its place. */
const most = 3

let told: readonly Told[] = []
let count = 0
const listeners = new Set<() => void>()

/** Tells who hears the window what others see: a change away from where the keys are. */
export const announce = (text: string): void => {
  count += 1
  told = [...told, { id: count, text }].slice(-most)
  for (const listen of listeners) listen()
}

const subscribe = (listen: () => void): (() => void) => {
  listeners.add(listen)
  return () => void listeners.delete(listen)
}

/** Where that is said; once for the whole window, and there before the first of it: a place that comes with its words is not listened to. */
export const Announcements = () => {
  const shown = useSyncExternalStore(subscribe, () => told)
  // Each of its own, and only what is added is said: the same sentence twice is said twice.
  return <div aria-live="polite" className="visually-hidden">{shown.map(({ id, text }) => <p key={id}>{text}</p>)}</div>
}
