import { cutText } from '../../shared/kernel/cut-text'
import { minorToMajor } from '../../shared/kernel/money'
import { axisText, type ChartModel, type ChartSeries, type ChartUnit, chartValueText, sharedUnit } from './chart-model'

/** Colours of one theme, as the style sheet computes them. */
export interface ChartColours {
  readonly series: readonly string[]
  readonly text: string
  readonly mutedText: string
  readonly gridLine: string
  readonly surface: string
}

export const fontFamily = "'Inter Variable', Inter, system-ui, sans-serif"

/** Line and mark differ too, so that colour is never the only sign. */
const lineTypes = ['solid', 'dashed', 'dotted'] as const
const symbols = ['circle', 'rect', 'triangle', 'diamond'] as const

/** Marks on a line are drawn up to this many points; beyond, they would be a band. */
const markedPoints = 45

/** Pixels across. */
const markSize = 5

/** Money is drawn in major units so that axis marks are round; its text always comes from the minor units. */
const plotted = (value: number | null, unit: ChartUnit): number | null => (value !== null && unit.kind === 'money' ? minorToMajor(value, unit.currency) : value)

/** Series of one unit share an axis: money and counts are never measured with the same stick. */
const sameUnit = (left: ChartUnit, right: ChartUnit): boolean => left.kind === right.kind && (left.kind !== 'money' || right.kind !== 'money' || left.currency === right.currency)

/** The units that get an axis each; a third would have no side left and shares the second. */
export const axisUnits = (series: readonly ChartSeries[]): readonly ChartUnit[] => {
  const units: ChartUnit[] = []
  for (const { unit } of series) if (!units.some((known) => sameUnit(known, unit))) units.push(unit)
  return units.slice(0, 2)
}

const axisName = (unit: ChartUnit): string => (unit.kind === 'money' ? unit.currency : '')

const shortened = (text: string, length: number): string => (text.length <= length ? text : `${cutText(text, length - 1).trimEnd()}…`)

const mostCharacters = 30

/** The share of a drawing's width that names beside bars take at most, and the pixels of a letter of them. */
const besideBarShare = 0.45
const nameLetterPixels = 6

/** A name beside a bar: a long one goes on in a second line. A narrow drawing keeps room for its bars. */
const besideBar = (text: string, width: number): string => {
  const most = Math.max(1, Math.min(mostCharacters, Math.floor((width * besideBarShare) / nameLetterPixels)))
  if (text.length <= most) return text
  const parts = text.lastIndexOf(' · ', most)
  const cut = parts > 0 ? parts : text.lastIndexOf(' ', most)
  return cut <= 0 ? shortened(text, most) : `${text.slice(0, cut)}\n${shortened(text.slice(cut).replace(/^ (?:· )?/, ''), most)}`
}

/** Pixels across. */
const narrowDrawing = 520

/** What stands below a bar: in a narrow drawing half of a long one would reach over its edge, so the words before its day have a line of their own. */
const belowBar = (text: string, width: number): string => (width > narrowDrawing ? text : text.replace(/ (?=\d)/u, '\n'))

interface HoverItem {
  readonly seriesIndex: number
  readonly dataIndex: number
}

/** What is said over a category: every series by name with its exact value. */
export const hoverText = ({ categories, series }: ChartModel, items: readonly HoverItem[]): string => {
  const [first] = items
  if (first === undefined) return ''
  const lines = items.map(({ seriesIndex, dataIndex }) => {
    const one = series[seriesIndex]
    return one === undefined ? '' : `${one.label}: ${chartValueText(one.values[dataIndex] ?? null, one.unit)}`
  })
  return [categories[first.dataIndex] ?? '', ...lines].join('\n')
}

