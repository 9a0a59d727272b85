import { FileHandle } from '../../shared/imports/file-handle'
import { err, ok } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import { HostGoneError, type Response } from '../../shared/rpc/wire'
import { type Bridge, type MenuEvent, notPlain, splitEvents } from './bridge'
import type { Event } from '../../shared/rpc/wire'
import { saveBlob } from './save-blob'

const tokenKey = 'rapport-token'

/** Why the host would not take a file, by the status of its answer. */
const refusals: ReadonlyMap<number, string> = new Map([
  [413, t`It is larger than the browser can hand over. Rapport on the desktop opens it where it lies.`],
  [500, t`It could not be put on this computer’s disk, which refuses to be written to.`],
  [507, t`There is no room for it on this computer’s disk. Make room, then try again.`],
])

/** Why the page cannot talk to Rapport: its link was used up, or Rapport was started again since. */
export class SessionEndedError extends Error {
  constructor() {
    super(t`This page is no longer connected to Rapport.`)
    this.name = 'SessionEndedError'
  }
}

/**
 * Exchanges the one-time token of the start link for this tab's own. The link's fragment is cleared at once,
 * so that it stays out of the history; the tab's token outlives a reload but not the tab.
 */
const openSession = async (): Promise<string> => {
  const entry = window.location.hash.slice(1)
  if (/^[A-Za-z0-9_-]{40,100}$/.test(entry)) {
    window.history.replaceState(null, '', '/')
    const response = await fetch('/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ entry }) })
    if (response.ok) {
      // The host's answer is the project's own.
      const { token } = (await response.json()) as { token: string }
      sessionStorage.setItem(tokenKey, token)
    }
  }
  const token = sessionStorage.getItem(tokenKey)
  if (token === null) throw new SessionEndedError()
  return token
}

/** Reads the host's event stream until the connection ends; `onOpen` is told once nothing is missed any more. */
const readEvents = async (token: string, onOpen: () => void, listener: (event: Event | MenuEvent) => void): Promise<void> => {
  const response = await fetch('/events', { headers: { 'x-rapport-token': token } })
  if (!response.ok || response.body === null) throw new HostGoneError()
  onOpen()
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (let buffer = ''; ; ) {
    const { value, done } = await reader.read()
    if (done) return
    const messages = (buffer + value).split('\n\n')
    buffer = messages.pop() ?? ''
    for (const message of messages) if (message.startsWith('data: ')) listener(JSON.parse(message.slice(6)) as Event | MenuEvent)
  }
}

/** The browser's bridge: calls by fetch, events by one streamed response that is reopened when it breaks. */
export const browserBridge = async (): Promise<Bridge> => {
  const token = await openSession()
  const listeners = new Set<(event: Event | MenuEvent) => void>()
  const post = async (path: string, init: RequestInit): Promise<globalThis.Response> => {
    const response = await fetch(path, { ...init, headers: { ...init.headers, 'x-rapport-token': token } }).catch(() => {
      throw new HostGoneError()
    })
    // A screen that asks for much at once is told to wait after the first refusals, which only those that are not let in are.
    if (response.status === 401 || response.status === 429) throw new SessionEndedError()
    return response
  }

  const tell = (event: Event | MenuEvent): void => {
    for (const listener of listeners) listener(event)
  }
  // What happened while nothing was heard may have made everything stale; and where the host is gone, the answers say so.
  const tellOfAll = (): void => tell({ kind: 'changed', topics: ['everything'] })
  const listen = async (): Promise<void> => {
    let onOpen: () => void = () => undefined
    for (let delayMilliseconds = 250; ; delayMilliseconds = Math.min(delayMilliseconds * 2, 5000)) {
      await readEvents(token, onOpen, (event) => {
        delayMilliseconds = 250
        tell(event)
      }).catch(tellOfAll)
      onOpen = tellOfAll
      await new Promise((resolve) => setTimeout(resolve, delayMilliseconds))
    }
  }
  void listen()

  const { onEvent, onMenu } = splitEvents((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  })
  return {
    transport: {
      request: async (request) => {
        const response = await post('/rpc', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) })
        if (response.status === 413) return { kind: 'unsaved', sentence: t`This is more than can be handed over at once. It was not saved.` }
        if (!response.ok) throw new HostGoneError()
        return (await response.json()) as Response
      },
      onEvent,
    },
    onMenu,
    admitFile: async (file) => {
      const response = await post(`/upload?name=${encodeURIComponent(file.name)}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file })
      return response.ok ? ok(FileHandle.parse(await response.json())) : err(refusals.get(response.status) ?? notPlain)
    },
    download: async (outputId, fileName) => {
      const response = await post(`/outputs/${outputId}`, { method: 'GET' })
      if (!response.ok) throw new HostGoneError()
      saveBlob(await response.blob(), fileName)
    },
  }
}
