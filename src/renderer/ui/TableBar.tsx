import type { ReactNode } from 'react'
import classes from './DataTable.module.css'

interface TableBarProps {
  readonly caption: ReactNode
  /** What is wrong with what was typed in a cell, in the place of all else. Null: nothing. */
  readonly problem: string | null
  /** What can be done with those selected, in the place of the rest. Undefined: none is, or nothing can. */
  readonly bulk: ReactNode
  /** No row is left: the bar stays for who hears it, since a place that comes anew is not listened to. */
  readonly isEmpty: boolean
  /** How the table is grouped, and which columns it shows. */
  readonly children: ReactNode
}

/** The line above a table: how many rows there are, or what can be done with those selected. */
export const TableBar = ({ caption, problem, bulk, isEmpty, children }: TableBarProps) => (
  <div className={isEmpty ? 'visually-hidden' : classes['toolbar']}>
    {!isEmpty && bulk !== undefined && problem === null ? (
      bulk
    ) : (
      <>
        <div className={classes['caption']}>
          <div aria-live="polite">{problem === null && caption}</div>
          {problem !== null && (
            <span className={classes['problem']} role="alert">
              {problem}
            </span>
          )}
        </div>
        {!isEmpty && <div className={classes['choosers']}>{children}</div>}
      </>
    )}
  </div>
)
