import type { ReactNode } from 'react'
import classes from './Card.module.css'
import { IsInCard } from './is-in-card'

/** A titled part of a screen. */
export const Card = ({ title, actions, children }: { readonly title: string; readonly actions?: ReactNode; readonly children: ReactNode }) => (
  <section className={classes['card']} aria-label={title}>
    <div className={classes['head']}>
      <h2 className={classes['title']}>{title}</h2>
      {actions}
    </div>
    <IsInCard value>{children}</IsInCard>
  </section>
)
