import { Worker } from 'node:worker_threads'
import type { ImportOptions } from '../shared/imports/import'
import { type Language, spokenNow } from '../shared/kernel/language'
import type { Currency } from '../shared/kernel/money'
import { err } from '../shared/kernel/result'
import { t } from '../shared/kernel/words'
import type { Progress } from '../shared/rpc/progress'
import type { PeopleChunk, ReadChunk, ReadImport, ReadOptions, UnpackArchive } from './reading'

export interface ReaderWorkerData {
  readonly language: Language
  readonly cancelMemory: SharedArrayBuffer
  readonly creditMemory: SharedArrayBuffer
}

export type ReaderMessage =
  | { readonly kind: 'read'; readonly path: string; readonly options: ImportOptions; readonly workbookCurrency: Currency; readonly remembered: ReadonlyMap<string, ImportOptions> }
  | { readonly kind: 'unpack'; readonly path: string; readonly folder: string }

export type ReaderReply =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'chunk'; readonly chunk: ReadChunk }
  | { readonly kind: 'people'; readonly chunk: PeopleChunk }
  | { readonly kind: 'result'; readonly result: Awaited<ReturnType<ReadImport>> }
  | { readonly kind: 'unpacked'; readonly result: Awaited<ReturnType<UnpackArchive>> }

/** Memory a parser may take; a file that needs more is refused, and nothing else suffers. */
const memoryMegabytes = 512

/** Room for what a parser has just made, nearly all of it for a moment: left to itself it grows to several times this, and stays. */
const youngMegabytes = 8

/** Chunks that may be on their way at once. */
const chunksInFlight = 8

const cancelPollMilliseconds = 50

/** A reader that says nothing for so long is starting, or looks through a large file: what it said last is said again. */
const silenceMilliseconds = 250

const ranOut = err({ type: 'ImportRefused' as const, sentence: t`The file could not be read: it asks for more memory than any export should, or it is damaged.`, line: null })

const tooLargeCodes: ReadonlySet<unknown> = new Set(['ERR_WORKER_OUT_OF_MEMORY', 'ERR_STRING_TOO_LONG', 'ERR_BUFFER_TOO_LARGE'])

/** Whether a thread ended for what the file asked of it: what outgrows a string, an array or the stack throws as a range error. Anything else is a bug in the reader. */
const isTooLarge = (error: unknown): boolean => error instanceof RangeError || (error instanceof Error && 'code' in error && tooLargeCodes.has(error.code))

interface Asked<T> {
  readonly worker: URL
  readonly message: ReaderMessage
  readonly control: Pick<ReadOptions, 'report' | 'isCancelled'>
  /** Null: the thread has more to say. */
  readonly onReply: (reply: ReaderReply, giveCredit: () => void) => T | null
  /** The answer to a person who asked to stop, given at once, whatever the thread is at. Null: it has to clear up first. */
  readonly whenCancelled: T | null
}

/** Starts a thread for one file and answers with what `onReply` makes of its last message, or that it ran out of memory. A bug in the thread, or in what takes its messages in, rejects. */
const askWorker = <T>({ worker, message, control, onReply, whenCancelled }: Asked<T>): Promise<T | typeof ranOut> =>
  new Promise((resolve, reject) => {
    const cancelMemory = new SharedArrayBuffer(4)
    const creditMemory = new SharedArrayBuffer(4)
    const credit = new Int32Array(creditMemory)
    Atomics.store(credit, 0, chunksInFlight)
    const workerData: ReaderWorkerData = { language: spokenNow().language, cancelMemory, creditMemory }
    const thread = new Worker(worker, { workerData, resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, maxYoungGenerationSizeMb: youngMegabytes } })
    let last: Progress = { label: t`Reading`, done: 0, total: 1 }
    let lastAt = performance.now()
    const report = (progress: Progress): void => {
      last = progress
      lastAt = performance.now()
      control.report(progress)
    }
    const poll = setInterval(() => {
      if (control.isCancelled()) {
        Atomics.store(new Int32Array(cancelMemory), 0, 1)
        if (whenCancelled !== null) return stop(whenCancelled)
      }
      if (performance.now() - lastAt > silenceMilliseconds) report(last)
    }, cancelPollMilliseconds)

    const finish = (result: T | typeof ranOut): void => {
      clearInterval(poll)
      resolve(result)
    }
    const fail = (error: unknown): void => {
      clearInterval(poll)
      reject(error)
    }
    const end = (): void => {
      thread.removeAllListeners()
      // Nothing is lost with a thread that only reads.
      thread.on('error', () => undefined)
      void thread.terminate()
    }
    const stop = (result: T): void => {
      finish(result)
      end()
    }
    const giveCredit = (): void => {
      Atomics.add(credit, 0, 1)
      Atomics.notify(credit, 0)
    }
    thread.on('message', (reply: ReaderReply) => {
      if (reply.kind === 'progress') return report(reply.progress)
      try {
        const result = onReply(reply, giveCredit)
        if (result !== null) finish(result)
      } catch (error) {
        // Thrown on from here, it would end the caller's thread, and the workbook in it.
        fail(error)
        end()
      }
    })
    thread.on('error', (error: unknown) => (isTooLarge(error) ? finish(ranOut) : fail(error)))
    thread.on('exit', () => finish(ranOut))
    thread.postMessage(message)
  })

/** Frees a chunk's columns at once: collected as other garbage is, those of a large file would pile up beside its rows. */
const letGo = (chunk: ReadChunk): void => {
  // Columns that crossed by transfer own plain buffers.
  for (const value of Object.values(chunk)) if (ArrayBuffer.isView(value)) (value.buffer as ArrayBuffer).transfer(0)
}

/**
 * Reads files in a thread of its own, with bounded memory and no database: a hostile file can fail its own import and nothing else.
 * `worker` is the built entry of `imports/worker`.
 */
export const readInWorker =
  (worker: URL): ReadImport =>
  (path, options) =>
    askWorker<Awaited<ReturnType<ReadImport>>>({
      worker,
      message: { kind: 'read', path, options: options.options, workbookCurrency: options.workbookCurrency, remembered: options.remembered },
      control: options,
      whenCancelled: err({ type: 'Cancelled' }),
      onReply: (reply, giveCredit) => {
        if (reply.kind === 'result') return reply.result
        if (reply.kind === 'chunk') {
          options.onChunk(reply.chunk)
          letGo(reply.chunk)
        }
        if (reply.kind === 'people') options.onPeople(reply.chunk)
        giveCredit()
        return null
      },
    })

/** Looks into archives in a thread of its own, likewise. */
export const unpackInWorker =
  (worker: URL): UnpackArchive =>
  (path, options) =>
    askWorker({ worker, message: { kind: 'unpack', path, folder: options.folder }, control: options, whenCancelled: null, onReply: (reply) => (reply.kind === 'unpacked' ? reply.result : null) })
