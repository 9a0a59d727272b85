import { basename } from 'node:path'
import { err, ok } from '../shared/kernel/result'
import { t } from '../shared/kernel/words'
import { type Container, openContainer } from './container'
import { FileReader } from './file-reader'
import { findSheet } from './find-sheet'
import { failureOf } from './read-failure'
import { readText } from './read-text'
import type { ReadFile, ReadOptions } from './reading'
import { TableError } from './table'
import { turns } from './turns'
import { readSpreadsheet, sheetDialect, sheetNames, sheetNotes } from './xlsx'

const readSpreadsheetFile = async (path: string, size: number, reader: FileReader, fileName: string, options: ReadOptions) => {
  options.report({ label: t`Reading`, done: 0, total: size })
  const { sha256, sheets, daysFrom } = await readSpreadsheet(path)
  reader.daysFrom = daysFrom
  const asked = options.options.sheet
  const { sheet: found, others } = asked === null ? findSheet(sheets, fileName, options.options) : { sheet: sheets.find(({ name }) => name === asked) ?? null, others: [] }
  const sheet = found ?? (asked === null ? sheets[0] : undefined)
  if (sheet === undefined) throw new TableError(asked === null ? t`The spreadsheet has no sheet with rows.` : t`The spreadsheet has no sheet named “${asked}”.`, null)
  for (const note of sheetNotes(sheet, asked !== null)) reader.notes.add(note)
  if (others.length > 0) reader.notes.add(t`Only the sheet “${sheet.name}” was read. There are results on other sheets too (${sheetNames(others)}): import the file once for each, and say which.`)
  const turn = turns(options, t`Reading`)
  for (const [done, row] of sheet.rows.entries()) {
    reader.add(row)
    if (done % 1000 === 0) await turn(done, sheet.rows.length)
  }
  reader.settle()
  return {
    sha256, size, encoding: 'XLSX', delimiter: '', sheets: sheets.map(({ name }) => name), headerLine: reader.headerLine, layout: sheetDialect,
    layoutProof: [t`A spreadsheet: each cell has its type, so most numbers and dates need no proof.`],
  }
}

/** Reads one file in this thread. `known`: what it was found to be, which takes a look through all of a large file. */
export const readFile = async (path: string, options: ReadOptions, known?: Container): ReturnType<ReadFile> => {
  const fileName = basename(path)
  const reader = new FileReader(fileName, options)
  try {
    const container = known ?? openContainer(path)
    if (container.kind === 'refused') return err({ type: 'ImportRefused', sentence: container.sentence, line: null })
    const file = container.kind === 'text' ? await readText(path, container, reader, turns(options, t`Reading`)) : await readSpreadsheetFile(path, container.size, reader, fileName, options)
    return ok(reader.finish(file))
  } catch (error) {
    return failureOf(error)
  }
}
