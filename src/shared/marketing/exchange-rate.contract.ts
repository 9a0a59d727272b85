import { z } from 'zod'
import { Day } from '../kernel/day'
import { Currency } from '../kernel/money'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { Conversion, ExchangeRate, ExchangeRateFields, ExchangeRateId, MoneyAmount } from './exchange-rate'

const ExchangeRateNotFound = z.object({ type: z.literal('ExchangeRateNotFound'), id: ExchangeRateId })

export const exchangeRateContract = {
  /** All rates, by currencies, newest day first. */
  list: query({ input: z.object({}), output: z.array(ExchangeRate) }),
  /** Types a rate in; it takes the place of one for the same currencies and day. */
  set: command({ input: ExchangeRateFields, output: ExchangeRate, label: t`Set exchange rate`, touches: ['mediaPlan', 'quarterGoal'] }),
  /** Changes a rate, its day and currencies too; it takes the place of another one for the same currencies and day. */
  edit: command({ input: z.object({ id: ExchangeRateId, fields: ExchangeRateFields }), output: ExchangeRate, errors: errors(ExchangeRateNotFound), label: t`Edit exchange rate`, touches: ['mediaPlan', 'quarterGoal'] }),
  /** Types many in at once, as one step of the undo history; of two for the same currencies and day the later holds. */
  setMany: command({ input: z.object({ rates: z.array(ExchangeRateFields).min(1).max(5000) }), output: z.object({ set: z.int() }), label: t`Import exchange rates`, touches: ['mediaPlan', 'quarterGoal'] }),
  remove: command({ input: z.object({ id: ExchangeRateId }), output: z.object({}), errors: errors(ExchangeRateNotFound), label: t`Remove exchange rate`, touches: ['mediaPlan', 'quarterGoal'] }),
  /** Amounts as one sum in another currency, by the rates that held on a day. */
  convert: query({ input: z.object({ amounts: z.array(MoneyAmount).max(500), to: Currency, on: Day }), output: Conversion }),
}
