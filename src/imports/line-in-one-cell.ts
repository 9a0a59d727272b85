import { t } from '../shared/kernel/words'
import { delimiters } from './delimiter'
import { countHeaderHits } from './recognise'
import { searchedRows, type TableRow } from './table'

/** Known headings by which one cell is a whole line of them, and not a sentence with commas. */
const fewestHeadings = 3

/** The line on which all headings stand in one cell, as where each line of a text lies in quotation marks, or a table was pasted into one column of a spreadsheet. Null: there is none. */
export const findLineInOneCell = (rows: readonly TableRow[]): number | null =>
  rows.slice(0, searchedRows).find(({ line, cells }) => {
    const [text, ...others] = cells.filter((cell) => cell !== null && cell !== '')
    return typeof text === 'string' && others.length === 0 && delimiters.some((delimiter) => countHeaderHits([{ line, cells: text.split(delimiter) }]) >= fewestHeadings)
  })?.line ?? null

export const lineInOneCellSentence = (isSpreadsheet: boolean): string =>
  isSpreadsheet
    ? t`All headings stand in one cell, so the columns of this sheet cannot be told apart. Split its first column into several (Data, Text to columns), save it, and import that; or import the file that it was made of.`
    : t`Each line of this file lies in quotation marks as a whole, so its columns cannot be told apart. In a text editor, take the mark off the beginning and the end of each line, save it, and import that; or download the file again.`
