import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportReport } from '../../src/exports/export-report'
import type { ReportCover, ReportDocument, ReportTable } from '../../src/shared/reports/document'
import { resourcesDir, temporaryFolder } from '../support/open-test-store'
import { hasPdftotext, textOfPdf } from '../support/read-exports'

const column = (label: string, isComparison = false) => ({ key: label, label, align: 'end' as const, isComparison })
const count = (value: number) => ({ kind: 'count' as const, value })
const named = (value: string) => ({ kind: 'text' as const, value })

const small: ReportTable = {
  caption: 'By shop',
  columns: [{ key: 'name', label: 'Shop', align: 'start' }, column('Clicks')],
  rows: ['Kiel', 'Bremen', 'Oslo'].map((name, index) => ({ cells: [named(name), count(index + 1)] })),
  total: { cells: [named('Total'), count(6)] },
}

const document: ReportDocument = { title: 'Spring report', subtitle: ['Juniper', 'March 2026'], keyFigures: [{ label: 'Clicks in all', cell: count(6), change: null }], chart: null, table: small, notes: ['A note about it.'], definitions: [] }

const cover: ReportCover = { preparedFor: '', preparedBy: '', summary: [], colour: '#2b2f7a', logo: null }

/** The bytes of a report, in which the structure stands unpacked, and its text page by page. */
const written = async (changes: Partial<ReportDocument>) => {
  const path = join(temporaryFolder(), 'report.pdf')
  expect(await exportReport({ ...document, ...changes }, 'pdf', { path, resourcesDir })).toBe(true)
  return { raw: readFileSync(path, 'latin1'), pages: hasPdftotext ? textOfPdf(path).split('\f').slice(0, -1) : [] }
}

const times = (raw: string, pattern: RegExp): number => [...raw.matchAll(new RegExp(pattern, 'gu'))].length

it('a screen reader finds the parts of a PDF by what they are', async () => {
  const chart = { kind: 'bar' as const, title: 'Clicks', description: 'Oslo has most.', categories: ['Kiel', 'Oslo'], series: [{ label: 'Clicks', values: [1, 3] }], unit: { kind: 'count' as const } }
  const { raw } = await written({ chart })
  const counts = ['H1', 'H2', 'Figure', 'Table', 'TR', 'TH', 'TD'].map((type) => times(raw, new RegExp(`/S /${type}\\b`)))
  // Headings of the chart, the table and the notes; in the table a line of headings, one for each shop, and the total.
  expect(counts).toEqual([1, 3, 1, 1, 5, 2 + 4, 4])
  expect([times(raw, /\/Scope \/Column/), times(raw, /\/Scope \/Row/), times(raw, /\/Alt \(Oslo has most\.\)/), times(raw, /\/Lang \(en\)/)]).toEqual([2, 4, 1, 1])
})

describe.skipIf(!hasPdftotext)('a PDF with a cover', () => {
  it('begins with its title, whom it is for and from, and what was written, and goes on with its first part', async () => {
    const { pages: [first = '', second = ''] } = await written({ cover: { ...cover, preparedFor: 'Salt & Co.', preparedBy: 'The studio', summary: ['It went well.', 'More to come.'] } })
    for (const text of ['Spring report', 'Prepared for Salt & Co.', 'Prepared by The studio', 'Juniper', 'March 2026', 'It went well.', 'More to come.']) expect(first).toContain(text)
    for (const text of ['Kiel', 'Clicks in all']) {
      expect(first).not.toContain(text)
      expect(second).toContain(text)
    }
  })

  it('says nothing of whom nobody named, and has a part with a heading below what was written', async () => {
    const { pages: [first = ''], raw } = await written({ cover, heading: 'The shops' })
    expect(first).not.toContain('Prepared')
    for (const text of ['The shops', 'Kiel', 'Clicks in all']) expect(first).toContain(text)
    expect(times(raw, /\/Subtype \/Image/)).toBe(0)
  })

  it('has its logo', async () => {
    const base64 = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const { raw } = await written({ cover: { ...cover, logo: { mediaType: 'image/png', base64, width: 1, height: 1 } } })
    expect(times(raw, /\/Subtype \/Image/)).toBeGreaterThan(0)
  })
})

describe.skipIf(!hasPdftotext)('a table too wide for paper', () => {
  const wide = (columns: number, compared: number): ReportTable => {
    const labels = Array.from({ length: columns + compared }, (_, index) => `Column ${index}`)
    return {
      caption: 'By shop',
      columns: [{ key: 'name', label: 'Shop', align: 'start' }, ...labels.map((label, index) => column(label, index >= columns))],
      rows: [{ cells: [named('Kiel'), ...labels.map((_, index) => count(1_000_000_000 + index))], notes: ['Two files were left out.'] }],
      total: null,
    }
  }
  const figures = (text: string): readonly string[] => [...text.matchAll(/1,000,000,0\d\d/gu)].map(([figure]) => figure.slice(-2)).sort()
  const all = (length: number): readonly string[] => Array.from({ length }, (_, index) => String(index).padStart(2, '0'))

  it('has each figure once, in tables of equal shares that say whose they are, and what is said of a line once', async () => {
    const text = (await written({ table: wide(30, 0) })).pages.join('\n')
    expect(figures(text)).toEqual(all(30))
    expect([text.split('By shop, continued').length > 2, text.split('Two files were left out.').length, text.includes('Against the period before')]).toEqual([true, 2, false])
    expect(text.split('Kiel').length).toBe(text.split('By shop').length)
  })

  it('has the period before in a table of its own', async () => {
    const text = (await written({ table: wide(9, 9) })).pages.join('\n')
    const [now = '', before = ''] = text.split('Against the period before')
    expect([figures(now), figures(before)]).toEqual([all(9), all(18).slice(9)])
    expect(text).not.toContain('continued')
  })

  it('stays one where it fits', async () => {
    const text = (await written({ table: wide(4, 4) })).pages.join('\n')
    expect([figures(text), text.includes('Against the period before')]).toEqual([all(8), false])
  })
})
