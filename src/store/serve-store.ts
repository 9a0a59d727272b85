import { type MessagePort, Worker } from 'node:worker_threads'
import { readInWorker, unpackInWorker } from '../imports/read-in-worker'
import { servePort } from '../shared/rpc/port'
import { fitInWorker } from './marketing/fit-in-worker'
import { openStore } from './store'
import type { CheckWorkerData, StoreWorkerData, StoreWorkerMessage, StoreWorkerReply } from './thread'

/** Checks a copy in a thread of its own: that reads the whole of it, and nobody shall wait for that. */
const checkInThread = (storeWorker: string, file: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const workerData: CheckWorkerData = { check: file }
    const thread = new Worker(new URL(storeWorker), { workerData })
    thread.once('message', (isWhole: boolean) => resolve(isWhole))
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('The check ended early')))
  })

/** Opens a workbook and serves it over the thread's port, until it is told to close. */
export const serveStore = async (port: MessagePort, data: StoreWorkerData): Promise<void> => {
  const reply = (message: StoreWorkerReply): void => port.postMessage(message)
  const opened = await openStore({
    file: data.file,
    ...(data.create && { create: data.create }),
    isBackedUp: data.isBackedUp,
    secondPlace: data.secondPlace,
    opening: { report: (progress) => reply({ kind: 'opening', progress }), isCancelled: () => Atomics.load(new Int32Array(data.openingMemory), 0) === 1 },
    verifyCopy: (file) => checkInThread(data.storeWorker, file),
    stagingDir: data.stagingDir,
    resourcesDir: data.resourcesDir,
    readImport: readInWorker(new URL(data.importWorker)),
    unpackArchive: unpackInWorker(new URL(data.importWorker)),
    fitAdvice: fitInWorker(new URL(data.storeWorker)),
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
      case 'backUp':
        return void store.backUp(message.reason).then((answer) => reply({ kind: 'answer', id: message.id, answer }))
      case 'secondPlace':
        return void store.nameSecondPlace(message.folder).then(() => reply({ kind: 'answer', id: message.id, answer: null }))
      case 'close':
        return void store.close().then(() => {
          reply({ kind: 'answer', id: message.id, answer: null })
          port.close()
        })
    }
  })
  reply({ kind: 'opened' })
}
