import type { Credits } from '../../shared/bridge/attribution'
import { timeCost } from '../../shared/bridge/effort'
import { type CreditedSide, type OrganicPaidFacts, type PaidFacts, type SidesByRule } from '../../shared/bridge/organic-paid'
import { goalObjectives, type OrganicPaidFilters } from '../../shared/bridge/organic-paid-report'
import { type Day, toDayNumber } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import type { Currency } from '../../shared/kernel/money'
import { sumKnown } from '../../shared/kernel/ratio'
import { t } from '../../shared/kernel/words'
import type { CampaignId, Objective } from '../../shared/marketing/campaign'
import { buyersIn } from '../../shared/marketing/customer-value'
import type { MoneyAmount } from '../../shared/marketing/exchange-rate'
import { formatMoney } from '../../shared/reports/format'
import type { StoreContext } from '../context'
import { readRates } from '../marketing/exchange-rate.handlers'
import { reachNotes } from '../marketing/account-reach'
import { countingNotes } from '../marketing/counting-notes'
import { clickColumnsOf, foldParts, tellsAll } from '../marketing/fold-parts'
import { asideNotes, currenciesInUse, cutNotes, kindNames, mainCurrency, otherCurrencyNotes, reportBasis } from '../marketing/report-basis'
import { type CostPart, gatherCosts, gatherParts, newestDay, type ResultPart, type ResultScope } from '../marketing/result-parts'
import { toldMeasures } from '../marketing/told-measures'
import { attributionNotes, breakNotes } from '../reports/attribution-notes'
import { type CreditSubject, readCredits } from './credits'
import { readHourlyRates } from './effort.handlers'
import { countEngaged, gatherTime } from './gather-effort'

interface Days {
  readonly from: Day | null
  readonly to: Day | null
}

/** Both ends bound, so that one statement serves open ends too. */
const bounds = ({ from, to }: Days): { readonly from: string; readonly to: string } => ({ from: from ?? '0000-00-00', to: to ?? '9999-12-31' })

const gatherDirect = ({ prepare }: StoreContext, days: Days): MoneyAmount[] =>
  // The columns of the statement.
  prepare('SELECT currency, sum(amount_minor) AS amountMinor FROM networking_cost WHERE on_day BETWEEN @from AND @to GROUP BY currency ORDER BY currency').all(bounds(days)) as MoneyAmount[]

const gatherPosts = ({ prepare }: StoreContext, days: Days): OrganicPaidFacts['posts'] =>
  // The columns of the statement.
  prepare("SELECT count(*) AS count, max(reach) AS reach FROM post WHERE kind = 'own' AND on_day BETWEEN @from AND @to").get(bounds(days)) as OrganicPaidFacts['posts']

interface PaidOfCurrency {
  readonly currency: Currency
  readonly parts: readonly ResultPart[]
  readonly costs: readonly CostPart[]
}

interface PaidParts {
  /** Those of currencies that are counted. */
  readonly parts: readonly ResultPart[]
  /** Parts and costs of every currency. */
  readonly byCurrency: readonly PaidOfCurrency[]
  /** Of those, the currencies that are not counted. */
  readonly leftOut: readonly PaidOfCurrency[]
}

const amounts = ({ byCurrency }: PaidParts, pick: (one: PaidOfCurrency) => number | null): MoneyAmount[] =>
  byCurrency.flatMap((one) => {
    const amountMinor = pick(one)
    return amountMinor === null ? [] : [{ currency: one.currency, amountMinor }]
  })

const costOf = (costs: readonly CostPart[], kind: CostPart['kind']): number | null => sumKnown(costs.map((cost) => (cost.kind === kind ? cost.amountMinor : null)))

const paidFacts = (context: StoreContext, paid: PaidParts, currency: Currency): PaidFacts => {
  const { parts } = paid
  // Only counts are taken of this sum; money of several currencies is not.
  const telling = { clickColumns: clickColumnsOf(parts), told: toldMeasures(context) }
  const sums = foldParts({ parts, costs: [], deals: [] }, { currency, ...telling, kindName: kindNames(context) })
  const leftOutWith = (count: 'reach' | 'conversions'): Currency[] => paid.leftOut.filter((one) => one.parts.some((part) => part[count] !== null)).map((one) => one.currency)
  const tellsConversions = tellsAll(parts, ['conversions'], telling)
  return {
    media: amounts(paid, (one) => sumKnown(one.parts.map(({ spendMinor }) => spendMinor))),
    mediaWithoutConversions: amounts(paid, (one) => sumKnown(one.parts.filter((part) => !tellsConversions(part)).map(({ spendMinor }) => spendMinor))),
    fees: amounts(paid, ({ costs }) => costOf(costs, 'fee')),
    production: amounts(paid, ({ costs }) => costOf(costs, 'production')),
    labour: amounts(paid, ({ costs }) => costOf(costs, 'labour')),
    claimed: amounts(paid, (one) => sumKnown(one.parts.map(({ valueMinor }) => valueMinor))),
    claimedReason: sums.reasons.revenue ?? null,
    reach: { value: sums.reach, reason: sums.reasons.reach ?? null, leftOut: leftOutWith('reach') },
    conversions: { value: sums.conversions, reason: sums.reasons.conversions ?? null, leftOut: leftOutWith('conversions') },
    conversionKind: sums.conversionKind,
  }
}

