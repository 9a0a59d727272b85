import { eq } from 'drizzle-orm'
import { addDays, daysBetween } from '../../shared/kernel/day'
import { applyPatch } from '../../shared/kernel/patch'
import { err, ok } from '../../shared/kernel/result'
import { sortName } from '../../shared/kernel/sort-name'
import { type CampaignFields, type CampaignId, CampaignName, KeptCampaignFields } from '../../shared/marketing/campaign'
import type { campaignContract } from '../../shared/marketing/campaign.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { removeRows, setStatusOfRows } from '../many-rows'
import { campaigns } from './campaign.table'
import { listCampaigns } from './campaign-list'
import { campaignResults } from './campaign-results'
import { insertCampaign, toCampaign } from './campaign-rows'
import { copyFlights } from './flight.handlers'
import { saveCampaignList } from './save-campaign-list'

const findCampaign = ({ db }: StoreContext, id: CampaignId) => db.select().from(campaigns).where(eq(campaigns.id, id)).get()

const notFound = (id: CampaignId) => err({ type: 'CampaignNotFound' as const, id })

const endsBeforeStart = ({ startsOn, endsOn }: Pick<CampaignFields, 'startsOn' | 'endsOn'>): boolean => startsOn !== null && endsOn !== null && endsOn < startsOn

/** Which of these campaigns hold results, and of which files. */
const resultsOf = ({ prepare }: StoreContext, ids: readonly CampaignId[]) => {
  const held = prepare(
    `SELECT DISTINCT source.campaign_id AS id, import_batch.id AS batch, import_batch.file_name AS file FROM campaign_source AS source JOIN import_use ON import_use.kind = 'source' AND import_use.item_id = source.id
     JOIN import_batch ON import_batch.id = import_use.batch_id WHERE source.campaign_id IN (SELECT value FROM json_each(?)) ORDER BY import_batch.id, source.campaign_id`,
    // Columns as selected.
  ).all(JSON.stringify(ids)) as { readonly id: CampaignId; readonly batch: number; readonly file: string }[]
  return { ids: [...new Set(held.map(({ id }) => id))], batches: [...new Map(held.map(({ batch, file }) => [batch, file])).values()] }
}

export const campaignHandlers: Handlers<typeof campaignContract, StoreContext> = {
  list: (context, input) => ok(listCampaigns(context, input)),

  saveList: saveCampaignList,

  names: ({ db }) => ok(db.select({ id: campaigns.id, name: campaigns.name, currency: campaigns.currency }).from(campaigns).orderBy(campaigns.sortName, campaigns.id).all().map((row) => CampaignName.parse(row))),

  get: (context, { id }) => {
    const row = findCampaign(context, id)
    return row === undefined ? notFound(id) : ok(toCampaign(context, row))
  },

  results: (context, input) => {
    const row = findCampaign(context, input.id)
    if (row === undefined) return notFound(input.id)
    const { ofAll, ...results } = campaignResults(context, input, row.currency)
    return ok({ ...results, warnings: [...results.warnings, ...ofAll] })
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

  remove: (context, { ids }) => {
    const held = resultsOf(context, ids)
    return held.ids.length > 0 ? err({ type: 'CampaignHasResults', ...held }) : ok({ removed: removeRows(context, 'campaign', ids) })
  },
}
