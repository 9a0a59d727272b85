import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { type HostState, leastPassphrase, type LockedCopy, LockedCopyFields, type WorkbookProblem } from '../../shared/workbook/host.contract'
import type { Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useSaveOutput } from '../platform/use-save-output'
import { Card } from '../ui/Card'
import { noErrors, PassphraseField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { useCheckedForm } from '../ui/use-checked-form'
import { showDefect, showMessage } from '../ui/toasts'
import { useSaidOf } from '../ui/use-said-of'

const LockDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const client = useClient()
  const saveOutput = useSaveOutput()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const { errors, form } = useCheckedForm({
    schema: LockedCopyFields,
    fields: { passphrase },
    own: { passphrase: passphrase.length < leastPassphrase && t`At least ${leastPassphrase} characters; several words are best.`, again: passphrase !== again && t`The two are not the same.` },
    send: async (fields) => {
      const result = await client.host.saveLockedCopy(fields).catch((failure: unknown) => {
        showDefect(failure)
        return null
      })
      if (result?.ok === false && 'sentence' in result.error) showMessage(result.error.sentence, 'failed')
      if (result?.ok !== true) return null
      const { savedAs, output } = result.value
      if (output === null) showMessage(t`Saved a locked copy as ${savedAs ?? ''}.`)
      else await saveOutput(output)
      return result
    },
    refused: () => noErrors,
  })
  return (
    <FormDialog title={t`Save a locked copy`} isOpen onClose={onClose} {...form} submitLabel={t`Save locked copy`}>
      <PassphraseField label={t`Passphrase`} description={t`Several words that nobody would guess. Rapport keeps it nowhere: without it nobody can open the copy.`} value={passphrase} onChange={setPassphrase} error={errors['passphrase']} isNew autoFocus />
      <PassphraseField label={t`The same again`} value={again} onChange={setAgain} error={errors['again']} isNew />
    </FormDialog>
  )
}

/** A copy for a stick, a mail or a cloud: of no use to whoever finds it. */
export const LockedCopyCard = () => {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Card title={t`Locked copy`}>
      <Text size="sm" mb="sm">
        {t`One file that opens with a passphrase alone, for a stick, a mail or a cloud. The start screen opens it again: “Open a locked copy”.`}
      </Text>
      <Button variant="default" onClick={() => setIsOpen(true)}>{t`Save a locked copy…`}</Button>
      {isOpen && <LockDialog onClose={() => setIsOpen(false)} />}
    </Card>
  )
}

interface UnlockProps {
  readonly copy: LockedCopy
  readonly onClose: () => void
  readonly onOpened: (result: Result<HostState, WorkbookProblem>) => void
}

/** Asks for the passphrase of a locked copy, again for as long as it is not the one. */
export const UnlockDialog = ({ copy, onClose, onOpened }: UnlockProps) => {
  const client = useClient()
  const [passphrase, setPassphrase] = useState('')
  const [error, setError] = useSaidOf(passphrase)
  const submit = async (): Promise<boolean> => {
    const result = await client.host.openLockedCopy({ passphrase, copy: copy.id }).catch((failure: unknown) => {
      showDefect(failure)
      return null
    })
    if (result === null) return false
    if (result.ok) {
      onOpened(result)
      return true
    }
    if (!('sentence' in result.error)) return false
    if (result.error.code === 'passphrase') setError(result.error.sentence)
    else onOpened({ ok: false, error: result.error })
    return result.error.code !== 'passphrase'
  }
  return (
    <FormDialog title={t`Open a locked copy`} isOpen onClose={onClose} onSubmit={submit} submitLabel={t`Unlock`}>
      <PassphraseField label={t`Passphrase`} description={t`${copy.fileName} becomes a new workbook; the copy stays as it is.`} value={passphrase} onChange={setPassphrase} error={error} autoFocus />
    </FormDialog>
  )
}
