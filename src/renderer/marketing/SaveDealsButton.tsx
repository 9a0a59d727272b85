import { plural, t } from '../../shared/kernel/words'
import type { DealId } from '../../shared/marketing/deal'
import { useClient } from '../platform/client'
import { useExport } from '../platform/use-export'
import { SaveListButton } from '../views/SaveListButton'

/** The deals of a list as a file, as it is searched and filtered. */
export const SaveDealsButton = ({ ids }: { readonly ids: readonly DealId[] }) => {
  const job = useExport(useClient().marketing.deal.saveList)
  return (
    <SaveListButton
      formats={['xlsx', 'csv']}
      counted={t`${plural(ids.length, { one: '# deal', other: '# deals' })}`}
      offer={(format) => t`Save deals as ${format}`}
      doing={t`Writing deals`}
      job={job}
      onSave={(format) => job.save({ ids: [...ids], format })}
    />
  )
}
