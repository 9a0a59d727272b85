import { describe, expect, it } from 'vitest'
import { metaFormat } from './meta/format'
import { recognise, type Recognised } from './recognise'
import { hasHeadingsAgain } from './second-table'
import type { Cell, TableRow } from './table'
import { isSumName, isTotalText } from './total-words'

const headings = ['Reporting starts', 'Reporting ends', 'Campaign name', 'Amount spent (EUR)', 'Impressions', 'My note'] as const
const row = (cells: readonly Cell[], line: number): TableRow => ({ line, cells })
const table = recognise([row(headings, 1), row(['2026-09-01', '2026-09-01', 'A', '1', '2', ''], 2)], 'x.csv', 'auto', null)

describe('headings that come again below a table', () => {
  const isRefused = (cells: readonly Cell[]): boolean => {
    try {
      // A table of Meta's, as the first test says.
      hasHeadingsAgain(row(cells, 9), table as Recognised, 1)
      return false
    } catch (error) {
      expect(error).toMatchObject({ sentence: expect.stringContaining('Line 9 has headings again, and other ones than line 1'), line: 9 })
      return true
    }
  }

  it('are refused where they are others, or stand elsewhere', () => {
    expect(table?.format).toBe(metaFormat)
    expect(isRefused(['Campaign name', 'Impressions', 'Reach'])).toBe(true)
    expect(isRefused(['Reporting ends', 'Reporting starts', 'Campaign name', 'Amount spent (EUR)', 'Impressions'])).toBe(true)
    expect(isRefused([...headings.slice(0, 4), 'Reach', 'My note'])).toBe(true)
  })

  it('do no harm where they are the same, whatever stands over what is not read', () => {
    for (const cells of [headings, [...headings.slice(0, 5), 'Their note'], headings.map((text) => ` ${text.toUpperCase()} `)]) expect(isRefused(cells)).toBe(false)
  })

  it('are none where less than three words of a row are one', () => {
    for (const cells of [['Impressions', 'Reach', 'x'], ['2026-09-01', '2026-09-01', 'Reach', '1', '2', 'Impressions'], []]) expect([cells, isRefused(cells)]).toEqual([cells, false])
  })
})

describe('what a sum is called', () => {
  it('is a word for all or for a part of it, in any case, alone in its cell', () => {
    for (const text of ['Total', ' TOTAL ', 'Gesamtsumme', 'Grand total', '合計', 'Zwischensumme', 'Sub-total']) expect([text, isSumName(text)]).toEqual([text, true])
    for (const text of ['Totally new', 'Total Wine', 'Summer', '', 'Total of 12 ads', `Total${' '.repeat(16)}`]) expect([text, isSumName(text)]).toEqual([text, false])
  })

  it('may say what it counts, or of what it is, where it is one over all', () => {
    for (const text of ['Total', 'Total of 12 ads', 'Totals of 3 rows', 'Grand total of 3 rows', 'Total de 12 resultados', 'Gesamt: Konto', 'Totaal: campagnes', '合計：広告']) expect([text, isTotalText(text)]).toEqual([text, true])
    for (const text of ['Zwischensumme', 'Total of all ads', 'A total of 12 ads', 'Campaign: Total', 'Totaler Ausverkauf', 'Total Wine: Spring', '']) expect([text, isTotalText(text)]).toEqual([text, false])
  })
})
