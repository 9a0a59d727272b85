import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvReader } from './csv'
import { TableError } from './table'

/** The records of a text that comes in these pieces, or what it is refused for. */
const read = (pieces: readonly string[]): unknown => {
  const records: unknown[] = []
  const reader = new CsvReader(',', (cells, line) => records.push([line, cells]))
  try {
    for (const piece of pieces) reader.push(piece)
    reader.end()
  } catch (error) {
    if (error instanceof TableError) return error.sentence
    throw error
  }
  return records
}

const text = fc.array(fc.constantFrom('a', 'b', ',', ',', '"', '""', ' ', '\n', '\r\n', '\r', 'a,b\n', 'c,"d,\n e"\n', '="1",2\n'), { maxLength: 40 }).map((parts) => parts.join(''))

describe('records of a text', () => {
  it('are the same in whatever pieces the text comes: line by line and letter by letter agree', () =>
    fc.assert(
      fc.property(text, fc.nat(40), (whole, cut) => {
        expect(read([whole])).toEqual(read([...whole]))
        expect(read([whole.slice(0, cut), whole.slice(cut)])).toEqual(read([...whole]))
      }),
      { numRuns: 5000 },
    ))

  it('carry the line they start on', () => {
    expect(read(['a,b\r\n\r\nc,"d\ne"\nf,g'])).toEqual([[1, ['a', 'b']], [3, ['c', 'd\ne']], [5, ['f', 'g']]])
  })
})
