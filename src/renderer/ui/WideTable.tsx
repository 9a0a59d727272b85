import { type ReactNode, type Ref, useRef } from 'react'
import { useSideways } from './use-sideways'
import classes from './WideTable.module.css'

interface WideTableProps {
  readonly label: string
  readonly className?: string | undefined
  readonly ref?: Ref<HTMLDivElement>
  /** A class that folds its rows does so before they are all that narrow, or only where few columns have no room. */
  readonly folds?: 'early' | 'late'
  readonly children: ReactNode
}

/** A table that scrolls by itself where it has no room: then its first column stays, and what is cut at the end fades out. It takes the focus, so that the keys can move it. */
export const WideTable = ({ label, className, ref, folds, children }: WideTableProps) => {
  const scroller = useRef<HTMLDivElement>(null)
  const lookSideways = useSideways(scroller, true)
  return (
    <div ref={ref} className={className === undefined ? classes.frame : `${classes.frame} ${className}`} data-folds={folds}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={scroller} className={classes.scroll} onScroll={lookSideways} role="region" aria-label={label} tabIndex={0}>{children}</div>
    </div>
  )
}
