import { type ActionOutcome, BridgeRule, type Proposal } from '../../shared/bridge/action'
import type { BridgeAction, BridgeActionId, bridgeActionContract } from '../../shared/bridge/action.contract'
import { proposalKey, proposals } from '../../shared/bridge/action-rules'
import { AudienceFields } from '../../shared/marketing/audience'
import { CreativeFields, CreativeState, creativeStateNames } from '../../shared/marketing/creative'
import { cutText } from '../../shared/kernel/cut-text'
import type { Day } from '../../shared/kernel/day'
import { err, ok, type Result } from '../../shared/kernel/result'
import { amidSentence } from '../../shared/kernel/words'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { insertAudience } from '../marketing/audience.handlers'
import { creativeHandlers } from '../marketing/creative.handlers'
import { followUpHandlers } from '../networking/follow-up.handlers'
import { touchTypes } from '../networking/touch-types'
import { gatherActionFacts } from './gather-action-facts'

const answeredKeys = ({ prepare }: StoreContext): ReadonlySet<string> => new Set(prepare("SELECT rule || ' ' || subject FROM bridge_action").pluck().all().map(String))

const openProposals = (context: StoreContext, today: Day): Proposal[] => proposals(gatherActionFacts(context, today), answeredKeys(context))

interface Answer {
  readonly rule: BridgeRule
  readonly subject: string
  readonly today: Day
}

const findProposal = (context: StoreContext, { rule, subject, today }: Answer): Proposal | null => openProposals(context, today).find((proposal) => proposalKey(proposal) === proposalKey({ rule, subject })) ?? null

interface Made {
  readonly audienceId: number | null
  readonly creativeId: number | null
}

/** Writes that a proposal was answered, and whom it was about. */
const note = ({ prepare }: StoreContext, { rule, subject, contactId, dealId, communityId, campaignId, step }: Proposal, decision: BridgeAction['decision'], today: Day, { audienceId, creativeId }: Made): number => {
  const { lastInsertRowid } = prepare(
    'INSERT INTO bridge_action (rule, subject, contact_id, deal_id, community_id, campaign_id, decision, decided_on, audience_id, creative_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(rule, subject, contactId, dealId, communityId, campaignId, decision, today, audienceId, creativeId)
  for (const { id } of step.people) prepare('INSERT INTO bridge_action_contact (action_id, contact_id, follow_up_id) VALUES (?, ?, NULL)').run(lastInsertRowid, id)
  return Number(lastInsertRowid)
}

/** What the other workspaces answer to a step of our own making, from rows that were just read. */
const certain = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`A proposal could not be done: ${JSON.stringify(result.error)}`)
  return result.value
}

const makeAudience = (context: StoreContext, { audience }: Proposal['step']): number | null => {
  if (audience === null) return null
  const { name, kind, definition, excludedFrom } = audience
  const { id } = insertAudience(context, AudienceFields.parse({ name: cutText(name, 200), kind, definition }))
  // Kept from the campaign on every platform it runs on.
  const platforms =
    excludedFrom === null
      ? []
      : context
          .prepare(
            'SELECT DISTINCT account.platform FROM campaign_source AS source JOIN ad_account AS account ON account.id = source.account_id WHERE source.campaign_id = ? ORDER BY 1',
          )
          .pluck()
          .all(excludedFrom)
  for (const platform of platforms) context.prepare('INSERT INTO audience_use VALUES (?, ?, ?, 1)').run(id, excludedFrom, platform)
  return id
}

const makeCreative = (context: StoreContext, { creative }: Proposal['step']): number | null =>
  creative === null ? null : certain(creativeHandlers.add(context, CreativeFields.parse({ ...creative, name: cutText(creative.name, 200) }))).id

interface ActionRow {
  readonly id: BridgeActionId
  readonly rule: string
  readonly about: string
  readonly decision: BridgeAction['decision']
  readonly decidedOn: Day
  readonly followUps: number
  readonly followUpsDone: number
  readonly peopleTouched: number
  readonly audienceName: string | null
  readonly uses: number
  readonly creativeName: string | null
  readonly creativeState: string | null
}

