import { init } from 'echarts/core'
import { describe, expect, it } from 'vitest'
import './chart-engine'
import { axisText, type ChartModel, chartTable, chartValueText, hasValues } from './chart-model'
import { axisUnits, chartOption, hoverText } from './chart-option'

const model: ChartModel = {
  kind: 'line',
  isHorizontal: false,
  title: 'Spend and clicks by day',
  description: 'Three days.',
  categoryLabel: 'Day',
  categories: ['1 Mar', '2 Mar', '3 Mar'],
  series: [
    { label: 'Spend', values: [123_456, null, 0], unit: { kind: 'money', currency: 'EUR' } },
    { label: 'Clicks', values: [10, 20, 1234], unit: { kind: 'count' } },
  ],
}

const colours = { series: ['#111111', '#222222'], text: '#000000', mutedText: '#333333', gridLine: '#444444', surface: '#ffffff' }

describe('a chart as a table', () => {
  it('shows every value of the drawing, exact, and n/a for a gap', () => {
    expect(chartTable(model)).toEqual({
      columns: ['Day', 'Spend (EUR)', 'Clicks'],
      rows: [['1 Mar', '1,234.56', '10'], ['2 Mar', 'n/a', '20'], ['3 Mar', '0.00', '1,234']],
    })
  })
})

