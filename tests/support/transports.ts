import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readAny } from '../../src/imports/read-any'
import { unpackArchive } from '../../src/imports/unpack-archive'
import { portTransport, servePort } from '../../src/shared/rpc/port'
import type { Transport } from '../../src/shared/rpc/wire'
import { openStore } from '../../src/store/store'
import { startStore } from '../../src/store/thread'
import { createWebHost } from '../../src/web/server'
import { resourcesDir } from './open-test-store'

/** A workbook behind one kind of transport. */
export interface Connected {
  readonly transport: Transport
  readonly admitFile: (path: string) => Promise<string>
  readonly close: () => Promise<void>
}

const out = (name: string): URL => pathToFileURL(resolve(import.meta.dirname, '../../out/main', name))

const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-contract-'))
  mkdirSync(join(folder, 'staging'))
  return folder
}

const create = { name: 'Contract', currency: 'EUR', isSample: false } as const

const inProcess = async (): Promise<Connected> => {
  const folder = freshFolder()
  const opened = await openStore({ file: join(folder, 'test.rapport'), create, stagingDir: join(folder, 'staging'), resourcesDir, readImport: readAny, unpackArchive })
  if (!opened.ok) throw new Error(opened.error.sentence)
  const store = opened.value
  return {
    transport: store,
    admitFile: async (path) => store.admitFile(path)?.id ?? '',
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const workerThread = async (): Promise<Connected> => {
  const folder = freshFolder()
  const started = await startStore({ file: join(folder, 'test.rapport'), create, stagingDir: join(folder, 'staging'), resourcesDir, storeWorker: out('store-worker.cjs'), importWorker: out('import-worker.cjs'), onDefect: () => undefined })
  if (!started.ok) throw new Error(started.error.sentence)
  const store = started.value
  return {
    transport: store,
    admitFile: async (path) => (await store.admitFile(path))?.id ?? '',
    close: async () => {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A MessagePort of the DOM, which carries text as a worker's port and Electron's IPC do. */
const windowPort = async (): Promise<Connected> => {
  const inner = await inProcess()
  const { port1, port2 } = new MessageChannel()
  servePort({ post: (text) => port1.postMessage(text), onMessage: (listener) => (port1.onmessage = ({ data }) => listener(String(data))) }, inner.transport)
  const transport = portTransport({ post: (text) => port2.postMessage(text), onMessage: (listener) => (port2.onmessage = ({ data }) => listener(String(data))) })
  return {
    ...inner,
    transport,
    close: async () => {
      transport.close()
      port1.close()
      port2.close()
      await inner.close()
    },
  }
}

const overHttp = async (): Promise<Connected> => {
  const inner = await inProcess()
  const folder = freshFolder()
  const host = createWebHost({ transport: inner.transport, assets: new Map(), uploadDir: folder, admitFile: async () => null, takeOutput: async () => null })
  const port = await host.listen(0)
  const origin = `http://127.0.0.1:${port}`
  const entered = await fetch(`${origin}/session`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ entry: host.gate.issueEntry() }) })
  const { token } = (await entered.json()) as { token: string }
  const headers = { origin, cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '', 'x-rapport-token': token, 'content-type': 'application/json' }
  const abort = new AbortController()
  const listeners = new Set<Parameters<Transport['onEvent']>[0]>()
  const events = await fetch(`${origin}/events`, { headers, signal: abort.signal })
  void (async () => {
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (let buffer = ''; reader !== undefined; ) {
      const { value, done } = await reader.read()
      if (done) return
      const parts = (buffer + value).split('\n\n')
      buffer = parts.pop() ?? ''
      for (const part of parts) if (part.startsWith('data: ')) for (const listener of listeners) listener(JSON.parse(part.slice(6)))
    }
  })().catch(() => undefined)
  return {
    ...inner,
    transport: {
      request: async (request) => (await fetch(`${origin}/rpc`, { method: 'POST', headers, body: JSON.stringify(request) })).json() as ReturnType<Transport['request']>,
      onEvent: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    close: async () => {
      abort.abort()
      await host.close()
      await inner.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Every way a call can reach the store without a window; Electron’s IPC is in electron-transport.ts. */
export const transports: Readonly<Record<string, () => Promise<Connected>>> = { 'in process': inProcess, 'over the worker thread': workerThread, 'over a MessagePort': windowPort, 'over HTTP': overHttp }
