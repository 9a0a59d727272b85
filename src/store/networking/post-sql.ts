import { whereExact } from '../../shared/kernel/count'
import { addDays, type Day, localDay } from '../../shared/kernel/day'
import type { SortDirection } from '../../shared/kernel/page'
import { Platform } from '../../shared/kernel/platform'
import { sortName } from '../../shared/kernel/sort-name'
import { snapshotToleranceDays } from '../../shared/networking/own-handle'
import { type EngagementOverPosts, engagementParts, engagementRates, engagementsOf, engagementTotals, growingDays, Permission, pooledRate, type Post, type PostFields, type PostId, PostKind, type RateSums } from '../../shared/networking/post'
import type { PostChoice, PostGrouping, PostSort } from '../../shared/networking/post.contract'
import { type SentimentLabel, sentimentLabels } from '../../shared/networking/sentiment/sentiment'
import { ratio } from '../../shared/kernel/ratio'
import type { StoreContext } from '../context'
import { likePattern } from '../full-text'
import { groupOrder, placeAmong, type SqlGrouping } from '../sql-groups'

/** What is known of a post's engagements, added up. Null: nothing is. */
const engagements = `iif(coalesce(${engagementParts.map((part) => `p.${part}`).join(', ')}) IS NULL, NULL, ${engagementParts.map((part) => `ifnull(p.${part}, 0)`).join(' + ')})`

/** The snapshot that stands for the day of a post of our own: the nearest within tolerance, the earlier of two as near; as `snapshotFor`. What others post does not go to our followers. */
const followers = `iif(p.kind <> 'own', NULL, coalesce((SELECT s.followers FROM follower_snapshot s WHERE s.own_handle_id = p.own_handle_id AND s.on_day = p.on_day), (SELECT s.followers FROM follower_snapshot s WHERE s.own_handle_id = p.own_handle_id AND s.on_day BETWEEN date(p.on_day, '-${snapshotToleranceDays} days') AND date(p.on_day, '+${snapshotToleranceDays} days')
  ORDER BY abs(julianday(s.on_day) - julianday(p.on_day)), s.on_day LIMIT 1)))`

/** A quotient, or null where there is none; `ratio` in SQL, to sort by. */
const quotient = (denominator: string): string => `(1.0 * ${engagements} / nullif(${denominator}, 0))`

/** SQL of what a person said of a text, else of how it was read; null: it could not be read. */
export const sentimentSql = `coalesce(p.said_sentiment, iif(p.read_sentiment IN ('unread', 'none'), NULL, p.read_sentiment))`

export const postSelect = `SELECT p.id, p.kind, p.platform, p.own_handle_id AS ownHandleId, p.author_id AS authorId, p.on_day AS "on", p.url, p.text, p.reach, p.impressions, p.reactions, p.comments, p.shares, p.saves, p.clicks, p.views, p.promoted_impressions AS promotedImpressions, p.promoted_engagements AS promotedEngagements, p.promoted_clicks AS promotedClicks,
  p.permission, p.permission_on AS permissionOn, p.permission_note AS permissionNote, p.said_sentiment AS saidSentiment, ${sentimentSql} AS sentiment, c.name AS authorName, h.handle AS ownHandle, ${followers} AS followers
  FROM post p LEFT JOIN contact c ON c.id = p.author_id LEFT JOIN own_handle h ON h.id = p.own_handle_id`

const sortColumns: Readonly<Record<PostSort, string>> = {
  on: 'p.on_day', author: 'c.sort_name', reach: 'p.reach', impressions: 'p.impressions', engagements, reactions: 'p.reactions', comments: 'p.comments', shares: 'p.shares', saves: 'p.saves', clicks: 'p.clicks', views: 'p.views',
  promotedImpressions: 'p.promoted_impressions', promotedEngagements: 'p.promoted_engagements', promotedClicks: 'p.promoted_clicks',
  byReach: quotient('p.reach'), byImpressions: quotient('p.impressions'), byFollowers: quotient(followers),
}

