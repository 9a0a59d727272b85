import { ImportOptions, type ImportQuestion } from '../shared/imports/import'
import { correctionKey, type FileLayout } from '../shared/imports/refused-file'
import { cutText } from '../shared/kernel/cut-text'
import { fromDayNumber } from '../shared/kernel/day'
import { numberText } from '../shared/kernel/language'
import { plural, t } from '../shared/kernel/words'
import { AddingRow } from './adding-row'
import { ChunkBuilder } from './chunk-builder'
import { haveHours } from './dates'
import { namedLikeTotals, type OtherRows, rowsMissing, totalsDiffer } from './file-questions'
import { hashHeader } from './headers'
import { findLineInOneCell, lineInOneCellSentence } from './line-in-one-cell'
import { findDeals } from './deals/recognise-deals'
import { dealsHome, organicHome, postsHome } from './organic/elsewhere'
import { isPostHeader } from './organic/recognise-posts'
import { ownReportQuestion } from './own-report'
import { PlainRows } from './plain-rows'
import { laterMarkQuestion, laterOrderQuestion, planReading, type Planned } from './plan'
import type { ReadOptions, ReadSummary, RefusedRow } from './reading'
import { recognise, type Recognised, withFieldsByCells } from './recognise'
import { ReasonCutter } from './refused-rows'
import { besidePeriod } from './row-days'
import { type DataRow, RowReader } from './row-reader'
import { hasHeadingsAgain } from './second-table'
import { refuseSwappedDays, serialDays } from './sheet-days'
import { SummaryRows } from './summary-rows'
import { addToSums, beyondExact, noSums, reconcile, type Reconciliation, type Sums, toTotals } from './sums'
import { cellText, rowText, TableError, type TableRow } from './table'
import { notOfAdsQuestion } from './unread-notes'

/** Rows kept back until it is settled how the file is read; they carry the proof of its formats. */
const sampleRows = 2000
const previewRows = 12
const keptRefusals = 1000

const defaults = ImportOptions.parse({})

type FoundLayout = Pick<FileLayout, 'encoding' | 'hasMark' | 'isDelimiterNamed'> & { readonly delimiter: string }

/** What is known of a file apart from its rows. */
interface FoundFile {
  readonly sha256: string
  readonly size: number
  readonly encoding: string
  readonly delimiter: string
  readonly sheets: readonly string[]
  readonly headerLine: number
  readonly layout: FoundLayout
  /** What proves encoding and delimiter, in sentences. */
  readonly layoutProof: readonly string[]
}

/** Whatever rows below the first ones leave open of how days and numbers are written, where neither was asked about yet nor said. */
const laterQuestions = ({ dateOrder, decimal }: ImportOptions, { questions }: Planned, { days: { otherOrder }, figures: { otherMark } }: RowReader): readonly ImportQuestion[] => {
  const isOpen = (option: 'dateOrder' | 'decimal', said: string): boolean => said === 'auto' && !questions.some(({ id }) => id === option)
  return [
    ...(otherOrder !== null && isOpen('dateOrder', dateOrder) ? [laterOrderQuestion(otherOrder)] : []),
    ...(otherMark !== null && isOpen('decimal', decimal) ? [laterMarkQuestion(otherMark)] : []),
  ]
}

/** The column whose figures count as conversions. Undefined: results do. */
const conversionsOf = ({ face: { columns } }: Recognised) => columns.find(({ field }) => field === 'conversions')

/** Takes rows as they come: first keeps them until the reading is settled, then reads each. */
export class FileReader {
  private held: TableRow[] | null = []
  private readonly cutter = new ReasonCutter()
  private head: string[][] = []
  private recognised: Recognised | null = null
  private planned: Planned | null = null
  private reader: RowReader | null = null
  /** What reads most rows from bytes once the reading is settled. Null: not yet, or not this file. */
  plainRows: PlainRows | null = null
  private readonly builder: ChunkBuilder
  private headerHash = ''
  /** Where the header stands; known once the reading is settled. */
  headerLine = 1
  private effectiveOptions: ImportOptions
  private readonly preview: { line: number; cells: { text: string; parsed: string | null }[] }[] = []
  private readonly sums = noSums()
  private readonly adding = new AddingRow()
  private readonly summary = new SummaryRows()
  private readonly resultKinds = new Set<string>()
  private readonly refusals: RefusedRow[] = []
  private counts = { read: 0, refused: 0, totals: 0, data: 0 }
  /** What was noticed beside the rows, each once. */
  readonly notes = new Set<string>()
  /** Of a text file; known before its first row. */
  delimiter: string | null = null
  /** Of a spreadsheet: from which day its numbers count days (see `countsFrom`). Null: a text file. */
  daysFrom: number | null = null
  private toDates: ((row: TableRow) => TableRow) | null = null
  private isByHour = false
  private days = { first: 0, last: 0, isPeriod: false, isDated: false }

