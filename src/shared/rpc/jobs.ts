import type { JobControl } from './contract'
import { timeSteps } from './progress'
import type { JobState, Response } from './wire'

/** Finished jobs kept for a window that opens later; the oldest is forgotten first. */
const keptJobs = 50

/** Keeps what is running and what ran lately. It lives beside the store, so a closed window loses no result. */
export interface JobRegistry {
  readonly start: (path: string, label: string, run: (control: JobControl) => Promise<Response>) => JobState
  readonly list: () => readonly JobState[]
  readonly get: (id: number) => JobState | null
  /** Asks a job to stop. False when there is no such job or it has ended. */
  readonly cancel: (id: number) => boolean
  /** Asks all to stop and waits until they have. */
  readonly stop: () => Promise<void>
}

interface JobRegistryOptions {
  readonly now: () => Date
  readonly onState: (job: JobState) => void
  /** Makes a job's cancel flag, 0 and of that job alone. Hosts that must cancel a busy thread share its memory with it. */
  readonly cancelFlag?: (id: number) => Int32Array
}

/** A registry without jobs. Each job’s state is told when it starts, with each word of its progress and when it ends. */
export const createJobRegistry = ({ now, onState, cancelFlag }: JobRegistryOptions): JobRegistry => {
  const jobs = new Map<number, { state: JobState; flag: Int32Array; ended: Promise<void> }>()
  // No number of the workbook that was open before: a window may still ask for a job of that one, or stop it.
  let lastId = now().getTime()

  const update = (id: number, change: Partial<JobState>): void => {
    const entry = jobs.get(id)
    if (entry === undefined) return
    entry.state = { ...entry.state, ...change }
    onState(entry.state)
  }

  return {
    start: (path, label, run) => {
      lastId += 1
      const id = lastId
      const flag = cancelFlag?.(id) ?? new Int32Array(new SharedArrayBuffer(4))
      const state: JobState = { id, path, label, startedAt: now().toISOString(), progress: null, outcome: null }
      const entry = { state, flag, ended: Promise.resolve() }
      jobs.set(id, entry)
      for (const old of jobs.keys()) if (jobs.size > keptJobs && jobs.get(old)?.state.outcome != null) jobs.delete(old)
      onState(state)
      const timed = timeSteps(now)
      const control: JobControl = {
        report: (progress) => update(id, { progress: timed(progress) }),
        isCancelled: () => Atomics.load(flag, 0) === 1,
        cancelFlag: flag,
      }
      // In a turn of its own: whoever asked must know the job before this thread is busy with it, else they hear nothing of it and cannot stop it.
      entry.ended = new Promise<void>((resolve) => setTimeout(resolve, 0))
        .then(() => run(control))
        .then((outcome) => update(id, { outcome }))
      return state
    },
    list: () => [...jobs.values()].map(({ state }) => state),
    get: (id) => jobs.get(id)?.state ?? null,
    cancel: (id) => {
      const entry = jobs.get(id)
      if (entry === undefined || entry.state.outcome !== null) return false
      Atomics.store(entry.flag, 0, 1)
      return true
    },
    stop: async () => {
      for (const { flag } of jobs.values()) Atomics.store(flag, 0, 1)
      await Promise.all([...jobs.values()].map(({ ended }) => ended))
    },
  }
}
