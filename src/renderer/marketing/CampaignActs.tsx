import { listText, numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import type { CampaignRow } from '../../shared/marketing/campaign'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { showMessage } from '../ui/toasts'
import { RemoveSelected, SelectionMenu } from '../views/SelectionBar'
import { statusOptions } from './CampaignDialog'

/** How many files are named; more would hide what to do. */
const namedFiles = 5

/** The files whose imports hold results of a campaign, in words. */
export const filesText = (files: readonly string[]): string => listText(files.length > namedFiles ? [...files.slice(0, namedFiles), t`${numberText(files.length - namedFiles)} more`] : files, 'and')

/** Removes campaigns of a list, or says why none was. */
export const useRemoveCampaigns = (): ((campaigns: readonly CampaignRow[]) => void) => {
  const remove = useCommand(useClient().marketing.campaign.remove)
  return (campaigns) =>
    void remove({ ids: campaigns.map(({ id }) => id) }).then((result) => {
      if (result?.ok !== false || result.error.type !== 'CampaignHasResults') return
      const { ids, batches } = result.error
      const [only] = ids
      const held = ids.length === 1 ? t`${campaigns.find(({ id }) => id === only)?.name ?? ''} has imported results.` : t`${plural(ids.length, { one: '# campaign has', other: '# campaigns have' })} imported results.`
      showMessage(t`${held} Nothing was removed. Archive instead, or undo these imports first: ${filesText(batches)}.`, 'failed')
    })
}

/** What can be done with the selected campaigns at once. */
export const CampaignActs = ({ campaigns }: { readonly campaigns: readonly CampaignRow[] }) => {
  const setStatus = useCommand(useClient().marketing.campaign.setStatus)
  const remove = useRemoveCampaigns()
  return (
    <>
      <SelectionMenu label={t`Set status`} options={statusOptions} onChoose={(status) => void setStatus({ ids: campaigns.map(({ id }) => id), status })} />
      <RemoveSelected onRemove={() => remove(campaigns)} />
    </>
  )
}
