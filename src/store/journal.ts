import type Database from 'better-sqlite3'
import { err, ok, type Result } from '../shared/kernel/result'

/** Tables whose rows a person's commands change. Imports write others, and are taken back as batches. */
export const journalledTables = [
  'workbook', 'contact', 'contact_handle', 'contact_email', 'contact_phone', 'tag', 'contact_tag', 'community', 'membership', 'interaction', 'interaction_contact', 'campaign', 'cost_line', 'deal',
] as const

/** Steps kept for undo; the oldest is forgotten first. */
const keptSteps = 200

type Cell = string | number | null
type Image = readonly Cell[]

interface Change {
  readonly table: string
  readonly before: Image | null
  readonly after: Image | null
}

interface TableShape {
  readonly columns: readonly string[]
  readonly keys: readonly string[]
}

export interface StepRow {
  readonly id: number
  readonly label: string
  readonly at: string
  readonly isUndone: boolean
}

/** Why a step cannot be undone or redone. */
export type JournalFailure = { readonly type: 'NothingToUndo' } | { readonly type: 'NothingToRedo' } | { readonly type: 'ChangedSince'; readonly label: string }

/** Notes what each command changes, row by row, so that it can be undone and redone. */
export interface Journal {
  /** Forgets what was noted and starts noting. */
  readonly begin: () => void
  /** Writes what was noted as one step. Null: nothing was changed. */
  readonly finish: (label: string, at: string) => number | null
  readonly stop: () => void
  readonly undo: (step: number | null) => Result<StepRow, JournalFailure>
  readonly redo: () => Result<StepRow, JournalFailure>
  readonly history: () => readonly StepRow[]
}

const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

const shapeOf = (sqlite: Database.Database, table: string): TableShape => {
  // The documented columns of table_info.
  const columns = sqlite.pragma(`table_info(${quoteName(table)})`) as { name: string; pk: number }[]
  return {
    columns: columns.map(({ name }) => name),
    keys: columns.filter(({ pk }) => pk > 0).sort((left, right) => left.pk - right.pk).map(({ name }) => name),
  }
}

const installTriggers = (sqlite: Database.Database, table: string, { columns }: TableShape): void => {
  const image = (alias: string): string => columns.map((column) => `${alias}.${quoteName(column)}`).join(', ')
  const trigger = (operation: string, args: string): void => {
    // A statement of its own per trigger; the values go to memory and are written once, when the command ends.
    sqlite.exec(`CREATE TEMP TRIGGER ${quoteName(`journal_${table}_${operation}`)} AFTER ${operation} ON main.${quoteName(table)} BEGIN SELECT rapport_note('${table}', ${args}); END`)
  }
  trigger('INSERT', `0, 1, ${image('NEW')}`)
  trigger('UPDATE', `1, 1, ${image('OLD')}, ${image('NEW')}`)
  trigger('DELETE', `1, 0, ${image('OLD')}`)
}

const isSameImage = (left: Image | null, right: Image | null): boolean =>
  left === right || (left !== null && right !== null && left.length === right.length && left.every((cell, index) => cell === right[index]))