  constructor(
    private readonly fileName: string,
    private readonly options: ReadOptions,
  ) {
    this.builder = new ChunkBuilder(options.onChunk)
    this.effectiveOptions = options.options
  }

  add(given: TableRow): void {
    const row = this.cutter.cut(given)
    if (this.held === null) return this.readRow(this.toDates === null ? row : this.toDates(row))
    this.held.push(row)
    if (this.held.length >= sampleRows) this.settle()
  }

  /** Decides how the file is read. Throws TableError when nothing in it can be. */
  settle(): void {
    if (this.held === null) return
    const rows = this.held
    this.held = null
    if (rows.length === 0) throw new TableError(t`The file holds no rows.`, null)
    this.effectiveOptions = this.correctedOptions()
    const { platform, mapping } = this.effectiveOptions
    let recognised = recognise(rows, this.fileName, platform, mapping)
    const headerRow = rows[recognised?.headerRow ?? 0]
    this.head = rows.slice(0, (recognised?.headerRow ?? 0) + 1).map(({ cells }) => cells.map(cellText))
    this.headerHash = hashHeader(this.head.at(-1) ?? [])
    const recalled = this.recall(recognised)
    if (recalled !== null && recalled.mapping !== null && mapping === null && (recognised === null || recognised.platform === 'generic')) {
      this.effectiveOptions = { ...this.effectiveOptions, mapping: recalled.mapping, platform: recalled.platform }
      recognised = recognise(rows, this.fileName, recalled.platform, recalled.mapping) ?? recognised
    }
    if (recognised === null || headerRow === undefined) throw this.unrecognised(rows)
    const last = headerRow.cells.length - 1
    const beyond = Object.keys(mapping ?? {}).find((index) => Number(index) > last)
    if (beyond !== undefined) throw new TableError(t`The mapping names column ${beyond}, and the columns of this file are 0 to ${String(last)}.`, headerRow.line)
    recognised = withFieldsByCells(recognised, rows.slice(recognised.headerRow + 1))
    this.headerLine = headerRow.line
    const body = this.dated(rows.slice(recognised.headerRow + 1), recognised)
    this.planned = planReading(recognised, body, headerRow.cells.length, { delimiter: this.delimiter, workbookCurrency: this.options.workbookCurrency, recalled }, this.effectiveOptions)
    recognised = { ...recognised, face: { ...recognised.face, columns: this.planned.plan.columns } }
    this.recognised = recognised
    this.refuseWithoutResults(recognised, rows)
    this.reader = new RowReader(this.planned.plan, this.builder)
    const day = recognised.face.columns.find(({ field }) => field === 'day')?.index ?? -1
    this.isByHour = haveHours(body.map(({ cells }) => cells[day]).filter((cell) => typeof cell === 'string' || cell instanceof Date))
    for (const row of body) this.readRow(row)
    this.plainRows = this.delimiter === null || this.cutter.corrects !== null || this.preview.length < previewRows ? null : PlainRows.of(this.reader, this.delimiter, (row) => this.countRow(row))
  }

  /** The first rows with days for what a spreadsheet left as numbers. Throws TableError where a program took days for months. */
  private dated(rows: readonly TableRow[], { face: { columns } }: Recognised): readonly TableRow[] {
    if (this.daysFrom === null) return rows
    refuseSwappedDays(rows, columns)
    const found = serialDays(rows, columns, this.daysFrom)
    if (found === null) return rows
    for (const note of found.notes) this.notes.add(note)
    this.toDates = found.toDates
    return rows.map(found.toDates)
  }

