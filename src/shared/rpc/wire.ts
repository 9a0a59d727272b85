import { z } from 'zod'
import { t } from '../kernel/words'
import type { InvalidInput, Json } from './contract'
import type { TimedProgress } from './progress'

/**
 * One call. The path is the contract's, joined by dots: `marketing.campaign.create`. `asJob`: a command is answered with the job that it runs as.
 * `place`: where the workbook lies that is meant, which may be open no more; whichever is open where it is not told.
 */
export const Request = z.object({ path: z.string().max(200), input: z.json(), asJob: z.boolean().optional(), place: z.string().optional() })
export type Request = { readonly path: string; readonly input: Json; readonly asJob?: boolean | undefined; readonly place?: string | undefined }

/** A failure is data; a defect is a bug, of which only a reference crosses the boundary. */
export type Response =
  | { readonly kind: 'value'; readonly value: Json; readonly undoStep: number | null }
  | { readonly kind: 'failure'; readonly error: Json }
  | { readonly kind: 'defect'; readonly reference: string }
  /** The disk stood in the way, or the file is damaged or holds what no Rapport writes: `sentence` tells the person why, and what of it was saved. */
  | { readonly kind: 'unsaved'; readonly sentence: string }

/** What answers an input that broke the contract. */
export const invalidInput = (issues: InvalidInput['issues']): Response => ({ kind: 'failure', error: { type: 'InvalidInput', issues: issues.map(({ path, message }) => ({ path, message })) } })

/** Levels that an input may have; the contract's own have fewer than ten. Whatever walks one by calling itself runs out of its stack a thousand deep. */
const mostLevels = 100

const hasLevels = (value: Json, levels: number): boolean => typeof value !== 'object' || value === null || (levels > 0 && Object.values(value).every((inner: Json) => hasLevels(inner, levels - 1)))

/** What answers an input that is nested deeper than any that the contract knows. Null: it is not. */
export const refusedDepth = (input: Json): Response | null => (hasLevels(input, mostLevels) ? null : invalidInput([{ path: '', message: t`This is nested too deep to be read` }]))

/** Where a job stands. `outcome` is null while it runs. */
export interface JobState {
  readonly id: number
  readonly path: string
  readonly label: string
  readonly startedAt: string
  readonly progress: TimedProgress | null
  readonly outcome: Response | null
}

/** What the other side says unasked. `changed` names the topics whose cached queries are stale. */
export type Event = { readonly kind: 'changed'; readonly topics: readonly string[] } | { readonly kind: 'job'; readonly job: JobState }

/** All that a host must offer. In-process, worker, Electron IPC and HTTP each implement it. */
export interface Transport {
  readonly request: (request: Request) => Promise<Response>
  /** Returns the function that ends the subscription. */
  readonly onEvent: (listener: (event: Event) => void) => () => void
}

/** Thrown by a transport whose other end is gone. Queries may be repeated after it; commands and jobs never. */
export class HostGoneError extends Error {
  constructor() {
    super(t`Rapport is not answering.`)
    this.name = 'HostGoneError'
  }
}
