import type { Day } from '../kernel/day'
import { dayText } from '../kernel/day-text'
import { numberText } from '../kernel/language'
import type { Currency } from '../kernel/money'
import { ratio } from '../kernel/ratio'
import { amidSentence, t } from '../kernel/words'
import { type Conversion, convertSum, type ExchangeRate, inOthersAloneText, type MoneyAmount, pickRate, usedRateText } from '../marketing/exchange-rate'
import { provisionalSince, returnOnInvestment } from '../marketing/metrics'
import { formatMoney } from '../reports/format'
import { attributionDefinitions, AttributionRule, attributionRuleNames } from './attribution'
import { type TimeCost, timeCostDefinition } from './effort'
import { goalObjectives, type OrganicPaidFilters, type OrganicPaidLine, type OrganicPaidReport, ReportSide, reportSideNames, type RuleLine, type SideCell } from './organic-paid-report'

/** A side that something can be credited to. */
export type CreditedSide = Exclude<ReportSide, 'total'>

/** Where each rule puts one deal or person. */
export type SidesByRule = Readonly<Record<AttributionRule, CreditedSide>>

/** Campaigns of one column. Amounts by currency, each currency once, those that are left out too; counts without what is left out. */
export interface PaidFacts {
  /** Empty: no media spend is known. */
  readonly media: readonly MoneyAmount[]
  /** What of the media is of platforms or files that tell no conversions. */
  readonly mediaWithoutConversions: readonly MoneyAmount[]
  readonly fees: readonly MoneyAmount[]
  readonly production: readonly MoneyAmount[]
  readonly labour: readonly MoneyAmount[]
  /** What platforms claim. Empty: no file had it. */
  readonly claimed: readonly MoneyAmount[]
  readonly claimedReason: string | null
  readonly reach: PaidCount
  readonly conversions: PaidCount
  readonly conversionKind: string | null
}

/** What files tell as a number. */
interface PaidCount {
  readonly value: number | null
  /** Null: no file told it, or there is a value. */
  readonly reason: string | null
  /** Currencies whose files tell it, too, and that are left out. */
  readonly leftOut: readonly Currency[]
}

/** Everything a comparison is made of, gathered. */
export interface OrganicPaidFacts {
  readonly workbook: string
  readonly filters: OrganicPaidFilters
  readonly currency: Currency
  readonly grossMargin: number | null
  readonly today: Day
  readonly rates: readonly ExchangeRate[]
  readonly time: TimeCost
  readonly direct: readonly MoneyAmount[]
  readonly paid: PaidFacts
  /** Null: the goal is all of them. */
  readonly other: PaidFacts | null
  readonly deals: readonly (MoneyAmount & { readonly sides: SidesByRule })[]
  readonly leads: readonly SidesByRule[]
  /** Currency null: no deal says that they are one. */
  readonly customers: readonly { readonly currency: Currency | null; readonly sides: SidesByRule }[]
  /** People with an interaction of both sides, or one from each. */
  readonly engagedPeople: number
  /** Own posts, and the largest reach that is known of any. Null: none is. */
  readonly posts: { readonly count: number; readonly reach: number | null }
  readonly dataTo: Day | null
  readonly warnings: readonly string[]
}

interface Amount {
  readonly value: number | null
  readonly reason: string | null
  /** Currencies that it leaves out, as one alone was asked for. */
  readonly leftOut: readonly Currency[]
}

/** Adds amounts as the report's currency, and keeps every rate that was used. */
class Adder {
  readonly used: ExchangeRate[] = []
  /** Currencies of amounts that no rate leads from. */
  readonly missing = new Set<Currency>()
  /** Currencies of amounts that are left out, as one alone was asked for. */
  readonly leftOut = new Set<Currency>()

  constructor(
    private readonly currency: Currency,
    private readonly on: Day,
    private readonly rates: readonly ExchangeRate[],
    private readonly others: OrganicPaidFilters['otherCurrencies'],
  ) {}

