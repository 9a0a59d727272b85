import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Day } from '../kernel/day'
import { reachedText, speak } from '../kernel/language'
import { minorToDecimal } from '../kernel/money'
import type { ReportCell, ReportDocument } from './document'
import { figureNote, formatCell, formatMoneyWithin, machineText, machineValue, notesOnPaper, reasonOf, rowRemarks } from './format'

const separated = (decimal: string): string => decimal.replace(/^(-?)(\d+)/u, (_, sign: string, whole: string) => sign.replace('-', '−') + whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ','))

describe('a figure for eyes', () => {
  it('is every digit of an amount, however large, in each kind of currency', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'KWD', 'IDR'), (value, currency) => {
        expect(formatCell({ kind: 'money', value, currency })).toBe(separated(minorToDecimal(value, currency)))
      }),
    )
  })

  it.each([
    [{ kind: 'money', value: 125.5, currency: 'EUR' }, '1.26'],
    [{ kind: 'money', value: -125.5, currency: 'EUR' }, '−1.26'],
    [{ kind: 'money', value: -0.2, currency: 'EUR' }, '0.00'],
    [{ kind: 'count', value: 1_991_270 }, '1,991,270'],
    [{ kind: 'decimal', value: 12 }, '12'],
    [{ kind: 'decimal', value: 12.5 }, '12.50'],
    [{ kind: 'decimal', value: 11.999 }, '12'],
    [{ kind: 'percent', value: 0.0132 }, '1.32%'],
    [{ kind: 'percent', value: -0.000001 }, '0.00%'],
    [{ kind: 'ratio', value: 4 }, '4.00'],
    [{ kind: 'change', value: 0.25 }, '+25.00%'],
    [{ kind: 'change', value: -0.00001 }, '0.00%'],
    [{ kind: 'points', value: -0.0092 }, '−0.92 pts'],
    [{ kind: 'day', value: Day.parse('2026-03-26') }, '26 Mar 2026'],
    [{ kind: 'count', value: null }, 'n/a'],
  ] as const)('%j is %s', (cell, text) => expect(formatCell(cell)).toBe(text))

  it('is written as the language writes it', () => {
    onTestFinished(() => speak('en'))
    speak('de')
    expect(formatCell({ kind: 'money', value: 123_456, currency: 'EUR' })).toBe('1.234,56')
  })
})

describe('what stands below a key figure', () => {
  it('is why it is missing, or how it changed, and nothing where the change has no figure', () => {
    const cell = { kind: 'count', value: 120 } as const
    const changed = (value: number | null) => figureNote({ label: 'New contacts', cell, change: { kind: 'change', value } })
    expect([changed(0.5), changed(null), figureNote({ label: 'New contacts', cell: { ...cell, value: null, reason: 'No file had it.' }, change: null })]).toEqual(['+50.00% against before', null, 'No file had it.'])
  })
})

describe('an amount where room is short', () => {
  it.each([
    [123_456, 'EUR', 8, '1,234.56'],
    [123_456, 'EUR', 7, '1,235'],
    [-123_456, 'EUR', 6, '−1,235'],
    [12_345_678, 'EUR', 6, '123.5K'],
    [1234, 'JPY', 5, '1,234'],
    [0, 'KWD', 5, '0.000'],
    [40, 'EUR', 3, '<1'],
    [0, 'EUR', 3, '0'],
  ] as const)('%i %s within %i characters is %s', (minor, currency, characters, text) => expect(formatMoneyWithin(minor, currency, characters)).toBe(text))

  it('is never cut off: it keeps within a week of the plan, and within a cent, a unit or a twentieth of its size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (minor) => {
        const text = formatMoneyWithin(minor, 'EUR', 7)
        expect(text.length).toBeLessThanOrEqual(7)
        const scale = { K: 1e3, M: 1e6, B: 1e9 }[text.at(-1) ?? ''] ?? 1
        const read = Number(text.replaceAll(/[,KMB]/gu, '')) * scale
        expect(Math.abs(read - minor / 100)).toBeLessThanOrEqual(Math.max(0.5, minor / 2000))
      }),
    )
  })
})

describe('how far a goal has come', () => {
  it('is rounded to the nearest like every figure, and 100% only once it is reached', () => {
    // 6 of 9 is 66.67%, 1,993 of 2,000 is 99.65%, 2,001 of 2,000 is 100.05%.
    expect([6 / 9, 1993 / 2000, 1, 2001 / 2000, 3013 / 2000].map(reachedText)).toEqual(['67%', '99%', '100%', '100%', '151%'])
    // 99,999 of 100,000 is 99.999%.
    expect([6 / 9, 99_999 / 100_000, 1].map((value) => formatCell({ kind: 'progress', value }))).toEqual(['66.67%', '99.99%', '100.00%'])
    fc.assert(fc.property(fc.integer({ min: 1, max: 10 ** 9 }), fc.nat(10 ** 9), (target, value) => {
      expect(value < target && [reachedText(value / target), formatCell({ kind: 'progress', value: value / target })].some((text) => text.startsWith('100'))).toBe(false)
    }))
  })
})

describe('a figure for programs', () => {
  it('reads back as the number it is, without an exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        const text = machineText({ kind: 'ratio', value })
        expect(text).toMatch(/^-?\d+(?:\.\d+)?$/u)
        expect(Number(text)).toBeCloseTo(value, 12)
      }),
    )
  })

  it('is nothing where there is none, and the same in text and number', () => {
    expect(machineText({ kind: 'percent', value: null })).toBe('')
    expect(machineValue({ kind: 'percent', value: null })).toBeNull()
    expect(machineText({ kind: 'money', value: 1234.5, currency: 'KWD' })).toBe('1.235')
    expect(machineValue({ kind: 'money', value: 1234.5, currency: 'KWD' })).toBe(1.235)
    expect(machineValue({ kind: 'text', value: '5' })).toBe('5')
  })
})

it('says once per row why figures are missing, after what the row has to say', () => {
  const missing = { kind: 'count', value: null, reason: 'No file had clicks.' } as const
  expect(rowRemarks({ cells: [missing, missing, { kind: 'count', value: 1, reason: 'Unused.' }], notes: ['Clicks are link clicks.'] })).toBe('Clicks are link clicks. No file had clicks.')
  expect(reasonOf({ kind: 'count', value: 0, reason: 'Unused.' })).toBeNull()
})

it('the notes on paper say why figures of a table are missing, each reason once, and none that a note says', () => {
  const missing = (reason?: string): ReportCell => ({ kind: 'money', value: null, currency: 'EUR', ...(reason !== undefined && { reason }) })
  const documentOf = (cells: readonly ReportCell[], notes: readonly string[], ofRow: readonly string[] = []): ReportDocument => ({
    title: 'Pacing', subtitle: [], keyFigures: [], chart: null, notes, definitions: [],
    table: { caption: '', columns: [], rows: [{ cells, notes: ofRow }], total: { cells: [missing('No day is left.')] } },
    sections: [{ heading: 'More', keyFigures: [], chart: null, table: { caption: '', columns: [], rows: [{ cells }], total: null } }],
  })
  expect(notesOnPaper(documentOf([missing('No results yet.'), { kind: 'count', value: 0 }, missing()], ['A note.', 'A note.']))).toEqual(['A note.', 'n/a stands where a figure cannot be told. No results yet. No day is left.'])
  expect(notesOnPaper(documentOf([missing('No results yet.')], ['Spring: No results yet.', 'No day is left.']))).toEqual(['Spring: No results yet.', 'No day is left.'])
})
