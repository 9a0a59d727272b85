import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { t } from '../../shared/kernel/words'
import { useAnswer } from '../platform/queries'
import { useClient } from '../platform/client'
import { setUndoOfToasts, showDefect, showMessage } from '../ui/toasts'
import { StartScreen } from '../workbook/StartScreen'
import { router } from './routes'

/** The start screen while no workbook is open, else the shell with its screens. */
export const App = () => {
  const client = useClient()
  const { value: state } = useAnswer(client.host.state, {})
  useEffect(() => {
    setUndoOfToasts((step) => {
      client.workbook.undo({ step }).then((result) => {
        if (result.ok) showMessage(t`Undone: ${result.value.label}`)
        else showMessage(result.error.type === 'ChangedSince' ? t`“${result.error.label}” changed the same since; undo that first.` : t`There is nothing to undo any more.`, 'failed')
      }, showDefect)
    })
  }, [client])
  if (state === undefined) return null
  return state.workbook === null ? <StartScreen state={state} onLead={(address) => router.history.replace(address)} /> : <RouterProvider router={router} />
}
