import { Link, useParams } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { IconBook } from '@tabler/icons-react'
import { t } from '../../shared/kernel/words'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { type GuidePage, guidePages, loadPage } from './guide-pages'
import { GuideText } from './GuideText'
import classes from './Help.module.css'

const groups = ['guide', 'formats', 'rapport'] as const
const groupNames: Readonly<Record<GuidePage['group'], string>> = { guide: t`Guide`, formats: t`Import formats`, rapport: t`Rapport` }

const PageList = ({ shown }: { readonly shown: string }) => (
  <nav aria-label={t`Pages of the guide`}>
    {groups.map((group) => (
      <div key={group}>
        <div className={classes['group']}>{groupNames[group]}</div>
        <ul className={classes['list']}>
          {guidePages.filter((page) => page.group === group).map(({ name, title }) => (
            <li key={name}><Link to="/help/$page" params={{ page: name }} aria-current={name === shown ? 'page' : undefined}>{title}</Link></li>
          ))}
        </ul>
      </div>
    ))}
  </nav>
)

/** The guide inside the app, as it was when the app was built; nothing of it is fetched. */
export const HelpPage = () => {
  const { page } = useParams({ strict: false })
  const name = page ?? 'first-steps'
  const { data: blocks } = useQuery({ queryKey: ['help', name], queryFn: () => loadPage(name), throwOnError: true })
  const title = guidePages.find((each) => each.name === name)?.title ?? t`Guide`
  return (
    <Page title={title}>
      <div className={classes['columns']}>
        <PageList shown={name} />
        {blocks === null && <EmptyState icon={<IconBook size={26} />} title={t`There is no such page in the guide`}>{t`Choose one from the list.`}</EmptyState>}
        {blocks != null && <GuideText key={name} blocks={blocks} page={name} />}
      </div>
    </Page>
  )
}
