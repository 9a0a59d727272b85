import { expect, it } from 'vitest'
import { readImport, temporaryFile } from '../../tests/support/read-import'

const summaryOf = async (...lines: readonly string[]) => (await readImport(temporaryFile('pivot.csv', `Campaign,Ad set,Cost EUR,Impressions,Clicks\n${lines.join('\n')}\n`))).summary

const pivot = (sumOf: (name: string) => string): readonly string[] => ['A,x,6.00,60,3', 'A,y,4.00,40,1', `${sumOf('A')},z,10.00,100,4`, 'B,x,20.00,200,6', `${sumOf('B')},z,20.00,200,6`]

it.each([(name: string) => `${name} total`, (name: string) => `Total ${name}`, (name: string) => `${name} Ergebnis`, (name: string) => `${name} 集計`, (name: string) => `${name} Subtotal`])(
  'a name that says the sum of another one, and has its figures, is asked about, though the file’s own sum agrees with both together: %s',
  async (sumOf) => {
    const asked = [{ id: 'named-like-totals', text: expect.stringContaining(`“${sumOf('A')}” is called as the sum of “A” is`) }]
    expect((await summaryOf(...pivot(sumOf))).questions).toMatchObject(asked)
    expect(await summaryOf(...pivot(sumOf), 'Grand total,,60.00,600,20')).toMatchObject({ reconciled: true, questions: asked })
  },
)

it('a campaign that is only called so is not asked about, nor one whose part the file does not have', async () => {
  expect((await summaryOf('Fitness,x,6.00,60,3', 'Total Fitness,x,4.00,40,1', 'B,x,1.00,10,1')).questions).toEqual([])
  expect((await summaryOf('Total Fitness,x,4.00,40,1', 'B,x,4.00,40,1', 'C,x,1.00,10,1')).questions).toEqual([])
  expect((await summaryOf('Fitness,x,0,0,0', 'Total Fitness,x,0,0,0', 'C,x,1.00,10,1')).questions).toEqual([])
})

it('what LibreOffice calls its sum of a pivot table sums up the file', async () => {
  expect(await summaryOf('A,x,6.00,60,3', 'B,x,4.00,40,1', 'Total Result,,10.00,100,4')).toMatchObject({ rowsTotals: 1, reconciled: true, totals: { spend: '10.00' } })
})
