import { type Event, HostGoneError, refusedDepth, type Request, type Response, type Transport } from './wire'

/** What a worker's port, Electron's IPC and the DOM's MessagePort have in common. Messages are JSON text: cheaper than cloned objects. */
interface Port {
  readonly post: (message: string) => void
  readonly onMessage: (listener: (message: string) => void) => void
}

type Message =
  | { readonly kind: 'request'; readonly id: number; readonly request: Request }
  | { readonly kind: 'response'; readonly id: number; readonly response: Response }
  | { readonly kind: 'event'; readonly event: Event }

/** Answers a transport's requests over a port. */
export const servePort = (port: Port, transport: Transport): void => {
  const post = (message: Message): void => port.post(JSON.stringify(message))
  port.onMessage((text) => {
    // Both ends of a port are this module.
    const message = JSON.parse(text) as Message
    if (message.kind !== 'request') return
    void transport.request(message.request).then((response) => post({ kind: 'response', id: message.id, response }))
  })
  transport.onEvent((event) => post({ kind: 'event', event }))
}

/** The client's end of a port. After `close` every waiting and later request is rejected: none hangs, none is taken for done. */
export const portTransport = (port: Port): Transport & { readonly close: () => void } => {
  const pending = new Map<number, { resolve: (response: Response) => void; reject: (error: Error) => void }>()
  const listeners = new Set<(event: Event) => void>()
  let lastId = 0
  let isClosed = false

  port.onMessage((text) => {
    const message = JSON.parse(text) as Message
    if (message.kind === 'response') {
      pending.get(message.id)?.resolve(message.response)
      pending.delete(message.id)
    } else if (message.kind === 'event') {
      for (const listener of listeners) listener(message.event)
    }
  })

  return {
    request: (request) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new HostGoneError())
        const refused = refusedDepth(request.input)
        if (refused !== null) return resolve(refused)
        lastId += 1
        pending.set(lastId, { resolve, reject })
        port.post(JSON.stringify({ kind: 'request', id: lastId, request } satisfies Message))
      }),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      isClosed = true
      for (const { reject } of pending.values()) reject(new HostGoneError())
      pending.clear()
    },
  }
}
