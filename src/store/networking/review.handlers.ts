import { addDays, type Day, firstOfMonth, monthOf, startOfLocalDay } from '../../shared/kernel/day'
import { ok } from '../../shared/kernel/result'
import type { Direction, InteractionType } from '../../shared/networking/interaction'
import type { Compared, Review, reviewContract, ReviewPeople, SentimentFigures } from '../../shared/networking/review.contract'
import { daysOfPeriod, periodAfter, type ReviewDays, type ReviewPeriod, reviewWindows, type ReviewWindows } from '../../shared/networking/review-period'
import { netSentiment } from '../../shared/networking/sentiment/sentiment'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { hasPhotoSql, type PhotoCount, withPhoto } from './contact-photo'
import { goalsDueBetween } from './goal.handlers'
import { countInteractions } from './interaction-list'
import { listHandles } from './own-handle.handlers'
import { engagementOver, postsBetween, sentimentSql } from './post-sql'
import { shownMoves } from './refresh-levels'
import { growthOf, newestSnapshot } from './snapshots'
import { voicesEndingBetween } from './share-of-voice.handlers'
import { touchTypes } from './touch-types'

const shownPeople = 50

/** The two windows under the names the statements use. Each begins with a month: its whole months are in the kept counts, the rest is what remains of its last month. */
const boundsOf = ({ now, before }: ReviewWindows) => ({
  from: now.from,
  to: now.to,
  begin: startOfLocalDay(now.from),
  end: startOfLocalDay(addDays(now.to, 1)),
  rest: firstOfMonth(monthOf(addDays(now.to, 1))),
  beforeFrom: before.from,
  beforeTo: before.to,
  beforeBegin: startOfLocalDay(before.from),
  beforeEnd: startOfLocalDay(addDays(before.to, 1)),
  beforeRest: firstOfMonth(monthOf(addDays(before.to, 1))),
})
type Bounds = ReturnType<typeof boundsOf>

/** Rows of a table of counts by month, and of what it does not count yet, with `now` and `before`; `keys`: its columns beside those. */
const monthlySql = (table: 'interaction_month' | 'community_month', keys: string, condition: string): string => {
  const part = (from: string, to: string, rest: string, counts: (count: string) => string): string => `
    SELECT ${keys}, ${counts('interactions')} FROM ${table} WHERE month >= substr(@${from}, 1, 7) AND month < substr(@${rest}, 1, 7)
    UNION ALL SELECT ${keys}, ${counts('count(*)')} FROM interaction WHERE on_day BETWEEN @${rest} AND @${to} AND ${condition} GROUP BY ${keys}`
  return `${part('from', 'to', 'rest', (count) => `${count} AS now, 0 AS before`)} UNION ALL ${part('beforeFrom', 'beforeTo', 'beforeRest', (count) => `0, ${count}`)}`
}

const inNow = (day: string): string => `${day} BETWEEN @from AND @to`

/** Two counts by the day in a column, each from its index. */
const compare = ({ prepare }: StoreContext, bounds: Bounds, day: string, from: string): Compared => {
  const within = (first: string, last: string): string => `(SELECT count(*) FROM ${from} AND ${day} BETWEEN @${first} AND @${last})`
  // The two counts of the statement.
  return prepare(`SELECT ${within('from', 'to')} AS now, ${within('beforeFrom', 'beforeTo')} AS before`).get(bounds) as Compared
}

const byTypeSql = `SELECT type, direction, sum(now) AS now, sum(before) AS before FROM (${monthlySql('interaction_month', 'type, direction', 'true')}) GROUP BY type, direction`

interface TypeRow extends Compared {
  readonly type: InteractionType
  readonly direction: Direction
}

/** Rows added up by one of their columns, most first. */
const foldBy = <K extends 'type' | 'direction'>(rows: readonly TypeRow[], key: K): (Compared & Pick<TypeRow, K>)[] => {
  const sums = new Map<TypeRow[K], Compared>()
  for (const row of rows) {
    const { now, before } = sums.get(row[key]) ?? { now: 0, before: 0 }
    sums.set(row[key], { now: now + row.now, before: before + row.before })
  }
  // One entry per value of the column.
  return [...sums].map(([value, counts]) => ({ [key]: value, ...counts }) as unknown as Compared & Pick<TypeRow, K>).sort((left, right) => right.now - left.now || right.before - left.before)
}

/** Contacts or communities that were added, by the moment of it. */
const addedSql = (table: string, condition: string): string => {
  const within = (begin: string, end: string): string => `(SELECT count(*) FROM ${table} WHERE ${condition} AND created_at >= @${begin} AND created_at < @${end})`
  return `SELECT ${within('begin', 'end')} AS now, ${within('beforeBegin', 'beforeEnd')} AS before`
}

