import type { SearchHit } from '../../shared/workbook/workbook.contract'
import type { StoreContext } from '../context'
import { fullTextQuery, likePattern } from '../full-text'
import { sortName } from '../../shared/kernel/sort-name'

interface HitRow {
  readonly id: number
  readonly title: string
  readonly detail: string
}

const contactSql = `SELECT c.id, c.name AS title, trim(c.role || ' ' || c.organization) AS detail FROM contact_search s JOIN contact c ON c.id = s.rowid WHERE contact_search MATCH ? ORDER BY s.rowid DESC LIMIT ?`
const noteSql = `SELECT i.id, i.on_day || ' · ' || i.type AS title, substr(i.note, 1, 200) AS detail FROM interaction_search s JOIN interaction i ON i.id = s.rowid WHERE interaction_search MATCH ? ORDER BY s.rowid DESC LIMIT ?`
const communitySql = `SELECT id, name AS title, platform AS detail FROM community WHERE sort_name LIKE ? ESCAPE '\\' ORDER BY sort_name LIMIT ?`
const campaignSql = `SELECT id, name AS title, objective AS detail FROM campaign WHERE sort_name LIKE ? ESCAPE '\\' ORDER BY sort_name LIMIT ?`

/** Finds contacts, communities, campaigns and notes, newest first within a kind. Not ranked by relevance: that costs seconds on short words. */
export const searchWorkbook = ({ prepare }: StoreContext, text: string, limit: number): readonly SearchHit[] => {
  const query = fullTextQuery(text)
  if (query === null) return []
  const pattern = likePattern(sortName(text.trim()))
  // Each statement above selects the three columns of HitRow.
  const find = (kind: SearchHit['kind'], sql: string, term: string): SearchHit[] => (prepare(sql).all(term, limit) as HitRow[]).map((row) => ({ kind, ...row }))
  return [...find('contact', contactSql, query), ...find('community', communitySql, pattern), ...find('campaign', campaignSql, pattern), ...find('interaction', noteSql, query)].slice(0, limit)
}
