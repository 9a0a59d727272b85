import { minorDigits } from '../kernel/money'
import { numberText } from '../kernel/language'
import type { ReportChart } from './document'
import { formatCell } from './format'

/** A shape of a drawn chart in points from the top left. `tone`: position of the series, or what it is part of. Text stands on its y. */
export type ChartShape =
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly tone: number; readonly label: string }
  | { readonly kind: 'line'; readonly points: readonly (readonly [number, number])[]; readonly tone: number | 'grid' | 'axis' | 'mark' }
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly anchor: 'start' | 'middle' | 'end' }

interface ChartDrawing {
  readonly width: number
  readonly height: number
  readonly shapes: readonly ChartShape[]
}

/** Height of all text, in points; labels are fitted for it. */
export const chartTextSize = 9

const legendHeight = 24
const rowHeight = 24
const longestLabel = 14
const wantedMarks = 4

/** Width of a text in points as it will about be: narrow for Latin, full for wide scripts. */
const estimatedWidth = (text: string): number => [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x10ff ? 1.05 : 0.62), 0) * chartTextSize

const shortened = (text: string, width: number): string => {
  if (estimatedWidth(text) <= width) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter('en').segment(text.slice(0, 200))) {
    if (estimatedWidth(`${kept}${segment}…`) > width) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** A step of 1, 2 or 5 times a power of ten, so that a few of them cover the range. */
const roundStep = (range: number): number => {
  const wanted = Math.max(range / wantedMarks, 1)
  const power = 10 ** Math.floor(Math.log10(wanted))
  return ([1, 2, 5, 10].find((step) => step * power >= wanted * 0.999) ?? 10) * power
}

interface Axis {
  readonly lowest: number
  readonly highest: number
  readonly marks: readonly { readonly value: number; readonly text: string }[]
}

/** Round marks around all values, 0 always among them. Money is marked in whole units of its currency where the marks are that far apart. */
const axisOf = ({ series, unit }: ReportChart): Axis => {
  const values = series.flatMap(({ values }) => values).filter((value) => value !== null)
  const digits = unit.kind === 'money' ? minorDigits(unit.currency) : 0
  const scale = 10 ** digits
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)]
  const step = roundStep(high === low ? scale : high - low)
  const first = Math.floor(low / step)
  const last = high === low ? 1 : Math.ceil(high / step)
  const decimals = step % scale === 0 ? 0 : digits
  const marks = Array.from({ length: last - first + 1 }, (_, index) => ({
    value: (first + index) * step,
    text: numberText(((first + index) * step) / scale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay: 'negative' }),
  }))
  return { lowest: first * step, highest: last * step, marks }
}

const valueLabel = ({ unit, categories }: ReportChart, series: string, index: number, value: number): string =>
  `${categories[index] ?? ''}, ${series}: ${unit.kind === 'money' ? `${formatCell({ ...unit, value })} ${unit.currency}` : formatCell({ ...unit, value })}`

const legend = ({ series, unit }: ReportChart, left: number): ChartShape[] => {
  let x = left
  return series.flatMap(({ label }, tone): ChartShape[] => {
    const text = unit.kind === 'money' ? `${label} (${unit.currency})` : label
    const start = x
    x += 15 + estimatedWidth(text) + 18
    return [
      { kind: 'rect', x: start, y: 2, width: 10, height: 10, tone, label: '' },
      { kind: 'text', x: start + 15, y: 10.5, text, anchor: 'start' },
    ]
  })
}

/** Rows that the words of marks take above the drawing, so that those close to each other can be read. */
const markRows = ({ marks = [] }: ReportChart): number => Math.min(marks.length, 3)

const markRowHeight = 12

/** Lines from top to bottom where what the values mean changes, with the words on the side that has room. */
const standingMarks = (chart: ReportChart, xOf: (position: number) => number, { left, right, bottom }: { readonly left: number; readonly right: number; readonly bottom: number }): ChartShape[] =>
  (chart.marks ?? []).flatMap(({ position, label }, index): ChartShape[] => {
    const x = xOf(position)
    const y = legendHeight + markRowHeight * ((index % markRows(chart)) + 1) - 3
    const isLate = x > (left + right) / 2
    return [
      { kind: 'line', points: [[x, y - 8], [x, bottom]], tone: 'mark' },
      { kind: 'text', x: isLate ? x - 4 : x + 4, y, text: shortened(label, (isLate ? x - left : right - x) - 8), anchor: isLate ? 'end' : 'start' },
    ]
  })

