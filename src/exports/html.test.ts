import { expect, it } from 'vitest'
import type { ReportChart, ReportDocument, ReportSection } from '../shared/reports/document'
import { chartSvg, reportHtml } from './html'

/** Texts that would be markup, or end an attribute, each with the name of the place that it stands in. */
const made: string[] = []
const hostile = (place: string): string => {
  const text = `${place}<i onclick='a()'>&lt;"`
  made.push(text)
  return text
}

const chart: ReportChart = { kind: 'bar', title: hostile('chart title'), description: hostile('chart description'), categories: [hostile('category')], series: [{ label: hostile('series'), values: [5] }], unit: { kind: 'count' }, marks: [{ position: 0, label: hostile('mark') }] }

const part = (heading: string): ReportSection => ({
  heading: heading === '' ? '' : hostile(heading),
  keyFigures: [{ label: hostile(`${heading} figure`), cell: { kind: 'count', value: null, reason: hostile(`${heading} why no figure`) }, change: null }],
  chart,
  table: {
    caption: hostile(`${heading} caption`),
    columns: [{ key: 'a', label: hostile(`${heading} column`), align: 'start' }, { key: 'b', label: 'Count', align: 'end' }],
    rows: [{ cells: [{ kind: 'text', value: hostile(`${heading} cell`) }, { kind: 'count', value: null, reason: hostile(`${heading} why no cell`) }], notes: [hostile(`${heading} row note`)] }],
    total: { cells: [{ kind: 'text', value: hostile(`${heading} total`) }, { kind: 'count', value: 5 }] },
  },
})

const document: ReportDocument = {
  ...part(''),
  title: hostile('title'),
  subtitle: [hostile('workbook'), hostile('period')],
  cover: { preparedFor: hostile('for'), preparedBy: hostile('by'), summary: [hostile('summary')], colour: '#2b2f7a', logo: null },
  sections: [part('section')],
  notes: [hostile('note')],
  definitions: [{ label: hostile('defined'), definition: hostile('definition') }],
}

/** A text as it must stand in HTML and in SVG. */
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')

/** Names of charts are cut to their place. */
const isWhole = (text: string): boolean => !/^(?:category|series|mark)/.test(text)

it('in whatever place of a report a text stands, it is text and no markup, and ends no attribute', () => {
  const html = reportHtml(document)
  for (const text of made.filter(isWhole)) expect([text, html.includes(escaped(text))]).toEqual([text, true])
  for (const place of ['<i ', "'a()'", '>&lt;"']) expect(html).not.toContain(place)
  // Nothing of a name is in a tag but within the quotes of an attribute.
  for (const [tag] of html.matchAll(/<[^>]*>/gu)) expect(tag.replaceAll(/="[^"]*"/gu, '')).not.toContain('onclick')
})

it('a chart by itself has its texts as text, too', () => {
  const svg = chartSvg(chart)
  for (const text of [chart.title, chart.description]) expect(svg.split(escaped(text)).length).toBeGreaterThan(1)
  for (const place of ['<i ', "'a()'", '>&lt;"']) expect(svg).not.toContain(place)
})

it.each(['\u0000', '\u0001', '\u001b[31m', '\u0085', '\ufffe', '\uffff'])('a chart and a page have no %j in them, with which nothing of a picture would be shown', (strange) => {
  const named: ReportChart = { ...chart, title: `Spring${strange}`, description: `Highest cost: ${strange}A`, categories: [`${strange}A`], series: [{ label: `${strange}B`, values: [5] }], marks: [{ position: 0, label: `C${strange}` }] }
  for (const written of [chartSvg(named), reportHtml({ ...document, title: `Spring${strange}`, chart: named })]) {
    expect(written).toContain('Spring')
    // What XML 1.0 has as characters, by its chapter 2.2.
    expect(written).not.toMatch(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|\u0085/u)
  }
})
