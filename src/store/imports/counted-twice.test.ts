import { expect, it } from 'vitest'
import { type FileRow, jobControl, type MadeFile, openMarketingContext } from '../../../tests/support/marketing-context'
import { ImportOptions } from '../../shared/imports/import'
import { importHandlers } from './import.handlers'

const row = (accountName: string, day: number, spendMinor: number, impressions?: number): FileRow => ({ from: day, to: day, entity: { accountName, campaignName: 'Spring' }, spendMinor, ...(impressions !== undefined && { impressions }) })
const file = (name: string, rows: readonly FileRow[]): MadeFile => ({ name, level: 'campaign', rows })

const opened = () => {
  const context = openMarketingContext()
  const asked = async (made: MadeFile, accepted: readonly string[] = []) => {
    context.setFile(made)
    const input = { file: 'made-up-file', options: ImportOptions.parse({ accepted }) }
    const [previewed, ran] = [await importHandlers.preview(context, input, jobControl()), await importHandlers.run(context, { ...input, sha256: null }, jobControl())]
    if (!previewed.ok) throw new Error(previewed.error.type)
    const { questions } = previewed.value
    // An import without the answer asks the same, and writes nothing.
    expect(ran.ok ? [] : ran.error.type === 'ImportNeedsAnswer' && ran.error.questions).toEqual(questions)
    return questions.map(({ text }) => text)
  }
  return { asked, spent: (): unknown => context.prepare('SELECT sum(spend_minor) FROM actual_stretch').pluck().get() }
}

const earlier = file('a.csv', [row('', 20_000, 100, 900), row('', 20_001, 110, 950), row('', 20_002, 120, 990)])

it('asks about a file whose figures another account already has, and counts both only where a person says so', async () => {
  const { asked, spent } = opened()
  await asked(earlier)
  const named = file('b.csv', [row('Acme', 20_001, 110, 950), row('Acme', 20_002, 125, 990), row('Acme', 20_003, 70, 500)])
  expect(await asked(named)).toEqual([expect.stringMatching(/^The workbook already has the very figures of this file on one of its days or periods, as results of Meta/)])
  expect(spent()).toBe(330)
  expect(await asked(named, ['counted-twice'])).toEqual([])
  expect(spent()).toBe(330 + 305)
  // What was said of these days is not asked again.
  expect(await asked(named)).toEqual([])
})

it('knows the figures again where they are told of ad sets, or without a campaign', async () => {
  const { asked } = opened()
  await asked(earlier)
  const entity = { accountName: 'Acme', campaignName: 'Spring' }
  const parts = [['Women', 60, 400], ['Men', 40, 500]] as const
  expect(await asked({ name: 'b.csv', level: 'ad_set', rows: parts.map(([adSetName, spendMinor, impressions]) => ({ from: 20_000, to: 20_000, entity: { ...entity, adSetName }, spendMinor, impressions })) })).toHaveLength(1)
  expect(await asked({ name: 'c.csv', level: 'account', rows: [{ from: 20_000, to: 20_000, entity: { accountName: 'Acme' }, spendMinor: 100, impressions: 900 }] })).toHaveLength(1)
})

it('asks nothing where accounts are alike by chance, or the file has the account that has these figures', async () => {
  const { asked } = opened()
  await asked(earlier)
  expect(await asked(file('b.csv', [row('', 20_000, 100, 900), row('', 20_001, 110, 950)]))).toEqual([])
  // One day of three.
  expect(await asked(file('c.csv', [row('Acme', 20_000, 100, 900), row('Acme', 20_001, 10, 1), row('Acme', 20_002, 12, 2)]))).toEqual([])
  // A round amount each day, without impressions; one that differs from day to day is no chance.
  const daily = (name: string, amounts: readonly number[]): MadeFile => file(`${name}.csv`, amounts.map((spendMinor, index) => row(name, 20_100 + index, spendMinor)))
  expect(await asked(daily('Radio', [500, 500, 500]))).toEqual([])
  expect(await asked(daily('Poster', [500, 500, 500]))).toEqual([])
  expect(await asked(file('d.csv', [row('Press', 20_200, 31), row('Press', 20_201, 47)]))).toEqual([])
  expect(await asked(file('e.csv', [row('Paper', 20_200, 31), row('Paper', 20_201, 47)]))).toHaveLength(1)
})
