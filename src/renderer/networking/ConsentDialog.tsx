import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { ContactId } from '../../shared/networking/contact'
import { basisNames, type Consent, ConsentFields } from '../../shared/networking/personal-data.contract'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { DayField, SelectField, TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'

const basisOptions = ConsentFields.shape.basis.options.map((value) => ({ value, label: basisNames[value] }))

/** Notes what somebody agreed to: for what, on which ground, where, in which words. */
export const ConsentDialog = ({ contactId, onClose }: { readonly contactId: ContactId; readonly onClose: () => void }) => {
  const client = useClient()
  const add = useCommand(client.networking.personalData.addConsent)
  const [purpose, setPurpose] = useState('')
  const [basis, setBasis] = useState<Consent['basis']>('consent')
  const [source, setSource] = useState('')
  const [wording, setWording] = useState('')
  const [givenOn, setGivenOn] = useState<string>(today())
  const { errors, form } = useCheckedForm({ schema: ConsentFields, fields: { contactId, purpose, basis, source, wording, givenOn }, own: { givenOn: givenOn > today() && t`This day is still to come.` }, send: add, refused: () => ({ purpose: t`This contact was removed meanwhile.` }) })
  return (
    <FormDialog title={t`Note a consent`} isOpen onClose={onClose} {...form} submitLabel={t`Note consent`}>
      <TextField label={t`What for`} value={purpose} onChange={setPurpose} error={errors['purpose']} placeholder={t`Newsletter, use of their photo`} isRequired autoFocus />
      <SelectField label={t`Ground`} value={basis} onChange={setBasis} options={basisOptions} />
      <TextField label={t`Where it was given`} value={source} onChange={setSource} error={errors['source']} placeholder={t`Sign-up form, e-mail of 2 March`} isRequired />
      <TextAreaField label={t`The words they agreed to`} value={wording} onChange={setWording} error={errors['wording']} />
      <DayField label={t`Day`} value={givenOn} onChange={setGivenOn} error={errors['givenOn']} />
    </FormDialog>
  )
}
