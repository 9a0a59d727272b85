import { numberText, reachedText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { type Progress, type TimedProgress, timeLeftText } from '../../shared/rpc/progress'

/** The part of the work that is done, from 0 to 1. Null while nobody knows how much there is. */
export const progressShare = (progress: Progress | null): number | null =>
  progress === null || progress.total === null || progress.total <= 0 ? null : Math.min(1, Math.max(0, progress.done / progress.total))

/** How far the work is: `40%`, or how much is done where the whole is unknown. */
export const progressText = (progress: Progress | null): string => {
  if (progress === null) return t`Starting`
  const share = progressShare(progress)
  return share === null ? numberText(progress.done, { maximumFractionDigits: 0 }) : reachedText(share)
}

/** The same with how much longer that takes, where it can be told: `40% · about 20 s left`. */
export const reachedAndLeft = (progress: TimedProgress | null): string => {
  const left = progress === null ? null : timeLeftText(progress)
  return left === null ? progressText(progress) : `${progressText(progress)} · ${left}`
}
