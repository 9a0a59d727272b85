import { z } from 'zod'
import { RowId } from '../kernel/id'
import { CampaignFields } from './campaign'

export const CampaignTemplateId = RowId.brand<'CampaignTemplateId'>()
export type CampaignTemplateId = z.infer<typeof CampaignTemplateId>

/** What a campaign of a kind starts from. */
export const CampaignTemplate = z.object({
  id: CampaignTemplateId,
  name: z.string(),
  objective: CampaignFields.shape.objective.unwrap(),
  kpi: CampaignFields.shape.kpi.unwrap(),
  target: CampaignFields.shape.target.unwrap(),
  budgetMinor: CampaignFields.shape.budgetMinor.unwrap(),
  currency: CampaignFields.shape.currency.unwrap(),
  /** How long such a campaign runs. Null: open. */
  lengthDays: z.int().positive().nullable(),
  owner: z.string(),
  brief: z.string(),
})
export type CampaignTemplate = z.infer<typeof CampaignTemplate>
