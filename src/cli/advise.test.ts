import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../tests/support/open-test-store'
import { wishesOf } from './advise'

it('a channel that is to be locked and is not there is refused with those that are, or that there are none', async () => {
  const { client } = await openTestStore()
  const overview = valueOf(await client.marketing.advice.overview({ question: { outcome: { kind: 'conversions', name: 'Purchase' }, currency: 'EUR' } }))
  expect(overview.channels).toEqual([])
  expect(() => wishesOf({ lock: ['Meta'] }, overview)).toThrow('There is no channel “Meta”: the workbook has no results that could be advised on.')
})
