import { reachedText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import type { BudgetView } from './budget'
import classes from './BudgetBar.module.css'

/** How much of a budget is spent, as a bar and in text; overspending is said, not only coloured. */
export const BudgetBar = ({ view: { share, isOver, sentence } }: { readonly view: BudgetView }) => (
  <span className={classes['budget']} data-over={isOver} title={sentence}>
    <span data-drawn className={classes['track']} aria-hidden>
      <span className={classes['fill']} style={{ display: 'block', width: `${Math.min(1, share ?? 0) * 100}%` }} />
    </span>
    <span className={classes['text']}>{share === null ? t`no spend` : isOver ? t`${reachedText(share)} · over` : reachedText(share)}</span>
  </span>
)
