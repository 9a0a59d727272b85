import { groupBy } from '../../shared/kernel/group-by'
import { type AdPlatform, platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { AdviceGrain, AdviceOutcome } from '../../shared/marketing/advice/advice'
import type { AdviceChoice } from '../../shared/marketing/advice/advice.contract'
import { outcomeName } from '../../shared/marketing/advice/suggestion-words'
import type { StoreContext } from '../context'

const grainWords: Readonly<Record<AdviceGrain, string>> = { platform: t`by platform`, campaign: t`by campaign` }

const choice = (outcome: AdviceOutcome, { grain, currency, channels, total }: Omit<AdviceChoice, 'outcome' | 'label'>): AdviceChoice => ({ outcome, grain, currency, channels, total, label: `${outcomeName(outcome)}, ${grainWords[grain]} (${currency})` })

/** What is counted of one campaign, in one currency and of one kind of conversion, on days with spend that could bring it. */
interface CountedPart {
  readonly platform: AdPlatform
  /** 0: no campaign named. */
  readonly campaignId: number
  readonly currency: string
  /** Null: no kind is known. */
  readonly kind: string | null
  readonly conversions: number | null
  readonly valueMinor: number | null
}

/** All that is counted, in one pass: of millions of days there are a few hundred parts. */
const countedParts = ({ prepare }: StoreContext): readonly CountedPart[] =>
  // Columns as selected.
  prepare(
    `SELECT account.platform, part.campaign_id AS campaignId, part.currency, kind.name AS kind, part.conversions, part.value_minor AS valueMinor
     FROM (SELECT account_id, campaign_id, currency, conversion_kind_id, sum(conversions) AS conversions, sum(conversion_value_minor) AS value_minor FROM actual_slice
       WHERE is_counted = 1 AND from_day <> 0 AND spend_minor > 0 GROUP BY account_id, campaign_id, currency, conversion_kind_id) AS part
     JOIN ad_account AS account ON account.id = part.account_id LEFT JOIN conversion_kind AS kind ON kind.id = part.conversion_kind_id`,
  ).all() as CountedPart[]

const sumOf = (parts: readonly CountedPart[], key: 'conversions' | 'valueMinor'): number => parts.reduce((sum, part) => sum + (part[key] ?? 0), 0)
const campaignsOf = (parts: readonly CountedPart[]): number => new Set(parts.map(({ campaignId }) => campaignId).filter((id) => id !== 0)).size

const conversionChoices = (counted: readonly CountedPart[]): readonly AdviceChoice[] =>
  [...groupBy(counted.filter(({ kind }) => kind !== null), ({ kind, currency }) => `${currency} ${kind}`).values()].flatMap((parts) => {
    const [first] = parts
    const total = sumOf(parts, 'conversions')
    if (first === undefined || first.kind === null || total <= 0) return []
    const { kind, currency } = first
    const outcome = { kind: 'conversions', name: kind } as const
    const campaigns = campaignsOf(parts)
    return [choice(outcome, { grain: 'platform', currency, channels: new Set(parts.map(({ platform }) => platform)).size, total }), ...(campaigns === 0 ? [] : [choice(outcome, { grain: 'campaign', currency, channels: campaigns, total })])]
  })

const valueChoices = (counted: readonly CountedPart[]): readonly AdviceChoice[] =>
  [...groupBy(counted, ({ platform, currency }) => `${currency} ${platform}`).values()].flatMap((parts) => {
    const [first] = parts
    const [total, campaigns] = [sumOf(parts, 'valueMinor'), campaignsOf(parts)]
    return first === undefined || total <= 0 || campaigns === 0 ? [] : [choice({ kind: 'value', platform: first.platform }, { grain: 'campaign', currency: first.currency, channels: campaigns, total })]
  })

const dealChoices = ({ prepare }: StoreContext): readonly AdviceChoice[] =>
  // Columns as selected.
  (
    prepare(
      `SELECT currency, sum(amount_minor) AS total, count(DISTINCT campaign_id) AS campaigns FROM deal WHERE status = 'won' AND campaign_id IS NOT NULL
         AND EXISTS (SELECT 1 FROM actual_slice AS slice WHERE slice.campaign_id = deal.campaign_id AND slice.currency = deal.currency AND slice.is_counted = 1) GROUP BY currency HAVING total > 0 ORDER BY currency`,
    ).all() as { currency: string; total: number; campaigns: number }[]
  ).map(({ currency, total, campaigns }) => choice({ kind: 'deals' }, { grain: 'campaign', currency, channels: campaigns, total }))

/** Conversions before money, which is more uneven; several channels before one, between which nothing can be moved; then what there is most of. */
const byWorth = (left: AdviceChoice, right: AdviceChoice): number => {
  const rank = ({ outcome, channels }: AdviceChoice): number => (channels > 1 ? 0 : 10) + { conversions: 0, value: 1, deals: 2 }[outcome.kind]
  return rank(left) - rank(right) || right.total - left.total || (left.label < right.label ? -1 : 1)
}

/** Every question that results could answer. */
export const gatherChoices = (context: StoreContext): readonly AdviceChoice[] => {
  const counted = countedParts(context)
  return [...conversionChoices(counted), ...valueChoices(counted), ...dealChoices(context)].sort(byWorth)
}

/** What a channel is called: its platform, or its campaign. */
export const channelName = ({ prepare }: StoreContext, grain: AdviceGrain, key: string): string => {
  // A platform grain's keys are platforms.
  if (grain === 'platform') return platformNames[key as AdPlatform]
  // The column as selected.
  return (prepare('SELECT name FROM campaign WHERE id = ?').pluck().get(Number(key)) as string | undefined) ?? t`Campaign ${key}`
}
