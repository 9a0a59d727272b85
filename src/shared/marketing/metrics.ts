import { z } from 'zod'
import { addDays, Day } from '../kernel/day'
import { keysOf } from '../kernel/keys-of'
import { Currency } from '../kernel/money'
import { ratio } from '../kernel/ratio'
import { t } from '../kernel/words'
import { countInterval } from './proportions'

/**
 * Which clicks a click count holds. `link`: they led to the advertiser (TikTok's destination clicks and Pinterest's outbound clicks are the same);
 * `pin`: on a Pin, to anywhere; `chargeable`: what LinkedIn bills, which depends on the objective; `mixed`: unlike kinds met, so there is no count.
 */
export const ClickType = z.enum(['link', 'all', 'clicks', 'pin', 'chargeable', 'swipe', 'mixed'])
export type ClickType = z.infer<typeof ClickType>

export const clickTypeNames: Readonly<Record<ClickType, string>> = { link: t`Link clicks`, all: t`Clicks (all)`, clicks: t`Clicks`, pin: t`Pin clicks`, chargeable: t`Chargeable clicks`, swipe: t`Swipe-ups`, mixed: t`unlike kinds of clicks` }

/** The ratios of results with the two measures that each is taken of, the upper one first. */
export const ratioMeasures = {
  ctr: ['clicks', 'impressions'],
  cpc: ['spend', 'clicks'],
  cpm: ['spend', 'impressions'],
  cvr: ['conversions', 'clicks'],
  cpa: ['spend', 'conversions'],
  roas: ['revenue', 'spend'],
} as const
export const PairedRatio = z.enum(keysOf(ratioMeasures))
export type PairedRatio = z.infer<typeof PairedRatio>

/** What may be known in other currencies than that of a sum; `value`: what platforms claim. Cost and revenue are made of others of these. */
const KnownElsewhere = z.enum(['spend', 'fee', 'production', 'labour', 'cost', 'impressions', 'clicks', 'conversions', 'value', 'deals', 'revenue'])
export type KnownElsewhere = z.infer<typeof KnownElsewhere>

/** What stands above and below the line of a ratio. Null: no file tells both measures. */
const Pair = z.object({ upper: z.number().nullable(), lower: z.number().nullable() })
type Pair = z.infer<typeof Pair>

/**
 * Sums over one group of results, from which every ratio is taken. Money in minor units of `currency`.
 * Null means unknown: no file had it, or the parts are unlike and must not be added; `reasons` then says which.
 */
export const MetricSums = z.object({
  currency: Currency,
  /** Media spend, imported. */
  spendMinor: z.int().nullable(),
  /** Agency and platform fees typed in. 0 when none; null when in other currencies alone, which `inOthersAlone` names. Production and labour likewise. */
  feeMinor: z.int().nullable(),
  productionMinor: z.int().nullable(),
  labourMinor: z.int().nullable(),
  impressions: z.int().nullable(),
  /** Clicks of `clickType`; link clicks where the file has them. */
  clicks: z.int().nullable(),
  clickType: ClickType.nullable(),
  linkClicks: z.int().nullable(),
  clicksAll: z.int().nullable(),
  /** Platforms credit fractions of a conversion, hence a decimal number. */
  conversions: z.number().nullable(),
  /** What was counted as a conversion, in the platform's words. Null: none, or unlike kinds. */
  conversionKind: z.string().nullable(),
  /** Conversion value the ad platforms attribute to themselves. */
  attributedRevenueMinor: z.int().nullable(),
  /** Revenue of won deals of the workbook. Null: no deal in the group. */
  dealRevenueMinor: z.int().nullable(),
  /** What of it was won on days of which no spend is known: before the first day of imported spend, or after the last. Absent: nothing. */
  dealRevenueBesideSpendMinor: z.int().optional(),
  /** Reach only where one row covers the whole group; it is never added. */
  reach: z.int().nullable(),
  /** Why a measure is null although parts of it are known, by measure; of `roi`, where revenue and cost are known and not of each other. */
  reasons: z.partialRecord(z.enum(['clicks', 'conversions', 'revenue', 'reach', 'roi']), z.string()),
  /**
   * Where files tell one measure of a ratio and not the other: the two sums over what is told of both, of which the ratio is taken (docs/decisions/0025 and 0026).
   * Without an entry the ratio is that of the sums above.
   */
  paired: z.partialRecord(PairedRatio, Pair),
  /** What is null here and known in other currencies, which are left out: in which of them (docs/decisions/0028). Absent: nothing. */
  inOthersAlone: z.partialRecord(KnownElsewhere, z.array(Currency)).optional(),
})
export type MetricSums = z.infer<typeof MetricSums>

