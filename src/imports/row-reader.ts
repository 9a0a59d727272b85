import { type ImportField, MeasureField } from '../shared/imports/import'
import { minorToDecimal, parseMinor } from '../shared/kernel/money'
import { dayRangeText } from '../shared/kernel/day-text'
import { numberText } from '../shared/kernel/language'
import { plural, t } from '../shared/kernel/words'
import { formulaPlain } from '../shared/reports/formula-safe'
import { AttributionDays } from './attribution-days'
import type { ChunkBuilder } from './chunk-builder'
import { indexOfField, type MeasureColumn, measureColumns } from './column-uses'
import { currenciesOf } from './currency-signs'
import { readDays } from './dates'
import { type FigurePlan, FigureReader } from './figure-reader'
import { normaliseHeader } from './headers'
import { NamelessRows } from './nameless-rows'
import { NestedRows } from './nested-rows'
import { isRounded, readNumber, type ReadNumber, readRate, shownNumber } from './numbers'
import { PartNames } from './part-names'
import { PartSums } from './part-sums'
import { type Column, dimensionFields, isCalledTotal, isNamedLikeSum, isNameless, namesSomething, type PlatformFormat, type TotalKind } from './platform-format'
import { RatioCheck } from './ratios'
import type { MeasureName, ReadEntity } from './reading'
import { type DayPlan, RowDays } from './row-days'
import type { Sums } from './sums'
import { type Cell, cellText, RowRefused, type TableRow } from './table'
import { UnknownCells } from './unknown-cells'

/** How the rows of one file are read, settled before the first of them. */
export interface RowPlan extends FigurePlan, DayPlan {
  readonly columnCount: number
  readonly account: string | null
  readonly level: ReadEntity['level']
  /** Texts carry our own apostrophe against formulas, and notes stand below the table. */
  readonly isOwnReport: boolean
  /** A person said that what is called as sums over parts are (`All`) is called so, and no sum. */
  readonly arePartsNames: boolean
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

const idFields: ReadonlySet<ImportField> = new Set(['campaign_id', 'ad_set_id', 'ad_id'])

const idOfName = [['campaign_name', 'campaign_id'], ['ad_set_name', 'ad_set_id'], ['ad_name', 'ad_id']] as const

const noNames = { account_id: '', account_name: '', campaign_id: '', campaign_name: '', ad_set_id: '', ad_set_name: '', ad_id: '', ad_name: '' }

/** Letters of a name, far more than any platform takes: a window that shows a list of longer ones stands still. */
const longestName = 5000

/** Ads that run cost money and are seen, so that a column without any such figure tells nothing. */
const mayNotHappen = (measure: MeasureField): boolean => measure !== 'spend' && measure !== 'impressions'

const shownReading = (read: ReadNumber): string | null => (read.kind === 'number' ? shownNumber(read.text) : null)

/** What a column of conversions counts: by the one name its platform has for it in any language, else as the file heads it, which may be with a word of this language. */
const kindOf = ({ conversionKinds }: PlatformFormat, header: string): string => {
  const name = normaliseHeader(header)
  return (Object.hasOwn(conversionKinds, name) ? conversionKinds[name] : undefined) ?? header
}

/** Whether a cell is a day or an id, which none is without a digit, and not what a sum is called: `Total of 3 results`. */
const isOfItsOwn = (text: string): boolean => /\d/.test(text) && !isCalledTotal(text)

/** Reads rows by a plan. Makes no object per cell. */
export class RowReader {
  private readonly index = Object.fromEntries(entityFields.map((field) => [field, -1])) as Record<(typeof entityFields)[number], number>
  /** The columns that name an entity, and the texts of the row at hand in them. */
  private readonly namedFields: readonly (typeof entityFields)[number][]
  private readonly names: string[] = []
  private readonly dimensions: readonly number[]
  /** The column of the id that goes with a column of names. */
  private readonly idOf: ReadonlyMap<number, number>
  /** Columns that a sum has nothing in: of days, or in a file without them of ids. */
  private readonly ofItsOwn: readonly number[]
  private readonly segments: readonly number[]
  private readonly measures: readonly MeasureColumn[]
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
  private readonly nameless = new NamelessRows()
  readonly nested = new NestedRows()
  readonly parts = new PartSums()
  readonly partNames = new PartNames()
  readonly days: RowDays
  readonly figures: FigureReader

  constructor(
    readonly plan: RowPlan,
    private readonly builder: ChunkBuilder,
  ) {
    const { columns } = plan
    for (const field of entityFields) this.index[field] = indexOfField(columns, field)
    this.namedFields = entityFields.filter((field) => this.index[field] !== -1)
    this.dimensions = columns.filter(({ field }) => dimensionFields.has(field)).map(({ index }) => index)
    this.idOf = new Map(idOfName.map(([name, id]) => [this.index[name], this.index[id]] as const).filter(([, id]) => id !== -1))
    const days = columns.filter(({ field }) => field === 'day')
    this.ofItsOwn = (days.length > 0 ? days : columns.filter(({ field }) => idFields.has(field))).map(({ index }) => index)
    this.segments = columns.filter(({ field }) => field === 'segment').map(({ index }) => index)
    this.days = new RowDays(plan)
    this.figures = new FigureReader(plan)
    this.currency = indexOfField(columns, 'currency')
    this.results = columns.find(({ field }) => field === 'results')
    this.resultKind = indexOfField(columns, 'result_kind')
    this.attribution = indexOfField(columns, 'attribution')
    this.conversions = columns.find(({ field }) => field === 'conversions')
    this.conversionKind = this.conversions === undefined ? '' : kindOf(plan.format, this.conversions.header)
    this.ratios = new RatioCheck(columns, plan.format.ratioClicks, plan.decimal, plan.currency)
    this.idWrapping = plan.format.idWrapping
    this.measures = measureColumns(columns)
    this.unknown = new UnknownCells(this.measures, plan.decimal, plan.currency)
  }

