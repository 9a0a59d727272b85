import type Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { closeSync, constants, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkWorkbook } from '../../src/store/check'
import { disconnect } from '../../src/store/connection'
import type { StoreContext } from '../../src/store/context'
import { migrations } from '../../src/store/migrations'
import { createWorkbook, openWorkbook } from '../../src/store/open'
import { fillMarketing } from './fill-marketing'
import { fillNetworking } from './fill-networking'

/** Rows of a large workbook. `dailyRows` is 1,000 days of every ad set. */
export interface LargeSizes {
  readonly contacts: number
  readonly communities: number
  readonly interactions: number
  readonly campaigns: number
  readonly dailyRows: number
}

const fullSizes: LargeSizes = { contacts: 100_000, communities: 300, interactions: 1_000_000, campaigns: 500, dailyRows: 5_000_000 }

/** The large workbook, or a share of it. */
export const largeSizes = (share: number): LargeSizes => ({
  contacts: fullSizes.contacts * share,
  communities: fullSizes.communities * share,
  interactions: fullSizes.interactions * share,
  campaigns: fullSizes.campaigns * share,
  dailyRows: fullSizes.dailyRows * share,
})

const seed = 20_260_701

/** Changes whenever other rows are written for the same sizes. */
const recipe = 3

const contextOf = (sqlite: Database.Database): StoreContext => {
  const statements = new Map<string, Database.Statement>()
  const prepare = (sql: string): Database.Statement => {
    const statement = statements.get(sql) ?? sqlite.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  // What fills the workbook asks for nothing else.
  return { sqlite, prepare } as unknown as StoreContext
}

const fill = async (file: string, sizes: LargeSizes): Promise<void> => {
  const now = new Date('2026-07-01T08:00:00Z')
  const made = createWorkbook(file, { name: 'Large', currency: 'EUR', isSample: false }, now)
  const opened = made.ok ? openWorkbook(file, now) : made
  if (!opened.ok) throw new Error(opened.error.sentence)
  const sqlite = opened.value
  try {
    for (const setting of ['synchronous = OFF', 'foreign_keys = OFF', 'cache_size = -400000']) sqlite.pragma(setting)
    const context = contextOf(sqlite)
    sqlite.transaction(() => {
      fillNetworking(context, seed, sizes)
      fillMarketing(context, seed, sizes)
    })()
    for (const setting of ['synchronous = FULL', 'foreign_keys = ON']) sqlite.pragma(setting)
    const report = await checkWorkbook(sqlite, { report: () => undefined, isCancelled: () => false })
    const wrong = report?.findings.filter(({ ok }) => !ok) ?? []
    if (wrong.length > 0) throw new Error(`The large workbook is not in order: ${wrong.map(({ title, detail }) => `${title}: ${detail}`).join(' ')}`)
  } finally {
    disconnect(sqlite)
  }
}

/** A checked workbook of these sizes, the same rows every time; made once and kept in the temporary folder. Not to be changed: take a copy. */
export const largeWorkbook = async (sizes: LargeSizes): Promise<string> => {
  const key = createHash('sha256').update(JSON.stringify([recipe, seed, sizes, migrations.map(({ sql }) => sql)])).digest('hex').slice(0, 16)
  const folder = join(tmpdir(), 'rapport-bench')
  const file = join(folder, `large-${key}.rapport`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const unfinished = join(folder, `unfinished-${process.pid}.rapport`)
  try {
    await fill(unfinished, sizes)
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
  return file
}

/** A copy to work in; on file systems that can, it costs nothing. It is on the disk when this returns: what waits to be written would be part of what the work on it is told to take. */
export const copyOf = (file: string, target: string): string => {
  copyFileSync(file, target, constants.COPYFILE_FICLONE)
  const copy = openSync(target, 'r+')
  fsyncSync(copy)
  closeSync(copy)
  return target
}
