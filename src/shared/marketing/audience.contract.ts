import { z } from 'zod'
import { Day } from '../kernel/day'
import { manyIds, Removed } from '../kernel/id'
import { Output } from '../kernel/output'
import { AdPlatform } from '../kernel/platform'
import { t } from '../kernel/words'
import { command, errors, job, query } from '../rpc/contract'
import { Audience, AudienceFields, AudienceId, AudienceSize } from './audience'
import { CampaignId } from './campaign'
import { CampaignNotFound } from './campaign.contract'

export const AudienceNotFound = z.object({ type: z.literal('AudienceNotFound'), id: AudienceId })
/** An audience does not overlap with itself. */
const SameAudience = z.object({ type: z.literal('SameAudience') })
/** The older age comes second. */
const AgesReversed = z.object({ type: z.literal('AgesReversed') })

const AudiencePatch = z.object({
  name: AudienceFields.shape.name,
  kind: AudienceFields.shape.kind.unwrap(),
  ageFrom: AudienceFields.shape.ageFrom.unwrap(),
  ageTo: AudienceFields.shape.ageTo.unwrap(),
  places: AudienceFields.shape.places.unwrap(),
  languages: AudienceFields.shape.languages.unwrap(),
  interests: AudienceFields.shape.interests.unwrap(),
  lookalike: AudienceFields.shape.lookalike.unwrap(),
  definition: AudienceFields.shape.definition.unwrap(),
  exclusions: AudienceFields.shape.exclusions.unwrap(),
  note: AudienceFields.shape.note.unwrap(),
}).partial()

/** An audience used in a campaign on a platform, or kept from its ads. */
export const TargetFields = z.object({ id: AudienceId, campaignId: CampaignId, platform: AdPlatform, isExcluded: z.boolean().default(false) })

/** How far two audiences are the same people, as a share of the smaller one from 0 to 1. Null: no longer noted. */
export const OverlapFields = z.object({ id: AudienceId, otherId: AudienceId, share: z.number().min(0).max(1).nullable(), on: Day, source: z.string().trim().max(300).default('') })

export const audienceContract = {
  /** Audiences by name, with sizes, uses and overlaps: those a campaign uses, or all. */
  list: query({ input: z.object({ search: z.string().max(200).default(''), campaignId: CampaignId.nullable().default(null) }), output: z.array(Audience) }),
  /** These audiences in this order as a file; those that are gone are left out. */
  saveList: job({ input: z.object({ ids: manyIds(AudienceId), format: z.enum(['csv', 'xlsx']) }), output: Output, label: t`Save audiences as a file` }),
  get: query({ input: z.object({ id: AudienceId }), output: Audience, errors: errors(AudienceNotFound) }),
  add: command({ input: AudienceFields, output: Audience, errors: errors(AgesReversed), label: t`Add audience` }),
  edit: command({ input: z.object({ id: AudienceId, changes: AudiencePatch }), output: Audience, errors: errors(AudienceNotFound, AgesReversed), label: t`Edit audience` }),
  remove: command({ input: z.object({ ids: manyIds(AudienceId) }), output: Removed, label: t`Remove audiences`, labelOfOne: t`Remove audience` }),
  /** Notes the size a platform told on a day; it takes the place of what was noted for that day, other days stay. */
  setSize: command({ input: z.object({ id: AudienceId, size: AudienceSize }), output: Audience, errors: errors(AudienceNotFound), label: t`Set audience size` }),
  removeSize: command({ input: z.object({ id: AudienceId, platform: AdPlatform, on: Day }), output: Audience, errors: errors(AudienceNotFound), label: t`Remove audience size` }),
  /** Shows a campaign's ads on a platform to an audience, or keeps them from it. */
  target: command({
    input: TargetFields,
    output: Audience,
    errors: errors(AudienceNotFound, CampaignNotFound),
    label: t`Target audience`,
  }),
  untarget: command({ input: z.object({ id: AudienceId, campaignId: CampaignId, platform: AdPlatform }), output: Audience, errors: errors(AudienceNotFound), label: t`Stop targeting audience` }),
  /** Notes how far two audiences are the same people. Share null: nothing is known any more. */
  setOverlap: command({
    input: OverlapFields,
    output: Audience,
    errors: errors(AudienceNotFound, SameAudience),
    label: t`Set audience overlap`,
  }),
}
