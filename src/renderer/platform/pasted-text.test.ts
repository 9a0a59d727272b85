import { expect, it } from 'vitest'
import { isTableText } from './pasted-text'

it.each([
  ['Name\tE-mail\r\nAda\tada@example.com\r\n', true],
  ['Name,E-mail\nAda,ada@example.com', true],
  ['Name;Firma;Ort\n"Albers; Ada";Juniper;Kiel', true],
  ['\n\nName\tE-mail\n\nAda\tada@example.com', true],
  // A row without headings would be taken for them.
  ['Ada\tada@example.com', false],
  ['Dear Ada,\nthank you, and see you, soon', false],
  ['A heading\nand a line', false],
  ['', false],
])('tells a table from any other text: %j', (text, isTable) => expect(isTableText(text)).toBe(isTable))
