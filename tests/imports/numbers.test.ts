import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDeals } from '../../src/imports/deals/read-deals'
import { DecimalProof, isAmbiguousNumber, isRounded, markOfCounts, readDigits, readNumber, readRate, type ThreeDigits } from '../../src/imports/numbers'
import { valueOf } from '../support/open-test-store'
import { readImport, temporaryFile } from '../support/read-import'

/** Forty languages and regions, between them every way a program groups digits and marks decimals. */
const locales = [
  'en-US', 'en-GB', 'en-IN', 'en-ZA', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-CA', 'fr-CH', 'es-ES', 'es-MX', 'es-AR', 'pt-BR', 'pt-PT', 'it-IT', 'it-CH', 'nl-NL', 'nl-BE', 'da-DK', 'sv-SE', 'nb-NO', 'fi-FI', 'pl-PL', 'cs-CZ', 'sk-SK', 'hu-HU', 'ro-RO', 'bg-BG', 'ru-RU', 'uk-UA', 'el-GR', 'tr-TR',
  'he-IL', 'id-ID', 'vi-VN', 'th-TH', 'ja-JP', 'ko-KR', 'zh-CN',
] as const

/** Numbers of a locale as its programs print them; U+2212 and bidirectional marks included. */
const printer = (locale: string): ((value: number) => string) => {
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return (value) => format.format(value)
}

const amounts = [0, 0.05, 12.5, 999.99, 1234.56, 98_765.43, 1_234_567.89]

/** The reading of a column of texts by what proves it; asked: what nothing proves. */
const readColumn = (texts: readonly string[]): readonly (number | null)[] | 'asked' => {
  const proof = new DecimalProof()
  proof.add(texts, 'undecided')
  const mark = proof.result === 'none' ? '.' : proof.result
  if (mark !== '.' && mark !== ',') return 'asked'
  return texts.map((text) => {
    const read = readNumber(text, mark)
    return read.kind === 'number' ? Number(read.text) : null
  })
}

