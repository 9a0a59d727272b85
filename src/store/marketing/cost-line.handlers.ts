import { desc, eq } from 'drizzle-orm'
import { err, ok } from '../../shared/kernel/result'
import { CostLine, type CostLineId } from '../../shared/marketing/cost-line'
import type { costLineContract } from '../../shared/marketing/cost-line.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { campaignNotFound, hasCampaign } from './has-campaign'
import { costLines } from './cost-line.table'

export const costLineHandlers: Handlers<typeof costLineContract, StoreContext> = {
  list: ({ db }, { campaignId }) =>
    ok(
      db
        .select()
        .from(costLines)
        .where(campaignId === null ? undefined : eq(costLines.campaignId, campaignId))
        .orderBy(desc(costLines.on), desc(costLines.id))
        .all()
        .map(toCostLine),
    ),

  add: (context, fields) => {
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    return ok(toCostLine(context.db.insert(costLines).values(fields).returning().get()))
  },

  edit: (context, { id, fields }) => {
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    const row = context.db.update(costLines).set(fields).where(eq(costLines.id, id)).returning().get()
    return row === undefined ? costLineNotFound(id) : ok(toCostLine(row))
  },

  remove: ({ db }, { id }) => (db.delete(costLines).where(eq(costLines.id, id)).run().changes === 0 ? costLineNotFound(id) : ok({})),
}

const costLineNotFound = (id: CostLineId) => err({ type: 'CostLineNotFound' as const, id })

const toCostLine = (row: typeof costLines.$inferSelect): CostLine => CostLine.parse(row)
