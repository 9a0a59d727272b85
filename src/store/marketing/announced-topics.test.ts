import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { topicsTold } from '../../../tests/support/topics-told'
import { Day } from '../../shared/kernel/day'

const today = Day.parse('2026-03-31')

it('what a command about campaigns, plans or money changes on any screen of the workspace, it announces', async () => {
  const { client, store } = await openTestStore({ isSample: true, now: () => new Date('2026-03-31T10:00:00Z') })
  const { marketing, networking, bridge, workbook } = client
  const first = <T>(rows: readonly T[]): T => rows[0] ?? (() => { throw new Error('The sample has none') })()
  const plan = first(valueOf(await marketing.mediaPlan.list({})).filter(({ isCurrent }) => isCurrent)).id
  const flights = valueOf(await marketing.flight.list({ planId: plan }))
  const flight = first(flights)
  const campaign = flight.campaignId
  const deal = first(valueOf(await marketing.deal.list({})).filter(({ status }) => status === 'won'))
  const cost = first(valueOf(await marketing.costLine.list({})))
  const creative = first(valueOf(await marketing.creative.list({ state: 'draft' })).rows)
  const audiences = valueOf(await marketing.audience.list({}))
  const audience = first(audiences)
  const experiment = first(valueOf(await marketing.experiment.list({})))
  const question = first(valueOf(await marketing.advice.choices({})))
  const costFields = { campaignId: campaign, platform: flight.platform, kind: 'fee' as const, label: 'More', amountMinor: 12_345, currency: flight.currency, on: flight.startsOn }
  valueOf(await marketing.costLine.add(costFields))
  const short = valueOf(await marketing.campaign.add({ name: 'Short' })).id
  valueOf(await marketing.costLine.add({ ...costFields, campaignId: short }))
  valueOf(await marketing.deal.add({ name: 'Of short', campaignId: short, amountMinor: 5000, currency: 'EUR', status: 'won', on: Day.parse('2026-02-02') }))
  valueOf(await marketing.flight.add({ planId: plan, fields: { campaignId: short, platform: 'tiktok', startsOn: Day.parse('2026-04-01'), endsOn: Day.parse('2026-04-30'), amountMinor: 9000, currency: 'EUR' } }))
  const planCost = valueOf(await marketing.planCost.add({ planId: plan, fields: { campaignId: campaign, kind: 'fee', label: 'Agency', rule: { rule: 'percent', ratePpm: 100_000 } } }))
  const budget = valueOf(await marketing.budget.set({ planId: plan, fields: { campaignId: campaign, platform: null, placement: null, month: null, amountMinor: 100_000, currency: flight.currency } }))
  const template = valueOf(await marketing.campaignTemplate.save({ campaignId: campaign, name: 'Launch' }))
  const rate = valueOf(await marketing.exchangeRate.set({ from: 'USD', to: 'EUR', on: Day.parse('2026-01-01'), rate: '0.9', source: 'ECB' }))
  valueOf(await marketing.deal.add({ name: 'In dollars', campaignId: campaign, amountMinor: 5000, currency: 'USD', status: 'won', on: Day.parse('2026-02-02'), customer: 'Ada' }))
  for (const metric of ['revenue', 'roi', 'spend', 'conversions'] as const) valueOf(await marketing.quarterGoal.set({ quarter: '2026-Q1', metric, target: 1000 }))
  /** By the topic that makes their answers stale. */
  const queries: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
    campaign: [() => marketing.campaign.list({}), () => marketing.campaign.list({ currency: 'EUR' }), () => marketing.campaign.names({}), () => marketing.campaign.get({ id: campaign }), () => marketing.campaign.results({ id: campaign })],
    costLine: [() => marketing.costLine.list({})],
    deal: [() => marketing.deal.list({})],
    planning: [() => marketing.planning.settings({}), () => marketing.planning.zones({})],
    mediaPlan: [() => marketing.mediaPlan.list({}), () => marketing.mediaPlan.sheet({ id: plan }), () => marketing.mediaPlan.sheet({ id: plan, convert: { to: 'USD', on: today } })],
    flight: [() => marketing.flight.list({ planId: plan }), () => marketing.flight.get({ id: flight.id })],
    planCost: [() => marketing.planCost.list({ planId: plan })],
    exchangeRate: [() => marketing.exchangeRate.list({}), () => marketing.exchangeRate.convert({ amounts: [{ amountMinor: 100, currency: 'USD' }], to: 'EUR', on: today })],
    budget: [() => marketing.budget.overview({ planId: plan })],
    pacing: [() => marketing.pacing.overview({}), () => marketing.pacing.results({ campaignId: campaign })],
    campaignTemplate: [() => marketing.campaignTemplate.list({})],
    audience: [() => marketing.audience.list({})],
    creative: [() => marketing.creative.list({ limit: 200 }), () => marketing.creative.links({}), () => marketing.creative.convention({})],
    calendar: [() => marketing.calendar.entries({ from: Day.parse('2025-01-01'), to: Day.parse('2026-12-31') })],
    experiment: [() => marketing.experiment.list({}), () => marketing.experiment.history({ measure: 'ctr' }), () => marketing.experiment.history({ measure: 'cvr' })],
    customerValue: [() => marketing.customerValue.summary({ to: today })],
    quarterGoal: [() => marketing.quarterGoal.list({})],
    advice: [() => marketing.advice.choices({}), () => marketing.advice.overview({ question: question }), () => marketing.advice.suggest({ question: question, wishes: {} }), () => marketing.advice.promises({})],
    workbook: [() => workbook.info({})],
    import: [() => client.import.list({})],
    contact: [() => networking.contact.list({})],
    followUp: [() => networking.followUp.list({ until: Day.parse('2027-01-01') })],
    keepInTouch: [() => networking.keepInTouch.counts({ today }), () => networking.keepInTouch.agenda({ from: today })],
  }
  const answers = async () => Object.fromEntries(await Promise.all(Object.entries(queries).map(async ([topic, asked]) => [topic, JSON.stringify(await Promise.all(asked.map((ask) => ask())))] as const)))
  type Asked = () => Promise<Parameters<typeof valueOf>[0]>
  const editCampaign = (changes: object): Asked => () => marketing.campaign.edit({ id: campaign, changes })
  const editFlight = (changes: object): Asked => () => marketing.flight.edit({ id: flight.id, changes })
  const proposal = first(valueOf(await bridge.action.proposals({ today })))
  const commands: Readonly<Record<string, Asked>> = {
    'a new campaign': () => marketing.campaign.add({ name: 'Winter', currency: 'GBP' }),
    'another name': editCampaign({ name: 'Zebra' }),
    'another currency': editCampaign({ currency: 'USD' }),
    'another objective, budget and dates': editCampaign({ objective: 'awareness', budgetMinor: 5, startsOn: Day.parse('2026-01-02'), endsOn: Day.parse('2026-12-02'), kpi: null, target: null }),
    'a copy with its flights': () => marketing.campaign.duplicate({ id: campaign, name: 'Again', planId: plan }),
    'an archived campaign': () => marketing.campaign.setStatus({ ids: [campaign], status: 'archived' }),
    'a removed campaign': () => marketing.campaign.remove({ ids: [short] }),
    'a cost': () => marketing.costLine.add({ ...costFields, label: 'Another' }),
    'a changed cost': () => marketing.costLine.edit({ id: cost.id, fields: { ...costFields, label: 'Changed' } }),
    'a removed cost': () => marketing.costLine.remove({ id: cost.id }),
    'a deal': () => marketing.deal.add({ name: 'Order', campaignId: campaign, amountMinor: 777, currency: 'EUR', status: 'won', on: Day.parse('2026-03-03') }),
    'a changed deal': () => marketing.deal.edit({ id: deal.id, changes: { amountMinor: 1, customer: 'Zed', on: Day.parse('2026-03-04') } }),
    'a lost deal': () => marketing.deal.setStatus({ ids: [deal.id], status: 'lost' }),
    'a removed deal': () => marketing.deal.remove({ ids: [deal.id] }),
    'a deal with people': () => bridge.attribution.saveDeal({ id: deal.id, fields: { ...deal, amountMinor: 99 }, contactIds: [], typed: {} }),
    'another first weekday': () => marketing.planning.configure({ firstWeekday: 7 }),
    'a zone': () => marketing.planning.setZone({ platform: flight.platform, timeZone: 'Pacific/Kiritimati' }),
    'a new version': () => marketing.mediaPlan.add({ name: 'B', startsOn: Day.parse('2026-01-01'), endsOn: Day.parse('2026-06-30') }),
    'a copied version': () => marketing.mediaPlan.duplicate({ id: plan, name: 'Copy' }),
    'another version that holds': async () => marketing.mediaPlan.makeCurrent({ id: valueOf(await marketing.mediaPlan.add({ name: 'B', startsOn: Day.parse('2026-01-01'), endsOn: Day.parse('2026-06-30') })).id }),
    'another span of a version': () => marketing.mediaPlan.edit({ id: plan, changes: { startsOn: Day.parse('2025-06-01'), endsOn: Day.parse('2026-12-31'), name: 'Renamed' } }),
    'a flight': () => marketing.flight.add({ planId: plan, fields: { campaignId: campaign, platform: 'tiktok', startsOn: Day.parse('2026-04-01'), endsOn: Day.parse('2026-04-30'), amountMinor: 9000, currency: 'EUR' } }),
    'a changed flight': editFlight({ amountMinor: 1, note: 'x' }),
    'a flight in another currency': editFlight({ currency: 'USD' }),
    'a flight elsewhere': editFlight({ platform: 'tiktok' }),
    'a moved flight': () => marketing.flight.move({ id: flight.id, startsOn: Day.parse('2026-02-14') }),
    'a stretched flight': () => marketing.flight.stretch({ id: flight.id, startsOn: Day.parse('2026-02-14'), endsOn: Day.parse('2026-05-14') }),
    'typed cells': () => marketing.flight.setCells({ id: flight.id, cells: [{ days: { from: flight.startsOn, to: flight.startsOn }, amountMinor: 1 }] }),
    'a copied flight': () => marketing.flight.copy({ id: flight.id, startsOn: Day.parse('2026-08-01') }),
    'a booked flight': () => marketing.flight.book({ ids: flights.map(({ id }) => id), isBooked: !flight.isBooked }),
    'a removed flight': () => marketing.flight.remove({ ids: [flight.id] }),
    'a planned cost': () => marketing.planCost.edit({ id: planCost.id, fields: { kind: 'fee', label: 'Agency', rule: { rule: 'percent', ratePpm: 200_000 } } }),
    'a removed planned cost': () => marketing.planCost.remove({ id: planCost.id }),
    'a rate': () => marketing.exchangeRate.edit({ id: rate.id, fields: { from: 'USD', to: 'EUR', on: Day.parse('2026-01-01'), rate: '0.5', source: 'ECB' } }),
    'a removed rate': () => marketing.exchangeRate.remove({ id: rate.id }),
    'another budget': () => marketing.budget.set({ planId: plan, fields: { campaignId: campaign, platform: null, placement: null, month: null, amountMinor: 1, currency: flight.currency } }),
    'a removed budget': () => marketing.budget.remove({ id: budget.id }),
    'a campaign from a template': () => marketing.campaignTemplate.start({ id: template.id, name: 'From it', startsOn: today }),
    'a template that goes': () => marketing.campaignTemplate.remove({ id: template.id }),
    'another audience': () => marketing.audience.edit({ id: audience.id, changes: { name: 'Zoo' } }),
    'an audience in a campaign': () => marketing.audience.target({ id: audience.id, campaignId: campaign, platform: 'tiktok' }),
    'a removed audience': () => marketing.audience.remove({ ids: [audience.id] }),
    'another creative': () => marketing.creative.edit({ id: creative.id, changes: { name: 'Zap', campaignId: campaign } }),
    'a creative on another day': () => marketing.creative.reschedule({ id: creative.id, on: Day.parse('2026-04-04') }),
    'a creative in review': () => marketing.creative.advance({ ids: [creative.id], to: 'review', by: 'Ada' }),
    'a removed creative': () => marketing.creative.remove({ ids: [creative.id] }),
    'another convention of links': async () => marketing.creative.setConvention({ ...valueOf(await marketing.creative.convention({})), medium: 'paid' }),
    'a test decided': () => marketing.experiment.decide({ id: experiment.id, decision: 'Yes' }),
    'a removed test': () => marketing.experiment.remove({ ids: [experiment.id] }),
    'a goal': () => marketing.quarterGoal.set({ quarter: '2026-Q1', metric: 'roi', target: 9 }),
    'another gross margin': () => workbook.configure({ grossMargin: 0.37 }),
    'another currency of the workbook': () => workbook.configure({ currency: 'USD' }),
    'a proposal of the Bridge': () => bridge.action.accept({ rule: proposal.rule, subject: proposal.subject, today, followUpOn: Day.parse('2026-04-02') }),
    'an audience of contacts': () => bridge.contactAudience.make({ name: 'List', purpose: 'Newsletter', selection: {}, today }),
  }
  const done = async () => valueOf(await workbook.history({})).filter(({ isUndone }) => !isUndone).length
  const untold: string[] = []
  const idle: string[] = []
  const before = await answers()
  for (const [name, command] of Object.entries(commands)) {
    const steps = await done()
    const told = await topicsTold(store, async () => valueOf(await command()))
    const after = await answers()
    const changed = Object.keys(queries).filter((topic) => before[topic] !== after[topic])
    if (changed.length === 0) idle.push(name)
    for (const topic of changed) if (!told.has(topic)) untold.push(`${name}: ${topic}`)
    for (let left = await done(); left > steps; left -= 1) valueOf(await workbook.undo({}))
  }
  expect({ untold, idle }).toEqual({ untold: [], idle: [] })
  expect(await answers()).toEqual(before)
}, 120_000)
