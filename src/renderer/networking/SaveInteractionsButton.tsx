import { numberText } from '../../shared/kernel/language'
import { mostSheetRows } from '../../shared/kernel/output'
import type { SortDirection } from '../../shared/kernel/page'
import { plural, t } from '../../shared/kernel/words'
import type { InteractionChoice } from '../../shared/networking/interaction.contract'
import { useClient } from '../platform/client'
import { useExport } from '../platform/use-export'
import { showMessage } from '../ui/toasts'
import { SaveListButton } from '../views/SaveListButton'

interface SaveInteractionsButtonProps {
  readonly question: InteractionChoice & { readonly direction: SortDirection }
  readonly count: number
}

/** The interactions of a list as a file, as it is searched, filtered and sorted. */
export const SaveInteractionsButton = ({ question, count }: SaveInteractionsButtonProps) => {
  const job = useExport(useClient().networking.interaction.saveList, () => showMessage(t`A sheet has room for ${numberText(mostSheetRows)} rows. Narrow the list, or save it as CSV.`, 'failed'))
  return (
    <SaveListButton
      formats={['xlsx', 'csv']}
      counted={t`${plural(count, { one: '# interaction', other: '# interactions' })}`}
      offer={(format) => t`Save interactions as ${format}`}
      doing={t`Writing interactions`}
      job={job}
      onSave={(format) => job.save({ ...question, format })}
    />
  )
}
