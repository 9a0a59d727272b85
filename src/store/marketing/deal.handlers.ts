import { desc, eq } from 'drizzle-orm'
import { applyPatch } from '../../shared/kernel/patch'
import { err, ok } from '../../shared/kernel/result'
import { filledSortName } from '../../shared/kernel/sort-name'
import { t } from '../../shared/kernel/words'
import { Deal, type DealFields, type DealId } from '../../shared/marketing/deal'
import type { dealContract } from '../../shared/marketing/deal.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { inOneStep } from '../imports/own-rows'
import { removeRows, setStatusOfRows } from '../many-rows'
import { campaignNotFound, hasCampaign } from './has-campaign'
import { deals } from './deal.table'
import { openDealFile, previewOfDeals, saveDeals } from './import-deals'
import { saveDealList } from './save-deal-list'

export const dealHandlers: Handlers<typeof dealContract, StoreContext> = {
  list: ({ db }, { campaignId }) =>
    ok(
      db
        .select()
        .from(deals)
        .where(campaignId === null ? undefined : eq(deals.campaignId, campaignId))
        .orderBy(desc(deals.on), desc(deals.id))
        .all()
        .map(toDeal),
    ),

  saveList: saveDealList,

  add: (context, fields) => {
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    return ok(toDeal(context.db.insert(deals).values(withSortName(fields)).returning().get()))
  },

  edit: (context, { id, changes }) => {
    const before = context.db.select().from(deals).where(eq(deals.id, id)).get()
    if (before === undefined) return dealNotFound(id)
    const fields = applyPatch(Deal.omit({ id: true }).parse(before), changes)
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    return ok(toDeal(context.db.update(deals).set(withSortName(fields)).where(eq(deals.id, id)).returning().get()))
  },

  setStatus: (context, { ids, status }) => ok({ changed: setStatusOfRows(context, 'deal', ids, status) }),

  readFile: async (context, input) => {
    const opened = await openDealFile(context, input)
    return opened.ok ? ok(previewOfDeals(context, opened.value)) : opened
  },

  importFile: async (context, input) => {
    const opened = await openDealFile(context, input)
    if (!opened.ok) return opened
    if (opened.value.deals.sha256 !== input.sha256) return err({ type: 'FileChanged' })
    return ok(inOneStep(context, t`Import deals`, () => saveDeals(context, opened.value)))
  },

  remove: (context, { ids }) => ok({ removed: removeRows(context, 'deal', ids) }),
}

/** Gives the deals of an older workbook what they are found by. Part of opening. */
export const fillDealNames = ({ prepare }: Pick<StoreContext, 'prepare'>): void => {
  // The two columns of the statement.
  const older = prepare(`SELECT id, name FROM deal WHERE sort_name = ''`).all() as { id: number; name: string }[]
  for (const { id, name } of older) prepare('UPDATE deal SET sort_name = ? WHERE id = ?').run(filledSortName(name), id)
}

const withSortName = (fields: DealFields) => ({ ...fields, sortName: filledSortName(fields.name) })

const dealNotFound = (id: DealId) => err({ type: 'DealNotFound' as const, id })

const toDeal = (row: typeof deals.$inferSelect): Deal => Deal.parse(row)
