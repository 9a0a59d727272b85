import { organicPaid } from '../../shared/bridge/organic-paid'
import type { OrganicPaidFilters, OrganicPaidReport } from '../../shared/bridge/organic-paid-report'
import { localDay } from '../../shared/kernel/day'
import { gatherOrganicPaid } from '../bridge/gather-organic-paid'
import type { StoreContext } from '../context'

/** Answers organic vs paid: gathered in SQL, set side by side in `shared`. */
export const organicPaidAnswer = (context: StoreContext, filters: OrganicPaidFilters): OrganicPaidReport => organicPaid(gatherOrganicPaid(context, filters, localDay(context.now())))
