import { type Currency, KnownCurrency, largestTypedMinor, minorDigits, parseMinor } from '../../shared/kernel/money'
import { listText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { currenciesOf } from '../currency-signs'
import { type DecimalMark, DecimalProof, isAmbiguousNumber, readNumber } from '../numbers'
import { type Cell, cellText, type LineText, quotedText, RowRefused, TableError } from '../table'

/** What the column of currencies says of a row. Empty: nothing. */
const toldCurrencies = (cell: Cell): readonly Currency[] => {
  const text = cellText(cell).trim()
  if (text === '') return []
  const code = KnownCurrency.safeParse(text.toUpperCase())
  const currencies = code.success ? [code.data] : currenciesOf(text)
  if (currencies.length === 0) throw new RowRefused(t`“${quotedText(cell)}” is not a currency.`)
  return currencies
}

/** What may name the currency of a row. */
interface CurrencyPlaces {
  readonly column: Cell
  readonly heading: readonly Currency[]
  readonly amount: Cell
  /** What a person says where the file names none, or a sign of several. */
  readonly said: Currency | null
}

/** The currency of a row: its column's, else its heading's, else its sign's, else the one that a person says. Asks for it where nothing tells it. */
export const currencyOfRow = ({ column, heading, amount, said }: CurrencyPlaces): Currency => {
  const named = [toldCurrencies(column), heading, typeof amount === 'string' ? currenciesOf(amount.trim()) : []].filter(({ length }) => length > 0)
  const single = named.find(({ length }) => length === 1)?.[0]
  const settled = single ?? (said !== null && named.every((currencies) => currencies.includes(said)) ? said : null)
  if (settled !== null) {
    const other = named.find((currencies) => !currencies.includes(settled))
    if (other === undefined) return settled
    throw new RowRefused(t`The row names two currencies, ${settled} and ${other[0] ?? ''}: by its column, its heading or its sign.`)
  }
  if (typeof amount === 'string' && !/\p{Nd}/u.test(amount)) throw new RowRefused(t`“${quotedText(amount)}” is not an amount.`)
  const [shared = []] = named
  throw shared.length === 0
    ? new TableError(t`The file does not say what currency the amount “${quotedText(amount)}” is in. Say which.`, null, null, 'currency')
    : new TableError(t`The sign in the file's amounts stands for several currencies: ${listText(shared.slice(0, 6), 'or')}. Say which.`, null, null, 'currency')
}

/** An amount and the currency it is in. */
export interface WrittenAmount extends LineText {
  readonly currency: Currency
}

/** What a lone mark before three digits says in a currency of so many decimals: where it has fewer, the mark groups. */
const threeDigits = (digits: number): 'whole' | 'grouping' | 'undecided' => (digits === 0 ? 'whole' : digits < 3 ? 'grouping' : 'undecided')

/** How amounts are written, and one that is only read so for the decimals that its currency has. Null: all are proved. */
export interface AmountWriting {
  readonly decimal: DecimalMark
  readonly assumedBy: WrittenAmount | null
}

const proofOf = (amounts: readonly WrittenAmount[], withCurrencies: boolean): DecimalProof => {
  const proof = new DecimalProof()
  for (const digits of [0, 2, 3]) proof.add(amounts.filter(({ currency }) => minorDigits(currency) === digits).map(({ text }) => text), withCurrencies ? threeDigits(digits) : 'undecided')
  return proof
}

/** The mark that amounts have before their decimals: as the cells prove it, else as their currencies do. */
export const settleWriting = (amounts: readonly WrittenAmount[]): AmountWriting => {
  const proved = proofOf(amounts, false).result
  const result = proved === 'ambiguous' ? proofOf(amounts, true).result : proved
  if (result === '.' || result === ',') return { decimal: result, assumedBy: null }
  if (result === 'none') return { decimal: '.', assumedBy: null }
  const [point, comma] = ['.', ','].map((mark) => amounts.find(({ text }) => text.includes(mark)))
  if (point !== undefined && comma !== undefined) {
    throw new TableError(t`The amounts of the file are written in two ways, “${quotedText(point.text)}” on line ${point.line} and “${quotedText(comma.text)}” on line ${comma.line}, so that nothing shows which mark stands before decimals. Write them alike, and import the file again.`, comma.line)
  }
  const open = amounts.find(({ text }) => isAmbiguousNumber(text)) ?? null
  const isPoint = point !== undefined
  // A currency of three decimals is written with all of them; in any other the mark groups.
  return { decimal: isPoint === (open !== null && minorDigits(open.currency) === 3) ? '.' : ',', assumedBy: open }
}

/** Spreadsheet programs keep fifteen digits of a number: what stands behind them is no part of it. */
const plainNumber = (number: number): string => String(Number(number.toPrecision(15)))

const minorOf = (text: string, currency: Currency, isMinor: boolean): number | null => {
  if (isMinor) return /^-?\d{1,15}$/.test(text) ? Number(text) : null
  return /e/i.test(text) ? null : parseMinor(text, currency)
}

/** An amount in minor units. Null: the cell holds none. Refuses one that is none, or has more decimals than its currency. */
export const readAmount = (cell: Cell, currency: Currency, decimal: DecimalMark, isMinor = false): number | null => {
  const read = typeof cell === 'number' ? { kind: 'number' as const, text: plainNumber(cell) } : readNumber(cellText(cell), decimal)
  if (read.kind === 'nothing') return null
  const minor = read.kind === 'number' ? minorOf(read.text, currency, isMinor) : null
  if (minor === null || read.kind !== 'number') throw new RowRefused(t`“${quotedText(cell)}” is not an amount.`)
  if (Math.abs(minor) > largestTypedMinor) throw new RowRefused(t`“${quotedText(cell)}” is more than one amount can be.`)
  const decimals = (read.text.split('.')[1] ?? '').replace(/0+$/, '').length
  if (decimals > minorDigits(currency)) throw new RowRefused(t`“${quotedText(cell)}” has more decimals than ${currency} has.`)
  return minor
}