export const createJournal = (sqlite: Database.Database): Journal => {
  const shapes = new Map<string, TableShape>(journalledTables.map((table) => [table, shapeOf(sqlite, table)]))
  let isNoting = false
  let noted: Change[] = []

  sqlite.function('rapport_note', { varargs: true }, (...args: unknown[]) => {
    if (!isNoting) return null
    // The triggers above call with exactly this shape.
    const [table, hasBefore, hasAfter, ...cells] = args as [string, number, number, ...Cell[]]
    const width = shapes.get(table)?.columns.length ?? 0
    const before = hasBefore === 1 ? cells.slice(0, width) : null
    const after = hasAfter === 1 ? cells.slice(hasBefore === 1 ? width : 0) : null
    if (!isSameImage(before, after)) noted.push({ table, before, after })
    return null
  })
  for (const [table, shape] of shapes) installTriggers(sqlite, table, shape)

  const insertStep = sqlite.prepare('INSERT INTO undo_step (label, at, is_undone) VALUES (?, ?, 0)')
  const insertChange = sqlite.prepare('INSERT INTO undo_change (step_id, position, table_name, before, after) VALUES (?, ?, ?, ?, ?)')
  const forgetUndone = sqlite.prepare('DELETE FROM undo_step WHERE is_undone = 1')
  const forgetOld = sqlite.prepare('DELETE FROM undo_step WHERE id <= (SELECT id FROM undo_step ORDER BY id DESC LIMIT 1 OFFSET ?)')
  const markStep = sqlite.prepare('UPDATE undo_step SET is_undone = ? WHERE id = ?')
  const selectChanges = sqlite.prepare('SELECT table_name AS "table", before, after FROM undo_change WHERE step_id = ? ORDER BY position')
  const selectStep = sqlite.prepare('SELECT id, label, at, is_undone AS isUndone FROM undo_step WHERE id = ?')
  const newestDone = sqlite.prepare('SELECT max(id) FROM undo_step WHERE is_undone = 0').pluck()
  const oldestUndone = sqlite.prepare('SELECT min(id) FROM undo_step WHERE is_undone = 1').pluck()
  const laterStep = sqlite.prepare('SELECT label FROM undo_step WHERE id > ? AND is_undone = 0 ORDER BY id DESC LIMIT 1').pluck()

  const readStep = (id: number): StepRow | null => {
    // The columns of the statement above.
    const row = selectStep.get(id) as { id: number; label: string; at: string; isUndone: number } | undefined
    return row === undefined ? null : { ...row, isUndone: row.isUndone === 1 }
  }

  const readChanges = (step: number): Change[] =>
    // Written by `finish` below.
    (selectChanges.all(step) as { table: string; before: string | null; after: string | null }[]).map(({ table, before, after }) => ({
      table,
      before: before === null ? null : (JSON.parse(before) as Image),
      after: after === null ? null : (JSON.parse(after) as Image),
    }))

  const keyOf = ({ columns, keys }: TableShape, image: Image): Cell[] => keys.map((key) => image[columns.indexOf(key)] ?? null)

  /** Puts one row from how it is to how it should be. False when it is not as expected. */
  const replaceRow = (table: string, expected: Image | null, wanted: Image | null): boolean => {
    const shape = shapes.get(table)
    const identity = expected ?? wanted
    if (shape === undefined || identity === null) return false
    const where = shape.keys.map((key) => `${quoteName(key)} IS ?`).join(' AND ')
    const name = quoteName(table)
    const found = sqlite.prepare(`SELECT * FROM ${name} WHERE ${where}`).raw().get(...keyOf(shape, identity))
    // Raw rows are arrays of cells.
    if (!isSameImage((found as Image | undefined) ?? null, expected)) return false
    if (expected !== null && wanted !== null) {
      const sets = shape.columns.map((column) => `${quoteName(column)} = ?`).join(', ')
      sqlite.prepare(`UPDATE ${name} SET ${sets} WHERE ${where}`).run(...wanted, ...keyOf(shape, expected))
    } else if (wanted !== null) {
      sqlite.prepare(`INSERT INTO ${name} VALUES (${shape.columns.map(() => '?').join(', ')})`).run(...wanted)
    } else if (expected !== null) {
      sqlite.prepare(`DELETE FROM ${name} WHERE ${where}`).run(...keyOf(shape, expected))
    }
    return true
  }

  const turn = (id: number, direction: 'undo' | 'redo'): Result<StepRow, JournalFailure> => {
    const changes = readChanges(id)
    // Undoing is no step of its own.
    isNoting = false
    // Rows come back before the rows that refer to them, whatever order the command wrote them in.
    sqlite.pragma('defer_foreign_keys = ON')
    const isDone =
      direction === 'undo'
        ? changes.reverse().every(({ table, before, after }) => replaceRow(table, after, before))
        : changes.every(({ table, before, after }) => replaceRow(table, before, after))
    if (!isDone) return err({ type: 'ChangedSince', label: (laterStep.get(id) as string | undefined) ?? 'an import' })
    markStep.run(direction === 'undo' ? 1 : 0, id)
    const step = readStep(id)
    return step === null ? err({ type: 'NothingToUndo' }) : ok(step)
  }

  return {
    begin: () => {
      noted = []
      isNoting = true
    },
    finish: (label, at) => {
      isNoting = false
      if (noted.length === 0) return null
      forgetUndone.run()
      const step = Number(insertStep.run(label, at).lastInsertRowid)
      noted.forEach(({ table, before, after }, position) => {
        insertChange.run(step, position, table, before === null ? null : JSON.stringify(before), after === null ? null : JSON.stringify(after))
      })
      forgetOld.run(keptSteps)
      noted = []
      return step
    },
    stop: () => {
      isNoting = false
      noted = []
    },
    undo: (asked) => {
      const step = asked === null ? null : readStep(asked)
      // SQL answers with a number, or null where there is no row.
      const id = asked === null ? (newestDone.get() as number | null) : (step?.id ?? null)
      if (id === null || step?.isUndone === true) return err({ type: 'NothingToUndo' })
      return turn(id, 'undo')
    },
    redo: () => {
      const id = oldestUndone.get() as number | null
      return id === null ? err({ type: 'NothingToRedo' }) : turn(id, 'redo')
    },
    history: () =>
      (sqlite.prepare('SELECT id, label, at, is_undone AS isUndone FROM undo_step ORDER BY id DESC LIMIT ?').all(keptSteps) as { id: number; label: string; at: string; isUndone: number }[]).map((row) => ({
        ...row,
        isUndone: row.isUndone === 1,
      })),
  }
}
