import { describe, expect, it } from 'vitest'
import { type FileRow, jobControl, type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { valueOf } from '../../../tests/support/open-test-store'
import { addDays, type Day, toDayNumber } from '../../shared/kernel/day'
import type { AdviceQuestion } from '../../shared/marketing/advice/advice'
import { AdviceWishes } from '../../shared/marketing/advice/suggestion'
import type { CampaignId } from '../../shared/marketing/campaign'
import { DealFields } from '../../shared/marketing/deal'
import { FlightFields } from '../../shared/marketing/flight'
import { adviceHandlers } from './advice.handlers'
import { dealHandlers } from './deal.handlers'
import { flightHandlers } from './flight.handlers'
import { mediaPlanHandlers } from './media-plan.handlers'

// Tests write days that exist.
const number = (day: string): number => toDayNumber(day as Day)

interface Weeks {
  readonly campaign: string
  readonly weeks: readonly number[]
  readonly rate: number
  readonly kind?: string
  readonly value?: number
}

const monday = number('2026-01-05')

/** One row a week day (Monday to Sunday) with spend that swings from week to week; results follow its power 0.7. */
const rowsOf = ({ campaign, weeks, rate, kind = 'Leads', value }: Weeks): readonly FileRow[] =>
  weeks.flatMap((week) =>
    Array.from({ length: 7 }, (_, day): FileRow => {
      const share = 1 + 0.4 * Math.sin(week * 2.4)
      return { from: monday + week * 7 + day, to: monday + week * 7 + day, entity: { campaignName: campaign }, spendMinor: Math.round(20_00 * share), conversions: day === 0 ? Math.round(rate * 7 * share ** 0.7) : 0, kind, ...(value !== undefined && { conversionValueMinor: value }) }
    }),
  )

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, index) => from + index)

const leads: AdviceQuestion = { outcome: { kind: 'conversions', name: 'Leads' }, grain: 'campaign', currency: 'EUR', since: null }

const open = async (parts: readonly Weeks[], now = '2026-06-01T12:00:00Z') => {
  const clock = { now: new Date(now) }
  const context = openMarketingContext({ now: () => clock.now })
  await context.importFile({ name: 'weeks.csv', level: 'campaign', rows: parts.flatMap(rowsOf) })
  const overview = (question = leads) => valueOf(adviceHandlers.overview(context, { question }))
  const fit = async (question = leads) => valueOf(await adviceHandlers.fit(context, { question }, jobControl()))
  const suggest = (wishes: object = {}) => valueOf(adviceHandlers.suggest(context, { question: leads, wishes: AdviceWishes.parse(wishes) }))
  return { context, clock, overview, fit, suggest }
}

/** The same rows of another account. */
const inSecond = (rows: readonly FileRow[]): readonly FileRow[] => rows.map((row) => ({ ...row, entity: { ...row.entity, accountId: 'second' } }))

const two: readonly Weeks[] = [{ campaign: 'Cheap', weeks: range(0, 20), rate: 4 }, { campaign: 'Dear', weeks: range(0, 20), rate: 1 }]

const adopt = (context: MarketingContext, wishes: object = {}) => adviceHandlers.adopt(context, { question: leads, wishes: AdviceWishes.parse(wishes), name: 'Advised', isCurrent: true })