const scopeOf = ({ from, to }: Days, currency: Currency): ResultScope => ({ currency, fromDay: from === null ? null : toDayNumber(from), toDay: to === null ? null : toDayNumber(to), platform: null, campaignId: null })

/** Results and costs of all currencies, those that serve the goal apart from the others. */
const gatherPaid = (
  context: StoreContext,
  days: Days,
  currencies: readonly Currency[],
  isCounted: (amount: Pick<MoneyAmount, 'currency'>) => boolean,
  isForGoal: (campaignId: number | null) => boolean,
): { readonly goal: PaidParts; readonly others: PaidParts } => {
  const all = currencies.map((currency) => ({
    currency,
    parts: gatherParts(context, scopeOf(days, currency), 'campaign'),
    costs: gatherCosts(context, { currency, ...days, platform: null, campaignId: null }),
  }))
  const only = (isWanted: (campaignId: number | null) => boolean): PaidParts => {
    const byCurrency = all.map(({ currency, parts, costs }) => ({
      currency,
      parts: parts.filter(({ campaignId }) => isWanted(campaignId === 0 ? null : campaignId)),
      costs: costs.filter(({ campaignId }) => isWanted(campaignId)),
    }))
    return { parts: byCurrency.filter(isCounted).flatMap(({ parts }) => parts), byCurrency, leftOut: byCurrency.filter((one) => !isCounted(one)) }
  }
  return { goal: only(isForGoal), others: only((campaignId) => !isForGoal(campaignId)) }
}

interface DealRow extends MoneyAmount {
  readonly id: number
  readonly on: Day
  readonly campaignId: CampaignId | null
  readonly campaignName: string | null
  readonly contacts: string
  readonly customer: string
}

const wonDealsSql = `SELECT d.id, d.amount_minor AS amountMinor, d.currency, d.on_day AS "on", d.campaign_id AS campaignId, c.name AS campaignName,
    (SELECT json_group_array(contact_id) FROM deal_contact WHERE deal_id = d.id) AS contacts, d.customer
  FROM deal d LEFT JOIN campaign c ON c.id = d.campaign_id WHERE d.status = 'won' ORDER BY d.on_day, d.id`

/** A list of contact ids, made by the statement. */
const contactIdsOf = ({ contacts }: DealRow): number[] => JSON.parse(contacts) as number[]

/** The first deal of each who bought, known as where customers are valued; a deal that does not say is of a customer of its own. The deals come by day. */
const firstDealsOf = (deals: readonly DealRow[]): readonly DealRow[] => {
  const sold = deals.map((deal) => {
    const [contactId = null, ...others] = contactIdsOf(deal)
    return { ...deal, contactId: others.length === 0 ? contactId : null }
  })
  const buyerOf = buyersIn(sold)
  return [...groupBy(sold, (deal) => buyerOf(deal) ?? `deal ${deal.id}`).values()].flatMap((own) => own.slice(0, 1))
}

const dealSubject = (deal: DealRow): CreditSubject => {
  const { id, on, campaignId, campaignName } = deal
  return { id, until: on, contactIds: contactIdsOf(deal), campaign: campaignId === null || campaignName === null ? null : { id: campaignId, name: campaignName } }
}

interface StageRow {
  readonly id: number
  readonly leadOn: Day | null
  readonly customerOn: Day | null
  readonly isInWonDeal: number
}

const stagesSql = `SELECT s.contact_id AS id, s.lead_on AS leadOn, s.customer_on AS customerOn,
    EXISTS (SELECT 1 FROM deal_contact dc JOIN deal d ON d.id = dc.deal_id WHERE dc.contact_id = s.contact_id AND d.status = 'won') AS isInWonDeal
  FROM contact_stage s ORDER BY s.contact_id`

