import { Button, Group, SegmentedControl, Stack, useMantineColorScheme } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { WorkbookSettings } from '../../shared/workbook/workbook.contract'
import { PlanningSettingsCard } from '../marketing/PlanningSettingsCard'
import { useClient } from '../platform/client'
import { setDensity, setPaper, useDensity, usePaper } from '../platform/preferences'
import { setDueNotice, useDueNoticeChoice } from '../platform/due-notice'
import { useAnswer, useCommand } from '../platform/queries'
import { Card } from '../ui/Card'
import { fieldErrors, type FieldErrors, noErrors, NumberField, TextField } from '../ui/fields'
import { Page } from '../ui/Page'
import { rich } from '../ui/rich'
import { BackupsCard } from '../workbook/BackupsCard'
import { ExportCard } from '../workbook/ExportCard'
import { LockedCopyCard } from '../workbook/LockedCopy'

/** What belongs to the brand and travels with the file. */
const WorkbookForm = ({ settings }: { readonly settings: WorkbookSettings }) => {
  const client = useClient()
  const configure = useCommand(client.workbook.configure)
  const [name, setName] = useState(settings.name)
  const [currency, setCurrency] = useState(settings.currency)
  const [margin, setMargin] = useState<number | null>(settings.grossMargin === null ? null : Math.round(settings.grossMargin * 100))
  const [errors, setErrors] = useState<FieldErrors>(noErrors)
  const save = (): void => {
    void configure({ name, currency: currency.toUpperCase(), grossMargin: margin === null ? null : margin / 100 }).then((result) => setErrors(result === null || result.ok ? noErrors : (fieldErrors(result.error) ?? noErrors)))
  }
  return (
    <Stack gap="sm" maw={420}>
      <TextField label={t`Name`} value={name} onChange={setName} error={errors['name']} />
      <TextField label={t`Currency`} description={t`Reports use it where there are results in it.`} value={currency} onChange={setCurrency} error={errors['currency']} />
      <NumberField label={t`Gross margin in percent`} description={t`ROI counts revenue at this margin. Empty: not stated, revenue counts whole.`} value={margin} onChange={setMargin} error={errors['grossMargin']} placeholder={t`not stated`} />
      <Group>
        <Button onClick={save}>{t`Save`}</Button>
      </Group>
    </Stack>
  )
}

/** Settings of the workbook, kept apart from those of this computer. */
export const SettingsPage = () => {
  const client = useClient()
  const { value: info } = useAnswer(client.workbook.info, {})
  const { value: host } = useAnswer(client.host.state, {})
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const density = useDensity()
  const paper = usePaper()
  const notice = useDueNoticeChoice()
  return (
    <Page title={t`Settings`}>
      <Card title={t`This workbook`}>{info !== undefined && <WorkbookForm key={JSON.stringify(info.settings)} settings={info.settings} />}</Card>
      <PlanningSettingsCard />
      <BackupsCard />
      <LockedCopyCard />
      <ExportCard />
      <Card title={t`This computer`}>
        <Stack gap="md" align="flex-start">
          <div>
            <div id="theme-label">{t`Appearance`}</div>
            <SegmentedControl aria-labelledby="theme-label" value={colorScheme} onChange={(value) => setColorScheme(value)} data={[{ value: 'auto', label: t`As the system` }, { value: 'light', label: t`Light` }, { value: 'dark', label: t`Dark` }]} transitionDuration={0} />
          </div>
          <div>
            <div id="density-label">{t`Rows`}</div>
            <SegmentedControl aria-labelledby="density-label" value={density} onChange={setDensity} data={[{ value: 'comfortable', label: t`Comfortable` }, { value: 'compact', label: t`Compact` }]} transitionDuration={0} />
          </div>
          <div>
            <div id="paper-label">{t`Paper of PDF files`}</div>
            <SegmentedControl aria-labelledby="paper-label" value={paper} onChange={setPaper} data={[{ value: 'A4', label: t`A4` }, { value: 'LETTER', label: t`Letter` }]} transitionDuration={0} />
          </div>
          {host?.kind === 'desktop' && (
            <div>
              <div id="notice-label">{t`Notice of who waits`}</div>
              <SegmentedControl aria-labelledby="notice-label" value={notice} onChange={setDueNotice} data={[{ value: 'on', label: t`Once a day` }, { value: 'off', label: t`Never` }]} transitionDuration={0} />
              <div>{t`While Rapport is open, in numbers alone; no name leaves the window.`}</div>
            </div>
          )}
        </Stack>
      </Card>
      <Card title={t`About`}>
        {rich`Rapport ${host?.version}. ${<Link to="/status">{t`How this workbook is kept`}</Link>}. Everything stays in ${host?.workbook?.fileName ?? t`the workbook`} in ${host?.workbook?.folder ?? t`its folder`}.`}
      </Card>
    </Page>
  )
}
