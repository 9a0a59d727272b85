import { describe, expect, it } from 'vitest'
import { readImport, temporaryFile } from '../../tests/support/read-import'

const parts = ['A,2026-03-01,10.00,100,4', 'Total,,10.00,100,4', 'B,2026-03-01,20.00,200,6', 'Total,,20.00,200,6']

const summaryOf = async (...lines: readonly string[]) => (await readImport(temporaryFile('parts.csv', `Campaign,Day,Cost EUR,Impressions,Clicks\n${lines.join('\n')}\n`))).summary

describe('several rows that sum a file up', () => {
  it('agree with its rows where each is of a part, and where the last is of all of them', async () => {
    expect(await summaryOf(...parts)).toMatchObject({ reconciled: true, fileTotals: { spend: '30.00', impressions: 300 }, rowsTotals: 2, questions: [] })
    expect(await summaryOf(...parts, 'Total,,30.00,300,10')).toMatchObject({ reconciled: true, fileTotals: { spend: '30.00', impressions: 300 }, rowsTotals: 3, questions: [] })
    // One that is said above the rows and below them.
    expect(await summaryOf('Total,,30.00,300,10', ...parts.filter((line) => !line.startsWith('Total')), 'Total,,30.00,300,10')).toMatchObject({ reconciled: true, fileTotals: { spend: '30.00' } })
  })

  it('differ where none of that holds, and where the last agrees in little that it tells', async () => {
    expect(await summaryOf(...parts, 'Total,,31.00,300,10')).toMatchObject({ reconciled: false, questions: [{ id: 'totals-differ' }] })
    expect(await summaryOf(...parts, 'Total,,,300,')).toMatchObject({ reconciled: false })
  })
})
