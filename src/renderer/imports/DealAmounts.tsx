import { t } from '../../shared/kernel/words'
import { dealStatusNames } from '../../shared/marketing/deal'
import { dealsAmountText } from '../../shared/marketing/deal-amounts'
import type { DealAmount } from '../../shared/marketing/deal-file'
import classes from './imports.module.css'

/** What the deals of a list come to, by status and currency. */
export const DealAmounts = ({ amounts }: { readonly amounts: readonly DealAmount[] }) => (
  <dl className={classes.facts} aria-label={t`What the deals come to`}>
    {amounts.map((amount) => (
      <div key={`${amount.status} ${amount.currency}`}>
        <dt>{dealStatusNames[amount.status]}</dt>
        <dd>{dealsAmountText(amount)}</dd>
      </div>
    ))}
  </dl>
)
