import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../tests/support/open-test-store'
import { Day } from '../shared/kernel/day'
import { describeAdvice, wishesOf } from './advise'

it('a channel that is to be locked and is not there is refused with those that are, or that there are none', async () => {
  const { client } = await openTestStore()
  const overview = valueOf(await client.marketing.advice.overview({ question: { outcome: { kind: 'conversions', name: 'Purchase' }, currency: 'EUR' } }))
  expect(overview.channels).toEqual([])
  expect(() => wishesOf({ lock: ['Meta'] }, overview)).toThrow('There is no channel “Meta”: the workbook has no results that could be advised on.')
})

it('what a target takes is divided below it, channel by channel', () => {
  const channel = { key: '1', name: 'Meta', nowMinor: 44_400, suggestedMinor: 31_100, stretchMinor: 22_400, leastMinor: 0, mostMinor: 57_700, expectedNow: 1, expectedSuggested: 1, nextHundred: null, held: null, sentence: 'Less for Meta.' }
  const text = describeAdvice(
    { label: 'Purchases', sentence: 'Small moves.', notes: [], fit: null },
    {
      period: { from: Day.parse('2026-12-07'), to: Day.parse('2027-01-03'), weeks: 4 }, currency: 'EUR', sentences: [], channels: [channel],
      target: { target: 50, budgetMinor: 28_700, channels: [{ key: '1', minor: 28_700 }], sentence: '50 Purchases take about 287 EUR a week, divided as below.' },
    },
  )
  expect(text).toMatch(/divided as below\.\n {2}Meta: 287 EUR a week$/)
})
