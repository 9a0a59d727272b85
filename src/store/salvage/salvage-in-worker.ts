import { Worker } from 'node:worker_threads'
import { type Language, spokenNow } from '../../shared/kernel/language'
import type { Result } from '../../shared/kernel/result'
import type { Progress } from '../../shared/rpc/progress'
import type { SalvageReport, WorkbookProblem } from '../../shared/workbook/host.contract'

/** Asks for one thing of a thread of its own: what can be read of a damaged workbook, in a new one. */
export interface SalvageWorkerData {
  readonly language: Language
  readonly damaged: string
  readonly target: string
  /** Turns to 1 when the person gives up. */
  readonly cancelMemory: SharedArrayBuffer
}

export type SalvageReply = { readonly kind: 'progress'; readonly progress: Progress } | { readonly kind: 'result'; readonly result: Result<SalvageReport, WorkbookProblem> }

interface Salvage {
  readonly result: Promise<Result<SalvageReport, WorkbookProblem>>
  /** Gives it up; nothing is left of it. */
  readonly cancel: () => void
}

/** Reads a damaged workbook away from the host, whose windows answer meanwhile. `worker` is the built entry of the store's thread, which does this when it is asked to. */
export const salvageInWorker = (worker: URL, damaged: string, target: string, onProgress: (progress: Progress) => void): Salvage => {
  const cancelMemory = new SharedArrayBuffer(4)
  const workerData: SalvageWorkerData = { language: spokenNow().language, damaged, target, cancelMemory }
  const result = new Promise<Result<SalvageReport, WorkbookProblem>>((resolve, reject) => {
    const thread = new Worker(worker, { workerData })
    thread.on('message', (reply: SalvageReply) => (reply.kind === 'progress' ? onProgress(reply.progress) : resolve(reply.result)))
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('The reading of a damaged workbook ended early')))
  })
  return { result, cancel: () => void Atomics.store(new Int32Array(cancelMemory), 0, 1) }
}
