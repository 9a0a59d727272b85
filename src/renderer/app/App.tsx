import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { shownPlace } from '../../shared/workbook/shown-place'
import { useAnswer } from '../platform/queries'
import { ShownPlace, useClient } from '../platform/client'
import { clearMessages, setUndoOfToasts } from '../ui/toasts'
import { StartScreen } from '../workbook/StartScreen'
import { placeOf } from './recent-things'
import { router } from './routes'
import { undo } from './turn-history'

/** The start screen while no workbook is open, else the shell with its screens. */
export const App = () => {
  const client = useClient()
  const { value: state } = useAnswer(client.host.state, {})
  useEffect(() => {
    setUndoOfToasts((step) => undo(client, step))
  }, [client])
  const place = placeOf(state?.workbook ?? null)
  /** The workbook that was open before this one. Null: none was. */
  const before = useRef<string | null>(null)
  useEffect(() => {
    // What was done in one workbook cannot be undone in the next, where its number is another step's; and what failed there is over.
    if (before.current !== null && before.current !== place) clearMessages()
    before.current = place
  }, [place])
  /** The workbook that the address is of. Null: of none, so that it leads into whichever is opened. */
  const addressed = useRef<string | null>(null)
  useEffect(() => {
    if (place === null) return
    // An address that leads to somebody in one workbook leads to somebody else in the next.
    if (addressed.current !== null && addressed.current !== place) void router.navigate({ to: '/' })
    addressed.current = place
  }, [place])
  const lead = (address: string): void => {
    addressed.current = null
    router.history.replace(address)
  }
  if (state === undefined) return null
  if (state.workbook === null) return <StartScreen state={state} onLead={lead} />
  return (
    <>
      <ShownPlace place={shownPlace(state.workbook)} />
      {/* Nothing that was begun in one workbook goes on in the next. */}
      <RouterProvider key={place} router={router} />
    </>
  )
}
