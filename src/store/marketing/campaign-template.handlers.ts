import { asc, eq } from 'drizzle-orm'
import { addDays, daysBetween } from '../../shared/kernel/day'
import { err, ok } from '../../shared/kernel/result'
import { CampaignFields, KeptCampaignFields } from '../../shared/marketing/campaign'
import { CampaignTemplate, type CampaignTemplateId } from '../../shared/marketing/campaign-template'
import type { campaignTemplateContract } from '../../shared/marketing/campaign-template.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { campaigns } from './campaign.table'
import { campaignTemplates } from './campaign-template.table'
import { insertCampaign } from './campaign-rows'

const notFound = (id: CampaignTemplateId) => err({ type: 'CampaignTemplateNotFound' as const, id })

export const campaignTemplateHandlers: Handlers<typeof campaignTemplateContract, StoreContext> = {
  list: ({ db }) => ok(db.select().from(campaignTemplates).orderBy(asc(campaignTemplates.name)).all().map((row) => CampaignTemplate.parse(row))),

  save: ({ db }, { campaignId, name }) => {
    const row = db.select().from(campaigns).where(eq(campaigns.id, campaignId)).get()
    if (row === undefined) return err({ type: 'CampaignNotFound', id: campaignId })
    const { objective, kpi, target, budgetMinor, currency, owner, brief, startsOn, endsOn } = KeptCampaignFields.parse(row)
    const fields = { objective, kpi, target, budgetMinor, currency, owner, brief, lengthDays: startsOn === null || endsOn === null ? null : daysBetween(startsOn, endsOn) + 1 }
    return ok(CampaignTemplate.parse(db.insert(campaignTemplates).values({ ...fields, name }).onConflictDoUpdate({ target: campaignTemplates.name, set: fields }).returning().get()))
  },

  start: (context, { id, name, startsOn }) => {
    const row = context.db.select().from(campaignTemplates).where(eq(campaignTemplates.id, id)).get()
    if (row === undefined) return notFound(id)
    const { lengthDays, ...fields } = CampaignTemplate.parse(row)
    const endsOn = startsOn === null || lengthDays === null ? null : addDays(startsOn, lengthDays - 1)
    return ok(insertCampaign(context, CampaignFields.parse({ ...fields, name, status: 'draft', startsOn, endsOn })))
  },

  remove: ({ db }, { id }) => (db.delete(campaignTemplates).where(eq(campaignTemplates.id, id)).run().changes === 0 ? notFound(id) : ok({})),
}
