import { expect, it } from 'vitest'
import { MappingOptions } from '../../shared/imports/import'
import { mappingText } from './mapping-text'

it('says which columns are read and how numbers and dates are written', () => {
  expect(mappingText({ headings: ['Tag', 'Kosten', 'Notiz'], options: MappingOptions.parse({ mapping: { 0: 'day', 1: 'spend', 2: 'ignored' }, decimal: ',', dateOrder: 'DMY', currency: 'EUR' }) })).toBe('Tag: Day, Kosten: Spend, decimal comma, day first, EUR')
  expect(mappingText({ headings: [], options: MappingOptions.parse({ peopleMapping: { 1: 'email' } }) })).toBe('Column 2: E-mail')
})
