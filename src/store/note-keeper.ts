import type { NoteReader } from './networking/read-notes'
import { NotSaved } from './write-guard'

/** Reading goes on in steps of so many milliseconds, with pauses as long, so that whoever asks for something meanwhile waits no longer than that. */
const stepMilliseconds = 25

/** What is shown of notes is asked for anew so often while many are read. */
const tellMilliseconds = 3000

interface NoteKeeperOptions {
  readonly reader: NoteReader
  readonly transaction: <T>(run: () => T) => T
  /** Some notes read otherwise now than before. */
  readonly onRead: () => void
  readonly onDefect: (error: unknown) => void
}

/** Reads the notes that no command has read: of a large import, of a workbook from before readings were kept, and of one that older word lists read. */
interface NoteKeeper {
  /** Begins, where there is something to read. */
  readonly noteChange: () => void
  readonly stop: () => void
}

export const createNoteKeeper = ({ reader, transaction, onRead, onDefect }: NoteKeeperOptions): NoteKeeper => {
  let timer: NodeJS.Timeout | null = null
  let isStopped = false
  let toldAt = -Infinity
  let isUntold = false

  const tell = (): void => {
    ;[toldAt, isUntold] = [performance.now(), false]
    onRead()
  }
  const step = (): void => {
    timer = null
    try {
      // Asked first: a transaction that writes nothing would say that the disk is well again.
      const isMore = reader.isBehind()
      isUntold ||= isMore
      if (isMore) transaction(() => reader.readUnread(stepMilliseconds) || reader.rereadOlder(stepMilliseconds))
      if (isUntold && (!isMore || performance.now() - toldAt > tellMilliseconds)) tell()
      if (isMore) schedule()
    } catch (error) {
      // The disk stands in the way: the next change tries again.
      if (!(error instanceof NotSaved)) onDefect(error)
    }
  }
  const schedule = (): void => {
    if (isStopped || timer !== null) return
    timer = setTimeout(step, stepMilliseconds)
    timer.unref()
  }
  return {
    noteChange: schedule,
    stop: () => {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}
