import { useState } from 'react'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { OwnHandleId } from '../../shared/networking/own-handle'
import { type HandleOverview, NotedFollowers } from '../../shared/networking/own-handle.contract'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { DayField, NumberField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { countText } from './figure-text'
import { dayText } from './labels'

/** Notes today's followers of every handle in one go; what is left empty is not noted. */
export const NoteFollowersDialog = ({ handles, onClose }: { readonly handles: readonly HandleOverview[]; readonly onClose: () => void }) => {
  const client = useClient()
  const noteAll = useCommand(client.networking.ownHandle.noteAll)
  const [on, setOn] = useState<string>(today())
  const [counts, setCounts] = useState<ReadonlyMap<OwnHandleId, number>>(new Map())
  const { errors, form } = useCheckedForm({
    schema: NotedFollowers,
    fields: { on, counts: [...counts].map(([id, followers]) => ({ id, followers })) },
    own: { on: on > today() && t`This day is still to come.` },
    send: noteAll,
    refused: () => ({ on: t`A handle was removed meanwhile. Close this and open it again.` }),
  })
  return (
    <FormDialog title={t`Note followers`} isOpen onClose={onClose} {...form} submitLabel={t`Note followers`}>
      <DayField label={t`Day`} value={on} onChange={setOn} error={errors['on'] ?? errors['counts']} />
      {handles.map(({ id, platform, handle, newest }, index) => (
        <NumberField
          key={id}
          label={`${handle}, ${platformNames[platform]}`}
          value={counts.get(id) ?? null}
          onChange={(followers) => {
            const next = new Map(counts)
            if (followers === null) next.delete(id)
            else next.set(id, followers)
            setCounts(next)
          }}
          placeholder={newest === null ? t`none noted yet` : t`${countText(newest.followers)} on ${dayText(newest.on)}`}
          autoFocus={index === 0}
        />
      ))}
    </FormDialog>
  )
}
