import type { ReactNode } from 'react'
import classes from './Gallery.module.css'

/** One component with its states below each other. */
export const Component = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <section className={classes['component']} data-component={name}>
    <h2>{name}</h2>
    <div className={classes['states']}>{children}</div>
  </section>
)

/** A component in one state. `force`: what a test makes of its first control, as the mouse or the keyboard would. */
export const State = ({ name, force, isWide = false, children }: { readonly name: string; readonly force?: 'hover' | 'focus-visible'; readonly isWide?: boolean; readonly children: ReactNode }) => (
  <div className={classes['state']} data-state={name} data-force={force} data-wide={isWide || undefined}>
    <h3>{name}</h3>
    {children}
  </div>
)
