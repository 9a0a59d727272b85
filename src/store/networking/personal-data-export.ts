import { Day, localDay } from '../../shared/kernel/day'
import type { Contact, Photo } from '../../shared/networking/contact'
import type { StoreContext } from '../context'
import { readPhoto } from './contact-photo'
import { personFinder } from './person-finder'

/** A row of one kind of data. */
export type Row = Readonly<Record<string, string | number | null>>

/** Everything kept about one person, by kind; of other people only that there were some. */
export interface PersonalData {
  readonly exportedOn: Day
  readonly contact: Contact
  readonly photo: Photo | null
  readonly customFields: readonly Row[]
  readonly memberships: readonly Row[]
  readonly levelMoves: readonly Row[]
  readonly interactions: readonly Row[]
  readonly followUps: readonly Row[]
  readonly consents: readonly Row[]
  readonly posts: readonly Row[]
  readonly advocate: readonly Row[]
  readonly dismissedAlerts: readonly Row[]
  readonly stages: readonly Row[]
  readonly deals: readonly Row[]
  readonly sources: readonly Row[]
  readonly dealSources: readonly Row[]
  readonly recommendations: readonly Row[]
  readonly campaignAnswers: readonly Row[]
  readonly proposals: readonly Row[]
  readonly imports: readonly Row[]
  readonly importedInteractions: readonly Row[]
  readonly refusedRows: readonly Row[]
}

const aloneInDeal = '(SELECT count(*) FROM deal_contact WHERE deal_id = d.id) = 1'

/** What asks for each kind, by the contact. */
export const statements = {
  customFields:
    'SELECT f.name AS field, coalesce(v.text_value, v.number_value) AS value FROM custom_value v JOIN custom_field f ON f.id = v.field_id WHERE v.contact_id = ? ORDER BY f.position',
  memberships:
    'SELECT k.name AS community, k.platform, m.level AS pinnedLevel, m.joined_on AS joinedOn FROM membership m JOIN community k ON k.id = m.community_id WHERE m.contact_id = ? ORDER BY k.sort_name',
  levelMoves:
    'SELECT k.name AS community, v.on_day AS "on", v.from_level AS "from", v.to_level AS "to" FROM level_move v JOIN community k ON k.id = v.community_id WHERE v.contact_id = ? ORDER BY v.on_day',
  // A note about several people may be about the others: it is theirs too, and stays out.
  interactions: `SELECT i.on_day AS "on", i.type, i.direction, i.platform, i.minutes, k.name AS community, iif(others.count = 0, i.note, '') AS note, iif(others.count = 0, i.sentiment, NULL) AS sentiment, others.count AS otherPeople, ic.needs_no_reply AS needsNoReply FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id LEFT JOIN community k ON k.id = i.community_id
    JOIN (SELECT interaction_id, count(*) - 1 AS count FROM interaction_contact GROUP BY interaction_id) AS others ON others.interaction_id = i.id WHERE ic.contact_id = ? ORDER BY i.on_day, i.id`,
  followUps: 'SELECT on_day AS "on", note, done_on AS doneOn FROM follow_up WHERE contact_id = ? ORDER BY on_day',
  consents: 'SELECT purpose, basis, source, wording, given_on AS givenOn, withdrawn_on AS withdrawnOn FROM consent WHERE contact_id = ? ORDER BY given_on, id',
  posts: `SELECT on_day AS "on", kind, platform, url, text, reach, impressions, reactions, comments, shares, saves, clicks, views, promoted_impressions AS promotedImpressions, promoted_engagements AS promotedEngagements, promoted_clicks AS promotedClicks, permission, permission_on AS permissionOn, permission_note AS permissionNote, read_sentiment AS readSentiment, said_sentiment AS saidSentiment, external_id AS externalId
    FROM post WHERE author_id = ? ORDER BY on_day`,
  advocate: 'SELECT reason, since_day AS since FROM advocate WHERE contact_id = ?',
  dismissedAlerts: 'SELECT kind, on_day AS "on" FROM alert_dismissal WHERE contact_id = ? ORDER BY on_day',
  stages: 'SELECT lead_on AS leadOn, customer_on AS customerOn FROM contact_stage WHERE contact_id = ?',
  // What is written of a deal with several people may be about the others.
  deals: `SELECT d.name, d.on_day AS "on", d.status, d.amount_minor AS amountMinor, d.currency, iif(${aloneInDeal}, d.customer, '') AS customer, iif(${aloneInDeal}, d.note, '') AS note FROM deal_contact dc JOIN deal d ON d.id = dc.deal_id WHERE dc.contact_id = ? ORDER BY d.on_day`,
  sources:
    'SELECT a.position, a.source, k.name AS community, p.name AS campaign, a.on_day AS "on", a.words FROM attribution a LEFT JOIN community k ON k.id = a.source_community_id LEFT JOIN campaign p ON p.id = a.source_campaign_id WHERE a.contact_id = ? ORDER BY a.position',
  dealSources: `SELECT d.name AS deal, a.position, a.source, k.name AS community, p.name AS campaign, a.on_day AS "on", iif(${aloneInDeal}, a.words, '') AS words FROM deal_contact dc JOIN deal d ON d.id = dc.deal_id JOIN attribution a ON a.deal_id = d.id LEFT JOIN community k ON k.id = a.source_community_id LEFT JOIN campaign p ON p.id = a.source_campaign_id
    WHERE dc.contact_id = ? ORDER BY d.on_day, d.id, a.position`,
  // That others or their deals came through this person; who they are is theirs.
  recommendations: `SELECT iif(deal_id IS NULL, 'person', 'deal') AS brought, position, on_day AS "on" FROM attribution WHERE source_contact_id = ? ORDER BY on_day, id`,
  campaignAnswers:
    'SELECT p.name AS campaign, r.on_day AS "on", r.note FROM campaign_response r JOIN campaign p ON p.id = r.campaign_id WHERE r.contact_id = ? ORDER BY r.on_day',
  proposals:
    'SELECT a.rule, a.decision, a.decided_on AS "on" FROM bridge_action a WHERE ? IN (SELECT a.contact_id UNION ALL SELECT contact_id FROM bridge_action_contact WHERE action_id = a.id) ORDER BY a.decided_on, a.id',
  imports:
    'SELECT b.platform, b.imported_at AS "on", c.facts AS said, EXISTS (SELECT 1 FROM imported_contact WHERE contact_id = c.contact_id) AS cameByImport FROM import_claim c JOIN import_batch b ON b.id = c.batch_id WHERE c.contact_id = ? ORDER BY b.id',
  importedInteractions:
    'SELECT b.platform, b.imported_at AS "on", t.content AS said FROM interaction_contact ic JOIN import_touch_claim t ON t.interaction_id = ic.interaction_id JOIN import_batch b ON b.id = t.batch_id WHERE ic.contact_id = ? AND (SELECT count(*) FROM interaction_contact WHERE interaction_id = ic.interaction_id) = 1 ORDER BY b.id, t.interaction_id',
} as const