describe('numbers of forty languages', () => {
  it('are forty', () => expect(new Set(locales).size).toBe(40))

  it.each(locales)('%s: a column of amounts reads back to the cent', (locale) => {
    expect(readColumn(amounts.map(printer(locale)))).toEqual(amounts)
  })

  it.each(locales)('%s: any amount by itself reads right, is asked for, or is refused; never wrong', (locale) => {
    const print = printer(locale)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (cents) => {
        const read = readColumn([print(cents / 100)])
        expect(read === 'asked' ? cents / 100 : read[0]).toBe(cents / 100)
      }),
      { numRuns: 200 },
    )
  })

  it('whole thousands prove nothing by themselves: the column is asked for', () => {
    for (const texts of [['1.234'], ['1,234'], ['12.345', '999.000'], ['7,001', '12']]) expect(readColumn(texts)).toBe('asked')
  })

  it('takes a percentage for a rate only, never for a count or an amount', async () => {
    expect(readRate('3.45 %', '.')).toEqual({ kind: 'number', text: '3.45' })
    const { summary, rows } = await readImport(temporaryFile('rates.csv', 'Date,Campaign,Spend,Clicks,CTR\n2026-02-01,A,10.00,5,5%\n2026-02-02,A,10.00,5%,5\n'))
    expect(rows.map(({ clicks }) => clicks)).toEqual([5])
    expect(summary.refusals.map(({ reason }) => reason)).toEqual(['“5%” in the column “Clicks” is not a number.'])
  })

  it.each(['١٢٣٫٤٥', '१,२३४', '１２３', '1.5K', '2 Mio.', '12 5', '1,2,3.4', '1.2.3', '12345,678.9', ',567.5', '1234.567,891.234', '1,234.56,7', '1.234,56.7', '1,2,345', '1,2345,678', '1.2.345', '0x10', '1e999', '٣', '5%', '3.45 %'])('%s is no number here, rather than another one', (text) => {
    for (const mark of ['.', ','] as const) expect(readNumber(text, mark).kind).toBe('unreadable')
  })

  it.each(['', '-', '--', '—', 'n/a', 'NULL', '<5', '< 10%', '>90', '> 90.5%'])('“%s” is no figure, nor the bound of one', (text) => {
    for (const mark of ['.', ','] as const) expect(readNumber(text, mark).kind).toBe('nothing')
  })

  it.each([
    ['(3.45)', -3.45], ['3.45-', -3.45], ['\u22123.45', -3.45], ['CHF 3.45', 3.45], ['€3.45', 3.45], ['3.45 €', 3.45], ['1’234.50', 1234.5], ["1'234.50", 1234.5], ['1\u00a0234.50', 1234.5], ['1\u202f234.50', 1234.5], ['1,23,456.78', 123_456.78], ['US$1,033.33', 1033.33],
  ])('%s is %d', (text, value) => expect(readNumber(text, '.')).toEqual({ kind: 'number', text: String(value) === text ? text : expect.stringMatching(new RegExp(`^${value}0?$`)) }))

  it('may begin with its mark, in a column of either', () => {
    expect([readNumber('.5', '.'), readNumber(',50', ','), readNumber('-.5', '.')]).toEqual(['0.5', '0.50', '-0.5'].map((text) => ({ kind: 'number', text })))
  })

  it('are read at once where they are nothing but up to fifteen digits', () => {
    expect(['0', '7', '0012', '123456789012345', '999999999999999'].map(readDigits)).toEqual([0, 7, 12, 123_456_789_012_345, 999_999_999_999_999])
    for (const text of ['', '1234567890123456', '1.5', '-1', '1:', '/1', ' 1', '1,000', '٣']) expect([text, readDigits(text)]).toEqual([text, Number.NaN])
  })

  it('a dash behind the decimal mark stands for noughts; behind a digit it is the sign', () => {
    expect(readColumn(['99,- €', '1.299,–', '12,-', '(5,-)', '−7,--', '99-', '12,50'])).toEqual([99, 1299, 12, -5, -7, -99, 12.5])
    expect(readColumn(['CHF 99.-', "1'299.–", 'Fr. 12.—', '1,299.-'])).toEqual([99, 1299, 12, 1299])
    expect(readColumn(['12.50', '1.299.-'])).toBe('asked')
    for (const text of ['99,-5', '1.299.-', '99,---', '99, -']) for (const mark of ['.', ','] as const) expect(readNumber(text, mark).kind).toBe('unreadable')
    for (const text of [',-', '.-', '-']) for (const mark of ['.', ','] as const) expect(readNumber(text, mark).kind).not.toBe('number')
  })

  it('reads whole amounts with a dash in files of ads and of deals', async () => {
    const { summary, rows } = await readImport(temporaryFile('export.csv', 'Campaign;Date;Spend (EUR);Clicks\nA;2026-09-30;99,-;7\nB;2026-09-30;"1.299,- €";8\n'))
    expect({ asked: summary.questions, refused: summary.refusals, spent: rows.map(({ spendMinor }) => spendMinor) }).toEqual({ asked: [], refused: [], spent: [9900, 129_900] })
    const deals = await readDeals(temporaryFile('deals.csv', 'Deal;Betrag;Status;Datum\nA;"99,- €";gewonnen;14.09.2026\nB;CHF 1.200,–;gewonnen;14.09.2026\n'), { dateOrder: 'auto', currency: null, status: null })
    expect(valueOf(deals).deals.map(({ amountMinor, currency }) => [amountMinor, currency])).toEqual([[9900, 'EUR'], [120_000, 'CHF']])
  })

  it('a file whose amounts prove nothing asks, in any language that writes so', async () => {
    for (const spend of ['1.234', '1,234']) {
      const { summary } = await readImport(temporaryFile('export.csv', `Campaign;Date;Spend\nSpring;2026-09-30;${spend}\n`))
      expect(summary.questions.map(({ option }) => option)).toEqual(['decimal'])
    }
  })
})

describe('the decimal mark', () => {
  it.each<readonly [DecimalProof['result'], readonly string[], ThreeDigits]>([
    ['.', ['12.5'], 'undecided'], [',', ['0,5'], 'undecided'], ['.', ['1,234.5'], 'undecided'], [',', ['1.234,5'], 'undecided'], [',', ['1.234.567'], 'undecided'], ['.', ['1,234,567'], 'undecided'], ['.', ['1234.567'], 'undecided'], ['.', ['0.123'], 'undecided'], [',', ['(€ 1.234,50)'], 'undecided'], ['.', ['12.5 %', '1,234'], 'undecided'],
    ['ambiguous', ['1.234'], 'undecided'], ['ambiguous', ['12', '123,456'], 'undecided'], ['contradiction', ['1.5', '1,5'], 'undecided'], ['none', ['12', '', 'abc', '1.5K'], 'undecided'],
    [',', ['1.234'], 'grouping'], ['.', ['1,234'], 'grouping'], ['ambiguous', ['5.000'], 'grouping'], [',', ['5.000', '1.234'], 'grouping'], [',', ['5.000'], 'whole'], ['.', ['5,000'], 'whole'], ['.', ['12.5'], 'whole'],
  ])('is %s by %j, three digits %s', (result, cells, threeDigits) => {
    const proof = new DecimalProof()
    proof.add(cells, threeDigits)
    expect(proof.result).toBe(result)
  })

  it('knows whether what is undecided has a comma', () => {
    const hasComma = (cells: readonly string[]): boolean => {
      const proof = new DecimalProof()
      proof.add(cells, 'undecided')
      return proof.hasUndecidedComma
    }
    expect([hasComma(['1.234']), hasComma(['1,234']), hasComma(['1.234', '1,234.5'])]).toEqual([false, true, false])
  })

  it('is undecided where one mark stands before three digits that may be thousands', () => {
    expect(['1.234', '12,345', '$999.000', '0.123', '1234.567', '1.23', '1.234.567', '1.234,5'].map(isAmbiguousNumber)).toEqual([true, true, true, false, false, false, false, false])
  })

  it('of counts groups, whatever it is', () => {
    expect([markOfCounts(['1.234', '7']), markOfCounts(['1,234']), markOfCounts(['5.000']), markOfCounts(['5,000']), markOfCounts(['7']), markOfCounts(['12.5'])]).toEqual([',', '.', ',', '.', '.', '.'])
  })

  it('is none in a number that a spreadsheet program has rounded', () => {
    expect([isRounded('4.92E+11'), isRounded('5e20'), isRounded('4,92E+11'), isRounded('492000000000', 492_000_000_000), isRounded('1234567890123450', 1_234_567_890_123_450), isRounded('1234567890123456', 1_234_567_890_123_456), isRounded('9007199254740994', 2 ** 53 + 2), isRounded('1.5', 1.5), isRounded('12E', '12E')]).toEqual([true, true, true, false, true, false, true, true, false])
  })
})

