import { type Currency, minorDigits, minorToDecimal } from '../shared/kernel/money'
import { t } from '../shared/kernel/words'
import { shownNumber } from './numbers'
import type { Column } from './platform-format'

/** Watches by how much amounts finer than their currency are rounded. */
export class RoundedAmounts {
  private readonly digits: number
  /** Minor units by which rounding made the amounts of each column more (above 0) or less than the file says: of the row at hand, and of all data rows. */
  private readonly ofRow = new Map<Column, number>()
  private readonly ofAll = new Map<Column, number>()

  constructor(private readonly currency: Currency) {
    this.digits = minorDigits(currency)
  }

  startRow(): void {
    this.ofRow.clear()
  }

  /** `text`: the amount as a plain decimal, which was read as so many minor units. */
  note(column: Column, text: string, minor: number): void {
    const point = text.indexOf('.')
    if (point !== -1 && text.length - point - 1 > this.digits) this.ofRow.set(column, minor - Number(text) * 10 ** this.digits)
  }

  /** The row counts. */
  keepRow(): void {
    for (const [column, by] of this.ofRow) this.ofAll.set(column, (this.ofAll.get(column) ?? 0) + by)
  }

  /** Said from one minor unit on: below it no sum shows it. */
  warnings(): readonly string[] {
    const { currency } = this
    return [...this.ofAll].flatMap(([{ header }, by]) => {
      if (Math.abs(by) < 1 - 1e-6) return []
      const amount = `${shownNumber(minorToDecimal(Math.round(Math.abs(by)), currency))} ${currency}`
      return [
        by < 0
          ? t`The amounts in the column “${header}” have more decimals than ${currency} has. Each row is rounded by itself, so that together they are ${amount} less than in the file.`
          : t`The amounts in the column “${header}” have more decimals than ${currency} has. Each row is rounded by itself, so that together they are ${amount} more than in the file.`,
      ]
    })
  }
}