/** An order by a column, n/a last in both directions; group by group where they are grouped. */
export const postOrder = (sort: PostSort, direction: SortDirection, grouping: SqlGrouping | null): string => {
  const way = direction === 'ascending' ? 'ASC' : 'DESC'
  return `ORDER BY ${grouping === null ? '' : `${groupOrder(grouping)}, `}${sortColumns[sort]} ${way} NULLS LAST, p.id ${way}`
}

const permission = "iif(p.kind = 'own', NULL, p.permission)"
const month = 'substr(p.on_day, 1, 7)'

/** How posts are grouped, over `p` and its handle `h`. */
export const postGroupings: Readonly<Record<PostGrouping, SqlGrouping>> = {
  kind: { key: 'p.kind', order: placeAmong('p.kind', PostKind.options) },
  platform: { key: 'p.platform', order: placeAmong('p.platform', Platform.options) },
  handle: { key: 'p.own_handle_id', label: 'h.handle', order: 'h.handle, h.id' },
  month: { key: month, order: `${month} DESC` },
  sentiment: { key: sentimentSql, order: placeAmong(sentimentSql, sentimentLabels) },
  permission: { key: permission, order: placeAmong(permission, Permission.options) },
}

interface PostCondition {
  readonly sql: string
  readonly values: Readonly<Record<string, string | number>>
}

/** The posts of a choice; only what it asks for stands in the text, so that an index can be used. */
export const postWhere = ({ kinds, platform, ownHandleId, authorId, permission, sentiment, from, to, search }: PostChoice): PostCondition => {
  const parts: string[] = []
  const values: Record<string, string | number> = {}
  const when = (condition: string, name: string, value: string | number | null): void => {
    if (value === null) return
    parts.push(condition)
    values[name] = value
  }
  when('p.kind IN (SELECT value FROM json_each(@kinds))', 'kinds', kinds === null ? null : JSON.stringify(kinds))
  when('p.platform = @platform', 'platform', platform)
  when('p.own_handle_id = @ownHandleId', 'ownHandleId', ownHandleId)
  when('p.author_id = @authorId', 'authorId', authorId)
  when("p.kind <> 'own' AND p.permission = @permission", 'permission', permission)
  if (sentiment === 'unread') parts.push(`${sentimentSql} IS NULL`)
  else when(`${sentimentSql} = @sentiment`, 'sentiment', sentiment)
  when('p.on_day >= @from', 'from', from)
  when('p.on_day <= @to', 'to', to)
  const wanted = sortName(search)
  when(`(p.search_text LIKE @pattern ESCAPE '\\' OR p.author_id IN (SELECT id FROM contact WHERE sort_name LIKE @pattern ESCAPE '\\'))`, 'pattern', wanted === '' ? null : likePattern(wanted))
  return { sql: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values }
}

/** A row of postSelect as a post, with what is computed from it. */
export const toPost = (row: unknown): Post => {
  // Selected by postSelect.
  const post = row as PostFields & { id: PostId; authorName: string | null; ownHandle: string | null; followers: number | null; sentiment: SentimentLabel | null }
  const { sum, parts } = engagementsOf(post)
  return { ...post, engagements: sum, engagementParts: parts, rates: engagementRates({ engagements: sum, reach: post.reach, impressions: post.impressions, followers: post.followers }) }
}

/** The sums that a rate over posts is made of, over the posts that have both parts. As here all are taken of real numbers, which are exact as far as a count is; SQLite gives up on whole ones beyond 2^63. */
const rateSums = (name: string, base: string): string => {
  const hasBoth = `engagements IS NOT NULL AND ${base} > 0`
  return `sum(1.0 * engagements) FILTER (WHERE ${hasBoth}) AS ${name}Engagements, sum(1.0 * ${base}) FILTER (WHERE ${hasBoth}) AS ${name}Base, sum(1.0 * engagements / ${base}) FILTER (WHERE ${hasBoth}) AS ${name}Rates, count(*) FILTER (WHERE ${hasBoth}) AS ${name}Posts`
}

