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
  /** Where the workbook is that the address belongs to. */
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (place === null) return
    // An address that leads to somebody in one workbook leads to somebody else in the next, also where the one was closed before.
    if (before.current !== null && before.current !== place) void router.navigate({ to: '/' })
    before.current = place
  }, [place])
  if (state === undefined) return null
  const lead = (address: string): void => {
    before.current = null
    router.history.replace(address)
  }
  if (state.workbook === null) return <StartScreen state={state} onLead={lead} />
  // Nothing that was begun in one workbook goes on in the next.
  return <RouterProvider key={place} router={router} />
}