/** Sums with everything derived from them. Ratios are fractions (0.013 is 1.3 %); costs per something are minor units, not rounded. */
export const MetricRow = MetricSums.extend({
  revenueMinor: z.int().nullable(),
  costMinor: z.int().nullable(),
  ctr: z.number().nullable(),
  cpcMinor: z.number().nullable(),
  cpmMinor: z.number().nullable(),
  cvr: z.number().nullable(),
  cpaMinor: z.number().nullable(),
  cpaLowMinor: z.number().nullable(),
  cpaHighMinor: z.number().nullable(),
  roas: z.number().nullable(),
  poas: z.number().nullable(),
  mer: z.number().nullable(),
  breakEvenRoas: z.number().nullable(),
  roi: z.number().nullable(),
  blendedRoi: z.number().nullable(),
  /** See `profitOf`. */
  profitMinor: z.number().nullable(),
})
export type MetricRow = z.infer<typeof MetricRow>

/** Whose word counts for revenue: what platforms attribute, won deals, or the two together. */
export const RevenueSource = z.enum(['both', 'platforms', 'deals'])
export type RevenueSource = z.infer<typeof RevenueSource>

/** Clicks per impression, as a fraction; both clicks of one kind. Null: either is not known, or nothing was shown. */
export const clickThroughRate = (clicks: number | null, impressions: number | null): number | null => ratio(clicks, impressions)

/** Spend per click, in minor units. Null without clicks: "spent X, no clicks". */
export const costPerClick = (spendMinor: number | null, clicks: number | null): number | null => ratio(spendMinor, clicks)

/** Spend per thousand impressions, in minor units. Null: either is not known, or nothing was shown. */
const costPerMille = (spendMinor: number | null, impressions: number | null): number | null => ratio(spendMinor === null ? null : spendMinor * 1000, impressions)

/** Conversions per click, as a fraction. Above 1 is possible where views count too, and is not clamped. Null: either is not known, or nobody clicked. */
export const conversionRate = (conversions: number | null, clicks: number | null): number | null => ratio(conversions, clicks)

/** Spend per conversion, in minor units. Null without conversions: "no result yet". */
export const costPerConversion = (spendMinor: number | null, conversions: number | null): number | null => ratio(spendMinor, conversions)

/**
 * The 95 % interval of the cost per conversion, in minor units: the spend over the ends of the conversions' own. Null without spend or conversions;
 * its high end where less than about two thirds of one were credited, for then there may as well have been none.
 */
export const costPerConversionInterval = (spendMinor: number | null, conversions: number | null): { readonly lowMinor: number; readonly highMinor: number | null } | null => {
  if (spendMinor === null || conversions === null || conversions <= 0) return null
  const { low, high } = countInterval(conversions)
  return { lowMinor: spendMinor / high, highMinor: ratio(spendMinor, low) }
}

/** Revenue per media spend: 4 means four earned for each one spent on ads. Fees and labour are not in it. Null: no revenue is known, which is not 0, or nothing was spent. */
export const returnOnAdSpend = (revenueMinor: number | null, spendMinor: number | null): number | null => ratio(revenueMinor, spendMinor)

/** Gross profit per media spend: at 1 it pays for the ads, fees and labour apart. Null without a stated margin. Source: POAS = revenue × gross margin ÷ spend. */
const profitOnAdSpend = (roas: number | null, grossMargin: number | null): number | null => (roas === null || grossMargin === null ? null : roas * grossMargin)

/** Revenue of the won deals that MER counts: those of days of which spend is known. Null: there is none. */
export const dealRevenueOfSpendDays = ({ dealRevenueMinor, dealRevenueBesideSpendMinor = 0 }: Pick<MetricSums, 'dealRevenueMinor' | 'dealRevenueBesideSpendMinor'>): number | null =>
  dealRevenueMinor === null || (dealRevenueBesideSpendMinor > 0 && dealRevenueBesideSpendMinor === dealRevenueMinor) ? null : dealRevenueMinor - dealRevenueBesideSpendMinor

/** Revenue of won deals per media spend: what came in, whatever the platforms claim. Null without a won deal, or without spend. */
const marketingEfficiencyRatio = (dealRevenueMinor: number | null, spendMinor: number | null): number | null => ratio(dealRevenueMinor, spendMinor)

/** The ROAS at which the gross profit pays for the media spend: 2.5 at a margin of 0.4. Null without a margin above 0. */
const breakEvenReturn = (grossMargin: number | null): number | null => (grossMargin === null || grossMargin <= 0 ? null : ratio(1, grossMargin))

/** Revenue at the gross margin (whole where none is stated) less all costs, in minor units, not rounded. Null: either is not known. */
const profitOf = (revenueMinor: number | null, costMinor: number | null, grossMargin: number | null): number | null =>
  revenueMinor === null || costMinor === null ? null : revenueMinor * (grossMargin ?? 1) - costMinor

