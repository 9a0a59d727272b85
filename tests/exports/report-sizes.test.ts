import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { exportReport } from '../../src/exports/export-report'
import { registerFonts, scriptFonts } from '../../src/exports/pdf-fonts'
import { visualRuns } from '../../src/exports/pdf-text'
import { type KeepInTouchAnswer, keepInTouchReport } from '../../src/shared/reports/keep-in-touch-report'
import type { ReportDocument } from '../../src/shared/reports/document'
import { roiDocument } from '../../src/shared/reports/roi-document'
import { resourcesDir, temporaryFolder } from '../support/open-test-store'
import { checkPdf, hasPdftotext, hasQpdf, rawXlsxCells, textOfPdf } from '../support/read-exports'
import { hostileNames, roiReportOf } from '../support/roi-reports'

const longNames = ['حملة الربيع 2026 للعملاء الجدد', 'קמפיין האביב של ירושלים', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung', 'word '.repeat(40), '日本語の長いキャンペーン名前です', ...hostileNames.slice(0, 8)]

const waiting = (names: readonly string[]): ReportDocument => {
  const days = { from: '2026-01-01', to: '2026-03-31' } as KeepInTouchAnswer['days']
  return keepInTouchReport.toDocument({
    workbook: 'Test', filters: { period: { from: null, to: null }, state: 'all' }, today: days.to, days, previousDays: days,
    rows: names.map((name, index) => ({ id: (index + 1) as KeepInTouchAnswer['rows'][number]['id'], name, organization: index % 4 === 1 ? 'Studio' : name, state: 'due' as const, lastTouchOn: index % 3 === 0 ? null : days.from, dueOn: days.to })),
    total: names.length, counts: { owe_reply: 0, went_quiet: 0, overdue: 0, due: names.length, snoozed: 0, followUps: 0 },
    byType: [{ type: 'meeting', touches: 1, people: 1, touchesBefore: 0 }], touched: { touches: 1, people: 1 }, touchedBefore: { touches: 0, people: 0 },
  })
}

const kept = process.env['RAPPORT_REPORTS'] ?? ''

const pdfOf = async (name: string, document: ReportDocument): Promise<string> => {
  const path = join(temporaryFolder(), 'report.pdf')
  expect(await exportReport(document, 'pdf', { path, resourcesDir })).toBe(true)
  if (kept !== '') {
    mkdirSync(kept, { recursive: true })
    copyFileSync(path, join(kept, `size ${name}.pdf`))
  }
  if (hasQpdf) expect(checkPdf(path)).toMatchObject({ status: 0 })
  return path
}

describe.skipIf(!hasPdftotext)('on paper', () => {
  it('stands one line, and none', async () => {
    expect(textOfPdf(await pdfOf('one', waiting(['Ada'])))).toContain('Ada')
    expect(textOfPdf(await pdfOf('none', waiting([])))).toContain('Nobody waits.')
  })

  it('stands no heading for definitions where there are none', async () => {
    expect(textOfPdf(await pdfOf('undefined', { ...waiting(['Ada']), definitions: [] }))).not.toContain('Definitions')
  })

  it('stands no last definition on a page of its own', async () => {
    const [definition] = waiting(['Ada']).definitions
    if (definition === undefined) throw new Error('The report defines nothing.')
    const pagesWith = async (count: number): Promise<number> => textOfPdf(await pdfOf(`${count} definitions`, { ...waiting(['Ada']), definitions: Array.from({ length: count }, () => ({ ...definition, definition: 'Short.' })) })).split('\f').length
    const fitting = await pagesWith(34)
    expect([await pagesWith(35), await pagesWith(38), await pagesWith(45)]).toEqual([fitting, fitting, fitting + 1])
  })

  it('stands at the foot of each page the whole of a long title and name', async () => {
    const document = waiting(Array.from({ length: 80 }, (_, index) => `Ada ${index}`))
    const pages = textOfPdf(await pdfOf('foot', { ...document, title: `${'Report for the gallery '.repeat(6)}northside`, subtitle: [`${'Juniper and Salt '.repeat(8)}westside`, ...document.subtitle.slice(1)] })).split('\f').slice(1)
    expect(pages.filter((page) => page.includes('Ada')).length).toBeGreaterThan(0)
    for (const page of pages.filter((each) => each.trim() !== '')) {
      expect(page).toContain('northside')
      expect(page).toContain('westside')
      expect(page).not.toContain('…')
    }
  })

  it('stands at the foot of a report with a cover nothing that is said of one of its parts', async () => {
    const document = waiting(Array.from({ length: 80 }, (_, index) => `Ada ${index}`))
    const cover = { preparedFor: '', preparedBy: '', summary: [], colour: '#2b2f7a', logo: null }
    const pages = textOfPdf(await pdfOf('foot of parts', { ...document, subtitle: ['Juniper', 'Keep in touch: as of today', 'Pacing: as of then'], cover })).split('\f').slice(1).filter((page) => page.trim() !== '')
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) {
      expect(page).toMatch(/Keep in touch · Juniper\s+\d/u)
      expect(page).not.toContain('as of today')
    }
  })

  it('stands the whole of a long summary that is one paragraph', async () => {
    const cover = { preparedFor: '', preparedBy: '', summary: [`${'Ten letters and so on. '.repeat(430)}Last words`], colour: '#2b2f7a', logo: null }
    expect(textOfPdf(await pdfOf('long summary', { ...waiting(['Ada']), cover }))).toContain('Last words')
  })

  it('stands why a figure of a table is missing', async () => {
    const table = { caption: '', columns: [{ key: 'label', label: 'Name', align: 'start' as const }, { key: 'spend', label: 'Spend', align: 'end' as const }], rows: [{ cells: [{ kind: 'text' as const, value: 'Spring' }, { kind: 'money' as const, value: null, currency: 'EUR', reason: 'No results yet.' }] }], total: null }
    expect(textOfPdf(await pdfOf('missing', { ...waiting(['Ada']), table })).replaceAll(/\s+/g, ' ')).toContain('n/a stands where a figure cannot be told. No results yet.')
  })

  it('stands what a key figure is in where it is an amount, and nothing of the sort beside a count', async () => {
    const keyFigures = [{ label: 'Spend', cell: { kind: 'money' as const, value: 1250, currency: 'CHF' }, change: null }, { label: 'Clicks', cell: { kind: 'count' as const, value: 7 }, change: null }]
    const text = textOfPdf(await pdfOf('currency', { ...waiting(['Ada']), keyFigures }))
    expect(text.split('CHF')).toHaveLength(2)
    expect(text).toMatch(/Spend\s+CHF|CHF\s+Spend/)
    expect(text).toContain('12.50')
  })

  it('stands the whole reason for which a key figure is missing', async () => {
    const document = waiting(['Ada'])
    const reason = 'No figure: platforms count clicks unlike each other, and the files of two of the campaigns tell only those on links while the third tells all, so that a sum would be of neither; choose one platform at a time, or export again with Outbound-clicks'
    const keyFigures = Array.from({ length: 6 }, (_, index) => ({ label: `Figure ${index}`, cell: index === 3 ? { kind: 'count' as const, value: null, reason } : { kind: 'count' as const, value: 5 }, change: null }))
    const text = textOfPdf(await pdfOf('reason', { ...document, keyFigures }))
    expect(text).toContain('Outbound')
    expect(text).not.toContain('…')
  })

  it('stands a total on the page of the last line it sums, however many there are', { timeout: 240_000 }, async () => {
    const alone: number[] = []
    // As many lines as bring the total from one page to the next at least once.
    for (let lines = 1; lines <= 28; lines += 1) {
      const path = join(temporaryFolder(), 'report.pdf')
      expect(await exportReport(roiDocument(roiReportOf('EUR', Array.from({ length: lines }, (_, index) => `Campaign${String(index + 1).padStart(2, '0')}`))), 'pdf', { path, resourcesDir })).toBe(true)
      const pages = textOfPdf(path).split('\f')
      const totals = pages.filter((page) => /^\s*(Total|All campaigns)\b/mu.test(page))
      expect(totals.length).toBeGreaterThan(0)
      if (totals.some((page) => !/Campaign\d\d/u.test(page))) alone.push(lines)
    }
    expect(alone).toEqual([])
  })

  it('stand five thousand lines, each once, under a heading on every page', { timeout: 240_000 }, async () => {
    const names = Array.from({ length: 5000 }, (_, index) => `Person${String(index).padStart(4, '0')}`)
    const text = textOfPdf(await pdfOf('5000', waiting(names)))
      expect(new Set(text.match(/Person\d{4}/gu)).size).toBe(5000)
    const pages = text.split('\f').slice(0, -1)
    for (const page of pages.filter((one) => one.includes('Person'))) expect(page).toMatch(/Contact\s+Organisation/u)
  })

  it('stand names from right to left and names without end', async () => {
    const text = textOfPdf(await pdfOf('names', roiDocument(roiReportOf('EUR', longNames, { isCompared: true })))).replaceAll(/\s/gu, '').normalize('NFKC')
    for (const name of ['2026', 'Donaudampf', '日本語']) expect(text).toContain(name)
    await pdfOf('waiting names', waiting(longNames))
  })
})

