import { expect, it } from 'vitest'
import { type FileRow, jobControl, type MadeFile, openMarketingContext } from '../../../tests/support/marketing-context'
import { ImportOptions } from '../../shared/imports/import'
import { importHandlers } from './import.handlers'

const row = (campaignName: string, day: number, spendMinor = 100): FileRow => ({ from: day, to: day, entity: { campaignName }, spendMinor })

const file = (rows: readonly FileRow[], others: Partial<MadeFile> = {}): MadeFile => ({ name: 'days.csv', level: 'campaign', rows, ...others })

const all = file([row('Spring', 20_000), row('Spring', 20_001), row('Winter', 20_000, 300), row('Winter', 20_001, 300), row('Autumn', 20_001, 50), row('Free', 20_001, 0)])

it('are named where a newer file of the same days lacks them, with those that cost most first', async () => {
  const context = openMarketingContext()
  expect((await context.importFile(all)).warnings).toEqual([])
  const { warnings, rows } = await context.importFile(file([row('Spring', 20_000, 150), row('Spring', 20_001)]))
  expect(warnings).toEqual(['The workbook also has spend of “Winter” and 1 more campaign on these days, which this file lacks. It stays, and counts.'])
  expect(rows).toMatchObject({ changed: 1, unchanged: 1 })
  expect(context.prepare('SELECT sum(spend_minor) FROM actual').pluck().get()).toBe(900)
  // Of the first of the days one alone; told before anything is imported, too.
  context.setFile(file([row('Spring', 20_000)]))
  const preview = await importHandlers.preview(context, { file: 'made-up-file', options: ImportOptions.parse({}) }, jobControl())
  expect(preview).toMatchObject({ ok: true, value: { receipt: { warnings: ['The workbook also has spend of “Winter” on these days, which this file lacks. It stays, and counts.'] } } })
})

it('are not named where a file tells nothing anew, of other days, accounts, currencies and kinds of rows, or where none cost anything', async () => {
  const context = openMarketingContext()
  await context.importFile(all)
  /** What is said of a file that comes for the second time, as one of days that are known. */
  const saidOf = async (made: MadeFile): Promise<readonly string[]> => {
    await context.importFile(made)
    return (await context.importFile(made)).warnings.filter((warning) => warning.includes('this file lacks'))
  }
  expect((await context.importFile(file([row('Summer', 20_000, 7)]))).warnings).toEqual([])
  expect(await saidOf(file([row('Spring', 20_002, 8)]))).toEqual([])
  expect(await saidOf(file([row('Spring', 20_001), row('Autumn', 20_001), row('Winter', 20_001)]))).toEqual([])
  expect(await saidOf(file([{ ...row('Elsewhere', 20_000, 9), entity: { campaignName: 'Elsewhere', accountName: 'Second' } }]))).toEqual([])
  expect(await saidOf(file([row('Dollars', 20_000, 10)], { currency: 'USD' }))).toEqual([])
  expect(await saidOf(file([{ ...row('Spring', 20_000, 11), entity: { campaignName: 'Spring', adSetName: 'Set' } }], { level: 'ad_set' }))).toEqual([])
})
