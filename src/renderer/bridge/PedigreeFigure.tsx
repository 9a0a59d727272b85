import { type ComponentProps, lazy, type ReactNode, Suspense, useState } from 'react'
import { metricDefinitions, type MetricKey } from '../../shared/marketing/metrics'
import type { PedigreeScope } from '../../shared/bridge/pedigree.contract'
import { t } from '../../shared/kernel/words'
import classes from './bridge.module.css'

const PedigreeDrawer = lazy(() => import('./PedigreeDrawer').then((module) => ({ default: module.PedigreeDrawer })))

/** Where a figure comes from, at the side, fetched when it is first asked for. */
export const Pedigree = (props: ComponentProps<typeof PedigreeDrawer>) => <Suspense><PedigreeDrawer {...props} /></Suspense>

interface PedigreeFigureProps {
  readonly metric: MetricKey
  readonly scope: Partial<PedigreeScope>
  /** Whether Tab stops here. Off in long tables, where the right arrow leads to it from its line. */
  readonly isTabStop?: boolean
  readonly children: ReactNode
}

/** A figure that opens to where it comes from. */
export const PedigreeFigure = ({ metric, scope, isTabStop = true, children }: PedigreeFigureProps) => {
  const [isOpen, setIsOpen] = useState(false)
  const { label } = metricDefinitions[metric]
  return (
    <>
      <button type="button" className={classes['figure']} tabIndex={isTabStop ? undefined : -1} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <span className="visually-hidden">{label} </span>{children}<span className="visually-hidden"> {t`(where it comes from)`}</span>
      </button>
      {isOpen && <Pedigree metric={metric} scope={scope} onClose={() => setIsOpen(false)} />}
    </>
  )
}