  /** What was said of this header before: of the platform it was recognised for, or asked for; where neither, of any. Of refused rows that come back, how their file was read. */
  private recall(recognised: Recognised | null): ImportOptions | null {
    const { remembered } = this.options
    const { platform } = this.effectiveOptions
    const { corrects } = this.cutter
    const known = recognised !== null && recognised.platform !== 'generic' ? recognised.platform : platform === 'auto' ? null : platform
    const said = remembered.get(known === null ? this.headerHash : `${known} ${this.headerHash}`)
    return said ?? (corrects === null ? null : (remembered.get(correctionKey(corrects)) ?? null))
  }

  /** Of refused rows that come back: what was settled for their file holds where the person says nothing else. */
  private correctedOptions(): ImportOptions {
    const { options, remembered } = this.options
    const { corrects } = this.cutter
    const settled = corrects === null ? undefined : remembered.get(correctionKey(corrects))
    if (settled === undefined) return options
    return {
      ...options,
      platform: options.platform === 'auto' ? settled.platform : options.platform,
      account: options.account ?? settled.account,
      currency: options.currency ?? settled.currency,
      from: options.from ?? settled.from,
      to: options.to ?? settled.to,
      mapping: options.mapping ?? settled.mapping,
    }
  }

  /** How rows of this file can be written again and read alike. */
  private layout({ encoding, hasMark, delimiter, isDelimiterNamed }: FoundLayout, { plan }: Planned, { platform }: Recognised): FileLayout {
    const { account, mapping } = this.effectiveOptions
    return {
      encoding, hasMark, isDelimiterNamed,
      delimiter: delimiter === '' ? ',' : delimiter,
      head: this.head,
      options: {
        ...defaults, platform, mapping, account, currency: plan.currency, from: plan.period?.from ?? null, to: plan.period?.to ?? null,
        decimal: plan.isDecimalProven ? plan.decimal : 'auto', dateOrder: plan.dateOrder === 'YMD' ? 'auto' : plan.dateOrder,
      },
    }
  }

  private unrecognised(rows: readonly TableRow[]): TableError {
    const home = organicHome(rows, this.fileName) ?? (findDeals(rows) === null ? null : dealsHome)
    if (home !== null) return new TableError(home.sentence, rows[0]?.line ?? 1, home.belongsTo)
    const lineInOneCell = findLineInOneCell(rows)
    if (lineInOneCell !== null) return new TableError(lineInOneCellSentence(this.delimiter === null), lineInOneCell)
    const widest = Math.max(...rows.slice(0, 50).map(({ cells }) => cells.length))
    return widest < 2
      ? new TableError(t`This does not look like a table: no line has more than one column.`, 1)
      : new TableError(t`No column of this file looks like spend, impressions, clicks or conversions, so there is nothing to import.`, rows[0]?.line ?? 1)
  }

  private refuseWithoutResults({ face: { columns, headers }, platform }: Recognised, rows: readonly TableRow[]): void {
    const fields = new Set(columns.map(({ field }) => field))
    const { platform: named, mapping, subject } = this.effectiveOptions
    const isTold = mapping !== null || (named !== 'auto' && subject === 'ads')
    // Whose file it is says nothing of what it holds: X has posts and ads.
    if (!isTold && !fields.has('spend') && (platform === 'generic' || named !== 'auto')) {
      const home = organicHome(rows, this.fileName) ?? (named === 'auto' && isPostHeader(headers) ? postsHome : null)
      if (home !== null) throw new TableError(home.sentence, this.headerLine, home.belongsTo)
    }
    if (platform === 'google' && !fields.has('spend') && !fields.has('clicks') && !fields.has('conversions')) {
      throw new TableError(t`This Google Ads card has neither cost nor clicks, so no report could use it. Download the Campaigns report instead.`, null)
    }
  }

