import { z } from 'zod'
import { addDays, Day, daysBetween, fromDayNumber, monthAround, toDayNumber } from '../kernel/day'
import { dayRangeText } from '../kernel/day-text'
import { Currency } from '../kernel/money'
import { ratio } from '../kernel/ratio'
import { sortName } from '../kernel/sort-name'
import { numberText } from '../kernel/language'
import { plural, t } from '../kernel/words'
import { InOtherCurrency } from './metrics'

/** The figures of what customers bring and cost, each building on those before, with how it comes about. */
export const customerDefinitions = {
  customers: { label: t`Customers`, definition: t`Who bought in these months: whom a deal names, else the one contact it is with. A deal that says neither counts as a customer of its own.` },
  newCustomers: { label: t`New customers`, definition: t`Of them, who had never bought before.` },
  revenue: { label: t`Revenue`, definition: t`Won deals of these months.` },
  costs: { label: t`Costs`, definition: t`Media, fees, production and labour of these months.` },
  perCustomer: { label: t`Revenue per customer`, definition: t`Revenue ÷ customers.` },
  churn: { label: t`Churn`, definition: t`Share of the customers of the twelve months before who bought nothing in these. Deals that do not say who bought are left out.` },
  lifetime: { label: t`Lifetime`, definition: t`1 ÷ churn, at most ten years.` },
  ltv: { label: t`Lifetime value (LTV)`, definition: t`Revenue per customer × gross margin × lifetime.` },
  firstYearLtv: { label: t`Lifetime value, first year`, definition: t`Revenue per customer × gross margin. Churn is not known, so the first year only.` },
  cac: { label: t`Cost of acquisition (CAC)`, definition: t`Costs ÷ new customers.` },
  ltvToCac: { label: t`LTV : CAC`, definition: t`Lifetime value ÷ cost of acquisition.` },
  payback: { label: t`Payback`, definition: t`Cost of acquisition ÷ (revenue per customer and month × gross margin), rounded up.` },
} as const

/** A won deal as far as customers are concerned. */
export interface CustomerDeal {
  readonly id: number
  /** Who bought, in words. Empty: not said. */
  readonly customer: string
  /** The one contact it is with. Null: none, or several. */
  readonly contactId: number | null
  readonly on: Day
  readonly amountMinor: number
}

/** What customers bring and cost, over the twelve months up to a day. Money in minor units, not rounded. Null with its reason in `reasons`. */
export const CustomerValue = z.object({
  currency: Currency,
  from: Day,
  to: Day,
  /** Who bought in these months. */
  customers: z.int().nonnegative(),
  /** Of them, who had never bought before. */
  newCustomers: z.int().nonnegative(),
  revenueMinor: z.int(),
  /** All costs of these months: media, fees, production and labour. Null: none known. */
  costMinor: z.int().nullable(),
  /** Revenue per customer and year (of the shorter time where there is less history). */
  revenuePerCustomerMinor: z.number().nullable(),
  /** Share of last year's customers who bought nothing in these months. Null: less than two years of history, or no customers that deals name then. */
  churn: z.number().nullable(),
  /** How long a customer stays, in years, at most ten. Null: churn is not known, and value counts the first year only. */
  lifetimeYears: z.number().nullable(),
  /** Gross profit a customer brings over the lifetime, or in the first year where churn is not known. */
  ltvMinor: z.number().nullable(),
  /** All costs per new customer. */
  cacMinor: z.number().nullable(),
  ltvToCac: z.number().nullable(),
  /** Whether a customer earns nothing, so that the cost of acquisition never comes back. */
  isNeverPaidBack: z.boolean(),
  /** Whole months until a customer has earned back what acquiring one cost, rounded up. Null with less than a year of deals: a month's rate would be extrapolated. */
  paybackMonths: z.int().nullable(),
  reasons: z.partialRecord(z.enum(['ltv', 'cac', 'ltvToCac', 'payback', 'churn']), z.string()),
  /** What there is in other currencies in these months. */
  otherCurrencies: z.array(InOtherCurrency),
  cautions: z.array(z.string()),
})
export type CustomerValue = z.infer<typeof CustomerValue>

