import type { PagedKind, PagedThing } from '../../shared/workbook/paged-thing'
import type { SearchHit } from '../../shared/workbook/workbook.contract'
import { t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import { fullTextQuery, likePattern } from '../full-text'
import { sortName } from '../../shared/kernel/sort-name'
import { findNotes, findPosts, type HitRow } from './newest-texts'

interface Source {
  readonly kind: SearchHit['kind']
  /** Selects the three columns of HitRow; may use every one of the terms. */
  readonly sql: string
  /** Few enough to be read whole, in order: SQL alone takes no accents off a name that has no `sort_name` beside it. */
  readonly isFew?: boolean
}

/** Of what is few: no person names more of them by hand. */
const mostOfFew = 2000

/** What was typed, as each way of comparing wants it. */
interface Terms {
  /** For the full-text indexes. */
  readonly words: string
  /** A pattern without accents, as `sort_name` has none. */
  readonly sorted: string
  /** The same, where the name must begin with it. */
  readonly beginning: string
  readonly limit: number
}

const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`

const few = (kind: Source['kind'], table: string, detail: string, title = 'name'): Source => ({ kind, isFew: true, sql: `SELECT id, ${title} AS title, ${detail} AS detail FROM ${table} ORDER BY title, id LIMIT ${mostOfFew}` })
const bySortName = (table: string, detail: string): string => `SELECT id, name AS title, ${detail} AS detail FROM ${table} WHERE sort_name LIKE @sorted ESCAPE '\\' ORDER BY sort_name, id LIMIT @limit`

/** There may be nearly as many organisations as people, too many to read each name: those that begin so, and those of the newest contacts whose index has the words. */
const organizationSql = `SELECT id, name AS title, '' AS detail FROM organization WHERE id IN (
    SELECT id FROM organization WHERE sort_name >= @beginning AND sort_name < @beginning || char(0x10FFFF)
    UNION SELECT o.id FROM (SELECT rowid FROM contact_search WHERE contact_search MATCH 'detail : (' || @words || ')' ORDER BY rowid DESC LIMIT 200) s
      CROSS JOIN contact c ON c.id = s.rowid CROSS JOIN organization o ON o.name = c.organization WHERE o.sort_name LIKE @sorted ESCAPE '\\')
  ORDER BY sort_name, id LIMIT @limit`

/** In the order in which they are found. People and notes come newest first: ranking them by relevance costs seconds on short words. */
const sources: readonly Source[] = [
  { kind: 'contact', sql: `SELECT c.id, c.name AS title, trim(c.role || ', ' || c.organization, ', ') AS detail FROM contact_search s JOIN contact c ON c.id = s.rowid WHERE contact_search MATCH @words ORDER BY s.rowid DESC LIMIT @limit` },
  { kind: 'organization', sql: organizationSql },
  { kind: 'community', sql: bySortName('community', 'platform') },
  few('group', 'contact_group', "''"),
  few('tag', 'tag', "''"),
  few('customField', 'custom_field', 'kind'),
  few('channel', 'own_handle', 'platform', 'handle'),
  few('shareOfVoice', 'share_of_voice', "from_day || ' – ' || to_day"),
  few('goal', 'relationship_goal', `${sqlText(t`due`)} || ' ' || due_on`),
  { kind: 'campaign', sql: bySortName('campaign', 'objective') },
  { kind: 'audience', sql: bySortName('audience', 'kind') },
  { kind: 'creative', sql: bySortName('creative', 'state') },
  few('plan', 'media_plan', `iif(is_current, ${sqlText(t`current`)}, '')`),
  few('experiment', 'experiment', 'hypothesis'),
  few('quarterGoal', 'quarter_goal', "trim(coalesce((SELECT name FROM campaign WHERE campaign.id = campaign_id), '') || ' · ' || note, ' ·')", "quarter || ' · ' || metric || coalesce(' · ' || platform, '')"),
  { kind: 'deal', sql: bySortName('deal', 'status') },
]

const byNumber: Readonly<Record<PagedKind, string>> = {
  contact: "name AS title, trim(role || ', ' || organization, ', ') AS detail FROM contact",
  organization: "name AS title, '' AS detail FROM organization",
  community: 'name AS title, platform AS detail FROM community',
  channel: 'handle AS title, platform AS detail FROM own_handle',
  campaign: 'name AS title, objective AS detail FROM campaign',
  audience: 'name AS title, kind AS detail FROM audience',
  creative: 'name AS title, state AS detail FROM creative',
  experiment: 'name AS title, hypothesis AS detail FROM experiment',
}

/** What things are called whose numbers are known; those that are gone are left out. */
export const nameThings = ({ prepare }: StoreContext, things: readonly PagedThing[]): readonly SearchHit[] =>
  things.flatMap(({ kind, id }) => {
    // Each selects the columns of HitRow.
    const row = prepare(`SELECT id, ${byNumber[kind]} WHERE id = ?`).get(id) as HitRow | undefined
    return row === undefined ? [] : [{ kind, ...row }]
  })

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
export const searchWorkbook = (context: StoreContext, text: string, limit: number): readonly SearchHit[] => {
  const { prepare } = context
  const words = fullTextQuery(text)
  if (words === null) return []
  const start = sortName(text.trim())
  const terms: Terms = { words, sorted: likePattern(start), beginning: start, limit }
  const typed = start.split(/\s+/u)
  const isMeant = ({ title }: HitRow): boolean => {
    const name = sortName(title)
    return typed.every((word) => name.includes(word))
  }
  const hitsOf = ({ kind, sql, isFew = false }: Source): SearchHit[] => {
    // Each source selects the columns of HitRow.
    const rows = (isFew ? prepare(sql).all() : prepare(sql).all(terms)) as HitRow[]
    return (isFew ? rows.filter(isMeant).slice(0, limit) : rows).map((row) => ({ kind, ...row }))
  }
  const found = (kind: 'post' | 'interaction', rows: readonly HitRow[]): readonly SearchHit[] => rows.map((row) => ({ kind, ...row }))
  return shared([...sources.map(hitsOf), found('post', findPosts(context, start, limit)), found('interaction', findNotes(context, text, words, limit))], limit)
}
