import { parentPort, workerData } from 'node:worker_threads'
import { readInWorker } from '../imports/read-in-worker'
import { servePort } from '../shared/rpc/port'
import { openStore } from './store'
import type { StoreWorkerData, StoreWorkerMessage, StoreWorkerReply } from './thread'

const port = parentPort
if (port === null) throw new Error('Meant to be started as a worker thread')

// Written by `startStore`, in this same build.
const data = workerData as StoreWorkerData
const reply = (message: StoreWorkerReply): void => port.postMessage(message)

const start = async (): Promise<void> => {
  const opened = await openStore({
    file: data.file,
    ...(data.create && { create: data.create }),
    stagingDir: data.stagingDir,
    resourcesDir: data.resourcesDir,
    readImport: readInWorker(new URL(data.importWorker)),
    cancelFlag: (id) => new Int32Array(data.cancelMemory, (id % (data.cancelMemory.byteLength / 4)) * 4, 1),
    onDefect: (reference, path, error) =>
      reply({ kind: 'defect', reference, path, text: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  })

  if (!opened.ok) {
    reply({ kind: 'refused', problem: opened.error })
    return port.close()
  }
  const store = opened.value
  let onText: (text: string) => void = () => undefined
  servePort({ post: (text) => reply({ kind: 'text', text }), onMessage: (listener) => (onText = listener) }, store)
  port.on('message', (message: StoreWorkerMessage) => {
    switch (message.kind) {
      case 'text':
        return onText(message.text)
      case 'admit':
        return reply({ kind: 'answer', id: message.id, answer: store.admitFile(message.path, message.name ?? undefined) })
      case 'take':
        return reply({ kind: 'answer', id: message.id, answer: store.takeOutput(message.output) })
      case 'copy':
        return void store.saveCopy(message.path, { replace: message.replace }).then((answer) => reply({ kind: 'answer', id: message.id, answer }))
      case 'close':
        return void store.close().then(() => {
          reply({ kind: 'answer', id: message.id, answer: null })
          port.close()
        })
    }
  })
  reply({ kind: 'opened' })
}

void start()
