import type { Refusal } from '../../shared/imports/import'
import { cutText } from '../../shared/kernel/cut-text'
import type { Day } from '../../shared/kernel/day'
import { numberText } from '../../shared/kernel/language'
import { type Currency, minorDigits } from '../../shared/kernel/money'
import type { Result } from '../../shared/kernel/result'
import { plural, t } from '../../shared/kernel/words'
import type { DealStatus } from '../../shared/marketing/deal'
import { EmailAddress } from '../../shared/networking/email'
import { formulaPlain } from '../../shared/reports/formula-safe'
import { contradictionError, type DateOrder, dayOfDate, proveDateOrder, readDay } from '../dates'
import { type DecimalMark, isRounded } from '../numbers'
import { isTotalRow, readFirstList, unreadNote } from '../own-list'
import { type Column, isNameless } from '../platform-format'
import type { ReadFailure } from '../reading'
import { noDaySentence, refuseSwappedDays } from '../sheet-days'
import { type Cell, cellText, quotedText, RowRefused, rowText, TableError, type TableRow, textsByLine } from '../table'
import { isTotalText } from '../total-words'
import { type Sheet, sheetNames } from '../xlsx'
import { currencyOfRow, readAmount, settleWriting, type WrittenAmount } from './amounts'
import { type DealDay, dealDays, type DealField } from './deal-format'
import { findDeals, type RecognisedDeals } from './recognise-deals'
import { meaningOfStatus, type StatusMeaning } from './statuses'

/** One deal as its file tells it. Empty text: not said. */
export interface DealRow {
  readonly line: number
  /** The program's own number of it, as text. */
  readonly externalId: string
  /** Where the file does not say it, of its number or its customer. */
  readonly name: string
  /** A company, else a person, else an e-mail address. */
  readonly customer: string
  /** Who bought, of a company the person there; and all e-mail addresses that stand with them. */
  readonly person: string
  readonly emails: readonly string[]
  /** As the file has it. */
  readonly campaign: string
  /** Of a deal that is not lost what is left of it after refunds; of a lost one what was lost. */
  readonly amountMinor: number
  readonly currency: Currency
  readonly status: DealStatus
  /** When it was won or lost; of an open one when it is expected, else when it was made. */
  readonly on: Day
  readonly note: string
}

export interface DealFile {
  readonly sha256: string
  /** What the file was taken for, and the headers that prove it; none: it is any table of deals. */
  readonly takenFor: string
  readonly provedBy: readonly string[]
  /** The program whose own numbers its deals have. Null: a number in it may stand in another such table, too. */
  readonly source: string | null
  readonly deals: readonly DealRow[]
  /** Rows that sum up the others. */
  readonly totals: number
  /** Further lines of an order that was read already, as of its items. */
  readonly further: number
  readonly refusals: readonly Refusal[]
  readonly warnings: readonly string[]
}

export interface DealOptions {
  readonly dateOrder: DateOrder | 'auto'
  /** Of amounts that name none, or a sign of several. Null: not said. */
  readonly currency: Currency | null
  /** Of deals whose row does not say it. Null: not said. */
  readonly status: DealStatus | null
  /** Null: the first sheet that is a list of deals. */
  readonly sheet?: string | null
}

/** Rows of a list at most: it is read and kept in one go, and everything else waits meanwhile. */
const mostRows = 50_000
const longestName = 300
const longestNote = 50_000
/** Words that one warning names. */
const namedWords = 20

/** No day and hour is longer; what is, is not looked into. */
const longestDay = 100

/** A day without the hour behind it. */
const datePart = (text: string): string => (text.length > longestDay ? text : text.trim().replace(/^(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})[ ,T].*$/, '$1').replace(/^(.* \d{4}),? (?:at )?\d{1,2}:\d{2}.*$/, '$1'))

const cellOf = ({ columns }: RecognisedDeals, cells: readonly Cell[], field: DealField): Cell => cells[columns.get(field)?.index ?? -1] ?? null

/** Days that tell when a deal of some status was, best first. */
const daysOf: Readonly<Record<DealStatus, readonly DealDay[]>> = {
  won: ['won_on', 'closed_on', 'day', 'created_on'],
  lost: ['lost_on', 'closed_on', 'day', 'created_on'],
  open: ['expected_on', 'closed_on', 'day', 'created_on'],
}

