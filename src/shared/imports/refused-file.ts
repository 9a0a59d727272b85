import { z } from 'zod'
import { t } from '../kernel/words'
import { formulaSafe } from '../reports/formula-safe'
import { ImportOptions, type Refusal } from './import'

/** How a table was written, and how it was read: enough to write rows of it again so that they are read alike. */
export const FileLayout = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  /** Whether a byte order mark stood before the text. */
  hasMark: z.boolean(),
  delimiter: z.string().length(1),
  /** Whether its first line named the delimiter. */
  isDelimiterNamed: z.boolean(),
  /** The lines down to the headings, which come last. */
  head: z.array(z.array(z.string())).min(1),
  /** What was settled for the file: account, currency, period, marks of numbers and dates, columns. */
  options: ImportOptions,
})
export type FileLayout = z.infer<typeof FileLayout>

/** How many letters of a file's SHA-256 tell it from any other of a workbook. */
const hashLetters = 12

/** The heading of the last column of a file of refused rows; it names the file they come from. */
const reasonHeading = (sha256: string): string => t`Refused by Rapport (${sha256.slice(0, hashLetters)})`

/** In every language that Rapport speaks: a file may come back in another one. */
const pattern = /^\s*'?(?:refused by rapport|von rapport abgelehnt) \(([0-9a-f]{12})\)\s*$/i

/** Whether a heading is that of the reasons in a file of refused rows, in any language, with or without the apostrophe that keeps it from being a formula. */
export const isReasonHeading = (text: string): boolean => pattern.test(text)

/** The first letters of the SHA-256 that a heading of reasons names. Null: it is none. */
export const reasonOf = (text: string): string | null => pattern.exec(text)?.[1]?.toLowerCase() ?? null

/** What options settled for a file are remembered under for its refused rows. */
export const correctionKey = (corrects: string): string => `refused ${corrects}`

interface RefusedRow {
  readonly cells: readonly string[]
  readonly reason: string
}

/**
 * Refused rows as a text in the dialect of their file: its lines down to the headings, then the rows with the reason in a last column, at the same
 * place in each. Texts that a spreadsheet would run get an apostrophe, which reading it again takes off.
 */
export const refusedText = ({ delimiter, isDelimiterNamed, head }: FileLayout, rows: readonly RefusedRow[], sha256: string): string => {
  const width = head.at(-1)?.length ?? 0
  const quoted = (text: string): string => {
    const safe = /^[+-]?[\d.,\s]+%?$/.test(text) ? text : formulaSafe(text)
    return safe.includes(delimiter) || /["\r\n]/.test(safe) || safe.trim() !== safe ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  const record = (cells: readonly string[]): string => `${cells.map(quoted).join(delimiter)}\r\n`
  const headings = head.at(-1) ?? []
  const lines = rows.map(({ cells, reason }) => {
    const own = Array.from({ length: width }, (_, index) => cells[index] ?? '')
    return record([...own, reason, ...cells.slice(width)])
  })
  return [isDelimiterNamed ? `sep=${delimiter}\r\n` : '', ...head.slice(0, -1).map(record), record([...headings, reasonHeading(sha256)]), ...lines].join('')
}

const textCell = (text: string): string => `"${formulaSafe(text).replaceAll('"', '""')}"`

/** Refused rows for the eye, as CSV: where they stood, why they were refused, and their text. It cannot be imported as it is. */
export const refusalList = (refusals: readonly Refusal[]): string =>
  [[t`line`, t`reason`, t`text`].join(','), ...refusals.map(({ line, reason, text }) => `${line},${textCell(reason)},${textCell(text)}`)].map((record) => `${record}\r\n`).join('')
