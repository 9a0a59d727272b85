import type { SearchHit } from '../../shared/workbook/workbook.contract'
import type { StoreContext } from '../context'
import { fullTextQuery, likePattern } from '../full-text'
import { sortName } from '../../shared/kernel/sort-name'

interface HitRow {
  readonly id: number
  readonly title: string
  readonly detail: string
}

/** How the text of a source is compared: by the words of its index, without accents, by how it begins without accents, or as it is written. */
type Term = 'words' | 'sorted' | 'beginning' | 'written'

interface Source {
  readonly kind: SearchHit['kind']
  readonly term: Term
  /** Selects the three columns of HitRow; takes the term and the most rows. */
  readonly sql: string
}

const byName = (table: string, detail: string, column = 'name'): string => `SELECT id, ${column} AS title, ${detail} AS detail FROM ${table} WHERE ${column} LIKE ? ESCAPE '\\' ORDER BY ${column}, id LIMIT ?`
const bySortName = (table: string, detail: string): string => `SELECT id, name AS title, ${detail} AS detail FROM ${table} WHERE sort_name LIKE ? ESCAPE '\\' ORDER BY sort_name, id LIMIT ?`

/** In the order in which they are found. People and notes come newest first: ranking them by relevance costs seconds on short words. */
const sources: readonly Source[] = [
  { kind: 'contact', term: 'words', sql: `SELECT c.id, c.name AS title, trim(c.role || ' ' || c.organization) AS detail FROM contact_search s JOIN contact c ON c.id = s.rowid WHERE contact_search MATCH ? ORDER BY s.rowid DESC LIMIT ?` },
  // There may be nearly as many as people; how a name begins is found in their order.
  { kind: 'organization', term: 'beginning', sql: "WITH wanted (start) AS (VALUES (?)) SELECT id, name AS title, '' AS detail FROM wanted CROSS JOIN organization WHERE sort_name >= start AND sort_name < start || char(0x10FFFF) ORDER BY sort_name, id LIMIT ?" },
  { kind: 'community', term: 'sorted', sql: bySortName('community', 'platform') },
  { kind: 'channel', term: 'written', sql: byName('own_handle', 'platform', 'handle') },
  { kind: 'goal', term: 'written', sql: byName('relationship_goal', "'due ' || due_on") },
  { kind: 'campaign', term: 'sorted', sql: bySortName('campaign', 'objective') },
  { kind: 'audience', term: 'sorted', sql: bySortName('audience', 'kind') },
  { kind: 'creative', term: 'sorted', sql: bySortName('creative', 'state') },
  { kind: 'plan', term: 'written', sql: byName('media_plan', "iif(is_current, 'current', '')") },
  { kind: 'experiment', term: 'written', sql: byName('experiment', 'hypothesis') },
  { kind: 'deal', term: 'written', sql: byName('deal', 'status') },
  { kind: 'post', term: 'sorted', sql: `SELECT id, substr(text, 1, 120) AS title, platform || ' ' || on_day AS detail FROM post WHERE search_text LIKE ? ESCAPE '\\' ORDER BY on_day DESC, id DESC LIMIT ?` },
  { kind: 'interaction', term: 'words', sql: `SELECT i.id, i.on_day || ' · ' || i.type AS title, substr(i.note, 1, 200) AS detail FROM interaction_search s JOIN interaction i ON i.id = s.rowid WHERE interaction_search MATCH ? ORDER BY s.rowid DESC LIMIT ?` },
]

/** As many of each group as there is room for, in turns, so that a name which many people have hides nothing else. */
const shared = <T>(groups: readonly (readonly T[])[], limit: number): readonly T[] => {
  const taken = groups.map(() => 0)
  let room = limit
  for (let round = 0; round < limit && room > 0; round += 1) {
    groups.forEach((group, index) => {
      if (group.length <= round || room === 0) return
      taken[index] = round + 1
      room -= 1
    })
  }
  return groups.flatMap((group, index) => group.slice(0, taken[index]))
}

/** Finds what a person may mean by a few letters or words, by kind. */
export const searchWorkbook = ({ prepare }: StoreContext, text: string, limit: number): readonly SearchHit[] => {
  const words = fullTextQuery(text)
  if (words === null) return []
  const terms: Readonly<Record<Term, string>> = { words, sorted: likePattern(sortName(text.trim())), beginning: sortName(text.trim()), written: likePattern(text.trim()) }
  // Each source selects the columns of HitRow.
  return shared(sources.map(({ kind, term, sql }) => (prepare(sql).all(terms[term], limit) as HitRow[]).map((row): SearchHit => ({ kind, ...row }))), limit)
}