const seriesOption = (model: ChartModel, one: ChartSeries, index: number, units: readonly ChartUnit[]): Record<string, unknown> => {
  const own = units.findIndex((unit) => sameUnit(unit, one.unit))
  const axis = own === -1 ? units.length - 1 : own
  const data = one.values.map((value) => plotted(value, one.unit))
  const isFew = data.filter((value) => value !== null).length <= markedPoints
  // Between two gaps no line is drawn: such a value would not be seen without its mark.
  const isAlone = data.map((value, position) => value !== null && (data[position - 1] ?? null) === null && (data[position + 1] ?? null) === null)
  const areMarked = model.joinsGaps === true ? isFew : isFew || isAlone.includes(true)
  const common = { name: one.label, data, ...(model.isHorizontal ? { xAxisIndex: axis } : { yAxisIndex: axis }) }
  if (model.kind === 'bar') return { ...common, type: 'bar', barMaxWidth: model.isHorizontal ? 12 : 24, barGap: '20%', itemStyle: { borderRadius: model.isHorizontal ? [0, 3, 3, 0] : [3, 3, 0, 0] } }
  return {
    ...common,
    type: 'line',
    symbol: symbols[index % symbols.length],
    symbolSize: isFew || !areMarked ? markSize : (_value: unknown, { dataIndex }: HoverItem) => (isAlone[dataIndex] === true ? markSize : 0),
    // The values are what is marked; days without one make no band.
    showAllSymbol: true,
    showSymbol: areMarked,
    lineStyle: { width: 2, type: lineTypes[index % lineTypes.length] },
    connectNulls: model.joinsGaps === true,
    ...(index === 0 && model.isZoomed !== true && { areaStyle: { opacity: 0.08 } }),
  }
}

/** From this share of the drawing on, or up to what is left of it, a mark's words stand on the side that has room. */
const nearTheEdge = 0.6

const markAlign = (position: number, { categories }: ChartModel): 'left' | 'center' | 'right' => {
  const share = position / Math.max(1, categories.length - 1)
  return share >= nearTheEdge ? 'right' : share <= 1 - nearTheEdge ? 'left' : 'center'
}

/** Pixels that a letter of a mark's words takes up at most, and what lies beside the drawing at its left. */
const markLetterPixels = 6.2
const besideDrawing = 50

const mostMarkCharacters = 46

/** A mark's words as far as the side has room on which they stand. */
const markText = (name: string, width: number): string => shortened(name, Math.max(1, Math.min(mostMarkCharacters, Math.floor(((width - besideDrawing) * nearTheEdge) / markLetterPixels))))

/** Lines across the drawing where what the values mean changes. Time runs from left to right in every chart that has any. */
const markLines = (model: ChartModel, colours: ChartColours, width: () => number): Record<string, unknown> =>
  (model.marks ?? []).length === 0
    ? {}
    : {
        markLine: {
          symbol: 'none',
          silent: true,
          animation: false,
          lineStyle: { color: colours.text, type: 'dashed', width: 1 },
          label: { color: colours.text, fontSize: 11, fontFamily, position: 'end', rotate: 0, distance: 4, formatter: ({ name }: { readonly name: string }) => markText(name, width()) },
          data: model.marks?.map(({ position, label }) => ({ name: label, xAxis: position, label: { align: markAlign(position, model) } })),
        },
      }

/** The same axis as of bars, by their edges: theirs knows only their middles, and a line stands before the bar of its day, as on paper. */
const edgesOfBars = ({ categories }: ChartModel): Record<string, unknown> => ({ type: 'value', show: false, min: 0, max: categories.length, axisPointer: { show: false } })

const valueAxis = (unit: ChartUnit, index: number, { isNamed, isZoomed }: { readonly isNamed: boolean; readonly isZoomed: boolean }, colours: ChartColours): Record<string, unknown> => ({
  type: 'value',
  scale: isZoomed,
  name: isNamed ? axisName(unit) : '',
  nameTextStyle: { color: colours.mutedText, fontSize: 11, fontFamily, align: index === 0 ? 'left' : 'right' },
  nameGap: 10,
  splitNumber: 4,
  // Nobody is half a person.
  ...(unit.kind === 'count' && { minInterval: 1 }),
  position: index === 0 ? undefined : 'right',
  splitLine: { show: index === 0, lineStyle: { color: colours.gridLine } },
  axisLabel: { color: colours.mutedText, fontSize: 11, fontFamily, hideOverlap: true, formatter: (value: number) => axisText(value, unit) },
  axisLine: { show: false },
  axisTick: { show: false },
})

