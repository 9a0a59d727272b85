import { MeasureField } from '../shared/imports/import'
import { type Currency, minorDigits, minorToDecimal, parseMinor, parseShort } from '../shared/kernel/money'
import { Day, toDayNumber } from '../shared/kernel/day'
import { dayRangeText } from '../shared/kernel/day-text'
import { numberText } from '../shared/kernel/language'
import { plural, t } from '../shared/kernel/words'
import { formulaPlain } from '../shared/reports/formula-safe'
import { AttributionDays } from './attribution-days'
import type { ChunkBuilder } from './chunk-builder'
import { type FigureKind, indexOfField, type MeasureColumn, measureColumns } from './column-uses'
import { currenciesOf } from './currency-signs'
import { type DateOrder, dayOfDate, readDay, readDays, stretchEnds } from './dates'
import { normaliseHeader } from './headers'
import { NamelessRows } from './nameless-rows'
import { NestedRows } from './nested-rows'
import { type DecimalMark, isAmbiguousNumber, isRounded, readDigits, readNumber, type ReadNumber, readRate, shownNumber } from './numbers'
import { type Column, dimensionFields, isNamedLikeSum, isNameless, namesSomething, type Period, type PlatformFormat } from './platform-format'
import { RatioCheck } from './ratios'
import type { MeasureName, ReadEntity } from './reading'
import { RoundedAmounts } from './rounded-amounts'
import { noDaySentence } from './sheet-days'
import type { Sums } from './sums'
import { type Cell, cellText, type LineText, quotedText, RowRefused, type TableRow } from './table'
import { UnknownCells } from './unknown-cells'

/** How the rows of one file are read, settled before the first of them. */
export interface RowPlan {
  readonly format: PlatformFormat
  readonly columns: readonly Column[]
  readonly columnCount: number
  readonly currency: Currency
  readonly decimal: DecimalMark
  /** False: nothing above showed the decimal mark; a number that reads differently under the two is then refused. */
  readonly isDecimalProven: boolean
  /** Columns of counts that are written with decimals, by position, as their own cells show or a person said: `110.000` is 110 there, and elsewhere may be a hundred and ten thousand. */
  readonly fractionalCounts: ReadonlySet<number>
  readonly dateOrder: DateOrder
  /** For rows without a date of their own; null: undated. */
  readonly period: Period | null
  /** Last days of stretches by their first, where rows name the first only; null: a day is a day. */
  readonly stretchEnds: ReadonlyMap<number, number> | null
  readonly account: string | null
  readonly level: ReadEntity['level']
  /** Texts carry our own apostrophe against formulas, and notes stand below the table. */
  readonly isOwnReport: boolean
}

/** What the texts of a row say: the same of every row with the same texts. */
export interface RowNames {
  readonly entity: number
  readonly segment: number
  /** What its results are called. Empty: the file does not say. */
  readonly resultKind: string
  /** Empty: none, or none worth telling. */
  readonly attribution: string
}

/** The figures of a row, and its days. Measures and results are NaN where unknown. */
interface RowFigures {
  readonly measures: Record<MeasureName, number>
  readonly results: number
  readonly fromDay: number
  readonly toDay: number
}

export interface DataRow extends RowFigures {
  readonly kind: 'data'
  readonly line: number
  readonly resultKind: string
}

/** What a row turned out to be. `total`: the file's own sum over everything; `subtotal`: over a part, left out; `footer`: no row of the table. */
type RowOutcome =
  | DataRow
  | { readonly kind: 'total'; readonly rank: number; readonly measures: Readonly<Record<MeasureName, number>>; readonly results: number }
  | { readonly kind: 'subtotal' }
  | { readonly kind: 'footer' }
  | { readonly kind: 'refused'; readonly reason: string }

const entityFields = ['account_id', 'account_name', 'campaign_id', 'campaign_name', 'ad_set_id', 'ad_set_name', 'ad_id', 'ad_name'] as const

const noNames = { account_id: '', account_name: '', campaign_id: '', campaign_name: '', ad_set_id: '', ad_set_name: '', ad_id: '', ad_name: '' }

/** Letters of a name, far more than any platform takes: a window that shows a list of longer ones stands still. */
const longestName = 5000

