import { addDays, type Day, daysBetween } from '../../shared/kernel/day'
import type { CommunityId } from '../../shared/networking/community'
import { type CommunityHealth, medianOf } from '../../shared/networking/community'
import { commitmentOf } from '../../shared/networking/level'
import { type SentimentLabel, sentimentLabels } from '../../shared/networking/sentiment/sentiment'
import type { StoreContext } from '../context'
import { labelOfNote, type UnreadNote } from './read-notes'
import { computedLevel, shownMoves } from './refresh-levels'

const activeSql = `SELECT DISTINCT ic.contact_id FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id WHERE i.community_id = @id AND i.on_day >= @from AND i.on_day <= @to`

const newSql = `SELECT count(*) FROM (SELECT ic.contact_id FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id WHERE i.community_id = @id GROUP BY 1 HAVING min(i.on_day) BETWEEN @from AND @to)`

/** Every day on which somebody spoke to us here, and the first day from it on which we spoke to them. A like says nothing, of theirs or ours. */
const responsesSql = `
  SELECT i.on_day AS askedOn, (SELECT min(o.on_day) FROM interaction_contact oc JOIN interaction o ON o.id = oc.interaction_id WHERE oc.contact_id = ic.contact_id AND o.on_day >= i.on_day AND o.direction <> 'incoming' AND o.type <> 'like') AS answeredOn
  FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id
  WHERE i.community_id = @id AND i.on_day >= @from AND i.on_day <= @to AND i.direction = 'incoming' AND i.type <> 'like' GROUP BY ic.contact_id, i.on_day`

/** People of each list by name. */
const mostNamed = 500

const joinedFrom = 'FROM membership m JOIN contact c ON c.id = m.contact_id WHERE m.community_id = @id AND m.joined_on >= @from AND m.joined_on <= @to'

const joinedSql = `SELECT c.id AS contactId, c.name, m.joined_on AS "on" ${joinedFrom} ORDER BY m.joined_on, c.sort_name LIMIT ${mostNamed}`

const movedFrom = `FROM ${shownMoves} JOIN contact c ON c.id = v.contact_id WHERE v.community_id = @id AND v.on_day >= @from AND v.on_day <= @to`

const movedSql = `SELECT c.id AS contactId, c.name, v.on_day AS "on", v.from_level AS "from", v.to_level AS "to" ${movedFrom} ORDER BY v.on_day, c.sort_name LIMIT ${mostNamed}`

const levelsSql = `SELECT level, count(*) AS members FROM (SELECT coalesce(m.level, ${computedLevel}) AS level FROM membership m WHERE m.community_id = @id AND (m.joined_on IS NULL OR m.joined_on <= @today)) GROUP BY level ORDER BY level`

/** What they said here: our own words say nothing of how they feel. */
const notesSql = `SELECT iif(i.sentiment_label = 'unread', i.note, '') AS note, i.sentiment, i.sentiment_label AS label, (SELECT iif(count(*) = 1, max(contact_id), NULL) FROM interaction_contact WHERE interaction_id = i.id) AS person FROM interaction i WHERE i.community_id = @id AND i.on_day >= @from AND i.on_day <= @to AND i.direction <> 'outgoing' AND i.sentiment_label <> 'empty'`

interface NoteRow extends UnreadNote {
  readonly label: SentimentLabel | 'none' | 'unread'
  /** Who alone said it. Null: several people took part, or none. */
  readonly person: number | null
}

const countLabels = (given: readonly (SentimentLabel | null)[]): Record<SentimentLabel, number> =>
  // Of each label, as listed.
  Object.fromEntries(sentimentLabels.map((label) => [label, given.filter((each) => each === label).length])) as Record<SentimentLabel, number>

const countSentiment = (notes: readonly NoteRow[]): CommunityHealth['sentiment'] => {
  const read = notes.flatMap((each) => {
    const label = each.label === 'unread' ? labelOfNote(each) : each.label
    return label === 'empty' ? [] : [{ label: label === 'none' ? null : label, person: each.person }]
  })
  const balances = new Map<number, number>()
  for (const { label, person } of read) if (label !== null && person !== null) balances.set(person, (balances.get(person) ?? 0) + (label === 'positive' ? 1 : label === 'negative' ? -1 : 0))
  return {
    ...countLabels(read.map(({ label }) => label)),
    unread: read.filter(({ label }) => label === null).length,
    corrected: notes.filter(({ sentiment }) => sentiment !== null).length,
    people: countLabels([...balances.values()].map((balance) => (balance > 0 ? 'positive' : balance < 0 ? 'negative' : 'neutral'))),
  }
}

interface HealthDays {
  readonly from: Day
  readonly to: Day
}

/** How a community fared in a window, both ends included, beside another: the one of the same length before it, unless `previous` names its days. */
export const communityHealth = ({ prepare }: Pick<StoreContext, 'prepare'>, id: CommunityId, { from, to }: HealthDays, previous: HealthDays = { from: addDays(from, -daysBetween(from, to) - 1), to: addDays(from, -1) }): CommunityHealth => {
  const window = { id, from, to }
  const activeIn = (first: Day, last: Day): Set<number> => new Set(prepare(activeSql).pluck().all({ id, from: first, to: last }).map(Number))
  const count = (people: string): number => Number(prepare(`SELECT count(*) ${people}`).pluck().get(window))
  const active = activeIn(from, to)
  const before = activeIn(previous.from, previous.to)
  // Each statement selects the columns of its part of CommunityHealth.
  const responses = prepare(responsesSql).all(window) as { askedOn: Day; answeredOn: Day | null }[]
  const levelsOn = (today: Day): CommunityHealth['levels'] => prepare(levelsSql).all({ id, today }) as CommunityHealth['levels']
  const levels = levelsOn(to)
  const answered = responses.flatMap(({ askedOn, answeredOn }) => (answeredOn === null ? [] : [daysBetween(askedOn, answeredOn)]))
  return {
    active: active.size,
    activeBefore: before.size,
    new: Number(prepare(newSql).pluck().get(window)),
    lapsed: [...before].filter((contact) => !active.has(contact)).length,
    responses: { asked: responses.length, answered: answered.length, medianDays: medianOf(answered) },
    sentiment: countSentiment(prepare(notesSql).all(window) as NoteRow[]),
    joinedTotal: count(joinedFrom),
    movedTotal: count(movedFrom),
    joined: prepare(joinedSql).all(window) as CommunityHealth['joined'],
    moved: prepare(movedSql).all(window) as CommunityHealth['moved'],
    levels,
    commitment: commitmentOf(levels),
    commitmentBefore: commitmentOf(levelsOn(addDays(from, -1))),
    sizes: prepare('SELECT on_day AS "on", members FROM community_size WHERE community_id = ? AND on_day <= ? ORDER BY on_day DESC LIMIT 500').all(id, to) as CommunityHealth['sizes'],
  }
}
