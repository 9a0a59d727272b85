import { cutText } from '../shared/kernel/cut-text'

/** A column of attribution settings has a handful; more, or longer ones, are another kind of text. */
const mostSettings = 50
const mostLetters = 200

/** Notes on which days which attribution settings hold, by the rows of data that name them. */
export class AttributionDays {
  private readonly days = new Map<string, { fromDay: number; toDay: number }>()

  /** What a cell names. Empty: no setting. */
  static read(text: string): string {
    const setting = cutText(text, mostLetters)
    return setting === '-' ? '' : setting
  }

  /** A row of data over these days names a setting. */
  take(setting: string, fromDay: number, toDay: number): void {
    if (setting === '') return
    const known = this.days.get(setting)
    if (known !== undefined) {
      known.fromDay = Math.min(known.fromDay, fromDay)
      known.toDay = Math.max(known.toDay, toDay)
    } else if (this.days.size < mostSettings) this.days.set(setting, { fromDay, toDay })
  }

  /** Each setting with the first and last of its days. */
  settings(): readonly { readonly setting: string; readonly fromDay: number; readonly toDay: number }[] {
    return [...this.days].map(([setting, days]) => ({ setting, ...days }))
  }
}
