import { decimalText, numberText, percentText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { customerDefinitions, type CustomerValue } from '../../shared/marketing/customer-value'
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
  const figure = (key: keyof typeof customerDefinitions, text: string | null, reason: string | undefined): CustomerFigure => ({ ...customerDefinitions[key], text: text ?? notAvailable, reason: text === null ? (reason ?? t`It is not known.`) : null })
  const money = (minor: number | null): string | null => (minor === null ? null : formatMoney(minor, currency, { withCurrency: true }))
  return [
    figure('customers', numberText(customers), undefined),
    figure('newCustomers', numberText(newCustomers), undefined),
    figure('revenue', money(revenueMinor), undefined),
    figure('costs', money(costMinor), reasons.cac),
    figure('perCustomer', money(revenuePerCustomerMinor), reasons.ltv),
    figure('churn', churn === null ? null : percentText(churn, 1), reasons.churn),
    figure('lifetime', lifetimeYears === null ? null : t`${decimalText(lifetimeYears, 1)} years`, reasons.churn),
    figure(lifetimeYears === null ? 'firstYearLtv' : 'ltv', money(ltvMinor), reasons.ltv),
    figure('cac', money(cacMinor), reasons.cac),
    figure('ltvToCac', ltvToCac === null ? null : `${decimalText(ltvToCac, 2)} : 1`, reasons.ltvToCac),
    figure('payback', isNeverPaidBack ? t`Never` : paybackMonths === null ? null : t`${plural(paybackMonths, { one: '# month', other: '# months' })}`, reasons.payback),
  ]
}
