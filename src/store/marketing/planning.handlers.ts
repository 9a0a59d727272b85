import { asc, eq } from 'drizzle-orm'
import { applyPatch } from '../../shared/kernel/patch'
import { ok } from '../../shared/kernel/result'
import { PlanningSettings, PlatformZone } from '../../shared/marketing/planning'
import type { planningContract } from '../../shared/marketing/planning.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { planningSettings, platformZones } from './planning.table'

/** How the open workbook plans. */
export const readPlanning = ({ db }: StoreContext): PlanningSettings => PlanningSettings.parse(db.select().from(planningSettings).where(eq(planningSettings.id, 1)).get())

/** Zones of platforms that have their own. */
export const readZones = ({ db }: StoreContext): PlatformZone[] => db.select().from(platformZones).orderBy(asc(platformZones.platform)).all().map((row) => PlatformZone.parse(row))

export const planningHandlers: Handlers<typeof planningContract, StoreContext> = {
  settings: (context) => ok(readPlanning(context)),

  configure: (context, changes) => {
    const settings = applyPatch(readPlanning(context), changes)
    context.db.update(planningSettings).set(settings).where(eq(planningSettings.id, 1)).run()
    return ok(settings)
  },

  zones: (context) => ok(readZones(context)),

  setZone: ({ db }, { platform, timeZone }) => {
    if (timeZone === null) db.delete(platformZones).where(eq(platformZones.platform, platform)).run()
    else db.insert(platformZones).values({ platform, timeZone }).onConflictDoUpdate({ target: platformZones.platform, set: { timeZone } }).run()
    return ok({})
  },
}