describe('a count with the mark that the file has before decimals', () => {
  const counts = async (cells: readonly string[], decimal: 'auto' | '.' = 'auto', spend = '12.50') => {
    const rows = cells.map((cell, index) => `2026-03-01,Campaign ${index},"${spend}","${cell}"`)
    const { summary, rows: read } = await readImport(temporaryFile('counts.csv', `Day,Campaign name,Amount spent (EUR),Impressions\n${rows.join('\n')}\n`), { platform: 'meta', decimal })
    return { read: read.map(({ impressions }) => impressions), refused: summary.refusals.map(({ line, reason }) => `${line}: ${reason}`) }
  }
  const reason = '3: “110.000” in the column “Impressions” may be 110 or 110,000: this file has the mark before decimals, and counts have none. Write it without the mark; or, if it is 110, say which mark the decimals have.'

  it('is refused with its line, since it may be thousands', async () => {
    expect(await counts(['7', '110.000'])).toEqual({ read: [7], refused: [reason] })
    expect((await counts(['7', '110,000'], 'auto', '12,50')).read).toEqual([7])
    expect((await counts(['7', '110.000'], 'auto', '12')).refused).toEqual([reason])
  })

  it('is read where its column writes all counts with decimals, or the person says the mark', async () => {
    expect(await counts(['12345.000', '110.000', '0.000'])).toEqual({ read: [12_345, 110, 0], refused: [] })
    expect(await counts(['7', '110.000'], '.')).toEqual({ read: [7, 110], refused: [] })
  })
})

describe('money without decimals', () => {
  const spend = async (amounts: readonly string[], currency = 'JPY') => {
    const rows = amounts.map((amount, index) => `2026-03-01,Campaign ${index},"${amount}",2`)
    const { summary } = await readImport(temporaryFile('yen.csv', `Day,Campaign name,Amount spent (${currency}),Impressions\n${rows.join('\n')}\n`), { platform: 'meta' })
    return { spend: summary.totals.spend, asked: summary.questions.map(({ option }) => option) }
  }

  it('has its thousands apart, and is not asked about', async () => {
    expect(await spend(['￥1,500', '900'])).toEqual({ spend: '2400', asked: [] })
    expect(await spend(['12,000'], 'KRW')).toEqual({ spend: '12000', asked: [] })
  })

  it('may have decimals all the same, where another amount shows them', async () => {
    expect(await spend(['1.234', '12.5'])).toEqual({ spend: '14', asked: [] })
    expect((await spend(['1,500'], 'EUR')).asked).toEqual(['decimal'])
  })
})

describe('amounts finer than their currency', () => {
  const spends = async (amounts: readonly string[]) => {
    const rows = amounts.map((amount, index) => `2026-03-01,Campaign ${index},"${amount}",2`)
    const { summary } = await readImport(temporaryFile('fine.csv', `Day,Campaign name,Amount spent (EUR),Impressions\n${rows.join('\n')}\n`), { platform: 'meta' })
    return { spend: summary.totals.spend, warnings: summary.warnings }
  }

  it('are told by how much rounding changes their sum', async () => {
    expect(await spends(Array.from({ length: 1000 }, () => '0.004'))).toEqual({ spend: '0.00', warnings: ['The amounts in the column “Amount spent (EUR)” have more decimals than EUR has. Each row is rounded by itself, so that together they are 4.00 EUR less than in the file.'] })
    expect((await spends(Array.from({ length: 1000 }, () => '0,0071'))).warnings.join()).toContain('2.90 EUR more than in the file')
  })

  it('are not told of where no sum shows it', async () => {
    expect(await spends(['0.301', '0.299', '0.30000000000000004', '12.5', '7'])).toEqual({ spend: '20.40', warnings: [] })
  })
})
