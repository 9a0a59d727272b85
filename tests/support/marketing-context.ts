import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { readAny } from '../../src/imports/read-any'
import { unpackArchive } from '../../src/imports/unpack-archive'
import type { ReadChunk, ReadEntity, ReadFile, ReadSummary } from '../../src/imports/reading'
import { ImportOptions, MeasureField, type Receipt } from '../../src/shared/imports/import'
import { fromDayNumber } from '../../src/shared/kernel/day'
import { ok } from '../../src/shared/kernel/result'
import type { JobControl } from '../../src/shared/rpc/contract'
import { createJobRegistry } from '../../src/shared/rpc/jobs'
import { createBackupKeeper } from '../../src/store/backup-keeper'
import type { StoreContext } from '../../src/store/context'
import { importHandlers } from '../../src/store/imports/import.handlers'
import { unobserved } from '../../src/store/pace'
import { createJournal, type Journal } from '../../src/store/journal'
import { fitHere } from '../../src/store/marketing/fit-in-worker'
import { openEmpty } from './empty-workbook'

/** A row of a made-up file. Absent measures are blank cells. */
export interface FileRow {
  readonly from: number
  readonly to: number
  readonly entity?: Partial<ReadEntity>
  readonly segment?: string
  readonly kind?: string
  readonly spendMinor?: number
  readonly impressions?: number
  readonly reach?: number
  readonly linkClicks?: number
  readonly clicksAll?: number
  readonly clicks?: number
  readonly conversions?: number
  readonly conversionValueMinor?: number
}

/** A made-up file, as if it had been parsed. */
export interface MadeFile {
  readonly name: string
  readonly platform?: ReadSummary['platform']
  readonly currency?: string
  readonly level: ReadEntity['level']
  readonly segments?: readonly string[]
  readonly rows: readonly FileRow[]
  readonly refusals?: ReadSummary['refusals']
  readonly questions?: ReadSummary['questions']
  readonly attributions?: ReadSummary['attributions']
  /** Absent: what its rows know any of. */
  readonly told?: ReadSummary['told']
}

const measures = ['spendMinor', 'impressions', 'reach', 'linkClicks', 'clicksAll', 'clicks', 'conversions', 'conversionValueMinor'] as const

const toldFields = { spend: 'spendMinor', impressions: 'impressions', link_clicks: 'linkClicks', clicks_all: 'clicksAll', clicks: 'clicks', conversions: 'conversions', conversion_value: 'conversionValueMinor' } as const

const toldBy = (rows: readonly FileRow[]): ReadSummary['told'] => MeasureField.options.filter((field) => rows.some((row) => row[toldFields[field]] !== undefined))

const entityOf = (level: ReadEntity['level'], entity: Partial<ReadEntity> = {}): ReadEntity => ({
  level, accountId: '', accountName: '', campaignId: '', campaignName: '', adSetId: '', adSetName: '', adId: '', adName: '', ...entity,
})

/** Hands out a made-up file's rows in chunks of a few, as a reader does. */
const readMadeFile = (file: MadeFile): ReadFile => (_path, { onChunk, isCancelled }) => {
  const entities = new Map<string, number>()
  const segments = new Map<string, number>([['', 0]])
  const kinds = new Map<string, number>([['', 0]])
  for (let start = 0; start < file.rows.length; start += 3) {
    const rows = file.rows.slice(start, start + 3)
    const newEntities: ReadEntity[] = []
    const newSegments: string[] = []
    const newConversionKinds: string[] = []
    const position = <T>(known: Map<string, number>, key: string, value: T, added: T[]): number => {
      const found = known.get(key)
      if (found !== undefined) return found
      added.push(value)
      known.set(key, known.size)
      return known.size - 1
    }
    const columns = Object.fromEntries(measures.map((name) => [name, Float64Array.from(rows, (row) => row[name] ?? Number.NaN)]))
    const chunk = {
      rowCount: rows.length,
      line: Uint32Array.from(rows, (_, index) => start + index + 2),
      fromDay: Int32Array.from(rows, ({ from }) => from),
      toDay: Int32Array.from(rows, ({ to }) => to),
      entity: Uint32Array.from(rows, (row) => {
        const entity = entityOf(file.level, row.entity)
        return position(entities, JSON.stringify(entity), entity, newEntities)
      }),
      segment: Uint32Array.from(rows, ({ segment = '' }) => position(segments, segment, segment, newSegments)),
      conversionKind: Uint32Array.from(rows, ({ kind = '' }) => position(kinds, kind, kind, newConversionKinds)),
      ...columns,
      newEntities,
      newSegments,
      newConversionKinds,
    }
    // The measures are the columns that fromEntries cannot name.
    onChunk(chunk as unknown as ReadChunk)
    if (isCancelled()) return Promise.resolve({ ok: false, error: { type: 'Cancelled' } })
  }
  const refused = file.refusals ?? []
  const dated = file.rows.filter(({ from, to }) => from !== 0 || to !== 0)
  const none = { spend: null, impressions: null, clicks: null, linkClicks: null, conversions: null, conversionValue: null, results: null }
  return Promise.resolve(
    ok({
      sha256: createHash('sha256').update(JSON.stringify(file)).digest('hex'),
      size: 1,
      platform: file.platform ?? 'meta',
      kind: 'Made-up report',
      currency: file.currency ?? 'EUR',
      grain: dated.every(({ from, to }) => from === to) ? 'day' : 'period',
      isByHour: false,
      from: dated.length === 0 ? null : fromDayNumber(Math.min(...dated.map(({ from }) => from))),
      to: dated.length === 0 ? null : fromDayNumber(Math.max(...dated.map(({ to }) => to))),
      account: '',
      level: file.level,
      segments: file.segments ?? [],
      rowsRead: file.rows.length + refused.length,
      rowsRefused: refused.length,
      rowsTotals: 0,
      totals: none,
      fileTotals: null,
      reconciled: null,
      refusals: refused,
      layout: null,
      corrects: null,
      warnings: [],
      questions: file.questions ?? [],
      preview: { recognisedBy: [], encoding: 'UTF-8', delimiter: ',', sheets: [], headerLine: 1, columns: [], sample: [], layoutProof: [] },
      attributions: file.attributions ?? [],
      told: file.told ?? toldBy(file.rows),
      headerHash: 'made-up',
      headings: [],
    } satisfies ReadSummary),
  )
}

