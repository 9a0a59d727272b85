import { Checkbox, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { plural, t } from '../../shared/kernel/words'
import type { Contact } from '../../shared/networking/contact'
import { daysInBackups } from '../../shared/networking/personal-data.contract'
import { useClient } from '../platform/client'
import { useAnswer, useJob } from '../platform/queries'
import { TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { JobProgress } from '../ui/JobProgress'
import { showMessage, showStopped } from '../ui/toasts'
import { useSaidOf } from '../ui/use-said-of'
import { erasureText } from './erasure-text'
import classes from './networking.module.css'
import { isNameTyped } from './typed-name'

type Notes = 'keep' | 'clear'

interface ErasureChoices {
  readonly sharedNotes: Notes
  readonly olderBackups: 'keep' | 'delete'
}

/** What becomes of notes about several people, and of backups from before. */
export const ErasureChoiceFields = ({ choices: { sharedNotes, olderBackups }, onChange, backups }: { readonly choices: ErasureChoices; readonly onChange: (choices: ErasureChoices) => void; readonly backups: number }) => (
  <>
    <Radio.Group label={t`Notes of interactions that others took part in`} value={sharedNotes} onChange={(value) => onChange({ sharedNotes: value, olderBackups })}>
      <Stack gap={4} mt={4}>
        <Radio value="clear" label={t`Empty them; they may say something about the erased`} />
        <Radio value="keep" label={t`Keep them`} />
      </Stack>
    </Radio.Group>
    {backups > 0 && (
      <Checkbox
        checked={olderBackups === 'delete'}
        onChange={(event) => onChange({ sharedNotes, olderBackups: event.currentTarget.checked ? 'delete' : 'keep' })}
        label={t`Delete the ${plural(backups, { one: 'older backup', other: '# older backups' })} too, after a new one was made`}
        description={t`What is not deleted now goes within ${daysInBackups} days; a backup that is put back before then is rid of the erased at once.`}
      />
    )}
  </>
)

export const firstChoices: ErasureChoices = { sharedNotes: 'clear', olderBackups: 'keep' }

/** Erases one contact for good, once their name has been typed. */
export const EraseDialog = ({ contact, onClose, onErased }: { readonly contact: Contact; readonly onClose: () => void; readonly onErased: () => void }) => {
  const client = useClient()
  const { start, cancel, isRunning, progress } = useJob(client.networking.personalData.erase)
  const { value: overview } = useAnswer(client.networking.personalData.overview, {})
  const [typed, setTyped] = useState('')
  const [choices, setChoices] = useState(firstChoices)
  const [error, setError] = useSaidOf(typed)
  const submit = async (): Promise<boolean> => {
    if (!isNameTyped(typed, contact.name)) {
      setError(t`Type the name as it stands here: ${contact.name}`)
      return false
    }
    const result = await start({ contactIds: [contact.id], ...choices })
    if (result === null) return false
    if (!result.ok) {
      if (result.error.type === 'Cancelled') showStopped()
      setError(result.error.type === 'ContactNotFound' ? t`This contact was removed meanwhile.` : undefined)
      return false
    }
    showMessage(erasureText(result.value))
    onErased()
    return true
  }
  return (
    <FormDialog title={t`Erase ${contact.name} for good`} isOpen onClose={() => { cancel(); onClose() }} onSubmit={submit} submitLabel={t`Erase for good`} size="lg" isFinal>
      <Text size="sm">{t`This goes, to the byte, and cannot be undone:`}</Text>
      <ul className={classes['plainList']}>
        <li>{t`the contact with handles, addresses, notes, picture, custom fields, tags, memberships, consents and follow-ups;`}</li>
        <li>{t`interactions with nobody else, what they posted about us, and saved views that look for them by name;`}</li>
        <li>{t`what imports kept of them, refused rows too, and their name in saved reports and in words about where deals came from;`}</li>
        <li>{t`their name in deals with them and in imported deals that name them, and notes there that do; amounts and days stay, for the books;`}</li>
        <li>{t`the undo history of this workbook, which holds earlier states of them.`}</li>
      </ul>
      <Text size="sm">{t`An objection stays as a hash that names nobody, so that it holds if they come back. Copies of the workbook that you saved elsewhere, and files you exported, are yours to delete.`}</Text>
      <ErasureChoiceFields choices={choices} onChange={setChoices} backups={overview?.backups ?? 0} />
      <TextField label={t`Type “${contact.name}” to erase`} value={typed} onChange={setTyped} error={error} autoFocus />
      {isRunning && <JobProgress label={t`Erasing`} progress={progress} onCancel={cancel} />}
    </FormDialog>
  )
}
