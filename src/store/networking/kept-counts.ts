import type Database from 'better-sqlite3'
import { mostSharers } from './contact-keys'
import { hasLabel } from './read-notes'
import { touchTypes } from './touch-types'

const firstTouches = (period: string): string =>
  `SELECT ic.contact_id, ${period}, min(i.on_day) FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id WHERE i.type IN (${touchTypes}) GROUP BY 1, 2`

const firstOf = (direction: 'mutual' | 'incoming' | 'outgoing'): string => `min(i.on_day) FILTER (WHERE i.direction = '${direction}') AS ${direction}`

/** The first day by which both had spoken: of a word that is both sides' own, or of the later of two. */
const firstEngaged = (period: string): string =>
  `SELECT contact_id, period, coalesce(min(mutual, max(incoming, outgoing)), mutual, max(incoming, outgoing)) FROM (SELECT ic.contact_id, ${period} AS period, ${firstOf('mutual')}, ${firstOf('incoming')}, ${firstOf('outgoing')}
    FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id GROUP BY 1, 2) WHERE coalesce(mutual, max(incoming, outgoing)) IS NOT NULL`

const yearOf = 'substr(i.on_day, 1, 4)'

/** Each table of counts that is kept beside the interactions or keys, and the statement that makes it anew from them. */
const keptCounts = {
  interaction_month: `SELECT substr(on_day, 1, 7), type, direction, coalesce(platform, ''), count(*), coalesce(sum(minutes), 0), count(*) - count(minutes) FROM interaction GROUP BY 1, 2, 3, 4`,
  sentiment_month: `SELECT sentiment_label, substr(on_day, 1, 7), type, direction, coalesce(platform, ''), count(*) FROM interaction WHERE ${hasLabel('sentiment_label')} GROUP BY 1, 2, 3, 4, 5`,
  community_month: 'SELECT substr(on_day, 1, 7), community_id, count(*) FROM interaction WHERE community_id IS NOT NULL GROUP BY 1, 2',
  first_touch: `SELECT * FROM (${firstTouches(yearOf)}) UNION ALL SELECT * FROM (${firstTouches(`${yearOf} || '-Q' || ((substr(i.on_day, 6, 2) + 2) / 3)`)})`,
  first_engaged: `SELECT * FROM (${firstEngaged(yearOf)}) UNION ALL SELECT * FROM (${firstEngaged("'ever'")})`,
  shared_key: `SELECT k.kind, k.key, k.contact_id, c.name FROM (SELECT kind, key FROM contact_key GROUP BY kind, key HAVING count(*) BETWEEN 2 AND ${mostSharers}) AS shared
    CROSS JOIN contact_key k ON k.kind = shared.kind AND k.key = shared.key CROSS JOIN contact c ON c.id = k.contact_id`,
} as const

const lastDays = 'SELECT ic.contact_id AS id, max(i.on_day) AS last_on FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id GROUP BY 1'
const isOtherLast = 'contact.last_interaction_on IS NOT met.last_on'

/** Counts and finds last days anew, where rows came in past the triggers and commands that keep them. */
export const countAnew = (sqlite: Database.Database): void => {
  for (const [table, anew] of Object.entries(keptCounts)) sqlite.exec(`DELETE FROM ${table}; INSERT INTO ${table} ${anew}`)
  sqlite.exec(`WITH met AS MATERIALIZED (${lastDays}) UPDATE contact SET last_interaction_on = met.last_on FROM contact AS same LEFT JOIN met ON met.id = same.id WHERE same.id = contact.id AND ${isOtherLast}`)
}

/** How many kept counts and last days differ from the interactions and keys. */
export const countWrongCounts = (sqlite: Database.Database): number =>
  Object.entries(keptCounts).reduce((sum, [table, anew]) => {
    const differing = `SELECT * FROM (SELECT * FROM ${table} EXCEPT SELECT * FROM (${anew})) UNION ALL SELECT * FROM (SELECT * FROM (${anew}) EXCEPT SELECT * FROM ${table})`
    return sum + Number(sqlite.prepare(`SELECT count(*) FROM (${differing})`).pluck().get())
  }, Number(sqlite.prepare(`SELECT count(*) FROM contact LEFT JOIN (${lastDays}) AS met ON met.id = contact.id WHERE ${isOtherLast}`).pluck().get()))