const isYes = (text: string): boolean => /^(?:1|true|yes|y|ja|wahr)$/i.test(text)

/** Empty: it says nothing. */
const textOf = (cell: Cell): string => {
  const text = formulaPlain(cellText(cell).trim())
  return isNameless(text) ? '' : text
}

/** What was refunded is lost, unless a column says that part of the amount is left. */
const settled = (means: Exclude<StatusMeaning, 'closed'>, isInPart: boolean): Exclude<StatusMeaning, 'closed' | 'refunded'> => (means === 'refunded' ? (isInPart ? 'part refunded' : 'lost') : means)

class DealReader {
  /** What happened to rows, for the warnings. */
  readonly seen = { brokenIds: 0, noStatus: 0, partPaid: 0, partRefunded: 0, cancelled: 0, dayOfMaking: 0, cut: 0 }
  readonly unknownStages = new Set<string>()
  /** The amount of each order by its number. */
  private readonly orders = new Map<string, { readonly line: number; readonly amountMinor: number | null }>()

  constructor(
    private readonly recognised: RecognisedDeals,
    private readonly options: DealOptions,
    private readonly dateOrder: DateOrder,
    private readonly decimal: DecimalMark,
  ) {}

  /** Null: a further line of an order that was read. */
  read({ line, cells }: TableRow): DealRow | null {
    const id = this.id(cells)
    const number = this.recognised.format.isNamedByNumber === true ? this.text(cells, 'name') : id
    const before = number === '' ? undefined : this.orders.get(number)
    if (this.text(cells, 'amount') === '') {
      if (before !== undefined) return null
      throw new RowRefused(t`The row has no amount.`)
    }
    const currency = currencyOf(this.recognised, cells, this.options)
    const amount = this.amount(cells, 'amount', currency)
    if (before !== undefined) return this.again(number, before, amount)
    if (number !== '') this.orders.set(number, { line, amountMinor: amount })
    if (amount === null) throw new RowRefused(t`The row has no amount.`)
    if (amount < 0) throw new RowRefused(t`The amount “${quotedText(this.cell(cells, 'amount'))}” is less than nothing. A deal has no such amount: take a refund off the amount of its deal, or set that deal to lost.`)
    const { status, amountMinor } = this.outcome(cells, amount, Math.abs(this.amount(cells, 'refunded', currency) ?? 0))
    const [person, customer] = [this.person(cells), this.customer(cells)]
    return { line, externalId: id, name: this.name(cells, id, customer), customer, person, emails: this.emails(cells), campaign: this.campaign(cells), amountMinor, currency, status, on: this.day(cells, status), note: cutText(this.text(cells, 'note'), longestNote) }
  }

  /** An order that stands in the file more than once: once for each of its items, with the same amount. */
  private again(number: string, { line, amountMinor }: { readonly line: number; readonly amountMinor: number | null }, amount: number | null): null {
    if (amount === amountMinor && this.recognised.provedBy.length > 0) return null
    throw new RowRefused(t`“${quotedText(number)}” is on line ${line} already. Rows of one number are not added up: leave one row with the whole amount.`)
  }

  private cell(cells: readonly Cell[], field: DealField): Cell {
    return cellOf(this.recognised, cells, field)
  }

  private text(cells: readonly Cell[], field: DealField): string {
    return textOf(this.cell(cells, field))
  }

  /** What stands in the columns of e-mail addresses. */
  private emailTexts(cells: readonly Cell[]): readonly string[] {
    return this.recognised.emails.map((index) => textOf(cells[index] ?? null)).filter((text) => text !== '')
  }

  /** A spreadsheet keeps fifteen digits of a number: two deals may have the same. */
  private id(cells: readonly Cell[]): string {
    const cell = this.cell(cells, 'id')
    const text = this.text(cells, 'id')
    const isBroken = text !== '' && isRounded(text, cell)
    if (isBroken) this.seen.brokenIds += 1
    return (isBroken || text === '') && this.recognised.format.isNamedByNumber === true ? this.text(cells, 'name') : isBroken ? '' : text
  }

  private short(text: string): string {
    if (text.length > longestName) this.seen.cut += 1
    return cutText(text, longestName)
  }

