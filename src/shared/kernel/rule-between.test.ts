import { expect, it } from 'vitest'
import { z } from 'zod'
import { ruleBetween } from './rule-between'

const Stay = z
  .object({ name: z.string().min(1), people: z.int(), from: z.int(), to: z.int() })
  .refine(({ from, to }) => from <= to, { ...ruleBetween('from', 'to'), path: ['to'], message: 'It ends before it starts' })

const wrongPaths = (typed: unknown): readonly string[] => Stay.safeParse(typed).error?.issues.map(({ path }) => path.join('.')) ?? []

it('says that a stay ends before it starts although the number of people is missing', () => {
  expect(wrongPaths({ name: '', people: null, from: 2, to: 1 })).toEqual(['name', 'people', 'to'])
  expect(wrongPaths({ name: 'a', people: 1, from: 2, to: 1 })).toEqual(['to'])
  expect(wrongPaths({ name: 'a', people: 1, from: 1, to: 2 })).toEqual([])
})

it('says nothing of a field whose own text is wrong already, and nothing of what is no object', () => {
  expect(wrongPaths({ name: 'a', people: 1, from: 2, to: null })).toEqual(['to'])
  expect(wrongPaths(null)).toEqual([''])
  expect(wrongPaths([])).toEqual([''])
})
