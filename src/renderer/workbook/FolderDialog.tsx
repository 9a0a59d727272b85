import { Button, Group, Text } from '@mantine/core'
import { IconArrowUp, IconFolder } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { FormDialog } from '../ui/FormDialog'
import classes from './FolderDialog.module.css'

interface FolderDialogProps {
  readonly title: string
  readonly submitLabel: string
  readonly onClose: () => void
  /** Resolves true when the dialog may close. */
  readonly onChoose: (folder: string) => Promise<boolean>
}

/** Looks for a folder of this computer where the host has no dialog for that: the browser. */
export const FolderDialog = ({ title, submitLabel, onClose, onChoose }: FolderDialogProps) => {
  const client = useClient()
  const [within, setWithin] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const { value } = useAnswer(client.host.listFolders, { within })
  const go = (folder: string | null): void => {
    setError(null)
    setWithin(folder)
  }
  const submit = async (): Promise<boolean> => {
    if (within !== null) return onChoose(within)
    setError(t`Choose a folder first.`)
    return false
  }
  return (
    <FormDialog title={title} isOpen onClose={onClose} onSubmit={submit} submitLabel={submitLabel}>
      <Text size="sm" className={classes['here']}>{value?.here?.name ?? t`This computer and the disks that are connected to it`}</Text>
      {value?.here != null && <Group><Button size="compact-sm" variant="default" leftSection={<IconArrowUp size={14} aria-hidden />} onClick={() => go(value.above)}>{t`One up`}</Button></Group>}
      <ul className={classes['folders']} aria-label={t`Folders`}>
        {value?.folders.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className={classes['folder']} onClick={() => go(id)}>
              <IconFolder size={16} aria-hidden />
              <span>{name}</span>
            </button>
          </li>
        ))}
      </ul>
      {value?.folders.length === 0 && <Text size="sm">{t`There is no folder in this one. It can be chosen itself.`}</Text>}
      {error !== null && <Text size="sm" c="red" role="alert">{error}</Text>}
    </FormDialog>
  )
}
