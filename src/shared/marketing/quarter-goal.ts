import { z } from 'zod'
import { Day, daysBetween } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Currency } from '../kernel/money'
import { AdPlatform, platformNames } from '../kernel/platform'
import { Quarter, quarterDays } from '../kernel/quarter'
import { ratio } from '../kernel/ratio'
import { sense, t } from '../kernel/words'
import { CampaignId } from './campaign'
import type { MetricRow } from './metrics'

export const QuarterGoalId = RowId.brand<'QuarterGoalId'>()
export type QuarterGoalId = z.infer<typeof QuarterGoalId>

/** What a goal is set for. Money in minor units, ratios as fractions, counts as counts. */
export const GoalMetric = z.enum(['spend', 'cost', 'revenue', 'profit', 'impressions', 'clicks', 'conversions', 'ctr', 'cvr', 'cpc', 'cpm', 'cpa', 'roas', 'roi'])
export type GoalMetric = z.infer<typeof GoalMetric>

interface GoalKind {
  readonly label: string
  readonly unit: 'money' | 'count' | 'fraction' | 'ratio'
  /** `less`: the goal is a ceiling. */
  readonly better: 'more' | 'less'
  /** Whether it grows over the quarter, so that part of the time stands for part of the goal. */
  readonly isSum: boolean
  /** Of a sum: what comes later may also take from it, so that it need not stay what it reached. A profit is less once more is spent. */
  readonly mayFall?: true
  readonly valueOf: (row: MetricRow) => number | null
}

export const goalMetrics: Readonly<Record<GoalMetric, GoalKind>> = {
  spend: { label: t`Spend`, unit: 'money', better: 'less', isSum: true, valueOf: (row) => row.spendMinor },
  cost: { label: t`Cost`, unit: 'money', better: 'less', isSum: true, valueOf: (row) => row.costMinor },
  revenue: { label: t`Revenue`, unit: 'money', better: 'more', isSum: true, valueOf: (row) => row.revenueMinor },
  profit: { label: t`Profit`, unit: 'money', better: 'more', isSum: true, mayFall: true, valueOf: (row) => row.profitMinor },
  impressions: { label: t`Impressions`, unit: 'count', better: 'more', isSum: true, valueOf: (row) => row.impressions },
  clicks: { label: t`Clicks`, unit: 'count', better: 'more', isSum: true, valueOf: (row) => row.clicks },
  conversions: { label: t`Conversions`, unit: 'count', better: 'more', isSum: true, valueOf: (row) => row.conversions },
  ctr: { label: t`CTR`, unit: 'fraction', better: 'more', isSum: false, valueOf: (row) => row.ctr },
  cvr: { label: t`CVR`, unit: 'fraction', better: 'more', isSum: false, valueOf: (row) => row.cvr },
  cpc: { label: t`CPC`, unit: 'money', better: 'less', isSum: false, valueOf: (row) => row.cpcMinor },
  cpm: { label: t`CPM`, unit: 'money', better: 'less', isSum: false, valueOf: (row) => row.cpmMinor },
  cpa: { label: t`CPA`, unit: 'money', better: 'less', isSum: false, valueOf: (row) => row.cpaMinor },
  roas: { label: t`ROAS`, unit: 'ratio', better: 'more', isSum: false, valueOf: (row) => row.roas },
  roi: { label: t`ROI (profit)`, unit: 'fraction', better: 'more', isSum: false, valueOf: (row) => row.roi },
}

/** Of counts alone, which add up whatever currency the ads were paid in. */
export const countedMetrics: ReadonlySet<GoalMetric> = new Set(['impressions', 'clicks', 'conversions', 'ctr', 'cvr'])

export const GoalFields = z
  .object({
    quarter: Quarter,
    metric: GoalMetric,
    /** Null: all campaigns together. */
    campaignId: CampaignId.nullable().default(null),
    /** Null: all platforms together. Won deals name none, so a goal of one counts what the platform claims alone. */
    platform: AdPlatform.nullable().default(null),
    target: z.number().positive(),
    /** Of a goal in money, or of a ratio of it. Null: the workbook's; of counts alone, whichever. */
    currency: Currency.nullable().default(null),
    note: z.string().max(5000).default(''),
  })
export type GoalFields = z.infer<typeof GoalFields>

/** A goal against what came of it so far. */
export const QuarterGoal = GoalFields.extend({
  id: QuarterGoalId,
  /** Null where it is for all campaigns. */
  campaignName: z.string().nullable(),
  /** Null: `reason` says why. */
  actual: z.number().nullable(),
  reason: z.string().nullable(),
  /** What the actual leaves out, in sentences. */
  leftOut: z.array(z.string()),
  /** Actual over target. Null where the actual is. */
  progress: z.number().nullable(),
  /** The newest day with ad results, where the goal rests on them and counts nothing later. Null: it counts to yesterday, or to the end of the quarter. */
  dataTo: Day.nullable(),
  /** How much of the quarter was over by then, as a fraction. */
  elapsed: z.number().min(0).max(1),
  /** Met: reached (a ceiling, or a profit, which later costs take from: at the end). Missed: over and not reached (a ceiling: passed). Ahead, behind: against the time that is over, for sums; against the target itself, for ratios. Null: nothing is known. */
  state: z.enum(['met', 'missed', 'ahead', 'behind']).nullable(),
})
export type QuarterGoal = z.infer<typeof QuarterGoal>

/** What a goal is for: `Conversions`, and whose where it is not everybody's, `Conversions of “Spring” on Meta`. */
export const quarterGoalName = ({ metric, campaignName, platform }: Pick<QuarterGoal, 'metric' | 'campaignName' | 'platform'>): string => {
  const { label } = goalMetrics[metric]
  if (campaignName !== null) return platform === null ? t`${label} of “${campaignName}”` : t`${label} of “${campaignName}” on ${platformNames[platform]}`
  return platform === null ? label : sense('of a platform')`${label} on ${platformNames[platform]}`
}

const stateNames: Readonly<Record<NonNullable<QuarterGoal['state']>, string>> = { met: t`Met`, missed: t`Missed`, ahead: t`On track`, behind: t`Behind` }

/** What a goal's state is called on the screen and on paper. */
export const quarterGoalStateText = ({ state, elapsed }: Pick<QuarterGoal, 'state' | 'elapsed'>): string => (state === null ? (elapsed === 0 ? t`Not started` : t`Not known`) : stateNames[state])

/** How far a goal has come by the end of a day. */
export const judgeGoal = ({ quarter, metric, target }: Pick<GoalFields, 'quarter' | 'metric' | 'target'>, actual: number | null, lastDay: Day): Pick<QuarterGoal, 'progress' | 'elapsed' | 'state'> => {
  const { from, to } = quarterDays(quarter)
  const length = daysBetween(from, to) + 1
  const elapsed = Math.min(1, Math.max(0, (daysBetween(from, lastDay) + 1) / length))
  const progress = ratio(actual, target)
  if (actual === null || elapsed === 0) return { progress, elapsed, state: null }
  const { better, isSum, mayFall = false } = goalMetrics[metric]
  const isKept = isSum && !mayFall
  const reached = better === 'more' ? actual >= target : actual <= target
  if (elapsed === 1) return { progress, elapsed, state: reached ? 'met' : 'missed' }
  if (isKept && better === 'more' && reached) return { progress, elapsed, state: 'met' }
  if (isKept && better === 'less' && !reached) return { progress, elapsed, state: 'missed' }
  const due = isSum ? target * elapsed : target
  return { progress, elapsed, state: (better === 'more' ? actual >= due : actual <= due) ? 'ahead' : 'behind' }
}
