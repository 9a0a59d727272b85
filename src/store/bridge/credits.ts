import { type AttributionFacts, type AttributionSource, type Credits, creditsOf, type Touch, type TypedCredit } from '../../shared/bridge/attribution'
import type { TypedCredits } from '../../shared/bridge/attribution.contract'
import { groupBy } from '../../shared/kernel/group-by'
import type { CampaignId } from '../../shared/marketing/campaign'
import type { StoreContext } from '../context'
import { touchTypes } from '../networking/touch-types'

/** A deal or contact whose credits are asked for. */
export interface CreditSubject {
  readonly id: number
  /** Touches up to this day count; null: all. */
  readonly until: string | null
  /** Whose touches count. */
  readonly contactIds: readonly number[]
  /** The campaign it names. Null: none. */
  readonly campaign: { readonly id: CampaignId; readonly name: string } | null
}

type SubjectKind = 'deal' | 'contact'

interface EdgeRow extends Omit<Touch, 'words' | 'source'> {
  readonly subject: number
  readonly fromStart: number
  readonly fromEnd: number
}

// The first and the last touch of each subject; the others never leave the store. An answer to a campaign comes before a talk of the same day.
const edgesSql = `
  WITH subject AS (SELECT value ->> 0 AS id, value ->> 1 AS contact_id, value ->> 2 AS until FROM json_each(?)),
  touch AS (
    SELECT s.id AS subject, i.on_day, 1 AS rank, i.id AS touch_id, i.type, s.contact_id, i.community_id, NULL AS campaign_id
    FROM subject s CROSS JOIN interaction_contact ic ON ic.contact_id = s.contact_id CROSS JOIN interaction i ON i.id = ic.interaction_id
    WHERE i.on_day <= s.until AND i.type IN (${touchTypes})
    UNION ALL
    SELECT s.id, r.on_day, 0, r.id, NULL, s.contact_id, NULL, r.campaign_id FROM subject s CROSS JOIN campaign_response r ON r.contact_id = s.contact_id WHERE r.on_day <= s.until),
  ranked AS (
    SELECT *, row_number() OVER (PARTITION BY subject ORDER BY on_day, rank, touch_id, contact_id) AS fromStart,
      row_number() OVER (PARTITION BY subject ORDER BY on_day DESC, rank DESC, touch_id DESC, contact_id) AS fromEnd
    FROM touch)
  SELECT subject, fromStart, fromEnd, type, ranked.on_day AS "on", ranked.contact_id AS contactId, c.name AS contactName, ranked.community_id AS communityId, k.name AS communityName,
    ranked.campaign_id AS campaignId, p.name AS campaignName
  FROM ranked LEFT JOIN contact c ON c.id = ranked.contact_id LEFT JOIN community k ON k.id = ranked.community_id LEFT JOIN campaign p ON p.id = ranked.campaign_id
  WHERE fromStart = 1 OR fromEnd = 1`

interface TypedRow extends Touch {
  readonly subject: number
  readonly position: 'first' | 'last' | 'said'
}

const typedSql = (kind: SubjectKind): string => `
  SELECT a.${kind}_id AS subject, a.position, a.source, NULL AS type, a.on_day AS "on", a.words, a.source_contact_id AS contactId, c.name AS contactName, a.source_community_id AS communityId, k.name AS communityName,
    a.source_campaign_id AS campaignId, p.name AS campaignName
  FROM attribution a LEFT JOIN contact c ON c.id = a.source_contact_id LEFT JOIN community k ON k.id = a.source_community_id LEFT JOIN campaign p ON p.id = a.source_campaign_id
  WHERE a.${kind}_id IN (SELECT value FROM json_each(?))`

const sourceOf = ({ campaignId }: Pick<Touch, 'campaignId'>): AttributionSource => (campaignId === null ? 'relationship' : 'campaign')

const toTouch = ({ subject: _subject, fromStart: _start, fromEnd: _end, ...edge }: EdgeRow): Touch => ({ ...edge, source: sourceOf(edge), words: '' })