const gatherCredited = (context: StoreContext, days: Days, sidesOf: (credits: Credits) => SidesByRule): Pick<OrganicPaidFacts, 'deals' | 'leads' | 'customers'> => {
  const { from, to } = bounds(days)
  const isWithin = (on: string | null): boolean => on !== null && on >= from && on <= to
  // The columns of the statements.
  const won = context.prepare(wonDealsSql).all() as DealRow[]
  const stages = context.prepare(stagesSql).all() as StageRow[]
  const dealsWithin = won.filter(({ on }) => isWithin(on))
  const dealCredits = readCredits(context, 'deal', dealsWithin.map(dealSubject))
  const contactSides = (people: readonly StageRow[], dayOf: (row: StageRow) => Day | null): SidesByRule[] => {
    const credits = readCredits(context, 'contact', people.map((row) => ({ id: row.id, until: dayOf(row), contactIds: [row.id], campaign: null })))
    return [...credits.values()].map(sidesOf)
  }
  const creditedDeals = (deals: readonly DealRow[]): OrganicPaidFacts['deals'] =>
    deals.flatMap(({ id, amountMinor, currency }) => {
      const credits = dealCredits.get(id)
      return credits === undefined ? [] : [{ amountMinor, currency, sides: sidesOf(credits) }]
    })
  const firstDeals = firstDealsOf(won).filter(({ on }) => isWithin(on))
  const saidCustomers = contactSides(stages.filter(({ customerOn, isInWonDeal }) => isInWonDeal === 0 && isWithin(customerOn)), ({ customerOn }) => customerOn)
  return {
    deals: creditedDeals(dealsWithin),
    leads: contactSides(stages.filter(({ leadOn }) => isWithin(leadOn)), ({ leadOn }) => leadOn),
    customers: [...creditedDeals(firstDeals), ...saidCustomers.map((sides) => ({ currency: null, sides }))],
  }
}

const objectivesOf = ({ prepare }: StoreContext): ReadonlyMap<number, Objective> =>
  // The columns of the statement; the contract holds the objectives.
  new Map(prepare('SELECT id, objective FROM campaign').raw().all() as [number, Objective][])

/** What the period leaves out, and which days are known from several files, as one view of them counts. */
const viewNotes = (context: StoreContext, scope: ResultScope): readonly string[] => [...cutNotes(context, scope), ...countingNotes(context, { ...scope, accountId: null })]

/** What networking cost in other currencies than the one that is asked for alone. */
const leftOutOfNetworking = (amounts: readonly MoneyAmount[], isCounted: (amount: MoneyAmount) => boolean): readonly string[] =>
  [...groupBy(amounts.filter((amount) => !isCounted(amount)), ({ currency }) => currency)].map(([currency, own]) => t`Not added, in ${currency}: ${formatMoney(own.reduce((sum, { amountMinor }) => sum + amountMinor, 0), currency)} that networking cost.`)

/** Everything a comparison of organic and paid is made of, summed in the store. */
export const gatherOrganicPaid = (context: StoreContext, filters: OrganicPaidFilters, today: Day): OrganicPaidFacts => {
  const { goal, period, otherCurrencies } = filters
  const basis = reportBasis(context)
  const currency = filters.currency ?? mainCurrency(context, basis.currency)
  const objectives = objectivesOf(context)
  const wanted = goalObjectives[goal]
  const isForGoal = (campaignId: number | null): boolean => wanted === null || (campaignId !== null && wanted.includes(objectives.get(campaignId) ?? 'unknown'))
  // A credit to some campaign, nobody knows which, stands where the results of no campaign do.
  const sideOf = ({ side, touch }: Credits['first']): CreditedSide => (side === 'paid' && !isForGoal(touch?.campaignId ?? null) ? 'other' : side)
  const hourlyRates = readHourlyRates(context)
  const isCounted = (amount: Pick<MoneyAmount, 'currency'>): boolean => otherCurrencies === 'convert' || amount.currency === currency
  const inUse = [...new Set([currency, ...currenciesInUse(context, basis.currency)])]
  const currencies = inUse.filter((code) => isCounted({ currency: code }))
  const time = timeCost(gatherTime(context, period, hourlyRates), hourlyRates)
  const direct = gatherDirect(context, period)
  const leftOut = otherCurrencies === 'convert' ? [] : [...otherCurrencyNotes(context, scopeOf(period, currency)), ...leftOutOfNetworking([...time.amounts, ...direct], isCounted)]
  const { goal: paid, others } = gatherPaid(context, period, inUse, isCounted, isForGoal)
  return {
    workbook: basis.workbook,
    filters,
    currency,
    grossMargin: basis.grossMargin,
    today,
    rates: readRates(context),
    time,
    direct,
    paid: paidFacts(context, paid, currency),
    other: wanted === null ? null : paidFacts(context, others, currency),
    ...gatherCredited(context, period, ({ first, last, said }) => ({ first: sideOf(first), last: sideOf(last), said: sideOf(said) })),
    engagedPeople: countEngaged(context, period),
    posts: gatherPosts(context, period),
    dataTo: newestDay(paid.parts),
    warnings: [
      ...leftOut,
      ...(leftOut.length === 0 ? [] : [t`Leads, and people engaged by networking, are of no currency and count whole.`]),
      ...currencies.flatMap((code) => viewNotes(context, scopeOf(period, code))),
      ...(wanted === null ? currencies.flatMap((code) => asideNotes(context, code)) : []),
      ...[attributionNotes, breakNotes].flatMap((notes) => notes(context, scopeOf(period, currency), [...paid.parts, ...others.parts])),
      ...reachNotes(context, { ...scopeOf(period, currency), currencies }),
    ],
  }
}