/** Pixels beside the drawing. A line ends at its edge, below which half of a day's label goes on. */
const roomAtRight = ({ isHorizontal, kind }: ChartModel, axes: number): number => {
  if (isHorizontal) return 24
  return kind === 'line' && axes === 1 ? 38 : 8
}

interface Drawn {
  readonly isAnimated: boolean
  /** Pixels across, asked at every drawing. Without it there is room for everything. */
  readonly width?: () => number
}

/** The drawing instructions of a chart. Pure, so that screen and image are the same. */
export const chartOption = (model: ChartModel, colours: ChartColours, { isAnimated, width = () => Infinity }: Drawn): Record<string, unknown> => {
  const units = axisUnits(model.series)
  // A unit that all share stands beside the title.
  const areNamed = sharedUnit(model) === ''
  const hasLegend = model.series.length > 1
  const hasMarks = (model.marks ?? []).length > 0
  const areBetweenBars = hasMarks && model.kind === 'bar'
  const values = units.map((unit, index) => valueAxis(unit, index, { isNamed: areNamed, isZoomed: model.isZoomed === true }, colours))
  const categories = {
    type: 'category',
    data: [...model.categories],
    boundaryGap: model.kind === 'bar',
    inverse: model.isHorizontal,
    axisLine: { lineStyle: { color: colours.gridLine } },
    axisTick: { show: false },
    axisLabel: {
      color: colours.mutedText,
      fontSize: 11,
      fontFamily,
      hideOverlap: true,
      ...(model.isHorizontal && { formatter: (name: string) => besideBar(name, width()), lineHeight: 13 }),
      ...(model.kind === 'bar' && !model.isHorizontal && { formatter: (name: string) => belowBar(name, width()), lineHeight: 13 }),
    },
  }
  return {
    animation: isAnimated,
    animationDuration: 350,
    color: [...colours.series],
    textStyle: { fontFamily, color: colours.text },
    grid: { left: 4, right: roomAtRight(model, units.length), top: hasLegend || areNamed || hasMarks ? 40 : 10, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { show: hasLegend, top: 0, right: 0, itemWidth: 18, itemHeight: 8, itemGap: 16, textStyle: { color: colours.text, fontSize: 12, fontFamily } },
    xAxis: model.isHorizontal ? values : areBetweenBars ? [categories, edgesOfBars(model)] : categories,
    yAxis: model.isHorizontal ? categories : values,
    tooltip: {
      trigger: 'axis',
      // The HTML tooltip writes innerHTML, which the content security policy forbids.
      renderMode: 'richText',
      confine: true,
      transitionDuration: 0,
      backgroundColor: colours.surface,
      borderColor: colours.gridLine,
      borderWidth: 1,
      padding: [8, 10],
      textStyle: { color: colours.text, fontSize: 12, fontFamily, lineHeight: 18 },
      axisPointer: { type: model.kind === 'bar' ? 'shadow' : 'line', lineStyle: { color: colours.mutedText, type: 'dotted' }, shadowStyle: { color: colours.mutedText, opacity: 0.08 } },
      formatter: (items: HoverItem | readonly HoverItem[]) => hoverText(model, Array.isArray(items) ? items : [items]),
    },
    aria: { enabled: true, label: { description: `${model.title}. ${model.description}` } },
    series: [
      ...model.series.map((one, index) => ({ ...seriesOption(model, one, index, units), ...(index === 0 && !areBetweenBars && markLines(model, colours, width)) })),
      ...(areBetweenBars ? [{ type: 'line', xAxisIndex: 1, data: [], silent: true, ...markLines(model, colours, width) }] : []),
    ],
  }
}
