import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportHtml } from '../../src/exports/html'
import { reportCsv } from '../../src/exports/csv'
import { clientDocument, ClientReport, isDarkEnough } from '../../src/shared/reports/client-report'
import { reportOfSlug, ReportName, reportSlug } from '../../src/shared/reports/definitions'
import { type ReportCell, partsOf } from '../../src/shared/reports/document'
import { cellJson } from '../../src/shared/reports/document-json'
import { formatCell, machineText, machineValue } from '../../src/shared/reports/format'
import { PlanVsActual, planVsActualDocument, totalOf } from '../../src/shared/reports/plan-vs-actual'

const amount = fc.option(fc.integer({ min: 0, max: 10 ** 12 }), { nil: null })

const planOf = (sums: readonly { readonly plannedMinor: number | null; readonly actualMinor: number | null; readonly beforeMinor: number | null }[]): PlanVsActual =>
  PlanVsActual.parse({
    workbook: 'Test', filters: { compare: 'previous' }, plan: 'First', currency: 'EUR', days: { from: '2026-03-01', to: '2026-03-31' }, previousDays: { from: '2026-01-29', to: '2026-02-28' }, dataTo: null,
    rows: sums.map((row, index) => ({ ...row, key: String(index), label: `Row ${index}` })), total: totalOf(sums), warnings: [],
  })

describe('the total of a report', () => {
  it('is worked out from the sums of its lines, never from their shares', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ plannedMinor: amount, actualMinor: amount, beforeMinor: amount }), { minLength: 1, maxLength: 8 }), (sums) => {
        const { table } = planVsActualDocument(planOf(sums))
        const sum = (of: (row: (typeof sums)[number]) => number | null): number | null => {
          const known = sums.map(of).filter((value) => value !== null)
          return known.length === 0 ? null : known.reduce((total, value) => total + value, 0)
        }
        const [planned, actual] = [sum(({ plannedMinor }) => plannedMinor), sum(({ actualMinor }) => actualMinor)]
        const cell = (key: string): ReportCell | undefined => table.total?.cells[table.columns.findIndex((column) => column.key === key)]
        expect([cell('planned')?.value, cell('actual')?.value]).toEqual([planned, actual])
        const share = cell('variance')?.value
        if (planned === null || actual === null || planned === 0) expect(share).toBeNull()
        else expect(share).toBeCloseTo((actual - planned) / planned, 9)
      }),
    )
  })

  it('shows what is not known as not known in every format, and never as 0', () => {
    const kinds = ['day', 'money', 'count', 'decimal', 'percent', 'ratio', 'change', 'points'] as const
    for (const kind of kinds) {
      const cell: ReportCell = kind === 'money' ? { kind, value: null, currency: 'EUR', reason: 'Not known.' } : kind === 'day' ? { kind, value: null } : { kind, value: null, reason: 'Not known.' }
      expect([formatCell(cell), machineText(cell), machineValue(cell)]).toEqual(['n/a', '', null])
      expect(cellJson(cell)).toMatchObject({ value: null })
    }
    const document = planVsActualDocument(planOf([{ plannedMinor: null, actualMinor: null, beforeMinor: null }]))
    expect(reportCsv(document).split('\r\n')[1]).toMatch(/^Row 0,,,,,,,/u)
    expect(reportHtml(document).replace(/<svg.*<\/svg>/su, '')).not.toMatch(/>0(?:\.00)?%?</u)
  })
})

describe('a client report', () => {
  const filters = { title: 'Spring', blocks: ['plan_vs_actual', 'pacing'] as const, summary: 'One\nline.\n\n\n Two. ' }
  const answer = ClientReport.parse({
    workbook: 'Test', filters, logo: null,
    blocks: [
      { block: 'plan_vs_actual', answer: planOf([{ plannedMinor: 100, actualMinor: 90, beforeMinor: null }]) },
      { block: 'pacing', answer: { workbook: 'Test', filters: {}, plan: null, today: '2026-03-31', lines: [], alerts: [] } },
    ],
  })

  it('has a part for each block, the summary in paragraphs, and says whose each note is', () => {
    const document = clientDocument(answer)
    expect(partsOf(document).map(({ heading }) => heading)).toEqual(['Plan vs actual', 'Pacing'])
    expect(document.cover?.summary).toEqual(['One line.', 'Two.'])
    expect(document.notes).toContain('Pacing: There is no media plan yet. Make one under Marketing, Media plan.')
    expect(document.definitions.map(({ label }) => label)).toContain('Against plan')
  })

  it('takes only colours on which white can be read', () => {
    expect(['#2b2f7a', '#000000', '#0b7468', '#b00020'].map(isDarkEnough)).toEqual([true, true, true, true])
    expect(['#ffffff', '#ffcc00', '#8f98f5'].map(isDarkEnough)).toEqual([false, false, false])
  })
})

it('knows each report by its name in addresses and commands', () => {
  for (const name of ReportName.options) expect(reportOfSlug(reportSlug(name))).toBe(name)
  expect([reportSlug('planVsActual'), reportOfSlug('nothing')]).toEqual(['plan-vs-actual', null])
})
