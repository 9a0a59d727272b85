import { eq } from 'drizzle-orm'
import { applyPatch } from '../../shared/kernel/patch'
import { ok } from '../../shared/kernel/result'
import { PlanningSettings } from '../../shared/marketing/planning'
import type { planningContract } from '../../shared/marketing/planning.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { planningSettings } from './planning.table'

/** How the open workbook plans. */
export const readPlanning = ({ db }: StoreContext): PlanningSettings => PlanningSettings.parse(db.select().from(planningSettings).where(eq(planningSettings.id, 1)).get())

export const planningHandlers: Handlers<typeof planningContract, StoreContext> = {
  settings: (context) => ok(readPlanning(context)),

  configure: (context, changes) => {
    const settings = applyPatch(readPlanning(context), changes)
    context.db.update(planningSettings).set(settings).where(eq(planningSettings.id, 1)).run()
    return ok(settings)
  },
}
