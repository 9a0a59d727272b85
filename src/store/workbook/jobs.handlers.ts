import { ok } from '../../shared/kernel/result'
import type { Handlers } from '../../shared/rpc/contract'
import type { jobsContract } from '../../shared/rpc/jobs.contract'
import type { JobState } from '../../shared/rpc/wire'
import type { StoreContext } from '../context'

type Answer = Handlers<typeof jobsContract, StoreContext>

/** The registry's states are JSON already; only their readonly marks differ from the schema's types. */
const plain = (job: JobState) => job as unknown as Extract<ReturnType<Answer['list']>, { ok: true }>['value'][number]

export const jobsHandlers: Answer = {
  list: ({ jobs }) => ok(jobs.list().map(plain)),
  get: ({ jobs }, { id }) => {
    const job = jobs.get(id)
    return ok(job === null ? null : plain(job))
  },
  cancel: ({ jobs }, { id }) => ok({ stopped: jobs.cancel(id) }),
}