const withoutSubject = ({ subject: _subject, position: _position, ...touch }: TypedRow): Touch => touch

const namedTouch = (campaign: CreditSubject['campaign']): Touch | null =>
  campaign === null ? null : { source: 'campaign', contactId: null, contactName: null, communityId: null, communityName: null, campaignId: campaign.id, campaignName: campaign.name, type: null, on: null, words: '' }

const typedAt = (rows: readonly TypedRow[], position: TypedRow['position']): Touch | null => {
  const row = rows.find((one) => one.position === position)
  return row === undefined ? null : withoutSubject(row)
}

const readTyped = ({ prepare }: StoreContext, kind: SubjectKind, ids: readonly number[]): ReadonlyMap<number, readonly TypedRow[]> =>
  // The columns of typedSql.
  groupBy(prepare(typedSql(kind)).all(JSON.stringify(ids)) as TypedRow[], ({ subject }) => subject)

/** First touch, last touch and self-reported source of many deals or contacts at once, by their ids. */
export const readCredits = (context: StoreContext, kind: SubjectKind, subjects: readonly CreditSubject[]): ReadonlyMap<number, Credits> => {
  const asked = subjects.flatMap(({ id, until, contactIds }) => contactIds.map((contactId) => [id, contactId, until ?? '9999-12-31']))
  // The columns of edgesSql.
  const edges = groupBy(context.prepare(edgesSql).all(JSON.stringify(asked)) as EdgeRow[], ({ subject }) => subject)
  const typed = readTyped(context, kind, subjects.map(({ id }) => id))
  return new Map(
    subjects.map(({ id, campaign }) => {
      const own = edges.get(id) ?? []
      const said = typed.get(id) ?? []
      const edge = (which: 'fromStart' | 'fromEnd'): Touch | null => {
        const row = own.find((one) => one[which] === 1)
        return row === undefined ? null : toTouch(row)
      }
      const facts: AttributionFacts = { earliest: edge('fromStart'), latest: edge('fromEnd'), namedCampaign: namedTouch(campaign), typed: { first: typedAt(said, 'first'), last: typedAt(said, 'last'), said: typedAt(said, 'said') } }
      return [id, creditsOf(facts)] as const
    }),
  )
}

const toTyped = (touch: Touch | null): TypedCredit | null => (touch === null ? null : { source: touch.source, contactId: touch.contactId, communityId: touch.communityId, campaignId: touch.campaignId, on: touch.on, words: touch.words })

/** What a person typed in of one deal or contact, to be edited. */
export const readTypedCredits = (context: StoreContext, kind: SubjectKind, id: number): TypedCredits => {
  const rows = readTyped(context, kind, [id]).get(id) ?? []
  return { first: toTyped(typedAt(rows, 'first')), last: toTyped(typedAt(rows, 'last')), said: toTyped(typedAt(rows, 'said')) }
}

/** Writes what a person typed in, in place of what they had. */
export const writeTypedCredits = ({ prepare }: StoreContext, kind: SubjectKind, id: number, typed: TypedCredits): void => {
  for (const position of ['first', 'last', 'said'] as const) {
    const credit = typed[position]
    if (credit === null) {
      prepare(`DELETE FROM attribution WHERE ${kind}_id = ? AND position = ?`).run(id, position)
      continue
    }
    prepare(
      `INSERT INTO attribution (${kind}_id, position, source, source_contact_id, source_community_id, source_campaign_id, on_day, words) VALUES (@id, @position, @source, @contactId, @communityId, @campaignId, @on, @words)
       ON CONFLICT (${kind}_id, position) WHERE ${kind}_id IS NOT NULL DO UPDATE SET source = @source, source_contact_id = @contactId, source_community_id = @communityId, source_campaign_id = @campaignId, on_day = @on, words = @words`,
    ).run({ ...credit, id, position })
  }
}
