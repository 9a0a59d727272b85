import { describe, expect, it } from 'vitest'
import type { Receipt } from '../../shared/imports/import'
import { speak } from '../../shared/kernel/language'
import { Receipt as ReceiptSchema } from '../../shared/imports/import'
import { bringsNothing, outcomeSentence, receiptPeriod, reconcileSentence, rowTerms, totalLines } from './receipt-view'

const totals = { spend: '1234.50', impressions: 1000, clicks: null, linkClicks: 30, conversions: 2.5, conversionValue: null, results: null }
const receipt: Receipt = ReceiptSchema.parse({
  batch: 3, file: 'ads.csv', sha256: 'x', platform: 'meta', kind: 'Ads report', currency: 'EUR', grain: 'day', from: '2026-03-01', to: '2026-03-31', account: 'Main', breakdown: 'ad',
  rows: { read: 12, added: 5, changed: 2, unchanged: 3, refused: 1, totals: 1 }, totals, fileTotals: { ...totals }, reconciled: true, refusals: [], warnings: [], importedAt: '2026-04-01T10:00:00Z',
})

describe('a receipt', () => {
  it('accounts for every row that was read', () => {
    const sum = rowTerms(receipt).reduce((total, { value }) => total + Number(value), 0)
    expect(sum).toBe(receipt.rows.read)
  })

  it('says in one sentence what was done, and what would be done', () => {
    expect(outcomeSentence(receipt)).toBe('5 rows added, 2 rows replaced by newer values, 3 rows left as they were. 1 row refused.')
    expect(outcomeSentence({ ...receipt, batch: null })).toBe('5 rows will be added, 2 rows will be replaced by newer values, 3 rows stay as they are. 1 row refused.')
    const one = { ...receipt, rows: { ...receipt.rows, unchanged: 1 } }
    expect(outcomeSentence(one)).toContain(', 1 row left as it was.')
    expect(outcomeSentence({ ...one, batch: null })).toContain(', 1 row stays as it is.')
  })

  it('says when a file brings nothing new', () => {
    const again = { ...receipt, rows: { read: 12, added: 0, changed: 0, unchanged: 11, refused: 0, suppressed: 0, totals: 1 } }
    expect(bringsNothing(again)).toBe(true)
    expect(outcomeSentence(again)).toBe('Nothing new: all 11 rows are here already, with the same values.')
    expect(outcomeSentence({ ...again, rows: { ...again.rows, unchanged: 0, refused: 11 } })).toBe('Nothing to import: the file has no row that can be read. 11 rows refused.')
    expect(outcomeSentence({ ...again, rows: { ...again.rows, unchanged: 0, read: 12, totals: 12 } })).toContain('all rows of the file are called as sums of others are')
  })

  it('says which days it covers and how', () => {
    expect(receiptPeriod(receipt)).toBe('1 Mar – 31 Mar 2026, day by day')
    expect(receiptPeriod({ from: null, to: null, grain: 'period' })).toBe('No dates in the file')
  })
})

describe('a receipt of people', () => {
  const sums = { contactsAdded: 7, contactsChanged: 1, interactionsAdded: 5, interactionsChanged: 0, owedReplies: 3, suggestions: 0 }
  const ofPeople: Receipt = { ...receipt, subject: 'people', currency: null, grain: null, rows: { read: 12, added: 6, changed: 1, unchanged: 1, refused: 3, suppressed: 1, totals: 0 }, people: sums }

  it('tells contacts and interactions, who waits, and who is kept out', () => {
    expect(outcomeSentence(ofPeople)).toBe('7 contacts added, 1 contact brought up to date, 5 interactions logged. 3 of these people wait for your reply. 3 rows refused. 1 row kept out.')
    expect(rowTerms(ofPeople).reduce((total, { value }) => total + Number(value), 0)).toBe(ofPeople.rows.read)
    expect(receiptPeriod(ofPeople)).toBe('1 Mar – 31 Mar 2026')
  })

  it('says when everybody is here already', () => {
    const again = { ...ofPeople, rows: { read: 8, added: 0, changed: 0, unchanged: 8, refused: 0, suppressed: 0, totals: 0 }, people: { ...sums, contactsAdded: 0, contactsChanged: 0, interactionsAdded: 0, owedReplies: 0 } }
    expect(outcomeSentence(again)).toBe('Nothing new: all 8 rows are here already.')
    expect(outcomeSentence({ ...again, rows: { ...again.rows, unchanged: 1 } })).toBe('Nothing new: the row is here already.')
    expect(bringsNothing(again)).toBe(true)
  })
})

describe('the comparison with the file’s own totals', () => {
  it('is equal to the minor unit, and leaves out what the file does not have', () => {
    expect(totalLines(receipt)).toEqual([
      { label: 'Spend (EUR)', rows: '1,234.50', file: '1,234.50', verdict: 'equal', difference: null },
      { label: 'Impressions', rows: '1,000', file: '1,000', verdict: 'equal', difference: null },
      { label: 'Link clicks', rows: '30', file: '30', verdict: 'equal', difference: null },
      { label: 'Conversions', rows: '2.50', file: '2.50', verdict: 'equal', difference: null },
    ])
  })

  it('shows the difference, and calls it rounding only where the receipt does', () => {
    const off = { ...receipt, fileTotals: { ...totals, spend: '1234.51' } }
    expect(totalLines(off)[0]).toMatchObject({ verdict: 'rounding', difference: '−0.01' })
    expect(totalLines({ ...off, reconciled: false })[0]).toMatchObject({ verdict: 'different', difference: '−0.01' })
  })

  it('writes the difference as its language does', () => {
    try {
      speak('de')
      expect(totalLines({ ...receipt, fileTotals: { ...totals, spend: '2.00' }, reconciled: false })[0]?.difference).toBe('+1.232,50')
    } finally {
      speak('en')
    }
  })

  it('checks nothing where the file has no summary', () => {
    const alone = { ...receipt, fileTotals: null, reconciled: null }
    expect(totalLines(alone).every(({ verdict, file }) => verdict === 'unchecked' && file === null)).toBe(true)
    expect(reconcileSentence(alone)).toContain('no summary row')
  })
})
