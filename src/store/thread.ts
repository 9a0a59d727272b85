import { Worker } from 'node:worker_threads'
import type { FileHandle } from '../shared/imports/file-handle'
import { type Language, spokenNow } from '../shared/kernel/language'
import { err, ok, type Result } from '../shared/kernel/result'
import { DefectError } from '../shared/rpc/client'
import { portTransport } from '../shared/rpc/port'
import { HostGoneError, type Transport } from '../shared/rpc/wire'
import type { Cancelled } from '../shared/rpc/contract'
import type { Progress } from '../shared/rpc/progress'
import type { Backup, BackupReason } from '../shared/workbook/backup'
import type { WorkbookProblem } from '../shared/workbook/host.contract'
import type { NewWorkbook } from './open'
import type { Restored, StoredOutput } from './store'

export interface StoreWorkerData {
  readonly language: Language
  readonly storeWorker: string
  readonly isBackedUp: boolean
  readonly secondPlace: string | null
  readonly file: string
  readonly create: NewWorkbook | null
  readonly restored: Restored | null
  readonly stagingDir: string
  readonly resourcesDir: string
  readonly importWorker: string
  /** Turns to 1 when whoever opens it gives up. */
  readonly openingMemory: SharedArrayBuffer
}

/** Asks for one thing of a thread of its own: whether this copy of a workbook is whole. */
export interface CheckWorkerData {
  readonly check: string
}

export type StoreWorkerMessage =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'admit'; readonly id: number; readonly path: string; readonly isCopy: boolean }
  | { readonly kind: 'take'; readonly id: number; readonly output: string }
  | { readonly kind: 'copy'; readonly id: number; readonly path: string; readonly replace: boolean }
  | { readonly kind: 'backUp'; readonly id: number; readonly reason: BackupReason; readonly spared: string | null }
  | { readonly kind: 'secondPlace'; readonly id: number; readonly folder: string | null }
  | { readonly kind: 'close'; readonly id: number }

export type StoreWorkerReply =
  | { readonly kind: 'opened' }
  | { readonly kind: 'opening'; readonly progress: Progress }
  | { readonly kind: 'refused'; readonly problem: WorkbookProblem }
  | { readonly kind: 'text'; readonly text: string }
  /** A job begins, which this memory cancels. */
  | { readonly kind: 'job'; readonly id: number; readonly cancelFlag: Int32Array }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  /** A bug stood in the way of an answer; the defect of this reference says which. */
  | { readonly kind: 'failed'; readonly id: number; readonly reference: string }
  | { readonly kind: 'defect'; readonly reference: string; readonly path: string; readonly text: string }

interface StoreThreadOptions {
  readonly file: string
  readonly create?: NewWorkbook
  /** Given: a backup was just put in the place of this file. */
  readonly restored?: Restored
  /** Whether backups are made by themselves while it is open. */
  readonly isBackedUp?: boolean
  /** A second folder that backups are copied to. */
  readonly secondPlace?: string | null
  readonly stagingDir: string
  readonly resourcesDir: string
  /** The built entries of the store's and the parser's threads. */
  readonly storeWorker: URL
  readonly importWorker: URL
  readonly onDefect: (reference: string, path: string, text: string) => void
  /** Hears how far an archive is that is being read back, and how to give that up. */
  readonly onOpening?: (progress: Progress, cancel: () => void) => void
  /** The thread ended without being asked to; every waiting call has been rejected. */
  readonly onExit?: () => void
}

/** A workbook that is open in its own thread. */
export interface StoreThread extends Transport {
  readonly admitFile: (path: string, isCopy?: boolean) => Promise<FileHandle | null>
  readonly takeOutput: (id: string) => Promise<StoredOutput | null>
  readonly saveCopy: (path: string, options: { readonly replace: boolean }) => Promise<Result<null, WorkbookProblem>>
  /** `spared`: an older backup that does not make room for this one. */
  readonly backUp: (reason: BackupReason, spared?: string) => Promise<Result<Backup, WorkbookProblem | Cancelled>>
  readonly nameSecondPlace: (folder: string | null) => Promise<void>
  /** Cooperative: the thread finishes what it is at and writes the log back. */
  readonly close: () => Promise<void>
}

/** How long a thread may take to stop before it is taken down. */
const stopMilliseconds = 2000

/** Room for what the store has just made: unbounded, a large import leaves three times this taken for good. */
const youngMegabytes = 16

