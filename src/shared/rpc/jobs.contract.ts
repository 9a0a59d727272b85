import { z } from 'zod'
import { query } from './contract'
import { TimedProgress } from './progress'

const JobId = z.int().positive()

const Outcome = z.union([
  z.object({ kind: z.literal('value'), value: z.json(), undoStep: z.int().nullable() }),
  z.object({ kind: z.literal('failure'), error: z.json() }),
  z.object({ kind: z.literal('defect'), reference: z.string() }),
  z.object({ kind: z.literal('unsaved'), sentence: z.string() }),
])

/** A piece of long work, running or lately ended. */
const Job = z.object({
  id: JobId,
  path: z.string(),
  label: z.string(),
  startedAt: z.iso.datetime(),
  progress: TimedProgress.nullable(),
  outcome: Outcome.nullable(),
})

export const jobsContract = {
  /** Running and lately ended jobs, oldest first. */
  list: query({ input: z.object({}), output: z.array(Job) }),
  /** One job; null when it was never started or is long forgotten. */
  get: query({ input: z.object({ id: JobId }), output: Job.nullable() }),
  /** Asks a job to stop; `stopped` is false when it has already ended. It writes nothing, hence a query. */
  cancel: query({ input: z.object({ id: JobId }), output: z.object({ stopped: z.boolean() }) }),
}