/** Days before and after these are what programs write where no day is known: 1970-01-01, 9999-12-31. */
const [firstResults, lastResults] = [toDayNumber(Day.parse('1990-01-01')), toDayNumber(Day.parse('2199-12-31'))]

const numberOfResults = (day: Day, cell: Cell | undefined, header: string): number => {
  const number = toDayNumber(day)
  if (number < firstResults || number > lastResults) throw new RowRefused(t`“${quotedText(cell)}” in the column “${header}” is no day of results: programs write such a one where none is known.`)
  return number
}

/** Two days take so many letters at least: `1/1/2026–7/1/2026`. */
const shortestStretch = 17

/** Ads that run cost money and are seen, so that a column without any such figure tells nothing. */
const mayNotHappen = (measure: MeasureField): boolean => measure !== 'spend' && measure !== 'impressions'

const shownReading = (read: ReadNumber): string | null => (read.kind === 'number' ? shownNumber(read.text) : null)

/** What a column of conversions counts: by the one name its platform has for it in any language, else as the file heads it, which may be with a word of this language. */
const kindOf = ({ conversionKinds }: PlatformFormat, header: string): string => {
  const name = normaliseHeader(header)
  return (Object.hasOwn(conversionKinds, name) ? conversionKinds[name] : undefined) ?? header
}

/** Reads rows by a plan. Makes no object per cell. */
export class RowReader {
  private readonly index = Object.fromEntries(entityFields.map((field) => [field, -1])) as Record<(typeof entityFields)[number], number>
  /** The columns that name an entity, and the texts of the row at hand in them. */
  private readonly namedFields: readonly (typeof entityFields)[number][]
  private readonly names: string[] = []
  private readonly dimensions: readonly number[]
  private readonly segments: readonly number[]
  private readonly measures: readonly MeasureColumn[]
  private readonly day: number
  private readonly from: number
  private readonly to: number
  private readonly currency: number
  private readonly results: Column | undefined
  private readonly resultKind: number
  private readonly attribution: number
  readonly attributions = new AttributionDays()
  private readonly conversions: Column | undefined
  private readonly conversionKind: string
  readonly ratios: RatioCheck
  private readonly idWrapping: RegExp | undefined
  readonly unknown: UnknownCells
  /** Ids that a spreadsheet has rounded. */
  private brokenIds = 0
  /** Of the row read last: what its texts say, where every row with these texts is read alike. Null: more hangs on them, or it was no row of data. */
  lastNames: RowNames | null = null
  /** Data rows that are called as sums are. */
  namedLikeTotal = 0
  /** The first day that is one in another order of day and month alone. Null: there is none. */
  otherOrder: LineText | null = null
  /** The first number that is refused for the decimal mark, and would be one with the other. Null: there is none. */
  otherMark: LineText | null = null
  private line = 0
  private readonly nameless = new NamelessRows()
  readonly nested = new NestedRows()
  private readonly dayNumbers = new Map<string, number>()
  /** The day read last: rows of one day mostly follow each other. */
  private lastDay = { text: '', number: 0 }
  private readonly moneyDecimals: number
  private readonly rounded: RoundedAmounts
  /** Whether a point can only be a decimal mark, as the rows show. */
  private readonly isPointDecimal: boolean

  constructor(
    readonly plan: RowPlan,
    private readonly builder: ChunkBuilder,
  ) {
    const { columns } = plan
    for (const field of entityFields) this.index[field] = indexOfField(columns, field)
    this.namedFields = entityFields.filter((field) => this.index[field] !== -1)
    this.dimensions = columns.filter(({ field }) => dimensionFields.has(field)).map(({ index }) => index)
    this.segments = columns.filter(({ field }) => field === 'segment').map(({ index }) => index)
    this.day = indexOfField(columns, 'day')
    this.from = indexOfField(columns, 'period_from')
    this.to = indexOfField(columns, 'period_to')
    this.currency = indexOfField(columns, 'currency')
    this.results = columns.find(({ field }) => field === 'results')
    this.resultKind = indexOfField(columns, 'result_kind')
    this.attribution = indexOfField(columns, 'attribution')
    this.conversions = columns.find(({ field }) => field === 'conversions')
    this.conversionKind = this.conversions === undefined ? '' : kindOf(plan.format, this.conversions.header)
    this.ratios = new RatioCheck(columns, plan.format.ratioClicks, plan.decimal, plan.currency)
    this.idWrapping = plan.format.idWrapping
    this.moneyDecimals = minorDigits(plan.currency)
    this.rounded = new RoundedAmounts(plan.currency)
    this.isPointDecimal = plan.decimal === '.' && plan.isDecimalProven
    this.measures = measureColumns(columns)
    this.unknown = new UnknownCells(this.measures, plan.decimal, plan.currency)
  }

