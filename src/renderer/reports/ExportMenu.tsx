import { Button, Menu } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { t } from '../../shared/kernel/words'
import { type ReportDocument, partsOf } from '../../shared/reports/document'
import type { ReportAsk } from '../../shared/reports/definitions'
import type { ReportFormat } from '../../shared/reports/roi.contract'
import { useClient } from '../platform/client'
import { useOffers } from '../platform/offers'
import { setPaper, usePaper } from '../platform/preferences'
import { useExport } from '../platform/use-export'
import { ExportButton } from '../ui/ExportButton'

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
  const paper = usePaper()
  const job = useExport(client.report.export)
  const save = (format: Format): void => job.save({ ask, format, paper })
  useOffers(() => formats.map((format) => ({ label: t`Export ${document.title} as ${formatNames[format]}`, run: () => save(format) })))
  const hasChart = partsOf(document).some(({ chart }) => chart !== null)
  return (
    <>
      <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={onPrint}>{t`Print`}</Button>
      <ExportButton label={t`Export`} doing={t`Writing the report`} job={job} progressAt="before">
        {[...formats, ...(hasChart ? (['svg'] as const) : [])].map((format) => (
          <Menu.Item key={format} onClick={() => save(format)}>
            {formatNames[format]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item closeMenuOnClick={false} onClick={() => setPaper(paper === 'A4' ? 'LETTER' : 'A4')}>{t`${paperNames[paper]} (change)`}</Menu.Item>
      </ExportButton>
    </>
  )
}
