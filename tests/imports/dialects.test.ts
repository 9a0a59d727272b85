import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ImportOptions } from '../../src/shared/imports/import'
import { temporaryFolder } from '../support/open-test-store'
import { type ReadBack, readBack } from '../support/read-report'
import { type DateStyle, type Dialect, encodings, formatOf, type NumberStyle, type Shape, shapes, sumOf, type TrueRow, trueRows, writeTable } from '../support/report-files'
import { seeded } from '../support/seeded'

const delimiters = [',', ';', '\t', '|'] as const
const lineEnds = ['\n', '\r\n', '\r', 'mixed'] as const
const numberStyles: readonly NumberStyle[] = [
  { decimal: '.', group: '' }, { decimal: '.', group: ',' }, { decimal: ',', group: '.' }, { decimal: ',', group: '' }, { decimal: ',', group: '\u00a0' }, { decimal: '.', group: '’' }, { decimal: '.', group: "'" },
]
const dateStyles: readonly DateStyle[] = ['iso', 'iso', 'dotted', 'month-first', 'day-first']

interface Case {
  readonly shape: Shape
  readonly dialect: Dialect
  readonly numbers: NumberStyle
  readonly dates: DateStyle
  readonly currency: string
  readonly sign: string
  readonly rows: readonly TrueRow[]
}

/** Every way of bytes with every layout this often; the rest is drawn. */
const rounds = 3

const cases = (): Case[] => {
  const all: Case[] = []
  for (const shape of shapes) {
    for (const delimiter of delimiters) {
      for (const lineEnd of lineEnds) {
        for (const encoding of encodings) {
          for (let round = 0; round < rounds; round += 1) {
            const random = seeded(all.length + 1)
            const currency = random.pick(['EUR', 'USD', 'EUR', 'JPY', 'KWD'])
            const dates = random.pick(dateStyles)
            all.push({
              shape,
              dialect: { delimiter, lineEnd, encoding, quoting: random.pick(['all', 'needed', 'stray']), namesDelimiter: random.below(6) === 0 },
              numbers: random.pick(numberStyles),
              dates,
              currency,
              sign: shape.platform === 'generic' && currency === 'EUR' ? random.pick(['', ' €']) : '',
              rows: shape.platform === 'meta' ? trueRows(random, currency).map((row) => ({ ...row, conversions: Math.trunc(row.conversions) })) : trueRows(random, currency),
            })
          }
        }
      }
    }
  }
  return all
}

const fileOf = ({ shape, dialect, numbers, dates, currency, sign, rows }: Case): Buffer => {
  const format = formatOf(numbers, dates, currency, sign)
  return writeTable([...shape.preamble.map((line) => [line]), shape.headers(currency), ...rows.map((row) => shape.cells(row, format, currency)), ...shape.footer(sumOf(rows), format, currency)], dialect)
}

/** What a reading says that the truth does not, in the first place it does. Null: nothing. */
const firstWrong = ({ shape, currency, rows }: Case, { rows: read, summary }: Extract<ReadBack, { ok: true }>['value']): string | null => {
  if (summary.platform !== shape.platform) return `taken for ${summary.platform}`
  if (summary.currency !== currency) return `currency ${summary.currency}`
  if (summary.rowsRefused > 0) return `refused ${JSON.stringify(summary.refusals[0])}`
  if (read.length !== rows.length) return `${read.length} rows of ${rows.length}`
  for (const [index, row] of rows.entries()) {
    const got = read[index]
    const found = { day: got?.from, campaign: got?.entity.campaignName, spendMinor: got?.spendMinor, impressions: got?.impressions, clicks: got?.clicks, conversions: got?.conversions, valueMinor: got?.valueMinor }
    if (JSON.stringify(found) !== JSON.stringify(row)) return `row ${index}: ${JSON.stringify(found)} for ${JSON.stringify(row)}`
  }
  return summary.reconciled === true ? null : `not reconciled: ${summary.warnings.join(' ')}`
}