export interface ValueBasis {
  readonly currency: Currency
  /** Won deals in the currency, of all time. */
  readonly deals: readonly CustomerDeal[]
  /** Won deals in other currencies, of all time: in no amount, but who bought by them had bought before, and did not leave. */
  readonly otherDeals: readonly CustomerDeal[]
  readonly otherCurrencies: CustomerValue['otherCurrencies']
  readonly costMinor: number | null
  /** First and last day of imported spend. Null: none was imported. */
  readonly spendDays: { readonly first: Day; readonly last: Day } | null
  /** Fraction of revenue. Null: not stated. */
  readonly grossMargin: number | null
  readonly to: Day
}

/** The same day of the year before; for the last day of a month the last of that month. */
const aYearBefore = (day: Day): Day => {
  const number = toDayNumber(day)
  const own = monthAround(number)
  const then = monthAround(own.from - 365)
  return fromDayNumber(number === own.to ? then.to : Math.min(then.from + number - own.from, then.to))
}

/** As many days without imported spend at an end of the year are not worth a word: platforms and people take their time. */
const unsaidDays = 7

/** The days whose deals and costs count: twelve months up to and including a day, 366 days with a 29 February among them. */
export const valueDays = (to: Day): { readonly from: Day; readonly to: Day } => ({ from: addDays(aYearBefore(to), 1), to })

/** Longest lifetime believed: customers who never leave do not stay for ever. */
const longestYears = 10

/** Months up, to whole ones. Twelve digits are looked at: a margin such as 13 % is no binary fraction, and would make 15 months 15.000000000000002. */
const wholeMonths = (months: number): number => Math.ceil(Number(months.toPrecision(12)))

/** What a deal says of who bought. */
type Sold = Pick<CustomerDeal, 'customer' | 'contactId'>

const isNamed = ({ customer }: Sold): boolean => customer.trim() !== ''

/** Tells who bought. Null: the deal does not say. */
type Buyer = (deal: Sold) => string | null

/** Who bought in each of all deals: whom it names, else its one contact, under the name that they have in other deals where it is one. */
export const buyersIn = (deals: readonly Sold[]): Buyer => {
  const names = new Map<number, string | null>()
  for (const { contactId, customer } of deals.filter(isNamed)) {
    if (contactId === null) continue
    const name = sortName(customer)
    names.set(contactId, names.has(contactId) && names.get(contactId) !== name ? null : name)
  }
  return (deal) => {
    const { contactId, customer } = deal
    if (isNamed(deal)) return `name ${sortName(customer)}`
    if (contactId === null) return null
    const name = names.get(contactId) ?? null
    return name === null ? `contact ${contactId}` : `name ${name}`
  }
}

/** Who bought, each once; a deal that does not say is a customer of its own. */
const customersOf = (deals: readonly CustomerDeal[], buyerOf: Buyer): ReadonlySet<string> => new Set(deals.map((deal) => buyerOf(deal) ?? `deal ${deal.id}`))

/** Says where media spend is not known for the whole of the year whose new customers it is set against. */
const spendCaution = ({ spendDays }: ValueBasis, { from, to }: { readonly from: Day; readonly to: Day }): readonly string[] =>
  spendDays === null || spendDays.last < from || (spendDays.first <= addDays(from, unsaidDays) && spendDays.last >= addDays(to, -unsaidDays))
    ? []
    : [t`Media spend is known for ${dayRangeText(spendDays.first > from ? spendDays.first : from, spendDays.last < to ? spendDays.last : to)} only; the cost of acquisition sets it against the new customers of all twelve months.`]

const cautionsOf = (basis: ValueBasis, inYear: readonly CustomerDeal[], { unsaid, historyDays, hasYear, churn }: { readonly unsaid: number; readonly historyDays: number; readonly hasYear: boolean; readonly churn: number | null }): string[] => {
  const { deals, grossMargin } = basis
  return [
    ...(grossMargin === null ? [t`No gross margin is stated in the settings. What a customer is worth is margin, not revenue, so there is no value without it.`] : []),
    ...(unsaid > 0 ? [t`${numberText(unsaid)} of ${numberText(inYear.length)} deals name no customer and not one contact; each counts as a customer of its own.`] : []),
    ...(deals.length > 0 && !hasYear ? [t`Deals in ${basis.currency} go back ${plural(historyDays, { one: '# day', other: '# days' })} only; nothing is extrapolated to a year.`] : []),
    ...spendCaution(basis, valueDays(basis.to)),
    ...(churn === 0 ? [t`Nobody left in a year; a lifetime of ${longestYears} years is assumed.`] : []),
    ...(churn !== null && churn > 0 && 1 / churn > longestYears ? [t`Fewer than one in ${longestYears} left in a year; a lifetime of ${longestYears} years is assumed.`] : []),
    ...(churn === null && deals.length > 0 ? [t`Churn is not known yet; lifetime value counts the first year only.`] : []),
    t`A value of three times the cost of acquisition is a convention, not a law.`,
  ]
}

