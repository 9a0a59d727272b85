import { t } from '../../shared/kernel/words'
import { fieldErrors } from './fields'

/** How one column's cells are changed where they stand. */
export interface CellEdit<Row> {
  readonly kind: 'text' | 'number' | 'date' | 'choice'
  /** What is typed over, as text; of a choice its value. */
  readonly valueOf: (row: Row) => string
  /** Of a choice: all there are. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** Of a text: what may be meant, offered while it is typed. */
  readonly suggestions?: readonly string[]
  readonly placeholder?: string
  /** Resolves with what is wrong, in a sentence, or null when it is saved. */
  readonly save: (row: Row, text: string) => Promise<string | null>
}

interface Answer {
  readonly ok: boolean
  readonly error?: { readonly type: string }
}

/** What a cell says of the command that saved it: null when it is saved, else why not. `gone`: for any reason that is not what was typed. */
export const cellProblem = (answer: Answer | null, gone: string): string | null => {
  if (answer === null) return t`Not saved. What you typed is still here.`
  return answer.ok ? null : (Object.values(fieldErrors(answer.error ?? { type: '' }) ?? {})[0] ?? gone)
}

/** Columns whose cells are changed in place, where there is a way for them, by key. */
export const withEdits = <Row, Column extends { readonly key: string }>(columns: readonly Column[], edits: ReadonlyMap<string, CellEdit<Row>>): readonly (Column & { readonly edit?: CellEdit<Row> })[] =>
  columns.map((column) => {
    const edit = edits.get(column.key)
    return edit === undefined ? column : { ...column, edit }
  })

/** Which cell is meant: by the key of its row and of its column. */
export interface CellPlace {
  readonly row: number | string
  readonly column: string
}

/** The next column to the right (1) or left (−1) that can be edited; null at the end. */
export const nextEditable = (columns: readonly { readonly key: string; readonly edit?: unknown }[], from: string | null, step: 1 | -1): string | null => {
  const editable = columns.filter(({ edit }) => edit !== undefined)
  const at = editable.findIndex(({ key }) => key === from)
  const next = at < 0 ? (step === 1 ? 0 : editable.length - 1) : at + step
  return editable[next]?.key ?? null
}
