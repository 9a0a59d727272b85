import { createHash } from 'node:crypto'
import type { ImportField } from '../shared/imports/import'
import { type Currency, KnownCurrency } from '../shared/kernel/money'
import { remembered } from '../shared/kernel/remembered'
import { currenciesOf } from './currency-signs'

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

const inBrackets = /^(.*?)\s*[([](in )?([^()[\]]{1,4})[)\]]$/
const atEnd = /^(.*?),?(?:[ _]in)?[ _]([^\s_]{1,4})$/
/** Codes that are words of headings as well: `Clicks all`, `Impressions top`. */
const alsoWords: ReadonlySet<string> = new Set(['all', 'top'])
/** The currencies that a code in use or a sign stands for, the usual one first. */
const currenciesNamed = (text: string): readonly Currency[] => {
  const upper = text.toUpperCase()
  if (KnownCurrency.safeParse(upper).success) return [upper]
  return currenciesOf(upper)
}

interface SplitHeader {
  readonly name: string
  /** Several where a sign is shared; empty: the header names none, and is all name. */
  readonly currencies: readonly Currency[]
}

const split = (normalised: string): SplitHeader => {
  const [whole, name = '', isIn, token = ''] = inBrackets.exec(normalised) ?? []
  const [, before = '', last = ''] = whole === undefined ? (atEnd.exec(normalised) ?? []) : [whole, name, token.trim()]
  const isCode = isIn === undefined && normalised.endsWith(')') && /^[a-z]{3}$/.test(last)
  const currencies = isCode ? [last.toUpperCase()] : whole === undefined && alsoWords.has(last) ? [] : currenciesNamed(last)
  return currencies.length === 0 || before === '' ? { name: normalised, currencies: [] } : { name: before, currencies }
}

const knownSplits = remembered(mostKnown, split)

/**
 * Splits the currency off a normalised header: `amount spent (idr)`, `cost [eur]`, `spend (€)`, `cost in chf`, `spend $`, `cost_usd`. Any three letters that end it in round brackets are one,
 * elsewhere those of a currency in use.
 */
export const splitCurrency = (normalised: string): SplitHeader => (normalised.length > longestKnown ? { name: normalised, currencies: [] } : knownSplits(normalised))

/** What a mapping is remembered under: the same header in the same order. */
export const hashHeader = (headers: readonly string[]): string => createHash('sha256').update(JSON.stringify(headers.map(normaliseHeader))).digest('hex')
