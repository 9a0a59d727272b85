import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useAnswer } from '../platform/queries'
import { useClient } from '../platform/client'
import { setUndoOfToasts } from '../ui/toasts'
import { StartScreen } from '../workbook/StartScreen'
import { router } from './routes'
import { undo } from './turn-history'

/** The start screen while no workbook is open, else the shell with its screens. */
export const App = () => {
  const client = useClient()
  const { value: state } = useAnswer(client.host.state, {})
  useEffect(() => {
    setUndoOfToasts((step) => undo(client, step))
  }, [client])
  if (state === undefined) return null
  return state.workbook === null ? <StartScreen state={state} onLead={(address) => router.history.replace(address)} /> : <RouterProvider router={router} />
}
