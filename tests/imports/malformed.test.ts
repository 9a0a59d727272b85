import { appendFileSync, closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import type { ImportOptions } from '../../src/shared/imports/import'
import { mappingFileText } from '../../src/shared/imports/mapping-file'
import { readAny } from '../../src/imports/read-any'
import { readImport } from '../support/read-import'
import { type ReadBack, readBack } from '../support/read-report'
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
    ['a quote on line 2 that is never closed', `${header}"Spring,2026-09-01,1.00,10,1\n${'Sum,2026-09-01,1.00,10,1\n'.repeat(200_000)}`, /opens on line 2 and is not closed within 200,000 characters/, 2],
    ['a quotation of 300,000 characters that is closed', `${header}"${'x'.repeat(300_000)}",2026-09-01,1.00,10,1
`, /opens on line 2 and is not closed within 200,000 characters/, 2],
    ['a quote on the last line that is never closed', `${header}"Spring,2026-09-01,1.00,10,1
`, /opens on line 2 and is never closed/, 2],
    ['names that begin with a mark that is not doubled', `${header}"Best" shoes,2026-09-01,1.00,10,1\n"Best,2026-09-01,2.00,10,1\n"Best,2026-09-02,3.00,10,1\n`, /mark on line 3 takes the lines up to 4 into one cell.*write it twice/, 3],
    ['a million columns', `${header}${'x,'.repeat(1_000_000)}\n`, /more than 2,000 columns/, 2],
    ['a cell of 20 MB', `${header}${'x'.repeat(20_000_000)},2026-09-01,1,1,1\n`, /longer than a million characters/, 2],
    ['ten million empty lines', '\n'.repeat(10_000_000), /no rows/, null],
    ['a NUL in the middle', `${header}Spring,2026-09-01,1.00,10,1\n${'x'.repeat(300_000)}\0`, /binary data/, null],
    ['a header alone', header, /no rows below/, 1],
    ['one column', 'a\nb\nc\n', /no line has more than one column/, 1],
    ['no header', 'a,b\n1,2\n', /nothing to import/, 1],
    ['lines that each lie in quotes as a whole', `"${header.trim()}"\n"Spring,2026-09-01,1.00,10,1"\n`, /lies in quotation marks as a whole.*text editor/, 1],
    ['such lines, with quotes within that are not doubled', `"Campaigns"\n"${header.trim()}"\n"Spring,2026-09-01,"1,001.00",10,1"\n`, /lies in quotation marks as a whole.*text editor/, 2],
    ['such lines with three headings, which are no sentence', '"Campaign;Spend;Clicks"\n"Spring;1,00;10"\n', /lies in quotation marks as a whole/, 1],
    ['a sentence in which two of them are named', '"Spend, clicks"\n"and what came of them"\n', /no line has more than one column/, 1],
    ['three of them in one cell beside another', '"Campaign;Spend;Clicks",of spring\nSpring,1\n', /nothing to import/, 1],
    ['a spreadsheet with whole lines in its first column', packParts(spreadsheetParts([[{ kind: 'inline', text: header.trim() }], [{ kind: 'inline', text: 'Spring,2026-09-01,1.00,10,1' }]])), /stand in one cell.*Text to columns/, 1],
    ['an HTML page', '<!DOCTYPE html><table><tr><td>Impressions</td></tr></table>', /web page/, null],
    ['a PDF', '%PDF-1.7\n', /PDF/, null],
    ['mappings of columns', mappingFileText([]), /mappings of columns.*takes them over/, null],
    ['a locked copy of a workbook', 'RPRTLOCK\0\x01', /locked copy of a workbook/, null],
    ['a gzip', Buffer.from([0x1f, 0x8b, 8, 0]), /gzip/, null],
    ['an old Excel file or one with a password', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), /password/, null],
    ['nothing', '', /empty/, null],
    ['UTF-8 that ends inside a letter', Buffer.from(`${header}Frühling Süd,2026-09-01,1.00,10,1\nMü`).subarray(0, -1), /breaks off/, null],
    ['UTF-16 that ends inside a letter', Buffer.from(`\ufeff${header}Spring,2026-09-01,1.00,10,1\n`, 'utf16le').subarray(0, -1), /breaks off/, null],
    ['Shift-JIS', Buffer.concat([Buffer.from(header), Buffer.from([0x83, 0x4c, 0x83, 0x83, 0x83, 0x93, 0x83, 0x79, 0x81, 0x5b, 0x83, 0x93]), Buffer.from(',2026-09-01,1.00,10,1\n')]), /how its letters are encoded/, null],
    ['GB18030', Buffer.concat([Buffer.from(header), Buffer.from([0xb4, 0xba, 0xbc, 0xbe, 0xb4, 0xd9, 0xcf, 0xfa]), Buffer.from(',2026-09-01,1.00,10,1\n')]), /how its letters are encoded/, null],
    ['Korean of CP949', Buffer.from('c4b7c6e4c0ce20c0ccb8a72cc0cf2cc1f6c3e220b1ddbed720284b5257292cb3ebc3e20ababd20bcbcc0cf2c323032362d30392d30312c313030302c31300a', 'hex'), /how its letters are encoded.*CSV UTF-8/, null],
    ['Korean of short words', Buffer.from('c0ccb8a72cc0cf2cbaf1bfeb2cb3ebc3e20ababd2c323032362d30392d30312c313030302c31300a', 'hex'), /how its letters are encoded/, null],
    ['German of an old Mac', Buffer.concat([Buffer.from(header), Buffer.from('46729f686c696e6720669f7220539a686e65', 'hex'), Buffer.from(',2026-09-01,1.00,10,1\n')]), /how its letters are encoded.*CSV UTF-8/, null],
    ['French of an old Mac', Buffer.concat([Buffer.from(header), Buffer.from('83748e2088206c6120706c616765206361668e2063728e6d657578', 'hex'), Buffer.from(',2026-09-01,1.00,10,1\n')]), /how its letters are encoded.*CSV UTF-8/, null],
    ['Turkish of Windows-1254', Buffer.concat([Buffer.from(header), Buffer.from('dd6c6b626168617220fefd6b20fc72fc6e6c6572', 'hex'), Buffer.from(',2026-09-01,1.00,10,1\n')]), /how its letters are encoded.*CSV UTF-8/, null],
    ['Polish of Windows-1250', Buffer.concat([Buffer.from(header), Buffer.from('536bb361646b61206a75bf20b3b9637a6e61', 'hex'), Buffer.from(',2026-09-01,1.00,10,1\n')]), /how its letters are encoded.*CSV UTF-8/, null],
    ['Czech of Windows-1250', Buffer.concat([Buffer.from(header), Buffer.from('50f8ed9a74ed2074fd64656e2c', 'hex'), Buffer.from('2026-09-01,1.00,10,1\n')]), /how its letters are encoded.*CSV UTF-8/, null],
    ['Hungarian of Windows-1250', Buffer.concat([Buffer.from(header), Buffer.from('68fb74f5206b6976e16c6ff32c', 'hex'), Buffer.from('2026-09-01,1.00,10,1\n')]), /how its letters are encoded.*CSV UTF-8/, null],
    ['Polish headings of Windows-1250', Buffer.from('4e617a7761206b616d70616e69692c447a6965f12c57796461 6e61206b776f7461202845555229 2c5779 9c776965746c656e69612c4b6c696b6e69ea636961206c696e6b750a5370 72696e672c323032362d30392d30312c312e30302c31302c310a'.replaceAll(' ', ''), 'hex'), /how its letters are encoded.*CSV UTF-8/, null],
  ])('%s is refused with a sentence within 2 s', async (_name, bytes, wanted, line) => {
    const since = process.threadCpuUsage()
    const refused = refusalOf(await readBytes(bytes))
    expect(workedMilliseconds(since)).toBeLessThan(2000)
    expect(refused.sentence).toMatch(wanted)
    expect(refused.sentence).toMatch(sentence)
    expect(refused.line).toBe(line)
  })

  it.each(['Frühling für Söhne – 50 %', 'L’été à la cœur… “Noël”', 'Campaña «Día» ¿Qué?', 'Smørrebrød på Åen', 'Þetta er íslenska, sæl', 'l·l d’Òpera 2ª mà', 'ÄÖÜ', 'Brand®Shop für Bücher, 5 € à Köln', 'Miloš žije', 'Città perché caffè', 'Ferð til Akureyrar', 'Crème brûlée', 'Hélène Sørensen, García Núñez', 'São João, Über Ål'])('reads “%s” of Windows-1252', async (name) => {
    const letters = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]))
    const path = join(folder, 'western.csv')
    writeFileSync(path, Buffer.concat([Buffer.from(header), Buffer.from(Array.from(`"${name}",2026-09-01,1.00,10,1\n`, (letter) => letters.get(letter) ?? 63))]))
    expect((await readImport(path)).rows).toMatchObject([{ entity: { campaignName: name } }])
  })

  const blanks = ' '.repeat(100_000)
  it.each([
    ['an amount', 'blank.csv', `${header}Spring,2026-09-01,"1${blanks}1",10,1\nSpring,2026-09-02,1.00,10,1\n`],
    ['a line above the table', 'above.csv', `"a${blanks}b"\n${header}Spring,2026-09-01,1.00,10,1\n`],
    ['an address', 'address.csv', `First Name,Last Name,Address 1 - Formatted,E-mail 1 - Value\nAda,Albers,"x${blanks}y",ada@example.org\n`],
    ['a tag, which are quotation marks', 'tags.csv', `First Name,Last Name,Labels,E-mail 1 - Value\nAda,Albers,"${'""'.repeat(20_000)}x",ada@example.org\n`],
    ['a card’s address', 'address.vcf', `BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nADR:;;x${blanks}y;;;;\nEND:VCARD\n`],
    ['a column that is not known, which are digits', 'unknown.csv', `Campaign name,Day,Impressions,Odd\nSpring,2026-09-01,10,${'1'.repeat(100_000)}x\n`],
  ])('takes no time by the square of the blanks in %s', async (_name, file, text) => {
    const since = process.threadCpuUsage()
    const path = join(folder, file)
    writeFileSync(path, text)
    const read = await readBack(path)
    expect(read.ok || read.error.type === 'ReadAsPeople').toBe(true)
    expect(workedMilliseconds(since)).toBeLessThan(2000)
  })

  it('refuses a row whose name is longer than any, which no window could show in time, and takes the longest that is one', async () => {
    const [long, longest] = ['x'.repeat(500_000), 'x'.repeat(5000)]
    const result = await readBytes(`Campaign name,Ad name,Day,Amount spent (EUR)\n${long},a,2026-09-01,1.00\nSpring,${long},2026-09-01,1.00\n${longest},a,2026-09-01,1.00\n`)
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.rows.map(({ line }) => line)).toEqual([4])
    expect(result.value.summary.refusals.map(({ reason }) => reason)).toEqual(['Campaign name', 'Ad name'].map((column) => `The text in the column “${column}” has more than 5,000 letters, and no name has.`))
  })

  it('shows no more of headings and cells than a person reads, however long they are', async () => {
    const long = 'x'.repeat(900_000)
    const result = await readBytes(`Campaign name,Day,Amount spent (EUR),Currency,Odd ${long}\nSpring,2026-09-01,1.00,${long},${long}\nSpring,2026-09-02,1.00,EUR,1\n`)
    if (!result.ok) throw new Error(result.error.sentence)
    expect(JSON.stringify(result.value.summary.preview).length).toBeLessThan(5000)
  })

  it('takes headers that are names of the language for what they are', async () => {
    const result = await readBytes('Campaign,Date,Spend,__proto__,constructor,toString,,Spend\nSpring,2026-09-01,1.00,a,b,c,d,9.00\n')
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.rows).toMatchObject([{ spendMinor: 100 }])
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false)
  })

  it.each(['constructor', '__proto__'])('counts conversions under the heading %s, which somebody may give them', async (heading) => {
    const path = join(folder, 'headings.csv')
    writeFileSync(path, `Campaign,Day,Spend,${heading}\nSpring,2026-09-01,1.00,3\n`)
    expect((await readImport(path, { mapping: { 0: 'campaign_name', 1: 'day', 2: 'spend', 3: 'conversions' } })).rows).toMatchObject([{ conversions: 3, conversionKind: heading }])
  })

  it('quotes a refused figure as it stands in the file, not as it was read', async () => {
    // Read, they are -0.01, -5.5, -3 and 2.5: texts that nobody finds in the file.
    const result = await readBytes(`${header}Spring,2026-09-01,(0.01),10,1\nSpring,2026-09-02,5.50 €-,10,1\nSpring,2026-09-03,1.00,(3),1\nSpring,2026-09-04,1.00,+2.5,1\nSpring,2026-09-05,1.00,10,1\n`)
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.summary.refusals.map(({ reason }) => reason)).toEqual([
      'The amount “(0.01)” in the column “Amount spent (EUR)” is negative.',
      'The amount “5.50 €-” in the column “Amount spent (EUR)” is negative.',
      '“(3)” in the column “Impressions” is not a count.',
      '“+2.5” in the column “Impressions” is not a whole number.',
    ])
  })

  it('refuses a currency sign amid an amount, where some write the decimal mark', async () => {
    const result = await readBytes(`${header}Spring,2026-09-01,12€50,10,1\nSpring,2026-09-02,1 EUR 234,10,1\nSpring,2026-09-03,€ 12.50,10,1\nSpring,2026-09-04,12.50 EUR,10,1\n`)
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.summary).toMatchObject({ rowsRefused: 2, totals: { spend: '25.00' }, refusals: [{ line: 2, reason: '“12€50” in the column “Amount spent (EUR)” is not a number.' }, { line: 3 }] })
  })

  it('asks before a row of a platform’s export that is called as a sum is counts beside what it may add up', async () => {
    const result = await readBytes(`${header}Spring,2026-09-01,10.00,10,1\nAutumn,2026-09-01,5.00,10,1\nSubtotal,2026-09-01,15.00,20,2\nSpring,2026-09-02,1.00,10,1\n`)
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.summary.questions).toMatchObject([{ id: 'named-like-totals', option: 'accepted' }])
  })

  it.each([
    ['LinkedIn', 'Start Date (in UTC),Campaign Name,Campaign ID,Currency,Total Spent,Impressions,Clicks\n9/1/2026,Total of Life,55,EUR,7.00,70,1\n9/2/2026,Spring,56,EUR,7.00,70,1\n9/13/2026,Spring,56,EUR,1.00,10,1\nTotal,,,,15.00,150,3\n'],
    ['TikTok', 'Campaign name,Campaign ID,Currency,Cost,Impressions,Clicks (destination)\nTotal of Life,55,EUR,7.00,70,1\nSpring,56,EUR,8.00,80,2\nTotal of 2 results,-,EUR,15.00,150,3\n'],
  ])('takes a campaign of %s that is called as sums are for one, by its day or its id, and not for the file’s sum', async (_name, text) => {
    const result = await readBytes(text)
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.summary).toMatchObject({ rowsTotals: 1, totals: { spend: '15.00', impressions: 150 }, fileTotals: { spend: '15.00' }, reconciled: true, questions: [] })
  })

  it('asks of a campaign called “Total” whether it is one, where it has a day', async () => {
    const result = await readBytes('ID,Campaign,Time,Spend,Impressions,Billed engagements\nabc,Total,2026-09-01,5.00,90,1\nabd,Spring,2026-09-01,5.00,90,1\n')
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.summary).toMatchObject({ rowsTotals: 0, totals: { spend: '10.00' }, questions: [{ id: 'named-like-totals' }] })
  })

  it('says that rows are of days outside the period that the file names', async () => {
    const said = async (day: string): Promise<string> => {
      const result = await readBytes(`Campaign report\n"September 1, 2026 - September 3, 2026"\nCampaign,Day,Currency code,Cost,Impr.,Clicks\nSpring,2026-09-01,EUR,1.00,10,1\nSpring,${day},EUR,1.00,10,1\n`)
      if (!result.ok) throw new Error(result.error.sentence)
      return result.value.summary.warnings.join(' ')
    }
    expect(await said('2026-09-03')).not.toContain('names the period')
    expect(await said('2026-10-05')).toContain('The file names the period 1 Sep – 3 Sep 2026, and its rows are of 1 Sep – 5 Oct 2026. See whether their days were read right.')
    expect(await said('2026-08-31')).toContain('its rows are of 31 Aug – 1 Sep 2026')
  })

  it('reads a day with its month’s name between dashes or slashes', async () => {
    const days = ['01-Sep-2026', '2/Sep/2026', '03.Sept.2026', '4-Mai-2026']
    const result = await readBytes(`${header}${days.map((day) => `Spring,${day},1.00,10,1\n`).join('')}`)
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.summary).toMatchObject({ questions: [], rowsRefused: 0, from: '2026-05-04', to: '2026-09-03' })
  })

  it('says of a count beyond 2^53 that it is too large, and not that it is no whole number', async () => {
    const result = await readBytes(`${header}Spring,2026-09-01,1.00,9007199254740993,1\nSpring,2026-09-02,1.00,9007199254740991,1\n`)
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.summary.refusals).toMatchObject([{ line: 2, reason: '“9007199254740993” in the column “Impressions” is too large to be counted exactly.' }])
  })

  it.each(['01.03.26', '1/3/26', '26-03-01', '13/03/26 10:00', '1-Sep-26', '1. Sep. 26'])('says of the day %s that its year has two digits, and asks nothing of its order', async (day) => {
    const result = await readBytes(`${header}Spring,${day},1.00,10,1\nSpring,2026-03-02,1.00,10,1\n`)
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.summary).toMatchObject({ questions: [], rowsRefused: 1 })
    expect(result.value.summary.refusals[0]?.reason).toBe(`“${day}” in the column “Day” has a year of two digits, which is not read. Give the dates a year of four digits where the file comes from, or in a spreadsheet program, save it again, and import that.`)
  })

  it('refuses conversions beyond what can be counted, whose sum may be no number', async () => {
    const path = join(folder, 'endless.csv')
    writeFileSync(path, `Campaign,Day,Spend,Conversions\n${Array.from({ length: 30 }, (_, index) => `Spring ${index},2026-09-01,1.00,${'9'.repeat(308)}\n`).join('')}Autumn,2026-09-01,1.00,2.5\n`)
    expect((await readImport(path)).summary).toMatchObject({ rowsRead: 31, rowsRefused: 30, totals: { conversions: 2.5 } })
  })

  it('refuses days that programs write where none is known, each by its line', async () => {
    const days = ['0001-01-01', '1970-01-01', '9999-12-31']
    const result = await readBytes(`${header}${[...days, '2026-09-01'].map((day) => `Spring,${day},1.00,10,1\n`).join('')}`)
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.summary).toMatchObject({ from: '2026-09-01', to: '2026-09-01', rowsRefused: 3, totals: { spend: '1.00' } })
    expect(result.value.summary.refusals.map(({ line, reason }) => [line, reason])).toEqual(days.map((day, index) => [index + 2, `“${day}” in the column “Day” is no day of results: programs write such a one where none is known.`]))
  })

  it('refuses ragged rows one by one, by line', async () => {
    const result = await readBytes(`${header}Spring,2026-09-01,1.00,10,1\nSpring,2026-09-02\nSpring,2026-09-03,1.00,10,1,extra\nSpring,2026-09-04,2.00,10,1\n`)
    if (!result.ok) throw new Error(result.error.sentence)
    expect(result.value.summary).toMatchObject({ rowsRead: 4, rowsRefused: 2, totals: { spend: '3.00' }, refusals: [{ line: 3 }, { line: 4 }] })
  })

  it.each([
    ['results', `${header}${'Spring,2026-09-01,1.00,10,1\n'.repeat(40_000)}`],
    ['people', `Full name,Email\n${Array.from({ length: 40_000 }, (_, index) => `Person ${index},p${index}@example.org\n`).join('')}`],
  ])('a file of %s that something still writes is refused, for what was read may be a part', async (_name, text) => {
    const path = join(folder, 'growing.csv')
    writeFileSync(path, text)
    let isWritten = false
    const write = (): void => {
      if (!isWritten) appendFileSync(path, text.slice(-30))
      isWritten = true
    }
    const read = await readBack(path, {}, 'EUR', (file, options) => readAny(file, { ...options, onChunk: write, onPeople: write }))
    expect(refusalOf(read).sentence).toBe('The file was changed while it was read. Import it again once nothing writes it any more.')
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

/** The parts of a spreadsheet whose sheet is called by its list alone what it is. */
const elsewhere = (parts: Readonly<Record<string, string>>, sheet: string): Record<string, string> => {
  const list = 'xl/_rels/workbook.xml.rels'
  return { ...Object.fromEntries(Object.entries(parts).filter(([name]) => name !== 'xl/worksheets/sheet1.xml')), [list]: (parts[list] ?? '').replace('worksheets/sheet1.xml', 'odd/calcChain.xml'), 'xl/odd/calcChain.xml': sheet }
}

/** An archive's bytes with some of them changed; the marks are those of a part's own header and of its line in the archive's list. */
const patched = (bytes: Uint8Array, change: (copy: Buffer, part: number, listed: number) => void): Buffer => {
  const copy = Buffer.from(bytes)
  change(copy, copy.indexOf('PK\x03\x04', 0, 'latin1'), copy.indexOf('PK\x01\x02', 0, 'latin1'))
  return copy
}

/** Every part listed where the first one lies. */
const overlapping = (bytes: Uint8Array): Buffer =>
  patched(bytes, (copy, _part, listed) => {
    for (let at = listed; at !== -1; at = copy.indexOf('PK\x01\x02', at + 4, 'latin1')) copy.writeUInt32LE(0, at + 42)
  })

describe('a hostile spreadsheet', () => {
  const wide = Array.from({ length: 100_000 }, (_, index) => `<c r="${columnLetters(index)}1"><v>1</v></c>`).join('')
  it.each<readonly [string, () => Uint8Array, RegExp]>([
    ['a bomb of 256 MB in a sheet', () => sheetOf(inSheet(' '.repeat(256 * 1024 * 1024))), /unpacks to far more/],
    ['a bomb of strings', () => packParts({ ...spreadsheetParts([]), 'xl/sharedStrings.xml': `<sst>${'<si><t>aaaaaaaaaaaaaaaa</t></si>'.repeat(1_000_000)}</sst>` }), /unpacks to far more/],
    ['a long text that 20,000 cells share', () => packParts(spreadsheetParts([[{ kind: 'shared', text: 'Name' }, { kind: 'shared', text: 'Notes' }], ...Array.from({ length: 20_000 }, (_, row) => [{ kind: 'number', value: row }, { kind: 'shared', text: 'note '.repeat(10_000) }] as const)])), /unpacks to far more/],
    ['100,000 columns', () => sheetOf(inSheet(`<row r="1">${wide}</row>`)), /more than 2,000 columns/],
    ['one cell at the far corner', () => sheetOf(inSheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')), /more than 2,000 columns/],
    ['a far cell and a far row', () => sheetOf(inSheet('<row r="1"><c r="BXX1"><v>1</v></c></row><row r="1000000"><c r="A1000000"><v>1</v></c></row>')), /reaches over 1,000,000 rows/],
    ['a reference that is none', () => sheetOf(inSheet('<row r="1"><c t="n" r="EBEGIN:VCARD\n5"><v>1</v></c></row>')), /damaged/],
    ['a far row in a sheet that is nearly empty', () => sheetOf(inSheet('<row r="1"><c r="AN1"><v>1</v></c></row><row r="700000"><c r="A700000"><v>1</v></c></row>')), /reaches over 700,000 rows and 40 columns/],
    ['a far cell in a sheet that lies where sheets do not', () => packParts(elsewhere(spreadsheetParts([]), inSheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))), /more than 2,000 columns/],
    ['row 999,999,999', () => sheetOf(inSheet('<row r="999999999"><c r="A999999999"><v>1</v></c></row>')), /more than 1,048,576 rows/],
    ['a reference cut by spaces', () => sheetOf(inSheet("<row\n r = '999999999'><c\tr\n=\n'A999999999'><v>1</v></c></row>")), /more than 1,048,576 rows/],
    ['elements 200,000 deep', () => sheetOf(inSheet(`${'<row>'.repeat(200_000)}${'</row>'.repeat(200_000)}`)), /no sheet|no rows|damaged/],
    ['a tag of 2 MB', () => sheetOf(inSheet(`<row r="1">${Array.from({ length: 1000 }, (_, index) => `<c ${(index * 7919).toString(36).repeat(600)}`).join('')}<c r="A2"/></row>`)), /damaged/],
    ['deep workbook', () => packParts({ ...spreadsheetParts([]), 'xl/workbook.xml': `${'<a>'.repeat(200_000)}${'</a>'.repeat(200_000)}` }), /damaged/],
    ['200,000 sheets that are only begun', () => packParts({ ...spreadsheetParts([]), 'xl/workbook.xml': `<workbook>${'<sheet '.repeat(200_000)}` }), /damaged/],
    ['a laughing document type', () => packParts({ ...spreadsheetParts([]), 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b "ha">]><sst><si><t>&b;</t></si></sst>' }), /document type/],
    ['20,000 entries', () => zipSync({ ...Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`a${index}`, new Uint8Array()])), 'xl/workbook.xml': new Uint8Array() }, { level: 0 }), /more than 10,000 files/],
    ['a zip inside', () => zipSync({ 'inner.zip': packParts(spreadsheetParts([])) }), /zip archive/],
    ['names that climb', () => zipSync({ '../../../etc/passwd': new Uint8Array([1]) }), /zip archive/],
    ['a part packed in an unknown way', () => patched(packParts(metaSpreadsheetParts()), (copy, part, listed) => { copy.writeUInt16LE(31_278, part + 8); copy.writeUInt16LE(31_278, listed + 10) }), /damaged/],
    ['a figure that was changed on the way', () => patched(packParts(metaSpreadsheetParts(), 0), (copy) => void copy.write('9', copy.indexOf('<v>12.34') + 3)), /damaged/],
    ['a part that says it is encrypted and is not', () => patched(packParts(metaSpreadsheetParts()), (copy, part) => void copy.fill(0xff, part + 60, part + 120)), /damaged/],
    ['a part whose list says 4 GB', () => patched(packParts(metaSpreadsheetParts()), (copy, _part, listed) => void copy.writeUInt32LE(0xffff_fff0, listed + 24)), /unpacks to far more|damaged/],
    ['parts that all lie in one place', () => overlapping(packParts(metaSpreadsheetParts())), /damaged|no sheet|no rows/],
    ['an entity from outside', () => packParts({ ...spreadsheetParts([]), 'xl/sharedStrings.xml': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><sst><si><t>&b;</t></si></sst>' }), /document type/],
    ['a document type in a sheet', () => sheetOf(`<!DOCTYPE worksheet>${inSheet('<row r="1"><c r="A1"><v>1</v></c></row>')}`), /document type/],
    ['merged cells over everything and a size that lies', () => sheetOf('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'), /no line has more than one column|more than/],
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
    ['1. 9. 2026', []], ['2026. 09. 01.', []], ['2026. 9. 1. 13:05', []], ['1.9.2026.', []], ['01.09.2026 г.', []],
  ])('the day %s: asks for %j', async (day, asked) => expect(await ask(table(day, '1.00'))).toMatchObject({ asked, refused: 0 }))

  it('asks nothing once told, and reads as told', async () => {
    expect(await ask(table('09/01/2026', '1.234'), { dateOrder: 'MDY', decimal: ',' })).toEqual({ asked: [], spend: '1234.00', from: '2026-09-01', refused: 0 })
    expect(await ask(table('09/01/2026', '1.234'), { dateOrder: 'DMY', decimal: '.' })).toEqual({ asked: [], spend: '1.23', from: '2026-01-09', refused: 0 })
  })

  it('whole numbers prove what a mark means, unless they may have decimals', async () => {
    expect((await ask('Campaign;Date;Spend;Impressions\na;2026-09-30;1.234;5.678\n')).spend).toBe('1234.00')
    expect((await ask('Campaign;Date;Spend;Impressions\na;2026-09-30;1.234;5.000\n')).asked).toEqual(['decimal'])
  })

  it('one column proves the mark for all, unless another shows the other mark', async () => {
    const both = (spend: string, conversions: string) => ask(`Campaign;Date;Spend;Conversions\na;2026-09-30;${spend};${conversions}\n`)
    expect(await both('1.234', '2,5')).toMatchObject({ asked: [], spend: '1234.00' })
    expect(await both('1.234', '2.5')).toMatchObject({ asked: [], spend: '1.23' })
    expect((await both('1.234', '5')).asked).toEqual(['decimal'])
    expect((await both('1.50', '2,5')).asked).toEqual(['decimal'])
  })

  it('asks about a number that is the first to need the mark, when rows were read without one', async () => {
    const plain = Array.from({ length: 2500 }, (_, index) => `c${index};2026-09-30;1\n`).join('')
    expect(await ask(`Campaign;Date;Spend\n${plain}late;2026-09-30;1.234\n`)).toMatchObject({ asked: ['decimal'], refused: 1, spend: '2500.00' })
    expect(await ask(`Campaign;Date;Spend\n${plain}late;2026-09-30;12,50\n`)).toMatchObject({ asked: ['decimal'], refused: 1 })
    expect(await ask(`Campaign;Date;Spend\n${plain}late;2026-09-30;12,50\n`, { decimal: ',' })).toMatchObject({ asked: [], refused: 0, spend: '2512.50' })
    expect(await ask(`Campaign;Date;Spend\n${plain}late;2026-09-30;1.2.3\n`)).toMatchObject({ asked: [], refused: 1 })
  })

  it('asks about days where one far down is none in the order in which those above were read', async () => {
    const days = (first: string, later: string, count = 2500): string => `Campaign;Date;Spend\n${Array.from({ length: count }, (_, index) => `c${index};${first};1\n`).join('')}late;${later};1\n`
    // Equal numbers show no order, and need none.
    expect((await ask(days('01/01/2026', '02/01/2026'))).asked).toEqual(['dateOrder'])
    expect(await ask(days('01/01/2026', '02/01/2026'), { dateOrder: 'DMY' })).toMatchObject({ asked: [], refused: 0 })
    expect((await ask(days('01/13/2026', '14/01/2026'))).asked).toEqual(['dateOrder'])
    expect((await ask(days('01/13/2026', '32/13/2026'))).asked).toEqual([])
  })

  it('refuses an amount in another currency than the file', async () => {
    expect(await ask('Campaign;Date;Spend\na;2026-09-30;5,00 €\nb;2026-09-30;$5,00\nc;2026-09-30;5,00 GBP\n')).toMatchObject({ refused: 2, spend: '5.00' })
  })
})
