import { closeSync, ftruncateSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { ImportOptions } from '../../src/shared/imports/import'
import { hasRealData, realData } from '../support/real-data'
import { type ReadBack, readBack } from '../support/read-report'
import { formatOf, shapes, sumOf, trueRows, writeTable } from '../support/report-files'
import { seeded, type Seeded } from '../support/seeded'
import { columnLetters, metaSpreadsheet, packParts, spreadsheetParts } from '../support/spreadsheet-files'

const folder = mkdtempSync(join(tmpdir(), 'rapport-malformed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const readBytes = async (bytes: string | Uint8Array, name = 'export.csv'): Promise<ReadBack> => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return readBack(path)
}

const refusalOf = (result: ReadBack): { readonly sentence: string; readonly line: number | null } => {
  if (result.ok) throw new Error(`Read as ${result.value.summary.kind}`)
  return { sentence: result.error.sentence ?? '', line: result.error.line ?? null }
}

/** How long this thread has worked: a busy machine makes a test wait, not fail. */
const workedMilliseconds = (since: NodeJS.CpuUsage): number => {
  const { user, system } = process.threadCpuUsage(since)
  return (user + system) / 1000
}

/** A sentence for a person: no code, no path, no stack. */
const sentence = /^\p{Lu}[^\n{}]*[.!]$/u

const header = 'Campaign name,Day,Amount spent (EUR),Impressions,Link clicks\n'

describe('a malformed text file', () => {
  it.each([
    ['a quote on line 2 that is never closed', `${header}"Spring,2026-09-01,1.00,10,1\n${'Sum,2026-09-01,1.00,10,1\n'.repeat(200_000)}`, /opens on line 2 and is never closed/, 2],
    ['a million columns', `${header}${'x,'.repeat(1_000_000)}\n`, /more than 2000 columns/, 2],
    ['a cell of 20 MB', `${header}${'x'.repeat(20_000_000)},2026-09-01,1,1,1\n`, /longer than a million characters/, 2],
    ['ten million empty lines', '\n'.repeat(10_000_000), /no rows/, null],
    ['a NUL in the middle', `${header}Spring,2026-09-01,1.00,10,1\n${'x'.repeat(300_000)}\0`, /binary data/, null],
    ['a header alone', header, /no rows below/, 1],
    ['one column', 'a\nb\nc\n', /no line has more than one column/, 1],
    ['no header', 'a,b\n1,2\n', /nothing to import/, 1],
    ['an HTML page', '<!DOCTYPE html><table><tr><td>Impressions</td></tr></table>', /web page/, null],
    ['a PDF', '%PDF-1.7\n', /PDF/, null],
    ['a gzip', Buffer.from([0x1f, 0x8b, 8, 0]), /gzip/, null],
    ['an old Excel file or one with a password', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /password/, null],
    ['nothing', '', /empty/, null],
    ['UTF-8 that ends inside a letter', Buffer.from(`${header}Frühling Süd,2026-09-01,1.00,10,1\nMü`).subarray(0, -1), /breaks off/, null],
    ['UTF-16 that ends inside a letter', Buffer.from(`\ufeff${header}Spring,2026-09-01,1.00,10,1\n`, 'utf16le').subarray(0, -1), /breaks off/, null],
    ['Shift-JIS', Buffer.concat([Buffer.from(header), Buffer.from([0x83, 0x4c, 0x83, 0x83, 0x83, 0x93, 0x83, 0x79, 0x81, 0x5b, 0x83, 0x93]), Buffer.from(',2026-09-01,1.00,10,1\n')]), /how its letters are encoded/, null],
    ['GB18030', Buffer.concat([Buffer.from(header), Buffer.from([0xb4, 0xba, 0xbc, 0xbe, 0xb4, 0xd9, 0xcf, 0xfa]), Buffer.from(',2026-09-01,1.00,10,1\n')]), /how its letters are encoded/, null],
  ])('%s is refused with a sentence within 2 s', async (_name, bytes, wanted, line) => {
    const since = process.threadCpuUsage()
    const refused = refusalOf(await readBytes(bytes))
    expect(workedMilliseconds(since)).toBeLessThan(2000)
    expect(refused.sentence).toMatch(wanted)
    expect(refused.sentence).toMatch(sentence)
    expect(refused.line).toBe(line)
  })

  it('takes headers that are names of the language for what they are', async () => {
    const result = await readBytes('Campaign,Date,Spend,__proto__,constructor,toString,,Spend\nSpring,2026-09-01,1.00,a,b,c,d,9.00\n')
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.rows).toMatchObject([{ spendMinor: 100 }])
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false)
  })

  it('refuses ragged rows one by one, by line', async () => {
    const result = await readBytes(`${header}Spring,2026-09-01,1.00,10,1\nSpring,2026-09-02\nSpring,2026-09-03,1.00,10,1,extra\nSpring,2026-09-04,2.00,10,1\n`)
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.summary).toMatchObject({ rowsRead: 4, rowsRefused: 2, totals: { spend: '3.00' }, refusals: [{ line: 3 }, { line: 4 }] })
  })

  it('a file that is gone is said to be', async () => {
    expect(refusalOf(await readBack(join(folder, 'nowhere.csv'))).sentence).toMatch(/could not be opened/)
  })

  it.each(['hole.csv', 'hole.xlsx'])('a sparse file of 3 GB, %s, is refused within 2 s', async (name) => {
    const path = join(folder, name)
    const descriptor = openSync(path, 'w')
    writeSync(descriptor, name.endsWith('csv') ? header.repeat(10_000) : 'PK\x03\x04')
    ftruncateSync(descriptor, 3 * 1024 ** 3)
    closeSync(descriptor)
    const since = process.threadCpuUsage()
    expect(refusalOf(await readBack(path)).sentence).toMatch(sentence)
    expect(workedMilliseconds(since)).toBeLessThan(2000)
    rmSync(path)
  })
})