/** A job's handle that nobody cancels, or that is cancelled at its nth look. */
export const jobControl = (cancelAtLook = Infinity): JobControl => {
  let looks = 0
  return {
    report: () => undefined,
    isCancelled: () => {
      looks += 1
      return looks >= cancelAtLook
    },
    cancelFlag: new Int32Array(new SharedArrayBuffer(4)),
  }
}

export interface MarketingContext extends StoreContext {
  readonly importFile: (file: MadeFile, options?: { readonly options?: Partial<ImportOptions>; readonly control?: JobControl }) => Promise<Receipt>
  readonly undoImport: (batch: number | null, control?: JobControl) => Promise<unknown>
  /** Imports a real file with the project's own reader. */
  readonly importPath: (path: string, options?: Partial<ImportOptions>) => Promise<Receipt>
  readonly setFile: (file: MadeFile | string) => void
  /** Every table's rows as text, by table. */
  readonly digest: () => Readonly<Record<string, string>>
}

/** A journal that comes to life with its first use: its triggers on every table take longer than a small import, which is in no journal. */
const lateJournal = (sqlite: Database.Database): Journal => {
  let made: Journal | null = null
  const journal = (): Journal => (made ??= createJournal(sqlite))
  return {
    begin: () => journal().begin(),
    finish: (label, at) => journal().finish(label, at),
    stop: () => journal().stop(),
    undo: (step, options) => journal().undo(step, options),
    redo: (options) => journal().redo(options),
    newest: () => journal().newest(),
    history: () => journal().history(),
  }
}

/** A workbook in memory with the handlers' context around it, and made-up files to import. */
export const openMarketingContext = ({ currency = 'EUR', now = () => new Date('2026-05-01T12:00:00Z') }: { readonly currency?: string; readonly now?: () => Date } = {}): MarketingContext => {
  const sqlite = openEmpty()
  sqlite.pragma('foreign_keys = ON')
  sqlite.prepare('INSERT INTO workbook VALUES (1, ?, ?, NULL, 0, ?)').run('Test', currency, '2026-01-01T00:00:00.000Z')
  onTestFinished(() => void sqlite.close())
  const statements = new Map<string, Database.Statement>()
  let current: MadeFile | string | null = null
  const context: StoreContext = {
    db: drizzle(sqlite),
    sqlite,
    file: ':memory:',
    backups: createBackupKeeper({ ballast: { keep: () => undefined, release: () => false, isKept: () => false }, secondPlace: null, sqlite, file: ':memory:', now: () => new Date(), onMade: () => undefined }),
    trouble: () => null,
    journal: lateJournal(sqlite),
    prepare: (sql) => {
      const statement = statements.get(sql) ?? sqlite.prepare(sql)
      statements.set(sql, statement)
      return statement
    },
    now,
    look: unobserved,
    jobs: createJobRegistry({ now, onState: () => undefined }),
    transaction: (run) => sqlite.transaction(run).immediate(),
    pathOfFile: (id) => (id === 'unknown-file' ? null : typeof current === 'string' ? current : `/made/up/${current?.name ?? ''}`),
    stagingPath: (name = '') => `/nowhere/${name}`,
    resourcesDir: '/nowhere',
    addOutput: ({ fileName, mediaType }) => ({ id: '', fileName, size: 0, mediaType }),
    fitAdvice: fitHere,
    admitFile: () => null,
    dropCopies: () => undefined,
    unpackArchive,
    readImport: (path, options) => {
      if (current === null) throw new Error('No file was set')
      if (typeof current === 'string') return readAny(path, options)
      return readMadeFile(current)(path, options).then((read) => (read.ok ? ok({ subject: 'ads', summary: read.value }) : read))
    },
  }
  const run = async (options: Partial<ImportOptions>, control: JobControl): Promise<Receipt> => {
    const result = await importHandlers.run(context, { file: 'made-up-file', options: ImportOptions.parse(options), sha256: null }, control)
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    return result.value
  }
  return {
    ...context,
    setFile: (file) => {
      current = file
    },
    importFile: (file, { options = {}, control = jobControl() } = {}) => {
      current = file
      return run(options, control)
    },
    importPath: (path, options = {}) => {
      current = path
      return run(options, jobControl())
    },
    undoImport: async (batch, control = jobControl()) => {
      const result = await importHandlers.undo(context, { id: batch as never }, control)
      if (!result.ok) throw new Error(JSON.stringify(result.error))
      return result.value
    },
    digest: () => {
      const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT IN ('audit_entry', 'removed_id') AND sql NOT LIKE '%VIRTUAL%' AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\'").pluck().all()
      return Object.fromEntries(tables.map((table) => [String(table), JSON.stringify(sqlite.prepare(`SELECT * FROM ${String(table)}`).all())]))
    },
  }
}
