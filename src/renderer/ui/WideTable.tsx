import { type ReactNode, type Ref, type RefObject, useEffect, useRef } from 'react'
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

/** Tells the styles of paper how narrow the table can be before it must be drawn smaller. It is measured as it stands on the screen, as the sheet is laid out when nobody can measure any more. */
const useLeastWidth = (scroller: RefObject<HTMLElement | null>): void =>
  useEffect(() => {
    const measure = (): void => {
      const { current } = scroller
      if (current === null) return
      current.style.width = 'min-content'
      const least = current.scrollWidth
      current.style.width = ''
      current.style.setProperty('--least-width', `${least}px`)
    }
    window.addEventListener('beforeprint', measure)
    return () => window.removeEventListener('beforeprint', measure)
  }, [scroller])

/** A table that scrolls by itself where it has no room: then its first column stays, and what is cut at the end fades out. It takes the focus, so that the keys can move it. */
export const WideTable = ({ label, className, ref, folds, children }: WideTableProps) => {
  const scroller = useRef<HTMLDivElement>(null)
  const lookSideways = useSideways(scroller, true)
  useLeastWidth(scroller)
  return (
    <div ref={ref} className={className === undefined ? classes.frame : `${classes.frame} ${className}`} data-folds={folds}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={scroller} className={classes.scroll} onScroll={lookSideways} role="region" aria-label={label} tabIndex={0}>{children}</div>
    </div>
  )
}
