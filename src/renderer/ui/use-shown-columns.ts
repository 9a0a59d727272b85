import { useMemo, useState } from 'react'
import { keepHere, parseKept, readKept } from '../platform/kept'
import { z } from 'zod'

interface ChoosableColumn {
  readonly key: string
  readonly header: string
  /** Not shown until the person asks for it. */
  readonly isHiddenAtFirst?: boolean
  /** Shown always, and not offered in the chooser. */
  readonly isFixed?: boolean
}

const Choices = z.record(z.string(), z.boolean())
type Choices = z.infer<typeof Choices>

/** The choices as they were kept; damaged or missing ones are none. */
export const parseChoices = (kept: string | null): Choices => parseKept(kept, Choices, {})

/** The columns that may be hidden: all but the first, which names the row, and those that say so. */
const isChoosable = ({ isFixed = false }: ChoosableColumn, index: number): boolean => index > 0 && !isFixed

/** The order as it was kept; a damaged or missing one is none. */
export const parseOrder = (kept: string | null): readonly string[] => parseKept(kept, z.array(z.string()), [])

/** The columns in the order that a person put them in. One that came since follows the one that it followed before. The first, which names the row, stays the first. */
export const inOrder = <Column extends ChoosableColumn>(columns: readonly Column[], order: readonly string[]): readonly Column[] => {
  const [first, ...others] = columns
  if (first === undefined || order.length === 0) return columns
  const placed = [first, ...new Set(order.flatMap((key) => others.filter((column) => column.key === key)))]
  for (const [index, column] of columns.entries()) {
    const before = columns[index - 1]
    if (before !== undefined && !placed.includes(column)) placed.splice(placed.indexOf(before) + 1, 0, column)
  }
  return placed
}

/** The order after a column was moved past the next one that is shown, or the one before it. */
const movedBy = (ordered: readonly ChoosableColumn[], shown: readonly ChoosableColumn[], key: string, step: 1 | -1): readonly string[] => {
  const past = shown[shown.findIndex((column) => column.key === key) + step]
  const keys = ordered.map((column) => column.key).filter((each) => each !== key)
  return past === undefined ? ordered.map((column) => column.key) : keys.toSpliced(keys.indexOf(past.key) + (step === 1 ? 1 : 0), 0, key)
}

/** The columns to show: what the person chose, else what the column says of itself. Columns that came since the choice show as they say. */
export const shownColumns = <Column extends ChoosableColumn>(columns: readonly Column[], choices: Choices): readonly Column[] =>
  columns.filter((column, index) => !isChoosable(column, index) || (choices[column.key] ?? column.isHiddenAtFirst !== true))

/** Which columns of a table are shown, and how that is changed. */
export interface ColumnChoice<Column> {
  readonly shown: readonly Column[]
  readonly choosable: readonly Column[]
  readonly choose: (key: string, isShown: boolean) => void
  /** Moves a column past its neighbour: 1 is the next one, −1 the one before. The first column stays where it is. */
  readonly move: (key: string, step: 1 | -1) => void
  readonly reset: () => void
}

/** Columns that somebody else keeps by their keys, such as an address; undefined: they no longer do. */
export const chosenColumns = <Column extends ChoosableColumn>(columns: readonly Column[], keys: readonly string[], onChoose: (keys: readonly string[] | undefined) => void): ColumnChoice<Column> => {
  const choosable = columns.filter(isChoosable)
  const ordered = inOrder(columns, keys)
  const shown = ordered.filter((column) => !choosable.includes(column) || keys.includes(column.key))
  return {
    shown,
    choosable,
    choose: (key, isShown) => onChoose(ordered.filter((column) => (column.key === key ? isShown : shown.includes(column))).map((column) => column.key)),
    move: (key, step) => onChoose(movedBy(shown, shown, key, step)),
    reset: () => onChoose(undefined),
  }
}

/** The chosen columns of one table, kept on this machine. */
export const useShownColumns = <Column extends ChoosableColumn>(table: string, columns: readonly Column[]): ColumnChoice<Column> => {
  const storageKey = `rapport-columns-${table}`
  const orderKey = `rapport-column-order-${table}`
  const [choices, setChoices] = useState(() => parseChoices(readKept(storageKey)))
  const [order, setOrder] = useState(() => parseOrder(readKept(orderKey)))
  const keep = (next: Choices): void => {
    setChoices(next)
    keepHere(storageKey, JSON.stringify(next))
  }
  const keepOrder = (next: readonly string[]): void => {
    setOrder(next)
    keepHere(orderKey, JSON.stringify(next))
  }
  // The same lists while nothing changed, so that rows in view need not be drawn anew.
  const ordered = useMemo(() => inOrder(columns, order), [columns, order])
  const shown = useMemo(() => {
    const chosen = new Set(shownColumns(columns, choices))
    return ordered.filter((column) => chosen.has(column))
  }, [ordered, columns, choices])
  return {
    shown,
    choosable: columns.filter(isChoosable),
    choose: (key: string, isShown: boolean) => keep({ ...choices, [key]: isShown }),
    move: (key, step) => keepOrder(movedBy(ordered, shown, key, step)),
    reset: () => {
      keep({})
      keepOrder([])
    },
  }
}