/** Starts the thread that owns a workbook. A workbook that cannot be opened is an answer, not an error. */
export const startStore = async (options: StoreThreadOptions): Promise<Result<StoreThread, WorkbookProblem>> => {
  const openingMemory = new SharedArrayBuffer(4)
  const cancelOpening = (): void => void Atomics.store(new Int32Array(openingMemory), 0, 1)
  const workerData: StoreWorkerData = {
    language: spokenNow().language,
    storeWorker: options.storeWorker.href,
    isBackedUp: options.isBackedUp ?? false,
    secondPlace: options.secondPlace ?? null,
    file: options.file,
    create: options.create ?? null,
    restored: options.restored ?? null,
    stagingDir: options.stagingDir,
    resourcesDir: options.resourcesDir,
    importWorker: options.importWorker.href,
    openingMemory,
  }
  const worker = new Worker(options.storeWorker, { workerData, resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } })
  const post = (message: StoreWorkerMessage): void => worker.postMessage(message)
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>()
  /** Of the jobs that run. */
  const cancelFlags = new Map<number, Int32Array>()
  let onText: (text: string) => void = () => undefined
  let lastId = 0
  let isStopping = false
  let isGone = false

  const transport = portTransport({ post: (text) => post({ kind: 'text', text }), onMessage: (listener) => (onText = listener) })
  transport.onEvent((event) => {
    if (event.kind === 'job' && event.job.outcome !== null) cancelFlags.delete(event.job.id)
  })
  const cancel = (flag: Int32Array): void => void Atomics.store(flag, 0, 1)

  const abandon = (): void => {
    isGone = true
    transport.close()
    for (const { reject } of waiting.values()) reject(new HostGoneError())
    waiting.clear()
  }

  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const opened = new Promise<Result<null, WorkbookProblem>>((resolve, reject) => {
    worker.on('message', (message: StoreWorkerReply) => {
      switch (message.kind) {
        case 'opened':
          return resolve(ok(null))
        case 'opening':
          return options.onOpening?.(message.progress, cancelOpening)
        case 'refused':
          return resolve(err(message.problem))
        case 'text':
          return onText(message.text)
        case 'job':
          return cancelFlags.set(message.id, message.cancelFlag)
        case 'answer':
          waiting.get(message.id)?.resolve(message.answer)
          return waiting.delete(message.id)
        case 'failed':
          waiting.get(message.id)?.reject(new DefectError(message.reference))
          return waiting.delete(message.id)
        case 'defect':
          return options.onDefect(message.reference, message.path, message.text)
      }
    })
    worker.on('error', (error) => {
      options.onDefect('thread', 'store', error instanceof Error ? (error.stack ?? error.message) : String(error))
      reject(error instanceof Error ? error : new HostGoneError())
    })
    worker.on('exit', () => {
      abandon()
      reject(new HostGoneError())
      if (!isStopping) options.onExit?.()
    })
  })
  const refused = await opened
  if (!refused.ok) {
    isStopping = true
    return refused
  }

  type Asked = StoreWorkerMessage extends infer M ? (M extends { readonly id: number } ? Omit<M, 'id'> : never) : never
  const ask = <T>(message: Asked): Promise<T> =>
    new Promise((resolve, reject) => {
      if (isGone) return reject(new HostGoneError())
      lastId += 1
      // The worker answers each kind of message with the type its caller names.
      waiting.set(lastId, { resolve: (answer) => resolve(answer as T), reject })
      post({ ...message, id: lastId })
    })

  return ok({
    request: (request) => {
      // Set here, not there: the thread may be inside one long transaction and read no messages.
      if (request.path === 'jobs.cancel' && typeof request.input === 'object' && request.input !== null && 'id' in request.input && typeof request.input.id === 'number') {
        const flag = cancelFlags.get(request.input.id)
        if (flag !== undefined) cancel(flag)
      }
      return transport.request(request)
    },
    onEvent: transport.onEvent,
    admitFile: (path, isCopy = false) => ask({ kind: 'admit', path, isCopy }),
    takeOutput: (output) => ask({ kind: 'take', output }),
    saveCopy: (path, { replace }) => ask({ kind: 'copy', path, replace }),
    backUp: (reason, spared) => ask({ kind: 'backUp', reason, spared: spared ?? null }),
    nameSecondPlace: (folder) => ask({ kind: 'secondPlace', folder }),
    close: async () => {
      isStopping = true
      for (const flag of cancelFlags.values()) cancel(flag)
      void ask({ kind: 'close' }).catch(() => undefined)
      let timer: NodeJS.Timeout | undefined
      const gaveUp = new Promise<void>((resolve) => {
        timer = setTimeout(() => {
          // First nothing is believed any more: a thread that is being taken down can say "saved" of what was not.
          abandon()
          // It ends when its statement does, which may be long after; nobody waits for that.
          void worker.terminate()
          resolve()
        }, stopMilliseconds)
      })
      await Promise.race([exited, gaveUp])
      clearTimeout(timer)
    },
  })
}
