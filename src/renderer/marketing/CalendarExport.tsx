import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { t } from '../../shared/kernel/words'
import type { calendarContract } from '../../shared/marketing/calendar.contract'
import type { InputOf } from '../../shared/rpc/contract'
import { useClient } from '../platform/client'
import { useJob } from '../platform/queries'
import { useSaveOutput } from '../platform/use-save-output'
import { JobProgress } from '../ui/JobProgress'
import { showDefect } from '../ui/toasts'

type Wanted = InputOf<typeof calendarContract.exportFile>

const formats: readonly { readonly format: Wanted['format']; readonly label: string }[] = [
  { format: 'ics', label: t`Calendar (.ics)` }, { format: 'pdf', label: 'PDF' }, { format: 'csv', label: 'CSV' }, { format: 'xlsx', label: t`Spreadsheet (XLSX)` }, { format: 'html', label: t`Web page (HTML)` },
]

/** What the calendar shows, as a file for people without the program. */
export const CalendarExport = ({ scope }: { readonly scope: Wanted['scope'] }) => {
  const client = useClient()
  const saveOutput = useSaveOutput()
  const { start, cancel, isRunning, progress } = useJob(client.marketing.calendar.exportFile)
  const save = async (format: Wanted['format']): Promise<void> => {
    const made = await start({ scope, format })
    if (made?.ok === true) await saveOutput(made.value)
  }
  if (isRunning) return <JobProgress label={t`Writing the calendar`} progress={progress} onCancel={cancel} />
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false} withinPortal={false} transitionProps={{ duration: 0 }}>
      <Menu.Target><Button variant="default" leftSection={<IconDownload size={16} />}>{t`Export`}</Button></Menu.Target>
      <Menu.Dropdown>{formats.map(({ format, label }) => <Menu.Item key={format} onClick={() => void save(format).catch(showDefect)}>{label}</Menu.Item>)}</Menu.Dropdown>
    </Menu>
  )
}
