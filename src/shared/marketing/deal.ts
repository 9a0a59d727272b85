import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Currency, TypedAmount } from '../kernel/money'
import { KeptName, typedName } from '../kernel/name'
import { sense, t } from '../kernel/words'
import { CampaignId } from './campaign'

export const DealId = RowId.brand<'DealId'>()
export type DealId = z.infer<typeof DealId>

export const DealStatus = z.enum(['open', 'won', 'lost'])
export type DealStatus = z.infer<typeof DealStatus>

export const dealStatusNames: Readonly<Record<DealStatus, string>> = { open: sense('of a deal')`Open`, won: t`Won`, lost: t`Lost` }

/** A sale, typed in or imported. Only won deals are revenue, on the day they closed. */
export const DealFields = z.object({
  name: typedName(300, t`A deal needs a name`),
  /** The campaign that brought it. Null: none, it counts in totals only. */
  campaignId: CampaignId.nullable().default(null),
  amountMinor: TypedAmount.nonnegative(),
  currency: Currency,
  status: DealStatus,
  /** Day it was won or lost, or is expected to be. */
  on: Day,
  note: z.string().max(50_000).default(''),
  /** Who bought. Empty: not said; that is then the one contact it is with, else the deal counts as a customer of its own. */
  customer: z.string().trim().max(300).default(''),
})
export type DealFields = z.infer<typeof DealFields>

export const Deal = DealFields.extend({ name: KeptName, amountMinor: z.int().nonnegative(), id: DealId })
export type Deal = z.infer<typeof Deal>