  private readRow(row: TableRow): void {
    if (this.reader === null) return
    const outcome = this.reader.read(row)
    if (outcome.kind === 'footer') return
    if (this.preview.length < previewRows) this.keepForPreview(row)
    if (outcome.kind === 'data') return this.countRow(outcome)
    this.counts.read += 1
    switch (outcome.kind) {
      case 'total':
        this.counts.totals += 1
        this.summary.take(outcome)
        return
      case 'subtotal':
        this.counts.totals += 1
        return
      case 'refused': {
        const reason = this.recognised !== null && hasHeadingsAgain(row, this.recognised, this.headerLine) ? t`The line has the headings once more, as files do that were put together.` : outcome.reason
        this.counts.refused += 1
        if (this.refusals.length < keptRefusals) this.refusals.push({ line: row.line, reason, text: rowText(row), cells: row.cells.map(cellText) })
      }
    }
  }

  private countRow(row: DataRow): void {
    const { measures, results, resultKind, fromDay, toDay } = row
    this.adding.take(row)
    this.counts.read += 1
    this.counts.data += 1
    addToSums(this.sums, measures, results)
    // Meta writes a nought without a kind where there was no result.
    if (resultKind !== '' || results > 0) this.resultKinds.add(resultKind)
    this.noteDays(fromDay, toDay)
  }

  private keepForPreview({ line, cells }: TableRow): void {
    const columns = this.recognised?.face.columns ?? []
    this.preview.push({
      line,
      cells: columns.map(({ index, field }) => {
        const text = cutText(cellText(cells[index]), 200)
        return { text, parsed: field === 'ignored' || text.trim() === '' ? null : (this.reader?.show(text, field) ?? null) }
      }),
    })
  }

  private noteDays(from: number, to: number): void {
    const { days } = this
    if (from === 0 && to === 0) return
    if (!days.isDated || from < days.first) days.first = from
    if (!days.isDated || to > days.last) days.last = to
    days.isDated = true
    if (from !== to) days.isPeriod = true
  }

  /** Everything known at the end of the file. */
  finish(file: FoundFile): ReadSummary {
    this.settle()
    const { recognised, planned, reader, counts, days } = this
    if (recognised === null || planned === null || reader === null) throw new TableError(t`The file holds no rows.`, null)
    if (counts.read === 0) throw new TableError(t`The file has a header but no rows below it.`, file.headerLine)
    this.builder.flush()
    const { plan } = planned
    const sums = this.alike(this.sums, recognised)
    const beyond = beyondExact(this.sums)
    if (beyond !== null) throw new TableError(t`The figures of ${beyond} add up to more than can be counted exactly. If other numbers stand in that column, such as ids, leave it out.`, null)
    const held = (own: Sums) => ({ printed: own, reconciliation: reconcile(sums, this.alike(own, recognised), counts.data, plan.currency, reader.unknown.maskedAtMost) })
    const candidates = (this.isOnlySummary() ? [sums] : this.summary.candidates).map(held)
    const { printed, reconciliation } = candidates.find((candidate) => candidate.reconciliation.reconciled) ?? candidates[0] ?? { printed: null, reconciliation: null }
    const missing = this.missingRows(recognised)
    return {
      sha256: file.sha256,
      size: file.size,
      platform: recognised.platform,
      kind: planned.kind,
      currency: plan.currency,
      grain: days.isDated && !days.isPeriod ? 'day' : 'period',
      from: days.isDated ? fromDayNumber(days.first) : null,
      to: days.isDated ? fromDayNumber(days.last) : null,
      account: plan.account ?? '',
      level: plan.level,
      segments: planned.segments,
      rowsRead: counts.read,
      rowsRefused: counts.refused,
      rowsTotals: counts.totals,
      totals: toTotals(sums, plan.currency),
      fileTotals: printed === null ? null : toTotals(printed, plan.currency),
      reconciled: reconciliation === null ? null : reconciliation.reconciled,
      refusals: this.refusals,
      layout: this.layout(file.layout, planned, recognised),
      corrects: this.cutter.corrects,
      warnings: [
        ...planned.warnings,
        ...this.notes,
        ...reader.warnings(),
        ...besidePeriod(planned.printed, days),
        ...this.unlikeResults(recognised),
        ...(reconciliation?.warnings ?? []),
        ...(missing === null ? [] : [missing.sentence]),
        ...(counts.data === 0 && counts.refused > 0 ? [t`Every row was refused; there is nothing to import.`] : []),
      ],
      questions: this.questions(recognised, planned, reader, reconciliation, missing).filter(({ id }) => !this.effectiveOptions.accepted.includes(id)),
      attributions: reader.attributions.settings(),
      isByHour: this.isByHour,
      told: reader.told(this.sums),
      headerHash: this.headerHash,
      headings: this.head.at(-1) ?? [],
      preview: this.previewOf(file, recognised, planned),
    }
  }