  /** Reads one row; data goes into the builder. */
  read(row: TableRow): RowOutcome {
    this.lastNames = null
    this.line = row.line
    try {
      return this.readOrThrow(row)
    } catch (error) {
      if (error instanceof RowRefused) return { kind: 'refused', reason: error.message }
      throw error
    }
  }

  /** What was met in the rows that a reader of the numbers must know. */
  warnings(): readonly string[] {
    const { brokenIds } = this
    return [
      ...this.unknown.warnings(),
      ...this.nameless.warnings(),
      ...(brokenIds === 0 ? [] : [t`${plural(brokenIds, { one: 'One id was', other: '# ids were' })} rounded by a spreadsheet program (as in 1.80E+16) and cannot tell campaigns apart; names are used instead. Import the file as it was downloaded.`]),
      ...this.rounded.warnings(),
      ...this.ratios.warnings(),
    ]
  }

  /**
   * The figures that the file tells, by the sums of its rows: those it knows any of, and of what may not happen a blank column too. Not where its cells say that they hide something, or
   * where rows are of segments, for which platforms leave blank what they do not tell (Meta's results by region).
   */
  told(sums: Sums): readonly MeasureField[] {
    const columns = this.measures.map(({ name, column: { field } }) => ({ name, field }))
    // Results stand for conversions where the file names none.
    const all = this.results === undefined || this.conversions !== undefined ? columns : [...columns, { name: 'conversions' as const, field: 'conversions' as const }]
    return all.flatMap(({ name, field }) => {
      const measure = MeasureField.safeParse(field)
      if (!measure.success || name === 'reach') return []
      return sums[name] !== null || (this.segments.length === 0 && mayNotHappen(measure.data) && !this.unknown.isIn(name)) ? [measure.data] : []
    })
  }

  /** What a cell of a field is read as, for the preview. Null: nothing, or unreadable. */
  show(text: string, field: string): string | null {
    const { plan } = this
    switch (field) {
      case 'day':
      case 'period_from':
      case 'period_to': {
        const days = readDays(text, plan.dateOrder)
        return days === null || (days.from !== days.to && field !== 'day') ? null : dayRangeText(days.from, days.to)
      }
      case 'spend':
      case 'conversion_value': {
        const read = readNumber(text, plan.decimal)
        const minor = read.kind === 'number' ? parseMinor(read.text, plan.currency) : null
        return minor === null ? null : `${shownNumber(minorToDecimal(minor, plan.currency))} ${plan.currency}`
      }
      case 'impressions':
      case 'reach':
      case 'link_clicks':
      case 'clicks_all':
      case 'clicks':
      case 'conversions':
      case 'results':
        return shownReading(readNumber(text, plan.decimal))
      case 'ctr':
      case 'cpc':
      case 'cpm':
        return shownReading(readRate(text, plan.decimal))
      default:
        return text.trim()
    }
  }

