import { afterEach, expect, it } from 'vitest'
import { noTotals, Receipt } from '../shared/imports/import'
import { speak } from '../shared/kernel/language'
import { describeReceipt } from './describe-receipt'

afterEach(() => speak('en'))

const receipt = Receipt.parse({
  batch: 1, file: 'a.csv', sha256: 'a'.repeat(64), platform: 'meta', kind: 'Ads', currency: 'EUR', grain: 'day', from: '2026-01-04', to: '2026-11-29', account: '', breakdown: 'ad',
  rows: { read: 1178, added: 1178, changed: 0, unchanged: 0, refused: 0, totals: 0, suppressed: 0 }, totals: { ...noTotals, spend: '13939.33', impressions: 2_108_451, conversions: 401.5 }, fileTotals: null, reconciled: null, refusals: [], warnings: [], importedAt: null,
})

it('writes what a file adds up to as its language writes numbers, as it does its rows', () => {
  expect(describeReceipt(receipt)).toContain('rows: 1,178 read')
  expect(describeReceipt(receipt)).toContain('spend 13,939.33 EUR, impressions 2,108,451, clicks n/a, conversions 401.50')
  speak('de')
  expect(describeReceipt(receipt)).toContain('13.939,33 EUR')
})

it('names what lists of posts count, and not by the codes of their columns', () => {
  expect(describeReceipt({ ...receipt, subject: 'posts', sums: [{ figure: 'promotedImpressions', sum: 12_400 }, { figure: 'views', sum: 3 }] })).toContain('Promoted impressions: 12,400, Views: 3')
})
