import type { ImportOptions, ImportQuestion } from '../shared/imports/import'
import { type Currency, KnownCurrency } from '../shared/kernel/money'
import { t } from '../shared/kernel/words'
import { currenciesOf } from './currency-signs'
import type { Column, FileFace } from './platform-format'
import { cellText, columnTexts, type TableRow } from './table'

/** What a file's amounts are in, and what of it is not. */
interface SettledCurrency {
  readonly currency: Currency
  readonly question: ImportQuestion | null
  readonly warning: string | null
}

/** The currencies that lines above the table name, as `Currency: USD` does: several prove none of them. */
const statedCurrencies = ({ preamble }: FileFace): readonly Currency[] =>
  preamble.flatMap((line) => {
    const known = KnownCurrency.safeParse(/^currency:? ?([a-z]{3})$/i.exec(line)?.[1]?.toUpperCase())
    return known.success ? [known.data] : []
  })

/** Of what several places name, the first; where that is a sign of several currencies, another place may say which. */
const agreed = (named: readonly (readonly Currency[])[]): readonly Currency[] => {
  const first = named.find(({ length }) => length > 0) ?? []
  return named.find((one) => one.length === 1 && one.every((currency) => first.includes(currency))) ?? first
}

/** What the cells of a column of currencies name. */
const toldCurrencies = (rows: readonly TableRow[], column: Column): readonly (readonly Currency[])[] =>
  rows.map(({ cells }) => cellText(cells[column.index]).trim()).map((cell) => (/^[a-z]{3}$/i.test(cell) ? [cell.toUpperCase()] : currenciesOf(cell))).filter((currencies) => currencies.length > 0)

const ofField = (columns: readonly Column[], field: Column['field']): readonly Column[] => columns.filter((column) => column.field === field)

/** The one currency that the heading of what was spent names. Null: it names none, or a sign of several. */
const spentIn = (columns: readonly Column[]): Currency | null => {
  const [currency = null, ...others] = ofField(columns, 'spend')[0]?.currencies ?? []
  return others.length === 0 ? currency : null
}

/** The currency the file itself names: in the heading of what was spent, in a column, by a sign in its amounts, in other headings, or above its table; a sign may leave several. */
const namedCurrencies = (rows: readonly TableRow[], face: FileFace): readonly Currency[] => {
  const { columns } = face
  const spent = spentIn(columns)
  if (spent !== null) return [spent]
  const told = agreed(ofField(columns, 'currency').flatMap((column) => toldCurrencies(rows, column)))
  if (told.length > 0) return told
  const money = [...ofField(columns, 'spend'), ...ofField(columns, 'conversion_value'), ...ofField(columns, 'cpc')]
  const named = agreed(money.flatMap((column) => [column.currencies, ...columnTexts(rows, [column]).map(currenciesOf)]))
  return named.length > 0 ? named : statedCurrencies(face)
}

interface CurrencyFacts {
  readonly workbookCurrency: Currency
  /** What a person said of a file with these headings before. Null: nothing. */
  readonly recalled: Pick<ImportOptions, 'currency' | 'mapping'> | null
}

/** The currency of a file's amounts: as it says itself, as the person says, or the workbook's. */
export const settleCurrency = (rows: readonly TableRow[], face: FileFace, { currency: said }: ImportOptions, { workbookCurrency, recalled }: CurrencyFacts): SettledCurrency => {
  const { columns } = face
  const named = namedCurrencies(rows, face)
  const before = recalled?.currency ?? null
  // Of files that name none, only one with columns of the same meaning is alike enough.
  const isRecalled = said === null && before !== null && (named.length > 1 ? named.includes(before) : named.length === 0 && recalled?.mapping != null)
  const asked = isRecalled ? before : said
  const [first, ...others] = named
  if (first !== undefined && others.length === 0) return { currency: first, question: null, warning: asked === null || asked === first ? null : t`The file itself says ${first}; ${asked} was not used.` }
  if (asked !== null) return { currency: asked, question: null, warning: isRecalled ? t`The amounts were taken as ${asked}, as you said of a file with these headings before.` : null }
  if (first === undefined || named.includes(workbookCurrency)) {
    return { currency: workbookCurrency, question: null, warning: t`The file names no currency; its amounts were taken as ${workbookCurrency}, the workbook's.` }
  }
  const example = columnTexts(rows, columns.filter(({ field }) => field === 'spend' || field === 'conversion_value')).find((text) => currenciesOf(text).length > 0) ?? columns.find(({ currencies }) => currencies.length > 0)?.header ?? ''
  return {
    currency: first,
    question: {
      id: 'currency',
      option: 'currency',
      text: t`The sign in the file's amounts stands for several currencies, and none of them is ${workbookCurrency}, the workbook's.`,
      choices: named.slice(0, 6).map((currency) => ({ value: currency, label: currency, example: t`${example} is in ${currency}` })),
    },
    warning: null,
  }
}

/** The columns without those that are of other amounts than the file's, as their headings show, and what is said of them: amounts of two currencies are never added. */
export const withOneCurrency = (rows: readonly TableRow[], columns: readonly Column[], currency: Currency): { readonly columns: readonly Column[]; readonly notes: readonly string[] } => {
  const spent = spentIn(columns)
  const notes: string[] = []
  const read = columns.map((column): Column => {
    const { index, field, header, currencies } = column
    const told = field === 'currency' && spent !== null ? toldCurrencies(rows, column) : []
    if (told.length > 0 && spent !== null && !told.some((one) => one.includes(spent))) notes.push(t`Column ${index + 1}, “${header.trim()}”, was not read: it names ${told[0]?.[0] ?? ''}, and the heading of what was spent ${spent}.`)
    else if (field === 'conversion_value' && currencies.length > 0 && !currencies.includes(currency)) notes.push(t`Column ${index + 1}, “${header.trim()}”, was not read: it is in ${currencies[0] ?? ''}, and the file in ${currency}. Amounts of two currencies are never added.`)
    else return column
    return { ...column, field: 'ignored' }
  })
  return { columns: read, notes }
}
