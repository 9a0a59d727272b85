import { expect, test } from 'vitest'
import { copiedHtml, copiedText } from './copied-table'

test('rows are copied with a tab between cells, which no cell can hold', () => {
  expect(copiedText([['Name', 'Note'], ['Ada\tAlbers', 'two\nlines']])).toBe('Name\tNote\nAda Albers\ttwo lines')
})

test('what a spreadsheet would run as a formula is text, and a signed number stays a number', () => {
  expect(copiedText([['a'], ['=HYPERLINK("x")'], ['-2+cmd|x'], ['@sum'], ['"=1"'], ['-12.50'], ['−12.50'], ['+3 %']])).toBe('a\n\'=HYPERLINK("x")\n\'-2+cmd|x\n\'@sum\n\'"=1"\n-12.50\n-12.50\n+3 %')
})

test('markup in a cell is text in the copied table', () => {
  expect(copiedHtml([['a'], ['<img src=x>']])).toBe('<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;img src=x&gt;</td></tr></tbody></table>')
})
