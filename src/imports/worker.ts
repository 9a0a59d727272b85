import { parentPort, workerData } from 'node:worker_threads'
import { speakIn } from '../locales/speak-in'
import type { ReaderMessage, ReaderReply, ReaderWorkerData } from './read-in-worker'
import type { ReadChunk, ReadOptions } from './reading'

const port = parentPort
if (port === null) throw new Error('Meant to be started as a worker thread')

// Written by `readInWorker`, in this same build.
const data = workerData as ReaderWorkerData
const cancelled = new Int32Array(data.cancelMemory)
const credit = new Int32Array(data.creditMemory)
const reply = (message: ReaderReply, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)

/** Waits while the receiver is behind, so that memory stays bounded. */
const takeCredit = (): void => {
  while (Atomics.load(credit, 0) <= 0 && Atomics.load(cancelled, 0) !== 1) Atomics.wait(credit, 0, 0, 100)
  Atomics.sub(credit, 0, 1)
}

const buffersOf = (chunk: ReadChunk): ArrayBuffer[] =>
  // Typed columns made by the chunk builder own plain buffers.
  Object.values(chunk).flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer as ArrayBuffer] : []))

const control: Pick<ReadOptions, 'report' | 'isCancelled'> = {
  report: (progress) => reply({ kind: 'progress', progress }),
  isCancelled: () => Atomics.load(cancelled, 0) === 1,
}

/** Readers are loaded once the language is set: their modules keep words. */
const answer = async (message: ReaderMessage): Promise<void> => {
  await speakIn(data.language)
  if (message.kind === 'unpack') {
    const { unpackArchive } = await import('./unpack-archive')
    reply({ kind: 'unpacked', result: await unpackArchive(message.path, { ...control, folder: message.folder }) })
  } else {
    const { readAny } = await import('./read-any')
    const result = await readAny(message.path, {
      ...control,
      options: message.options,
      workbookCurrency: message.workbookCurrency,
      remembered: message.remembered,
      onChunk: (chunk) => {
        takeCredit()
        reply({ kind: 'chunk', chunk }, buffersOf(chunk))
      },
      onPeople: (chunk) => {
        takeCredit()
        reply({ kind: 'people', chunk })
      },
    })
    reply({ kind: 'result', result })
  }
  port.close()
}

port.once('message', (message: ReaderMessage) => void answer(message))
