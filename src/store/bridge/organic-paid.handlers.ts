import { organicPaid } from '../../shared/bridge/organic-paid'
import type { organicPaidContract } from '../../shared/bridge/organic-paid.contract'
import { ok } from '../../shared/kernel/result'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { gatherOrganicPaid } from './gather-organic-paid'

export const organicPaidHandlers: Handlers<typeof organicPaidContract, StoreContext> = {
  report: (context, { today, ...filters }) => ok(organicPaid(gatherOrganicPaid(context, filters, today))),
}