/**
 * What a customer is worth and costs. LTV = revenue per customer and year × gross margin × lifetime, lifetime = 1 ÷ churn, at most ten years; with less than two
 * years of history the first year only. CAC = all costs ÷ new customers. Payback = CAC ÷ (revenue per customer and month × gross margin).
 */
export const customerValue = (basis: ValueBasis): CustomerValue => {
  const { currency, costMinor, grossMargin } = basis
  const { from, to } = valueDays(basis.to)
  const deals = basis.deals.filter(({ on }) => on <= to)
  const inYear = deals.filter(({ on }) => on >= from)
  const before = valueDays(addDays(from, -1))
  const yearBefore = deals.filter(({ on }) => on <= before.to && on >= before.from)
  const first = deals.reduce<Day | null>((day, { on }) => (day === null || on < day ? on : day), null)
  const historyDays = first === null ? 0 : daysBetween(first, to) + 1
  const hasYear = first !== null && first <= from
  const hasTwoYears = first !== null && first <= before.from
  const buyerOf = buyersIn([...basis.deals, ...basis.otherDeals])
  const customers = customersOf(inYear, buyerOf)
  const others = basis.otherDeals.filter(({ on }) => on <= to)
  const known = customersOf([...deals, ...others].filter(({ on }) => on < from), buyerOf)
  const newCustomers = [...customers].filter((customer) => !known.has(customer)).length
  // Whoever is not known cannot be seen to come back, which is not to leave.
  const earlier = customersOf(yearBefore.filter((deal) => buyerOf(deal) !== null), buyerOf)
  const stayed = customersOf([...inYear, ...others.filter(({ on }) => on >= from)], buyerOf)
  const churn = hasTwoYears ? ratio([...earlier].filter((customer) => !stayed.has(customer)).length, earlier.size) : null
  const lifetimeYears = churn === null ? null : Math.min(longestYears, 1 / churn)
  const revenueMinor = inYear.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const perCustomer = ratio(revenueMinor, customers.size)
  const margin = grossMargin ?? 0
  const ltvMinor = perCustomer === null || grossMargin === null ? null : perCustomer * margin * (lifetimeYears ?? 1)
  const cacMinor = ratio(costMinor, newCustomers)
  const monthlyProfit = perCustomer === null || grossMargin === null || !hasYear ? null : (perCustomer * margin) / 12
  const payback = ratio(cacMinor, monthlyProfit)
  const noValue = perCustomer === null ? t`Nobody bought in these twelve months.` : t`No gross margin is stated in the settings.`
  const isNeverPaidBack = cacMinor !== null && monthlyProfit !== null && monthlyProfit <= 0
  const noCac = costMinor === null ? t`No costs are known for these twelve months.` : t`Nobody bought for the first time in these twelve months.`
  return {
    currency, from, to, customers: customers.size, newCustomers, revenueMinor, costMinor,
    revenuePerCustomerMinor: perCustomer,
    churn,
    lifetimeYears,
    ltvMinor,
    cacMinor,
    ltvToCac: ratio(ltvMinor, cacMinor),
    isNeverPaidBack,
    paybackMonths: payback === null || isNeverPaidBack ? null : wholeMonths(payback),
    reasons: {
      ...(ltvMinor === null && { ltv: noValue }),
      ...(cacMinor === null && { cac: noCac }),
      ...(ratio(ltvMinor, cacMinor) === null && { ltvToCac: ltvMinor === null ? noValue : cacMinor === 0 ? t`Acquiring cost nothing.` : noCac }),
      ...((payback === null || isNeverPaidBack) && { payback: cacMinor === null ? noCac : isNeverPaidBack ? t`Never: a customer earns nothing.` : grossMargin === null || perCustomer === null ? noValue : t`Payback needs twelve months of deals.` }),
      ...(churn === null && { churn: !hasTwoYears ? t`Churn needs two years of deals.` : yearBefore.length > 0 ? t`No deal of the year before says who bought.` : t`Nobody bought in the year before.` }),
    },
    otherCurrencies: basis.otherCurrencies,
    cautions: cautionsOf({ ...basis, deals }, inYear, { unsaid: inYear.filter((deal) => buyerOf(deal) === null).length, historyDays, hasYear, churn }),
  }
}
