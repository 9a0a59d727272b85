import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { type MessagePort, Worker } from 'node:worker_threads'
import { readInWorker, unpackInWorker } from '../imports/read-in-worker'
import { servePort } from '../shared/rpc/port'
import { isSound } from './copy-workbook'
import { fitInWorker } from './marketing/fit-in-worker'
import { openStore } from './store'
import type { CheckWorkerData, StoreWorkerData, StoreWorkerMessage, StoreWorkerReply } from './thread'

/** A copy of up to this size is looked through in a few milliseconds; to start a thread for it takes ten times as long. */
const smallCopyBytes = 4 * 1024 * 1024

/** Checks a larger copy in a thread of its own: that reads the whole of it, and nobody shall wait for that. */
const checkInThread = (storeWorker: string, file: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const workerData: CheckWorkerData = { check: file }
    const thread = new Worker(new URL(storeWorker), { workerData })
    thread.once('message', (isWhole: boolean) => resolve(isWhole))
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('The check ended early')))
  })

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

/** Opens a workbook and serves it over the thread's port, until it is told to close. */
export const serveStore = async (port: MessagePort, data: StoreWorkerData): Promise<void> => {
  const reply = (message: StoreWorkerReply): void => port.postMessage(message)
  /** Answers one thing a host asked for. A bug in it is told to the host by a reference; the thread, and the workbook in it, go on. */
  const answer = (id: number, kind: string, run: () => unknown): void => {
    void (async () => run())().then(
      (value) => reply({ kind: 'answer', id, answer: value ?? null }),
      (error: unknown) => {
        const reference = randomUUID().slice(0, 8)
        reply({ kind: 'defect', reference, path: kind, text: textOf(error) })
        reply({ kind: 'failed', id, reference })
      },
    )
  }
  const opened = await openStore({
    file: data.file,
    ...(data.create && { create: data.create }),
    ...(data.restored && { restored: data.restored }),
    isBackedUp: data.isBackedUp,
    secondPlace: data.secondPlace,
    opening: { report: (progress) => reply({ kind: 'opening', progress }), isCancelled: () => Atomics.load(new Int32Array(data.openingMemory), 0) === 1 },
    verifyCopy: async (file) => (statSync(file).size <= smallCopyBytes ? isSound(file) : checkInThread(data.storeWorker, file)),
    stagingDir: data.stagingDir,
    resourcesDir: data.resourcesDir,
    readImport: readInWorker(new URL(data.importWorker)),
    unpackArchive: unpackInWorker(new URL(data.importWorker)),
    fitAdvice: fitInWorker(new URL(data.storeWorker)),
    cancelFlag: (id) => {
      const cancelFlag = new Int32Array(new SharedArrayBuffer(4))
      reply({ kind: 'job', id, cancelFlag })
      return cancelFlag
    },
    onDefect: (reference, path, error) =>
      reply({ kind: 'defect', reference, path, text: textOf(error) }),
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
        return answer(message.id, message.kind, () => store.admitFile(message.path, message.isCopy))
      case 'take':
        return answer(message.id, message.kind, () => store.takeOutput(message.output))
      case 'copy':
        return answer(message.id, message.kind, () => store.saveCopy(message.path, { replace: message.replace }))
      case 'backUp':
        return answer(message.id, message.kind, () => store.backUp(message.reason, message.spared === null ? {} : { spared: message.spared }))
      case 'secondPlace':
        return answer(message.id, message.kind, () => store.nameSecondPlace(message.folder))
      case 'close':
        // Whatever closing meets, this thread is done: the log beside the file holds what was saved.
        return answer(message.id, message.kind, () => store.close().finally(() => setImmediate(() => port.close())))
    }
  })
  reply({ kind: 'opened' })
}
