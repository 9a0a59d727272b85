import { z } from 'zod'
import { Day } from '../kernel/day'
import { Currency, KnownCurrency } from '../kernel/money'
import { DealStatus } from './deal'

/** What deals of one status and currency come to, in minor units. */
export const DealAmount = z.object({ status: DealStatus, currency: Currency, deals: z.int(), amountMinor: z.int() })
export type DealAmount = z.infer<typeof DealAmount>

/** A file with a list of deals, and what it does not say itself. */
export const DealFileInput = z.object({
  file: z.string().regex(/^[a-z0-9-]{8,64}$/),
  /** Which comes first in its dates, where its days do not show it. */
  dateOrder: z.enum(['auto', 'DMY', 'MDY', 'YMD']).default('auto'),
  /** What its amounts are in, as a person says it. Null: as the file shows. */
  currency: KnownCurrency.nullable().default(null),
  /** What all of its deals are. Null: as the file shows. */
  status: DealStatus.nullable().default(null),
  /** Whether deals are joined to contacts who are called like their customers, too; those who have their e-mail addresses are joined anyway. */
  joinsByName: z.boolean().default(false),
  /** Name of the sheet of a spreadsheet. Null: the first that is a list of deals. */
  sheet: z.string().nullable().default(null),
})
export type DealFileInput = z.infer<typeof DealFileInput>

/** What a list of deals holds, and what importing it would do. */
export const DealFilePreview = z.object({
  name: z.string(),
  sha256: z.string(),
  /** What it was taken for: `Shopify`; and the headers that prove it, none for any table of deals. */
  takenFor: z.string(),
  provedBy: z.array(z.string()),
  deals: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  from: Day.nullable(),
  to: Day.nullable(),
  amounts: z.array(DealAmount),
  refusals: z.array(z.object({ line: z.int(), reason: z.string() })),
  /** What must be known to read the figures right, in sentences. */
  notices: z.array(z.string()),
})
export type DealFilePreview = z.infer<typeof DealFilePreview>
