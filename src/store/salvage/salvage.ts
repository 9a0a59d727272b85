import Database from 'better-sqlite3'
import { copyFileSync, existsSync, statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { err, ok, type Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import type { SalvageReport, WorkbookProblem } from '../../shared/workbook/host.contract'
import { columnsOf, contentTables } from '../archive/tables'
import { appendAudit, auditTable, cutAudit } from '../audit/audit-chain'
import { fillSearch, liftTriggers, type ReadingControl, ReadingStopped } from '../archive/read-archive'
import { discardUnfinished, isPlainFile, publishWorkbook, startUnfinished, takeAsOwn } from '../durable-file'
import { applicationId, readFileHeader } from '../file-header'
import { rebuildEntityMonths } from '../imports/entity-months'
import { rebuildSlices, recount } from '../imports/slices'
import { migrate, migrations } from '../migrations'
import { countAnew } from '../networking/kept-counts'
import { ensureOrganization } from '../networking/organization.handlers'
import { lockedProblem, nothingLeftProblem, problemCodeOf, targetProblem, whereReadable, workbookProblem } from '../problems'
import { repairFirstPage } from './first-page'
import { NotTaken, readByRowid, readFromBothEnds, type Row } from './read-rows'

type Sqlite = Database.Database

/** The version that a damaged workbook says it has; the newest where it cannot say. */
const versionOf = (damaged: Sqlite): number => {
  try {
    const version = Number(damaged.pragma('user_version', { simple: true }))
    return version >= 1 && version <= migrations.length ? version : migrations.length
  } catch {
    return migrations.length
  }
}

const hasRowid = (sqlite: Sqlite, table: string): boolean => !/WITHOUT\s+ROWID/i.test(String(sqlite.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table)))

/** Whether a name stands for a plain table: a view that somebody put in its place could answer without end. A list that cannot be read says nothing against it. */
const isPlainTable = (damaged: Sqlite, table: string): boolean => {
  try {
    // The two columns of the statement.
    const entries = damaged.prepare('SELECT type, sql FROM sqlite_schema WHERE name = ? COLLATE NOCASE').all(table) as { type: string; sql: string | null }[]
    return entries.every(({ type, sql }) => type === 'table' && !/^\s*CREATE\s+VIRTUAL/i.test(sql ?? ''))
  } catch {
    // Then the table is asked itself, and answers or does not.
    return true
  }
}

interface Tally {
  read: number
  refused: number
  gaps: number
}

/** How many rows are read between two looks at whether somebody still waits. */
const rowsATurn = 2000

/** Takes every row of a table that can be read and that the rules of a workbook allow. */
const takeTable = (damaged: Sqlite, rescued: Sqlite, table: string, onRead: () => void): Tally => {
  const tally: Tally = { read: 0, refused: 0, gaps: 0 }
  if (!isPlainTable(damaged, table)) return { ...tally, gaps: 1 }
  const { columns, keys } = columnsOf(rescued, table)
  const insert = rescued.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`)
  const onRow = (row: Row): void => {
    onRead()
    try {
      insert.run(row)
      tally.read += 1
    } catch (error) {
      if (problemCodeOf(error) !== null) throw new NotTaken('The disk did not take a row', { cause: error })
      // A row that damage made impossible, or one that came before from another page.
      tally.refused += 1
    }
  }
  const reading = { onRow, onGap: () => void (tally.gaps += 1) }
  if (hasRowid(rescued, table)) readByRowid(damaged, table, reading)
  else readFromBothEnds(damaged, table, keys, reading)
  return tally
}

interface Reference {
  readonly id: number
  readonly seq: number
  readonly table: string
  readonly from: string
  readonly to: string | null
  readonly on_delete: string
}

/** Lets go of rows that refer to what could not be read, until none does; where a reference may be empty, it is emptied. Answers with how many went of each table. */
const dropOrphans = (rescued: Sqlite, tables: readonly string[]): ReadonlyMap<string, number> => {
  const dropped = new Map<string, number>()
  for (let changed = 1; changed > 0;) {
    changed = 0
    for (const table of tables) {
      // The documented columns of the pragma.
      const references = rescued.pragma(`foreign_key_list(${table})`) as Reference[]
      for (const id of new Set(references.map((reference) => reference.id))) {
        const parts = references.filter((reference) => reference.id === id).toSorted((left, right) => left.seq - right.seq)
        const [first] = parts
        if (first === undefined) continue
        const { keys } = columnsOf(rescued, first.table)
        const matches = parts.map(({ from, to, seq }) => `parent.${to ?? keys[seq] ?? 'rowid'} = ${table}.${from}`).join(' AND ')
        const isOrphan = `${parts.map(({ from }) => `${from} IS NOT NULL`).join(' AND ')} AND NOT EXISTS (SELECT 1 FROM ${first.table} AS parent WHERE ${matches})`
        if (first.on_delete === 'SET NULL') changed += rescued.prepare(`UPDATE ${table} SET ${parts.map(({ from }) => `${from} = NULL`).join(', ')} WHERE ${isOrphan}`).run().changes
        else {
          const { changes } = rescued.prepare(`DELETE FROM ${table} WHERE ${isOrphan}`).run()
          changed += changes
          dropped.set(table, (dropped.get(table) ?? 0) + changes)
        }
      }
    }
  }
  return dropped
}

/** Contacts say by name where they work, which is all that is left of an organisation whose own row could not be read. */
const nameOrganizationsAnew = (rescued: Sqlite, now: Date): void => {
  const context = { prepare: (sql: string) => rescued.prepare(sql), now: () => now }
  for (const name of rescued.prepare("SELECT DISTINCT organization FROM contact WHERE organization <> ''").pluck().all()) ensureOrganization(context, String(name))
}

/** Sums that are kept beside results are made anew from the results that are there. */
const sumAnew = (rescued: Sqlite, turn: () => void): void => {
  const context = { prepare: (sql: string) => rescued.prepare(sql) }
  const ids = (table: string): readonly number[] => rescued.prepare(`SELECT id FROM ${table}`).pluck().all().map(Number)
  const accounts = ids('ad_account')
  rescued.exec('DELETE FROM actual_slice; DELETE FROM actual_stretch; DELETE FROM actual_month; DELETE FROM entity_month')
  for (const batch of ids('import_batch')) rebuildSlices(context, batch, accounts, turn)
  rebuildEntityMonths(context, null, accounts, turn)
  recount(context, accounts)
}

const fillRescued = (damaged: Sqlite, rescued: Sqlite, name: string, now: Date, onRead: () => void): SalvageReport & { readonly record: ReturnType<typeof cutAudit> } => {
  const tables = contentTables(rescued)
  const tallies: { readonly table: string; readonly tally: Tally }[] = []
  rescued.exec('BEGIN')
  const triggers = liftTriggers(rescued)
  for (const table of tables) {
    // A new workbook is not empty: it has its settings, which stay where none could be read.
    const settings = rescued.prepare(`SELECT * FROM ${table}`).raw().all()
    rescued.exec(`DELETE FROM ${table}`)
    const tally = takeTable(damaged, rescued, table, onRead)
    tallies.push({ table, tally })
    if (tally.read === 0) for (const row of settings) rescued.prepare(`INSERT INTO ${table} VALUES (${columnsOf(rescued, table).columns.map(() => '?').join(', ')})`).run(row)
  }
  const record = tables.includes(auditTable) ? cutAudit(rescued) : { kept: 0, lost: 0 }
  const orphans = dropOrphans(rescued, tables)
  if (rescued.prepare('SELECT count(*) FROM workbook').pluck().get() === 0) rescued.prepare(`INSERT INTO workbook (id, name, currency, gross_margin, is_sample, created_at) VALUES (1, ?, 'EUR', NULL, 0, ?)`).run(name, now.toISOString())
  for (const sql of triggers) rescued.exec(sql)
  rescued.exec('COMMIT')
  const ofTables = tallies.map(({ table, tally }) => {
    const gone = (orphans.get(table) ?? 0) + (table === auditTable ? record.lost : 0)
    return { table, rows: tally.read - gone, gaps: tally.gaps, dropped: tally.refused + gone }
  })
  const total = (key: 'rows' | 'gaps' | 'dropped'): number => ofTables.reduce((sum, of) => sum + of[key], 0)
  return {
    record,
    rows: total('rows'),
    gaps: total('gaps'),
    dropped: total('dropped'),
    tables: ofTables.filter(({ rows, gaps, dropped }) => rows + gaps + dropped > 0),
    damagedTables: tallies.filter(({ tally }) => tally.gaps + tally.refused > 0).map(({ table }) => table),
  }
}

/** Why nothing can be read of a file: it is none of a workbook, or too little is left of one. */
const noWorkbook = (file: string): WorkbookProblem => {
  const { kind } = readFileHeader(file)
  if (kind === 'locked') return lockedProblem(file)
  return kind === 'folder' || kind === 'foreign' || kind === 'empty' ? workbookProblem(kind, file) : nothingLeftProblem(file)
}

/**
 * Reads every row of a damaged workbook that can be read into a new one. The damaged file is only ever copied. Never over an existing file. What a row says
 * is taken as it is: SQLite keeps no checksum by which a changed letter would show. `control` hears how many rows were read, and may give it up: then nothing is left of it.
 */
export const salvageWorkbook = (damagedFile: string, target: string, now: Date, control: ReadingControl): Result<SalvageReport, WorkbookProblem> => {
  const turn = (): void => {
    if (control.isCancelled()) throw new ReadingStopped()
  }
  let rowsRead = 0
  const onRead = (): void => {
    rowsRead += 1
    if (rowsRead % rowsATurn !== 0) return
    // How many there are nobody knows.
    control.report({ label: t`Reading what can be read; rows so far`, done: rowsRead, total: null })
    turn()
  }
  const made: string[] = []
  const start = (): string => {
    const path = startUnfinished(target)
    made.push(path)
    return path
  }
  try {
    if (existsSync(target)) return err(workbookProblem('exists', target))
    const found = whereReadable(undefined, () => statSync(damagedFile, { throwIfNoEntry: false }))
    if (found?.isFile() === false) return err(noWorkbook(damagedFile))
    const [copy, unfinished] = [start(), start()]
    copyFileSync(damagedFile, copy)
    if (isPlainFile(`${damagedFile}-wal`)) copyFileSync(`${damagedFile}-wal`, `${copy}-wal`)
    for (const path of [copy, `${copy}-wal`]) if (existsSync(path)) takeAsOwn(path)
    repairFirstPage(copy)
    turn()
    const damaged = new Database(copy, { fileMustExist: true })
    const rescued = new Database(unfinished)
    try {
      damaged.unsafeMode(true)
      damaged.pragma('trusted_schema = OFF')
      // Nothing is written to it: SQLite then makes do with as much of the list of tables as it can read, which is on many pages.
      damaged.pragma('writable_schema = ON')
      rescued.pragma(`application_id = ${applicationId}`)
      rescued.pragma('foreign_keys = OFF')
      migrate(rescued, migrations.slice(0, versionOf(damaged)))
      const { record, ...report } = fillRescued(damaged, rescued, basename(damagedFile, extname(damagedFile)), now, onRead)
      if (report.rows === 0) return err(noWorkbook(damagedFile))
      migrate(rescued)
      appendAudit(rescued, now, 'rescue', record)
      nameOrganizationsAnew(rescued, now)
      sumAnew(rescued, turn)
      countAnew(rescued)
      fillSearch(rescued)
      turn()
      rescued.close()
      publishWorkbook(unfinished, target, { replace: false })
      return ok(report)
    } finally {
      damaged.close()
      if (rescued.open) rescued.close()
    }
  } catch (error) {
    if (error instanceof ReadingStopped) return err(workbookProblem('cancelled', damagedFile))
    const code = problemCodeOf(error instanceof NotTaken ? error.cause : error)
    if (code === null) throw error
    if (code === 'damaged') return err(noWorkbook(damagedFile))
    return err(!existsSync(damagedFile) ? workbookProblem(code, damagedFile) : targetProblem(code, target))
  } finally {
    for (const path of made) discardUnfinished(path)
  }
}
