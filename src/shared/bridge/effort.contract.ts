import { z } from 'zod'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { HourlyRate, HourlyRateFields, HourlyRateId, NetworkingCost, NetworkingCostFields, NetworkingCostId } from './effort'

const HourlyRateNotFound = z.object({ type: z.literal('HourlyRateNotFound'), id: HourlyRateId })
const NetworkingCostNotFound = z.object({ type: z.literal('NetworkingCostNotFound'), id: NetworkingCostId })

export const effortContract = {
  /** Hourly rates, the newest first. */
  rates: query({ input: z.object({}), output: z.array(HourlyRate) }),
  /** Sets what an hour costs from a day on; it takes the place of a rate from the same day. */
  setRate: command({ input: HourlyRateFields, output: HourlyRate, label: t`Set hourly rate` }),
  removeRate: command({ input: z.object({ id: HourlyRateId }), output: z.object({}), errors: errors(HourlyRateNotFound), label: t`Remove hourly rate` }),
  /** Direct costs of networking, newest day first. */
  costs: query({ input: z.object({}), output: z.array(NetworkingCost) }),
  addCost: command({ input: NetworkingCostFields, output: NetworkingCost, label: t`Add networking cost` }),
  editCost: command({ input: z.object({ id: NetworkingCostId, fields: NetworkingCostFields }), output: NetworkingCost, errors: errors(NetworkingCostNotFound), label: t`Edit networking cost` }),
  removeCost: command({ input: z.object({ id: NetworkingCostId }), output: z.object({}), errors: errors(NetworkingCostNotFound), label: t`Remove networking cost` }),
}
