import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
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
  const place = state?.workbook == null ? null : `${state.workbook.folder}/${state.workbook.fileName}`
  const before = useRef<string | null>(null)
  useEffect(() => {
    // An address that leads to somebody in one workbook leads to somebody else in the next.
    if (before.current !== null && place !== null && before.current !== place) void router.navigate({ to: '/' })
    before.current = place
  }, [place])
  if (state === undefined) return null
  if (state.workbook === null) return <StartScreen state={state} onLead={(address) => router.history.replace(address)} />
  // Nothing that was begun in one workbook goes on in the next.
  return <RouterProvider key={place} router={router} />
}
