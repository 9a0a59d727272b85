import { minorDigits, minorToDecimal } from '../../src/shared/kernel/money'
import type { Seeded } from './seeded'

/** What one row of an export says, whatever it is written like. */
export interface TrueRow {
  readonly day: string
  readonly campaign: string
  readonly spendMinor: number
  readonly impressions: number
  readonly clicks: number
  readonly conversions: number
  readonly valueMinor: number
}

export interface NumberStyle {
  readonly decimal: '.' | ','
  readonly group: string
}

export type DateStyle = 'iso' | 'dotted' | 'month-first' | 'day-first'

/** How the text of a table becomes bytes. */
export interface Dialect {
  readonly delimiter: string
  readonly lineEnd: '\n' | '\r\n' | '\r' | 'mixed'
  readonly quoting: 'all' | 'needed' | 'stray'
  readonly encoding: Encoding
  readonly namesDelimiter: boolean
}

export type Encoding = (typeof encodings)[number]
export const encodings = ['utf-8', 'utf-8 bom', 'utf-16le bom', 'utf-16be bom', 'utf-16le', 'utf-16be', 'windows-1252'] as const

/** How one platform lays a report out, in one language. Cells in the order of `headers`; sums go into the footer. */
export interface Shape {
  readonly name: string
  readonly platform: 'meta' | 'google' | 'generic'
  readonly preamble: readonly string[]
  readonly headers: (currency: string) => readonly string[]
  readonly cells: (row: TrueRow, format: Format, currency: string) => readonly string[]
  readonly footer: (sum: TrueRow, format: Format, currency: string) => readonly (readonly string[])[]
}

export interface Format {
  readonly money: (minor: number) => string
  readonly count: (value: number) => string
  readonly decimal: (value: number) => string
  readonly day: (day: string) => string
}

export const formatOf = (numbers: NumberStyle, dates: DateStyle, currency: string, sign: string): Format => {
  const styled = (plain: string): string => {
    const [whole = '', fraction] = plain.split('.')
    const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, numbers.group)
    return fraction === undefined ? grouped : `${grouped}${numbers.decimal}${fraction}`
  }
  return {
    money: (minor) => `${styled(minorToDecimal(minor, currency))}${sign}`,
    count: (value) => styled(String(value)),
    decimal: (value) => styled(value.toFixed(2)),
    day: (day) => {
      const [year = '', month = '', date = ''] = day.split('-')
      switch (dates) {
        case 'iso':
          return day
        case 'dotted':
          return `${date}.${month}.${year}`
        case 'month-first':
          return `${Number(month)}/${Number(date)}/${year}`
        case 'day-first':
          return `${date}/${month}/${year}`
      }
    },
  }
}

const metaShape = (name: string, words: readonly [string, string, string, string, string, string, string, string, string]): Shape => ({
  name,
  platform: 'meta',
  preamble: [],
  headers: (currency) => words.map((word, index) => (index === 4 || index === 8 ? `${word} (${currency})` : word)),
  cells: ({ day, campaign, spendMinor, impressions, clicks, conversions, valueMinor }, { money, count, day: dayOf }) => [
    campaign, dayOf(day), dayOf(day), dayOf(day), money(spendMinor), count(impressions), count(clicks), count(conversions), money(valueMinor),
  ],
  footer: ({ day, spendMinor, impressions, clicks, conversions, valueMinor }, { money, count, day: dayOf }) => [['', '', dayOf(day), dayOf(day), money(spendMinor), count(impressions), count(clicks), count(conversions), money(valueMinor)]],
})

const googleShape = (name: string, preamble: readonly string[], headers: readonly string[], totals: readonly string[]): Shape => ({
  name,
  platform: 'google',
  preamble,
  headers: () => headers,
  cells: ({ day, campaign, spendMinor, impressions, clicks, conversions, valueMinor }, { money, count, decimal, day: dayOf }, currency) => [
    campaign, dayOf(day), currency, money(spendMinor), count(impressions), count(clicks), decimal(conversions), money(valueMinor),
  ],
  footer: ({ spendMinor, impressions, clicks, conversions, valueMinor }, { money, count, decimal }, currency) =>
    totals.map((total) => [total, ' --', currency, money(spendMinor), count(impressions), count(clicks), decimal(conversions), money(valueMinor)]),
})

const genericShape = (name: string, preamble: readonly string[], headers: readonly string[], total: string): Shape => ({
  name,
  platform: 'generic',
  preamble,
  headers: () => headers,
  cells: ({ day, campaign, spendMinor, impressions, clicks, conversions, valueMinor }, { money, count, decimal, day: dayOf }, currency) => [
    dayOf(day), campaign, currency, money(spendMinor), count(impressions), count(clicks), decimal(conversions), money(valueMinor),
  ],
  footer: ({ spendMinor, impressions, clicks, conversions, valueMinor }, { money, count, decimal }, currency) => [[total, '', currency, money(spendMinor), count(impressions), count(clicks), decimal(conversions), money(valueMinor)]],
})

