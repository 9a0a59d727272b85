import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'
import { PartTitle } from './PartTitle'

interface EmptyStateProps {
  readonly icon: ReactNode
  readonly title: string
  /** What this place is for, and what to do first. */
  readonly children: ReactNode
  readonly action?: ReactNode
}

/** What a screen shows while it has nothing: what it is for and how to begin. */
export const EmptyState = ({ icon, title, children, action }: EmptyStateProps) => (
  <div className={classes['empty']} data-empty>
    <div className={classes['icon']} aria-hidden>
      {icon}
    </div>
    <PartTitle className={classes['title']}>{title}</PartTitle>
    <div className={classes['text']}>{children}</div>
    {action}
  </div>
)
