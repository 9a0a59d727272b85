import { Link } from '@tanstack/react-router'
import { type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { t } from '../../shared/kernel/words'
import { type Offer, useOffers } from '../platform/offers'
import { useIsPrivate } from '../platform/privacy'
import { WorkbookName } from '../platform/workbook-name'
import { Begin } from './begin'
import classes from './Page.module.css'

interface PageProps {
  readonly title: string
  /** What stands as the heading in place of the title's text, such as a name that can be changed. */
  readonly heading?: ReactNode
  /** The pages above this one, outermost first. */
  readonly breadcrumbs?: readonly { readonly label: string; readonly to: string }[]
  readonly actions?: ReactNode
  /** The last of them, by which what the page lists begins: where there is nothing yet, an `EmptyState` that `begins` shows it instead. */
  readonly begin?: ReactNode
  /** What the palette can do with what the page shows. */
  readonly offers?: readonly Offer[]
  readonly children: ReactNode
}

const nothing: readonly Offer[] = []

/** A page above this one is not the current one. */
const exactly = { exact: true } as const

/** A screen's frame: its one heading, which with the workbook's name is also the window's title, and its actions. */
export const Page = ({ title, heading = title, breadcrumbs = [], actions, begin, offers = nothing, children }: PageProps) => {
  useOffers(() => offers)
  const [isTaken, take] = useState(false)
  const begun = useMemo(() => ({ node: begin, take }), [begin])
  const isPrivate = useIsPrivate()
  const workbook = useContext(WorkbookName)
  useEffect(() => {
    document.title = isPrivate ? t`Rapport` : workbook === null ? t`${title} · Rapport` : t`${title} · ${workbook} · Rapport`
  }, [title, workbook, isPrivate])
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <div>
          {breadcrumbs.length > 0 && (
            <nav aria-label={t`Breadcrumbs`}>
              <ol className={classes['crumbs']}>
                {breadcrumbs.map(({ label, to }) => (
                  <li key={to}>
                    <Link to={to} activeOptions={exactly}>{label}</Link> /
                  </li>
                ))}
              </ol>
            </nav>
          )}
          <h1 className={classes['title']}>{heading}</h1>
        </div>
        {(actions !== undefined || begin !== undefined) && <div className={classes['actions']}>{actions}{!isTaken && begin}</div>}
      </header>
      <div className={classes['body']}><Begin value={begun}>{children}</Begin></div>
    </div>
  )
}
