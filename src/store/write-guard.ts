import type { WorkbookProblem } from '../shared/workbook/host.contract'
import type { Ballast } from './ballast'
import { identityOf } from './durable-file'
import { isTroubleCode, makingFailed, problemCodeOf, readingFailed, troubleOf, type TroubleCode } from './problems'

/** Something was not saved, because of the disk and not because of a bug. Its message is for the person. */
export class NotSaved extends Error {
  constructor(readonly problem: WorkbookProblem) {
    super(problem.sentence)
    this.name = 'NotSaved'
  }
}

/** Stands before everything that is written to an open workbook. */
interface WriteGuard {
  /** Runs a transaction. Throws `NotSaved` where the disk stands in the way; then nothing of it was written. `isSaved`: whether what it answers was; what was rolled back says nothing of the disk. */
  readonly write: <T>(run: () => T, isSaved?: (value: T) => boolean) => T
  /** Hears what was thrown by what writes nothing to the workbook. What the disk is to blame for is answered with the sentence for the person, and damage becomes the trouble. Null: a bug. */
  readonly metBesideWriting: (error: unknown) => string | null
  /** Why the last thing was not saved. Null: it was. */
  readonly trouble: () => WorkbookProblem | null
}

interface GuardOptions {
  readonly file: string
  readonly ballast: Ballast
  /** The trouble began, changed or ended. */
  readonly onChange: () => void
}

export const createWriteGuard = ({ file, ballast, onChange }: GuardOptions): WriteGuard => {
  const opened = identityOf(file)
  let trouble: WorkbookProblem | null = null

  const settle = (next: WorkbookProblem | null): void => {
    if (next?.code === trouble?.code) return
    trouble = next
    onChange()
  }
  const refuse = (code: TroubleCode): NotSaved => {
    const problem = troubleOf(code, file)
    settle(problem)
    return new NotSaved(problem)
  }
  const tryOnce = <T>(run: () => T, onFull: () => T): T => {
    try {
      return run()
    } catch (error) {
      const code = problemCodeOf(error)
      if (code === 'no_space') return onFull()
      throw isTroubleCode(code) ? refuse(code) : error
    }
  }

  return {
    trouble: () => trouble,
    metBesideWriting: (error) => {
      const code = problemCodeOf(error)
      if (code === 'disk_error') return readingFailed()
      if (code === 'no_space') return makingFailed()
      if (code !== 'damaged') return null
      return refuse('damaged').message
    },
    write: (run, isSaved = () => true) => {
      // Nothing is built upon damage, and nothing written into a file that nobody will find again: systems keep a removed file alive as long as it is open.
      if (trouble?.code === 'damaged') throw new NotSaved(trouble)
      if (tryOnce(() => identityOf(file), () => { throw refuse('no_space') }) !== opened) throw refuse('missing')
      const value = tryOnce(run, () => {
        if (!ballast.release()) throw refuse('no_space')
        const saved = tryOnce(run, () => { throw refuse('no_space') })
        settle(troubleOf('reserve_used', file))
        return saved
      })
      if (!isSaved(value)) return value
      // The reserve that was used stays a warning until it is there again.
      if (trouble?.code === 'reserve_used') ballast.keep()
      if (trouble?.code !== 'reserve_used' || ballast.isKept()) settle(null)
      return value
    },
  }
}
