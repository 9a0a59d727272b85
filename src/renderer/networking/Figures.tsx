import type { ReactNode } from 'react'
import { MetricValue } from '../ui/MetricValue'
import classes from './channels.module.css'

interface FigureProps {
  readonly label: string
  readonly text: string
  /** Why there is no figure. Null: there is one. */
  readonly reason?: string | null
  /** What the figure is of, in a few words. */
  readonly note?: ReactNode
}

/** One figure with its name and what it is of; n/a says why. */
export const Figure = ({ label, text, reason = null, note }: FigureProps) => (
  <div className={classes['figure']}>
    <dt>{label}</dt>
    <dd>
      <b><MetricValue text={text} reason={reason} isFocusable /></b>
      {note !== undefined && <span className={classes['note']}>{note}</span>}
    </dd>
  </div>
)

export const Figures = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <dl className={classes['figures']} aria-label={label}>
    {children}
  </dl>
)