// The two counts of addedSql.
const added = ({ prepare }: StoreContext, bounds: Bounds, table: string, condition: string): Compared => prepare(addedSql(table, condition)).get(bounds) as Compared

/** Each window begins with its period, so that whoever was met first by its end was met in it. */
const peopleSql = `SELECT (SELECT count(*) FROM first_touch WHERE period = @period AND on_day <= @to) AS now, (SELECT count(*) FROM first_touch WHERE period = @periodBefore AND on_day <= @beforeTo) AS before`

const touchFigures = (context: StoreContext, period: ReviewPeriod, bounds: Bounds) => {
  // The columns of byTypeSql.
  const rows = context.prepare(byTypeSql).all(bounds) as TypeRow[]
  const isTouch = new Set(touchTypes.replaceAll("'", '').split(', '))
  const touches = rows.filter(({ type }) => isTouch.has(type))
  return {
    touches: touches.reduce<Compared>((sum, { now, before }) => ({ now: sum.now + now, before: sum.before + before }), { now: 0, before: 0 }),
    // The two counts of peopleSql.
    people: context.prepare(peopleSql).get({ ...bounds, period, periodBefore: periodAfter(period, -1) }) as Compared,
    byType: foldBy(rows, 'type'),
    byDirection: foldBy(touches, 'direction'),
  }
}

const communitiesSql = `
  WITH happened (community_id, now, before, joined, closer, further) AS (
    SELECT community_id, now, before, 0, 0, 0 FROM (${monthlySql('community_month', 'community_id', 'community_id IS NOT NULL')})
    UNION ALL SELECT m.community_id, 0, 0, count(*), 0, 0 FROM membership m WHERE ${inNow('m.joined_on')} GROUP BY 1
    UNION ALL SELECT v.community_id, 0, 0, 0, count(*) FILTER (WHERE v.to_level < v.from_level), count(*) FILTER (WHERE v.to_level > v.from_level) FROM ${shownMoves} WHERE ${inNow('v.on_day')} GROUP BY 1)
  SELECT k.id, k.name, sum(h.now) AS now, sum(h.before) AS before, sum(h.joined) AS joined, sum(h.closer) AS closer, sum(h.further) AS further FROM happened h JOIN community k ON k.id = h.community_id
  GROUP BY k.id HAVING sum(h.now) + sum(h.joined) + sum(h.closer) + sum(h.further) > 0 ORDER BY now DESC, joined DESC, k.sort_name LIMIT ${shownPeople}`

const communityFigures = (context: StoreContext, bounds: Bounds) => {
  // The columns of communitiesSql.
  const rows = context.prepare(communitiesSql).all(bounds) as (Compared & Omit<Review['communities'][number], 'interactions'>)[]
  return {
    communitiesAdded: added(context, bounds, 'community', 'true'),
    membersJoined: compare(context, bounds, 'joined_on', 'membership WHERE true'),
    movedCloser: compare(context, bounds, 'v.on_day', `${shownMoves} WHERE v.to_level < v.from_level`),
    movedFurther: compare(context, bounds, 'v.on_day', `${shownMoves} WHERE v.to_level > v.from_level`),
    communities: rows.map(({ now, before, ...row }) => ({ ...row, interactions: { now, before } })),
  }
}

const sentimentFigures = ({ prepare }: StoreContext, { from, to }: ReviewDays): SentimentFigures => {
  const label = (value: string): string => `count(*) FILTER (WHERE ${sentimentSql} = '${value}') AS ${value}`
  const sql = `SELECT ${label('positive')}, ${label('neutral')}, ${label('negative')}, count(*) FILTER (WHERE ${sentimentSql} IS NULL) AS unread FROM post p WHERE p.kind IN ('user_generated', 'mention') AND p.on_day BETWEEN ? AND ?`
  // The four counts of the statement.
  return netFigures(prepare(sql).get(from, to) as SentimentCounted)
}

type SentimentCounted = Pick<SentimentFigures, 'positive' | 'neutral' | 'negative' | 'unread'>

const netFigures = (counts: SentimentCounted): SentimentFigures => {
  const { net, reason } = netSentiment(counts)
  return { ...counts, net, reason }
}

/** How what others said to us reads, of all communities and of none. */
const noteFigures = (context: StoreContext, days: ReviewDays): SentimentFigures => {
  const count = (sentiment: keyof SentimentCounted): number => countInteractions(context, { ...days, sentiment, touchDirection: 'theirs' })
  return netFigures({ positive: count('positive'), neutral: count('neutral'), negative: count('negative'), unread: count('unread') })
}

