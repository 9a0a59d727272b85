import Database from 'better-sqlite3'
import { migrate } from '../../src/store/migrations'

let emptyWorkbook: Buffer | null = null

/** A migrated workbook in memory. It is migrated once and copied from then on: property tests open hundreds. */
export const openEmpty = (): Database.Database => {
  if (emptyWorkbook === null) {
    const first = new Database(':memory:')
    migrate(first)
    emptyWorkbook = first.serialize()
    first.close()
  }
  return new Database(Buffer.from(emptyWorkbook))
}