describe('advice from imported results', () => {
  it('is given on a thousand campaigns of four years', async () => {
    const { context, overview } = await open([{ campaign: 'Cheap', weeks: range(0, 20), rate: 4 }])
    context.prepare(
      `WITH RECURSIVE campaign(id) AS (SELECT 1000 UNION ALL SELECT id + 1 FROM campaign WHERE id < 1999), week(day) AS (SELECT @monday UNION ALL SELECT day - 7 FROM week WHERE day > @monday - 1400)
       INSERT INTO actual_slice SELECT slice.account_id, campaign.id, week.day, week.day, slice.breakdown_id, slice.currency, 1, 1, 100, 1, NULL, NULL, NULL, NULL, 1, slice.conversion_kind_id, NULL
       FROM campaign CROSS JOIN week CROSS JOIN (SELECT * FROM actual_slice LIMIT 1) AS slice`,
    ).run({ monday })
    expect(overview().channels).toHaveLength(1001)
  })

  it('gathers whole weeks of what counts, and says which tier they carry', async () => {
    const { overview } = await open(two)
    const { tier, channels, weeks } = overview()
    expect(weeks).toEqual({ from: '2026-01-05', to: '2026-05-24', count: 20 })
    expect(tier).toBe(1)
    expect(channels.map(({ name, weeks: count, nowMinor }) => [name, count, nowMinor % 100])).toEqual([['Cheap', 20, 0], ['Dear', 20, 0]])
    const spent = rowsOf({ campaign: 'Cheap', weeks: range(0, 20), rate: 4 }).reduce((sum, { spendMinor = 0 }) => sum + spendMinor, 0)
    expect(channels[0]?.spentMinor).toBe(spent)
  })

  it('says how old the newest whole week is, and does not take one that results only begin in for it', async () => {
    const { context, overview } = await open([], '2026-06-29T12:00:00Z')
    await context.importFile({ name: 'weeks.csv', level: 'campaign', rows: two.flatMap((part) => [...rowsOf(part), ...rowsOf({ ...part, weeks: [20] }).slice(0, 1)]) })
    expect(overview().notes).toEqual(['The newest whole week of results ends on 24 May 2026, 5 weeks ago: what is called now was then. Import newer results first.'])
  })

  it('asks for whole weeks where results are day by day already and end within one', async () => {
    const { context, overview } = await open([], '2026-01-20T12:00:00Z')
    await context.importFile({ name: 'two days.csv', level: 'campaign', rows: two.flatMap((part) => rowsOf({ ...part, weeks: [0] }).slice(0, 2)) })
    expect(overview()).toMatchObject({ channels: [], weeks: null, sentence: expect.stringContaining('No whole week of results of this kind is known. Import results day by day, for several weeks.') })
  })

  it('points to an earlier day where the weeks that are asked for hold nothing', async () => {
    const { overview } = await open(two)
    // A test writes a day that exists.
    const since = '2026-05-28' as Day
    expect(overview({ ...leads, since })).toMatchObject({ channels: [], sentence: expect.stringContaining('is known since 28 May 2026. Choose an earlier day, or import newer results.') })
  })

  it('keeps a fit with the version of its data, and asks for a new one when results change', async () => {
    const { context, overview, fit } = await open(two)
    expect(overview().fit).toBeNull()
    expect(adviceHandlers.suggest(context, { question: leads, wishes: AdviceWishes.parse({}) })).toMatchObject({ ok: false, error: { type: 'FitNeeded' } })
    const { dataVersion } = await fit()
    expect(overview().fit).toMatchObject({ isCurrent: true, dataVersion, tier: 1 })
    await context.importFile({ name: 'later.csv', level: 'campaign', rows: rowsOf({ campaign: 'Cheap', weeks: [20], rate: 4 }) })
    expect(overview().fit).toMatchObject({ isCurrent: false, dataVersion })
  })

  it('does not call curves what is advised by small moves, when the curves failed their checks', async () => {
    // Two years of results that take no notice of the spend.
    const deaf = (campaign: string, rate: number): readonly FileRow[] =>
      rowsOf({ campaign, weeks: range(0, 70), rate }).map((row, index) => ({ ...row, conversions: index % 7 === 0 ? rate * 7 + ((index * 37) % 11) : 0 }))
    const { context, overview, fit } = await open([], '2027-06-01T12:00:00Z')
    await context.importFile({ name: 'deaf.csv', level: 'campaign', rows: [...deaf('Cheap', 8), ...deaf('Dear', 5)].map((row) => ({ ...row, spendMinor: Math.round((row.spendMinor ?? 0) * (1 + 0.5 * Math.sin(Math.floor((row.from - monday) / 7) * 1.3))) })) })
    expect(overview().tier).toBe(2)
    expect((await fit()).tier).toBe(1)
    const { sentence, fit: kept } = overview()
    expect(kept?.verdict).toBe('FAIL')
    expect(sentence).toMatch(/^Small moves\. /)
  })

  it('writes nothing when it is stopped', async () => {
    const { context, overview } = await open(two)
    expect(await adviceHandlers.fit(context, { question: leads }, jobControl(5))).toEqual({ ok: false, error: { type: 'Cancelled' } })
    expect(overview().fit).toBeNull()
  })

  it('moves money from the dear channel to the cheap one, and says so', async () => {
    const { fit, suggest } = await open(two)
    await fit()
    const { outcome, channels, nowMinor, suggestedMinor } = suggest()
    expect(outcome).toBe('move')
    expect(suggestedMinor).toBe(nowMinor)
    expect(channels.map(({ nowMinor: now, suggestedMinor: then }) => Math.sign(then - now))).toEqual([1, -1])
  })

  it('never adds conversions of unlike kinds: weeks before another kind came are left out and said', async () => {
    const { overview } = await open([{ campaign: 'Cheap', weeks: range(0, 6), rate: 9, kind: 'Sign-ups' }, { campaign: 'Cheap', weeks: range(6, 20), rate: 4 }, { campaign: 'Dear', weeks: range(0, 20), rate: 1 }])
    const { channels, notes } = overview()
    expect(channels.find(({ name }) => name === 'Cheap')?.weeks).toBe(14)
    expect(notes).toMatchSnapshot()
  })

  it('does not take weeks of which nothing is known for weeks without spend', async () => {
    const { overview } = await open([{ campaign: 'Cheap', weeks: [...range(0, 6), ...range(16, 20)], rate: 4 }])
    expect(overview().channels[0]).toMatchObject({ weeks: 10 })
    expect(overview().notes).toMatchSnapshot()
  })

  it('does not take weeks whose files do not tell the results for weeks without any, however few they are', async () => {
    const withoutResults = rowsOf({ campaign: 'Cheap', weeks: range(6, 8), rate: 4 }).map(({ from, to, entity, spendMinor }): FileRow => ({ from, to, ...(entity !== undefined && { entity }), ...(spendMinor !== undefined && { spendMinor }) }))
    const { context, overview } = await open([{ campaign: 'Cheap', weeks: [...range(0, 6), ...range(8, 20)], rate: 4 }])
    const { batch } = await context.importFile({ name: 'spend.csv', level: 'campaign', rows: withoutResults })
    expect(overview().channels[0]).toMatchObject({ weeks: 18 })
    expect(overview().notes).toContain('In 2 weeks Cheap spent money and its results were not measured: left out, and not taken for 0.')
    // A column that is blank all through says that nothing happened.
    await context.undoImport(batch)
    await context.importFile({ name: 'spend.csv', level: 'campaign', rows: withoutResults, told: ['spend', 'conversions'] })
    expect(overview().channels[0]).toMatchObject({ weeks: 20 })
  })

  it('learns only from weeks since a day a person names', async () => {
    const { overview } = await open(two)
    // A day that exists.
    expect(overview({ ...leads, since: '2026-03-30' as Day }).weeks).toMatchObject({ from: '2026-03-30', count: 8 })
  })

  it('counts no week that results only begin or end in, neither of a channel nor of all', async () => {
    const { context, overview } = await open([])
    // From a Wednesday over four whole weeks to a Tuesday.
    await context.importFile({ name: 'midweek.csv', level: 'campaign', rows: rowsOf({ campaign: 'Cheap', weeks: range(0, 6), rate: 4 }).slice(2, -5) })
    const { weeks, channels } = overview()
    expect(channels.map(({ weeks: count }) => count)).toEqual([4])
    expect(weeks).toEqual({ from: '2026-01-12', to: '2026-02-08', count: 4 })
  })

  it('counts won deals by campaign and week', async () => {
    const { context, overview } = await open(two)
    const campaign = context.prepare("SELECT id FROM campaign WHERE name = 'Cheap'").pluck().get()
    for (const on of ['2026-02-02', '2026-02-03', '2026-03-10']) valueOf(dealHandlers.add(context, DealFields.parse({ name: 'Sale', campaignId: campaign, amountMinor: 500_00, currency: 'EUR', status: 'won', on })))
    const { channels } = overview({ outcome: { kind: 'deals' }, grain: 'campaign', currency: 'EUR', since: null })
    expect(channels.map(({ name, results }) => [name, results])).toEqual([['Cheap', 1500_00], ['Dear', 0]])
    expect(channels[1]?.missing).toMatchSnapshot()
  })
})

