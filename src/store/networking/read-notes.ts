import type Database from 'better-sqlite3'
import { analyseSentiment, sentimentEdition } from '../../shared/networking/sentiment/analyse'
import type { SentimentLabel } from '../../shared/networking/sentiment/sentiment'
import type { StoreContext } from '../context'

/** What is kept of a note: how it reads, or that no label could be told (`none`) or there is nothing to read (`empty`). */
type KeptLabel = SentimentLabel | 'none' | 'empty'

/** Whether there was something to read, and it was read; in these very words, so that SQLite knows the indexes of such rows for what they are. */
export const hasLabel = (column: string): string => `${column} NOT IN ('unread', 'empty')`

/** A note and what a person said of it; null: nothing. */
export interface UnreadNote {
  readonly note: string
  readonly sentiment: SentimentLabel | null
}

/** What is kept of how a note reads: the word of the person before that of the lexicon; `none` where nothing in it is known. */
export const labelOfNote = ({ note, sentiment }: UnreadNote): KeptLabel => sentiment ?? (note.trim() === '' ? 'empty' : (analyseSentiment(note).label ?? 'none'))

interface NoteRow extends UnreadNote {
  readonly id: number
}

/** Notes that are fetched at once: a long one takes ten milliseconds to read. */
const fetchedTogether = 20

const unreadSql = "SELECT id, note, sentiment FROM interaction INDEXED BY interaction_unread WHERE sentiment_label = 'unread' ORDER BY id DESC LIMIT ?"
const olderSql = 'SELECT id, note, sentiment FROM interaction WHERE id <= ? ORDER BY id DESC LIMIT ?'

export interface NoteReader {
  /** Whether there are notes that the lists of today have not read. */
  readonly isBehind: () => boolean
  /** Reads notes that were not read, newest first, for about so many milliseconds, some at least. Needs a transaction. Answers how many it read; 0: there are none left. */
  readonly readUnread: (milliseconds: number) => number
  /** The same with notes that an older edition of the word lists read. */
  readonly rereadOlder: (milliseconds: number) => number
}

/** Where the word lists are of another edition than those that read the notes, notes that the earlier ones read stand as they are until they are read again. Part of opening. */
export const noteEdition = ({ prepare }: Pick<StoreContext, 'prepare'>): void =>
  void prepare('UPDATE sentiment_reading SET edition = @edition, reread_to = (SELECT coalesce(max(id), 0) FROM interaction) WHERE edition <> @edition').run({ edition: sentimentEdition })

/** Keeps the labels of notes what the lists of today, or the person, say of them. */
export const createNoteReader = (sqlite: Database.Database): NoteReader => {
  const selectUnread = sqlite.prepare<[number], NoteRow>(unreadSql)
  const selectOlder = sqlite.prepare<[number, number], NoteRow>(olderSql)
  const setLabel = sqlite.prepare('UPDATE interaction SET sentiment_label = @label WHERE id = @id AND sentiment_label <> @label')
  const rereadTo = sqlite.prepare<[], number>('SELECT reread_to FROM sentiment_reading').pluck()
  const setRereadTo = sqlite.prepare('UPDATE sentiment_reading SET reread_to = ?')
  const read = (rows: readonly NoteRow[]): number => {
    for (const row of rows) setLabel.run({ id: row.id, label: labelOfNote(row) })
    return rows.length
  }
  const during = (milliseconds: number, readSome: () => number): number => {
    const end = performance.now() + milliseconds
    let sum = 0
    for (let some = -1; some !== 0 && (some === -1 || performance.now() < end); sum += some) some = readSome()
    return sum
  }
  return {
    isBehind: () => selectUnread.get(1) !== undefined || rereadTo.get() !== 0,
    readUnread: (milliseconds) => during(milliseconds, () => read(selectUnread.all(fetchedTogether))),
    rereadOlder: (milliseconds) =>
      during(milliseconds, () => {
        const to = rereadTo.get() ?? 0
        if (to === 0) return 0
        const rows = selectOlder.all(to, fetchedTogether)
        setRereadTo.run((rows.at(-1)?.id ?? 1) - 1)
        return read(rows)
      }),
  }
}
