import { MantineProvider } from '@mantine/core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ExchangeRateFields } from '../../shared/marketing/exchange-rate'
import { amountMissing, notTypedOver, schemaErrors, SelectField, stillWrong } from './fields'

it('of several things that are wrong with a field the first is said, in the order of the fields', () => {
  const errors = schemaErrors(ExchangeRateFields, { from: 'dollars', to: 'EUR', on: '2026-03-01', rate: 'much', source: '' })
  expect(Object.entries(errors)).toEqual([
    ['from', 'A currency is three capital letters, like EUR'],
    ['rate', 'A rate is a number like 1.0845'],
    ['source', 'Say where the rate is from'],
  ])
})

it('an amount is asked for as its currency has them', () => {
  expect(['EUR', 'JPY', 'KWD'].map(amountMissing)).toEqual(['Type an amount, like 1,234.50.', 'Type an amount, like 1,235.', 'Type an amount, like 1,234.500.'])
})

it('a list says of a value that it offers no more what it is, and shows no other in its place', () => {
  const shown = (value: string, gone?: string): string => {
    const field = createElement(SelectField, { label: 'Campaign', value, onChange: () => undefined, options: [{ value: '', label: 'All' }, { value: '1', label: 'Spring' }], ...(gone !== undefined && { gone }) })
    const html = renderToStaticMarkup(createElement(MantineProvider, null, field))
    return /<option[^>]* selected[^>]*>([^<]*)/u.exec(html)?.[1] ?? ''
  }
  expect([shown('1', 'Removed'), shown('', 'Removed'), shown('7', 'Removed')]).toEqual(['Spring', 'All', 'Removed'])
})

it('takes back what was said of a field that is right meanwhile, and says nothing of one that nobody pressed for', () => {
  expect(stillWrong({ name: 'It needs a name', to: 'It ends before it starts' }, { to: 'Choose a day', rate: 'Type a rate' })).toEqual({ to: 'Choose a day' })
})

it('takes back what the workbook refused of a field once that is typed over, and keeps what was said of the others', () => {
  const said = { name: 'Another group has this name', 'tags.1': 'Too long', suggestion: 'There is nothing to adopt' }
  const sent = { name: 'Press', tags: ['a', 'b'] }
  expect(notTypedOver(said, sent, { name: 'Press', tags: ['a', 'b'] })).toEqual(said)
  expect(notTypedOver(said, sent, { name: 'Press 2', tags: ['a', 'b'] })).toEqual({ 'tags.1': 'Too long', suggestion: 'There is nothing to adopt' })
  expect(notTypedOver(said, sent, { name: 'Press', tags: ['a'] })).toEqual({ name: 'Another group has this name', suggestion: 'There is nothing to adopt' })
})
