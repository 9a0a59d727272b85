import { Menu } from '@mantine/core'
import { t } from '../../shared/kernel/words'
import type { calendarContract } from '../../shared/marketing/calendar.contract'
import type { InputOf } from '../../shared/rpc/contract'
import { useClient } from '../platform/client'
import { useExport } from '../platform/use-export'
import { ExportButton } from '../ui/ExportButton'

type Wanted = InputOf<typeof calendarContract.exportFile>

const formats: readonly { readonly format: Wanted['format']; readonly label: string }[] = [
  { format: 'ics', label: t`Calendar (.ics)` }, { format: 'pdf', label: 'PDF' }, { format: 'csv', label: 'CSV' }, { format: 'xlsx', label: t`Spreadsheet (XLSX)` }, { format: 'html', label: t`Web page (HTML)` },
]

/** What the calendar shows, as a file for people without the program. */
export const CalendarExport = ({ scope }: { readonly scope: Wanted['scope'] }) => {
  const client = useClient()
  const job = useExport(client.marketing.calendar.exportFile)
  return (
    <ExportButton label={t`Export`} variant="default" doing={t`Writing the calendar`} job={job} progressAt="before">
      {formats.map(({ format, label }) => <Menu.Item key={format} onClick={() => job.save({ scope, format })}>{label}</Menu.Item>)}
    </ExportButton>
  )
}