  /** Reads one row; data goes into the builder. */
  read(row: TableRow): RowOutcome {
    this.lastNames = null
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
      ...this.figures.rounded.warnings(),
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
      case 'cpa':
        return shownReading(readRate(text, plan.decimal))
      default:
        return text.trim()
    }
  }

  private readOrThrow(row: TableRow): RowOutcome {
    const { line, cells } = row
    const { plan, figures } = this
    if (plan.format.isFooter?.(cells) === true || (plan.isOwnReport && cells.length < plan.columnCount)) return { kind: 'footer' }
    const extra = cells.length > plan.columnCount && cells.slice(plan.columnCount).some((cell) => cellText(cell).trim() !== '')
    if (extra) throw new RowRefused(t`The row has ${plural(cells.length, { one: '# cell', other: '# cells' })}, the header ${numberText(plan.columnCount)}.`)
    const total = this.totalKind(cells)
    if (cells.length < plan.columnCount && total === null) throw new RowRefused(t`The row has ${plural(cells.length, { one: '# cell', other: '# cells' })}, the header ${numberText(plan.columnCount)}.`)

    figures.startRow(line)
    const measures = this.readMeasures(cells)
    if (total === 'subtotal') {
      this.parts.take(this.dimensions.filter((index) => this.isAllOrNothing(cellText(cells[index]).trim())), line, measures)
      return { kind: 'subtotal' }
    }
    const results = this.results === undefined ? Number.NaN : figures.read(cells[this.results.index], this.results, 'decimal')
    const resultKind = this.results === undefined ? '' : this.resultKind === -1 ? this.results.header : this.textAt(cells, this.resultKind)
    if (total !== null) return Number.isNaN(results) && this.measures.every(({ name }) => Number.isNaN(measures[name])) ? { kind: 'subtotal' } : { kind: 'total', rank: total, measures, results }
    this.unknown.count(cells)

    this.checkCurrency(cells)
    const [fromDay, toDay] = this.days.read(row)
    const { brokenIds } = this
    const names = { entity: this.entityOf(cells), segment: this.segmentOf(cells), resultKind, attribution: AttributionDays.read(this.textAt(cells, this.attribution)) }
    const outcome = this.take(line, names, { measures, results, fromDay, toDay })
    this.ratios.check(cells, measures)
    figures.rounded.keepRow()
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
    this.partNames.take(entity, measures)
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

  /** Which sum a row is. A campaign may be called as a sum is: no sum has a day, or in a file without days an id, of its own. */
  private totalKind(cells: readonly Cell[]): TotalKind {
    const kind = this.plan.format.totalKind(cells, this.dimensions, this.idOf)
    if (kind === 'subtotal') return this.plan.arePartsNames ? null : kind
    return typeof kind === 'number' && this.ofItsOwn.some((index) => isOfItsOwn(cellText(cells[index]).trim())) ? null : kind
  }

  private isAllOrNothing(text: string): boolean {
    return isNameless(text) || this.plan.format.isAll?.(text) === true
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
    for (const { name, column, kind } of this.measures) measures[name] = this.figures.read(cells[column.index], column, kind)
    return measures
  }

  private checkCurrency(cells: readonly Cell[]): void {
    if (this.currency === -1) return
    const text = this.textAt(cells, this.currency)
    const code = text.toUpperCase()
    if (code !== '' && code !== '--' && code !== this.plan.currency && !currenciesOf(text).includes(this.plan.currency)) throw new RowRefused(t`The row is in ${code.slice(0, 10)}, the file in ${this.plan.currency}: amounts of two currencies are never added.`)
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
    let ownNames: readonly string[] = []
    const entity = this.builder.entities.numberOf(names, () => {
      const { account_id, account_name, campaign_id, campaign_name, ad_set_id, ad_set_name, ad_id, ad_name } = { ...noNames, ...Object.fromEntries(this.namedFields.map((field, index) => [field, names[index] ?? ''])) }
      isNew = true
      isNamed = campaign_id !== '' || campaign_name !== ''
      ownNames = [campaign_name, ad_set_name, ad_name]
      depth = [campaign_id || campaign_name, ad_set_id || ad_set_name, ad_id || ad_name].filter((name) => !isNameless(name)).length
      return {
        level: plan.level, accountId: plan.account === null ? account_id : '', accountName: plan.account ?? account_name,
        campaignId: campaign_id, campaignName: campaign_name, adSetId: ad_set_id, adSetName: ad_set_name, adId: ad_id, adName: ad_name,
      }
    })
    if (hasCampaigns && isNew) {
      this.nameless.meet(entity, isNamed)
      this.nested.meet(entity, depth)
      this.partNames.meet(entity, ownNames)
    }
    return entity
  }

  private segmentOf(cells: readonly Cell[]): number {
    if (this.segments.length === 0) return 0
    const value = this.segments.map((index) => this.textAt(cells, index)).join(' · ')
    return this.builder.segments.numberOf(value, () => value)
  }
}
