import { err, type Result } from '../kernel/result'
import { createTurns } from '../kernel/turns'
import { t } from '../kernel/words'
import { type Client, type Contract, isProcedure, type JobOptions, type Json, type Procedure } from './contract'
import { type Event, HostGoneError, type JobState, type Request, type Response, type Transport } from './wire'

/** Thrown when the other side had a bug. Meant for the error boundary, not for a catch. */
export class DefectError extends Error {
  /** `isUndone`: what was asked for left nothing; of a job, which saves as it goes, nobody knows. */
  constructor(readonly reference: string, readonly isUndone = true) {
    super(t`Something went wrong (reference ${reference}).`)
    this.name = 'DefectError'
  }
}

/** Thrown when the disk or what the workbook holds stood in the way. The message is for the person. */
export class UnsavedError extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'UnsavedError'
  }
}

/** How long a job may be silent before it is asked for; events can be lost while a window reconnects. */
const silenceMilliseconds = 2000

/** How often in a row asking may fail before the host counts as gone: a connection that breaks once ends no job. */
const mostFailures = 3

/**
 * A typed function per procedure of the contract, over any transport. Commands of the workbook reach it one after another, in the order they were given,
 * and no other than the one that is shown when they are given: `shownPlace` says where it lies. Null: whichever is open.
 */
export const createClient = <C extends Contract>(contract: C, transport: Transport, shownPlace: () => string | null = () => null): Client<C> => {
  const build = (node: Contract, prefix: string): unknown =>
    Object.fromEntries(
      Object.entries(node).map(([name, child]) => {
        const path = prefix === '' ? name : `${prefix}.${name}`
        return [name, isProcedure(child) ? caller(path, child) : build(child as Contract, path)]
      }),
    )

  // Over HTTP two requests may overtake each other, and an undo must never arrive before what it undoes.
  const turns = createTurns()

  /** Starts a job and waits for its outcome. */
  const requestJob = async (request: Request, options: JobOptions = {}): Promise<Response> => {
    const response = await transport.request(request)
    // The server answers a job with its id.
    return response.kind === 'value' ? followJob(transport, (response.value as { job: number }).job, options) : response
  }

  const caller = (path: string, { kind, label, labelOfOne }: Procedure) => {
    const isOfHost = path.startsWith('host.')
    // What the host does waits for the person, and may be called off meanwhile.
    const inTurn = kind === 'command' && !isOfHost ? turns.take : <T>(run: () => Promise<T>): Promise<T> => run()
    const requestOf = (input: Json): Request => {
      const place = kind === 'query' || isOfHost ? null : shownPlace()
      return { path, input, ...(place !== null && { place }) }
    }
    const call = async (input: Json, options?: JobOptions) => {
      const request = requestOf(input)
      return conclude(await inTurn(() => (kind === 'job' ? requestJob(request, options) : transport.request(request))), kind !== 'job')
    }
    const asJob = async (input: Json, options?: JobOptions) => {
      const request = { ...requestOf(input), asJob: true }
      return conclude(await inTurn(() => requestJob(request, options)), true)
    }
    return Object.assign(call, { path, label, labelOfOne, ...(kind === 'command' && { asJob }) })
  }

  // The build follows the contract's own shape, which is what Client<C> says.
  return build(contract, '') as Client<C>
}

const conclude = (response: Response, isUndone: boolean): Result<Json, Json> & { undoStep?: number | null } => {
  switch (response.kind) {
    case 'value':
      return { ok: true, value: response.value, undoStep: response.undoStep }
    case 'failure':
      return { ...err(response.error), undoStep: null }
    case 'unsaved':
      throw new UnsavedError(response.sentence)
    case 'defect':
      throw new DefectError(response.reference, isUndone)
  }
}

/** Waits for a job's outcome, passing its progress on and its cancellation back. */
export const followJob = (transport: Transport, id: number, { onProgress, signal }: JobOptions = {}): Promise<Response> =>
  new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let failures = 0
    let isFinished = false

    const finish = (settle: () => void): void => {
      isFinished = true
      stopListening()
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      settle()
    }
    const see = (job: JobState): void => {
      // An answer may have been overtaken by the event that told the end.
      if (isFinished) return
      failures = 0
      if (job.outcome !== null) {
        const { outcome } = job
        return finish(() => resolve(outcome))
      }
      if (job.progress !== null) onProgress?.(job.progress)
      listenAgain()
    }
    const ask = (): void => {
      transport.request({ path: 'jobs.get', input: { id } }).then(
        (response) => {
          // The contract of jobs.get: a job or null.
          const job = response.kind === 'value' ? (response.value as unknown as JobState | null) : null
          if (job === null) finish(() => reject(new HostGoneError()))
          else see(job)
        },
        (error: unknown) => {
          if (isFinished) return
          failures += 1
          if (failures < mostFailures) listenAgain()
          else finish(() => reject(error instanceof Error ? error : new HostGoneError()))
        },
      )
    }
    const listenAgain = (): void => {
      clearTimeout(timer)
      timer = setTimeout(ask, silenceMilliseconds)
    }
    const cancel = (): void => void transport.request({ path: 'jobs.cancel', input: { id } }).catch(() => undefined)
    const stopListening = transport.onEvent((event: Event) => {
      if (event.kind === 'job' && event.job.id === id) see(event.job)
    })

    signal?.addEventListener('abort', cancel)
    if (signal?.aborted === true) cancel()
    // The job may have ended between its start and the subscription.
    ask()
  })