it('leads a line from the right where its first word runs leftwards, with words of one direction together', () => {
  const seen = (text: string) => visualRuns(text).map(({ text: run, isRightToLeft }) => [run, isRightToLeft])
  expect(seen('Spring חורף קיץ 2026')).toEqual([['Spring ', false], ['חורף קיץ', true], [' 2026', false]])
  expect(seen('קמפיין אביב 2026 של Kiln')).toEqual([['Kiln', false], [' של ', true], ['2026', false], ['קמפיין אביב ', true]])
  expect(seen('حملة الربيع')).toEqual([['حملة الربيع', true]])
  expect(seen('Donau 2026')).toEqual([['Donau 2026', false]])
})

it('makes a box for a missing character as wide as it is measured, so that it stays in its column', async () => {
  const file = readFileSync(await pdfOf('boxes', waiting(['ꦗꦮ', '日本語'])), 'latin1')
  const widths = [...file.matchAll(/\/W \[0 \[(\d+(?:\.\d+)?)/gu)].map(([, width]) => Math.round(Number(width)))
  // In thousandths of the size: of the two fonts for most scripts, and of the one for Chinese, Japanese and Korean.
  expect(widths).toEqual([600, 600, 1000])
})

it('sets names in the font that has their script, and carries that font in no other file', async () => {
  const names = {
    DroidSansFallback: ['王小明', 'さくら', 'Studio 東京'], NanumSquare: ['김민수', '이서연'.normalize('NFD')], NotoSansDevanagari: ['प्रिया शर्मा'], NotoSansBengali: ['রবীন্দ্রনাথ'], NotoSansGurmukhi: ['ਹਰਪ੍ਰੀਤ'], NotoSansGujarati: ['કૃષ્ણ'], NotoSansOriya: ['ଓଡ଼ିଆ'], NotoSansTamil: ['தமிழ்ச்செல்வி'],
    NotoSansTelugu: ['తెలుగు'], NotoSansKannada: ['ಕನ್ನಡ'], NotoSansMalayalam: ['മലയാളം'], NotoSansSinhala: ['ශ්‍රී'], NotoSansThai: ['คุณสมชาย'], NotoSansMyanmar: ['မြန်မာ'], NotoSansKhmer: ['ខ្មែរ'],
  }
  const fontsOf = async (...people: readonly string[]): Promise<readonly string[]> => {
    const file = readFileSync(await pdfOf('fonts', waiting(people)), 'latin1')
    return [...new Set([...file.matchAll(/\+(NotoSans\w+|DroidSansFallback|NanumSquare)/gu)].map(([, font]) => font ?? ''))].toSorted()
  }
  expect(await fontsOf(...Object.values(names).flat().map((name) => `Ada ${name}`))).toEqual(Object.keys(names).toSorted())
  for (const name of names.DroidSansFallback) expect([name, await fontsOf(name)]).toEqual([name, ['DroidSansFallback']])
  for (const name of names.NanumSquare) expect([name, await fontsOf(name)]).toEqual([name, ['NanumSquare']])
  expect(await fontsOf('Zoë Ødegård 👩‍🚀')).toEqual([])
})

it('has every syllable of Korean, every common Chinese letter, and those of each script it tells apart', () => {
  const pdf = new PDFDocument()
  registerFonts(pdf, resourcesDir)
  const lackingIn = (name: string, text: Iterable<string>): readonly string[] => {
    pdf.font(name)
    // What the library has set, which no type of it names.
    const { _font: set } = pdf as unknown as { readonly _font: { readonly font: { readonly hasGlyphForCodePoint: (point: number) => boolean } } }
    return [...text].filter((letter) => !set.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
  }
  const between = (first: number, last: number): readonly string[] => Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
  const assigned = [...between(0x900, 0x109f), ...between(0x1780, 0x17ff), ...between(0xac00, 0xd7a3)].filter((letter) => /[\p{L}\p{M}\p{N}]/u.test(letter))
  const east = [...between(0x3041, 0x3094), ...between(0x30a1, 0x30f6), ...between(0x4e00, 0x9fa5)]
  const lacking = scriptFonts.map(({ name, letters }) => [name, lackingIn(name, name === 'DroidSansFallbackFull' ? east : assigned.filter((letter) => letters.test(letter)))] as const)
  // Seven rare signs, which came to Unicode when the fonts were made or later.
  expect(lacking.filter(([, missing]) => missing.length > 0)).toEqual([['NotoSansOriya-Regular', ['\u0b55']], ['NotoSansTelugu-Regular', ['\u0c3c', '\u0c5c', '\u0c5d']], ['NotoSansKannada-Regular', ['\u0cdc', '\u0cdd', '\u0cf3']]])
})

it('gives a file up between two rows when it is told to, and leaves nothing', async () => {
  const folder = temporaryFolder()
  for (const format of ['pdf', 'xlsx'] as const) {
    const seen: number[] = []
    const path = join(folder, `given-up.${format}`)
    const isWhole = await exportReport(waiting(Array.from({ length: 4000 }, (_, index) => `Person ${index}`)), format, { path, resourcesDir, onProgress: (done) => seen.push(done), isCancelled: () => seen.length > 1 })
    expect([isWhole, seen.length]).toEqual([false, 2])
    expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false])
  }
})

it('writes days as days in a spreadsheet', async () => {
  const path = join(temporaryFolder(), 'report.xlsx')
  await exportReport(waiting(['Ada', 'Ben']), 'xlsx', { path, resourcesDir })
  const cells = new Map(rawXlsxCells(readFileSync(path)).map((cell) => [cell.at, cell]))
  // 31 March 2026, counted as spreadsheets do.
  expect(cells.get('E2')).toMatchObject({ type: null, value: '46112' })
  expect(cells.get('D2')).toBeUndefined()
})

it('a report that cannot be written is refused, however long it is, and takes nothing else down with it', async () => {
  const path = join(temporaryFolder(), 'gone', 'report.pdf')
  // Long enough that other work gets its turn while it is drawn.
  for (const lines of [3, 600]) await expect(exportReport(waiting(Array.from({ length: lines }, (_, index) => `Person ${index}`)), 'pdf', { path, resourcesDir })).rejects.toThrow('ENOENT')
})
