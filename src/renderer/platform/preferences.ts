import { useSyncExternalStore } from 'react'
import type { Paper } from '../../shared/reports/report.contract'
import { keepHere, readKept } from './kept'

export type Density = 'comfortable' | 'compact'

const listeners = new Set<() => void>()
const densityKey = 'rapport-density'

const readDensity = (): Density => (readKept(densityKey) === 'compact' ? 'compact' : 'comfortable')

/** Puts what this machine's person prefers on the page; called once at start and on each change. */
export const applyDensity = (): void => {
  document.documentElement.dataset['density'] = readDensity()
}

export const setDensity = (density: Density): void => {
  keepHere(densityKey, density)
  applyDensity()
  for (const listener of listeners) listener()
}

export const useDensity = (): Density =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, readDensity)

const paperKey = 'rapport-paper'

/** Paper on which this computer's person prints: of the country, unless they chose. */
const readPaper = (): Paper => {
  const chosen = readKept(paperKey)
  if (chosen === 'A4' || chosen === 'LETTER') return chosen
  return /-(?:US|CA|MX|PH|CL|CO|VE)$/.test(navigator.language) ? 'LETTER' : 'A4'
}

export const setPaper = (paper: Paper): void => {
  keepHere(paperKey, paper)
  for (const listener of listeners) listener()
}

export const usePaper = (): Paper =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, readPaper)