  private readOrThrow({ line, cells }: TableRow): RowOutcome {
    const { plan } = this
    if (plan.format.isFooter?.(cells) === true || (plan.isOwnReport && cells.length < plan.columnCount)) return { kind: 'footer' }
    const extra = cells.length > plan.columnCount && cells.slice(plan.columnCount).some((cell) => cellText(cell).trim() !== '')
    if (extra) throw new RowRefused(t`The row has ${plural(cells.length, { one: '# cell', other: '# cells' })}, the header ${numberText(plan.columnCount)}.`)
    const total = plan.format.totalKind(cells, this.dimensions)
    if (total === 'subtotal') return { kind: 'subtotal' }
    if (cells.length < plan.columnCount && total === null) throw new RowRefused(t`The row has ${plural(cells.length, { one: '# cell', other: '# cells' })}, the header ${numberText(plan.columnCount)}.`)

    this.rounded.startRow()
    const measures = this.readMeasures(cells)
    const results = this.results === undefined ? Number.NaN : this.readCell(cells[this.results.index], this.results, 'decimal')
    const resultKind = this.results === undefined ? '' : this.resultKind === -1 ? this.results.header : this.textAt(cells, this.resultKind)
    if (total !== null) return Number.isNaN(results) && this.measures.every(({ name }) => Number.isNaN(measures[name])) ? { kind: 'subtotal' } : { kind: 'total', rank: total, measures, results }
    this.unknown.count(cells)

    this.checkCurrency(cells)
    const [fromDay, toDay] = this.readDays(cells)
    const { brokenIds } = this
    const names = { entity: this.entityOf(cells), segment: this.segmentOf(cells), resultKind, attribution: AttributionDays.read(this.textAt(cells, this.attribution)) }
    const outcome = this.take(line, names, { measures, results, fromDay, toDay })
    this.ratios.check(cells, measures)
    this.rounded.keepRow()
    if (isNamedLikeSum(cells, this.dimensions)) this.namedLikeTotal += 1
    else if (this.brokenIds === brokenIds && (this.dimensions.length === 0 || namesSomething(cells, this.dimensions))) this.lastNames = names
    return outcome
  }

  /** Takes a row of data of which all is known. The figures are the caller's, to be used again. */
  take(line: number, names: RowNames, { measures, results, fromDay, toDay }: RowFigures): DataRow {
    const { entity, segment, resultKind, attribution } = names
    this.attributions.take(attribution, fromDay, toDay)
    this.nameless.take(entity)
    this.nested.take(entity, line, measures)
    let conversionKind = 0
    if (this.conversions !== undefined) {
      const name = this.conversionKind
      if (!Number.isNaN(measures.conversions)) conversionKind = this.builder.conversionKinds.numberOf(name, () => name)
    } else if (!Number.isNaN(results)) {
      measures.conversions = results
      const name = resultKind === '' ? 'Results' : resultKind
      conversionKind = this.builder.conversionKinds.numberOf(name, () => name)
    }
    this.builder.add({ line, fromDay, toDay, entity, segment, conversionKind, measures })
    return { kind: 'data', line, measures, results, fromDay, toDay, resultKind: Number.isNaN(results) ? '' : resultKind }
  }

  /** The day that a text was read as in a row above. */
  knownDay(text: string): number | undefined {
    return this.dayNumbers.get(text)
  }

  private textAt(cells: readonly Cell[], index: number): string {
    const cell = index === -1 ? undefined : cells[index]
    const text = typeof cell === 'string' ? cell.trim() : cellText(cell).trim()
    if (text.length > longestName) throw new RowRefused(t`The text in the column “${this.plan.columns[index]?.header ?? ''}” has more than ${numberText(longestName)} letters, and no name has.`)
    return this.plan.isOwnReport ? formulaPlain(text) : text
  }

  private idAt(cells: readonly Cell[], index: number): string {
    if (index === -1) return ''
    const cell = cells[index]
    const text = this.textAt(cells, index)
    if (text === '' || text === '-' || text === '--') return ''
    if (isRounded(text, cell)) {
      this.brokenIds += 1
      return ''
    }
    return this.idWrapping === undefined ? text : text.replace(this.idWrapping, '')
  }

  private readMeasures(cells: readonly Cell[]): Record<MeasureName, number> {
    const measures = { spendMinor: Number.NaN, impressions: Number.NaN, reach: Number.NaN, linkClicks: Number.NaN, clicksAll: Number.NaN, clicks: Number.NaN, conversions: Number.NaN, conversionValueMinor: Number.NaN }
    for (const { name, column, kind } of this.measures) measures[name] = this.readCell(cells[column.index], column, kind)
    return measures
  }