describe('an adopted suggestion', () => {
  it('is a new version of the plan that plans exactly the suggestion on the days of its period', async () => {
    const { context, fit, suggest } = await open(two)
    await fit()
    const suggestion = suggest()
    const { plan, promise } = valueOf(adopt(context))
    expect(plan).toMatchObject({ name: 'Advised', isCurrent: true })
    const planned = valueOf(flightHandlers.list(context, { planId: plan.id, campaignId: null }))
    expect(planned.map(({ campaignName, amountMinor, startsOn }) => `${campaignName} ${amountMinor} ${startsOn}`).toSorted()).toEqual(suggestion.channels.map(({ name, suggestedMinor }) => `${name} ${suggestedMinor * 4} ${suggestion.period.from}`).toSorted())
    expect(promise).toMatchObject({ planId: plan.id, from: suggestion.period.from, to: suggestion.period.to, expected: { middle: suggestion.expectedSuggested?.middle } })
  })

  it('moves the flights of the version in force and leaves that version as it was', async () => {
    const { context, fit, suggest } = await open(two)
    await fit()
    const first = valueOf(adopt(context)).plan
    const before = valueOf(mediaPlanHandlers.sheet(context, { id: first.id, grain: 'week', convert: null })).totals
    await fit()
    const second = valueOf(adopt(context, { weeks: 8 })).plan
    const { channels } = suggest({ weeks: 8 })
    const planned = valueOf(flightHandlers.list(context, { planId: second.id, campaignId: null })).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
    // No day outside the period changes, and the sum is the suggestion's.
    expect(planned).toBe(channels.reduce((sum, { suggestedMinor }) => sum + suggestedMinor * 8, 0))
    expect(valueOf(mediaPlanHandlers.sheet(context, { id: first.id, grain: 'week', convert: null })).totals).toEqual(before)
  })

  it('puts no more on a day than on another where a flight of the version in force spans but some of the period', async () => {
    const { context, fit, suggest } = await open(two)
    const plan = valueOf(mediaPlanHandlers.add(context, { name: 'Plan', note: '', startsOn: '2026-01-01' as Day, endsOn: '2026-12-31' as Day }))
    await fit()
    const { period } = suggest()
    const add = (campaign: string, startsOn: Day, endsOn: Day, isBooked = false) => {
      const { id } = context.prepare('SELECT id FROM campaign WHERE name = ?').get(campaign) as { id: number }
      return valueOf(flightHandlers.add(context, { planId: plan.id, fields: FlightFields.parse({ campaignId: id, platform: 'meta', startsOn, endsOn, amountMinor: 300_00, currency: 'EUR', isBooked }) }))
    }
    // Over on the first day of the period; and one that is booked in its midst.
    add('Cheap', addDays(period.from, -9), period.from)
    add('Dear', addDays(period.from, 7), addDays(period.from, 9), true)
    const cents = new Map(suggest().channels.map(({ name, suggestedMinor }) => [name, suggestedMinor * 4]))
    const { plan: advised } = valueOf(adopt(context))
    const planned = valueOf(flightHandlers.list(context, { planId: advised.id, campaignId: null })).map(({ campaignName, startsOn, endsOn, amountMinor, isBooked }) => ({ campaignName, startsOn, endsOn, amountMinor, isBooked }))
    const ofCheap = planned.filter(({ campaignName }) => campaignName === 'Cheap')
    const share = Math.round((cents.get('Cheap') ?? 0) / 28)
    expect(ofCheap).toEqual([
      { campaignName: 'Cheap', startsOn: addDays(period.from, -9), endsOn: period.from, amountMinor: 270_00 + share, isBooked: false },
      { campaignName: 'Cheap', startsOn: addDays(period.from, 1), endsOn: period.to, amountMinor: (cents.get('Cheap') ?? 0) - share, isBooked: false },
    ])
    const left = (cents.get('Dear') ?? 0) - 300_00
    const [first, last] = [Math.round((left * 7) / 25), left - Math.round((left * 7) / 25)]
    expect(planned.filter(({ campaignName }) => campaignName === 'Dear').toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))).toEqual([
      { campaignName: 'Dear', startsOn: period.from, endsOn: addDays(period.from, 6), amountMinor: first, isBooked: false },
      { campaignName: 'Dear', startsOn: addDays(period.from, 7), endsOn: addDays(period.from, 9), amountMinor: 300_00, isBooked: true },
      { campaignName: 'Dear', startsOn: addDays(period.from, 10), endsOn: period.to, amountMinor: last, isBooked: false },
    ])
  })

  it('gives a free flight no more for the days of booked ones beside it', async () => {
    const { context, fit, suggest } = await open(two)
    const plan = valueOf(mediaPlanHandlers.add(context, { name: 'Plan', note: '', startsOn: '2026-01-01' as Day, endsOn: '2026-12-31' as Day }))
    await fit()
    const { period, channels } = suggest()
    const dear = channels.find(({ name }) => name === 'Dear')
    const { id: campaignId } = context.prepare('SELECT id FROM campaign WHERE name = ?').get('Dear') as { id: CampaignId }
    const add = (startsOn: Day, endsOn: Day, isBooked: boolean) => valueOf(flightHandlers.add(context, { planId: plan.id, fields: FlightFields.parse({ campaignId, platform: 'meta', startsOn, endsOn, amountMinor: 100_00, currency: 'EUR', isBooked }) }))
    add(period.from, addDays(period.from, 13), true)
    add(addDays(period.from, 14), addDays(period.from, 15), false)
    const left = (dear?.suggestedMinor ?? 0) * 4 - 100_00
    const { plan: advised } = valueOf(adopt(context))
    const planned = valueOf(flightHandlers.list(context, { planId: advised.id, campaignId })).toSorted((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
    const two14ths = Math.round((left * 2) / 14)
    expect(left).toBeGreaterThan(0)
    expect(planned.map(({ startsOn, endsOn, amountMinor }) => [startsOn, endsOn, amountMinor])).toEqual([
      [period.from, addDays(period.from, 13), 100_00],
      [addDays(period.from, 14), addDays(period.from, 15), two14ths],
      [addDays(period.from, 16), period.to, left - two14ths],
    ])
  })

  it('is held against what was counted when its period has passed, and tallied', async () => {
    const { context, clock, fit } = await open(two)
    await fit()
    const { promise } = valueOf(adopt(context))
    const list = () => valueOf(adviceHandlers.promises(context, {}))
    expect(list().promises[0]).toMatchObject({ state: 'waiting', realised: null })
    clock.now = new Date('2026-07-20T12:00:00Z')
    expect(list().promises[0]).toMatchObject({ state: 'no_data', realised: null })
    const days = range(0, 28).map((day) => number(promise.from) + day)
    const rows = promise.moves.flatMap(({ name, afterMinor }) => days.map((day): FileRow => ({ from: day, to: day, entity: { campaignName: name }, spendMinor: Math.round(afterMinor / 7), conversions: Math.round(promise.expected.middle / 56), kind: 'Leads' })))
    await context.importFile({ name: 'spend-only.csv', level: 'campaign', rows: rows.map(({ conversions: _conversions, kind: _kind, ...row }) => row) })
    expect(list().promises[0]).toMatchObject({ state: 'no_data', realised: null })
    await context.importFile({ name: 'after.csv', level: 'campaign', rows })
    expect(list()).toMatchObject({ promises: [{ state: 'inside', realised: Math.round(promise.expected.middle / 56) * 56 }], tally: { made: 1, judged: 1, kept: 1, sentence: '1 of 1 promise kept.' } })
  })

  it('is not judged by results that are known as a whole only and reach beyond its period', async () => {
    const { context, clock, fit } = await open(two)
    await fit()
    const { promise } = valueOf(adopt(context))
    clock.now = new Date('2026-07-20T12:00:00Z')
    const [first, last] = [number(promise.from), number(promise.to)]
    const stateWith = async (from: number, to: number) => {
      const rows = promise.moves.map(({ name, afterMinor }): FileRow => ({ from, to, entity: { campaignName: name }, spendMinor: afterMinor * 4, conversions: Math.round(promise.expected.middle / 2), kind: 'Leads' }))
      const { batch } = await context.importFile({ name: 'after.csv', level: 'campaign', rows })
      const { state } = valueOf(adviceHandlers.promises(context, {})).promises[0] ?? {}
      await context.undoImport(batch)
      return state
    }
    expect([await stateWith(first - 1, last), await stateWith(first, last + 1), await stateWith(first, last)]).toEqual(['no_data', 'no_data', 'inside'])
  })

  it('is judged when all accounts of a channel have their results, but for one that has ended', async () => {
    const onPlatform: AdviceQuestion = { ...leads, grain: 'platform' }
    const judged = async (lastWeek: number, budgetMinor: number) => {
      const { context, clock, fit } = await open(two)
      await context.importFile({ name: 'second.csv', level: 'campaign', rows: inSecond(rowsOf({ campaign: 'Second', weeks: range(0, lastWeek), rate: 2 })) })
      await fit(onPlatform)
      const { promise } = valueOf(adviceHandlers.adopt(context, { question: onPlatform, wishes: AdviceWishes.parse({ budgetMinor }), name: 'Advised', isCurrent: true }))
      clock.now = new Date('2026-07-20T12:00:00Z')
      const state = () => valueOf(adviceHandlers.promises(context, {})).promises[0]?.state
      const rows = (campaignName: string) => range(0, 28).map((day): FileRow => ({ from: number(promise.from) + day, to: number(promise.from) + day, entity: { campaignName }, spendMinor: 20_00, conversions: 1, kind: 'Leads' }))
      await context.importFile({ name: 'after.csv', level: 'campaign', rows: rows('Cheap') })
      const first = state()
      await context.importFile({ name: 'second after.csv', level: 'campaign', rows: inSecond(rows('Second')) })
      return [first, state()]
    }
    expect([await judged(20, 500_00), await judged(14, 340_00)]).toEqual([['no_data', 'not_followed'], ['not_followed', 'not_followed']])
  })

  it('does not take days that an account’s newest file is still to tell of for days on which it spent nothing', async () => {
    const { context, overview } = await open(two)
    const newest = async (lastWeek: number) => {
      const { batch } = await context.importFile({ name: 'second.csv', level: 'campaign', rows: inSecond(rowsOf({ campaign: 'Second', weeks: range(0, lastWeek), rate: 2 })) })
      const { channels } = overview({ ...leads, grain: 'platform' })
      await context.undoImport(batch)
      return channels.map(({ weeks }) => weeks)
    }
    expect([await newest(20), await newest(18), await newest(14)]).toEqual([[20], [18], [20]])
  })

  it('is refused for a period that has begun, and where nothing is suggested', async () => {
    const { context, fit } = await open(two)
    await fit()
    expect(adopt(context, { startsOn: '2026-06-01' })).toMatchObject({ ok: false, error: { type: 'PeriodHasBegun' } })
    expect(adopt(context, { budgetMinor: 0 })).toMatchObject({ ok: false, error: { type: 'NothingToAdopt' } })
  })
})