const sheetOf = (sheet: string): Uint8Array => packParts({ ...spreadsheetParts([]), 'xl/worksheets/sheet1.xml': sheet })
const inSheet = (rows: string): string => `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`

describe('a hostile spreadsheet', () => {
  const wide = Array.from({ length: 100_000 }, (_, index) => `<c r="${columnLetters(index)}1"><v>1</v></c>`).join('')
  it.each<readonly [string, () => Uint8Array, RegExp]>([
    ['a bomb of 256 MB in a sheet', () => sheetOf(inSheet(' '.repeat(256 * 1024 * 1024))), /unpacks to far more/],
    ['a bomb of strings', () => packParts({ ...spreadsheetParts([]), 'xl/sharedStrings.xml': `<sst>${'<si><t>aaaaaaaaaaaaaaaa</t></si>'.repeat(1_000_000)}</sst>` }), /unpacks to far more/],
    ['100,000 columns', () => sheetOf(inSheet(`<row r="1">${wide}</row>`)), /more than 2000 columns/],
    ['one cell at the far corner', () => sheetOf(inSheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')), /more than 2000 columns/],
    ['a far cell and a far row', () => sheetOf(inSheet('<row r="1"><c r="BXX1"><v>1</v></c></row><row r="1000000"><c r="A1000000"><v>1</v></c></row>')), /reaches over 1000000 rows/],
    ['row 999,999,999', () => sheetOf(inSheet('<row r="999999999"><c r="A999999999"><v>1</v></c></row>')), /more than 1048576 rows/],
    ['a reference cut by spaces', () => sheetOf(inSheet("<row\n r = '999999999'><c\tr\n=\n'A999999999'><v>1</v></c></row>")), /more than 1048576 rows/],
    ['elements 200,000 deep', () => sheetOf(inSheet(`${'<row>'.repeat(200_000)}${'</row>'.repeat(200_000)}`)), /no sheet|no rows|damaged/],
    ['deep workbook', () => packParts({ ...spreadsheetParts([]), 'xl/workbook.xml': `${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}` }), /damaged/],
    ['a laughing document type', () => packParts({ ...spreadsheetParts([]), 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "ha">]><sst><si><t>&b;</t></si></sst>' }), /document type/],
    ['20,000 entries', () => zipSync({ ...Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`a${index}`, new Uint8Array()])), 'xl/workbook.xml': new Uint8Array() }, { level: 0 }), /more than 10,000 files/],
    ['a zip inside', () => zipSync({ 'inner.zip': packParts(spreadsheetParts([])) }), /zip archive/],
    ['names that climb', () => zipSync({ '../../../etc/passwd': new Uint8Array([1]) }), /zip archive/],
    ['an archive cut short', () => packParts(metaSpreadsheetParts()).subarray(0, 1500), /damaged/],
    ['a shared string that is not there', () => sheetOf(inSheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')), /damaged/],
  ])('%s is refused with a sentence within 2 s', async (_name, make, wanted) => {
    const bytes = make()
    const path = join(folder, 'hostile.xlsx')
    writeFileSync(path, bytes)
    const since = process.threadCpuUsage()
    const refused = refusalOf(await readBack(path))
    expect(refused.sentence).toMatch(wanted)
    expect(workedMilliseconds(since)).toBeLessThan(2000)
    expect(refused.sentence).toMatch(sentence)
  })
})

const metaSpreadsheetParts = (): Record<string, string> => spreadsheetParts(metaSpreadsheet().rows)

const splices = ['"', '""', '\n', '\r', ',', ';', '\t', '\0', '\ufeff', 'ÿ', '-', '1.234', '1,234', '09/01/2026', 'Total', '=1+1', '\u2028', '999999999999999999999', '__proto__', 'NaN', '1e308', '(', '💥'] as const

const mutate = (bytes: Buffer, random: Seeded): Buffer => {
  const at = random.below(bytes.length + 1)
  const length = random.below(Math.min(64, bytes.length) + 1)
  switch (random.below(7)) {
    case 0: {
      const copy = Buffer.from(bytes)
      if (copy.length > 0) copy[at % copy.length] = random.below(256)
      return copy
    }
    case 1:
      return bytes.subarray(0, at)
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - length))])
    case 4:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(splices)), bytes.subarray(at)])
    case 5: {
      const lines = bytes.toString('latin1').split('\n')
      const [from, to] = [random.below(lines.length), random.below(lines.length)]
      lines.splice(to, 0, ...lines.splice(from, 1 + random.below(3)))
      return Buffer.from(lines.join('\n'), 'latin1')
    }
    default:
      return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)])
  }
}

