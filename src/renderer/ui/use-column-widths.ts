import { useMemo, useState } from 'react'
import { z } from 'zod'
import { keepHere, parseKept, readKept } from '../platform/kept'

/** Bounds of a column that a person made wider or narrower, in pixels. */
const columnBounds = { least: 56, most: 1600 } as const

const Widths = z.record(z.string(), z.number().min(columnBounds.least).max(columnBounds.most))
type Widths = Readonly<z.infer<typeof Widths>>

const within = (width: number): number => Math.round(Math.min(columnBounds.most, Math.max(columnBounds.least, width)))

/** How wide a person made the columns of a table, by their keys, in pixels. */
export interface ColumnWidths {
  readonly widths: Widths
  /** The columns that have one of these. The same set while they are the same columns. */
  readonly sized: ReadonlySet<string>
  /** Takes the widths that are given, those of other columns stay; null: as the column comes. `isOver`: the person let go, so it is kept. */
  readonly resize: (changed: Readonly<Record<string, number | null>>, isOver: boolean) => void
  readonly reset: () => void
}

/** The widths of one table's columns, kept on this machine. */
export const useColumnWidths = (table: string): ColumnWidths => {
  const storageKey = `rapport-column-widths-${table}`
  const [widths, setWidths] = useState<Widths>(() => parseKept(readKept(storageKey), Widths, {}))
  const show = (next: Widths, isOver: boolean): void => {
    setWidths(next)
    if (isOver) keepHere(storageKey, JSON.stringify(next))
  }
  const keys = Object.keys(widths).sort().join('\n')
  const sized = useMemo(() => new Set(keys === '' ? [] : keys.split('\n')), [keys])
  return {
    widths,
    sized,
    resize: (changed, isOver) => show(Object.fromEntries(Object.entries({ ...widths, ...changed }).flatMap(([key, width]) => (width === null ? [] : [[key, within(width)]]))), isOver),
    reset: () => show({}, true),
  }
}
