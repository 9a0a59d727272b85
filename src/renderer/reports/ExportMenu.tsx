import { Button, Menu } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { t } from '../../shared/kernel/words'
import { type ReportDocument, partsOf } from '../../shared/reports/document'
import type { ReportAsk } from '../../shared/reports/definitions'
import type { ReportFormat } from '../../shared/reports/roi.contract'
import { useClient } from '../platform/client'
import { useOffers } from '../platform/offers'
import { setPaper, usePaper } from '../platform/preferences'
import { useJob } from '../platform/queries'
import { useSaveOutput } from '../platform/use-save-output'
import { JobProgress } from '../ui/JobProgress'
import { showDefect } from '../ui/toasts'

type Format = ReportFormat | 'svg'

const formatNames: Readonly<Record<Format, string>> = { pdf: 'PDF', xlsx: t`Spreadsheet (XLSX)`, csv: 'CSV', html: t`Web page (HTML)`, json: 'JSON', svg: t`First chart (SVG)` }
const formats: readonly ReportFormat[] = ['pdf', 'xlsx', 'csv', 'html', 'json']
const paperNames = { A4: t`Paper: A4`, LETTER: t`Paper: Letter` } as const

interface ExportMenuProps {
  readonly ask: ReportAsk
  readonly document: ReportDocument
  readonly onPrint: () => void
}

/** A report as a file in any format, or on paper. */
export const ExportMenu = ({ ask, document, onPrint }: ExportMenuProps) => {
  const client = useClient()
  const saveOutput = useSaveOutput()
  const paper = usePaper()
  const { start, cancel, isRunning, progress } = useJob(client.report.export)
  const save = async (format: Format): Promise<void> => {
    const made = await start({ ask, format, paper })
    if (made?.ok === true) await saveOutput(made.value)
  }
  useOffers(() => formats.map((format) => ({ label: t`Export ${document.title} as ${formatNames[format]}`, run: () => void save(format).catch(showDefect) })))
  if (isRunning) return <JobProgress label={t`Writing the report`} progress={progress} onCancel={cancel} />
  const hasChart = partsOf(document).some(({ chart }) => chart !== null)
  return (
    <>
      <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={onPrint}>{t`Print`}</Button>
      <Menu position="bottom-end" withInitialFocusPlaceholder={false} withinPortal={false} transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button leftSection={<IconDownload size={16} />}>{t`Export`}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {[...formats, ...(hasChart ? (['svg'] as const) : [])].map((format) => (
            <Menu.Item key={format} onClick={() => void save(format).catch(showDefect)}>
              {formatNames[format]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item closeMenuOnClick={false} onClick={() => setPaper(paper === 'A4' ? 'LETTER' : 'A4')}>{t`${paperNames[paper]} (change)`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}
