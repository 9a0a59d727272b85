import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { FileHandle } from '../../shared/imports/import'
import { useBridge } from '../platform/client'
import { showDefect, showMessage } from '../ui/toasts'
import { PostImportDialog } from './PostImportDialog'

/** Lets the person choose a platform's list of posts, and shows what it holds. */
export const ImportPostsButton = () => {
  const bridge = useBridge()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<FileHandle | null>(null)
  const take = (chosen: File | undefined): void => {
    if (chosen === undefined) return
    bridge.admitFile(chosen).then((handle) => (handle === null ? showMessage('This file cannot be read.', 'failed') : setFile(handle)), showDefect)
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx"
        aria-label="List of posts"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          take(chosen)
          event.currentTarget.value = ''
        }}
      />
      <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={() => input.current?.click()}>Import posts</Button>
      {file !== null && <PostImportDialog key={file.id} file={file} onClose={() => setFile(null)} />}
    </>
  )
}