  /** Sums without that of results of unlike kinds, which are kept apart. */
  private alike(sums: Sums, recognised: Recognised): Sums {
    if (this.resultKinds.size < 2) return sums
    return { ...sums, results: null, conversions: conversionsOf(recognised) === undefined ? null : sums.conversions }
  }

  /** Says that results are of unlike kinds, and what becomes of them. */
  private unlikeResults(recognised: Recognised): readonly string[] {
    const { size } = this.resultKinds
    if (size < 2) return []
    const kinds = [...this.resultKinds].slice(0, 4).map((kind) => kind || t`of no named kind`).join('; ')
    const column = conversionsOf(recognised)
    return [column === undefined ? t`The results are of ${size} unlike kinds (${kinds}); they are kept apart and not added.` : t`The results are of ${size} unlike kinds (${kinds}); conversions are those of the column “${column.header}” alone.`]
  }

  /** Says that the file has other rows than it says itself, and whether it has more. Null: it has those, or says nothing. */
  private missingRows({ format, face }: Recognised): OtherRows | null {
    const promised = this.cutter.corrects === null ? (format.rowsPromised?.(face) ?? null) : null
    const met = this.counts.data + this.counts.refused
    if (promised === null || promised === met) return null
    return { sentence: t`The file says that it has ${plural(promised, { one: '# row', other: '# rows' })}, but ${numberText(met)} were found.`, isMore: met > promised }
  }

  /** Whatever a person must settle before the rows are imported, that which was answered too. */
  private questions(recognised: Recognised, planned: Planned, reader: RowReader, reconciliation: Reconciliation | null, missing: OtherRows | null): readonly ImportQuestion[] {
    const { counts, sums } = this
    const { namedLikeTotal } = reader
    const isExport = this.cutter.corrects === null
    const parts = reader.parts.question(sums, counts.data)
    return [
      ...planned.questions,
      ...laterQuestions(this.effectiveOptions, planned, reader),
      parts,
      // What may be missing is asked about already.
      parts === null && reconciliation?.reconciled === false ? totalsDiffer(reconciliation, this.refusals[0], counts.refused) : null,
      isExport && counts.data > 0 ? (ownReportQuestion(recognised.face.columns) ?? (this.effectiveOptions.platform === 'auto' ? notOfAdsQuestion(recognised, planned.plan.period) : null)) : null,
      isExport && reconciliation?.reconciled !== true ? (reader.nested.question() ?? this.adding.question(sums, counts.data)) : null,
      namedLikeTotal > 0 && namedLikeTotal < counts.data ? namedLikeTotals(namedLikeTotal) : reader.partNames.question(),
      missing === null ? null : rowsMissing(missing),
    ].filter((question) => question !== null)
  }

  private previewOf(file: FoundFile, { why, face: { columns } }: Recognised, { proofs }: Planned): ReadSummary['preview'] {
    const known = columns.filter(({ field }) => field !== 'ignored').length
    return {
      recognisedBy: [...why],
      encoding: file.encoding,
      delimiter: file.delimiter,
      sheets: [...file.sheets],
      headerLine: file.headerLine,
      columns: columns.map(({ index, header, field, isPinned }) => ({ index, header, field, isPinned, ...(proofs.get(index) ?? { format: '', proof: '' }) })),
      layoutProof: [...file.layoutProof, t`Headings on line ${file.headerLine}: ${numberText(known)} of ${numberText(columns.length)} are known.`],
      sample: this.preview,
    }
  }

  /** A Meta file without any breakdown has one row: the account's total, which is its own checksum. */
  private isOnlySummary(): boolean {
    return this.cutter.corrects === null && this.counts.data === 1 && this.counts.read === 1 && this.recognised?.platform === 'meta' && this.planned?.plan.level === 'account' && this.planned.segments.length === 0
  }
}
