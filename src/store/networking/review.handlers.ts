import type { Day } from '../../shared/kernel/day'
import { ok } from '../../shared/kernel/result'
import type { Direction, InteractionType } from '../../shared/networking/interaction'
import { type FollowerGrowth, followerGrowth } from '../../shared/networking/own-handle'
import type { Compared, Review, reviewContract, ReviewPeople, SentimentFigures } from '../../shared/networking/review.contract'
import { daysOfPeriod, periodAfter, type ReviewDays, reviewWindows, type ReviewWindows } from '../../shared/networking/review-period'
import { netSentiment } from '../../shared/networking/sentiment/sentiment'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { goalsDueBetween } from './goal.handlers'
import { handlesBetween } from './own-handle.handlers'
import { engagementOver, postsBetween, sentimentSql } from './post-sql'
import { readSnapshots } from './snapshots'
import { voicesEndingBetween } from './share-of-voice.handlers'
import { touchTypes } from './touch-types'

const shownPeople = 50

/** The two windows under the names the statements use. */
const boundsOf = ({ now, before }: ReviewWindows) => ({ from: now.from, to: now.to, beforeFrom: before.from, beforeTo: before.to })
type Bounds = ReturnType<typeof boundsOf>

const inNow = (day: string): string => `${day} BETWEEN @from AND @to`
const inBefore = (day: string): string => `${day} BETWEEN @beforeFrom AND @beforeTo`

/** Two counts of one table by the day in a column. */
const bothCounts = (day: string, what = '*', condition = 'true'): string =>
  `count(${what}) FILTER (WHERE ${inNow(day)} AND ${condition}) AS now, count(${what}) FILTER (WHERE ${inBefore(day)} AND ${condition}) AS before`

const inEither = (day: string): string => `((${inNow(day)}) OR (${inBefore(day)}))`

const compare = ({ prepare }: StoreContext, bounds: Bounds, day: string, from: string, what = '*'): Compared =>
  // The two counts of bothCounts.
  prepare(`SELECT ${bothCounts(day, what)} FROM ${from} AND ${inEither(day)}`).get(bounds) as Compared

const byTypeSql = `SELECT i.type, i.direction, ${bothCounts('i.on_day')} FROM interaction i WHERE ${inEither('i.on_day')} GROUP BY i.type, i.direction`

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

const createdOn = 'substr(created_at, 1, 10)'

const touchFigures = (context: StoreContext, bounds: Bounds) => {
  // The columns of byTypeSql.
  const rows = context.prepare(byTypeSql).all(bounds) as TypeRow[]
  const isTouch = new Set(touchTypes.replaceAll("'", '').split(', '))
  const touches = rows.filter(({ type }) => isTouch.has(type))
  return {
    touches: touches.reduce<Compared>((sum, { now, before }) => ({ now: sum.now + now, before: sum.before + before }), { now: 0, before: 0 }),
    people: compare(context, bounds, 'i.on_day', `interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id WHERE i.type IN (${touchTypes})`, 'DISTINCT ic.contact_id'),
    byType: foldBy(rows, 'type'),
    byDirection: foldBy(touches, 'direction'),
  }
}

const communitiesSql = `
  WITH happened (community_id, now, before, joined, closer, further) AS (
    SELECT i.community_id, ${bothCounts('i.on_day')}, 0, 0, 0 FROM interaction i WHERE i.community_id IS NOT NULL AND ${inEither('i.on_day')} GROUP BY 1
    UNION ALL SELECT m.community_id, 0, 0, count(*), 0, 0 FROM membership m WHERE ${inNow('m.joined_on')} GROUP BY 1
    UNION ALL SELECT v.community_id, 0, 0, 0, count(*) FILTER (WHERE v.to_level < v.from_level), count(*) FILTER (WHERE v.to_level > v.from_level) FROM level_move v WHERE ${inNow('v.on_day')} GROUP BY 1)
  SELECT k.id, k.name, sum(h.now) AS now, sum(h.before) AS before, sum(h.joined) AS joined, sum(h.closer) AS closer, sum(h.further) AS further FROM happened h JOIN community k ON k.id = h.community_id
  GROUP BY k.id HAVING sum(h.now) + sum(h.joined) + sum(h.closer) + sum(h.further) > 0 ORDER BY now DESC, joined DESC, k.sort_name LIMIT ${shownPeople}`

