import { percentText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import type { OutputOf } from '../../shared/rpc/contract'
import type { jobsContract } from '../../shared/rpc/jobs.contract'
import { timeLeftText } from '../../shared/rpc/progress'
import { progressShare } from '../ui/progress-text'

export type Job = OutputOf<typeof jobsContract.list>[number]

// A failure is an object with a type.
const isStopped = ({ outcome }: Job): boolean => outcome?.kind === 'failure' && (outcome.error as { readonly type?: string } | null)?.type === 'Cancelled'

/** How a job stands or ended, in a few words. */
export const outcomeText = (job: Job): string => {
  const { outcome, progress } = job
  if (outcome === null) return progress === null ? t`Waiting` : [progress.label, timeLeftText(progress)].filter((words) => words !== null).join(' · ')
  if (outcome.kind === 'value') return t`Done`
  if (outcome.kind === 'unsaved') return outcome.sentence
  if (outcome.kind === 'defect') return t`Failed (reference ${outcome.reference})`
  return isStopped(job) ? t`Cancelled` : t`Refused; see its screen`
}

/** How far each job was when it was last spoken of: quarters done, 0 to 3, or `ended`. */
export type Heard = ReadonlyMap<number, number | 'ended'>

const stageOf = (job: Job): number | 'ended' => (job.outcome === null ? Math.min(3, Math.floor((progressShare(job.progress) ?? 0) * 4)) : 'ended')

/** What has been heard once these jobs were spoken of. Work in several steps counts from nought again; its quarters are not told again. */
export const heardOf = (jobs: readonly Job[], before: Heard = new Map()): Heard =>
  new Map(
    jobs.map((job) => {
      const [heard, stage] = [before.get(job.id), stageOf(job)]
      return [job.id, typeof heard === 'number' && typeof stage === 'number' ? Math.max(heard, stage) : stage]
    }),
  )

/** What a screen reader is told of long work since the last time: its start, each quarter, its end. Empty: nothing. */
export const jobNews = (heard: Heard, jobs: readonly Job[]): readonly string[] =>
  jobs.flatMap((job) => {
    const [before, stage] = [heard.get(job.id), stageOf(job)]
    if (before === stage || before === 'ended') return []
    // Who stopped it is told by the screen where it was begun.
    if (stage === 'ended') return isStopped(job) ? [] : [`${job.label}: ${outcomeText(job)}`]
    if (before === undefined && stage === 0) return [t`${job.label}: started`]
    return before === undefined || stage > before ? [`${job.label}: ${percentText(stage / 4)}`] : []
  })
