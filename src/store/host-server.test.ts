import { expect, it, vi } from 'vitest'
import { HostGoneError } from '../shared/rpc/wire'
import { createHostServer, type HostHandlers } from './host-server'

it('says that the workbook was closed, and reports no bug, where its thread was taken down before it had answered', async () => {
  const onDefect = vi.fn<(reference: string, path: string, text: string) => void>()
  // Of all handlers only these are asked.
  const handlers = { saveCopy: () => Promise.reject(new HostGoneError()), close: () => Promise.reject(new Error('a bug')) } as unknown as HostHandlers
  const answer = createHostServer(handlers, onDefect)
  expect(await answer({ path: 'host.saveCopy', input: {} })).toEqual({ kind: 'unsaved', sentence: 'The workbook was closed meanwhile. This was not saved.' })
  expect(onDefect).not.toHaveBeenCalled()
  expect(await answer({ path: 'host.close', input: {} })).toMatchObject({ kind: 'defect' })
  expect(onDefect).toHaveBeenCalledOnce()
})