  private part<T extends { readonly currency: Currency | null }>(all: readonly T[]): { readonly counted: readonly T[]; readonly leftOut: readonly Currency[] } {
    const isLeftOut = (currency: Currency | null): currency is Currency => this.others === 'leave_out' && currency !== null && currency !== this.currency
    const leftOut = [...new Set(all.map(({ currency }) => currency).filter(isLeftOut))]
    for (const currency of leftOut) this.leftOut.add(currency)
    return { counted: all.filter(({ currency }) => !isLeftOut(currency)), leftOut }
  }

  sum(all: readonly MoneyAmount[]): Amount {
    const { counted: amounts, leftOut } = this.part(all)
    if (amounts.length === 0 && leftOut.length > 0) return inOthersAlone(leftOut)
    const { amountMinor, reason, used }: Conversion = convertSum(amounts, { to: this.currency, on: this.on, rates: this.rates })
    for (const rate of used) if (!this.used.includes(rate)) this.used.push(rate)
    for (const currency of new Set(amounts.map((amount) => amount.currency))) if (currency !== this.currency && pickRate(this.rates, { from: currency, to: this.currency, on: this.on }) === null) this.missing.add(currency)
    return { value: amountMinor, reason, leftOut }
  }

  count(all: readonly { readonly currency: Currency | null }[]): Amount {
    const { counted, leftOut } = this.part(all)
    return counted.length === 0 && leftOut.length > 0 ? inOthersAlone(leftOut) : { ...known(counted.length), leftOut }
  }

  /** What files tell of paid, which is counted already. */
  told({ value, reason, leftOut }: PaidCount, untold: string): Amount {
    for (const currency of leftOut) this.leftOut.add(currency)
    if (value !== null) return { ...known(value), leftOut }
    return reason === null && leftOut.length > 0 ? inOthersAlone(leftOut) : unknown(reason ?? untold)
  }
}

const known = (value: number): Amount => ({ value, reason: null, leftOut: [] })
const unknown = (reason: string): Amount => ({ value: null, reason, leftOut: [] })
/** Of what is known in other currencies alone, nothing is known in this one. */
const inOthersAlone = (leftOut: readonly Currency[]): Amount => ({ value: null, reason: inOthersAloneText(leftOut), leftOut })

/** What a ratio leaves out: as much as either of its parts. */
const bothLeaveOut = (upper: Amount, lower: Amount): readonly Currency[] => [...new Set([...upper.leftOut, ...lower.leftOut])]

/** The sum of parts of which each must be known, but for those that are left out: it does without them, and is not known where nothing else is. */
const whole = (parts: readonly Amount[]): Amount => {
  const leftOut = [...new Set(parts.flatMap((part) => part.leftOut))]
  const untold = parts.find(({ value, leftOut: own }) => value === null && own.length === 0)
  if (untold !== undefined) return untold
  if (parts.some(({ value }) => value === null) && parts.every(({ value }) => (value ?? 0) === 0)) return inOthersAlone(leftOut)
  return { ...known(parts.reduce((sum, { value }) => sum + (value ?? 0), 0)), leftOut }
}

const leftOutNote = ({ leftOut }: Amount, kind: SideCell['kind']): string | null => (leftOut.length === 0 ? null : kind === 'count' ? t`without those in ${leftOut.join(', ')}` : t`without amounts in ${leftOut.join(', ')}`)

const joined = (notes: readonly (string | null)[]): string | null => notes.filter((note) => note !== null).join(', ') || null

const cell = (kind: SideCell['kind'], amount: Amount, note: string | null = leftOutNote(amount, kind)): SideCell => {
  const { value, reason } = amount
  return { kind, value, reason: value === null ? (reason ?? t`There is no figure.`) : null, note: value === null ? null : note }
}

