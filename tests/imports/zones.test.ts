import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { localDay } from '../../src/shared/kernel/day'
import { ReportAsk } from '../../src/shared/reports/definitions'
import { answerReport } from '../../src/store/reports/answer-report'
import { type MarketingContext, openMarketingContext } from '../support/marketing-context'
import { temporaryFolder } from '../support/open-test-store'
import { asks } from '../support/report-checks'
import { packParts, type SheetCell, spreadsheetParts } from '../support/spreadsheet-files'

/** Zones, each with an hour at which UTC has another day. */
const zones = [['Pacific/Kiritimati', '00:30'], ['Asia/Kathmandu', '00:30'], ['Europe/Berlin', '00:30'], ['America/St_Johns', '23:30'], ['Pacific/Honolulu', '23:30']] as const

/** A change of the hour in Berlin, a leap day, and both sides of a turn of the year. */
const days = ['2026-03-29', '2028-02-29', '2026-12-31', '2027-01-01'] as const

afterEach(() => void vi.unstubAllEnvs())

/** A spreadsheet with days as numbers and as text, the last of a month and a leap day among them. */
const datedSpreadsheet = (): string => {
  const words = (...texts: readonly string[]): SheetCell[] => texts.map((text) => ({ kind: 'inline', text }))
  const number = (value: number): SheetCell => ({ kind: 'number', value })
  const parts = spreadsheetParts([
    words('Campaign name', 'Day', 'Amount spent (EUR)', 'Impressions'),
    [...words('Serial'), { kind: 'date', day: '2028-02-29' }, number(1), number(10)],
    [...words('Text of ISO 8601'), ...words('@'), number(2), number(20)],
    [...words('Text'), ...words('2026-02-28'), number(4), number(40)],
  ])
  const sheet = 'xl/worksheets/sheet1.xml'
  const path = join(temporaryFolder(), 'days.xlsx')
  writeFileSync(path, packParts({ ...parts, [sheet]: (parts[sheet] ?? '').replace(/(<c r="B3") t="inlineStr"><is>.*?<\/is>/, '$1 t="d"><v>2026-12-31T00:00:00</v>') }))
  return path
}

const folder = join(import.meta.dirname, 'fixtures')
const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()

/** What is made of random salt, by which no two workbooks are alike. */
const salted = new Set(['import_salt', 'import_person', 'import_touch'])

const filled = async (paths: readonly string[], now: () => Date): Promise<MarketingContext> => {
  const context = openMarketingContext({ now })
  // Lists of posts and the like are refused here.
  for (const path of paths) await context.importPath(path).catch(() => undefined)
  return context
}

interface Told {
  readonly tables: Readonly<Record<string, string>>
  /** By day and name. */
  readonly reports: ReadonlyMap<string, string>
}

/** Every table of a workbook into which the files were imported, and every report of it on each of the days, as a computer in a zone has them at an hour of its own. */
const toldIn = async (zone: string, hour: string, paths: readonly string[]): Promise<Told> => {
  vi.stubEnv('TZ', zone)
  const at = (day: string): Date => new Date(`${day}T${hour}:00`)
  let now = at(days[0])
  const context = await filled(paths, () => now)
  // Moments are others in every zone.
  const tables = Object.fromEntries(Object.entries(context.digest()).filter(([table]) => !salted.has(table)).map(([table, rows]) => [table, rows.replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'a moment')]))
  const reports = days.flatMap((day) => {
    now = at(day)
    expect([localDay(now), now.toISOString().startsWith(day)]).toEqual([day, zone === 'UTC'])
    return asks.map(([name, ask]) => [`${day}, ${name}`, JSON.stringify(answerReport(context, ReportAsk.parse(ask)).json())] as const)
  })
  return { tables, reports: new Map(reports) }
}

it('the days of files and every figure of them are the same in every time zone, on a leap day and at the turn of the year', { timeout: 120_000 }, async () => {
  const paths = [...files, datedSpreadsheet()]
  const { tables, reports } = await toldIn('UTC', '12:00', paths)
  expect(Object.values(tables).filter((rows) => rows !== '[]').length).toBeGreaterThan(25)
  expect(tables['actual']).toContain('"from_day":20818,"to_day":20818')
  const unlike: { readonly zone: string; readonly tables: readonly string[]; readonly reports: readonly string[] }[] = []
  for (const [zone, hour] of zones) {
    const told = await toldIn(zone, hour, paths)
    unlike.push({ zone, tables: Object.keys(tables).filter((table) => told.tables[table] !== tables[table]), reports: [...reports].flatMap(([name, json]) => (told.reports.get(name) === json ? [] : [name])) })
  }
  expect(unlike).toEqual(zones.map(([zone]) => ({ zone, tables: [], reports: [] })))
})

it.each(zones)('a promise is of the day on which it was made in %s, and under way until its last day there has passed', (zone, hour) => {
  vi.stubEnv('TZ', zone)
  let now = new Date(`2026-12-31T${hour}:00`)
  const context = openMarketingContext({ now: () => now })
  context
    .prepare(`INSERT INTO advice_promise (question, tier, from_day, to_day, currency, low, expected, high, unchanged, data_version, made_at) VALUES (?, 1, '2027-01-04', '2027-01-31', 'EUR', 1, 2, 3, 1, '', ?)`)
    .run(JSON.stringify({ outcome: { kind: 'conversions', name: 'Leads' }, grain: 'campaign', currency: 'EUR', since: null }), now.toISOString())
  const told = (): string => JSON.stringify(answerReport(context, ReportAsk.parse({ report: 'promises' })).json())
  now = new Date(`2027-01-31T${hour}:00`)
  expect(told()).toContain('"2026-12-31"')
  expect(told()).toContain('"Not over yet"')
  now = new Date(`2027-02-01T${hour}:00`)
  expect(told()).not.toContain('"Not over yet"')
})
