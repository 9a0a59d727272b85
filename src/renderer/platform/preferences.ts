import { useSyncExternalStore } from 'react'

export type Density = 'comfortable' | 'compact'

const listeners = new Set<() => void>()
const densityKey = 'rapport-density'

const readDensity = (): Density => (localStorage.getItem(densityKey) === 'compact' ? 'compact' : 'comfortable')

/** Puts what this machine's person prefers on the page; called once at start and on each change. */
export const applyDensity = (): void => {
  document.documentElement.dataset['density'] = readDensity()
}

export const setDensity = (density: Density): void => {
  localStorage.setItem(densityKey, density)
  applyDensity()
  for (const listener of listeners) listener()
}

export const useDensity = (): Density =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, readDensity)
