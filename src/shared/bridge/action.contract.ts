import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { PageRequest, pageOf } from '../kernel/page'
import { ruleBetween } from '../kernel/rule-between'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { ActionOutcome, BridgeRule, Proposal } from './action'

export const BridgeActionId = RowId.brand<'BridgeActionId'>()
export type BridgeActionId = z.infer<typeof BridgeActionId>

/** The rows have changed so that it is proposed no more, or it was answered. */
const ProposalGone = z.object({ type: z.literal('ProposalGone') })

/** A proposal that was answered, and what came of it. */
export const BridgeAction = z.object({
  id: BridgeActionId,
  rule: BridgeRule,
  /** The name of what it is about, as it is called now. */
  about: z.string(),
  decision: z.enum(['accepted', 'dismissed']),
  decidedOn: Day,
  outcome: ActionOutcome,
})
export type BridgeAction = z.infer<typeof BridgeAction>

const answer = z.object({ rule: BridgeRule, subject: Proposal.shape.subject, today: Day })

export const bridgeActionContract = {
  /** What the rules propose on a day, rule by rule, without what was answered before. The same rows give the same proposals in the same order. */
  proposals: query({ input: z.object({ today: Day }), output: z.array(Proposal) }),
  /** Accepted and dismissed proposals, the newest first, each with what came of it. */
  decided: query({ input: PageRequest.extend({ decision: BridgeAction.shape.decision.nullable().default(null) }), output: pageOf(BridgeAction) }),
  /** Does what a proposal says, in one step: follow-ups on a day, an audience, a draft of a creative. */
  accept: command({
    input: answer.extend({ followUpOn: Day }).refine(({ followUpOn, today }) => followUpOn >= today, { ...ruleBetween('followUpOn', 'today'), path: ['followUpOn'], message: t`Choose today or a day to come` }),
    output: z.object({ followUps: z.int().nonnegative(), hasAudience: z.boolean(), hasCreative: z.boolean() }),
    errors: errors(ProposalGone),
    label: t`Accept proposal`,
    touches: ['followUp', 'keepInTouch', 'audience', 'creative', 'calendar'],
  }),
  /** Puts a proposal away for good; undo brings it back. */
  dismiss: command({ input: answer, output: z.object({}), errors: errors(ProposalGone), label: t`Dismiss proposal` }),
}
