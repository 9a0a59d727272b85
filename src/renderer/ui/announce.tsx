import { useSyncExternalStore } from 'react'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'

interface Told {
  readonly id: number
  readonly text: string
}

/** How long it stands there: until it is surely read, and one that is told in the same moment does not take its place. Longer, it would be met by who reads the whole page. */
const shownMilliseconds = 5000

let told: readonly Told[] = []
let count = 0
const listeners = new Set<() => void>()

const show = (next: readonly Told[]): void => {
  told = next
  for (const listen of listeners) listen()
}

/** Tells who hears the window what others see: a change away from where the keys are. */
export const announce = (text: string): void => {
  count += 1
  const own = { id: count, text }
  show([...told, own])
  setTimeout(() => show(told.filter((each) => each !== own)), shownMilliseconds)
}

const subscribe = (listen: () => void): (() => void) => {
  listeners.add(listen)
  return () => void listeners.delete(listen)
}

/** Tells where something in a list stands now. */
export const announcePlace = (name: string, place: number, of: number): void => announce(t`${name}: ${t`${numberText(place)} of ${numberText(of)}`}`)

/** Where that is said; once for the whole window, and there before the first of it: a place that comes with its words is not listened to. */
export const Announcements = () => {
  const shown = useSyncExternalStore(subscribe, () => told)
  // Each of its own, and only what is added is said: the same sentence twice is said twice.
  return <div aria-live="polite" className="visually-hidden">{shown.map(({ id, text }) => <p key={id}>{text}</p>)}</div>
}