  private readCell(cell: Cell | undefined, column: Column, kind: FigureKind): number {
    if (cell === '' || cell === null || cell === undefined) return Number.NaN
    if (typeof cell === 'string') {
      // Nearly all cells are plain digits, or such money with a point.
      const plain = kind === 'money' ? (this.isPointDecimal ? parseShort(cell, this.moneyDecimals) : null) : readDigits(cell)
      if (plain !== null && !Number.isNaN(plain)) return plain
    }
    const text = typeof cell === 'number' ? { kind: 'number' as const, text: String(cell) } : readNumber(cellText(cell), this.plan.decimal)
    if (text.kind === 'nothing') return Number.NaN
    if (text.kind === 'unreadable') {
      this.noteOtherMark(cell)
      throw new RowRefused(t`“${quotedText(cell)}” in the column “${column.header}” is not a number.`)
    }
    if (typeof cell === 'string' && !this.plan.isDecimalProven && isAmbiguousNumber(cell)) {
      this.noteOtherMark(cell)
      throw new RowRefused(t`“${quotedText(cell)}” in the column “${column.header}” has thousands or decimals; the rows above do not show which. Say which mark the decimals have.`)
    }
    if (kind === 'money') {
      this.checkSign(cell)
      const minor = parseMinor(text.text, this.plan.currency)
      if (minor === null) throw new RowRefused(t`The amount “${quotedText(cell)}” in the column “${column.header}” is too large.`)
      if (minor < 0) throw new RowRefused(t`The amount “${quotedText(cell)}” in the column “${column.header}” is negative.`)
      this.rounded.note(column, text.text, minor)
      return minor
    }
    const value = Number(text.text)
    if (kind === 'count' && typeof cell === 'string' && text.text.includes('.') && isAmbiguousNumber(cell) && !this.plan.fractionalCounts.has(column.index)) throw new RowRefused(t`“${quotedText(cell)}” in the column “${column.header}” may be ${numberText(value)} or ${numberText(value * 1000)}: this file has the mark before decimals, and counts have none. Write it without the mark; or, if it is ${numberText(value)}, say which mark the decimals have.`)
    if (value > Number.MAX_SAFE_INTEGER) throw new RowRefused(t`“${quotedText(cell)}” in the column “${column.header}” is too large to be counted exactly.`)
    if (kind === 'count' && !Number.isInteger(value)) throw new RowRefused(t`“${quotedText(cell)}” in the column “${column.header}” is not a whole number.`)
    if (value < 0) throw new RowRefused(t`“${quotedText(cell)}” in the column “${column.header}” is not a count.`)
    return value
  }

  private noteOtherMark(cell: Cell): void {
    const other = this.plan.decimal === '.' ? ',' : '.'
    if (this.otherMark === null && typeof cell === 'string' && readNumber(cell, other).kind === 'number') this.otherMark = { line: this.line, text: cell }
  }

  private checkSign(cell: Cell): void {
    const currencies = typeof cell === 'string' ? currenciesOf(cell) : []
    if (currencies.length > 0 && !currencies.includes(this.plan.currency)) throw new RowRefused(t`“${quotedText(cell)}” is not in ${this.plan.currency}, the file's currency: amounts of two currencies are never added.`)
  }

  private checkCurrency(cells: readonly Cell[]): void {
    if (this.currency === -1) return
    const text = this.textAt(cells, this.currency)
    const code = text.toUpperCase()
    if (code !== '' && code !== '--' && code !== this.plan.currency && !currenciesOf(text).includes(this.plan.currency)) throw new RowRefused(t`The row is in ${code.slice(0, 10)}, the file in ${this.plan.currency}: amounts of two currencies are never added.`)
  }

  private dayNumber(cells: readonly Cell[], index: number): number {
    const cell = cells[index]
    const text = cellText(cell)
    if (text === this.lastDay.text && text !== '') return this.lastDay.number
    const known = this.dayNumbers.get(text)
    if (known !== undefined) {
      this.lastDay = { text, number: known }
      return known
    }
    const day = cell instanceof Date ? dayOfDate(cell) : readDay(text, this.plan.dateOrder)
    const header = this.plan.columns[index]?.header ?? ''
    if (day === null) throw new RowRefused(this.noDayReason(cells, cell, header))
    const number = numberOfResults(day, cell, header)
    this.dayNumbers.set(text, number)
    return number
  }

