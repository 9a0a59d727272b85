import { IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { t } from '../../shared/kernel/words'
import { reportDefinitions, ReportName } from '../../shared/reports/definitions'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { IconButton } from '../ui/IconButton'
import { Page } from '../ui/Page'
import { addressOfReport, pathOfReport } from './report-address'
import classes from './reports.module.css'

const Saved = () => {
  const client = useClient()
  const { value: saved = [] } = useAnswer(client.savedReport.list, {})
  const remove = useCommand(client.savedReport.remove)
  if (saved.length === 0) return null
  return (
    <Card title={t`Saved reports`}>
      <ul className={classes['saved']}>
        {saved.map((one) => (
          <li key={one.id}>
            <Link {...addressOfReport(one.ask)}><bdi>{one.name}</bdi></Link>
            <span>{reportDefinitions[one.ask.report].title}</span>
            <IconButton label={t`Remove ${one.name} from saved`} onClick={() => void remove({ id: one.id })}><IconX size={15} /></IconButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The reports there are, each with the question it answers, and those somebody saved. */
export const ReportsPage = () => (
  <Page title={t`Reports`}>
    <Saved />
    <ul className={classes['list']}>
      {ReportName.options.map((name) => (
        <li key={name}>
          <Link to={pathOfReport(name)} className={classes['report']}>
            <strong>{reportDefinitions[name].title}</strong>
            <span>{reportDefinitions[name].question}</span>
          </Link>
        </li>
      ))}
    </ul>
  </Page>
)