/** The counted things of one column. */
interface Column {
  readonly side: ReportSide
  readonly time: Amount
  readonly direct: Amount
  readonly media: Amount
  readonly fees: Amount
  readonly production: Amount
  readonly labour: Amount
  readonly cost: Amount
  readonly reach: Amount
  readonly engaged: Amount
  readonly engagedNote: string | null
  /** What of the cost cannot be held against who was engaged, as nobody counted them there. */
  readonly uncounted: Amount
  readonly claimed: Amount
}

const notOrganic = unknown(t`Networking has no such cost.`)
const notPaid = unknown(t`Paid has no such cost.`)
/** No media spend, no cost of any kind: these two are known by what they are, not by their words. */
const noMedia = unknown(t`No media spend is known.`)
const noCost = unknown(t`No cost is known.`)
const nothingSpent = unknown(t`What has no known source has no known cost.`)

const timeAmount = ({ time }: OrganicPaidFacts, adder: Adder): Amount =>
  time.unpricedMinutes > 0 ? unknown(t`No hourly rate holds for ${hoursText(time.unpricedMinutes)} of the time. Set one that holds on those days under “Rates and costs”.`) : adder.sum(time.amounts)

const organicColumn = (facts: OrganicPaidFacts, adder: Adder): Column => {
  const { posts, engagedPeople } = facts
  const [time, direct] = [timeAmount(facts, adder), adder.sum(facts.direct)]
  const no = notOrganic
  const reach = posts.reach === null ? unknown(t`No post of ours has a reach in these days.`) : posts.count > 1 ? unknown(t`Reach is not added over posts: they reach the same people.`) : known(posts.reach)
  return {
    side: 'organic', time, direct, media: no, fees: no, production: no, labour: no, cost: whole([time, direct]), reach,
    engaged: known(engagedPeople), engagedNote: null, uncounted: known(0), claimed: unknown(t`No platform claims sales of relationships.`),
  }
}

const paidColumn = (side: 'paid' | 'other', paid: PaidFacts, adder: Adder): Column => {
  const media = paid.media.length === 0 ? noMedia : adder.sum(paid.media)
  const [fees, production, labour] = [adder.sum(paid.fees), adder.sum(paid.production), adder.sum(paid.labour)]
  const typed = [fees, production, labour]
  const hasTyped = [paid.fees, paid.production, paid.labour].some((amounts) => amounts.length > 0)
  // Fees alone are a cost; no cost of any kind is none known.
  const cost = paid.media.length === 0 ? (hasTyped ? whole(typed) : noCost) : whole([media, ...typed])
  const no = notPaid
  return {
    side, time: no, direct: no, media, fees, production, labour, cost,
    reach: adder.told(paid.reach, t`No file tells the reach of all this as one figure.`),
    engaged: adder.told(paid.conversions, t`No file had conversions.`),
    engagedNote: paid.conversionKind ?? t`Conversions`,
    uncounted: adder.sum(paid.mediaWithoutConversions),
    claimed: paid.claimedReason !== null ? unknown(paid.claimedReason) : paid.claimed.length === 0 ? unknown(t`No file had a conversion value.`) : adder.sum(paid.claimed),
  }
}

const unattributedColumn: Column = {
  side: 'unattributed', time: nothingSpent, direct: nothingSpent, media: nothingSpent, fees: nothingSpent, production: nothingSpent, labour: nothingSpent, cost: nothingSpent,
  reach: unknown(t`Nothing is known of it.`), engaged: unknown(t`Nothing is known of it.`), engagedNote: null, uncounted: known(0), claimed: unknown(t`Nothing is known of it.`),
}

