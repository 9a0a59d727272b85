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

  it('are the cells of a line that a spreadsheet program kept in one cell and quoted as a whole', () => {
    expect(read(['a,b,c\n1,x,2\n"1,""x, y"",2"\n"1,""say """"x"""""",2"\n'])).toEqual([[1, ['a', 'b', 'c']], [2, ['1', 'x', '2']], [3, ['1', 'x, y', '2']], [4, ['1', 'say "x"', '2']]])
    expect(read(['"""a"",""b"",c"\n1,2,3\n'])).toEqual([[1, ['a', 'b', 'c']], [2, ['1', '2', '3']]])
    expect(read(['a,b,c\n"1,=""1799213456789012"",2"\n"=""18"",""x, y"",""=""""19"""""""\n'])).toEqual([[1, ['a', 'b', 'c']], [2, ['1', '1799213456789012', '2']], [3, ['18', 'x, y', '19']]])
    expect(read(['a,b,c,d\n"1,2,3,4"\n'])).toEqual([[1, ['a', 'b', 'c', 'd']], [2, ['1', '2', '3', '4']]])
  })

  it.each(['March 27, 2026 - April 23, 2026', 'a, b, c and d', 'He said ""yes, sure"", and went', 'Campaign in (""A"",""B"",""C"")', '""a"",""b""', '""a"" ,b,c'])('keep a sentence in quotes as one cell: %s', (sentence) => {
    expect(read([`"${sentence}"\n1,2,3\n`])).toMatchObject([[1, [expect.any(String)]], [2, ['1', '2', '3']]])
  })

  it.each([
    ['in the middle', 'a,b,c\n1,"x,2\n3,"y,4\n', 2, 3],
    ['at the beginning', 'a,b,c\n1,2,3\n"x,1,2\r\n"y,3,4\r\n', 3, 4],
    ['at the end, over more than one line', 'a,b,c\n1,2,"x\n3,4,y\n5,6,"z\n', 2, 4],
  ])('are not swallowed by a mark that belongs to a name %s, and the lines that would be are named', (_where, whole, from, to) => {
    expect(read([whole])).toBe(`A quotation mark on line ${from} takes the lines up to ${to} into one cell, so their rows cannot be told apart. Take the mark out, or write it twice and put the whole text of its cell in quotation marks.`)
  })

  it.each(['1,2,"He said\n"hi, you" and went"', '1,"x, y\nz" ,3', '"x\ny",2,3', '1,"x,2\n3,4,5,"y'])('stay one where a quotation of several lines is not of several rows: %j', (line) => {
    expect(read([`a,b,c\n${line}\n4,5,6\n`])).toMatchObject([[1, ['a', 'b', 'c']], [2, expect.any(Array)], [4, ['4', '5', '6']]])
  })
})