/**
 * Profit on all costs as a fraction: 0.5 means 50 % gained, −1 means all lost. Revenue counts at the gross margin
 * (whole where none is stated); cost is media, fees, production and labour. Null before any cost.
 * Source: (gross profit − all costs) / all costs; not what Robyn and Meridian call ROI, which is revenue / spend.
 */
export const returnOnInvestment = (revenueMinor: number | null, costMinor: number | null, grossMargin: number | null): number | null =>
  ratio(profitOf(revenueMinor, costMinor, grossMargin), costMinor)

const partsOfCost = ['spend', 'fee', 'production', 'labour'] as const
const partsOfRevenue = { both: ['value', 'deals'], platforms: ['value'], deals: ['deals'] } as const satisfies Record<RevenueSource, readonly KnownElsewhere[]>

/** In which other currencies anything is known of which a sum is made. Empty: in none. */
const currenciesWith = ({ inOthersAlone = {} }: Pick<MetricSums, 'inOthersAlone'>, parts: readonly KnownElsewhere[]): Currency[] => [...new Set(parts.flatMap((part) => inOthersAlone[part] ?? []))]

/** The revenue a report counts under its chosen source. Null: nothing of that source is known, or nothing but 0 while more is known in other currencies. */
export const revenueOf = (sums: Pick<MetricSums, 'attributedRevenueMinor' | 'dealRevenueMinor' | 'reasons' | 'inOthersAlone'>, source: RevenueSource): number | null => {
  if (source === 'deals') return sums.dealRevenueMinor
  if (source === 'platforms') return sums.attributedRevenueMinor
  if (sums.reasons.revenue !== undefined) return null
  if (sums.attributedRevenueMinor === null && sums.dealRevenueMinor === null) return null
  const revenueMinor = (sums.attributedRevenueMinor ?? 0) + (sums.dealRevenueMinor ?? 0)
  return revenueMinor === 0 && currenciesWith(sums, partsOfRevenue.both).length > 0 ? null : revenueMinor
}

/** All costs that are known. Null: none are, or nothing but 0 while others are known in other currencies. */
const costOf = ({ spendMinor, feeMinor, productionMinor, labourMinor, inOthersAlone }: MetricSums): number | null => {
  const typedMinor = (feeMinor ?? 0) + (productionMinor ?? 0) + (labourMinor ?? 0)
  if (spendMinor === null) return typedMinor === 0 ? null : typedMinor
  const costMinor = spendMinor + typedMinor
  return costMinor === 0 && currenciesWith({ inOthersAlone }, partsOfCost).length > 0 ? null : costMinor
}

/** Takes every ratio from the sums: sum first, divide last. */
export const deriveMetrics = (sums: MetricSums, { revenueSource, grossMargin }: { readonly revenueSource: RevenueSource; readonly grossMargin: number | null }): MetricRow => {
  const { spendMinor, impressions, clicks, conversions } = sums
  const paired: Partial<Record<PairedRatio, Pair>> = {}
  const pairOf = (key: PairedRatio, upper: number | null, lower: number | null): readonly [number | null, number | null] => {
    const pair = sums.paired[key]
    // What is unlike, and so null, is not made alike by leaving platforms out.
    if (pair === undefined || upper === null || lower === null) return [upper, lower]
    paired[key] = pair
    return [pair.upper, pair.lower]
  }
  const revenueMinor = revenueOf(sums, revenueSource)
  const ofCpa = pairOf('cpa', spendMinor, conversions)
  const cpaInterval = costPerConversionInterval(...ofCpa)
  const costMinor = costOf(sums)
  const [cost, revenue] = [costMinor === null ? currenciesWith(sums, partsOfCost) : [], revenueMinor === null ? currenciesWith(sums, partsOfRevenue[revenueSource]) : []]
  // Deals name no platform: where they are in the revenue, all spend stands below it.
  const isOfPlatforms = revenueSource === 'platforms' || (revenueSource === 'both' && sums.dealRevenueMinor === null)
  const roas = returnOnAdSpend(...(isOfPlatforms ? pairOf('roas', revenueMinor, spendMinor) : ([revenueMinor, spendMinor] as const)))
  return {
    ...sums,
    paired,
    ...(cost.length + revenue.length > 0 && { inOthersAlone: { ...sums.inOthersAlone, ...(cost.length > 0 && { cost }), ...(revenue.length > 0 && { revenue }) } }),
    revenueMinor,
    costMinor,
    ctr: clickThroughRate(...pairOf('ctr', clicks, impressions)),
    cpcMinor: costPerClick(...pairOf('cpc', spendMinor, clicks)),
    cpmMinor: costPerMille(...pairOf('cpm', spendMinor, impressions)),
    cvr: conversionRate(...pairOf('cvr', conversions, clicks)),
    cpaMinor: costPerConversion(...ofCpa),
    cpaLowMinor: cpaInterval?.lowMinor ?? null,
    cpaHighMinor: cpaInterval?.highMinor ?? null,
    roas,
    poas: profitOnAdSpend(roas, grossMargin),
    mer: marketingEfficiencyRatio(dealRevenueOfSpendDays(sums), spendMinor),
    breakEvenRoas: breakEvenReturn(grossMargin),
    roi: returnOnInvestment(revenueMinor, costMinor, grossMargin),
    blendedRoi: returnOnInvestment(sums.dealRevenueMinor, costMinor, grossMargin),
    profitMinor: profitOf(revenueMinor, costMinor, grossMargin),
  }
}

