import { useState } from 'react'
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

/** The chosen columns of one table, kept on this machine. */
export const useShownColumns = <Column extends ChoosableColumn>(table: string, columns: readonly Column[]) => {
  const storageKey = `rapport-columns-${table}`
  const [choices, setChoices] = useState(() => parseChoices(localStorage.getItem(storageKey)))
  const keep = (next: Choices): void => {
    setChoices(next)
    localStorage.setItem(storageKey, JSON.stringify(next))
  }
  return {
    shown: shownColumns(columns, choices),
    choosable: columns.filter(isChoosable),
    choose: (key: string, isShown: boolean) => keep({ ...choices, [key]: isShown }),
    reset: () => keep({}),
  }
}