/** Bars that lie: names read from left to right however long they are. */
const lyingBars = (chart: ReportChart, width: number): ChartDrawing => {
  const axis = axisOf(chart)
  const nameWidth = Math.min(width * 0.3, Math.max(...chart.categories.map(estimatedWidth)))
  const [left, right, top] = [nameWidth + 10, width - 36, legendHeight]
  const bottom = top + rowHeight * chart.categories.length
  const xOf = (value: number): number => left + ((value - axis.lowest) / (axis.highest - axis.lowest)) * (right - left)
  const barHeight = (rowHeight - 8) / chart.series.length
  const bars = chart.series.flatMap(({ label, values }, tone) =>
    values.flatMap((value, index): ChartShape[] => {
      if (value === null) return []
      const y = top + rowHeight * index + 4 + barHeight * tone
      return [{ kind: 'rect', x: Math.min(xOf(0), xOf(value)), y, width: Math.max(0.5, Math.abs(xOf(value) - xOf(0))), height: barHeight - 1, tone, label: valueLabel(chart, label, index, value) }]
    }),
  )
  const shapes: ChartShape[] = [
    ...legend(chart, left),
    ...axis.marks.flatMap(({ value, text }): ChartShape[] => [
      { kind: 'line', points: [[xOf(value), top], [xOf(value), bottom]], tone: value === 0 ? 'axis' : 'grid' },
      { kind: 'text', x: xOf(value), y: bottom + 13, text, anchor: 'middle' },
    ]),
    ...chart.categories.map((category, index): ChartShape => ({ kind: 'text', x: left - 8, y: top + rowHeight * (index + 0.5) + 3, text: shortened(category, nameWidth), anchor: 'end' })),
    ...bars,
    ...(chart.marks ?? []).flatMap(({ position, label }): ChartShape[] => {
      const y = top + rowHeight * position
      return [{ kind: 'line', points: [[left, y], [right, y]], tone: 'mark' }, { kind: 'text', x: right, y: y - 2, text: shortened(label, right - left), anchor: 'end' }]
    }),
  ]
  return { width, height: bottom + 20, shapes }
}

interface Place {
  readonly xOf: (index: number) => number
  readonly yOf: (value: number) => number
}

/** A line per series with a dot per figure. A gap in the figures is a gap in the line. */
const lines = (chart: ReportChart, { xOf, yOf }: Place): ChartShape[] =>
  chart.series.flatMap(({ label, values }, tone) => {
    const runs: (readonly [number, number])[][] = [[]]
    const dots: ChartShape[] = []
    values.forEach((value, index) => {
      if (value === null) return void runs.push([])
      runs.at(-1)?.push([xOf(index), yOf(value)])
      dots.push({ kind: 'rect', x: xOf(index) - 1.5, y: yOf(value) - 1.5, width: 3, height: 3, tone, label: valueLabel(chart, label, index, value) })
    })
    return [...runs.filter(({ length }) => length > 1).map((points): ChartShape => ({ kind: 'line', points, tone })), ...dots]
  })

const standingBars = (chart: ReportChart, step: number, { xOf, yOf }: Place): ChartShape[] => {
  const barWidth = Math.min(30, (step * 0.7) / chart.series.length)
  return chart.series.flatMap(({ label, values }, tone) =>
    values.flatMap((value, index): ChartShape[] => {
      if (value === null) return []
      const x = xOf(index) + (tone - chart.series.length / 2) * barWidth
      return [{ kind: 'rect', x, y: Math.min(yOf(value), yOf(0)), width: barWidth - 1.5, height: Math.max(0.5, Math.abs(yOf(value) - yOf(0))), tone, label: valueLabel(chart, label, index, value) }]
    }),
  )
}

const standing = (chart: ReportChart, width: number, height: number): ChartDrawing => {
  const axis = axisOf(chart)
  const left = Math.max(...axis.marks.map(({ text }) => estimatedWidth(text))) + 10
  const [right, top, bottom] = [width - 8, legendHeight + 4 + markRows(chart) * markRowHeight, height - 22]
  const step = (right - left) / Math.max(1, chart.categories.length)
  const place: Place = { xOf: (index) => left + step * (index + 0.5), yOf: (value) => bottom - ((value - axis.lowest) / (axis.highest - axis.lowest)) * (bottom - top) }
  const widest = Math.max(...chart.categories.map(estimatedWidth))
  const everyLabel = Math.max(1, Math.ceil((widest + 8) / step))
  const shapes: ChartShape[] = [
    ...legend(chart, left),
    ...axis.marks.flatMap(({ value, text }): ChartShape[] => [
      { kind: 'line', points: [[left, place.yOf(value)], [right, place.yOf(value)]], tone: value === 0 ? 'axis' : 'grid' },
      { kind: 'text', x: left - 6, y: place.yOf(value) + 3, text, anchor: 'end' },
    ]),
    ...chart.categories.flatMap((category, index): ChartShape[] =>
      index % everyLabel === 0 ? [{ kind: 'text', x: Math.min(place.xOf(index), width - estimatedWidth(category) / 2), y: bottom + 15, text: category, anchor: 'middle' }] : [],
    ),
    ...(chart.kind === 'line' ? lines(chart, place) : standingBars(chart, step, place)),
    ...standingMarks(chart, (position) => (chart.kind === 'line' ? place.xOf(position) : left + step * position), { left, right, bottom }),
  ]
  return { width, height, shapes }
}

/** Whether the names of standing bars would not all fit side by side; of time, some may be left out. */
const isTight = ({ categories }: ReportChart, width: number): boolean => categories.length * (Math.max(0, ...categories.map(estimatedWidth)) + 8) > width * 0.92

/** Draws a chart as plain shapes, the same for PDF and HTML. Bars lie down where their names are long; `height` holds for what stands. Values below 0 go the other way from the axis. */
export const chartShapes = (chart: ReportChart, { width, height }: { readonly width: number; readonly height: number }): ChartDrawing =>
  chart.kind === 'bar' && (chart.categories.some((category) => category.length > longestLabel) || (chart.isTime !== true && isTight(chart, width))) ? lyingBars(chart, width) : standing(chart, width, height)
