import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { recordsOf } from '../../../tests/support/saved-list'

it('tells of tests what was planned, what came of it and what was decided, in the order in which they are named', async () => {
  const { client, store } = await openTestStore({ now: () => new Date('2026-03-10T12:00:00') })
  const { experiment, campaign } = client.marketing
  const { id: campaignId } = valueOf(await campaign.add({ name: 'Spring', currency: 'EUR' }))
  const design = { baseline: 0.2, lift: 0.1 }
  const { id } = valueOf(await experiment.add({ fields: { name: 'Colour', campaignId, platform: 'meta', startsOn: '2026-02-01', hypothesis: 'Blue sells', firstLabel: 'Red', secondLabel: 'Blue' }, design }))
  const { id: idea } = valueOf(await experiment.add({ fields: { name: 'Idea' }, design }))
  valueOf(await experiment.record({ id, first: { trials: 1000, successes: 200 }, second: { trials: 1000, successes: 300 } }))
  valueOf(await experiment.decide({ id, decision: 'Blue it is' }))
  const output = valueOf(await experiment.saveList({ ids: [id, idea, 4711], format: 'csv' }))
  expect(output.fileName).toBe('Tests 2026-03-10.csv')
  const [heading, colour, other] = recordsOf(store, output)
  expect(heading).toBe('Test,"What you expect, and why",Campaign,Platform,Starts,What is counted,Rate now,Smallest difference,Needed each,First variant,"First variant, people","First variant, results",Second variant,"Second variant, people","Second variant, results",Verdict,Decision')
  expect(colour).toMatch(/^Colour,Blue sells,Spring,Meta,2026-02-01,Conversion rate: conversions among clicks,0\.2,0\.1,\d+,Red,1000,200,Blue,1000,300,Blue is better: .+,Blue it is$/)
  expect(other).toMatch(/^Idea,,,,,Conversion rate: conversions among clicks,0\.2,0\.1,\d+,A,,,B,,,"?Not enough yet: .+,$/)
})
