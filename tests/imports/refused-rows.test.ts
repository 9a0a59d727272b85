import * as fc from 'fast-check'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CsvReader } from '../../src/imports/csv'
import { ReasonCutter } from '../../src/imports/refused-rows'
import type { Cell } from '../../src/imports/table'
import { FileLayout, refusalList, refusedText } from '../../src/shared/imports/refused-file'
import { formulaPlain } from '../../src/shared/reports/formula-safe'
import { openTestStore, temporaryFolder, valueOf } from '../support/open-test-store'

const sha256 = 'ab'.repeat(32)
const layoutOf = (delimiter: string, head: string[][]): FileLayout => FileLayout.parse({ encoding: 'utf-8', hasMark: false, delimiter, isDelimiterNamed: false, head, options: {} })

describe('rows written to be corrected', () => {
  it('are read again cell by cell as they were, whatever they hold, without the reason', () => {
    const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('=1+1', '"a"', 'x;y', '-5', '+49 171', ' pad ', '@x', "'=1", 'a\nb')).filter((text) => !text.includes('\r') && !text.startsWith('="') && !text.includes('\0'))
    fc.assert(
      fc.property(fc.constantFrom(',', ';', '\t'), fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (delimiter, rows) => {
        const text = refusedText(layoutOf(delimiter, [['Report'], ['A', 'B', 'C']]), rows.map((cells) => ({ cells, reason: '“x” is no number.' })), sha256)
        const cutter = new ReasonCutter()
        const read: (readonly Cell[])[] = []
        const csv = new CsvReader(delimiter, (cells, line) => read.push(cutter.cut({ line, cells }).cells))
        csv.push(text)
        csv.end()
        expect(read).toEqual([['Report'], ['A', 'B', 'C'], ...rows])
        expect(cutter.corrects).toBe(sha256.slice(0, 12))
      }),
      { numRuns: 300 },
    )
  })

  it('keep a row with too few or too many cells what it was until that is set right', () => {
    const head = [['A', 'B', 'C']]
    const text = refusedText(layoutOf(',', head), [{ cells: ['1', '2'], reason: 'The row has 2 cells, the header 3.' }, { cells: ['1', '2', '3', '4'], reason: 'The row has 4 cells, the header 3.' }], sha256)
    const read = (given: string): (readonly Cell[])[] => {
      const cutter = new ReasonCutter()
      const rows: (readonly Cell[])[] = []
      const csv = new CsvReader(',', (cells, line) => rows.push(cutter.cut({ line, cells }).cells))
      csv.push(given)
      csv.end()
      return rows.slice(1)
    }
    expect(read(text)).toEqual([['1', '2'], ['1', '2', '3', '4']])
    expect(read(text.replace('1,2,,', '1,2,9,'))[0]).toEqual(['1', '2', '9'])
  })
})

