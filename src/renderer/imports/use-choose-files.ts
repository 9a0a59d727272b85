import { type RefObject, useCallback } from 'react'
import { useClient } from '../platform/client'
import { addToInbox, arrivalOf } from '../platform/import-inbox'
import { useAnswer } from '../platform/queries'
import { showDefect } from '../ui/toasts'

/** Lets the person choose files: by the desktop's dialog, or the browser's own input. */
export const useChooseFiles = (input: RefObject<HTMLInputElement | null>): (() => void) => {
  const client = useClient()
  const { value: host } = useAnswer(client.host.state, {})
  return useCallback(() => {
    if (host?.canChooseFiles !== true) return input.current?.click()
    client.host.chooseImportFiles({}).then((result) => {
      if (result.ok) addToInbox(arrivalOf(result.value))
    }, showDefect)
  }, [client, host, input])
}
