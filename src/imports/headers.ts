import { createHash } from 'node:crypto'
import type { ImportField } from '../shared/imports/import'
import { remembered } from '../shared/kernel/remembered'

const normalise = (header: string): string =>
  header
    .normalize('NFKC')
    .replaceAll('\u2019', "'")
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\s\u00a0\u202f]+/gu, ' ')
    .trim()
    .toLowerCase()

const mostKnown = 4096
const longestKnown = 200

/** The first rows of a file are looked up under every delimiter and for every platform: the same texts over and over. */
const known = remembered(mostKnown, normalise)

/** A header as it is compared: compatibility forms and quotes unified, case, outer spaces and marks without width dropped, spaces folded. */
export const normaliseHeader = (header: string): string => (header.length > longestKnown ? normalise(header) : known(header))

/** Headers by the field they stand for, as data: the first is the usual English one. */
export type ColumnTable = Readonly<Partial<Record<ImportField, readonly string[]>>>

/** Looks a normalised header up. Of two headers for one field the one with the lower rank is read. */
export type HeaderLookup = ReadonlyMap<string, { readonly field: ImportField; readonly rank: number }>

export const headerLookup = (table: ColumnTable): HeaderLookup =>
  new Map(
    Object.entries(table).flatMap(([field, headers]) =>
      // Keys of a ColumnTable are fields.
      headers.map((header, rank) => [normaliseHeader(header), { field: field as ImportField, rank }] as const),
    ),
  )

const suffixPattern = /^(.*?)\s*\(([a-z]{3})\)$/

/** Splits `amount spent (idr)` into its name and currency. Only three letters that end the header are a currency. */
export const splitCurrency = (normalised: string): { readonly name: string; readonly currency: string | null } => {
  const match = normalised.endsWith(')') ? suffixPattern.exec(normalised) : null
  return match === null ? { name: normalised, currency: null } : { name: match[1] ?? '', currency: (match[2] ?? '').toUpperCase() }
}

/** What a mapping is remembered under: the same header in the same order. */
export const hashHeader = (headers: readonly string[]): string => createHash('sha256').update(JSON.stringify(headers.map(normaliseHeader))).digest('hex')
