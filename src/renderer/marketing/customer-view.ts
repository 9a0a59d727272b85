import type { CustomerValue } from '../../shared/marketing/customer-value'
import { formatMoney, notAvailable } from '../../shared/reports/format'

/** One figure of what customers bring and cost. */
export interface CustomerFigure {
  readonly label: string
  readonly text: string
  /** Why there is none. Null: there is one. */
  readonly reason: string | null
  /** How it comes about, printed beside it. */
  readonly definition: string
}

/** All figures in the order in which each builds on the ones before. */
export const customerFigures = (value: CustomerValue): readonly CustomerFigure[] => {
  const { currency, customers, newCustomers, revenueMinor, costMinor, revenuePerCustomerMinor, churn, lifetimeYears, ltvMinor, cacMinor, ltvToCac, paybackMonths, isNeverPaidBack, reasons } = value
  const figure = (label: string, text: string | null, reason: string | undefined, definition: string): CustomerFigure => ({ label, text: text ?? notAvailable, reason: text === null ? (reason ?? 'It is not known.') : null, definition })
  const money = (minor: number | null): string | null => (minor === null ? null : formatMoney(minor, currency, 'en', { withCurrency: true }))
  return [
    figure('Customers', customers.toLocaleString('en'), undefined, 'Who bought in these months. A deal without a name counts as a customer of its own.'),
    figure('New customers', newCustomers.toLocaleString('en'), undefined, 'Of them, who had never bought before.'),
    figure('Revenue', money(revenueMinor), undefined, 'Won deals of these months.'),
    figure('Costs', money(costMinor), reasons.cac, 'Media, fees, production and labour of these months.'),
    figure('Revenue per customer', money(revenuePerCustomerMinor), reasons.ltv, 'Revenue ÷ customers.'),
    figure('Churn', churn === null ? null : `${(churn * 100).toFixed(1)} %`, reasons.churn, 'Share of the customers of the twelve months before who bought nothing in these.'),
    figure('Lifetime', lifetimeYears === null ? null : `${lifetimeYears.toFixed(1)} years`, reasons.churn, '1 ÷ churn, at most ten years.'),
    figure(lifetimeYears === null ? 'Lifetime value, first year' : 'Lifetime value (LTV)', money(ltvMinor), reasons.ltv, lifetimeYears === null ? 'Revenue per customer × gross margin. Churn is not known, so the first year only.' : 'Revenue per customer × gross margin × lifetime.'),
    figure('Cost of acquisition (CAC)', money(cacMinor), reasons.cac, 'Costs ÷ new customers.'),
    figure('LTV : CAC', ltvToCac === null ? null : `${ltvToCac.toFixed(2)} : 1`, reasons.ltvToCac, 'Lifetime value ÷ cost of acquisition.'),
    figure('Payback', isNeverPaidBack ? 'Never' : paybackMonths === null ? null : paybackMonths === 1 ? '1 month' : `${paybackMonths} months`, reasons.payback, 'Cost of acquisition ÷ (revenue per customer and month × gross margin), rounded up.'),
  ]
}
