import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import type { FileHandle } from '../../shared/imports/file-handle'
import { t } from '../../shared/kernel/words'
import { useBridge } from '../platform/client'
import { usePastedRows } from '../platform/import-inbox'
import { showDefect, showMessage } from '../ui/toasts'

interface ImportFileButtonProps {
  readonly label: string
  /** What the chosen file should be, for those who cannot see the dialog. */
  readonly fileLabel: string
  readonly renderDialog: (file: FileHandle, close: () => void) => ReactNode
}

/** Lets the person choose a table, or paste its rows on the screen, and shows what it holds. */
export const ImportFileButton = ({ label, fileLabel, renderDialog }: ImportFileButtonProps) => {
  const bridge = useBridge()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<FileHandle | null>(null)
  usePastedRows(setFile)
  const take = (chosen: File | undefined): void => {
    if (chosen === undefined) return
    bridge.admitFile(chosen).then((admitted) => (admitted.ok ? setFile(admitted.value) : showMessage(t`This file cannot be taken. ${admitted.error}`, 'failed')), showDefect)
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx"
        aria-label={fileLabel}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          take(chosen)
          event.currentTarget.value = ''
        }}
      />
      <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => input.current?.click()}>{label}</Button>
      {file !== null && renderDialog(file, () => setFile(null))}
    </>
  )
}
