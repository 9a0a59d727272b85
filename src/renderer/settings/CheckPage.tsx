import { IconCircleCheck, IconCircleX, IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { CheckReport } from '../../shared/workbook/workbook.contract'
import { useClient } from '../platform/client'
import { useJob } from '../platform/queries'
import { announce } from '../ui/announce'
import { BusyButton } from '../ui/BusyButton'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { JobProgress } from '../ui/JobProgress'
import { Page } from '../ui/Page'
import { showMessage } from '../ui/toasts'
import classes from './CheckPage.module.css'

const titleOf = ({ ok }: CheckReport): string => (ok ? t`Everything is in order` : t`Something is not in order`)

/** Examines the open workbook and says what was found. */
export const CheckPage = () => {
  const client = useClient()
  const { start, cancel, isRunning, progress } = useJob(client.workbook.check)
  const [report, setReport] = useState<CheckReport | null>(null)
  const run = (): void => {
    void start({}).then((result) => {
      if (result?.ok === true) {
        setReport(result.value)
        announce(titleOf(result.value))
      } else if (result?.error.type === 'Cancelled') showMessage(t`Stopped. The workbook was not checked to the end.`)
    })
  }
  return (
    <Page title={t`Check workbook`} actions={<BusyButton onClick={run} isBusy={isRunning}>{t`Check now`}</BusyButton>}>
      {isRunning && <JobProgress label={t`Checking the workbook`} progress={progress} onCancel={cancel} />}
      {report === null && !isRunning && (
        <EmptyState icon={<IconShieldCheck size={24} />} title={t`Is the workbook whole?`}>{t`Looks for damage, broken references, search entries, amounts and sums that do not add up. Nothing is changed.`}</EmptyState>
      )}
      {report !== null && (
        <Card title={titleOf(report)}>
          <ul className={classes['list']}>
            {report.findings.map(({ id, title, ok, detail }) => (
              <li key={id}>
                {ok ? <IconCircleCheck size={18} color="var(--good)" aria-label={t`In order`} /> : <IconCircleX size={18} color="var(--bad)" aria-label={t`Not in order`} />}
                <span>{title}</span>
                {!ok && <span className={classes['soft']}>{detail}</span>}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  )
}
