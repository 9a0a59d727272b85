import { ok, type Result } from '../kernel/result'
import { type Cancelled, type Contract, type Handlers, type JobControl, type Json, labelFor, listProcedures, type Procedure } from './contract'
import type { JobRegistry } from './jobs'
import { type Event, invalidInput, refusedDepth, Request as RequestSchema, type Response, type Transport } from './wire'

interface ServerOptions<Context> {
  readonly context: Context
  readonly jobs: JobRegistry
  /** Runs a command so that a returned failure or a throw undoes what it wrote; answers with the undo step, if any. `control`: of the job it runs as, which undoes what it wrote where it is cancelled. Null: of none. */
  readonly transaction: (label: string, run: (context: Context) => Result<Json, Json>, control: JobControl | null) => { readonly result: Result<Json, Json | Cancelled>; readonly undoStep: number | null }
  /** The sentence for the person where an error is the disk's and no bug. Null: it is a bug. */
  readonly explain?: (error: unknown) => string | null
  readonly onDefect: (reference: string, path: string, error: unknown) => void
  /** What the person is told in place of a bug's reference alone where the workbook may be why. `isUndone`: nothing was changed. Null: nothing else. */
  readonly suspect?: (reference: string, isUndone: boolean) => string | null
  readonly onCall?: (path: string, milliseconds: number) => void
  readonly createReference: () => string
  readonly now: () => number
}

type SyncHandler<Context> = (context: Context, input: unknown) => Result<Json, Json>
type JobHandler<Context> = (context: Context, input: unknown, control: JobControl) => Promise<Result<Json, Json | Cancelled>>

interface Entry {
  readonly procedure: Procedure
  readonly handler: unknown
  readonly topics: readonly string[]
}

/** Answers requests against a contract. It is itself a transport: the in-process one. */
export const createServer = <C extends Contract, Context>(
  contract: C,
  handlers: Handlers<C, Context>,
  options: ServerOptions<Context>,
): Transport & { readonly emit: (event: Event) => void } => {
  const listeners = new Set<(event: Event) => void>()
  const emit = (event: Event): void => {
    for (const listener of listeners) listener(event)
  }

  const entries = new Map<string, Entry>(
    listProcedures(contract).map(({ path, procedure }) => {
      const parts = path.split('.')
      const handler = parts.reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], handlers)
      return [path, { procedure, handler, topics: [parts.at(-2) ?? path, ...procedure.touches] }]
    }),
  )

  const defect = (path: string, error: unknown, isUndone: boolean): Response => {
    const explained = options.explain?.(error) ?? null
    if (explained !== null) return { kind: 'unsaved', sentence: explained }
    const reference = options.createReference()
    options.onDefect(reference, path, error)
    const suspected = options.suspect?.(reference, isUndone) ?? null
    return suspected === null ? { kind: 'defect', reference } : { kind: 'unsaved', sentence: suspected }
  }

  const conclude = ({ procedure, topics }: Entry, result: Result<Json, Json | Cancelled>, undoStep: number | null): Response => {
    if (!result.ok) {
      const { error } = result
      const isCancelled = procedure.kind !== 'query' && typeof error === 'object' && error !== null && 'type' in error && error.type === 'Cancelled'
      // Schemas of the contract produce JSON only.
      return { kind: 'failure', error: isCancelled ? { type: 'Cancelled' } : (procedure.errors.parse(error) as Json) }
    }
    if (procedure.kind !== 'query') emit({ kind: 'changed', topics })
    return { kind: 'value', value: result.value, undoStep }
  }

  /** An answer as the contract has it. Throws where it is another: of a command inside its transaction, which then leaves nothing. */
  const inShape = <E>({ procedure }: Entry, result: Result<Json, E>): Result<Json, E> => (result.ok ? ok(procedure.output.parse(result.value) as Json) : result)

  const startJob = (path: string, label: string, isUndone: boolean, run: (control: JobControl) => Promise<Response>): Response => {
    const state = options.jobs.start(path, label, async (control) => {
      try {
        return await run(control)
      } catch (error) {
        return defect(path, error, isUndone)
      }
    })
    return { kind: 'value', value: { job: state.id }, undoStep: null }
  }

  const answer = (request: Request): Response => {
    const refused = refusedDepth(request.input)
    if (refused !== null) return refused
    const { path, input, asJob = false } = RequestSchema.parse(request)
    const entry = entries.get(path)
    if (entry === undefined) throw new Error(`No procedure ${path}`)

    const parsed = entry.procedure.input.safeParse(input)
    if (!parsed.success) return invalidInput(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })))
    const { kind } = entry.procedure
    const label = labelFor(entry.procedure, parsed.data)
    if (kind === 'job') {
      return startJob(path, label, false, async (control) => {
        try {
          return conclude(entry, inShape(entry, await (entry.handler as JobHandler<Context>)(options.context, parsed.data, control)), null)
        } catch (error) {
          // A job has transactions of its own: what it saved before it failed, or before its answer was judged, is saved.
          emit({ kind: 'changed', topics: entry.topics })
          throw error
        }
      })
    }

    const run = (context: Context): Result<Json, Json> => inShape(entry, (entry.handler as SyncHandler<Context>)(context, parsed.data))
    if (kind === 'query') return conclude(entry, run(options.context), null)
    const runCommand = (control: JobControl | null): Response => {
      const { result, undoStep } = options.transaction(label, run, control)
      return conclude(entry, result, undoStep)
    }
    return asJob ? startJob(path, label, true, async (control) => runCommand(control)) : runCommand(null)
  }

  return {
    emit,
    request: async (request) => {
      const start = options.now()
      try {
        return answer(request)
      } catch (error) {
        return defect(request.path, error, true)
      } finally {
        options.onCall?.(request.path, options.now() - start)
      }
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

type Request = Parameters<Transport['request']>[0]
