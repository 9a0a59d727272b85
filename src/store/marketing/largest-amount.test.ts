import { expect, it } from 'vitest'
import { Day } from '../../shared/kernel/day'
import { largestTypedMinor } from '../../shared/kernel/money'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'

const on = Day.parse('2026-01-01')

it('takes no amount that would leave the reports without an answer beside a few like it', async () => {
  const { client } = await openTestStore()
  const deal = (amountMinor: number) => client.marketing.deal.add({ name: 'Deal', amountMinor, currency: 'EUR', status: 'won', on })
  const cost = (amountMinor: number) => client.marketing.costLine.add({ kind: 'fee', label: 'Fee', amountMinor, currency: 'EUR', on })
  const event = (amountMinor: number) => client.bridge.effort.addCost({ kind: 'event', label: 'Fair', amountMinor, currency: 'EUR', on })
  const hour = (amountMinor: number) => client.bridge.effort.setRate({ from: on, amountMinor, currency: 'EUR' })
  for (const add of [deal, cost, event, hour]) {
    expect(await add(largestTypedMinor + 1)).toMatchObject({ ok: false, error: { type: 'InvalidInput' } })
    for (let times = 0; times < 3; times += 1) expect(await add(largestTypedMinor)).toMatchObject({ ok: true })
  }
  expect(valueOf(await client.report.roi({})).total).toMatchObject({ dealRevenueMinor: 3 * largestTypedMinor, costMinor: 3 * largestTypedMinor })
})
