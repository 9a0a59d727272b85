import { expect, it } from 'vitest'
import { partsOf, type ReportChart, type ReportDocument } from './document'

const chartOf = (kind: ReportChart['kind'], ...values: readonly (number | null)[]): ReportChart =>
  ({ kind, title: 'Spent', description: '', categories: values.map(String), series: [{ label: 'Planned', values }, { label: 'Spent', values: values.map(() => null) }], unit: { kind: 'count' } })

it('bars of nothing but 0 and gaps are not drawn; one that shows something, and a line that stays at 0, are', () => {
  const charts = [chartOf('bar', 0, null), chartOf('bar'), chartOf('bar', 0, -1), chartOf('line', 0, 0)]
  const [chart = null, ...others] = charts
  const table = { caption: '', columns: [], rows: [], total: null }
  const document: ReportDocument = { title: 'Pacing', subtitle: [], keyFigures: [], chart, table, sections: others.map((each, index) => ({ heading: `Part ${index}`, keyFigures: [], chart: each, table })), notes: [], definitions: [] }
  expect(partsOf(document).map((part) => charts.findIndex((each) => each === part.chart))).toEqual([-1, -1, 2, 3])
})
