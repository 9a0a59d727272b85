import { decimalText, numberText, percentText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import type { CustomerValue } from '../../shared/marketing/customer-value'
import { formatMoney, notAvailable } from '../../shared/reports/format'

/** One figure of what customers bring and cost. */
interface CustomerFigure {
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
  const figure = (label: string, text: string | null, reason: string | undefined, definition: string): CustomerFigure => ({ label, text: text ?? notAvailable, reason: text === null ? (reason ?? t`It is not known.`) : null, definition })
  const money = (minor: number | null): string | null => (minor === null ? null : formatMoney(minor, currency, { withCurrency: true }))
  return [
    figure(t`Customers`, numberText(customers), undefined, t`Who bought in these months. A deal without a name counts as a customer of its own.`),
    figure(t`New customers`, numberText(newCustomers), undefined, t`Of them, who had never bought before.`),
    figure(t`Revenue`, money(revenueMinor), undefined, t`Won deals of these months.`),
    figure(t`Costs`, money(costMinor), reasons.cac, t`Media, fees, production and labour of these months.`),
    figure(t`Revenue per customer`, money(revenuePerCustomerMinor), reasons.ltv, t`Revenue ÷ customers.`),
    figure(t`Churn`, churn === null ? null : percentText(churn, 1), reasons.churn, t`Share of the customers of the twelve months before who bought nothing in these.`),
    figure(t`Lifetime`, lifetimeYears === null ? null : t`${decimalText(lifetimeYears, 1)} years`, reasons.churn, t`1 ÷ churn, at most ten years.`),
    figure(lifetimeYears === null ? t`Lifetime value, first year` : t`Lifetime value (LTV)`, money(ltvMinor), reasons.ltv, lifetimeYears === null ? t`Revenue per customer × gross margin. Churn is not known, so the first year only.` : t`Revenue per customer × gross margin × lifetime.`),
    figure(t`Cost of acquisition (CAC)`, money(cacMinor), reasons.cac, t`Costs ÷ new customers.`),
    figure(t`LTV : CAC`, ltvToCac === null ? null : `${decimalText(ltvToCac, 2)} : 1`, reasons.ltvToCac, t`Lifetime value ÷ cost of acquisition.`),
    figure(t`Payback`, isNeverPaidBack ? t`Never` : paybackMonths === null ? null : t`${plural(paybackMonths, { one: '# month', other: '# months' })}`, reasons.payback, t`Cost of acquisition ÷ (revenue per customer and month × gross margin), rounded up.`),
  ]
}