const communityFigures = (context: StoreContext, bounds: Bounds) => {
  // The columns of communitiesSql.
  const rows = context.prepare(communitiesSql).all(bounds) as (Compared & Omit<Review['communities'][number], 'interactions'>)[]
  return {
    communitiesAdded: compare(context, bounds, createdOn, 'community WHERE true'),
    membersJoined: compare(context, bounds, 'joined_on', 'membership WHERE true'),
    movedCloser: compare(context, bounds, 'on_day', 'level_move WHERE to_level < from_level'),
    movedFurther: compare(context, bounds, 'on_day', 'level_move WHERE to_level > from_level'),
    communities: rows.map(({ now, before, ...row }) => ({ ...row, interactions: { now, before } })),
  }
}

const sentimentFigures = ({ prepare }: StoreContext, { from, to }: ReviewDays): SentimentFigures => {
  const label = (value: string): string => `count(*) FILTER (WHERE ${sentimentSql} = '${value}') AS ${value}`
  const sql = `SELECT ${label('positive')}, ${label('neutral')}, ${label('negative')}, count(*) FILTER (WHERE ${sentimentSql} IS NULL) AS unread FROM post p WHERE p.kind <> 'own' AND p.on_day BETWEEN ? AND ?`
  // The four counts of the statement.
  const counts = prepare(sql).get(from, to) as Pick<SentimentFigures, 'positive' | 'neutral' | 'negative' | 'unread'>
  const { net, reason } = netSentiment(counts)
  return { ...counts, net, reason }
}

/** Contacts with a day in a column within the period. */
const peopleWith = ({ prepare }: StoreContext, { from, to }: Bounds, source: string, day: string): ReviewPeople => {
  const within = `FROM ${source} WHERE ${day} BETWEEN ? AND ? AND +c.is_archived = 0`
  return {
    count: Number(prepare(`SELECT count(*) ${within}`).pluck().get(from, to)),
    // The columns of a person.
    people: prepare(`SELECT c.id AS contactId, c.name, ${day} AS "on" ${within} ORDER BY ${day} DESC, c.sort_name LIMIT ${shownPeople}`).all(from, to) as ReviewPeople['people'],
  }
}

const handleFigures = (context: StoreContext, { now, before }: ReviewWindows): Review['handles'] => {
  const growthIn = (id: Review['handles'][number]['id'], { from, to }: ReviewDays): FollowerGrowth => followerGrowth(readSnapshots(context, id), from, to)
  return handlesBetween(context, now.from, now.to).map(({ id, platform, handle, growth }) => ({ id, platform, handle, now: growth, before: growthIn(id, before) }))
}

export const reviewHandlers: Handlers<typeof reviewContract, StoreContext> = {
  of: (context, { period, today }) => {
    const windows = reviewWindows(period, today)
    const bounds = boundsOf(windows)
    const whole = daysOfPeriod(period)
    const wholeBefore = daysOfPeriod(periodAfter(period, -1))
    const goalsBefore = goalsDueBetween(context, wholeBefore.from, wholeBefore.to, today)
    const ownPosts = ({ from, to }: ReviewDays) => engagementOver(context, postsBetween(from, to, { kinds: ['own'] }))
    return ok({
      period,
      ...windows,
      contactsAdded: compare(context, bounds, createdOn, 'contact WHERE true'),
      ...touchFigures(context, bounds),
      ...communityFigures(context, bounds),
      ownPosts: { now: ownPosts(windows.now), before: ownPosts(windows.before) },
      postsAboutUs: compare(context, bounds, 'p.on_day', "post p WHERE p.kind <> 'own'"),
      sentiment: { now: sentimentFigures(context, windows.now), before: sentimentFigures(context, windows.before) },
      handles: handleFigures(context, windows),
      goals: goalsDueBetween(context, whole.from, whole.to, today),
      goalsBefore: { due: goalsBefore.length, reached: goalsBefore.filter(({ state }) => state === 'reached').length },
      wentQuiet: peopleWith(context, { ...bounds, to: earlier(windows.now.to, today) }, 'contact c', 'c.quiet_on'),
      cameBack: peopleWith(context, bounds, 'contact c', 'c.came_back_on'),
      newAdvocates: peopleWith(context, bounds, 'advocate a JOIN contact c ON c.id = a.contact_id', 'a.since_day'),
      voices: voicesEndingBetween(context, whole.from, whole.to),
    })
  },
}

const earlier = (left: Day, right: Day): Day => (left < right ? left : right)
