import { reachedText } from '../../shared/kernel/language'
import type { Currency } from '../../shared/kernel/money'
import { formatCell, formatMoney } from '../../shared/reports/format'
import { ratio } from '../../shared/kernel/ratio'
import { t } from '../../shared/kernel/words'

export interface BudgetView {
  /** Part of the budget that is spent, as a fraction; over 1 when overspent. Null: a budget of nothing, or no known spend. */
  readonly share: number | null
  readonly isOver: boolean
  /** The same in a word or two. */
  readonly text: string
  readonly sentence: string
}

/** A campaign's media budget against its imported spend. Null where no budget is set. */
export const budgetView = (budgetMinor: number | null, spendMinor: number | null, currency: Currency): BudgetView | null => {
  if (budgetMinor === null) return null
  const money = (minor: number): string => formatMoney(minor, currency, { withCurrency: true })
  const budget = money(budgetMinor)
  if (spendMinor === null) return { share: null, isOver: false, text: t`no spend`, sentence: t`Budget ${budget}; no spend is known` }
  const share = ratio(spendMinor, budgetMinor)
  const leftMinor = budgetMinor - spendMinor
  const isOver = leftMinor < 0
  const apart = money(Math.abs(leftMinor))
  // A budget of nothing has no share.
  const spent = share === null ? money(spendMinor) : `${money(spendMinor)} (${formatCell({ kind: 'percent', value: share })})`
  const reached = share === null ? null : reachedText(share)
  return {
    share,
    isOver,
    text: reached === null ? (isOver ? t`${apart} over` : t`no spend`) : isOver ? t`${reached} · over` : reached,
    sentence: isOver ? t`${spent} of ${budget} spent, ${apart} over` : t`${spent} of ${budget} spent, ${apart} left`,
  }
}
