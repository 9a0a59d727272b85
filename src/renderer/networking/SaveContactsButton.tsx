import type { SortDirection } from '../../shared/kernel/page'
import { plural, t } from '../../shared/kernel/words'
import type { ContactSort } from '../../shared/networking/contact.contract'
import { useClient } from '../platform/client'
import { useExport } from '../platform/use-export'
import { SaveListButton } from '../views/SaveListButton'
import type { BulkTarget } from './BulkBar'

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
  const job = useExport(useClient().networking.contact.saveList)
  return (
    <SaveListButton
      formats={['xlsx', 'csv', 'vcf']}
      counted={t`${plural(count, { one: '# contact', other: '# contacts' })} with all that is kept of each`}
      offer={(format) => t`Save contacts as ${format}`}
      doing={t`Writing contacts`}
      job={job}
      onSave={(format) => job.save({ target: targetOf(target), sort, direction, format })}
    />
  )
}
