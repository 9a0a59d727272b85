import { useState } from 'react'
import { plural, t } from '../../shared/kernel/words'
import type { Creative, CreativeState } from '../../shared/marketing/creative'
import { AdvanceFields, VariantRefused } from '../../shared/marketing/creative.contract'
import { keepHere, readKept } from '../platform/kept'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { TextAreaField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { Problems } from './Problems'
import { stepName } from './creative-view'

/** Who took the last step on this computer: mostly the same person takes the next. */
const whoKey = 'rapport-who'

/** Takes creatives to another state, and notes who did and why. */
export const AdvanceDialog = ({ creatives, to, onClose }: { readonly creatives: readonly Creative[]; readonly to: CreativeState; readonly onClose: () => void }) => {
  const client = useClient()
  const advance = useCommand(client.marketing.creative.advance)
  const [by, setBy] = useState(readKept(whoKey) ?? '')
  const [note, setNote] = useState('')
  const [only] = creatives
  const label = only === undefined ? '' : stepName(only.state, to)
  const what = only === undefined || creatives.length > 1 ? t`${plural(creatives.length, { one: '# creative', other: '# creatives' })}` : only.name
  const refused = to === 'approved' ? creatives.flatMap(({ variants }) => variants).flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'refused') : []
  const { errors, form } = useCheckedForm({
    schema: AdvanceFields,
    fields: { ids: creatives.map(({ id }) => id), to, by, note },
    send: advance,
    refused: (error) => {
      const refusal = VariantRefused.safeParse(error)
      if (error.type === 'CreativeNotFound') return { by: creatives.length === 1 ? t`This creative was removed meanwhile.` : t`Not all of them are there any more. Close this and choose again.` }
      return { by: refusal.success ? t`A platform would refuse it: ${refusal.data.sentences.join(' ')}` : t`It was changed meanwhile.` }
    },
    onSaved: () => keepHere(whoKey, by.trim()),
  })
  return (
    <FormDialog title={`${label}: ${what}`} isOpen onClose={onClose} {...form} submitLabel={label}>
      <Problems problems={refused} />
      <TextField label={t`Who`} value={by} onChange={setBy} error={errors['by']} isRequired autoFocus />
      <TextAreaField label={t`Note`} value={note} onChange={setNote} error={errors['note']} placeholder={t`How and why; it stays in the history`} />
    </FormDialog>
  )
}
