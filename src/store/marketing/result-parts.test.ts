import { expect, it } from 'vitest'
import { type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { Day, fromDayNumber, monthOf, toDayNumber } from '../../shared/kernel/day'
import { gatherCutStretches, gatherParts, newestDay, oldestDay, type ResultScope } from './result-parts'

const day = (text: string): number => toDayNumber(Day.parse(text))

const all: ResultScope = { currency: 'EUR', fromDay: null, toDay: null, platform: null, campaignId: null }

const spend = (on: string, spendMinor: number, conversions?: number) => ({ from: day(on), to: day(on), entity: { campaignName: 'Spring' }, spendMinor, ...(conversions !== undefined && { conversions, kind: 'Leads' }) })

/** A campaign over three months, of which a file of the last does not tell conversions. */
const partlyTold = async (): Promise<MarketingContext> => {
  const context = openMarketingContext()
  await context.importFile({ name: 'whole.csv', level: 'campaign', rows: [spend('2026-01-30', 100, 2), spend('2026-02-02', 50, 1)] })
  await context.importFile({ name: 'part.csv', level: 'campaign', rows: [spend('2026-03-03', 7), spend('2026-03-04', 8)] })
  return context
}

it.each(['account', 'campaign', 'stretch'] as const)('what some files leave out stands apart from the rest and counts once, by %s, of one campaign and of all', async (grouping) => {
  const context = await partlyTold()
  for (const campaignId of [null, 1]) {
    const parts = gatherParts(context, { ...all, campaignId }, grouping)
    const sums = [false, true].map((isUntold) => {
      const own = parts.filter(({ untold }) => (untold?.has('conversions') === true) === isUntold)
      return [own.reduce((sum, { spendMinor }) => sum + (spendMinor ?? 0), 0), own.reduce((sum, { sliceCount }) => sum + sliceCount, 0), own.reduce((sum, { conversions }) => sum + (conversions ?? 0), 0)]
    })
    expect([campaignId, sums]).toEqual([campaignId, [[150, 2, 3], [15, 2, 0]]])
  }
})

it('a period has what lies within it, its first day and its last', async () => {
  const context = await partlyTold()
  const spent = (fromDay: string | null, toDay: string | null): number => gatherParts(context, { ...all, fromDay: fromDay === null ? null : day(fromDay), toDay: toDay === null ? null : day(toDay) }, 'campaign').reduce((sum, { spendMinor }) => sum + (spendMinor ?? 0), 0)
  expect([spent('2026-01-30', '2026-03-03'), spent('2026-01-31', '2026-03-02'), spent('2026-02-02', null), spent(null, '2026-02-02'), spent('2026-01-30', '2026-01-30'), spent('2026-02-01', '2026-02-28'), spent(null, null)]).toEqual([157, 50, 65, 150, 100, 50, 165])
})

it('what has no dates is in a sum of everything, line by line, too, and in that of no period; its days are none', async () => {
  const context = openMarketingContext()
  await context.importFile({ name: 'days.csv', level: 'campaign', rows: [spend('2026-01-30', 100), spend('2026-02-02', 50)] })
  await context.importFile({ name: 'undated.csv', platform: 'google', level: 'campaign', rows: [{ from: 0, to: 0, entity: { campaignName: 'Ever' }, spendMinor: 1 }] })
  const lineOf = (number: number): string => monthOf(fromDayNumber(number))
  const byMonth = (scope: ResultScope) => gatherParts(context, scope, 'stretch', lineOf).map(({ fromDay, toDay, spendMinor }) => [fromDay, toDay, spendMinor])
  expect(byMonth(all).toSorted((left, right) => Number(left[0]) - Number(right[0]))).toEqual([[0, 0, 1], [day('2026-01-30'), day('2026-01-30'), 100], [day('2026-02-02'), day('2026-02-02'), 50]])
  const dated = { ...all, fromDay: day('2026-01-01') }
  for (const scope of [dated, { ...all, toDay: day('2026-12-31') }]) expect([byMonth(scope).length, gatherParts(context, scope, 'campaign').length, gatherCutStretches(context, scope).length]).toEqual([2, 1, 1])
  const spentOf = (scope: Partial<ResultScope>): readonly (number | null)[] => (['account', 'campaign', 'stretch'] as const).map((grouping) => gatherParts(context, { ...all, ...scope }, grouping).reduce((sum, { spendMinor }) => sum + (spendMinor ?? 0), 0))
  expect([spentOf({ platform: 'google' }), spentOf({ platform: 'meta' }), spentOf({ campaignId: 2 }), spentOf({ campaignId: 2, platform: 'meta' }), spentOf({ currency: 'USD' })]).toEqual([[1, 1, 1], [150, 150, 150], [1, 1, 1], [0, 0, 0], [0, 0, 0]])
  expect([oldestDay(gatherParts(context, all, 'account')), newestDay(gatherParts(context, all, 'account')), oldestDay(gatherParts(context, dated, 'account')), oldestDay([]), newestDay([])]).toEqual([null, '2026-02-02', '2026-01-30', null, null])
  expect(gatherCutStretches(context, dated)).toEqual([{ platform: 'google', fromDay: 0, toDay: 0, spendMinor: 1 }])
})

it('a stretch that a period cuts is left out of it whole, and told; one that touches it only from outside is neither', async () => {
  const context = openMarketingContext()
  const week = { from: day('2026-03-02'), to: day('2026-03-08') }
  await context.importFile({ name: 'week.csv', level: 'campaign', rows: [{ ...week, entity: { campaignName: 'Spring' }, spendMinor: 70 }] })
  const cut = (from: string, to: string) => {
    const scope = { ...all, fromDay: day(from), toDay: day(to) }
    return [gatherParts(context, scope, 'account').length, gatherCutStretches(context, scope).length]
  }
  expect([cut('2026-03-02', '2026-03-08'), cut('2026-03-03', '2026-03-31'), cut('2026-03-08', '2026-03-31'), cut('2026-02-01', '2026-03-02'), cut('2026-03-09', '2026-03-31'), cut('2026-02-01', '2026-03-01')]).toEqual([[1, 0], [0, 1], [0, 1], [0, 1], [0, 0], [0, 0]])
  expect(gatherCutStretches(context, all)).toEqual([])
})

it('a campaign has all that is known of it, also where its days count in a larger sum of the account', async () => {
  const context = openMarketingContext()
  await context.importFile({ name: 'campaign.csv', level: 'campaign', rows: [spend('2026-03-03', 100)] })
  await context.importFile({ name: 'account.csv', level: 'account', rows: [{ from: day('2026-03-03'), to: day('2026-03-03'), spendMinor: 500 }] })
  for (const grouping of ['account', 'campaign', 'stretch'] as const) expect([all, { ...all, campaignId: 1 }].map((scope) => gatherParts(context, scope, grouping).map(({ spendMinor }) => spendMinor))).toEqual([[500], [100]])
})
