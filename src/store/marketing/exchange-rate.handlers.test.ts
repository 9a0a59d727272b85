import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { ExchangeRateId } from '../../shared/marketing/exchange-rate'

const dollars = { from: 'USD', to: 'EUR', on: '2026-03-01', rate: '0.90', source: 'ECB' }

it('changes the day of a rate without leaving the old one, in the place of one that has that day, and undoes it as one step', async () => {
  const { client } = await openTestStore()
  const { exchangeRate } = client.marketing
  const wrong = valueOf(await exchangeRate.set(dollars))
  const other = valueOf(await exchangeRate.set({ ...dollars, on: '2026-03-02', rate: '0.80' }))
  const edited = await exchangeRate.edit({ id: wrong.id, fields: { ...dollars, on: other.on } })
  expect(valueOf(edited)).toEqual({ ...wrong, on: other.on })
  expect(valueOf(await exchangeRate.list({}))).toEqual([{ ...wrong, on: other.on }])
  valueOf(await client.workbook.undo({}))
  expect(valueOf(await exchangeRate.list({}))).toEqual([other, wrong])
  expect(await exchangeRate.edit({ id: ExchangeRateId.parse(99), fields: dollars })).toMatchObject({ ok: false, error: { type: 'ExchangeRateNotFound' } })
})
