import type { Paper } from '../../shared/reports/report.contract'
import { keptSetting } from './kept'

type Density = 'comfortable' | 'compact'

const density = keptSetting<Density>('rapport-density', (kept) => (kept === 'compact' ? 'compact' : 'comfortable'))

/** Puts what this machine's person prefers on the page; called once at start and on each change. */
export const applyDensity = (): void => {
  document.documentElement.dataset['density'] = density.read()
}

// The first to hear: the page is as it should be when screens ask.
density.onChange(applyDensity)

export const setDensity: (next: Density) => void = density.set

export const useDensity = density.use

/** Paper on which this computer's person prints: of the country, unless they chose. */
const paper = keptSetting<Paper>('rapport-paper', (kept) => {
  if (kept === 'A4' || kept === 'LETTER') return kept
  return /-(?:US|CA|MX|PH|CL|CO|VE)$/.test(navigator.language) ? 'LETTER' : 'A4'
})

export const setPaper: (next: Paper) => void = paper.set

export const usePaper = paper.use

export type Workspace = 'networking' | 'marketing'

/** The workspace last worked in, which screens of both are shown with. */
const workspace = keptSetting<Workspace>('rapport-workspace', (kept) => (kept === 'marketing' ? 'marketing' : 'networking'))

export const lastWorkspace: () => Workspace = workspace.read

export const setWorkspace: (next: Workspace) => void = workspace.set

export const useLastWorkspace = workspace.use
