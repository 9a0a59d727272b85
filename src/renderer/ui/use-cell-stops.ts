import type { KeyboardEvent, RefObject } from 'react'

/** What can be pressed in the cells of a line. A pencil is F2's. */
const stopsOf = (row: Element | null): readonly HTMLElement[] => [...(row?.querySelectorAll<HTMLElement>('[role="gridcell"] a, [role="gridcell"] button[aria-haspopup]') ?? [])]

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** Lets the right arrow lead from a table's line to the figures and links that can be pressed in it, the left one and Escape back. Answers whether it took the key. */
export const useCellStops = (grid: RefObject<HTMLElement | null>, rowId: string): ((event: KeyboardEvent) => boolean) => {
  return ({ key, target }) => {
    const step = steps[key]
    const stops = stopsOf(document.getElementById(rowId))
    const at = stops.findIndex((stop) => stop === target)
    if (at < 0) {
      if (target !== grid.current || step !== 1) return false
      stops[0]?.focus()
      return stops.length > 0
    }
    const back = key === 'Escape' || key === 'ArrowUp' || key === 'ArrowDown'
    if (step === undefined && !back) return false
    const next = back ? undefined : stops[at + (step ?? 0)]
    if (next !== undefined) next.focus()
    else if (step !== 1) grid.current?.focus()
    return true
  }
}