const mutateOften = (bytes: Buffer, random: Seeded): Buffer => {
  let mutated = bytes
  for (let times = 1 + random.below(4); times > 0; times -= 1) mutated = mutate(mutated, random)
  return mutated
}

/** What must hold of any file whatever: every row accounted for, every refusal with its line, every failure with a sentence. */
const checkAnswer = async (path: string): Promise<string | null> => {
  const since = process.threadCpuUsage()
  const hung = new Promise<Error>((resolve) => setTimeout(() => resolve(new Error('No answer within 20 s')), 20_000).unref())
  const result = await Promise.race([readBack(path).catch((error: unknown) => error), hung])
  const took = workedMilliseconds(since)
  if (result instanceof Error) return `threw ${result.stack?.slice(0, 400)}`
  // A plain result of the reader from here on.
  const answer = result as ReadBack
  if (took > 2000) return `took ${Math.round(took)} ms`
  if (!answer.ok) return answer.error.type === 'ImportRefused' && sentence.test(answer.error.sentence ?? '') ? null : `no sentence: ${JSON.stringify(answer.error)}`
  const { rows, summary } = answer.value
  if (summary.rowsRead !== rows.length + summary.rowsRefused + summary.rowsTotals) return `rows unaccounted for: ${summary.rowsRead} read`
  if (summary.refusals.length !== Math.min(summary.rowsRefused, 1000)) return 'refusals missing'
  const bad = summary.refusals.find(({ line, reason }) => line < 1 || !/^[\p{Lu}“][^\n{}]*/u.test(reason))
  if (bad !== undefined) return `refusal without line or sentence: ${JSON.stringify(bad)}`
  const impressions = rows.reduce((sum, row) => sum + (row.impressions ?? 0), 0)
  return impressions === (summary.totals.impressions ?? 0) ? null : `adds up to ${impressions}, says ${summary.totals.impressions}`
}

