import { type AdPlatform, platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { AdviceGrain, AdviceOutcome } from '../../shared/marketing/advice/advice'
import type { AdviceChoice } from '../../shared/marketing/advice/advice.contract'
import { outcomeName } from '../../shared/marketing/advice/suggestion-words'
import type { StoreContext } from '../context'

const grainWords: Readonly<Record<AdviceGrain, string>> = { platform: t`by platform`, campaign: t`by campaign` }

const choice = (outcome: AdviceOutcome, { grain, currency, channels, total }: Omit<AdviceChoice, 'outcome' | 'label'>): AdviceChoice => ({ outcome, grain, currency, channels, total, label: `${outcomeName(outcome)}, ${grainWords[grain]} (${currency})` })

/** What is counted, by kind and by platform; campaigns and platforms with spend that could bring it. */
const counted = `FROM actual_slice AS slice JOIN ad_account AS account ON account.id = slice.account_id WHERE slice.is_counted = 1 AND slice.from_day <> 0 AND slice.spend_minor > 0`

const conversionChoices = ({ prepare }: StoreContext): readonly AdviceChoice[] =>
  // Columns as selected.
  (
    prepare(
      `SELECT kind.name, slice.currency, sum(slice.conversions) AS total, count(DISTINCT account.platform) AS platforms, count(DISTINCT nullif(slice.campaign_id, 0)) AS campaigns
       FROM actual_slice AS slice JOIN ad_account AS account ON account.id = slice.account_id JOIN conversion_kind AS kind ON kind.id = slice.conversion_kind_id
       WHERE slice.is_counted = 1 AND slice.from_day <> 0 AND slice.spend_minor > 0 GROUP BY kind.id, slice.currency HAVING total > 0 ORDER BY kind.name, slice.currency`,
    ).all() as { name: string; currency: string; total: number; platforms: number; campaigns: number }[]
  ).flatMap(({ name, currency, total, platforms, campaigns }) => {
    const outcome = { kind: 'conversions', name } as const
    return [choice(outcome, { grain: 'platform', currency, channels: platforms, total }), ...(campaigns === 0 ? [] : [choice(outcome, { grain: 'campaign', currency, channels: campaigns, total })])]
  })

const valueChoices = ({ prepare }: StoreContext): readonly AdviceChoice[] =>
  // Columns as selected.
  (
    prepare(
      `SELECT account.platform, slice.currency, sum(slice.conversion_value_minor) AS total, count(DISTINCT nullif(slice.campaign_id, 0)) AS campaigns
       ${counted} GROUP BY account.platform, slice.currency HAVING total > 0 AND campaigns > 0 ORDER BY account.platform, slice.currency`,
    ).all() as { platform: AdPlatform; currency: string; total: number; campaigns: number }[]
  ).map(({ platform, currency, total, campaigns }) => choice({ kind: 'value', platform }, { grain: 'campaign', currency, channels: campaigns, total }))

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
export const gatherChoices = (context: StoreContext): readonly AdviceChoice[] => [...conversionChoices(context), ...valueChoices(context), ...dealChoices(context)].sort(byWorth)

/** What a channel is called: its platform, or its campaign. */
export const channelName = ({ prepare }: StoreContext, grain: AdviceGrain, key: string): string => {
  // A platform grain's keys are platforms.
  if (grain === 'platform') return platformNames[key as AdPlatform]
  // The column as selected.
  return (prepare('SELECT name FROM campaign WHERE id = ?').pluck().get(Number(key)) as string | undefined) ?? t`Campaign ${key}`
}