/** Whether a question is one that nothing in the file answers. */
const isOpen = ({ shape, numbers, dates, currency, rows }: Case, option: string): boolean => {
  if (option === 'dateOrder') return dates !== 'iso' && rows.every(({ day }) => Number(day.slice(8)) <= 12)
  const format = formatOf(numbers, dates, currency, '')
  const cells = [...rows, sumOf(rows)].flatMap(({ spendMinor, valueMinor, conversions }) => [format.money(spendMinor), format.money(valueMinor), ...(shape.platform === 'meta' ? [] : [format.decimal(conversions)])])
  return option === 'decimal' && cells.every((cell) => /^\d{1,3}[.,]\d{3}$|^\d+$|^\d{1,3}([’'\u00a0]\d{3})+$/.test(cell))
}

const answersOf = ({ numbers, dates }: Case, asked: readonly string[]): Partial<ImportOptions> => ({
  ...(asked.includes('decimal') && { decimal: numbers.decimal }),
  ...(asked.includes('dateOrder') && { dateOrder: dates === 'month-first' ? 'MDY' : 'DMY' }),
})

it('reads each dialect exactly, or asks; it never guesses wrong', async () => {
  const folder = temporaryFolder()
  const wrong: string[] = []
  const counts = { exact: 0, asked: 0 }
  const all = cases()
  for (const [number, one] of all.entries()) {
    const path = join(folder, 'export.csv')
    writeFileSync(path, fileOf(one))
    const name = `${number} ${one.shape.name} ${JSON.stringify({ ...one.dialect, ...one.numbers, dates: one.dates, currency: one.currency, sign: one.sign })}`
    let result = await readBack(path)
    const questions = result.ok ? result.value.summary.questions.map(({ option }) => option) : []
    const answerable = questions.filter((option) => option === 'decimal' || option === 'dateOrder')
    for (const option of questions) if (!isOpen(one, option)) wrong.push(`${name}: asks for ${option}, which the file shows`)
    if (answerable.length > 0) result = await readBack(path, answersOf(one, answerable))
    if (!result.ok) {
      wrong.push(`${name}: ${result.error.sentence}`)
      continue
    }
    counts[questions.length > 0 ? 'asked' : 'exact'] += 1
    const problem = firstWrong(one, result.value) ?? (result.value.summary.questions.length > 0 ? `asks again: ${result.value.summary.questions[0]?.text}` : null)
    if (problem !== null) wrong.push(`${name}: ${problem}`)
  }
  expect({ wrong: wrong.slice(0, 20), wrongCount: wrong.length, ...counts }).toEqual({ wrong: [], wrongCount: 0, exact: expect.any(Number), asked: expect.any(Number) })
  expect(counts.exact + counts.asked).toBe(all.length)
  expect(all.length).toBeGreaterThanOrEqual(1500)
})

it('takes no delimiter from names that are full of another one', async () => {
  const path = join(temporaryFolder(), 'export.csv')
  const rows = Array.from({ length: 20 }, (_, index) => `DE;Search;Brand;Exact;Desktop;Always on;Tone A;${index},2026-03-01,1.50,100,2`)
  writeFileSync(path, ['Campaign name,Day,Amount spent (EUR),Impressions,Link clicks', ...rows].join('\n'))
  const result = await readBack(path)
  expect(result.ok && result.value.rows.map(({ entity, spendMinor, impressions }) => [entity.campaignName, spendMinor, impressions])).toEqual(rows.map((row) => [row.split(',')[0], 150, 100]))
})

it('pairs every choice of a dialect with every choice of every other dimension', () => {
  const described = cases().map(({ shape, dialect, numbers, dates, currency }) => Object.entries({ ...dialect, shape: shape.name, numbers: `${numbers.decimal}${numbers.group}`, dates, currency }).map(([name, value]) => [name, String(value)] as const))
  const choices = new Map<string, Set<string>>()
  const pairs = new Set<string>()
  for (const dimensions of described) {
    for (const [name, value] of dimensions) {
      choices.set(name, (choices.get(name) ?? new Set()).add(value))
      for (const [otherName, otherValue] of dimensions) if (name < otherName) pairs.add(`${name}=${value}/${otherName}=${otherValue}`)
    }
  }
  const sizes = [...choices.values()].map(({ size }) => size)
  const all = sizes.reduce((sum, size) => sum + size, 0)
  expect(choices.size).toBe(9)
  expect(pairs.size).toBe((all * all - sizes.reduce((sum, size) => sum + size * size, 0)) / 2)
})