const totalColumn = (columns: readonly Column[]): Column => {
  // A column without any cost adds none; one whose cost cannot be told leaves the whole untold.
  const costs = columns.filter(({ side, cost }) => side !== 'unattributed' && cost !== noCost)
  const organic = costs.filter(({ side }) => side === 'organic')
  const paid = costs.filter(({ side }) => side !== 'organic')
  const media = paid.map((column) => column.media).filter((amount) => amount !== noMedia)
  return {
    side: 'total',
    time: whole(organic.map(({ time }) => time)),
    direct: whole(organic.map(({ direct }) => direct)),
    media: media.length === 0 ? noMedia : whole(media),
    fees: whole(paid.map(({ fees }) => fees)),
    production: whole(paid.map(({ production }) => production)),
    labour: whole(paid.map(({ labour }) => labour)),
    cost: whole(costs.map(({ cost }) => cost)),
    reach: unknown(t`Reach is never added: the same people are reached on both sides.`),
    engaged: unknown(t`People and conversions are unlike, and are not added.`),
    engagedNote: null,
    uncounted: known(0),
    claimed: unknown(t`Platforms may claim the same sale; what they claim stands by itself.`),
  }
}

/** What one rule credits to one column. */
interface Counted {
  readonly deals: Amount
  /** Of every column. */
  readonly allDeals: Amount
  readonly revenue: Amount
  readonly leads: number
  readonly customers: Amount
}

const counted = (facts: OrganicPaidFacts, adder: Adder, rule: AttributionRule, side: ReportSide): Counted => {
  const isHere = (sides: SidesByRule): boolean => side === 'total' || sides[rule] === side
  const deals = facts.deals.filter(({ sides }) => isHere(sides))
  return { deals: adder.count(deals), allDeals: adder.count(facts.deals), revenue: adder.sum(deals), leads: facts.leads.filter(isHere).length, customers: adder.count(facts.customers.filter(({ sides }) => isHere(sides))) }
}

/** Without any won deal nothing is known of what came back, as in the ROI report; where others were won, a side without one has lost its cost. */
const roiOf = ({ cost }: Column, { allDeals, revenue }: Counted, { grossMargin }: OrganicPaidFacts): Amount => {
  if (cost.value === null) return cost
  if (allDeals.value === null) return allDeals
  if (allDeals.value === 0 && cost.value !== 0) return unknown(t`No deal was won here.`)
  if (revenue.value === null) return revenue
  const value = returnOnInvestment(revenue.value, cost.value, grossMargin)
  return value === null ? unknown(t`There is no cost.`) : { ...known(value), leftOut: bothLeaveOut(cost, revenue) }
}

const perEach = (cost: Amount, count: Amount, noneYet: string): Amount => {
  if (cost.value === null) return cost
  if (count.value === null) return count
  const value = ratio(cost.value, count.value)
  return value === null ? unknown(noneYet) : { ...known(value), leftOut: bothLeaveOut(cost, count) }
}

/** Cost for each engaged person: without the media of which nobody counted them. */
const costPerEngaged = ({ cost, engaged, engagedNote, uncounted }: Column, currency: Currency): SideCell => {
  // A cost that is known leaves out what is known of this in other currencies alone.
  const counted = cost.value === null ? cost : { ...cost, value: cost.value - (uncounted.value ?? 0) }
  const leftOut = uncounted.value === null || uncounted.value === 0 ? null : t`without ${formatMoney(uncounted.value, currency, { withCurrency: true })} of media whose files tell no conversions`
  const each = perEach(counted, engaged, t`The cost has brought no engaged person yet.`)
  return cell('money', each, joined([engagedNote, leftOutNote(each, 'money'), leftOut]))
}

const hoursText = (minutes: number): string => t`${numberText(Math.floor(minutes / 60))} h ${minutes % 60} min`

interface LineSpec {
  readonly key: string
  readonly group: OrganicPaidLine['group']
  readonly label: string
  readonly definition: string
  readonly cell: (column: Column, counts: Counted) => SideCell
}

