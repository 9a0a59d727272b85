import { useCallback } from 'react'
import { t } from '../../shared/kernel/words'
import { showMessage } from '../ui/toasts'
import { useBridge, useClient } from './client'

/** Puts a file that the store has made where the person wants it, by dialog or as a download, and says where it went. A dismissed dialog says nothing. */
export const useSaveOutput = (): ((output: { readonly id: string; readonly fileName: string }) => Promise<void>) => {
  const client = useClient()
  const bridge = useBridge()
  return useCallback(
    async ({ id, fileName }) => {
      if (bridge.download !== null) {
        await bridge.download(id, fileName)
        return showMessage(t`Downloaded ${fileName}.`)
      }
      const saved = await client.host.saveOutput({ id, fileName })
      if (saved.ok) showMessage(t`Saved ${saved.value.savedAs ?? fileName}.`)
      else if (saved.error.type === 'WorkbookProblem') showMessage(saved.error.sentence, 'failed')
      else if (saved.error.type === 'OutputNotFound') showMessage(t`The file is gone.`, 'failed')
    },
    [client, bridge],
  )
}
