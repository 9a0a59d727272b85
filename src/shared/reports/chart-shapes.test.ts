import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chartShapes } from './chart-shapes'
import type { ReportChart } from './document'

const chartOf = (values: readonly (number | null)[], kind: 'bar' | 'line' = 'bar', categories = values.map((_, index) => `c${index}`), currency = 'EUR'): ReportChart => ({
  kind, title: 'Cost', description: '', categories, series: [{ label: 'Cost', values }], unit: { kind: 'money', currency },
})
const size = { width: 700, height: 230 }
const marksOf = (chart: ReportChart): string[] => chartShapes(chart, size).shapes.filter((shape) => shape.kind === 'text').map(({ text }) => text).filter((text) => /^−?[\d,.]+$/u.test(text))

it('stays inside its frame, whatever the values', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: -1e12, max: 1e12 })), { minLength: 1, maxLength: 12 }), fc.constantFrom('bar', 'line'), fc.boolean(), fc.array(fc.nat(11), { maxLength: 5 }), (values, kind, isLong, positions) => {
      const marks = positions.filter((position) => position < values.length).map((position) => ({ position, label: 'Meta: click-through counts link clicks only' }))
      const { width, height, shapes } = chartShapes({ ...chartOf(values, kind, values.map((_, index) => `${isLong ? 'a name that is long ' : ''}${index}`)), marks }, size)
      for (const shape of shapes) {
        const points: readonly (readonly [number, number])[] = shape.kind === 'line' ? shape.points : shape.kind === 'rect' ? [[shape.x, shape.y], [shape.x + shape.width, shape.y + shape.height]] : [[shape.x, shape.y]]
        for (const [x, y] of points) {
          expect(x).toBeGreaterThanOrEqual(-0.01)
          expect(y).toBeGreaterThanOrEqual(-0.01)
          expect(x).toBeLessThanOrEqual(width + 1)
          expect(y).toBeLessThanOrEqual(height + 1)
        }
      }
    }),
  )
})

it('marks the axis in round steps with 0 among them', () => {
  expect(marksOf(chartOf([1_234_567, 20]))).toEqual(['0', '5,000', '10,000', '15,000'])
  expect(marksOf(chartOf([-3000, 9000]))).toEqual(['−50', '0', '50', '100'])
  expect(marksOf(chartOf([3]))).toEqual(['0.00', '0.01', '0.02', '0.03'])
  expect(marksOf(chartOf([900], 'bar', ['c'], 'JPY'))).toEqual(['0', '500', '1,000'])
})

it('leaves a gap where a value is missing', () => {
  const { shapes } = chartShapes(chartOf([1, 2, null, 3, 4], 'line'), size)
  expect(shapes.filter((shape) => shape.kind === 'line' && typeof shape.tone === 'number')).toHaveLength(2)
  expect(chartShapes(chartOf([1, null]), size).shapes.filter((shape) => shape.kind === 'rect' && shape.label !== '')).toHaveLength(1)
})

it('says each bar’s exact value', () => {
  const { shapes } = chartShapes(chartOf([123_456]), size)
  expect(shapes).toContainEqual(expect.objectContaining({ kind: 'rect', label: 'c0, Cost: 1,234.56 EUR' }))
})

it('draws a line where what the values mean changes, with the words on the side that has room', () => {
  const drawn = (position: number, kind: 'bar' | 'line' = 'line') => chartShapes({ ...chartOf([1, 2, 3, 4], kind), isTime: true, marks: [{ position, label: 'Meta: other clicks' }] }, size).shapes
  const [early, late] = [drawn(1), drawn(3)]
  const xOf = (shapes: typeof early): number => shapes.flatMap((shape) => (shape.kind === 'line' && shape.tone === 'mark' ? shape.points.map(([x]) => x) : []))[0] ?? NaN
  expect(early).toContainEqual(expect.objectContaining({ kind: 'rect', label: 'c1, Cost: 0.02 EUR', x: xOf(early) - 1.5 }))
  expect(early).toContainEqual(expect.objectContaining({ kind: 'text', text: 'Meta: other clicks', anchor: 'start' }))
  expect(late).toContainEqual(expect.objectContaining({ kind: 'text', text: 'Meta: other clicks', anchor: 'end' }))
  // Bars have room between them: the line stands before its own.
  expect(xOf(drawn(1, 'bar'))).toBeLessThan(xOf(early))
  expect(chartShapes(chartOf([1, 2], 'line'), size).shapes.filter((shape) => shape.kind === 'line' && shape.tone === 'mark')).toEqual([])
})
