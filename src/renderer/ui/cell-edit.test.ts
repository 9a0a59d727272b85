import { expect, it } from 'vitest'
import { nextEditable } from './cell-edit'

const columns = [{ key: 'name', edit: {} }, { key: 'state' }, { key: 'role', edit: {} }, { key: 'tags', edit: {} }]

it('goes from one editable column to the next, past those that are not, and stops at the ends', () => {
  expect(nextEditable(columns, null, 1)).toBe('name')
  expect(nextEditable(columns, 'name', 1)).toBe('role')
  expect(nextEditable(columns, 'role', -1)).toBe('name')
  expect(nextEditable(columns, 'tags', 1)).toBeNull()
  expect(nextEditable(columns, 'name', -1)).toBeNull()
  expect(nextEditable(columns, null, -1)).toBe('tags')
  expect(nextEditable([{ key: 'state' }], null, 1)).toBeNull()
})
