import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { Contact, ContactId } from '../../shared/networking/contact'
import { FormDialog } from '../ui/FormDialog'
import { useSaidOf } from '../ui/use-said-of'
import { MergeDialog } from './MergeDialog'
import { PeoplePicker, unchosenError } from './PeoplePicker'
import type { PickedPerson } from './picked-person'

/** Asks who else a contact is, then makes one of the two. */
export const MergeWithDialog = ({ contact: { id, name }, onClose }: { readonly contact: Contact; readonly onClose: () => void }) => {
  const [people, setPeople] = useState<readonly PickedPerson[]>([])
  const [typed, setTyped] = useState('')
  const [error, setError] = useSaidOf(`${people.at(-1)?.id ?? ''} ${typed}`)
  const [otherId, setOtherId] = useState<ContactId | null>(null)
  if (otherId !== null) return <MergeDialog firstId={id} secondId={otherId} onClose={onClose} />
  const submit = (): Promise<boolean> => {
    const chosen = people.at(-1)?.id ?? null
    const mistake = unchosenError(typed) ?? (chosen === null ? t`Choose a contact` : chosen === id ? t`This is the same contact. Choose another one.` : null)
    setError(mistake ?? undefined)
    if (mistake === null) setOtherId(chosen)
    return Promise.resolve(false)
  }
  return (
    <FormDialog title={t`Merge ${name} with another contact`} isOpen onClose={onClose} onSubmit={submit} submitLabel={t`Compare the two`}>
      <PeoplePicker label={t`Contact`} people={people} onChange={(next) => setPeople(next.slice(-1))} typed={typed} onType={setTyped} error={error} canCreate={false} />
    </FormDialog>
  )
}