describe('a chart', () => {
  it('says the exact value and the currency over a point, never the rounded one of the axis', () => {
    expect(hoverText(model, [{ seriesIndex: 0, dataIndex: 0 }, { seriesIndex: 1, dataIndex: 0 }])).toBe('1 Mar\nSpend: 1,234.56 EUR\nClicks: 10')
    expect(hoverText(model, [{ seriesIndex: 0, dataIndex: 1 }])).toBe('2 Mar\nSpend: n/a')
  })

  it('measures money and counts on an axis each', () => {
    expect(axisUnits(model.series)).toEqual([{ kind: 'money', currency: 'EUR' }, { kind: 'count' }])
    expect(axisUnits([{ label: 'a', values: [], unit: { kind: 'money', currency: 'EUR' } }, { label: 'b', values: [], unit: { kind: 'money', currency: 'EUR' } }])).toHaveLength(1)
  })

  it('measures a third unit at the second axis, never with the stick of the first', () => {
    const third = { label: 'Rate', values: [0.1, 0.2, 0.3], unit: { kind: 'percent' as const } }
    expect(chartOption({ ...model, series: [...model.series, third] }, colours, { isAnimated: false })).toMatchObject({ series: [{ yAxisIndex: 0 }, { yAxisIndex: 1 }, { yAxisIndex: 1 }] })
  })

  it('leaves a gap where there is no value', () => {
    const { series } = chartOption(model, colours, { isAnimated: false })
    expect(series).toMatchObject([{ data: [1234.56, null, 0], connectNulls: false, yAxisIndex: 0 }, { yAxisIndex: 1 }])
  })

  it('gives a long name beside a bar a second line, where its parts or words end', () => {
    const { yAxis } = chartOption({ ...model, kind: 'bar', isHorizontal: true }, colours, { isAnimated: false }) as { yAxis: { axisLabel: { formatter: (text: string) => string } } }
    const names = ['Brand search · Google Ads', 'Always on: workshop videos · Meta', 'A very long name of a kind of touch', 'Donaudampfschifffahrtsgesellschaft', `${'Autumn '.repeat(6)}tableware and more of it`]
    expect(names.map((name) => yAxis.axisLabel.formatter(name))).toEqual(['Brand search · Google Ads', 'Always on: workshop videos\nMeta', 'A very long name of a kind of\ntouch', 'Donaudampfschifffahrtsgesells…', 'Autumn Autumn Autumn Autumn\nAutumn Autumn tableware and m…'])
  })

  it('leaves room for bars beside names in a narrow drawing, and leaves out what of its axis would lie upon another', () => {
    const { xAxis, yAxis } = chartOption({ ...model, kind: 'bar', isHorizontal: true }, colours, { isAnimated: false, width: () => 247 }) as { xAxis: readonly { axisLabel: { hideOverlap: boolean } }[]; yAxis: { axisLabel: { formatter: (text: string) => string } } }
    expect(['Always on: workshop videos', 'Shopping: dinnerware', 'Donaudampfschifffahrt'].map((name) => yAxis.axisLabel.formatter(name))).toEqual(['Always on:\nworkshop videos', 'Shopping:\ndinnerware', 'Donaudampfschifff…'])
    expect(xAxis.every(({ axisLabel }) => axisLabel.hideOverlap)).toBe(true)
  })

  it('breaks what stands below a bar before its day where the drawing is narrow: half of it would reach over the edge', () => {
    const textIn = (width: number): string => (chartOption({ ...model, kind: 'bar' }, colours, { isAnimated: false, width: () => width }) as { xAxis: { axisLabel: { formatter: (text: string) => string } } }).xAxis.axisLabel.formatter('Week of 23 Nov 2026')
    expect([280, 1290].map(textIn)).toEqual(['Week of\n23 Nov 2026', 'Week of 23 Nov 2026'])
  })

  it('marks a value that stands alone between gaps, however many values there are: no line leads to it', () => {
    const values = [...Array.from({ length: 60 }, (_, day) => day), null, 7, null]
    const [line] = (chartOption({ ...model, series: [{ label: 'Clicks', values, unit: { kind: 'count' } }] }, colours, { isAnimated: false }) as { series: [{ showSymbol: boolean; symbolSize: (value: number, at: { dataIndex: number }) => number }] }).series
    expect(line.showSymbol).toBe(true)
    expect([59, 61].map((dataIndex) => line.symbolSize(1, { dataIndex }))).toEqual([0, 5])
    expect(chartOption({ ...model, series: [{ label: 'Clicks', values: values.slice(0, 60), unit: { kind: 'count' } }] }, colours, { isAnimated: false })).toMatchObject({ series: [{ showSymbol: false, symbolSize: 5 }] })
  })

  it('of what was noted now and then joins over the days between, marks what was noted, and may begin above 0', () => {
    const noted = { ...model, joinsGaps: true, isZoomed: true, series: [{ label: 'Followers', unit: { kind: 'count' } as const, values: [1000, ...Array.from({ length: 80 }, () => null), 1100] }] }
    expect(chartOption(noted, colours, { isAnimated: false })).toMatchObject({ series: [{ connectNulls: true, showSymbol: true }], yAxis: [{ scale: true }] })
    expect(chartOption(model, colours, { isAnimated: false })).toMatchObject({ yAxis: [{ scale: false }, { scale: false }] })
  })

  it('has the words of a mark on the side that has room', () => {
    const marked = { ...model, categories: Array.from({ length: 11 }, (_, day) => String(day)), marks: [1, 5, 9].map((position) => ({ position, label: 'Counts otherwise' })) }
    expect(chartOption(marked, colours, { isAnimated: false })).toMatchObject({ series: [{ markLine: { data: [{ label: { align: 'left' } }, { label: { align: 'center' } }, { label: { align: 'right' } }] } }, {}] })
  })

  it('draws a mark before the bar of its day, not through it', () => {
    const days = ['1', '2', '3', '4']
    const bars: ChartModel = { ...model, kind: 'bar', categories: days, series: [{ label: 'Spend', values: [100, 200, 300, 400], unit: { kind: 'count' } }], marks: [{ position: 2, label: 'Counts otherwise' }] }
    const chart = init(null, null, { renderer: 'svg', ssr: true, width: 400, height: 200 })
    chart.setOption(chartOption(bars, colours, { isAnimated: false }))
    const drawn = chart.renderToSVGString()
    const edges = days.map((_, position) => chart.convertToPixel({ xAxisIndex: 0 }, position))
    chart.dispose()
    const [, at] = /<path d="M([\d.]+) [\d.]+L\1 [\d.]+"[^>]*stroke-dasharray/u.exec(drawn) ?? []
    expect(Number(at)).toBeCloseTo(((edges[1] ?? 0) + (edges[2] ?? 0)) / 2, 0)
  })

  it('cuts the words of a mark to what a narrow drawing has room for on their side', () => {
    const name = 'Meta: 7-day click or 1-day view, before 28-day click'
    const drawn = (width: number): string => {
      const { series } = chartOption({ ...model, marks: [{ position: 1, label: name }] }, colours, { isAnimated: false, width: () => width }) as { readonly series: readonly [{ readonly markLine: { readonly label: { readonly formatter: (of: { readonly name: string }) => string } } }] }
      return series[0].markLine.label.formatter({ name })
    }
    expect([drawn(290), drawn(1000), drawn(0)]).toEqual(['Meta: 7-day click or 1…', 'Meta: 7-day click or 1-day view, before 28-da…', '…'])
  })

  it('knows a chart without a single value', () => {
    expect(hasValues({ ...model, series: [{ label: 'Spend', values: [null, null], unit: { kind: 'count' } }] })).toBe(false)
    expect(hasValues(model)).toBe(true)
    const none = { ...model, series: [{ label: 'Spend', values: [0, null], unit: { kind: 'count' } }] } as const
    expect(hasValues({ ...none, kind: 'bar' })).toBe(false)
    expect(hasValues({ ...none, kind: 'line' })).toBe(true)
  })

  it('shortens only the marks of an axis', () => {
    expect(axisText(12_500, { kind: 'count' })).toBe('12.5K')
    expect(chartValueText(1_250_000, { kind: 'money', currency: 'JPY' })).toBe('1,250,000 JPY')
    expect(axisText(0.0125, { kind: 'percent' })).toBe('1.25%')
  })
})
