import { describe, expect, it } from 'vitest'
import { readCatalogue, sentences } from '../../scripts/extract.mjs'

/** The places of a sentence: which values stand in it, and which of them decide a plural. */
const placesOf = (message: string): readonly string[] => [...new Set([...message.matchAll(/\{(\d+)(?:\}|, plural,)/g)].map(([, place = '']) => place))].sort()

const edges = (message: string): readonly string[] => [/^ */.exec(message)?.[0] ?? '', / *$/.exec(message)?.[0] ?? '']

describe('the German catalogue', () => {
  const catalogue = Object.entries(readCatalogue())

  it('holds exactly the sentences of the code', () => {
    const ids = [...sentences().keys()].sort()
    expect(ids.length).toBeGreaterThan(2000)
    expect(catalogue.map(([id]) => id)).toEqual(ids)
  })

  it('leaves no sentence without a translation', () => expect(catalogue.filter(([, german]) => german.trim() === '').map(([id]) => id)).toEqual([]))

  it('has the same places and the same blanks at the edges as the English', () => {
    expect(catalogue.filter(([id, german]) => String(placesOf(id)) !== String(placesOf(german)) || String(edges(id)) !== String(edges(german))).map(([id]) => id)).toEqual([])
  })

  it('closes every brace, and gives every plural a form for the rest', () => {
    const isWhole = (message: string): boolean => message.split('{').length === message.split('}').length && (message.match(/, plural,/g) ?? []).length === (message.match(/\bother \{/g) ?? []).length
    expect(catalogue.filter(([, german]) => !isWhole(german)).map(([id]) => id)).toEqual([])
  })
})
