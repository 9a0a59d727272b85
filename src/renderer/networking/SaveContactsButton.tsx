import { Menu } from '@mantine/core'
import type { SortDirection } from '../../shared/kernel/page'
import { plural, t } from '../../shared/kernel/words'
import type { ContactSort } from '../../shared/networking/contact.contract'
import { useClient } from '../platform/client'
import { useOffers } from '../platform/offers'
import { useExport } from '../platform/use-export'
import { ExportButton } from '../ui/ExportButton'
import type { BulkTarget } from './BulkBar'

const formatNames = { xlsx: t`Spreadsheet (XLSX)`, csv: 'CSV', vcf: t`Contact cards (vCard)` } as const

type Format = keyof typeof formatNames

// Each is a format.
const formats = Object.keys(formatNames) as readonly Format[]

interface SaveContactsButtonProps {
  /** Those ticked, or all that the list finds. */
  readonly target: BulkTarget
  readonly count: number
  readonly sort: ContactSort
  readonly direction: SortDirection
}

/** What the job takes for whom. */
const targetOf = (target: BulkTarget) => ('ids' in target ? { ids: [...target.ids] } : target.everything)

/** Contacts as a file: those ticked, or the list as it is searched, filtered and sorted. */
export const SaveContactsButton = ({ target, count, sort, direction }: SaveContactsButtonProps) => {
  const client = useClient()
  const job = useExport(client.networking.contact.saveList)
  const save = (format: Format): void => job.save({ target: targetOf(target), sort, direction, format })
  useOffers(() => (count === 0 ? [] : formats.map((format) => ({ label: t`Save contacts as ${formatNames[format]}`, run: () => save(format) }))))
  return (
    <ExportButton label={t`Save as a file`} variant="default" doing={t`Writing contacts`} job={job} progressAt="before">
      <Menu.Label>{t`${plural(count, { one: '# contact', other: '# contacts' })} with all that is kept of each`}</Menu.Label>
      {formats.map((format) => (
        <Menu.Item key={format} onClick={() => save(format)}>
          {formatNames[format]}
        </Menu.Item>
      ))}
    </ExportButton>
  )
}
