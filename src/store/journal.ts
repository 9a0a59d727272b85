import type Database from 'better-sqlite3'
import { parseJson } from '../shared/kernel/parse-json'
import { err, ok, type Result } from '../shared/kernel/result'
import { t } from '../shared/kernel/words'
import { columnsOf, quoteName } from './archive/tables'
import { indexInBulk } from './full-text'
import { idsEnd } from './kept-ids'
import { namesOfStep, type StepNames } from './journal-names'
import { type Look, unobserved } from './pace'
import { createReferenceCheck, type FinalRow, type Obstacle } from './row-references'

/** Tables whose rows a person's commands change. Imports write others, and are taken back as batches. */
const journalledTables = [
  'workbook', 'organization', 'contact_group', 'contact', 'contact_handle', 'contact_email', 'contact_phone', 'contact_photo', 'tag', 'contact_tag', 'custom_field', 'custom_value', 'contact_key', 'contact_former', 'not_duplicate', 'follow_up', 'saved_view',
  'community', 'membership', 'level_move', 'community_size', 'alert_dismissal', 'own_handle', 'follower_snapshot', 'post', 'share_of_voice', 'advocate', 'relationship_goal', 'objection_salt', 'objection', 'consent', 'retention_rule', 'interaction', 'interaction_contact', 'first_touch', 'first_engaged', 'import_person', 'import_claim', 'imported_contact', 'import_touch', 'import_touch_claim', 'campaign', 'cost_line', 'deal',
  'planning_settings', 'media_plan', 'flight', 'plan_cost', 'exchange_rate', 'budget', 'platform_zone', 'campaign_template', 'audience', 'audience_size', 'audience_use', 'audience_overlap', 'creative', 'creative_variant', 'creative_event', 'utm_convention', 'experiment', 'quarter_goal',
  'hourly_rate', 'networking_cost', 'deal_contact', 'contact_stage', 'campaign_response', 'attribution', 'bridge_action', 'bridge_action_contact', 'contact_audience', 'definition_break',
  'advice_promise', 'advice_move', 'saved_report', 'report_logo', 'mapping_word', 'import_batch', 'import_refusal', 'import_own_row', 'import_deal_contact',
] as const

/** Columns that follow from the others of their row by themselves, and change without a command. */
const derivedColumns: Readonly<Record<string, readonly string[]>> = { interaction: ['sentiment_label'] }

/** Steps kept for undo at least; the oldest is forgotten first. */
const keptSteps = 200

/** The oldest are forgotten so many at a time: each by itself would have every command write the pages at the other end of the history, too. */
const forgottenTogether = 32

type Cell = string | number | null | Uint8Array
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

interface StepRow {
  readonly id: number
  readonly label: string
  readonly at: string
  readonly isUndone: boolean
}

const stepSql = 'SELECT id, label, at, is_undone AS isUndone FROM undo_step'

const toStep = (row: unknown): StepRow => {
  // The columns of the statement above.
  const step = row as Omit<StepRow, 'isUndone'> & { readonly isUndone: number }
  return { ...step, isUndone: step.isUndone === 1 }
}

/** Forgets steps with numbers that no Rapport gives: behind the last number that there is SQLite has no room for another, which is told as a disk that is full. */
export const forgetStrangeSteps = (sqlite: Database.Database): void => {
  sqlite.prepare('DELETE FROM undo_step WHERE id >= ?').run(idsEnd)
  sqlite.prepare("UPDATE sqlite_sequence SET seq = (SELECT coalesce(max(id), 0) FROM undo_step) WHERE name = 'undo_step' AND seq >= ?").run(idsEnd)
}

/** Why a step cannot be undone or redone. */
type JournalFailure = { readonly type: 'NothingToUndo' } | { readonly type: 'NothingToRedo' } | { readonly type: 'ChangedSince'; readonly label: string } | { readonly type: 'TakesLong'; readonly step: number }

interface TurnOptions {
  readonly look?: Look
  /** A step that changed more rows is refused. Null: none is. */
  readonly atMost?: number | null
}

