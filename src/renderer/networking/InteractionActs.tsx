import { t } from '../../shared/kernel/words'
import type { Interaction } from '../../shared/networking/interaction'
import { useClient } from '../platform/client'
import { useAnswer, useCommandForMany } from '../platform/queries'
import { useToday } from '../platform/today'
import { showMessage } from '../ui/toasts'
import { RemoveSelected, SelectionMenu } from '../views/SelectionBar'
import { directionOptions, typeOptions } from './labels'

/** What can be done with the selected interactions at once. */
export const InteractionActs = ({ interactions }: { readonly interactions: readonly Interaction[] }) => {
  const client = useClient()
  const editMany = useCommandForMany(client.networking.interaction.editMany)
  const remove = useCommandForMany(client.networking.interaction.remove)
  const { value: communities = [] } = useAnswer(client.networking.community.list, { today: useToday() })
  const ids = interactions.map(({ id }) => id)
  const set = (changes: Parameters<typeof editMany>[0]['changes']): void =>
    void editMany({ ids, changes }, ids.length).then((result) => {
      if (result?.ok === false) showMessage(t`This community was removed meanwhile.`, 'failed')
    })
  return (
    <>
      <SelectionMenu label={t`Set type`} options={typeOptions} onChoose={(type) => set({ type })} />
      <SelectionMenu label={t`Set direction`} options={directionOptions} onChoose={(direction) => set({ direction })} />
      {communities.length > 0 && (
        <SelectionMenu
          label={t`Set community`}
          options={[{ value: '', label: t`None` }, ...communities.map(({ id, name }) => ({ value: String(id), label: name }))]}
          onChoose={(id) => set({ communityId: id === '' ? null : Number(id) })}
        />
      )}
      <RemoveSelected onRemove={() => void remove({ ids }, ids.length)} />
    </>
  )
}