/** Contacts with a day in a column within the period. `condition`: of them, who counts. */
const peopleWith = ({ prepare }: StoreContext, { from, to }: Bounds, source: string, day: string, condition = 'true'): ReviewPeople => {
  const within = `FROM ${source} WHERE ${day} BETWEEN ? AND ? AND +c.is_archived = 0 AND ${condition}`
  return {
    count: Number(prepare(`SELECT count(*) ${within}`).pluck().get(from, to)),
    // The columns of a person.
    people: (prepare(`SELECT c.id AS contactId, c.name, ${hasPhotoSql('c.id')}, ${day} AS "on" ${within} ORDER BY ${day} DESC, c.sort_name LIMIT ${shownPeople}`).all(from, to) as PhotoCount<ReviewPeople['people'][number]>[]).map(withPhoto),
  }
}

type Windows = Pick<ReviewWindows, 'now' | 'before'>

/** A figure of each window. */
const beside = <Figure>({ now, before }: Windows, of: (days: ReviewDays) => Figure): { readonly now: Figure; readonly before: Figure } => ({ now: of(now), before: of(before) })

/** How one of our handles grew. */
const growthFigures = (context: StoreContext, { id, platform, handle }: ReturnType<typeof listHandles>[number], windows: Windows): Review['handles'][number] => ({
  id,
  platform,
  handle,
  ...beside(windows, ({ from, to }) => growthOf(context, id, from, to)),
})

/** What our own posts came to. */
const ownPostFigures = (context: StoreContext, { from, to }: ReviewDays): Review['ownPosts']['now'] => engagementOver(context, postsBetween(from, to, { kinds: ['own'] }))

/** So many days up to one, and as many before. */
const lastDays = (to: Day, days: number): Windows => ({ now: { from: addDays(to, 1 - days), to }, before: { from: addDays(to, 1 - 2 * days), to: addDays(to, -days) } })

/** How our handles grew, and what was posted by us and about us. */
export const presenceFigures = (context: StoreContext, windows: Windows): Pick<Review, 'ownPosts' | 'sentiment' | 'handles'> => ({
  ownPosts: beside(windows, (stretch) => ownPostFigures(context, stretch)),
  sentiment: beside(windows, (stretch) => sentimentFigures(context, stretch)),
  handles: listHandles(context).map((handle) => growthFigures(context, handle, windows)),
})

export const reviewHandlers: Handlers<typeof reviewContract, StoreContext> = {
  of: (context, { period, today }) => {
    const windows = reviewWindows(period, today)
    const bounds = boundsOf(windows)
    const whole = daysOfPeriod(period)
    const wholeBefore = daysOfPeriod(periodAfter(period, -1))
    const goalsBefore = goalsDueBetween(context, wholeBefore.from, wholeBefore.to, today)
    return ok({
      period,
      ...windows,
      contactsAdded: added(context, bounds, 'contact', 'is_archived IN (0, 1)'),
      ...touchFigures(context, period, bounds),
      ...communityFigures(context, bounds),
      ...presenceFigures(context, windows),
      postsAboutUs: compare(context, bounds, 'p.on_day', "post p WHERE p.kind IN ('user_generated', 'mention')"),
      goals: goalsDueBetween(context, whole.from, whole.to, today),
      goalsBefore: { due: goalsBefore.length, reached: goalsBefore.filter(({ state }) => state === 'reached').length },
      wentQuiet: peopleWith(context, { ...bounds, to: earlier(windows.now.to, today) }, 'contact c', 'c.quiet_on', '+c.has_objected = 0'),
      cameBack: peopleWith(context, bounds, 'contact c', 'c.came_back_on'),
      newAdvocates: peopleWith(context, bounds, 'advocate a JOIN contact c ON c.id = a.contact_id', 'a.since_day'),
      voices: voicesEndingBetween(context, whole.from, whole.to),
    })
  },

  measures: (context, { today, days }) => {
    const windows = lastDays(today, days)
    const known = listHandles(context).map((handle) => ({ handle, newest: newestSnapshot(context, handle.id) }))
    const noted = known.flatMap(({ newest }) => newest?.on ?? []).toSorted().at(-1)
    const followed = lastDays(noted ?? today, days)
    const handles = known.map(({ handle, newest }) => ({ ...growthFigures(context, handle, followed), newest }))
    return ok({
      ...windows,
      ownPosts: beside(windows, (stretch) => ownPostFigures(context, stretch)),
      sentiment: beside(windows, (stretch) => sentimentFigures(context, stretch)),
      notes: beside(windows, (stretch) => noteFigures(context, stretch)),
      followers: { ...followed, handles: handles.toSorted((left, right) => (right.newest?.followers ?? -1) - (left.newest?.followers ?? -1)) },
    })
  },
}

const earlier = (left: Day, right: Day): Day => (left < right ? left : right)