/** What was paid for, over the posts that say it beside what was not. */
const hasPromoted = 'promoted_impressions > 0 AND impressions IS NOT NULL'
const promotedSums = `count(*) FILTER (WHERE ${hasPromoted}) AS promotedPosts, sum(1.0 * promoted_impressions) FILTER (WHERE ${hasPromoted}) AS promotedImpressions, sum(1.0 * promoted_engagements) FILTER (WHERE ${hasPromoted}) AS promotedEngagements,
    sum(1.0 * promoted_clicks) FILTER (WHERE ${hasPromoted}) AS promotedClicks, sum(1.0 * impressions) FILTER (WHERE ${hasPromoted}) AS organicImpressions`

type SumRow = Readonly<Record<string, number | null>>

const sumsOf = (row: SumRow, name: string): RateSums => ({ engagements: row[`${name}Engagements`] ?? null, base: row[`${name}Base`] ?? null, rates: row[`${name}Rates`] ?? null, posts: row[`${name}Posts`] ?? 0 })

/** Engagement over the posts of a choice, summed in SQL. Source: `engagementDefinition`. */
export const engagementOver = ({ prepare, now }: StoreContext, choice: PostChoice): EngagementOverPosts => {
  const { sql, values } = postWhere(choice)
  const measured = `WITH measured AS MATERIALIZED (SELECT p.on_day, p.own_handle_id, p.reach, p.impressions, p.reactions, p.comments, p.shares, p.saves, p.clicks, p.views, p.promoted_impressions, p.promoted_engagements, p.promoted_clicks, ${engagements} AS engagements, ${followers} AS followers FROM post p ${sql})`
  const sums = `SELECT count(*) AS posts, count(*) FILTER (WHERE on_day >= @growingSince) AS growing, sum(1.0 * engagements) AS engagements, sum(1.0 * reactions) AS reactions, sum(1.0 * comments) AS comments, sum(1.0 * shares) AS shares, sum(1.0 * saves) AS saves, sum(1.0 * clicks) AS clicks, sum(1.0 * impressions) AS impressions, sum(1.0 * views) AS views, ${promotedSums},
    ${rateSums('reach', 'reach')}, ${rateSums('impressions', 'impressions')}, ${rateSums('followers', 'followers')} FROM measured`
  const days = 'SELECT count(*) AS days, sum(rate) AS dayRates FROM (SELECT sum(1.0 * engagements) / max(followers) AS rate FROM measured WHERE engagements IS NOT NULL AND followers > 0 GROUP BY own_handle_id, on_day)'
  // Sums and counts under the names in the statement.
  const row = prepare(`${measured} SELECT * FROM (${sums}), (${days})`).get({ ...values, growingSince: addDays(localDay(now()), 1 - growingDays) }) as SumRow
  const byFollowers = sumsOf(row, 'followers')
  const total = (name: string): number | null => whereExact(row[name] ?? null)
  return {
    posts: row['posts'] ?? 0,
    growing: row['growing'] ?? 0,
    engagements: total('engagements'),
    reactions: total('reactions'),
    comments: total('comments'),
    shares: total('shares'),
    saves: total('saves'),
    clicks: total('clicks'),
    impressions: total('impressions'),
    views: total('views'),
    beyondExact: engagementTotals.filter((name) => row[name] !== null && total(name) === null),
    promoted: { posts: row['promotedPosts'] ?? 0, impressions: total('promotedImpressions'), engagements: total('promotedEngagements'), clicks: total('promotedClicks'), organicImpressions: total('organicImpressions') },
    byReach: pooledRate(sumsOf(row, 'reach')),
    byImpressions: pooledRate(sumsOf(row, 'impressions')),
    byFollowers: { daily: ratio(row['dayRates'] ?? null, row['days'] ?? null), mean: ratio(byFollowers.rates, byFollowers.posts), posts: byFollowers.posts },
  }
}

/** All posts of a window of days, whichever they are. */
export const postsBetween = (from: Day | null, to: Day | null, part: Partial<PostChoice>): PostChoice => ({
  kinds: null,
  platform: null,
  ownHandleId: null,
  authorId: null,
  permission: null,
  sentiment: null,
  search: '',
  ...part,
  from,
  to,
})
