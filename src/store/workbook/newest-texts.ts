import type { StoreContext } from '../context'
import { longWordsQuery, textMatcher } from '../full-text'
import { oncePerQuestion } from '../once-per-question'

/** What a search finds of any kind. */
export interface HitRow {
  readonly id: number
  readonly title: string
  readonly detail: string
}

type Texts = Pick<StoreContext, 'sqlite' | 'prepare'>

/** Everything posted, newest first, each as a line of its number and the text as a search sees it. One text is looked through in a tenth of the time that SQLite takes to compare each: made once for all that is typed, until something is written. */
const linesOfPosts = oncePerQuestion(({ prepare }: Texts) =>
  String(prepare("SELECT coalesce(group_concat(char(10) || id || ' ' || replace(search_text, char(10), ' '), ''), '') FROM (SELECT id, search_text FROM post ORDER BY on_day DESC, id DESC)").pluck().get()))

const postSql = "SELECT post.id, substr(text, 1, 120) AS title, trim(platform || ' ' || coalesce(on_day, '')) AS detail FROM json_each(?) AS wanted JOIN post ON post.id = wanted.value ORDER BY wanted.key"

/** The newest posts that contain what was typed; the text as `sort_name` has it. */
export const findPosts = (context: Texts, text: string, limit: number): readonly HitRow[] => {
  const lines = linesOfPosts(context, null)
  const typed = text.replaceAll('\n', ' ')
  const ids: number[] = []
  for (let at = lines.indexOf(typed); at !== -1 && ids.length < limit; ) {
    const line = lines.lastIndexOf('\n', at)
    const number = lines.slice(line + 1, lines.indexOf(' ', line))
    const isInText = at > line + number.length
    if (isInText) ids.push(Number(number))
    const end = lines.indexOf('\n', at)
    at = isInText && end === -1 ? -1 : lines.indexOf(typed, isInText ? end : at + 1)
  }
  // The columns of the statement.
  return context.prepare(postSql).all(JSON.stringify(ids)) as HitRow[]
}

/** Of so many notes for each that is wanted a letter is looked for in the note itself. One that is in fewer begins few words, of which the index has short lists. */
const notesForEach = 20

const noteColumns = "i.id, i.on_day || ' · ' || i.type AS title, substr(i.note, 1, 200) AS detail"
const withWords = 'FROM interaction_search s JOIN interaction i ON i.id = s.rowid WHERE interaction_search MATCH ? ORDER BY s.rowid DESC LIMIT ?'
const newest = "FROM interaction i WHERE i.note <> '' ORDER BY i.id DESC LIMIT ?"

/** The newest notes that have the words of a text. `words`: these as a full-text query. */
export const findNotes = ({ prepare }: Texts, text: string, words: string, limit: number): readonly HitRow[] => {
  const long = longWordsQuery(text)
  if (long !== words) {
    const isMeant = textMatcher(text)
    const most = limit * notesForEach
    const found: HitRow[] = []
    let read = 0
    const notes = long === null ? prepare(`SELECT ${noteColumns}, i.note ${newest}`).iterate(most) : prepare(`SELECT ${noteColumns}, i.note ${withWords}`).iterate(long, most)
    // The columns of the statements.
    for (const { note, ...hit } of notes as Iterable<HitRow & { readonly note: string }>) {
      read += 1
      if (isMeant(note)) found.push(hit)
      if (found.length === limit) return found
    }
    if (read < most) return found
  }
  return prepare(`SELECT ${noteColumns} ${withWords}`).all(words, limit) as HitRow[]
}
