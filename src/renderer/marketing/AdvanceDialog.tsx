import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { Creative, CreativeState } from '../../shared/marketing/creative'
import { keepHere, readKept } from '../platform/kept'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { type FieldErrors, fieldErrors, noErrors, TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { Problems } from './Problems'
import { stepName } from './creative-view'

/** Who took the last step on this computer: mostly the same person takes the next. */
const whoKey = 'rapport-who'

/** Takes a creative to another state, and notes who did and why. */
export const AdvanceDialog = ({ creative, to, onClose }: { readonly creative: Creative; readonly to: CreativeState; readonly onClose: () => void }) => {
  const client = useClient()
  const advance = useCommand(client.marketing.creative.advance)
  const [by, setBy] = useState(readKept(whoKey) ?? '')
  const [note, setNote] = useState('')
  const [errors, setErrors] = useState<FieldErrors>(noErrors)
  const label = stepName(creative.state, to)
  const refused = to === 'approved' ? creative.variants.flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'refused') : []
  const submit = async (): Promise<boolean> => {
    const result = await advance({ id: creative.id, to, by, note })
    if (result === null) return false
    if (result.ok) {
      keepHere(whoKey, by.trim())
      return true
    }
    const otherwise = result.error.type === 'VariantRefused' ? t`A platform would refuse it: ${result.error.sentences.join(' ')}` : t`It was changed meanwhile.`
    setErrors(fieldErrors(result.error) ?? { by: otherwise })
    return false
  }
  return (
    <FormDialog title={`${label}: ${creative.name}`} isOpen onClose={onClose} onSubmit={submit} submitLabel={label}>
      <Problems problems={refused} />
      <TextField label={t`Who`} value={by} onChange={setBy} error={errors['by']} isRequired autoFocus />
      <TextAreaField label={t`Note`} value={note} onChange={setNote} placeholder={t`How and why; it stays in the history`} />
    </FormDialog>
  )
}
