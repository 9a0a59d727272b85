import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { reportDefinitions, ReportName, reportSlug } from '../../shared/reports/definitions'
import type { SavedReport } from '../../shared/reports/saved-report'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { Page } from '../ui/Page'
import { searchOfFilters } from './roi-search'
import classes from './reports.module.css'

const pathOf = (name: ReportName): string => `/reports/${reportSlug(name)}`

/** Where a saved question opens; the ROI report has an address of its own. */
const searchOf = ({ ask }: SavedReport): object => (ask.report === 'roi' ? searchOfFilters(ask.filters) : { filters: ask.filters })

const Saved = () => {
  const client = useClient()
  const { value: saved = [] } = useAnswer(client.savedReport.list, {})
  const remove = useCommand(client.savedReport.remove)
  if (saved.length === 0) return null
  return (
    <Card title="Saved reports">
      <ul className={classes['saved']}>
        {saved.map((one) => (
          <li key={one.id}>
            {/* Each report reads its own part of the address. */}
            <Link to={pathOf(one.ask.report)} search={searchOf(one) as never}><bdi>{one.name}</bdi></Link>
            <span>{reportDefinitions[one.ask.report].title}</span>
            <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${one.name} from saved`} onClick={() => void remove({ id: one.id })}><IconX size={15} /></ActionIcon>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The reports there are, each with the question it answers, and those somebody saved. */
export const ReportsPage = () => (
  <Page title="Reports">
    <Saved />
    <ul className={classes['list']}>
      {ReportName.options.map((name) => (
        <li key={name}>
          <Link to={pathOf(name)} className={classes['report']}>
            <strong>{reportDefinitions[name].title}</strong>
            <span>{reportDefinitions[name].question}</span>
          </Link>
        </li>
      ))}
    </ul>
  </Page>
)
