import { eq } from 'drizzle-orm'
import { addDays, daysBetween } from '../../shared/kernel/day'
import { applyPatch } from '../../shared/kernel/patch'
import { err, ok } from '../../shared/kernel/result'
import { sortName } from '../../shared/kernel/sort-name'
import { type CampaignFields, type CampaignId, CampaignName, KeptCampaignFields } from '../../shared/marketing/campaign'
import type { campaignContract } from '../../shared/marketing/campaign.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { setStatusOfRows } from '../many-rows'
import { campaigns } from './campaign.table'
import { listCampaigns } from './campaign-list'
import { campaignResults } from './campaign-results'
import { insertCampaign, toCampaign } from './campaign-rows'
import { copyFlights } from './flight.handlers'

const findCampaign = ({ db }: StoreContext, id: CampaignId) => db.select().from(campaigns).where(eq(campaigns.id, id)).get()

const notFound = (id: CampaignId) => err({ type: 'CampaignNotFound' as const, id })

const endsBeforeStart = ({ startsOn, endsOn }: Pick<CampaignFields, 'startsOn' | 'endsOn'>): boolean => startsOn !== null && endsOn !== null && endsOn < startsOn

/** The files whose results a campaign holds. */
const batchesOf = ({ prepare }: StoreContext, id: CampaignId): string[] =>
  prepare(
    `SELECT DISTINCT import_batch.file_name FROM campaign_source AS source JOIN import_use ON import_use.kind = 'source' AND import_use.item_id = source.id
     JOIN import_batch ON import_batch.id = import_use.batch_id WHERE source.campaign_id = ? ORDER BY import_batch.id`,
  )
    .pluck()
    .all(id)
    .map(String)

export const campaignHandlers: Handlers<typeof campaignContract, StoreContext> = {
  list: (context, input) => ok(listCampaigns(context, input)),

  names: ({ db }) => ok(db.select({ id: campaigns.id, name: campaigns.name }).from(campaigns).orderBy(campaigns.sortName, campaigns.id).all().map((row) => CampaignName.parse(row))),

  get: (context, { id }) => {
    const row = findCampaign(context, id)
    return row === undefined ? notFound(id) : ok(toCampaign(context, row))
  },

  results: (context, input) => {
    const row = findCampaign(context, input.id)
    return row === undefined ? notFound(input.id) : ok(campaignResults(context, input, row.currency))
  },

  add: (context, fields) => (endsBeforeStart(fields) ? err({ type: 'EndsBeforeStart' }) : ok(insertCampaign(context, fields))),

  edit: (context, { id, changes }) => {
    const row = findCampaign(context, id)
    if (row === undefined) return notFound(id)
    const fields = applyPatch(KeptCampaignFields.parse(row), changes)
    if (endsBeforeStart(fields)) return err({ type: 'EndsBeforeStart' })
    const saved = context.db.update(campaigns).set({ ...fields, sortName: sortName(fields.name) }).where(eq(campaigns.id, id)).returning().get()
    return saved === undefined ? notFound(id) : ok(toCampaign(context, saved))
  },

  duplicate: (context, { id, name, startsOn, planId }) => {
    const row = findCampaign(context, id)
    if (row === undefined) return notFound(id)
    const before = KeptCampaignFields.parse(row)
    const days = startsOn === null || before.startsOn === null ? 0 : daysBetween(before.startsOn, startsOn)
    const endsOn = before.endsOn === null ? null : addDays(before.endsOn, days)
    const copy = insertCampaign(context, { ...before, name, status: 'draft', startsOn: startsOn ?? before.startsOn, endsOn })
    if (planId !== null) copyFlights(context, { planId, fromCampaign: id, toCampaign: copy.id, days })
    return ok(copy)
  },

  setStatus: (context, { ids, status }) => ok({ changed: setStatusOfRows(context, 'campaign', ids, status) }),

  remove: (context, { id }) => {
    if (findCampaign(context, id) === undefined) return notFound(id)
    const batches = batchesOf(context, id)
    if (batches.length > 0) return err({ type: 'CampaignHasResults', id, batches })
    context.db.delete(campaigns).where(eq(campaigns.id, id)).run()
    return ok({})
  },
}
