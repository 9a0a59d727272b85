import { describe, expect, it } from 'vitest'
import type { Column } from './platform-format'
import { RatioCheck, type RatioName } from './ratios'
import { type MeasureName, measureNames } from './reading'
import type { Cell } from './table'

const known = (measures: Partial<Record<MeasureName, number>>): Readonly<Record<MeasureName, number>> => ({ ...(Object.fromEntries(measureNames.map((name) => [name, Number.NaN])) as Record<MeasureName, number>), ...measures })

/** 600.00 spent on 300 clicks of 10,000 impressions, and 12 conversions: 3 %, 2.00, 60.00 and 50.00. */
const row = known({ spendMinor: 600_00, impressions: 10_000, linkClicks: 300, clicksAll: 500, conversions: 12 })

/** Whether a printed figure is said to differ. */
const isSaid = (field: RatioName, cell: Cell, { measures = row, decimal = '.', currency = 'EUR' }: { readonly measures?: typeof row; readonly decimal?: '.' | ','; readonly currency?: string } = {}): boolean => {
  const columns: readonly Column[] = [{ index: 1, header: field, field, currencies: [], isPinned: false }]
  const check = new RatioCheck(columns, ['linkClicks', 'clicksAll'], decimal, currency)
  check.check(['x', cell], measures)
  return check.warnings().length > 0
}

describe('a ratio that a file prints', () => {
  it.each<readonly [RatioName, readonly Cell[], readonly Cell[]]>([
    ['ctr', ['3%', '3.00%', '3.003', 3, 0.03, '0.03'], ['4%', '3.01%', '0.04', 0.3, 5, '2%']],
    ['cpc', ['2', '2.00', '2.0019', 2, '€2.00'], ['3', '2.01', 1.2, '0', '60']],
    ['cpm', ['60', '60.06', 60, '59.94'], ['61', '60.10', 0.06, '2']],
    ['cpa', ['50', '50.05', 50, '49.95', '€50.00'], ['51', '50.20', 12, '0']],
  ])('%s is held against its row, to its last place and a thousandth', (field, right, wrong) => {
    expect(right.filter((cell) => isSaid(field, cell))).toEqual([])
    expect(wrong.filter((cell) => !isSaid(field, cell))).toEqual([])
  })

  it('of conversions is left what the rounding of their fractions may make of it', () => {
    // 1.00 for a third of a conversion, which the file prints as 0.33.
    const third = known({ spendMinor: 100, conversions: 0.33 })
    expect([isSaid('cpa', '3.00', { measures: third }), isSaid('cpa', '3.07', { measures: third }), isSaid('cpa', '3.20', { measures: third })]).toEqual([false, false, true])
    expect([isSaid('cpa', '0.00', { measures: known({ spendMinor: 100, conversions: 0 }) }), isSaid('cpa', '9', { measures: known({ spendMinor: 100 }) })]).toEqual([false, false])
  })

  it('is nothing where it is blank, no number, or not to be worked out', () => {
    for (const cell of ['', null, '-', 'n/a', 'abc']) expect([cell, isSaid('cpc', cell)]).toEqual([cell, false])
    expect([isSaid('ctr', '9', { measures: known({ linkClicks: 3 }) }), isSaid('cpc', '9', { measures: known({ spendMinor: 100, linkClicks: 0 }) }), isSaid('cpm', '9', { measures: known({ impressions: 10 }) })]).toEqual([false, false, false])
  })

  it('is taken of the first clicks that are known, in the currency’s own units, as the file writes its numbers', () => {
    const anyClicks = { measures: { ...row, linkClicks: Number.NaN } }
    expect([isSaid('cpc', '2.00'), isSaid('cpc', '1.20'), isSaid('cpc', '1.20', anyClicks), isSaid('cpc', '2.00', anyClicks)]).toEqual([false, true, false, true])
    expect([isSaid('cpc', '2', { measures: { ...row, spendMinor: 600 }, currency: 'JPY' }), isSaid('cpc', '2,00', { decimal: ',' }), isSaid('cpc', '2,50', { decimal: ',' }), isSaid('cpc', 2.5, { decimal: ',' })]).toEqual([false, false, true, true])
  })

  it('printed without decimals may be anything that rounds to it', () => {
    expect([isSaid('ctr', '3%', { measures: { ...row, linkClicks: 340 } }), isSaid('ctr', '3%', { measures: { ...row, linkClicks: 360 } })]).toEqual([false, true])
  })

  it('may differ by what rounding the amount makes of it, and no more', () => {
    // 0.01 spent on 1,000 impressions may be anything from 0.005 to 0.015.
    const cent = known({ spendMinor: 1, impressions: 1000 })
    expect([isSaid('cpm', '0.0149', { measures: cent }), isSaid('cpm', '0.0051', { measures: cent }), isSaid('cpm', '0.0156', { measures: cent })]).toEqual([false, false, true])
  })

  it('is counted row by row, each ratio for itself', () => {
    const columns = (['ctr', 'cpc', 'cpm', 'cpa', 'spend'] as const).map((field, index): Column => ({ index, header: field, field, currencies: [], isPinned: false }))
    const check = new RatioCheck(columns, ['linkClicks'], '.', 'EUR')
    check.check(['4%', '2.00', '61', '50', '5'], row)
    check.check(['4%', '2.00', '60', '51', '5'], row)
    expect(check.warnings()).toEqual([
      'The printed CTR of 2 rows differs from clicks ÷ impressions by more than rounding; Rapport computes its own.',
      'The printed CPM of 1 row differs from spend ÷ impressions × 1000 by more than rounding; Rapport computes its own.',
      'The printed CPA of 1 row differs from spend ÷ conversions by more than rounding; Rapport computes its own.',
    ])
  })
})
