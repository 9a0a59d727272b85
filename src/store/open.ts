import Database from 'better-sqlite3'
import { chmodSync, existsSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '../shared/kernel/result'
import type { WorkbookProblem } from '../shared/workbook/host.contract'
import { beginServing, connect } from './connection'
import { publishFile } from './durable-file'
import { applicationId, readFileHeader } from './file-header'
import { migrate, migrations, schemaVersion } from './migrations'
import { problemCodeOf, workbookProblem } from './problems'

/** What a new workbook starts with. */
export interface NewWorkbook {
  readonly name: string
  readonly currency: string
  readonly isSample: boolean
}

/** Up to this size the whole file is checked before it is served; a larger one is checked on request. */
const checkAtOpenBytes = 64 * 1024 * 1024

const asProblem = <T>(file: string, run: () => T): Result<T, WorkbookProblem> => {
  try {
    return ok(run())
  } catch (error) {
    const code = problemCodeOf(error)
    if (code === null) throw error
    return err(workbookProblem(code, file))
  }
}

/** Makes a new workbook under a temporary name and gives it its own only when it is whole and durable. Never over an existing file. */
export const createWorkbook = (file: string, { name, currency, isSample }: NewWorkbook, now: Date): Result<void, WorkbookProblem> =>
  asProblem(file, () => {
    if (existsSync(file)) throw Object.assign(new Error('exists'), { code: 'EEXIST' })
    const unfinished = `${file}.unfinished`
    rmSync(unfinished, { force: true })
    try {
      const sqlite = new Database(unfinished)
      chmodSync(unfinished, 0o600)
      sqlite.pragma(`application_id = ${applicationId}`)
      sqlite.pragma('foreign_keys = OFF')
      migrate(sqlite)
      sqlite.prepare('INSERT INTO workbook (id, name, currency, gross_margin, is_sample, created_at) VALUES (1, ?, ?, NULL, ?, ?)').run(name, currency, isSample ? 1 : 0, now.toISOString())
      sqlite.close()
      publishFile(unfinished, file, { replace: false })
    } finally {
      rmSync(unfinished, { force: true })
    }
  })

/** Copies an older workbook beside itself before it is migrated, so that the migration can be taken back by hand. */
const backUpBeforeMigration = (sqlite: Database.Database, file: string, from: number, now: Date): void => {
  const folder = `${file}-backups`
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-')
  const target = join(folder, `${basename(file, '.rapport')} before version ${schemaVersion} (${stamp}, version ${from}).rapport`)
  const unfinished = `${target}.unfinished`
  try {
    sqlite.prepare('VACUUM INTO ?').run(unfinished)
    chmodSync(unfinished, 0o600)
    const copy = new Database(unfinished, { readonly: true })
    const verdict = copy.pragma('quick_check(1)', { simple: true })
    copy.close()
    if (verdict !== 'ok') throw Object.assign(new Error('The backup is damaged'), { code: 'SQLITE_CORRUPT' })
    publishFile(unfinished, target, { replace: false })
  } finally {
    rmSync(unfinished, { force: true })
  }
}

const judge = (file: string): WorkbookProblem['code'] | null => {
  const header = readFileHeader(file)
  if (header.kind === 'truncated') return 'damaged'
  if (header.kind !== 'workbook') return header.kind
  return header.version > schemaVersion ? 'newer' : null
}

/** Opens a workbook for serving: judged by its bytes first, then locked, checked, backed up, migrated. Refused files stay as they were, byte for byte. */
export const openWorkbook = (path: string, now: Date, list = migrations): Result<Database.Database, WorkbookProblem> => {
  const early = judge(path)
  if (early !== null) return err(workbookProblem(early, path))
  // From here on the file itself is meant, not a link that may be changed under us.
  const file = realpathSync(path)
  return asProblem(file, () => {
    const sqlite = connect(file, { isChecked: statSync(file).size <= checkAtOpenBytes })
    try {
      const from = Number(sqlite.pragma('user_version', { simple: true }))
      if (from < list.length) backUpBeforeMigration(sqlite, file, from, now)
      migrate(sqlite, list)
      beginServing(sqlite)
      return sqlite
    } catch (error) {
      sqlite.close()
      throw error
    }
  })
}

/** The folder a workbook lies in and its name, for titles and lists. */
export const describePath = (file: string): { readonly fileName: string; readonly folder: string } => ({ fileName: basename(file), folder: dirname(file) })
