import { Group } from '@mantine/core'
import { type ReactNode, useContext, useLayoutEffect } from 'react'
import { Begin } from './begin'
import classes from './EmptyState.module.css'
import { PartTitle } from './PartTitle'

interface EmptyStateProps {
  readonly icon: ReactNode
  readonly title: string
  /** What this place is for, and what to do first. */
  readonly children: ReactNode
  readonly action?: ReactNode
  /** What begins the screen stands here, in place of an action. */
  readonly begins?: boolean
}

/** What a screen shows while it has nothing: what it is for and how to begin. */
export const EmptyState = ({ icon, title, children, action, begins = false }: EmptyStateProps) => {
  const begin = useContext(Begin)
  const take = begins ? begin?.take : undefined
  useLayoutEffect(() => {
    take?.(true)
    return () => take?.(false)
  }, [take])
  return (
    <div className={classes['empty']}>
      <div className={classes['icon']} aria-hidden>
        {icon}
      </div>
      <PartTitle className={classes['title']}>{title}</PartTitle>
      <div className={classes['text']}>{children}</div>
      {begins ? <Group justify="center">{begin?.node}</Group> : action}
    </div>
  )
}
