import { expect, it } from 'vitest'
import { ExchangeRateFields } from '../../shared/marketing/exchange-rate'
import { schemaErrors } from './fields'

it('of several things that are wrong with a field the first is said, in the order of the fields', () => {
  const errors = schemaErrors(ExchangeRateFields, { from: 'dollars', to: 'EUR', on: '2026-03-01', rate: 'much', source: '' })
  expect(Object.entries(errors)).toEqual([
    ['from', 'A currency is three capital letters, like EUR'],
    ['rate', 'A rate is a number like 1.0845'],
    ['source', 'Say where the rate is from'],
  ])
})