describe('the list of refused rows', () => {
  it('keeps each text in its cell, and starts no formula in a spreadsheet', () => {
    expect(refusalList([{ line: 7, reason: 'No campaign', text: '=HYPERLINK("http://x")' }])).toBe('line,reason,text\r\n7,"No campaign","\'=HYPERLINK(""http://x"")"\r\n')
    fc.assert(
      fc.property(fc.string(), (text) => {
        const list = refusalList([{ line: 1, reason: 'r', text }])
        const cell = list.slice('line,reason,text\r\n1,"r","'.length, -3).replaceAll('""', '"')
        expect(formulaPlain(cell)).toBe(text)
        expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})

const header = 'Kampagne;Tag;Kosten;Impressionen'
const bring = async (content: string | Uint8Array, name = 'Bericht (2026.03.01).csv') => {
  const opened = await openTestStore()
  const run = async (bytes: string | Uint8Array, fileName: string, options: Readonly<Record<string, unknown>> = {}) => {
    const path = join(temporaryFolder(), fileName)
    writeFileSync(path, bytes)
    return valueOf(await opened.client.import.run({ file: opened.store.admitFile(path)?.id ?? '', options: { platform: 'generic', currency: 'EUR', ...options } }))
  }
  const save = async (id: number | null): Promise<{ readonly bytes: Buffer; readonly fileName: string; readonly isCorrectable: boolean }> => {
    const made = valueOf(await opened.client.import.saveRefused({ id: id ?? 0 }))
    return { bytes: readFileSync(opened.store.takeOutput(made.id)?.path ?? ''), fileName: made.fileName, isCorrectable: made.isCorrectable }
  }
  return { ...opened, run, save, first: await run(content, name) }
}

describe('the refused rows of an import', () => {
  it('come back in the dialect of their file, and corrected add only themselves', async () => {
    const rows = ['Frühling;01.03.2026;12,50;1.000', 'Herbst;01.03.2026;viel;2.000', 'Winter;31.02.2026;3,25;300']
    const western = Buffer.from(`${header}\r\n${rows.join('\r\n')}\r\n`, 'latin1')
    const { client, run, save, first } = await bring(western)
    expect(first).toMatchObject({ rows: { read: 3, added: 1, refused: 2 }, totals: { spend: '12.50' } })
    // The rows themselves come with one receipt, and would make a list of hundreds long.
    expect(valueOf(await client.import.get({ id: first.batch ?? 0 })).refusals).toHaveLength(2)
    expect(valueOf(await client.import.list({}))).toEqual([{ ...first, refusals: [] }])
    const { bytes, fileName, isCorrectable } = await save(first.batch)
    expect([fileName, isCorrectable]).toEqual(['Bericht (2026.03.01) - refused rows.csv', true])
    const text = new TextDecoder('windows-1252').decode(bytes)
    expect(text.split('\r\n').slice(0, 3)).toEqual([`${header};Refused by Rapport (${first.sha256.slice(0, 12)})`, expect.stringMatching(/^Herbst;01\.03\.2026;viel;2\.000;“viel”/), expect.stringMatching(/^Winter;31\.02\.2026;3,25;300;/)])
    // As it is, it is refused again.
    expect((await run(bytes, fileName)).rows).toMatchObject({ read: 2, added: 0, refused: 2 })
    const corrected = Buffer.from(text.replace('viel', '7,75').replace('31.02.2026', '28.02.2026'), 'latin1')
    const second = await run(corrected, fileName, { currency: null })
    expect(second).toMatchObject({ corrects: first.sha256.slice(0, 12), rows: { read: 2, added: 2, refused: 0 }, totals: { spend: '11.00' } })
    expect((await run(corrected, fileName)).rows).toMatchObject({ added: 0, unchanged: 2 })
    expect(await client.import.saveRefused({ id: second.batch ?? 0 })).toMatchObject({ ok: false, error: { type: 'NothingRefused' } })
    expect(await client.import.saveRefused({ id: 999 })).toMatchObject({ ok: false, error: { type: 'BatchNotFound' } })
  })

  it('stand beside rows of the same name and day, never in their place, and never twice', async () => {
    const { client, run, save, first } = await bring(`${header}\nFrühling;01.03.2026;12,50;1.000\nFrühling;01.03.2026;viel;2.000\n`)
    const { bytes, fileName } = await save(first.batch)
    const corrected = bytes.toString('utf8').replace('viel', '7,75')
    expect((await run(corrected, fileName)).rows).toMatchObject({ added: 1, changed: 0 })
    expect((await run(corrected, fileName)).rows).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
    expect(valueOf(await client.report.roi({})).rows[0]?.spendMinor).toBe(2025)
  })

  it('stand beside a row of their file that an earlier one had, too', async () => {
    const { client, run, save } = await bring(`${header}\nFrühling;01.03.2026;12,50;1.000\nSommer;01.03.2026;1,00;1\n`)
    const { bytes, fileName } = await save((await run(`${header}\nFrühling;01.03.2026;12,50;1.000\nFrühling;01.03.2026;viel;2.000\n`, 'later.csv')).batch)
    expect((await run(bytes.toString('utf8').replace('viel', '7,75'), fileName)).rows).toMatchObject({ added: 1, changed: 0 })
    expect(valueOf(await client.report.roi({})).total.spendMinor).toBe(2125)
  })

  it('stay when their file comes again, and so do those corrected at a second try', async () => {
    const file = `${header}\nFrühling;01.03.2026;12,50;1.000\nFrühling;01.03.2026;viel;2.000\nFrühling;01.03.2026;mehr;2.000\n`
    const { client, run, save, first } = await bring(file)
    const one = await save(first.batch)
    const corrected = one.bytes.toString('utf8').replace('viel', '7,75')
    const two = await save((await run(corrected, one.fileName)).batch)
    const correctedAgain = two.bytes.toString('utf8').replace('mehr', '1,00')
    expect((await run(correctedAgain, two.fileName)).rows).toMatchObject({ added: 1, changed: 0 })
    for (const [text, fileName] of [[corrected, one.fileName], [file, 'Bericht.csv'], [correctedAgain, two.fileName], [corrected, one.fileName]] as const) {
      expect(await run(text, fileName)).toMatchObject({ rows: { added: 0, changed: 0 }, warnings: first.warnings })
      expect(valueOf(await client.report.roi({})).total.spendMinor).toBe(2125)
    }
  })
})