const realFiles = (name: string): Buffer[] => (hasRealData ? readdirSync(join(realData, name)).filter((file) => file.endsWith('.csv')).map((file) => readFileSync(join(realData, name, file))) : [])

const generated = (platform: string): Buffer[] =>
  shapes.filter((shape) => shape.platform === platform).flatMap((shape) =>
    [',', ';', '\t'].map((delimiter, index) => {
      const rows = trueRows(seeded(index + 1), 'EUR')
      const format = formatOf({ decimal: index === 1 ? ',' : '.', group: '' }, 'iso', 'EUR', '')
      const lines = [...shape.preamble.map((line) => [line]), shape.headers('EUR'), ...rows.map((row) => shape.cells(row, format, 'EUR')), ...shape.footer(sumOf(rows), format, 'EUR')]
      return writeTable(lines, { delimiter, lineEnd: '\r\n', quoting: 'needed', encoding: index === 2 ? 'utf-16le bom' : 'utf-8', namesDelimiter: false })
    }),
  )

const formats: Readonly<Record<string, () => readonly Buffer[]>> = {
  'Meta CSV': () => [...generated('meta'), ...realFiles('meta-briyanes/file csv'), ...realFiles('meta-briyanes/test-data/bulan ini')],
  'Google CSV': () => [...generated('google'), ...realFiles('google-ads/londonclean01'), ...realFiles('google-ads/VishalMotling')],
  'generic CSV': () => [...generated('generic'), ...realFiles('thirdparty-fixtures/linkedin-cm'), ...realFiles('thirdparty-fixtures/microsoft-ads')],
}

/** Of each format; RAPPORT_FUZZ asks for all of them. */
const mutations = process.env['RAPPORT_FUZZ'] === undefined ? 400 : 2000

describe(`${mutations} mutations of real files: an answer each time, never a throw, never a hang`, () => {
  it.each(Object.entries(formats))('%s', { timeout: 240_000 }, async (_name, seeds) => {
    const files = seeds()
    const path = join(folder, 'mutated.csv')
    const wrong: string[] = []
    for (let seed = 1; seed <= mutations; seed += 1) {
      const random = seeded(seed)
      writeFileSync(path, mutateOften(random.pick(files), random))
      const problem = await checkAnswer(path)
      if (problem !== null) wrong.push(`seed ${seed}: ${problem}`)
    }
    expect(wrong).toEqual([])
  })

  it('XLSX, in its parts and in its bytes', { timeout: 240_000 }, async () => {
    const parts = metaSpreadsheetParts()
    const whole = packParts(parts)
    const paths = Object.keys(parts)
    const path = join(folder, 'mutated.xlsx')
    const wrong: string[] = []
    for (let seed = 1; seed <= mutations; seed += 1) {
      const random = seeded(seed)
      const part = random.pick(paths)
      const bytes = random.below(4) === 0 ? mutateOften(whole, random) : packParts({ ...parts, [part]: mutateOften(Buffer.from(parts[part] ?? ''), random).toString('utf8') })
      writeFileSync(path, bytes)
      const problem = await checkAnswer(path)
      if (problem !== null) wrong.push(`seed ${seed}: ${problem}`)
    }
    expect(wrong).toEqual([])
    expect(strFromU8(unzipSync(whole)['xl/workbook.xml'] ?? new Uint8Array())).toContain('Worksheet')
  })
})

