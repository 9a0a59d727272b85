import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { Advocate } from '../../shared/networking/advocate.contract'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { DayField, fieldErrors, type FieldErrors, noErrors, TextAreaField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { PeoplePicker, type PickedPerson, unchosenError } from './PeoplePicker'

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
  const [errors, setErrors] = useState<FieldErrors>(noErrors)
  const submit = async (): Promise<boolean> => {
    const contactId = people.at(-1)?.id ?? null
    const mistake = unchosenError(typed) ?? (contactId === null ? t`Choose a contact` : null)
    if (mistake !== null || contactId === null) {
      setErrors({ contactId: mistake ?? '' })
      return false
    }
    const result = await name({ contactId, reason, since })
    if (result === null || result.ok) return result !== null
    setErrors(fieldErrors(result.error) ?? { contactId: t`This contact was removed meanwhile.` })
    return false
  }
  return (
    <FormDialog title={person === null ? t`Name an advocate` : t`${person.name} as an advocate`} isOpen onClose={onClose} onSubmit={submit} submitLabel={advocate === null ? t`Name advocate` : t`Save`}>
      {person === null && <PeoplePicker label={t`Contact`} people={people} onChange={(next) => setPeople(next.slice(-1))} typed={typed} onType={setTyped} error={errors['contactId']} canCreate={false} />}
      <TextAreaField label={t`Why`} value={reason} onChange={setReason} error={errors['reason']} placeholder={t`What they say or do for us`} isRequired autoFocus={person !== null} />
      <DayField label={t`Since`} value={since} onChange={setSince} error={errors['since']} />
    </FormDialog>
  )
}