const lineSpecs = (facts: OrganicPaidFacts): readonly LineSpec[] => [
  { key: 'time', group: 'effort', label: t`Own time`, definition: timeCostDefinition, cell: ({ time }) => cell('money', time) },
  { key: 'direct', group: 'effort', label: t`Events, gifts, tools`, definition: t`Direct costs of networking by their day.`, cell: ({ direct }) => cell('money', direct) },
  { key: 'media', group: 'effort', label: t`Media`, definition: t`Media spend as the platforms bill it, from imported results.`, cell: ({ media }) => cell('money', media) },
  { key: 'fees', group: 'effort', label: t`Fees`, definition: t`Agency and platform fees by their day.`, cell: ({ fees }) => cell('money', fees) },
  { key: 'production', group: 'effort', label: t`Production`, definition: t`Production costs by their day.`, cell: ({ production }) => cell('money', production) },
  { key: 'labour', group: 'effort', label: t`Labour`, definition: t`Work on campaigns, as costs typed in, by their day.`, cell: ({ labour }) => cell('money', labour) },
  { key: 'cost', group: 'effort', label: t`Cost`, definition: t`Organic: own time + direct costs. Paid: media + fees + production + labour.`, cell: ({ cost }) => cell('money', cost) },
  { key: 'leads', group: 'results', label: t`Leads`, definition: t`Contacts who became a lead in these days.`, cell: (_, { leads }) => cell('count', known(leads)) },
  { key: 'customers', group: 'results', label: t`New customers`, definition: t`Buyers at their first won deal, told apart by the customer’s name, else by the one contact, else each deal for itself; and contacts said to be customers who are in no won deal.`, cell: (_, { customers }) => cell('count', customers) },
  { key: 'deals', group: 'results', label: t`Won deals`, definition: t`Deals won in these days.`, cell: (_, { deals }) => cell('count', deals) },
  { key: 'revenue', group: 'results', label: t`Revenue`, definition: t`Amounts of deals won in these days. Each deal counts on one side only.`, cell: (_, { revenue }) => cell('money', revenue) },
  { key: 'claimed', group: 'results', label: t`Claimed by platforms`, definition: t`Conversion value the ad platforms attribute to themselves, by their own windows. Never part of revenue here.`, cell: ({ claimed }) => cell('money', claimed) },
  { key: 'reach', group: 'results', label: t`Reach`, definition: t`People reached, only where one row covers the whole. Never added.`, cell: ({ reach }) => cell('count', reach) },
  { key: 'engaged', group: 'results', label: t`Engaged people`, definition: t`Organic: people with a mutual interaction, or one from each side, in these days. Paid: conversions as the platform counts them; the kind is named.`, cell: ({ engaged, engagedNote }) => cell('decimal', engaged, joined([engagedNote, leftOutNote(engaged, 'count')])) },
  { key: 'roi', group: 'ratios', label: t`ROI (profit)`, definition: t`ROI = (revenue × gross margin − cost) ÷ cost. −100% means all lost. Without a stated margin revenue counts whole.`, cell: (column, counts) => cell('percent', roiOf(column, counts, facts)) },
  { key: 'costPerEngaged', group: 'ratios', label: t`Cost per engaged person`, definition: t`Cost ÷ engaged people; on the paid side, cost ÷ conversions, without media whose files tell no conversions.`, cell: (column) => costPerEngaged(column, facts.currency) },
  { key: 'costPerLead', group: 'ratios', label: t`Cost per lead`, definition: t`Cost ÷ leads.`, cell: ({ cost }, { leads }) => cell('money', perEach(cost, known(leads), t`The cost has brought no lead yet.`)) },
  { key: 'costPerCustomer', group: 'ratios', label: t`Cost per new customer`, definition: t`Cost ÷ new customers.`, cell: ({ cost }, { customers }) => cell('money', perEach(cost, customers, t`The cost has brought no new customer yet.`)) },
]

const ruleLines = (facts: OrganicPaidFacts, columns: readonly Column[], adder: Adder): RuleLine[] =>
  AttributionRule.options.flatMap((rule) =>
    columns.map((column): RuleLine => {
      const counts = counted(facts, adder, rule, column.side)
      return {
        rule, side: column.side,
        deals: cell('count', counts.deals), revenue: cell('money', counts.revenue), leads: cell('count', known(counts.leads)), customers: cell('count', counts.customers),
        roi: cell('percent', roiOf(column, counts, facts)),
      }
    }),
  )

