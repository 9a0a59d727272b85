import type { ImportOptions } from '../../shared/imports/import'
import { CsvReader } from '../csv'
import { normaliseHeader } from '../headers'
import { cellText, TableError, type TableRow } from '../table'
import { customerListLeftOut } from './customer-list'
import { facebookFormat } from './facebook/format'
import { genericPeople, isPeopleHeader } from './generic/format'
import { googleContactsFormat } from './google/format'
import { instagramFormat } from './instagram/format'
import { linkedinPeopleFormat } from './linkedin/format'
import { mastodonFormat } from './mastodon/format'
import { outlookFormat } from './outlook/format'
import type { LeftOut, PartHead, PeopleFormat, Recognition } from './part'
import { jcardFormat } from './vcard/jcard'
import { vcardFormat } from './vcard/format'
import { xArchiveFormat } from './x/format'

/** The kinds of files that hold people, surest first. */
const formats: readonly PeopleFormat[] = [vcardFormat, jcardFormat, xArchiveFormat, instagramFormat, facebookFormat, linkedinPeopleFormat, googleContactsFormat, outlookFormat, mastodonFormat]

const delimiters = [',', ';', '\t', '|'] as const

const split = (text: string, delimiter: string, limit: number): readonly TableRow[] => {
  const rows: TableRow[] = []
  try {
    new CsvReader(delimiter, (cells, line) => rows.length < limit && rows.push({ line, cells })).push(text)
  } catch (error) {
    // A limit met under this delimiter; what came before it still counts.
    if (!(error instanceof TableError)) throw error
  }
  return rows
}

const namedDelimiter = /^"?sep=(.)"?[ \t]*(?:\r\n|\n|\r)/i

/** The delimiter under which the start of a text has headings of people, and the rows so split; else the one that splits best. */
export const splitTable = (text: string): { readonly delimiter: string; readonly nameLength: number; readonly rows: readonly TableRow[] } => {
  const named = namedDelimiter.exec(text)
  if (named?.[1] !== undefined) return { delimiter: named[1], nameLength: named[0].length, rows: split(text.slice(named[0].length), named[1], 40).map(({ line, cells }) => ({ line: line + 1, cells })) }
  const scored = delimiters.map((delimiter) => {
    const rows = split(text, delimiter, 40)
    const head: PartHead = { name: '', text: '', rows, isInArchive: true }
    const isKnown = formats.some((format) => format.recognise(head) !== null) || rows.some(({ cells }) => cells.length > 1 && isPeopleHeader(cells.map((cell) => normaliseHeader(cellText(cell)))))
    return { delimiter, rows, score: (isKnown ? 1_000_000 : 0) + Math.max(0, ...rows.map(({ cells }) => cells.length)) }
  })
  const best = scored.reduce((left, right) => (right.score > left.score ? right : left))
  return { delimiter: best.delimiter, nameLength: 0, rows: best.rows }
}

/** What a part holds. Null: nothing of people that is known. A person's word that a table is of people holds. */
export const recognisePart = (head: PartHead, { subject, platform, peopleMapping }: Pick<ImportOptions, 'subject' | 'platform' | 'peopleMapping'>): Recognition | LeftOut | null => {
  const isMapped = peopleMapping !== null
  if (!isMapped && !(subject === 'people' && platform === 'generic')) {
    for (const format of formats) {
      const found = format.recognise(head)
      if (found !== null) return found
    }
  }
  if (head.rows.length === 0) return null
  const list = isMapped ? null : customerListLeftOut(head.rows)
  return list ?? genericPeople(isMapped || subject === 'people').recognise(head)
}