  private person(cells: readonly Cell[]): string {
    return this.text(cells, 'person') || [this.text(cells, 'first_name'), this.text(cells, 'last_name')].filter((part) => part !== '').join(' ')
  }

  private customer(cells: readonly Cell[]): string {
    return this.short(this.text(cells, 'company') || this.person(cells) || (this.emailTexts(cells)[0] ?? ''))
  }

  private emails(cells: readonly Cell[]): readonly string[] {
    const words = [...this.emailTexts(cells), this.person(cells)].flatMap((text) => text.slice(0, longestName).split(/[\s,;<>()]+/))
    return words.flatMap((word) => (word.includes('@') ? (EmailAddress.safeParse(word).data ?? []) : []))
  }

  private campaign(cells: readonly Cell[]): string {
    return this.short(this.text(cells, 'campaign'))
  }

  private name(cells: readonly Cell[], id: string, customer: string): string {
    const name = this.short(this.text(cells, 'name'))
    if (name !== '') return name
    if (id === '' && customer === '') throw new RowRefused(t`The row has no name, no number and no customer.`)
    return this.short(t`Deal ${id || customer}`)
  }

  private amount(cells: readonly Cell[], field: 'amount' | 'refunded', currency: Currency): number | null {
    return readAmount(this.cell(cells, field), currency, this.decimal, this.recognised.format.isMinor)
  }

  /** What its status and its refunds make of a deal. */
  private outcome(cells: readonly Cell[], amount: number, refunded: number): { readonly status: DealStatus; readonly amountMinor: number } {
    if (refunded > amount) throw new RowRefused(t`More was refunded (“${quotedText(this.cell(cells, 'refunded'))}”) than the amount “${quotedText(this.cell(cells, 'amount'))}”.`)
    const means = settled(this.meaning(cells), refunded > 0 && refunded < amount)
    if (means === 'part refunded' && refunded === 0) throw new RowRefused(t`It was refunded in part, and no column says how much is left.`)
    const status = means === 'part refunded' ? 'won' : means === 'part paid' ? 'open' : means
    if (means === 'part paid') this.seen.partPaid += 1
    if (status !== 'lost' && this.recognised.format.isLostByDay === true && this.text(cells, 'lost_on') !== '') {
      this.seen.cancelled += 1
      return { status: 'lost', amountMinor: amount }
    }
    if (status === 'lost' || (refunded > 0 && refunded === amount)) return { status: 'lost', amountMinor: amount }
    if (refunded > 0) this.seen.partRefunded += 1
    return { status, amountMinor: amount - refunded }
  }

  private meaning(cells: readonly Cell[]): Exclude<StatusMeaning, 'closed'> {
    if (isYes(this.text(cells, 'is_won'))) return 'won'
    if (isYes(this.text(cells, 'is_lost')) || (isYes(this.text(cells, 'is_closed')) && this.text(cells, 'is_won') !== '')) return 'lost'
    const text = this.text(cells, 'status')
    if (text === '') {
      const { columns } = this.recognised
      // A deal that is said to be neither won nor closed is open.
      if (this.text(cells, 'is_won') === '' && this.options.status === null && columns.has('status')) this.seen.noStatus += 1
      return this.text(cells, 'is_won') === '' ? (this.options.status ?? 'open') : 'open'
    }
    const means = meaningOfStatus(text, this.recognised.format.words)
    if (means === 'closed') throw new RowRefused(t`“${quotedText(text)}” does not say whether the deal was won or lost.`)
    if (means === null) this.unknownStages.add(quotedText(text))
    return means ?? 'open'
  }

  private day(cells: readonly Cell[], status: DealStatus): Day {
    const field = daysOf[status].find((one) => cellText(this.cell(cells, one)).trim() !== '')
    if (field === undefined) throw new RowRefused(t`The row has no day.`)
    if (field === 'created_on' && status !== 'open') this.seen.dayOfMaking += 1
    const cell = this.cell(cells, field)
    const day = cell instanceof Date ? dayOfDate(cell) : readDay(datePart(formulaPlain(cellText(cell))), this.dateOrder)
    if (day === null) throw new RowRefused(noDaySentence(cell, this.recognised.columns.get(field)?.header ?? ''))
    return day
  }