/** A metric's name and definition, printed wherever its number is. */
interface MetricDefinition {
  readonly label: string
  readonly definition: string
}

export const metricDefinitions = {
  spend: { label: t`Spend`, definition: t`Media spend as the platforms bill it, from imported results.` },
  cost: { label: t`Cost`, definition: t`Media spend + fees + production + labour.` },
  revenue: { label: t`Revenue`, definition: t`Conversion value the platforms attribute to themselves, plus won deals of the workbook, as the report’s revenue source says. Value claimed by several platforms is not added: each may claim the same sale.` },
  impressions: { label: t`Impressions`, definition: t`How often ads were shown.` },
  clicks: { label: t`Clicks`, definition: t`Link clicks where the platform reports them, else all clicks; the kind is named. Unlike kinds are not added.` },
  conversions: { label: t`Conversions`, definition: t`Results the platform counts; the kind is named. Unlike kinds are not added. Platforms credit fractions.` },
  ctr: { label: t`CTR`, definition: t`Click-through rate = clicks ÷ impressions.` },
  cpc: { label: t`CPC`, definition: t`Cost per click = spend ÷ clicks.` },
  cpm: { label: t`CPM`, definition: t`Cost per thousand impressions = spend ÷ impressions × 1000.` },
  cvr: { label: t`CVR`, definition: t`Conversion rate = conversions ÷ clicks.` },
  cpa: { label: t`CPA`, definition: t`Cost per conversion = spend ÷ conversions.` },
  cpaLow: { label: t`CPA from`, definition: t`Low end of the 95% interval of the CPA = spend ÷ high end of that of the conversions, which chance moves (Poisson, by Byar’s approximation).` },
  cpaHigh: { label: t`CPA to`, definition: t`High end of the 95% interval of the CPA = spend ÷ low end of that of the conversions. With 3 conversions it is about five times the CPA.` },
  roas: { label: t`ROAS`, definition: t`Return on ad spend = revenue ÷ media spend.` },
  poas: { label: t`POAS`, definition: t`Profit on ad spend = revenue × gross margin ÷ media spend. At 1 the gross profit pays for the ads; fees, production and labour are not in it.` },
  mer: { label: t`MER`, definition: t`Marketing efficiency ratio, blended = won deals of the workbook ÷ media spend of all platforms, whatever the platforms claim. Deals won before the first day of known spend or after the last are left out. A single line has only the deals that name it.` },
  breakEvenRoas: { label: t`Break-even ROAS`, definition: t`The ROAS at which the gross profit pays for the media spend = 1 ÷ gross margin. Fees, production and labour are not in it.` },
  roi: { label: t`ROI (profit)`, definition: t`Return on investment = (revenue × gross margin − cost) ÷ cost. −100% means all lost. Without a stated gross margin revenue counts whole.` },
  blendedRoi: { label: t`Blended ROI`, definition: t`Return on investment of all marketing together = (won deals of the workbook × gross margin − cost) ÷ cost, whatever the platforms claim. It counts all won deals and all cost of the period; deals from relationships are among them, and the Bridge tells them apart. A single campaign has only the deals that name it.` },
} as const satisfies Record<string, MetricDefinition>
export type MetricKey = keyof typeof metricDefinitions

/** What there is in another currency than that of the sums, as a sentence: it is in none of them. */
export const InOtherCurrency = z.object({ currency: Currency, sentence: z.string() })
export type InOtherCurrency = z.infer<typeof InOtherCurrency>

/** A period of results: whole days, both ends included. Null ends are open. */
export const Period = z.object({ from: Day.nullable().default(null), to: Day.nullable().default(null) })
export type Period = z.infer<typeof Period>

/** Platforms restate results for about this many days: late conversions are credited to the day of the click. */
const provisionalDays = 30

/** The day since which results may still be restated. Null: none of them are as new as that. */
export const provisionalSince = (dataTo: Day, today: Day): Day | null => {
  const since = addDays(today, -provisionalDays)
  return dataTo < since ? null : since
}
