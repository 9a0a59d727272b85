import { z } from 'zod'
import type { Result } from '../kernel/result'
import type { Progress, TimedProgress } from './progress'
import { schemaSentence } from './schema-words'

// Whoever has a contract tells a person what its schemas say, in their words and language, and not in those of a programmer.
z.config({ customError: schemaSentence })

/**
 * What may cross a process or network boundary. No undefined, Date, Map or bigint: the same value must survive
 * JSON, so that one contract serves every transport.
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** `query` reads and may be repeated; `command` writes in one transaction; `job` takes long, reports progress and can be cancelled. A command that turns out long is run as a job by whoever asks for it so. */
type ProcedureKind = 'query' | 'command' | 'job'

export interface Procedure<
  K extends ProcedureKind = ProcedureKind,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  E extends z.ZodType = z.ZodType,
> {
  readonly kind: K
  readonly input: I
  readonly output: O
  readonly errors: E
  /** What the undo history calls it, in the words of the person: "Add contact". Empty for queries. */
  readonly label: string
  /** What it calls it where its `ids` or `contactIds` name one row alone: "Remove contact". Null: as for several. */
  readonly labelOfOne: string | null
  /** Topics whose cached queries this makes stale, besides its own entity. */
  readonly touches: readonly string[]
}

export interface Contract {
  // The parts of a procedure are invariant in their schemas; only `any` admits every one of them here.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly [name: string]: Procedure<any, any, any, any> | Contract
}

interface Definition<I, O, E> {
  readonly input: I
  readonly output: O
  readonly errors?: E
  readonly label?: string
  readonly labelOfOne?: string
  readonly touches?: readonly string[]
}

const noErrors = z.never()
type NoErrors = typeof noErrors

const procedure =
  <K extends ProcedureKind>(kind: K) =>
  <I extends z.ZodType, O extends z.ZodType, E extends z.ZodType = NoErrors>(definition: Definition<I, O, E>): Procedure<K, I, O, E> => ({
    kind,
    input: definition.input,
    output: definition.output,
    // Without declared errors E is NoErrors by default, which the compiler cannot see through `??`.
    errors: definition.errors ?? (noErrors as unknown as E),
    label: definition.label ?? '',
    labelOfOne: definition.labelOfOne ?? null,
    touches: definition.touches ?? [],
  })

/** Declares a read: safe to retry and to cache. */
export const query = procedure('query')

/** Declares a write: one transaction, undone by a returned failure or a throw, then announced. */
export const command = procedure('command')

/** Declares long work: the call answers at once with a job id; progress, result and cancel go by that id. */
export const job = procedure('job')

/** The failures a caller must handle, as one union told apart by `type`. */
export const errors = <const T extends readonly [z.ZodObject, ...z.ZodObject[]]>(...options: T) => z.union(options)

/** An input that broke the contract. Each issue starts with the path of the field, so that a form can show it there. */
export interface InvalidInput {
  readonly type: 'InvalidInput'
  readonly issues: readonly { readonly path: string; readonly message: string }[]
}

/** The work was stopped by the person; the store is as it was before. */
export interface Cancelled {
  readonly type: 'Cancelled'
}

/** A job's handle inside its handler. */
export interface JobControl {
  readonly report: (progress: Progress) => void
  /** True once the person asked to stop. Handlers look at it at least every 100 ms of work. */
  readonly isCancelled: () => boolean
  /** Shared memory behind `isCancelled`, for threads the job starts: index 0 turns 1 on cancel. */
  readonly cancelFlag: Int32Array
}

export type InputOf<P> = P extends Procedure<ProcedureKind, infer I, z.ZodType, z.ZodType> ? z.input<I> : never
export type OutputOf<P> = P extends Procedure<ProcedureKind, z.ZodType, infer O, z.ZodType> ? z.output<O> : never
export type ErrorOf<P> = P extends Procedure<ProcedureKind, z.ZodType, z.ZodType, infer E> ? z.output<E> : never

/** A command's answer also names the step of the undo history it wrote, or null when there is nothing to undo. */
export type CommandResult<T, E> = Result<T, E> & { readonly undoStep: number | null }

export interface JobOptions {
  readonly onProgress?: (progress: TimedProgress) => void
  readonly signal?: AbortSignal
}

/** What a client's function also says of itself, so that caches and histories need no second list. */
interface Called {
  readonly path: string
  readonly label: string
  readonly labelOfOne: string | null
}

/** What the undo history calls a command with this input. */
export const labelFor = ({ label, labelOfOne }: Pick<Called, 'label' | 'labelOfOne'>, input: unknown): string => {
  const { ids, contactIds, target }: { readonly ids?: unknown; readonly contactIds?: unknown; readonly target?: { readonly ids?: unknown } } = Object(input)
  const rows = ids ?? contactIds ?? target?.ids
  return labelOfOne !== null && Array.isArray(rows) && rows.length === 1 ? labelOfOne : label
}

export type QueryCall<I, O, E> = ((input: I) => Promise<Result<O, E>>) & Called
export type CommandCall<I, O, E> = ((input: I) => Promise<CommandResult<O, E>>) &
  Called & {
    /** The same for what may take long: says how far it is, and leaves everything as it was where it is cancelled. */
    readonly asJob: (input: I, options?: JobOptions) => Promise<CommandResult<O, E | Cancelled>>
  }
export type JobCall<I, O, E> = ((input: I, options?: JobOptions) => Promise<Result<O, E>>) & Called

export type Client<C extends Contract> = {
  readonly [K in keyof C]: C[K] extends Procedure<infer Kind, infer I, infer O, infer E>
    ? Kind extends 'job'
      ? JobCall<z.input<I>, z.output<O>, z.output<E> | InvalidInput | Cancelled>
      : Kind extends 'command'
        ? CommandCall<z.input<I>, z.output<O>, z.output<E> | InvalidInput>
        : QueryCall<z.input<I>, z.output<O>, z.output<E> | InvalidInput>
    : C[K] extends Contract
      ? Client<C[K]>
      : never
}

/** What implements a contract: synchronous for queries and commands, as SQLite is; asynchronous for jobs. */
export type Handlers<C extends Contract, Context> = {
  readonly [K in keyof C]: C[K] extends Procedure<infer Kind, infer I, infer O, infer E>
    ? Kind extends 'job'
      ? (context: Context, input: z.output<I>, job: JobControl) => Promise<Result<z.output<O>, z.output<E> | Cancelled>>
      : (context: Context, input: z.output<I>) => Result<z.output<O>, z.output<E>>
    : C[K] extends Contract
      ? Handlers<C[K], Context>
      : never
}

/** Whether a node of a contract is a procedure, and not a part with more of them. */
export const isProcedure = (node: unknown): node is Procedure => typeof node === 'object' && node !== null && 'kind' in node && typeof node.kind === 'string'

/** What calling takes of a contract: kinds and labels, not the schemas by which the other side judges what comes in. Typed as the contract whose shape it has. */
export const callableShape = <C extends Contract>(contract: C): C =>
  // Callers read nothing else of it.
  Object.fromEntries(Object.entries(contract).map(([name, node]) => [name, isProcedure(node) ? { kind: node.kind, label: node.label, labelOfOne: node.labelOfOne } : callableShape(node as Contract)])) as C

/** Every procedure of a contract with its dotted path, `networking.contact.add`. */
export const listProcedures = (contract: Contract, prefix = ''): readonly { readonly path: string; readonly procedure: Procedure }[] =>
  Object.entries(contract).flatMap(([name, node]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    return isProcedure(node) ? [{ path, procedure: node }] : listProcedures(node as Contract, path)
  })