  warnings(): readonly string[] {
    const { brokenIds, noStatus, partPaid, partRefunded, cancelled, dayOfMaking, cut } = this.seen
    const words = [...this.unknownStages]
    return [
      ...(brokenIds === 0 ? [] : [t`${plural(brokenIds, { one: 'The number of one deal was', other: 'The numbers of # deals were' })} rounded by a spreadsheet program (as in 1.80E+16) and left out. Import the file as it was downloaded.`]),
      ...(words.length === 0 ? [] : [t`Read as open, since it says neither won nor lost: ${words.slice(0, namedWords).join(', ')}${words.length > namedWords ? ', …' : ''}.`]),
      ...(noStatus === 0 ? [] : [t`${plural(noStatus, { one: 'One row says no status and was', other: '# rows say no status and were' })} read as open.`]),
      ...(partPaid === 0 ? [] : [t`${plural(partPaid, { one: 'One order is', other: '# orders are' })} paid in part, and still open.`]),
      ...(partRefunded === 0 ? [] : [t`${plural(partRefunded, { one: 'One deal was refunded in part: its amount is', other: '# deals were refunded in part: their amounts are' })} what is left.`]),
      ...(cancelled === 0 ? [] : [t`${plural(cancelled, { one: 'One order was cancelled and is', other: '# orders were cancelled and are' })} read as lost, whatever was paid.`]),
      ...(dayOfMaking === 0 ? [] : [t`${plural(dayOfMaking, { one: 'Of one deal that is', other: 'Of # deals that are' })} won or lost the file does not say when; the day it was created was taken.`]),
      ...(cut === 0 ? [] : [t`${plural(cut, { one: 'One name is longer than 300 characters and was', other: '# names are longer than 300 characters and were' })} cut.`]),
    ]
  }
}

const currencyOf = (recognised: RecognisedDeals, cells: readonly Cell[], { currency: said }: Pick<DealOptions, 'currency'>): Currency =>
  currencyOfRow({ column: cellOf(recognised, cells, 'currency'), heading: recognised.columns.get('amount')?.currencies ?? [], amount: cellOf(recognised, cells, 'amount'), said })

/** The amounts that are text, each with its currency. A row whose currency cannot be told is refused when it is read. */
const writtenAmounts = (rows: readonly TableRow[], recognised: RecognisedDeals, options: DealOptions): readonly WrittenAmount[] =>
  rows.flatMap(({ line, cells }) => {
    const texts = (['amount', 'refunded'] as const).map((field) => cellOf(recognised, cells, field)).filter((cell) => typeof cell === 'string' && /\d/.test(cell))
    if (texts.length === 0) return []
    try {
      const currency = currencyOf(recognised, cells, options)
      return texts.map((text) => ({ line, text: cellText(text), currency }))
    } catch (error) {
      if (error instanceof RowRefused) return []
      throw error
    }
  })

/** Its columns of days as other imports have them. */
const dayColumns = ({ columns }: RecognisedDeals): readonly Column[] =>
  dealDays.flatMap((day) => {
    const column = columns.get(day)
    return column === undefined ? [] : [{ ...column, field: 'day' as const, isPinned: false }]
  })

const settleDateOrder = (rows: readonly TableRow[], recognised: RecognisedDeals, { dateOrder }: DealOptions): DateOrder => {
  const columns = dayColumns(recognised)
  refuseSwappedDays(rows, columns)
  if (dateOrder !== 'auto') return dateOrder
  const days = textsByLine(rows, columns.map(({ index }) => index)).map(({ line, text }) => ({ line, text: datePart(text) }))
  const proof = proveDateOrder(days.map(({ text }) => text))
  if (proof === 'certain') return 'YMD'
  if (proof === 'contradiction') throw contradictionError(days)
  if (proof === 'ambiguous') throw new TableError(t`The file does not show whether the day or the month comes first in its dates. Say which.`, null, null, 'dateOrder')
  return proof
}

const askStatus = ({ columns }: RecognisedDeals, { status }: DealOptions): void => {
  if (status === null && !(['status', 'is_won'] as const).some((field) => columns.has(field))) throw new TableError(t`No column says whether the deals are open, won or lost. Say which.`, null, null, 'status')
}

