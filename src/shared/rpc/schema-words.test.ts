import { expect, it } from 'vitest'
import { z } from 'zod'
import { contract } from '../contract'
import { ContactFields } from '../networking/contact'
import { OrganizationFields } from '../networking/organization'
import type { Procedure } from './contract'

const said = (schema: z.ZodType, value: unknown): string | undefined => schema.safeParse(value).error?.issues[0]?.message

it('a schema without words of its own says what may stand in the field, as a person would', () => {
  expect(said(ContactFields, { name: 'Ada', role: 'x'.repeat(201) })).toBe('At most 200 characters fit here')
  expect(said(ContactFields, { name: 'Ada', idealDays: 0 })).toBe('More than 0')
  expect(said(ContactFields, { name: 'Ada', idealDays: 4000 })).toBe('At most 3,650')
  expect(said(ContactFields, { name: 'Ada', idealDays: 1.5 })).toBe('A whole number belongs here')
  expect(said(ContactFields, { name: 'Ada', phones: Array.from({ length: 101 }, () => '1') })).toBe('At most 100 fit here')
  expect(said(OrganizationFields, { name: 'Lehm', url: 'www.lehm.example' })).toBe('An address begins with https://')
  expect(said(z.string().min(1), '')).toBe('Something has to stand here')
  expect(said(z.array(z.string()).min(1), [])).toBe('At least one belongs here')
  expect(said(z.enum(['a', 'b']), 'c')).toBe('Choose one of those offered')
  expect(said(z.number().min(0).max(1), 2)).toBe('At most 1')
})

const proceduresOf = (node: unknown): readonly Procedure[] => (typeof node !== 'object' || node === null ? [] : 'kind' in node && 'input' in node ? [node as Procedure] : Object.values(node).flatMap(proceduresOf))

it('no procedure answers an empty or a foreign input in the words of a programmer', () => {
  const procedures = proceduresOf(contract)
  expect(procedures.length).toBeGreaterThan(200)
  const messages = procedures.flatMap(({ input }) => [{}, null, 'x', { id: 'x', fields: {}, changes: { name: 7 } }].flatMap((value) => input.safeParse(value).error?.issues.map(({ message }) => message) ?? []))
  expect(messages.length).toBeGreaterThan(200)
  expect([...new Set(messages)].filter((message) => /expected|invalid|received|too (?:big|small)|unrecognized/i.test(message))).toEqual([])
})
