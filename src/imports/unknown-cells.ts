import { type Currency, parseMinor } from '../shared/kernel/money'
import { plural, t } from '../shared/kernel/words'
import type { FigureKind, MeasureColumn } from './column-uses'
import { type DecimalMark, readNumber } from './numbers'
import type { MeasureName } from './reading'
import type { Cell } from './table'

/** Watches for cells of measures that hide their figure, or say that there is none. */
export class UnknownCells {
  private masked = 0
  private noData = 0
  private readonly met = new Set<MeasureName>()
  /** What the masked figures of each measure may add up to, money in minor units: `<5` hides at most 5. */
  readonly maskedAtMost: Partial<Record<MeasureName, number>> = {}

  constructor(
    private readonly measures: readonly MeasureColumn[],
    private readonly decimal: DecimalMark,
    private readonly currency: Currency,
  ) {}

  /** Counts those of one row of data. */
  count(cells: readonly Cell[]): void {
    for (const { name, column, kind } of this.measures) {
      const cell = cells[column.index]
      if (typeof cell !== 'string' || cell === '') continue
      const first = cell.trimStart().charCodeAt(0)
      // Digits are all but every cell.
      if (first >= 48 && first <= 57) continue
      const text = cell.trim()
      if (/^[<>]/.test(text)) {
        this.masked += 1
        this.met.add(name)
        this.maskedAtMost[name] = (this.maskedAtMost[name] ?? 0) + this.hiddenAtMost(text, kind)
      } else if (text !== '' && readNumber(text, this.decimal).kind === 'nothing') {
        this.noData += 1
        this.met.add(name)
      }
    }
  }

  private hiddenAtMost(text: string, kind: FigureKind): number {
    const bound = readNumber(text.slice(1), this.decimal)
    if (!text.startsWith('<') || bound.kind !== 'number') return Number.POSITIVE_INFINITY
    return kind === 'money' ? (parseMinor(bound.text, this.currency) ?? Number.POSITIVE_INFINITY) : Number(bound.text)
  }

  /** Whether a measure has any. */
  isIn(name: MeasureName): boolean {
    return this.met.has(name)
  }

  warnings(): readonly string[] {
    const { masked, noData } = this
    return [
      ...(masked === 0 ? [] : [t`${plural(masked, { one: '# cell only gives', other: '# cells only give' })} a bound, such as “<5”. Such a figure is unknown, not 0; sums leave it out and may be too low, and ratios of such sums are off.`]),
      ...(noData === 0 ? [] : [t`${plural(noData, { one: '# cell says', other: '# cells say' })} that there is no figure (“--”, “-”, “n/a”). It is unknown, not 0.`]),
    ]
  }
}