const isBlank = ({ cells }: TableRow): boolean => cells.every((cell) => cellText(cell).trim() === '')

/** Columns that name something: a row that has nothing in them sums up others. */
const naming: readonly DealField[] = ['id', 'name', 'company', 'person', 'first_name', 'last_name', 'email', 'campaign', 'status', ...dealDays]

/** Lines below a table, as reports end with who made them: one cell, and that is the first. */
const withoutFooter = (rows: readonly TableRow[], { columns }: RecognisedDeals): readonly TableRow[] => {
  const isLine = (row: TableRow): boolean => isBlank(row) || (cellText(row.cells[0]).trim() !== '' && row.cells.slice(1).every((cell) => cellText(cell).trim() === '') && columns.get('amount')?.index !== 0 && !isTotalText(cellText(row.cells[0])))
  const last = rows.findLastIndex((row) => !isLine(row))
  return rows.slice(0, last + 1)
}

const assumedSentence = ({ text, line, currency }: WrittenAmount): string =>
  minorDigits(currency) === 3
    ? t`Amounts like “${quotedText(text)}” (line ${line}) were read with decimals, since ${currency} has three of them.`
    : t`Amounts like “${quotedText(text)}” (line ${line}) were read as thousands, since ${currency} has no three decimals.`

const readRows = (rows: readonly TableRow[], recognised: RecognisedDeals, options: DealOptions): Omit<DealFile, 'sha256'> => {
  const { columns, format, provedBy } = recognised
  const below = rows.slice(recognised.headerRow + 1)
  const filled = withoutFooter(below, recognised).filter((row) => !isBlank(row))
  const footer = below.filter((row) => !isBlank(row)).length - filled.length
  const indexes = naming.flatMap((field) => columns.get(field)?.index ?? [])
  const body = filled.filter((row) => !isTotalRow(row, indexes))
  if (body.length > mostRows) throw new TableError(t`The file holds more than ${numberText(mostRows)} deals. Export them year by year, and import one file after the other.`, null)
  askStatus(recognised, options)
  const { decimal, assumedBy } = settleWriting(writtenAmounts(body, recognised, options))
  const reader = new DealReader(recognised, options, settleDateOrder(body, recognised, options), decimal)
  const deals: DealRow[] = []
  const refusals: Refusal[] = []
  let further = 0
  for (const row of body) {
    try {
      const deal = reader.read(row)
      if (deal === null) further += 1
      else deals.push(deal)
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error
      refusals.push({ line: row.line, reason: error.message, text: rowText(row) })
    }
  }
  const warnings = [
    ...(assumedBy === null ? [] : [assumedSentence(assumedBy)]),
    ...reader.warnings(),
    ...(footer === 0 ? [] : [t`${plural(footer, { one: 'One line of text below the table was', other: '# lines of text below the table were' })} passed over.`]),
    ...(provedBy.length > 0 ? [] : unreadNote(rows[recognised.headerRow], body, [...columns.values()].map(({ index }) => index))),
  ]
  return { takenFor: format.name, provedBy, source: format.source ?? null, deals, totals: filled.length - body.length, further, refusals, warnings }
}

/** What is said where other sheets than the one that is read are lists of deals, too. */
const otherSheets = (read: Sheet, others: readonly Sheet[]): readonly string[] => {
  const lists = others.filter(({ rows }) => findDeals(rows)?.refused === null)
  return lists.length === 0 ? [] : [t`Only the sheet “${read.name}” was read. There are deals on other sheets too (${sheetNames(lists)}): save each as a file of its own, and import that.`]
}

/** Reads a list of deals; of a spreadsheet the first sheet that is one. */
export const readDeals = (path: string, { sheet: asked = null, ...options }: DealOptions): Promise<Result<DealFile, ReadFailure>> =>
  readFirstList(path, asked, {
    find: ({ rows }) => findDeals(rows),
    read: (sheet, recognised, others) => {
      if (recognised.refused !== null) throw new TableError(recognised.refused, null)
      const read = readRows(sheet.rows, recognised, options)
      return { ...read, warnings: [...otherSheets(sheet, others), ...read.warnings] }
    },
    none: t`This does not look like a list of deals: no line names an amount beside a day and a name, a customer or a number.`,
  })
