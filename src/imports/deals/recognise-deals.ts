import type { Currency } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import { normaliseHeader, splitCurrency } from '../headers'
import { cellText, searchedRows, type TableRow } from '../table'
import { type DealDay, dealDays, type DealField, type DealFormat } from './deal-format'
import { genericDealFormat } from './generic/format'
import { hubspotDealFormat } from './hubspot/format'
import { pipedriveDealFormat } from './pipedrive/format'
import { rapportArchiveDealFormat, rapportDealFormat } from './rapport/format'
import { salesforceDealFormat } from './salesforce/format'
import { shopifyDealFormat } from './shopify/format'
import { stripeDealFormat } from './stripe/format'
import { woocommerceDealFormat } from './woocommerce/format'

/** Exports that are known by headers of their own; the first that fits is taken. */
const formats: readonly DealFormat[] = [shopifyDealFormat, stripeDealFormat, woocommerceDealFormat, pipedriveDealFormat, hubspotDealFormat, salesforceDealFormat, rapportArchiveDealFormat, rapportDealFormat]

/** A field by its header, with the header's place among those of the field. */
type DealLookup = ReadonlyMap<string, { readonly field: DealField; readonly rank: number }>

const lookups: ReadonlyMap<DealFormat, DealLookup> = new Map(
  [...formats, genericDealFormat].map((format) => [
    format,
    // Keys of the table are fields.
    new Map(Object.entries(format.columns).flatMap(([field, headers]) => headers.map((header, rank) => [normaliseHeader(header), { field: field as DealField, rank }] as const))),
  ]),
)

interface DealColumn {
  readonly index: number
  /** As the file writes it. */
  readonly header: string
  /** Currencies that the end of the header may stand for, the usual one first; empty: it names none. */
  readonly currencies: readonly Currency[]
}

export interface RecognisedDeals {
  readonly format: DealFormat
  /** Which row of the table is its header. */
  readonly headerRow: number
  readonly columns: ReadonlyMap<DealField, DealColumn>
  /** Every column of e-mail addresses: programs have one for each kind of them, of which all but one are mostly blank. */
  readonly emails: readonly number[]
  /** Headers that told the export, as the file writes them. Empty: it is any table. */
  readonly provedBy: readonly string[]
  /** Why none of its rows can be read, as a sentence. Null: they can. */
  readonly refused: string | null
}

/** What a header is read as; that of an amount may end in its currency. */
const entryOf = (header: string, lookup: DealLookup | undefined): { readonly field: DealField; readonly rank: number; readonly currencies: readonly Currency[] } | null => {
  const entry = lookup?.get(header)
  if (entry !== undefined) return { ...entry, currencies: [] }
  const { name, currencies } = splitCurrency(header)
  const split = lookup?.get(name)
  return split === undefined || !(split.field === 'amount' || split.field === 'refunded') ? null : { ...split, currencies }
}

/** The column of each field: the one whose header stands first in the table of headers. */
const columnsOf = (headers: readonly string[], texts: readonly string[], format: DealFormat): ReadonlyMap<DealField, DealColumn> => {
  const best = new Map<DealField, DealColumn & { readonly rank: number }>()
  for (const [index, header] of headers.entries()) {
    const entry = entryOf(header, lookups.get(format))
    if (entry !== null && entry.rank < (best.get(entry.field)?.rank ?? Number.POSITIVE_INFINITY)) best.set(entry.field, { index, header: texts[index] ?? '', rank: entry.rank, currencies: entry.currencies })
  }
  return best
}

/** The program whose own headers a row has; an amount may have its currency behind it. Null: none. */
const knownFormat = (headers: ReadonlySet<string>): { readonly format: DealFormat; readonly sign: readonly string[] } | null => {
  for (const format of formats) {
    const sign = format.signs.find((one) => one.every((header) => headers.has(header)))
    if (sign !== undefined) return { format, sign }
  }
  return null
}

/** Whether headers are those of a program's own list of deals. */
export const isDealHeader = (headers: readonly string[]): boolean => knownFormat(new Set(headers)) !== null

const naming: readonly DealField[] = ['id', 'name', 'company', 'person', 'last_name', 'email']

const missing = (columns: ReadonlyMap<DealField, DealColumn>): string | null => {
  if (!columns.has('amount')) return t`This is a list of deals, but no column of it has their amounts. Add it where you export the list, and export it again.`
  if (!dealDays.some((field: DealDay) => columns.has(field))) return t`This is a list of deals, but no column of it has their days. Add it where you export the list, and export it again.`
  return null
}

const recogniseRow = (row: TableRow, headerRow: number): RecognisedDeals | null => {
  const texts = row.cells.map((cell) => cellText(cell).trim())
  const headers = texts.map(normaliseHeader)
  const known = knownFormat(new Set(headers.flatMap((header) => [header, splitCurrency(header).name])))
  const format = known?.format ?? genericDealFormat
  const columns = columnsOf(headers, texts, format)
  const emails = headers.flatMap((header, index) => (entryOf(header, lookups.get(format))?.field === 'email' ? [index] : []))
  const refused = missing(columns)
  if (known === null && (refused !== null || !naming.some((field) => columns.has(field)))) return null
  const provedBy = (known?.sign ?? []).map((sign) => texts[headers.findIndex((header) => header === sign || splitCurrency(header).name === sign)] ?? '')
  return { format, headerRow, columns, emails, provedBy, refused }
}

/** Finds the header of a list of deals and tells whose export it is. Null: there is none. */
export const findDeals = (rows: readonly TableRow[]): RecognisedDeals | null => {
  for (const [headerRow, row] of rows.slice(0, searchedRows).entries()) {
    const found = recogniseRow(row, headerRow)
    if (found !== null) return found
  }
  return null
}

/** The same where a program's own headers prove it, for whoever reads something else. Null: it may be any table. */
export const recogniseDeals = (rows: readonly TableRow[]): RecognisedDeals | null => {
  const found = findDeals(rows)
  return found === null || found.provedBy.length === 0 ? null : found
}