export const shapes: readonly Shape[] = [
  metaShape('Meta, English', ['Campaign name', 'Day', 'Reporting starts', 'Reporting ends', 'Amount spent', 'Impressions', 'Link clicks', 'Purchases', 'Purchases conversion value']),
  metaShape('Meta, German', ['Name der Kampagne', 'Tag', 'Berichtsstart', 'Berichtsende', 'Ausgegebener Betrag', 'Impressionen', 'Link-Klicks', 'Käufe', 'Conversion-Wert von Käufen']),
  googleShape(
    'Google, English', ['Campaign report', 'September 1, 2026 - September 30, 2026'], ['Campaign', 'Day', 'Currency code', 'Cost', 'Impr.', 'Clicks', 'Conversions', 'Conv. value'],
    ['Total: Campaigns', 'Total: Account', 'Total: All but removed campaigns'],
  ),
  googleShape(
    'Google, German', ['Kampagnenbericht', '1. September 2026 - 30. September 2026'], ['Kampagne', 'Tag', 'Währungscode', 'Kosten', 'Impr.', 'Klicks', 'Conversions', 'Conv.-Wert'],
    ['Gesamt: Alle außer entfernten Kampagnen', 'Gesamt: Kampagnen', 'Gesamt: Konto'],
  ),
  genericShape('a table, English', [], ['Date', 'Campaign', 'Currency', 'Spend', 'Impressions', 'Clicks', 'Conversions', 'Revenue'], 'Total'),
  genericShape('a table, German', ['Auswertung Müller & Söhne', 'Stand: 30. September 2026, alle Kanäle'], ['Datum', 'Kampagne', 'Währung', 'Ausgaben', 'Impressionen', 'Klicks', 'Konversionen', 'Umsatz'], 'Gesamtsumme'),
]

const names = [
  'Frühling – Süd', 'Straße; Nord | Ost, West', 'Sale "50 %" now', '5" screens', 'Zeile eins\nZeile zwei', 'Total Recall', 'Gesamtpaket', '-50% off', "'Tis the season", "L'été", 'a\tb', '1.234', '12,50', '09/01/2026', 'Café € 5', 'x', 'Über uns | Brand',
  '=1+1', 'Señor Niño', 'Ads 1,000',
]

/** Rows with figures of every size, so that some files show how they write numbers and some do not. */
export const trueRows = (random: Seeded, currency: string): TrueRow[] => {
  const days = random.pick([12, 30])
  const size = random.pick([50, 5_000, 2_000_000])
  const unit = 10 ** minorDigits(currency)
  const isWhole = random.below(4) === 0
  const taken = new Set<string>()
  return Array.from({ length: 1 + random.below(25) }, () => {
    const impressions = random.below(size * 10)
    const conversions = random.below(300) / (isWhole ? 1 : random.pick([1, 2, 4]))
    return {
      day: `2026-09-${String(1 + random.below(days)).padStart(2, '0')}`,
      campaign: random.pick(names),
      spendMinor: isWhole ? random.below(size) * unit : random.below(size * unit),
      impressions,
      clicks: random.below(impressions + 1),
      conversions,
      valueMinor: random.below(size * unit),
    }
  }).filter(({ day, campaign }) => !taken.has(`${day}/${campaign}`) && taken.add(`${day}/${campaign}`))
}

export const sumOf = (rows: readonly TrueRow[]): TrueRow => ({
  day: rows[0]?.day ?? '',
  campaign: '',
  spendMinor: rows.reduce((sum, { spendMinor }) => sum + spendMinor, 0),
  impressions: rows.reduce((sum, { impressions }) => sum + impressions, 0),
  clicks: rows.reduce((sum, { clicks }) => sum + clicks, 0),
  conversions: rows.reduce((sum, { conversions }) => sum + conversions, 0),
  valueMinor: rows.reduce((sum, { valueMinor }) => sum + valueMinor, 0),
})

/** Letters that Windows-1252 keeps elsewhere than Latin-1 does. */
const in1252 = new Map([['€', 0x80], ['’', 0x92], ['–', 0x96]])

const encode = (text: string, encoding: Encoding): Buffer => {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text)
    case 'utf-8 bom':
      return Buffer.from(`\ufeff${text}`)
    case 'utf-16le bom':
      return Buffer.from(`\ufeff${text}`, 'utf16le')
    case 'utf-16le':
      return Buffer.from(text, 'utf16le')
    case 'utf-16be bom':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16()
    case 'windows-1252':
      return Buffer.from(Array.from(text, (letter) => {
        const code = in1252.get(letter) ?? letter.codePointAt(0) ?? 0
        if (code > 0xff) throw new Error(`Windows-1252 has no ${letter}`)
        return code
      }))
  }
}

/** Lines of cells as the bytes of a file. A line of one cell is a line of a preamble, written as platforms do: as it stands. */
export const writeTable = (lines: readonly (readonly string[])[], { delimiter, lineEnd, quoting, encoding, namesDelimiter }: Dialect): Buffer => {
  const ends = ['\n', '\r\n', '\r']
  const cell = (text: string): string => {
    const isNeeded = text.includes(delimiter) || /[\r\n]/.test(text) || (quoting === 'stray' ? text.startsWith('"') : text.includes('"'))
    return quoting === 'all' || isNeeded ? `"${text.replaceAll('"', '""')}"` : text
  }
  const texts = lines.map((cells) => (cells.length === 1 ? cells.join('') : cells.map(cell).join(delimiter)))
  if (namesDelimiter) texts.unshift(`sep=${delimiter}`)
  return encode(texts.map((text, index) => text + (lineEnd === 'mixed' ? (ends[index % 3] ?? '') : lineEnd)).join(''), encoding)
}
