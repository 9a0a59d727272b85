import { describe, expect, it } from 'vitest'
import type { ImportField } from '../shared/imports/import'
import { genericFormat } from './generic/format'
import { findLineInOneCell } from './line-in-one-cell'
import { countHeaderHits, recognise, type Recognised, withFieldsByCells } from './recognise'
import type { Cell, TableRow } from './table'

const rowsOf = (...rows: readonly (readonly Cell[])[]): readonly TableRow[] => rows.map((cells, index) => ({ line: index + 1, cells }))

const fieldsOf = (found: Recognised | null): readonly ImportField[] | undefined => found?.face.columns.map(({ field }) => field)

const header = ['Campaign', 'Day', 'Cost', 'Impressions']

describe('the header of a table', () => {
  it('is the first of two that say as much, and no word that stands alone as a title', () => {
    expect(recognise(rowsOf(header, ['Spring', '2026-03-01', 1, 2], header), 'a.csv', 'auto', null)).toMatchObject({ platform: 'generic', headerRow: 0 })
    expect(recognise(rowsOf(['Impressions', '', ' ', null], ['Whatever', 'Impressions']), 'a.csv', 'auto', null)?.headerRow).toBe(1)
    expect(recognise(rowsOf(['Impressions', '', null]), 'a.csv', 'auto', null)).toBeNull()
    expect(recognise(rowsOf(['Campaign', 'Day']), 'a.csv', 'auto', null)).toBeNull()
  })

  it('lies behind a preamble that says where it ends, however long that is', () => {
    const preamble = Array.from({ length: 150 }, (_, index): readonly Cell[] => [`Filter ${index}`, 'Impressions'])
    expect(recognise(rowsOf(...preamble, [' Report Fields ', '', ' '], header), 'a.csv', 'auto', null)?.headerRow).toBe(151)
    expect(recognise(rowsOf(['Report Fields', 'Cost'], header), 'a.csv', 'auto', null)?.headerRow).toBe(1)
  })

  it('is looked for under the words of every platform', () => {
    expect(countHeaderHits(rowsOf(['Gesamtausgaben', 'Impressions']))).toBe(2)
    expect(countHeaderHits(rowsOf(['Name', 'Town']))).toBe(0)
  })

  it('names the currency of amounts alone, also one that is not known where a platform bills in it', () => {
    const currencies = (asked: 'google' | 'generic', ...headings: readonly string[]) => recognise(rowsOf(['Campaign', 'Day', 'Impressions', ...headings]), 'a.csv', asked, null)?.face.columns.slice(3).map(({ currencies: of }) => of)
    expect(currencies('google', 'Cost (XQZ)')).toEqual([['XQZ']])
    expect(currencies('generic', 'Cost (net)')).toEqual([[]])
    expect(currencies('generic', 'Cost (EUR)', 'CPC (EUR)')).toEqual([['EUR'], []])
  })

  it('is what a person says: whose it is, and what its columns mean', () => {
    expect(recognise(rowsOf(header), 'a.csv', 'google', null)).toMatchObject({ platform: 'google', why: ['you said so'] })
    const rows = rowsOf(['Results of spring'], ['Shop', 'Day', 'Cost', 'Impressions'], ['a', '2026-03-01', 1, 2])
    const found = recognise(rows, 'a.csv', 'auto', { 0: 'campaign', 2: 'spend' } as never)
    expect(found).toMatchObject({ platform: 'generic', headerRow: 1, why: ['your mapping of its columns'], face: { preamble: ['Results of spring'] } })
    expect(found?.face.columns.map(({ field, isPinned }) => [field, isPinned])).toEqual([['campaign', true], ['ignored', false], ['spend', true], ['ignored', false]])
    expect(recognise(rows, 'a.csv', 'google', { 2: 'spend' })).toMatchObject({ platform: 'google', headerRow: 1 })
    expect(recognise(rowsOf(['One', 'Two']), 'a.csv', 'auto', { 0: 'spend' })).toMatchObject({ headerRow: 0 })
    expect(recognise([], 'a.csv', 'auto', { 0: 'spend' })).toBeNull()
  })
})

describe('columns that only their cells tell', () => {
  const face = recognise(rowsOf(['Mikor', 'Eddig', 'Cost', 'Impressions']), 'a.csv', 'auto', null)?.face
  if (face === undefined) throw new Error('It is a table of results')
  const byCells: Recognised = { platform: 'generic', headerRow: 0, why: [], face, format: { ...genericFormat, fieldByCells: (texts) => (texts.every((text) => text.startsWith('2026-')) ? 'day' : texts.includes('5') ? 'spend' : null) } }
  const rows = rowsOf([' 2026-03-01 ', '2026-03-02', '2026-03-03', 5], ['2026-03-02 ', '2026-03-03', '2026-03-04', 6])

  it('get what they mean once, and no other loses what its heading says', () => {
    expect(fieldsOf(withFieldsByCells(byCells, rows))).toEqual(['day', 'ignored', 'spend', 'impressions'])
    // What is known by its heading is told by no cells.
    expect(fieldsOf(withFieldsByCells(byCells, rowsOf([5, '', '', ''])))).toEqual(['ignored', 'ignored', 'spend', 'impressions'])
  })

  it('stay as they are where a person says what columns mean, or where the platform tells none so', () => {
    const [first, ...others] = face.columns
    if (first === undefined) throw new Error('It has columns')
    const pinned = { ...byCells, face: { ...face, columns: [{ ...first, isPinned: true }, ...others] } }
    expect(withFieldsByCells(pinned, rows)).toBe(pinned)
    const untold = { ...byCells, format: genericFormat }
    expect(withFieldsByCells(untold, rows)).toBe(untold)
  })
})

it.each<[string, readonly (readonly Cell[])[], number | null]>([
  ['behind a title and blank cells', [['Spring'], [null, '', 'Campaign,Day,Impressions,Cost']], 2],
  ['of three headings', [['Campaign;Impressions;Cost']], 1],
  ['of two headings, as a sentence may have', [['Impressions, Cost']], null],
  ['beside another cell', [['Campaign,Day,Impressions,Cost', 'x']], null],
  ['that is a number', [[12]], null],
])('a line of headings in one cell is told from a table: one %s', (_what, rows, line) => expect(findLineInOneCell(rowsOf(...rows))).toBe(line))