const actionsSql = `SELECT a.id, a.rule, coalesce(c.name, d.name, k.name, p.name, iif(instr(a.subject, ':') > 0, substr(a.subject, instr(a.subject, ':') + 1), a.subject)) AS about, a.decision, a.decided_on AS decidedOn,
    (SELECT count(follow_up_id) FROM bridge_action_contact WHERE action_id = a.id) AS followUps,
    (SELECT count(f.done_on) FROM bridge_action_contact ac JOIN follow_up f ON f.id = ac.follow_up_id WHERE ac.action_id = a.id) AS followUpsDone,
    (SELECT count(*) FROM bridge_action_contact ac WHERE ac.action_id = a.id AND EXISTS (SELECT 1 FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id WHERE ic.contact_id = ac.contact_id AND i.type IN (${touchTypes}) AND i.on_day >= a.decided_on)) AS peopleTouched,
    u.name AS audienceName, (SELECT count(*) FROM audience_use WHERE audience_id = u.id) AS uses, cr.name AS creativeName, cr.state AS creativeState
  FROM bridge_action a LEFT JOIN contact c ON c.id = a.contact_id LEFT JOIN deal d ON d.id = a.deal_id LEFT JOIN community k ON k.id = a.community_id LEFT JOIN campaign p ON p.id = a.campaign_id
    LEFT JOIN audience u ON u.id = a.audience_id LEFT JOIN creative cr ON cr.id = a.creative_id
  WHERE @decision IS NULL OR a.decision = @decision ORDER BY a.decided_on DESC, a.id DESC LIMIT @limit OFFSET @offset`

// A deal with two of the people is one deal.
const wonSinceSql = `SELECT d.currency, sum(d.amount_minor) AS amountMinor, count(*) AS deals FROM deal d
  WHERE d.status = 'won' AND d.on_day > @decidedOn AND d.id IN (SELECT dc.deal_id FROM deal_contact dc JOIN bridge_action_contact ac ON ac.contact_id = dc.contact_id WHERE ac.action_id = @id) GROUP BY d.currency ORDER BY d.currency`

const toAction = ({ prepare }: StoreContext, row: ActionRow): BridgeAction => {
  const { id, rule, about, decision, decidedOn, audienceName, uses, creativeName, creativeState, ...counts } = row
  // The columns of the statement.
  const won = decision === 'dismissed' ? [] : (prepare(wonSinceSql).all({ id, decidedOn }) as { currency: string; amountMinor: number; deals: number }[])
  const outcome: ActionOutcome = {
    followUps: counts.followUps,
    followUpsDone: counts.followUpsDone,
    peopleTouched: counts.peopleTouched,
    dealsWon: won.reduce((sum, { deals }) => sum + deals, 0),
    revenue: won.map(({ currency, amountMinor }) => ({ currency, amountMinor })),
    audience: audienceName === null ? null : { name: audienceName, uses },
    creative: creativeName === null ? null : { name: creativeName, state: amidSentence(creativeStateNames[CreativeState.parse(creativeState)]) },
  }
  return { id, rule: BridgeRule.parse(rule), about, decision, decidedOn, outcome }
}

export const bridgeActionHandlers: Handlers<typeof bridgeActionContract, StoreContext> = {
  proposals: (context, { today }) => ok(openProposals(context, today)),

  decided: (context, { decision, offset, limit }) => {
    const total = Number(context.prepare('SELECT count(*) FROM bridge_action WHERE @decision IS NULL OR decision = @decision').pluck().get({ decision }))
    // The columns of actionsSql.
    const rows = context.prepare(actionsSql).all({ decision, offset, limit }) as ActionRow[]
    return ok({ rows: rows.map((row) => toAction(context, row)), total })
  },

  accept: (context, { followUpOn, ...answer }) => {
    const proposal = findProposal(context, answer)
    if (proposal === null) return err({ type: 'ProposalGone' })
    const { step } = proposal
    const made: Made = { audienceId: makeAudience(context, step), creativeId: makeCreative(context, step) }
    const actionId = note(context, proposal, 'accepted', answer.today, made)
    for (const { id } of step.people) {
      const followUp = certain(followUpHandlers.add(context, { contactId: id, on: followUpOn, note: step.followUpNote }))
      context.prepare('UPDATE bridge_action_contact SET follow_up_id = ? WHERE action_id = ? AND contact_id = ?').run(followUp.id, actionId, id)
    }
    return ok({ followUps: step.people.length, hasAudience: made.audienceId !== null, hasCreative: made.creativeId !== null })
  },

  dismiss: (context, answer) => {
    const proposal = findProposal(context, answer)
    if (proposal === null) return err({ type: 'ProposalGone' })
    note(context, proposal, 'dismissed', answer.today, { audienceId: null, creativeId: null })
    return ok({})
  },
}
