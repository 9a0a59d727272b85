import { describe, expect, it } from 'vitest'
import { Day } from '../../shared/kernel/day'
import type { ReportTable } from '../../shared/reports/document'
import { filtersOfSearch, RoiSearch, searchOfSort, sortOfSearch } from './roi-search'
import { sortRows } from './sort-rows'

describe('the report’s question in the address', () => {
  it('asks for everything by campaign when it says nothing', () => {
    expect(filtersOfSearch(RoiSearch.parse({}), null)).toEqual({ by: 'campaign', period: { from: null, to: null }, compare: 'none', platform: null, campaignId: null, currency: null, otherCurrencies: 'convert', ratesOn: null, revenueSource: 'both' })
  })

  it('reads what a link holds', () => {
    const search = RoiSearch.parse({ by: 'month', days: 'last7', compare: 'previous', platform: 'meta', campaign: 4, currency: 'EUR', revenue: 'deals' })
    expect(filtersOfSearch(search, Day.parse('2026-03-10'))).toMatchObject({ by: 'month', period: { from: '2026-03-04', to: '2026-03-10' }, compare: 'previous', platform: 'meta', campaignId: 4, currency: 'EUR', revenueSource: 'deals' })
  })

  it('leaves out what is no legal value instead of failing', () => {
    expect(RoiSearch.parse({ by: 'moon', from: '2026-02-30', campaign: 'x', to: '2026-02-28' })).toEqual({ to: '2026-02-28' })
  })

  it('keeps the order of the table', () => {
    for (const sort of [{ column: 'roas', direction: 'descending' }, { column: 'label', direction: 'ascending' }] as const) expect(sortOfSearch({ sort: searchOfSort(sort) })).toEqual(sort)
    expect(sortOfSearch({})).toBeNull()
  })
})

const table: ReportTable = {
  caption: '',
  columns: [{ key: 'label', label: 'Campaign', align: 'start' }, { key: 'roas', label: 'ROAS', align: 'end' }],
  rows: (
    [['Beta', null], ['alpha', 2], ['Campaign 10', -1], ['Campaign 9', 5]] as const
  ).map(([label, roas]) => ({ cells: [{ kind: 'text', value: label }, { kind: 'ratio', value: roas }] })),
  total: null,
}
const labels = (rows: ReturnType<typeof sortRows>): unknown[] => rows.map(({ cells }) => cells[0]?.value)

describe('the order of a report’s rows', () => {
  it('puts n/a last in both directions', () => {
    expect(labels(sortRows(table, { column: 'roas', direction: 'ascending' }))).toEqual(['Campaign 10', 'alpha', 'Campaign 9', 'Beta'])
    expect(labels(sortRows(table, { column: 'roas', direction: 'descending' }))).toEqual(['Campaign 9', 'alpha', 'Campaign 10', 'Beta'])
  })

  it('sorts names as a person would', () => {
    expect(labels(sortRows(table, { column: 'label', direction: 'ascending' }))).toEqual(['alpha', 'Beta', 'Campaign 9', 'Campaign 10'])
  })

  it('stays as it is without a known column', () => {
    expect(sortRows(table, null)).toBe(table.rows)
    expect(sortRows(table, { column: 'gone', direction: 'ascending' })).toBe(table.rows)
  })
})
