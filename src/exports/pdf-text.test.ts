import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { expect, it } from 'vitest'
import { registerFonts } from './pdf-fonts'
import { widthOf, wrapped } from './pdf-text'

it.each([['Latin letters', 'abcdefghij'], ['Chinese', '山水画作'], ['Hindi', 'क्षि'], ['letters with many marks', 'a\u0301\u0302\u0303\u0304']])('a text of %s without a blank is wrapped whole, and measured in proportion to its length', (_what, part) => {
  const pdf = new PDFDocument()
  registerFonts(pdf, join(import.meta.dirname, '../../resources'))
  pdf.font('body').fontSize(9)
  let measured = 0
  const measure = pdf.widthOfString.bind(pdf)
  pdf.widthOfString = (text, options) => {
    measured += text.length
    return measure(text, options)
  }
  const text = part.repeat(8000 / part.length).normalize('NFC')
  const lines = wrapped(pdf, text, 500, 1000)
  expect(measured / text.length).toBeLessThan(20)
  expect(lines.join('')).toBe(text)
  expect(Math.max(...lines.map((line) => widthOf(pdf, line)))).toBeLessThanOrEqual(500)
})
