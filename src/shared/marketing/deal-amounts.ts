import { plural, t } from '../kernel/words'
import { formatMoney } from '../reports/format'
import { dealStatusNames } from './deal'
import type { DealAmount } from './deal-file'

/** What deals of one status and currency come to: `12 deals, 3,400.00 EUR`. */
export const dealsAmountText = ({ deals, amountMinor, currency }: DealAmount): string => t`${plural(deals, { one: '# deal', other: '# deals' })}, ${formatMoney(amountMinor, currency, { withCurrency: true })}`

/** The same in a line of its own: `Won: 12 deals, 3,400.00 EUR`. */
export const dealAmountText = (amount: DealAmount): string => `${dealStatusNames[amount.status]}: ${dealsAmountText(amount)}`
