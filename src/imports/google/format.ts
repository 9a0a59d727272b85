import { t } from '../../shared/kernel/words'
import { normaliseHeader } from '../headers'
import { type Column, type FileFace, isNameless, type PlatformFormat, type TotalKind } from '../platform-format'
import { type Cell, cellText, TableError, type TableRow } from '../table'
import { isTotalText } from '../total-words'
import { editorMarkers, googleConversionKinds, googleLookup, isGoogleCurrencyCode, isGoogleTitle } from './columns'

const prove = ({ headers, columns, preamble, fileName }: FileFace): readonly string[] => {
  // Google has no such word, but its titles and short headers stand in the tables of Microsoft and Meta too.
  if (headers.has('spend') || headers.has('amount spent')) return []
  const why: string[] = []
  const title = preamble.find(isGoogleTitle)
  if (title !== undefined) why.push(t`the title “${title.trim()}” above the table`)
  if (headers.has('impr.')) why.push(t`the column “Impr.”`)
  const code = columns.find(({ header }) => isGoogleCurrencyCode(header))
  if (code !== undefined) why.push(t`the column “${code.header}”`)
  if (/\(\d{4}\.\d{2}\.\d{2}|_\d{4}\.\d{2}\.\d{2}/.test(fileName) && !headers.has('reporting starts')) why.push(t`the file name of a Google Ads overview card`)
  return why
}

/** Refuses the card of words: a search of three words stands in three of its rows, so they do not add up. */
const refuseWords = (columns: readonly Column[]): void => {
  const [first, ...others] = columns.map(({ header }) => normaliseHeader(header))
  if (first === 'word' && others.includes('top containing queries')) {
    throw new TableError(t`This Google Ads card counts each search once for every word in it, so its rows do not add up. Download the card of searches, or the Campaigns report, instead.`, 1)
  }
}

const refuse = (rows: readonly TableRow[], lookUp: (row: TableRow) => readonly Column[]): void => {
  for (const row of rows.slice(0, 3)) {
    const columns = lookUp(row)
    refuseWords(columns)
    const headers = new Set(columns.map(({ header }) => normaliseHeader(header)))
    if (columns.length > 60 && editorMarkers.filter((marker) => headers.has(marker)).length >= 4 && !headers.has('cost')) {
      throw new TableError(t`This is a Google Ads Editor file: it holds settings, not results. Export a report from Google Ads (Campaigns › Download) instead.`, 1)
    }
  }
}

/** What a sum over the rows of the table itself is called behind its colon, besides those that other totals of the file are over. */
const ofTheTable = /(?:campaigns?|kampagnen|campagnes?|campañas?|campanhas?|kampanie|: ads|: search terms|: all but removed keywords)$/

/**
 * The cell that says what a sum is over: the first, or the only one of those that name things; a report of keywords has it in its third column, and one whose columns were moved anywhere.
 * A campaign may be called as a sum is, where nothing else names it. Null: the row names nothing.
 */
const sumName = (cells: readonly Cell[], dimensions: readonly number[]): string | null => {
  const first = cellText(cells[0]).trim()
  const named = dimensions.map((index) => cellText(cells[index]).trim()).filter((text) => !isNameless(text))
  const [only] = named
  if (named.length > 1 || dimensions.length === 0 || isTotalText(first)) return isNameless(first) ? '' : first
  if (only !== undefined) return isNameless(first) || dimensions.length > 1 ? only : first
  if (isNameless(first) && dimensions.length > 1) return null
  return cells.map((cell) => cellText(cell).trim()).find(isTotalText) ?? (isNameless(first) ? null : first)
}

const totalKind = (cells: readonly Cell[], dimensions: readonly number[]): TotalKind => {
  const name = sumName(cells, dimensions)?.toLowerCase()
  // What its sum is called may stand in a column that is not known in this language.
  if (name === undefined) return dimensions.length > 1 ? 2 : null
  if (!isTotalText(name)) return null
  if (ofTheTable.test(name) && !/removed campaigns|entfernt/.test(name)) return 0
  return /account$|konto$/.test(name) ? 1 : 2
}

/** Searches that Google does not name are in no row. */
const notes = ({ headers }: FileFace): readonly string[] =>
  headers.has('search term') ? [t`Google names only part of the searches: what the others cost is in no row of this report. For all of it, import the report of campaigns instead.`] : []

export const googleFormat: PlatformFormat = {
  platform: 'google',
  lookup: googleLookup,
  prove,
  refuse,
  totalKind,
  notes,
  ratioClicks: ['clicks'],
  conversionKinds: googleConversionKinds,
  // In every language.
  printsTwoDecimalsAtMost: true,
}
