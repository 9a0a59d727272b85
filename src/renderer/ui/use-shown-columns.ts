import { useMemo, useState } from 'react'
import { keepHere, readKept } from '../platform/kept'
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
export const parseChoices = (kept: string | null): Choices => {
  try {
    return Choices.parse(JSON.parse(kept ?? '{}'))
  } catch {
    // What stands in the browser's storage may be anything.
    return {}
  }
}

/** The columns that may be hidden: all but the first, which names the row, and those that say so. */
const isChoosable = ({ isFixed = false }: ChoosableColumn, index: number): boolean => index > 0 && !isFixed

/** The columns to show: what the person chose, else what the column says of itself. Columns that came since the choice show as they say. */
export const shownColumns = <Column extends ChoosableColumn>(columns: readonly Column[], choices: Choices): readonly Column[] =>
  columns.filter((column, index) => !isChoosable(column, index) || (choices[column.key] ?? column.isHiddenAtFirst !== true))

/** Which columns of a table are shown, and how that is changed. */
export interface ColumnChoice<Column> {
  readonly shown: readonly Column[]
  readonly choosable: readonly Column[]
  readonly choose: (key: string, isShown: boolean) => void
  readonly reset: () => void
}

/** Columns that somebody else keeps by their keys, such as an address; undefined: they no longer do. */
export const chosenColumns = <Column extends ChoosableColumn>(columns: readonly Column[], keys: readonly string[], onChoose: (keys: readonly string[] | undefined) => void): ColumnChoice<Column> => {
  const shown = columns.filter((column, index) => !isChoosable(column, index) || keys.includes(column.key))
  return {
    shown,
    choosable: columns.filter(isChoosable),
    choose: (key, isShown) => onChoose(columns.filter((column) => (column.key === key ? isShown : shown.includes(column))).map((column) => column.key)),
    reset: () => onChoose(undefined),
  }
}

/** The chosen columns of one table, kept on this machine. */
export const useShownColumns = <Column extends ChoosableColumn>(table: string, columns: readonly Column[]): ColumnChoice<Column> => {
  const storageKey = `rapport-columns-${table}`
  const [choices, setChoices] = useState(() => parseChoices(readKept(storageKey)))
  const keep = (next: Choices): void => {
    setChoices(next)
    keepHere(storageKey, JSON.stringify(next))
  }
  // The same list while nothing changed, so that rows in view need not be drawn anew.
  const shown = useMemo(() => shownColumns(columns, choices), [columns, choices])
  return {
    shown,
    choosable: columns.filter(isChoosable),
    choose: (key: string, isShown: boolean) => keep({ ...choices, [key]: isShown }),
    reset: () => keep({}),
  }
}
