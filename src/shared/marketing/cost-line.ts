import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Currency, TypedAmount } from '../kernel/money'
import { AdPlatform } from '../kernel/platform'
import { t } from '../kernel/words'
import { CampaignId } from './campaign'

export const CostLineId = RowId.brand<'CostLineId'>()
export type CostLineId = z.infer<typeof CostLineId>

/** What a cost beside media is for. Media itself comes with imported results. */
export const CostKind = z.enum(['fee', 'production', 'labour'])
export type CostKind = z.infer<typeof CostKind>

export const costKindNames: Readonly<Record<CostKind, string>> = { fee: t`Fee`, production: t`Production`, labour: t`Labour` }

export const CostLineFields = z.object({
  /** Null: a cost of no single campaign; it counts in totals only. */
  campaignId: CampaignId.nullable().default(null),
  /** Null: a cost of no single platform. */
  platform: AdPlatform.nullable().default(null),
  kind: CostKind,
  label: z.string().trim().min(1, t`Say what it was for`).max(300),
  amountMinor: TypedAmount.positive(t`An amount is more than nothing`),
  currency: Currency,
  /** The day it belongs to in reports. */
  on: Day,
})
export type CostLineFields = z.infer<typeof CostLineFields>

export const CostLine = CostLineFields.extend({ amountMinor: z.int().positive(), id: CostLineId })
export type CostLine = z.infer<typeof CostLine>
