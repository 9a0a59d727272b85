import type { Currency } from '../../shared/kernel/money'
import { amidSentence, t } from '../../shared/kernel/words'
import { clickTypeNames, metricDefinitions, type MetricKey, type MetricRow } from '../../shared/marketing/metrics'
import { formatCell, formatMoney, notAvailable, reasonOf, roundMinor } from '../../shared/reports/format'
import { isSameForAll, metricCell, metricNotes, movesInPoints } from '../../shared/reports/roi-document'

/** The key figures of all campaigns together: MER and blended ROI stand beside ROAS and ROI, whose revenue several platforms may claim. */
export const blendedFigures: readonly MetricKey[] = ['spend', 'revenue', 'roas', 'breakEvenRoas', 'mer', 'roi', 'blendedRoi', 'cost', 'conversions', 'cvr', 'ctr']

/** A measure as it stands on a screen. */
interface MetricView {
  readonly metric: MetricKey
  readonly label: string
  readonly definition: string
  readonly text: string
  /** Currency of an amount. Null: it is no amount. */
  readonly unit: string | null
  /** Why there is no figure. Null: there is one. */
  readonly reason: string | null
  /** The kind of click or conversion that was counted, and what the figure leaves out. Null: the name says it all. */
  readonly note: string | null
  /** The 95 % interval in which it lies, where chance moves it. Null: it is a plain sum or ratio. */
  readonly range: string | null
}

/** The kind that a count stands for, where its name alone would compare unlike things. */
const kindNote = (metric: MetricKey, { clicks, clickType, conversions, conversionKind }: MetricRow): string | null => {
  const clickNote = clicks === null || clickType === null ? null : clickTypeNames[clickType]
  const conversionNote = conversions === null ? null : conversionKind
  switch (metric) {
    case 'clicks':
    case 'ctr':
    case 'cpc':
      return clickNote
    case 'conversions':
    case 'cpa':
    case 'cpaLow':
    case 'cpaHigh':
      return conversionNote
    case 'cvr':
      return conversionNote === null || clickNote === null ? null : `${conversionNote} ÷ ${amidSentence(clickNote)}`
    case 'spend':
    case 'cost':
    case 'revenue':
    case 'impressions':
    case 'cpm':
    case 'roas':
    case 'poas':
    case 'mer':
    case 'breakEvenRoas':
    case 'roi':
    case 'blendedRoi':
      return null
  }
}

const isMoney = new Set<MetricKey>(['spend', 'cost', 'revenue', 'cpc', 'cpm', 'cpa', 'cpaLow', 'cpaHigh'])

/** The ends of an interval of amounts as text. High end null: it may be any. */
export const rangeText = (lowMinor: number, highMinor: number | null, currency: Currency): string => {
  const text = (minor: number): string => formatMoney(roundMinor(minor), currency)
  return t`${text(lowMinor)} to ${highMinor === null ? t`any` : text(highMinor)}`
}

/** One measure of a row with its name, its text, its reason when it has none, and its kind. */
export const metricView = (metric: MetricKey, row: MetricRow): MetricView => {
  const cell = metricCell(metric, row)
  const text = formatCell(cell)
  const isMissing = text === notAvailable
  return {
    metric,
    ...metricDefinitions[metric],
    text,
    unit: isMoney.has(metric) ? row.currency : null,
    reason: isMissing ? (reasonOf(cell) ?? t`There is no figure.`) : null,
    note: isMissing ? null : [kindNote(metric, row), ...metricNotes(metric, row)].filter((note) => note !== null).join(' · ') || null,
    range: metric === 'cpa' && row.cpaLowMinor !== null ? rangeText(row.cpaLowMinor, row.cpaHighMinor, row.currency) : null,
  }
}

/** A measure above its sum: an amount in another currency than the sum’s says which, since the sum leaves it out. */
export const listedMetric = (metric: MetricKey, row: MetricRow, sum: MetricRow | null): Pick<MetricView, 'text' | 'reason'> => {
  const { text, reason, unit } = metricView(metric, row)
  const isOther = reason === null && unit !== null && sum !== null && unit !== sum.currency
  return { text: isOther ? `${text} ${unit}` : text, reason }
}

/** The figure of a measure as a number, for order and comparison. Null is n/a. */
const metricNumber = (metric: MetricKey, row: MetricRow): number | null => {
  const { value } = metricCell(metric, row)
  return typeof value === 'number' ? value : null
}

/** Whether more is better; spend and cost are neither good nor bad by themselves. */
const welcome: Readonly<Record<MetricKey, 'more' | 'less' | 'neither'>> = {
  spend: 'neither', cost: 'neither', revenue: 'more', impressions: 'more', clicks: 'more', conversions: 'more', ctr: 'more', cpc: 'less', cpm: 'less', cvr: 'more', cpa: 'less', cpaLow: 'less', cpaHigh: 'less', roas: 'more', poas: 'more', mer: 'more', breakEvenRoas: 'neither', roi: 'more', blendedRoi: 'more',
}

interface MetricChange {
  readonly text: string
  readonly direction: 'up' | 'down' | 'same'
  readonly tone: 'good' | 'bad' | 'neutral'
}

/** How a figure moved against the compared period. Null where either figure is missing, unlike in kind, or a share of nothing. */
export const metricChange = (metric: MetricKey, now: MetricRow, before: MetricRow | null): MetricChange | null => {
  if (before === null || isSameForAll(metric) || kindNote(metric, now) !== kindNote(metric, before)) return null
  const [value, earlier] = [metricNumber(metric, now), metricNumber(metric, before)]
  if (value === null || earlier === null) return null
  const isPoints = movesInPoints.has(metric)
  if (!isPoints && earlier === 0) return null
  const change = isPoints ? value - earlier : (value - earlier) / Math.abs(earlier)
  const rounded = Math.round(change * 10_000)
  const direction = rounded === 0 ? 'same' : change > 0 ? 'up' : 'down'
  const wanted = welcome[metric]
  const tone = direction === 'same' || wanted === 'neither' ? 'neutral' : (direction === 'up') === (wanted === 'more') ? 'good' : 'bad'
  return { text: formatCell({ kind: isPoints ? 'points' : 'change', value: change }), direction, tone }
}

/** What a measure is called above a column whose figures have their range below them. */
export const columnLabel = (metric: MetricKey): string => (metric === 'cpa' ? t`${metricDefinitions.cpa.label}, 95%` : metricDefinitions[metric].label)
