import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonElements, parseElement } from '../../../src/imports/people/json-elements'
import { TableError } from '../../../src/imports/table'

/** The elements of a text, fed in pieces; or the refusal. */
const read = (text: string, pieceLength = 7): unknown => {
  const elements: unknown[] = []
  try {
    const reader = new JsonElements((element) => elements.push(parseElement(element)))
    for (let at = 0; at < text.length; at += pieceLength) reader.push(text.slice(at, at + pieceLength))
    reader.end()
    return elements
  } catch (error) {
    // Anything else is a bug and fails the test.
    if (error instanceof TableError) return 'refused'
    throw error
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return 'refused'
  }
}

describe('JSON in pieces', () => {
  it('is read as the language itself reads it, list by list', () => {
    fc.assert(fc.property(fc.array(fc.jsonValue({ maxDepth: 5 }), { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 2), (list, pieceLength, indent) => {
      expect(read(JSON.stringify(list, null, indent), pieceLength)).toEqual(parsed(JSON.stringify(list)))
    }), { numRuns: 500 })
  })

  it('is refused where the language refuses it, and never read as something else', () => {
    const broken = fc.tuple(fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1, maxLength: 5 }), fc.nat(), fc.constantFrom('', '"', ',', '[', ']', '{', '}', ':', '\\', '\n', 'x', '0', '-', '\u0000', '\ud800'), fc.nat(3))
    fc.assert(
      fc.property(broken, ([list, place, put, taken]) => {
        const text = JSON.stringify(list)
        const at = place % (text.length + 1)
        const mutated = text.slice(0, at) + put + text.slice(at + taken)
        const whole = parsed(mutated)
        const found = read(mutated)
        // A text that is no list has none to hand on.
        expect(found).toEqual(Array.isArray(whole) || whole === 'refused' ? whole : found)
      }),
      { numRuns: 1500 },
    )
  })

  it.each([
    '[1,]', '[,1]', '[1 2]', '[', ']', '[1]]', '[1}', '{"a":[1]', '{"a":[1]}}', '["a', '["\\x"]', '[01]', '[1.]', '[.5]', '[+1]', '[NaN]', '[Infinity]', "['a']", '[1]//', '[true,fals]', '[nul]', '["\t"]', '[1]\n[2]', '{"a":1}\n{"b":2}', '[\u00a01]', '\ufeff\ufeff[1]', '[1]\u0000', '[{"a" 1}]', '[{a:1}]', '[{"a":1,}]', '',
  ])('%j is refused', (text) => expect(read(text)).toBe('refused'))

  it('takes time with its length alone, however many lists it holds', () => {
    const started = performance.now()
    expect(read(`{${'"a":[],'.repeat(40_000)}"b":[1]}`, 65_536)).toEqual([1])
    // Some 20 ms; looking through all that went before at each list took a minute.
    expect(performance.now() - started).toBeLessThan(6000)
  })

  it.each(['[]', '[ ]', '[1e400]', '[-0]', '[9007199254740993]', '["\\ud800"]', '["\\u0000"]', '[{"a":1,"a":2}]', '[{"__proto__":{"polluted":1}}]', '[[[]]]', '{"a":[1,2],"b":[3]}'])('%j is read', (text) => {
    expect(read(text)).toEqual(text.startsWith('{') ? [1, 2, 3] : parsed(text))
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('is refused beyond 64 levels, and before it costs anything', () => {
    expect(read('['.repeat(100_000), 4096)).toBe('refused')
    expect(read(`${'['.repeat(64)}${']'.repeat(64)}`)).not.toBe('refused')
    expect(read(`${'['.repeat(65)}${']'.repeat(65)}`)).toBe('refused')
  })
})
