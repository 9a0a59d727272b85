import { z } from 'zod'
import { Day } from '../kernel/day'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { Campaign, CampaignFields, CampaignId } from './campaign'
import { CampaignNotFound } from './campaign.contract'
import { CampaignTemplate, CampaignTemplateId } from './campaign-template'

const CampaignTemplateNotFound = z.object({ type: z.literal('CampaignTemplateNotFound'), id: CampaignTemplateId })

const name = CampaignFields.shape.name

/** Which campaign a template is made of, and its name. */
export const SavedTemplateFields = z.object({ campaignId: CampaignId, name })

/** Which template a campaign starts from; without a first day it has no dates. */
export const TemplateStartFields = z.object({ id: CampaignTemplateId, name, startsOn: Day.nullable().default(null) })

export const campaignTemplateContract = {
  /** Templates by name. */
  list: query({ input: z.object({}), output: z.array(CampaignTemplate) }),
  /** Makes a template of a campaign; one of the same name is replaced. */
  save: command({ input: SavedTemplateFields, output: CampaignTemplate, errors: errors(CampaignNotFound), label: t`Save as template` }),
  /** Starts a draft campaign from a template. */
  start: command({
    input: TemplateStartFields,
    output: Campaign,
    errors: errors(CampaignTemplateNotFound),
    label: t`Start campaign from template`,
    touches: ['campaign', 'report', 'workbook'],
  }),
  remove: command({ input: z.object({ id: CampaignTemplateId }), output: z.object({}), errors: errors(CampaignTemplateNotFound), label: t`Remove template` }),
}
