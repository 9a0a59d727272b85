import { Menu } from '@mantine/core'
import { t } from '../../shared/kernel/words'
import { useOffers } from '../platform/offers'
import { ExportButton } from '../ui/ExportButton'
import type { useExport } from '../platform/use-export'

const formatNames = { xlsx: t`Spreadsheet (XLSX)`, csv: 'CSV', vcf: t`Contact cards (vCard)` } as const

type Format = keyof typeof formatNames

interface SaveListButtonProps<Own extends Format> {
  /** In the order of the menu. */
  readonly formats: readonly Own[]
  /** How many of what are saved, above the formats. */
  readonly counted: string
  /** What the palette offers for a format. */
  readonly offer: (format: string) => string
  readonly doing: string
  readonly job: Omit<ReturnType<typeof useExport>, 'save'>
  readonly onSave: (format: Own) => void
}

/** What a list shows as a file, in one of some formats; from the palette, too. */
export const SaveListButton = <Own extends Format>({ formats, counted, offer, doing, job, onSave }: SaveListButtonProps<Own>) => {
  useOffers(() => formats.map((format) => ({ label: offer(formatNames[format]), run: () => onSave(format) })))
  return (
    <ExportButton label={t`Save as a file`} variant="default" doing={doing} job={job} progressAt="before">
      <Menu.Label>{counted}</Menu.Label>
      {formats.map((format) => (
        <Menu.Item key={format} onClick={() => onSave(format)}>
          {formatNames[format]}
        </Menu.Item>
      ))}
    </ExportButton>
  )
}