const refusedSql = `SELECT b.platform, b.imported_at AS "on", r.line, r.reason, r.text, b.receipt ->> '$.kind' AS kind FROM import_refusal r JOIN import_batch b ON b.id = r.batch_id WHERE b.receipt ->> '$.subject' = 'people' ORDER BY r.batch_id, r.position`

/** Rows of imports that were refused and seem to be about a contact. What a message says may be about the others who had it: it stays out. */
const refusedRowsAbout = (context: StoreContext, id: number): Row[] => {
  const { isRowAbout } = personFinder(context, JSON.stringify([id]))
  // The columns of refusedSql.
  const rows = context.prepare(refusedSql).all() as { platform: string; on: string; line: number; reason: string; text: string; kind: string }[]
  return rows.filter(({ text, reason }) => isRowAbout(text) || isRowAbout(reason)).map(({ kind, text, ...refused }) => ({ ...refused, text: /messages|archive/i.test(kind) ? '' : text }))
}

export const gatherPersonalData = (context: StoreContext, contact: Contact): PersonalData => {
  // Each statement selects texts, numbers and nulls.
  const rows = (sql: string): Row[] => context.prepare(sql).all(contact.id) as Row[]
  return {
    exportedOn: localDay(context.now()),
    contact,
    photo: readPhoto(context, contact.id),
    customFields: rows(statements.customFields),
    memberships: rows(statements.memberships),
    levelMoves: rows(statements.levelMoves),
    interactions: rows(statements.interactions),
    followUps: rows(statements.followUps),
    consents: rows(statements.consents),
    posts: rows(statements.posts),
    advocate: rows(statements.advocate),
    dismissedAlerts: rows(statements.dismissedAlerts),
    stages: rows(statements.stages),
    deals: rows(statements.deals),
    sources: rows(statements.sources),
    dealSources: rows(statements.dealSources),
    recommendations: rows(statements.recommendations),
    campaignAnswers: rows(statements.campaignAnswers),
    proposals: rows(statements.proposals),
    imports: rows(statements.imports),
    importedInteractions: rows(statements.importedInteractions),
    refusedRows: refusedRowsAbout(context, contact.id),
  }
}
