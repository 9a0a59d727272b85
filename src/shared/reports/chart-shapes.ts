import type { ReportChart } from './document'
import { formatCell } from './format'

/** A shape of a drawn chart in points from the top left. `tone`: position of the series, or what it is part of. */
export type ChartShape =
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly tone: number; readonly label: string }
  | { readonly kind: 'line'; readonly points: readonly (readonly [number, number])[]; readonly tone: number | 'grid' }
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly anchor: 'start' | 'middle' | 'end'; readonly tone: number | 'label' }

export interface ChartSize {
  readonly width: number
  readonly height: number
}

const axisWidth = 92
const legendHeight = 20
const labelHeight = 30
const gridLines = 4

/** A round number at or above the largest value: 1, 2, 2.5 or 5 times a power of ten. */
const roundAbove = (value: number): number => {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value) ?? 10) * power
}

const shorten = (text: string, characters: number): string => (text.length <= characters ? text : `${text.slice(0, Math.max(1, characters - 1))}…`)

/** Draws a chart as plain shapes, the same for PDF and HTML. Values below 0 are drawn below the axis. */
export const chartShapes = (chart: ReportChart, { width, height }: ChartSize): readonly ChartShape[] => {
  const values = chart.series.flatMap(({ values: own }) => own).filter((value) => value !== null)
  const highest = roundAbove(Math.max(0, ...values))
  const lowest = Math.min(0, ...values) < 0 ? -roundAbove(-Math.min(0, ...values)) : 0
  const plot = { left: axisWidth, right: width - 8, top: legendHeight + 6, bottom: height - labelHeight }
  const yOf = (value: number): number => plot.bottom - ((value - lowest) / (highest - lowest)) * (plot.bottom - plot.top)
  const step = (plot.right - plot.left) / Math.max(1, chart.categories.length)
  const written = (value: number): string => formatCell(chart.unit.kind === 'money' ? { kind: 'money', value, currency: chart.unit.currency } : { kind: 'count', value })

  const shapes: ChartShape[] = []
  chart.series.forEach(({ label }, tone) => {
    const x = axisWidth + tone * 110
    shapes.push({ kind: 'rect', x, y: 3, width: 10, height: 10, tone, label: '' }, { kind: 'text', x: x + 15, y: 12, text: label, anchor: 'start', tone: 'label' })
  })
  for (let line = 0; line <= gridLines; line += 1) {
    const value = lowest + ((highest - lowest) * line) / gridLines
    shapes.push({ kind: 'line', points: [[plot.left, yOf(value)], [plot.right, yOf(value)]], tone: 'grid' }, { kind: 'text', x: plot.left - 6, y: yOf(value) + 3, text: written(value), anchor: 'end', tone: 'label' })
  }
  const everyLabel = Math.max(1, Math.ceil(chart.categories.length / 14))
  chart.categories.forEach((category, index) => {
    if (index % everyLabel === 0) shapes.push({ kind: 'text', x: plot.left + step * (index + 0.5), y: plot.bottom + 14, text: shorten(category, Math.floor((step * everyLabel) / 5.6)), anchor: 'middle', tone: 'label' })
  })
  chart.series.forEach(({ label, values: own }, tone) => {
    if (chart.kind === 'line') {
      // A gap in the figures is a gap in the line.
      let points: (readonly [number, number])[] = []
      const end = (): void => {
        if (points.length > 0) shapes.push({ kind: 'line', points, tone })
        points = []
      }
      own.forEach((value, index) => (value === null ? end() : points.push([plot.left + step * (index + 0.5), yOf(value)])))
      return end()
    }
    const barWidth = Math.min(34, (step * 0.7) / chart.series.length)
    own.forEach((value, index) => {
      if (value === null) return
      const x = plot.left + step * (index + 0.5) + (tone - chart.series.length / 2) * barWidth
      shapes.push({ kind: 'rect', x, y: Math.min(yOf(value), yOf(0)), width: barWidth - 1.5, height: Math.max(0.5, Math.abs(yOf(value) - yOf(0))), tone, label: `${chart.categories[index] ?? ''}, ${label}: ${written(value)}` })
    })
  })
  return shapes
}
