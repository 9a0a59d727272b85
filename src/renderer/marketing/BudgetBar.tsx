import type { BudgetView } from './budget'
import classes from './BudgetBar.module.css'

/** How much of a budget is spent, as a bar and in text; overspending is said, not only coloured. */
export const BudgetBar = ({ view: { share, isOver, text, sentence } }: { readonly view: BudgetView }) => (
  <span className={classes['budget']} data-over={isOver} title={sentence}>
    <span data-drawn className={classes['track']} aria-hidden>
      <span className={classes['fill']} style={{ display: 'block', width: `${Math.min(1, share ?? Number(isOver)) * 100}%` }} />
    </span>
    <span className={classes['text']}>{text}</span>
  </span>
)