/** Notes what each command changes, row by row, so that it can be undone and redone. */
export interface Journal {
  /** Forgets what was noted and starts noting. */
  readonly begin: () => void
  /** Writes what was noted as one step. Null: nothing was changed. */
  readonly finish: (label: string, at: string) => number | null
  readonly stop: () => void
  readonly undo: (step: number | null, options?: TurnOptions) => Result<StepRow, JournalFailure>
  readonly redo: (options?: TurnOptions) => Result<StepRow, JournalFailure>
  /** The step that is undone next. Null: there is none. */
  readonly newest: () => StepRow | null
  /** The newest first, each with the names of what it changed. */
  readonly history: () => readonly (StepRow & StepNames)[]
}

const shapeOf = (sqlite: Database.Database, table: string): TableShape => {
  const { columns, keys } = columnsOf(sqlite, table)
  return { columns: columns.map(({ name }) => name).filter((name) => derivedColumns[table]?.includes(name) !== true), keys }
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

const isSameCell = (left: Cell, right: Cell | undefined): boolean => left === right || (left instanceof Uint8Array && right instanceof Uint8Array && Buffer.compare(left, right) === 0)

const isSameImage = (left: Image | null, right: Image | null): boolean =>
  left === right || (left !== null && right !== null && left.length === right.length && left.every((cell, index) => isSameCell(cell, right[index])))

/** Images as JSON; bytes, which JSON lacks, as `{ "base64": … }`. */
const imageText = (image: Image | null): string | null =>
  image === null ? null : JSON.stringify(image.map((cell) => (cell instanceof Uint8Array ? { base64: Buffer.from(cell).toString('base64') } : cell)))

/** Null where a text is no image: a workbook may come from somebody who wrote other things there. */
const parseImage = (text: string): Image | null => {
  const cells = parseJson(text)
  if (!Array.isArray(cells)) return null
  const image: Cell[] = []
  for (const cell of cells as readonly unknown[]) {
    if (cell === null || typeof cell === 'string' || typeof cell === 'number') image.push(cell)
    else if (typeof cell === 'object' && 'base64' in cell && typeof cell.base64 === 'string') image.push(Buffer.from(cell.base64, 'base64'))
    else return null
  }
  return image
}

/** What is no image is one without cells, which no row is like. */
const readImage = (text: string | null): Image | null => (text === null ? null : (parseImage(text) ?? []))

const keyOf = ({ columns, keys }: TableShape, image: Image): Cell[] => keys.map((key) => image[columns.indexOf(key)] ?? null)

/** A rule of the schema that a row of the past would break today: two rows of one name, for instance, or a key of another type. */
const isConstraint = (error: unknown): boolean => error instanceof Error && 'code' in error && /^SQLITE_(?:CONSTRAINT|MISMATCH)/.test(String(error.code))

/** Puts single rows of a table from how they are to how they should be. */
const createRowWriter = (sqlite: Database.Database, table: string, shape: TableShape) => {
  const name = quoteName(table)
  const where = shape.keys.map((key) => `${quoteName(key)} IS ?`).join(' AND ')
  const columns = shape.columns.map(quoteName).join(', ')
  const select = sqlite.prepare(`SELECT ${columns} FROM ${name} WHERE ${where}`).raw()
  const updates = new Map<string, Database.Statement>()
  /** Sets what differs alone: to set the others too would look for every row that refers to this one, and write search entries anew. */
  const update = (expected: Image, wanted: Image): void => {
    const changed = shape.columns.flatMap((column, index) => (isSameCell(expected[index] ?? null, wanted[index]) ? [] : [{ column, index }]))
    const assignments = changed.map(({ column }) => `${quoteName(column)} = ?`).join(', ')
    const statement = updates.get(assignments) ?? sqlite.prepare(`UPDATE ${name} SET ${assignments} WHERE ${where}`)
    updates.set(assignments, statement)
    statement.run(...changed.map(({ index }) => wanted[index]), ...keyOf(shape, expected))
  }
  const insert = sqlite.prepare(`INSERT INTO ${name} (${columns}) VALUES (${shape.columns.map(() => '?').join(', ')})`)
  const remove = sqlite.prepare(`DELETE FROM ${name} WHERE ${where}`)
  /** False when the row is not as expected, or a rule of the schema stands in the way. */
  return (expected: Image | null, wanted: Image | null): boolean => {
    const identity = expected ?? wanted
    if (identity === null || [expected, wanted].some((image) => image !== null && image.length !== shape.columns.length)) return false
    // Raw rows are arrays of cells.
    const found = select.get(...keyOf(shape, identity)) as Image | undefined
    if (!isSameImage(found ?? null, expected)) return false
    try {
      if (expected !== null && wanted !== null) update(expected, wanted)
      else if (wanted !== null) insert.run(...wanted)
      else if (expected !== null) remove.run(...keyOf(shape, expected))
      return true
    } catch (error) {
      // The command is rolled back as a whole when this is answered with false.
      if (isConstraint(error)) return false
      throw error
    }
  }
}

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
  // In one transaction: each alone would be written by itself.
  sqlite.transaction(() => {
    for (const [table, shape] of shapes) installTriggers(sqlite, table, shape)
  })()
  const writers = new Map<string, ReturnType<typeof createRowWriter>>()
  /** Made when a table's first step is undone, not for every table at each start. */
  const writerOf = (table: string, shape: TableShape): ReturnType<typeof createRowWriter> => {
    const writer = writers.get(table) ?? createRowWriter(sqlite, table, shape)
    writers.set(table, writer)
    return writer
  }
  const findObstacle = createReferenceCheck(sqlite)

  const insertStep = sqlite.prepare('INSERT INTO undo_step (label, at, is_undone) VALUES (?, ?, 0)')
  const insertChange = sqlite.prepare('INSERT INTO undo_change (step_id, position, table_name, before, after) VALUES (?, ?, ?, ?, ?)')
  const forgetUndone = sqlite.prepare('DELETE FROM undo_step WHERE is_undone = 1')
  const forgetOld = sqlite.prepare('DELETE FROM undo_step WHERE id <= (SELECT id FROM undo_step ORDER BY id DESC LIMIT 1 OFFSET ?)')
  const markStep = sqlite.prepare('UPDATE undo_step SET is_undone = ? WHERE id = ?')
  const countChanges = sqlite.prepare('SELECT count(*) FROM undo_change WHERE step_id = ?').pluck()
  const selectChanges = sqlite.prepare('SELECT table_name AS "table", before, after FROM undo_change WHERE step_id = ? ORDER BY position')
  const selectStep = sqlite.prepare(`${stepSql} WHERE id = ?`)
  const newestDone = sqlite.prepare('SELECT max(id) FROM undo_step WHERE is_undone = 0').pluck()
  const oldestUndone = sqlite.prepare('SELECT min(id) FROM undo_step WHERE is_undone = 1').pluck()
  const laterChanges = sqlite.prepare(
    'SELECT label, before, after FROM undo_step JOIN undo_change ON step_id = id WHERE id > ? AND is_undone = 0 AND table_name = ? ORDER BY id DESC, position DESC',
  )

  const readStep = (id: number): StepRow | null => {
    const row = selectStep.get(id)
    return row === undefined ? null : toStep(row)
  }

  const readChanges = (step: number): Change[] =>
    // Written by `finish` below.
    (selectChanges.all(step) as { table: string; before: string | null; after: string | null }[]).map(({ table, before, after }) => ({
      table,
      before: readImage(before),
      after: readImage(after),
    }))

  /** The newest later step that changed a row; imports and their undo are no steps. */
  const whoChanged = (step: number, { table, row }: Obstacle): string => {
    const shape = shapes.get(table)
    if (shape === undefined) return t`an import`
    const key = keyOf(shape, row)
    // The columns of the statement above.
    for (const { label, before, after } of laterChanges.iterate(step, table) as IterableIterator<{ label: string; before: string | null; after: string | null }>) {
      const image = readImage(after ?? before) ?? []
      if (isSameImage(keyOf(shape, image), key)) return label
    }
    return t`an import`
  }

  const identify = (table: string, image: Image): string => {
    const shape = shapes.get(table)
    return JSON.stringify([table, ...(shape === undefined ? [] : keyOf(shape, image))])
  }

  /** Whether what was noted leaves any row other than it was; a row may have been taken away and put back. */
  const hasEffect = (): boolean => {
    const first = new Map<string, Image | null>()
    const last = new Map<string, Image | null>()
    for (const { table, before, after } of noted) {
      const identity = identify(table, before ?? after ?? [])
      if (!first.has(identity)) first.set(identity, before)
      last.set(identity, after)
    }
    return [...first].some(([identity, before]) => !isSameImage(before, last.get(identity) ?? null))
  }

  /** Applies changes in order. Answers with the row that is not as it was left. */
  const apply = (changes: readonly Change[], look: (done: number) => void): Obstacle | null => {
    const finals = new Map<string, FinalRow>()
    for (const [done, { table, before, after }] of changes.entries()) {
      look(done)
      const shape = shapes.get(table)
      const known = before ?? after ?? []
      if (shape === undefined || !writerOf(table, shape)(before, after)) return { table, row: known }
      finals.set(identify(table, known), { table, columns: shape.columns, image: after, known })
    }
    // More was noted than was asked for: removing a row took others with it, or emptied their reference, that came later.
    if (noted.length > changes.length) {
      const taken = noted.find(({ table, before, after }) => !finals.has(identify(table, before ?? after ?? []))) ?? noted.at(-1)
      if (taken !== undefined) return { table: taken.table, row: taken.before ?? taken.after ?? [] }
    }
    return findObstacle(finals.values())
  }

  const turn = (id: number, direction: 'undo' | 'redo', { look = unobserved, atMost = null }: TurnOptions = {}): Result<StepRow, JournalFailure> => {
    if (atMost !== null && Number(countChanges.get(id)) > atMost) return err({ type: 'TakesLong', step: id })
    const changes = readChanges(id)
    const label = direction === 'undo' ? t`Undoing` : t`Doing again`
    noted = []
    isNoting = true
    // Rows come back before the rows that refer to them, whatever order the command wrote them in.
    sqlite.pragma('defer_foreign_keys = ON')
    const turned = direction === 'redo' ? changes : changes.reverse().map(({ table, before, after }) => ({ table, before: after, after: before }))
    const obstacle = indexInBulk(sqlite, turned.length, () => apply(turned, (done) => look(label, done, turned.length)))
    // Undoing is no step of its own.
    isNoting = false
    noted = []
    if (obstacle !== null) return err({ type: 'ChangedSince', label: whoChanged(id, obstacle) })
    markStep.run(direction === 'undo' ? 1 : 0, id)
    const step = readStep(id)
    return step === null ? err({ type: 'NothingToUndo' }) : ok(step)
  }

  const newest = (): StepRow | null => {
    // SQL answers with a number, or null where there is no row.
    const id = newestDone.get() as number | null
    return id === null ? null : readStep(id)
  }

  const namesOf = namesOfStep(sqlite, (table) => shapes.get(table)?.columns ?? [])

  return {
    begin: () => {
      noted = []
      isNoting = true
    },
    finish: (label, at) => {
      isNoting = false
      if (!hasEffect()) return null
      forgetUndone.run()
      const step = Number(insertStep.run(label, at).lastInsertRowid)
      noted.forEach(({ table, before, after }, position) => {
        insertChange.run(step, position, table, imageText(before), imageText(after))
      })
      if (step % forgottenTogether === 0) forgetOld.run(keptSteps)
      noted = []
      return step
    },
    stop: () => {
      isNoting = false
      noted = []
    },
    undo: (asked, options) => {
      const step = asked === null ? newest() : readStep(asked)
      return step === null || step.isUndone ? err({ type: 'NothingToUndo' }) : turn(step.id, 'undo', options)
    },
    redo: (options) => {
      const id = oldestUndone.get() as number | null
      return id === null ? err({ type: 'NothingToRedo' }) : turn(id, 'redo', options)
    },
    newest,
    history: () => sqlite.prepare(`${stepSql} ORDER BY id DESC LIMIT ?`).all(keptSteps).map(toStep).map((step) => ({ ...step, ...namesOf(step.id) })),
  }
}
