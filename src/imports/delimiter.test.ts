import { expect, it } from 'vitest'
import { decodePiece } from './decode'
import { detectDelimiter } from './delimiter'

it('what splits a text is named by its first line, in quotes or not', () => {
  for (const first of ['sep=|\n', '"sep=|"\r\n', 'SEP=|  \r']) expect(detectDelimiter(`${first}a,b\n`)).toMatchObject({ delimiter: '|', nameLength: first.length })
  expect(detectDelimiter('sep=|a,b\n')).toMatchObject({ delimiter: ',', nameLength: 0 })
})

it('what splits a text is what makes headings known, else what splits most lines alike, most cells first', () => {
  const of = (text: string): string => detectDelimiter(text).delimiter
  expect(of(`Date;Campaign;Impressions\n${'2026-03-01;a,b,c,d,e;1\n'.repeat(3)}`)).toBe(';')
  // Four lines into two cells each, and two of them into four.
  expect(of('x,1;2;3;4\nx,1;2;3;4\nx,y\nx,y\n')).toBe(';')
  expect([of('a,b;c\na,b;c\n'), of('a\nb\n'), of('')]).toEqual([',', ',', ','])
})

it('a delimiter that makes more cells than any table has is not the one, and stands in no other’s way', () => {
  expect(detectDelimiter(`Date;Campaign;Impressions\n2026-03-01;${',x'.repeat(20_000)};3\n`).delimiter).toBe(';')
})

it('where a text is damaged is told by its place in the file, in one byte a letter or two', () => {
  const damagedAfter = (encoding: string, bytes: Buffer): unknown => {
    try {
      return decodePiece(new TextDecoder(encoding, { fatal: true }), bytes, false, 1000)
    } catch (error) {
      return error
    }
  }
  const said = (byte: number) => ({ sentence: `The file's text is damaged or breaks off after about byte ${byte}. Download it again.` })
  expect(damagedAfter('utf-8', Buffer.from([0x61, 0xc3, 0xa9, 0xff, 0x62]))).toMatchObject(said(1003))
  expect(damagedAfter('utf-16le', Buffer.from([0x61, 0, 0x62, 0, 0, 0xdc, 0x63, 0]))).toMatchObject(said(1004))
  expect(damagedAfter('utf-16le', Buffer.from([0x61, 0, 0x62]))).toMatchObject(said(1002))
})

it('where a text holds what none has is told by its place in the file', () => {
  expect(() => decodePiece(new TextDecoder(), Buffer.from('abc\0def'), true, 1000)).toThrow(expect.objectContaining({ sentence: 'The file holds binary data from about byte 1003 on, so it is no text.' }))
})
