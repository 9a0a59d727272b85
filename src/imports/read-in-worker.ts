import { Worker } from 'node:worker_threads'
import type { ImportOptions } from '../shared/imports/import'
import type { Currency } from '../shared/kernel/money'
import { err } from '../shared/kernel/result'
import type { Progress } from '../shared/rpc/contract'
import type { PeopleChunk, ReadChunk, ReadImport } from './reading'

export interface ReaderWorkerData {
  readonly cancelMemory: SharedArrayBuffer
  readonly creditMemory: SharedArrayBuffer
}

export interface ReaderMessage {
  readonly path: string
  readonly options: ImportOptions
  readonly workbookCurrency: Currency
  readonly remembered: ReadonlyMap<string, ImportOptions>
}

export type ReaderReply =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'chunk'; readonly chunk: ReadChunk }
  | { readonly kind: 'people'; readonly chunk: PeopleChunk }
  | { readonly kind: 'result'; readonly result: Awaited<ReturnType<ReadImport>> }

/** Memory a parser may take; a file that needs more is refused, and nothing else suffers. */
const memoryMegabytes = 512

/** Chunks that may be on their way at once. */
const chunksInFlight = 8

const cancelPollMilliseconds = 50

/**
 * Reads files in a thread of its own, with bounded memory and no database: a hostile file can fail its own import and nothing else.
 * `worker` is the built entry of `imports/worker`.
 */
export const readInWorker =
  (worker: URL): ReadImport =>
  (path, options) =>
    new Promise((resolve) => {
      const cancelMemory = new SharedArrayBuffer(4)
      const creditMemory = new SharedArrayBuffer(4)
      const credit = new Int32Array(creditMemory)
      Atomics.store(credit, 0, chunksInFlight)
      const workerData: ReaderWorkerData = { cancelMemory, creditMemory }
      const thread = new Worker(worker, { workerData, resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes } })
      const poll = setInterval(() => {
        if (options.isCancelled()) Atomics.store(new Int32Array(cancelMemory), 0, 1)
      }, cancelPollMilliseconds)

      const finish = (result: Awaited<ReturnType<ReadImport>>): void => {
        clearInterval(poll)
        resolve(result)
      }
      const giveCredit = (): void => {
        Atomics.add(credit, 0, 1)
        Atomics.notify(credit, 0)
      }
      thread.on('message', (message: ReaderReply) => {
        switch (message.kind) {
          case 'progress':
            return options.report(message.progress)
          case 'chunk':
            options.onChunk(message.chunk)
            return giveCredit()
          case 'people':
            options.onPeople(message.chunk)
            return giveCredit()
          case 'result':
            return finish(message.result)
        }
      })
      const giveUp = (): void => finish(err({ type: 'ImportRefused', sentence: 'The file could not be read: it asks for more memory than any export should, or it is damaged.', line: null }))
      thread.on('error', giveUp)
      thread.on('exit', giveUp)
      thread.postMessage({ path, options: options.options, workbookCurrency: options.workbookCurrency, remembered: options.remembered } satisfies ReaderMessage)
    })
