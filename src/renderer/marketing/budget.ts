import type { Currency } from '../../shared/kernel/money'
import { formatCell, formatMoney } from '../../shared/reports/format'
import { ratio } from '../../shared/kernel/ratio'
import { t } from '../../shared/kernel/words'

export interface BudgetView {
  /** Part of the budget that is spent, as a fraction; over 1 when overspent. Null: no budget, a budget of nothing, or no known spend. */
  readonly share: number | null
  readonly budget: string
  readonly spent: string
  readonly left: string
  readonly isOver: boolean
  readonly sentence: string
}

/** A campaign's media budget against its imported spend. Null where no budget is set. */
export const budgetView = (budgetMinor: number | null, spendMinor: number | null, currency: Currency): BudgetView | null => {
  if (budgetMinor === null) return null
  const text = (minor: number): string => formatMoney(minor, currency, { withCurrency: true })
  const budget = text(budgetMinor)
  if (spendMinor === null) return { share: null, budget, spent: t`n/a`, left: t`n/a`, isOver: false, sentence: t`Budget ${budget}; no spend is known` }
  const share = ratio(spendMinor, budgetMinor)
  const leftMinor = budgetMinor - spendMinor
  const isOver = leftMinor < 0
  const apart = text(Math.abs(leftMinor))
  // A budget of nothing has no share.
  const spent = share === null ? text(spendMinor) : `${text(spendMinor)} (${formatCell({ kind: 'percent', value: share })})`
  return { share, budget, spent: text(spendMinor), left: isOver ? t`${apart} over` : apart, isOver, sentence: isOver ? t`${spent} of ${budget} spent, ${apart} over` : t`${spent} of ${budget} spent, ${apart} left` }
}