const dataNote = (dataTo: Day, today: Day): string => {
  const since = provisionalSince(dataTo, today)
  return since === null ? t`Ad results to ${dayText(dataTo)}.` : t`Ad results to ${dayText(dataTo)}. Those since ${dayText(since)} are provisional: platforms still restate them.`
}

const notesOf = ({ time, filters, currency, grossMargin, warnings, dataTo, today }: OrganicPaidFacts, on: Day, used: readonly ExchangeRate[]): string[] => {
  const minutes = time.loggedMinutes + time.estimatedMinutes
  return [
    ...(time.estimatedMinutes === 0 ? [] : [t`Estimate: ${hoursText(time.estimatedMinutes)} of ${hoursText(minutes)} (${Math.round((100 * time.estimatedMinutes) / minutes)}%) have no logged minutes and count with the usual ones of their type.`]),
    ...(goalObjectives[filters.goal] === null ? [] : [t`Networking serves every goal and stands whole beside the campaigns of this one.`]),
    ...used.map((rate) => usedRateText(rate, currency, on)),
    ...(grossMargin === null ? [t`No gross margin is stated in the settings: revenue counts whole.`] : [t`Revenue counts at a gross margin of ${numberText(Math.round(grossMargin * 1000) / 10)}%.`]),
    ...warnings,
    ...(dataTo === null ? [] : [dataNote(dataTo, today)]),
  ]
}

/** Networking and campaigns side by side: sums first, ratios last, the same formulas for every column. Everything credited counts in exactly one column and in the total. */
export const organicPaid = (facts: OrganicPaidFacts, before: OrganicPaidReport['before'] = null): OrganicPaidReport => {
  const { filters, currency, time } = facts
  const on = filters.period.to ?? facts.today
  const adder = new Adder(currency, on, facts.rates, filters.otherCurrencies)
  const others = facts.other === null ? [] : [paidColumn('other', facts.other, adder)]
  const sided = [organicColumn(facts, adder), paidColumn('paid', facts.paid, adder), ...others, unattributedColumn]
  const columns = [...sided, totalColumn(sided)]
  const counts = columns.map((column) => ({ column, of: counted(facts, adder, filters.rule, column.side) }))
  const lines = lineSpecs(facts).map(({ cell: cellOf, ...line }): OrganicPaidLine => ({ ...line, cells: Object.fromEntries(counts.map(({ column, of }) => [column.side, cellOf(column, of)])) }))
  const rules = ruleLines(facts, columns, adder)
  const minutes = time.loggedMinutes + time.estimatedMinutes
  return {
    report: 'organicPaid',
    workbook: facts.workbook,
    filters,
    currency,
    grossMargin: facts.grossMargin,
    sides: columns.map(({ side }) => side),
    lines,
    rules,
    time: { loggedMinutes: time.loggedMinutes, estimatedMinutes: time.estimatedMinutes, estimatedShare: ratio(time.estimatedMinutes, minutes) },
    before,
    rates: adder.used,
    missingRates: [...adder.missing].map((from) => ({ from, on })),
    dataTo: facts.dataTo,
    isEmpty: minutes === 0 && adder.missing.size + adder.leftOut.size + facts.paid.media.length + (facts.other?.media.length ?? 0) === 0 && lines.every(({ cells }) => Object.values(cells).every(({ value }) => (value ?? 0) === 0)),
    notes: notesOf(facts, on, adder.used),
    definitions: [
      ...lines.map(({ label, definition }) => ({ label, definition })),
      { label: t`Attribution: ${amidSentence(attributionRuleNames[filters.rule])}`, definition: attributionDefinitions[filters.rule] },
      { label: reportSideNames.unattributed, definition: t`No relationship and no campaign is known for it under this rule.` },
    ],
  }
}
