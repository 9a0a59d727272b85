import { plural, t } from '../shared/kernel/words'

/** Watches for rows that name no campaign in a file whose other rows do. */
export class NamelessRows {
  private readonly entities = new Set<number>()
  private rows = 0
  private hasNamed = false

  /** An entity is met for the first time in a file that has a column of campaigns. */
  meet(entity: number, isNamed: boolean): void {
    if (isNamed) this.hasNamed = true
    else this.entities.add(entity)
  }

  /** A row of data is of this entity. */
  take(entity: number): void {
    if (this.entities.has(entity)) this.rows += 1
  }

  warnings(): readonly string[] {
    const { rows } = this
    if (rows === 0 || !this.hasNamed) return []
    return [t`${plural(rows, { one: '# row names no campaign, though others do', other: '# rows name no campaign, though others do' })}, as where cells of a spreadsheet are merged: such figures count for the account, not for a campaign. Write the name on every row to change that.`]
  }
}