describe('nothing ambiguous is guessed', () => {
  const ask = async (text: string, options: Partial<ImportOptions> = {}): Promise<{ readonly asked: readonly string[]; readonly spend: string | null; readonly from: string | null; readonly refused: number }> => {
    const path = join(folder, 'ask.csv')
    writeFileSync(path, text)
    const result = await readBack(path, options, 'EUR')
    if (!result.ok) throw new Error(result.error.sentence)
    const { questions, totals, from, rowsRefused } = result.value.summary
    return { asked: questions.map(({ option }) => option), spend: totals.spend, from, refused: rowsRefused }
  }
  const table = (day: string, spend: string): string => `Campaign;Date;Spend\nSpring;${day};${spend}\n`

  it.each([
    ['1.234', ['decimal']], ['1,234', ['decimal']], ['1.234.567', []], ['1,234,567', []], ['1.234,56', []], ['1,234.56', []], ['12,5', []], ['12.5', []], ['0,125', []], ['1234', []], ['1 234', []],
    ['1\u202f234,50', []], ['1’234.50', []], ["1'234.50", []], ['1,23,456.78', []], ['$5', ['currency']], ['US$5', []], ['5 kr', ['currency']], ['5 €', []],
  ])('the amount %s: asks for %j', async (spend, asked) => expect((await ask(table('2026-09-30', spend))).asked).toEqual(asked))

  it.each([
    ['1.234,56', '1234.56'], ['1,234.56', '1234.56'], ['1 234,50', '1234.50'], ['1\u202f234,50', '1234.50'], ['1’234.50', '1234.50'], ['1,23,456.78', '123456.78'], ['12,5', '12.50'], ['1.234.567', '1234567.00'], ['CHF 12.50', '12.50'], ['12,50 €', '12.50'],
  ])('the amount %s is %s', async (spend, read) => expect((await ask(table('2026-09-30', spend))).spend).toBe(read))

  it.each(['1.5K', '12 5', '1,2,3.4', '1.2.3', 'ABC12', '٣', '12..5', '--5', '1e999'])('the amount %s is refused by its row', async (spend) => {
    const read = await ask(`${table('2026-09-30', '0.50')}Autumn;2026-09-30;${spend}\n`)
    expect([read.refused, read.spend]).toEqual([1, '0.50'])
  })

  it.each([
    ['09/01/2026', ['dateOrder']], ['1.9.2026', []], ['30/09/2026', []], ['09/30/2026', []], ['09/09/2026', []], ['2026-09-01', []], ['1 Sep 2026', []], ['1. Oktober 2026', []], ['1 août 2026', []], ['1 de septiembre de 2026', []],
  ])('the day %s: asks for %j', async (day, asked) => expect((await ask(table(day, '1.00'))).asked).toEqual(asked))

  it('asks nothing once told, and reads as told', async () => {
    expect(await ask(table('09/01/2026', '1.234'), { dateOrder: 'MDY', decimal: ',' })).toEqual({ asked: [], spend: '1234.00', from: '2026-09-01', refused: 0 })
    expect(await ask(table('09/01/2026', '1.234'), { dateOrder: 'DMY', decimal: '.' })).toEqual({ asked: [], spend: '1.23', from: '2026-01-09', refused: 0 })
  })

  it('whole numbers prove what a mark means, unless they may have decimals', async () => {
    expect((await ask('Campaign;Date;Spend;Impressions\na;2026-09-30;1.234;5.678\n')).spend).toBe('1234.00')
    expect((await ask('Campaign;Date;Spend;Impressions\na;2026-09-30;1.234;5.000\n')).asked).toEqual(['decimal'])
  })

  it('refuses a number that is the first to need the mark, when rows were read without one', async () => {
    const plain = Array.from({ length: 2500 }, (_, index) => `c${index};2026-09-30;1\n`).join('')
    expect(await ask(`Campaign;Date;Spend\n${plain}late;2026-09-30;1.234\n`)).toMatchObject({ asked: [], refused: 1, spend: '2500.00' })
  })

  it('refuses an amount in another currency than the file', async () => {
    expect(await ask('Campaign;Date;Spend\na;2026-09-30;5,00 €\nb;2026-09-30;$5,00\nc;2026-09-30;5,00 GBP\n')).toMatchObject({ refused: 2, spend: '5.00' })
  })
})