  /** The ends of a stretch of days in the column of days, as weeks are written. Null: it is a day, or none. */
  private stretchAt(cells: readonly Cell[]): readonly [number, number] | null {
    const cell = cells[this.day]
    if (typeof cell !== 'string' || cell.length < shortestStretch || this.dayNumbers.has(cell)) return null
    const days = readDays(cell, this.plan.dateOrder)
    const header = this.plan.columns[this.day]?.header ?? ''
    return days === null || days.from === days.to ? null : [numberOfResults(days.from, cell, header), numberOfResults(days.to, cell, header)]
  }

  private noDayReason(cells: readonly Cell[], cell: Cell | undefined, header: string): string {
    const text = cellText(cell)
    if (this.otherOrder === null && (['DMY', 'MDY'] as const).some((order) => readDays(text, order) !== null)) this.otherOrder = { line: this.line, text: stretchEnds(text)[0] ?? text }
    if (isNamedLikeSum(cells, this.dimensions)) return t`The row is called as a sum is and names no day, so it was left out as the sum of other rows.`
    return isNameless(text.trim()) ? t`The row names no day in the column “${header}”.` : noDaySentence(cell, header)
  }

  private readDays(cells: readonly Cell[]): readonly [number, number] {
    const { period, stretchEnds, format } = this.plan
    if (this.day !== -1) {
      const stretch = this.stretchAt(cells)
      if (stretch !== null) return stretch
      const number = this.dayNumber(cells, this.day)
      if (stretchEnds === null) return [number, number]
      const end = stretchEnds.get(number)
      if (end === undefined) throw new RowRefused(t`The row starts on a day on which no other does, in a report whose rows each cover more than a day.`)
      return [number, end]
    }
    if (this.from !== -1) {
      const from = this.dayNumber(cells, this.from)
      const last = this.to === -1 ? from : this.dayNumber(cells, this.to)
      const to = format.endsAtMidnight === true && last > from && / 00:00(?::00(?:\.0+)?)?(?:\D|$)/.test(cellText(cells[this.to]).replace('T', ' ')) ? last - 1 : last
      if (from > to) throw new RowRefused(t`The row ends before it starts.`)
      return [from, to]
    }
    return period === null ? [0, 0] : [toDayNumber(period.from), toDayNumber(period.to)]
  }

  private entityOf(cells: readonly Cell[]): number {
    const { names, plan } = this
    let place = 0
    for (const field of this.namedFields) {
      names[place] = field === 'account_id' || field === 'campaign_id' || field === 'ad_set_id' || field === 'ad_id' ? this.idAt(cells, this.index[field]) : this.textAt(cells, this.index[field])
      place += 1
    }
    const hasCampaigns = this.index.campaign_id !== -1 || this.index.campaign_name !== -1
    let [isNew, isNamed, depth] = [false, false, 0]
    const entity = this.builder.entities.numberOf(names, () => {
      const { account_id, account_name, campaign_id, campaign_name, ad_set_id, ad_set_name, ad_id, ad_name } = { ...noNames, ...Object.fromEntries(this.namedFields.map((field, index) => [field, names[index] ?? ''])) }
      isNew = true
      isNamed = campaign_id !== '' || campaign_name !== ''
      depth = [campaign_id || campaign_name, ad_set_id || ad_set_name, ad_id || ad_name].filter((name) => !isNameless(name)).length
      return {
        level: plan.level, accountId: plan.account === null ? account_id : '', accountName: plan.account ?? account_name,
        campaignId: campaign_id, campaignName: campaign_name, adSetId: ad_set_id, adSetName: ad_set_name, adId: ad_id, adName: ad_name,
      }
    })
    if (hasCampaigns && isNew) {
      this.nameless.meet(entity, isNamed)
      this.nested.meet(entity, depth)
    }
    return entity
  }

  private segmentOf(cells: readonly Cell[]): number {
    if (this.segments.length === 0) return 0
    const value = this.segments.map((index) => this.textAt(cells, index)).join(' · ')
    return this.builder.segments.numberOf(value, () => value)
  }
}
