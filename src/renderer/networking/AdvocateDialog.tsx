import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import { type Advocate, AdvocateFields } from '../../shared/networking/advocate.contract'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { DayField, TextAreaField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { PeoplePicker, unchosenError } from './PeoplePicker'
import type { PickedPerson } from './picked-person'

interface AdvocateDialogProps {
  /** Null: somebody who is none yet. */
  readonly advocate: Pick<Advocate, 'reason' | 'since'> | null
  /** Who it is about. Null: to be chosen. */
  readonly person: PickedPerson | null
  readonly onClose: () => void
}

/** Names somebody an advocate, and says why; or changes the reason. */
export const AdvocateDialog = ({ advocate, person, onClose }: AdvocateDialogProps) => {
  const client = useClient()
  const name = useCommand(client.networking.advocate.name)
  const [people, setPeople] = useState<readonly PickedPerson[]>(person === null ? [] : [person])
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState(advocate?.reason ?? '')
  const [since, setSince] = useState<string>(advocate?.since ?? today())
  const contactId = people.at(-1)?.id ?? null
  const { errors, form } = useCheckedForm({
    schema: AdvocateFields,
    fields: { contactId, reason, since },
    own: { contactId: unchosenError(typed) ?? (contactId === null && t`Choose a contact`) },
    send: name,
    refused: () => ({ contactId: t`This contact was removed meanwhile.` }),
  })
  return (
    <FormDialog title={person === null ? t`Name an advocate` : t`${person.name} as an advocate`} isOpen onClose={onClose} {...form} submitLabel={advocate === null ? t`Name advocate` : t`Save`}>
      {person === null && <PeoplePicker label={t`Contact`} people={people} onChange={(next) => setPeople(next.slice(-1))} typed={typed} onType={setTyped} error={errors['contactId']} canCreate={false} />}
      <TextAreaField label={t`Why`} value={reason} onChange={setReason} error={errors['reason']} placeholder={t`What they say or do for us`} isRequired autoFocus={person !== null} />
      <DayField label={t`Since`} value={since} onChange={setSince} error={errors['since']} />
    </FormDialog>
  )
}
