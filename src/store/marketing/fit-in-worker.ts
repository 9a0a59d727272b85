import { Worker } from 'node:worker_threads'
import { type Language, spokenNow } from '../../shared/kernel/language'
import type { AdviceFit } from '../../shared/marketing/advice/advice'
import { t } from '../../shared/kernel/words'
import { fitAdvice, type FitRequest } from '../../shared/marketing/advice/fit'
import type { JobControl } from '../../shared/rpc/contract'
import type { Progress } from '../../shared/rpc/progress'

/** Learns curves from weeks. Null: the person asked to stop. */
export type FitAdvice = (request: FitRequest, control: JobControl) => Promise<AdviceFit | null>

/** Asks for one thing of a thread of its own: the curves of some channels. */
export interface FitWorkerData {
  readonly language: Language
  readonly fit: FitRequest
  readonly cancelFlag: Int32Array
}

export type FitReply = { readonly kind: 'progress'; readonly progress: Progress } | { readonly kind: 'result'; readonly fit: AdviceFit | null }

/** Makes the fit in this thread; every draw looks whether it is to stop. */
export const runFit = (request: FitRequest, { report, isCancelled }: Pick<JobControl, 'report' | 'isCancelled'>): AdviceFit | null =>
  fitAdvice(request, { isCancelled, onProgress: (done, total) => report({ label: t`Learning from results`, done, total }) })

/** Fits in the caller's own thread: for tests, and where there is no other. */
export const fitHere: FitAdvice = (request, control) => Promise.resolve(runFit(request, control))

/** Fits in a thread of its own, so that the store answers meanwhile. `worker` is the built entry of the store's thread, which does this when it is asked to. */
export const fitInWorker =
  (worker: URL): FitAdvice =>
  (request, { report, cancelFlag }) =>
    new Promise((resolve, reject) => {
      const workerData: FitWorkerData = { language: spokenNow().language, fit: request, cancelFlag }
      const thread = new Worker(worker, { workerData })
      thread.on('message', (message: FitReply) => (message.kind === 'progress' ? report(message.progress) : resolve(message.fit)))
      thread.once('error', reject)
      thread.once('exit', () => reject(new Error('The fit ended early')))
    })
