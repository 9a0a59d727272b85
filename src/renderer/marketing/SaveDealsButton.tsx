import { plural, t } from '../../shared/kernel/words'
import type { Deal } from '../../shared/marketing/deal'
import { useClient } from '../platform/client'
import { useExport } from '../platform/use-export'
import { SaveListButton } from '../views/SaveListButton'

interface SaveDealsButtonProps {
  readonly count: number
  /** Asked for once they are saved: to sort a long list takes its time. */
  readonly inOrder: () => readonly Deal[]
}

/** The deals of a list as a file, as it is searched, filtered and sorted. */
export const SaveDealsButton = ({ count, inOrder }: SaveDealsButtonProps) => {
  const job = useExport(useClient().marketing.deal.saveList)
  return (
    <SaveListButton
      formats={['xlsx', 'csv']}
      counted={t`${plural(count, { one: '# deal', other: '# deals' })}`}
      offer={(format) => t`Save deals as ${format}`}
      doing={t`Writing deals`}
      job={job}
      onSave={(format) => job.save({ ids: inOrder().map(({ id }) => id), format })}
    />
  )
}
