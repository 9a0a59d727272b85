import { readAsItLies } from '../connection'
import type { StoreContext } from '../context'
import { hasSchemaSince } from '../schema-text'
import { markObjected, refreshObjections } from './objection'

/** What people said no to, as a workbook has it that nobody has open. */
interface Refusals {
  /** Null: nobody objected. */
  readonly salt: string | null
  readonly hashes: readonly { readonly hash: string; readonly on: string }[]
  /** Contacts who objected and are still there, also those without an address to know them by. */
  readonly objected: readonly { readonly id: number; readonly createdAt: string }[]
  readonly withdrawn: readonly { readonly id: number; readonly createdAt: string; readonly on: string }[]
}

/** The first version of workbooks that know consents and objections. */
const firstWithConsents = 2

/** Objections and withdrawn consents of a workbook or a backup that nobody has open. Null: there is none, or it cannot be read. */
export const refusalsOf = (file: string | null): Refusals | null => {
  if (file === null) return null
  try {
    return readAsItLies(file, (sqlite) => {
      if (!hasSchemaSince(sqlite, firstWithConsents)) return null
      // The columns of each statement.
      return {
        salt: (sqlite.prepare('SELECT salt FROM objection_salt WHERE id = 1').pluck().get() as string | undefined) ?? null,
        hashes: sqlite.prepare('SELECT hash, noted_on AS "on" FROM objection').all() as Refusals['hashes'],
        objected: sqlite.prepare('SELECT id, created_at AS createdAt FROM contact WHERE has_objected = 1').all() as Refusals['objected'],
        withdrawn: sqlite.prepare('SELECT id, created_at AS createdAt, withdrawn_on AS "on" FROM consent WHERE withdrawn_on IS NOT NULL').all() as Refusals['withdrawn'],
      }
    })
  } catch {
    // A backup is restored because something was wrong with the file it replaces.
    return null
  }
}

/** Lets objections and withdrawals hold in a backup from before them that was put back: whoever said no is not asked to say it again. */
export const keepRefusals = (context: StoreContext, { salt, hashes, objected, withdrawn }: Refusals): void => {
  const { prepare } = context
  for (const { id, createdAt, on } of withdrawn) prepare('UPDATE consent SET withdrawn_on = ? WHERE id = ? AND created_at = ? AND withdrawn_on IS NULL').run(on, id, createdAt)
  if (salt === null) return
  prepare('INSERT INTO objection_salt (id, salt) VALUES (1, ?) ON CONFLICT DO NOTHING').run(salt)
  // Under another salt the hashes would be those of nobody.
  const added =
    prepare('SELECT salt FROM objection_salt WHERE id = 1').pluck().get() === salt
      ? hashes.filter(({ hash, on }) => prepare('INSERT INTO objection (hash, noted_on) VALUES (?, ?) ON CONFLICT DO NOTHING').run(hash, on).changes > 0)
      : []
  const marked = objected.filter(({ id, createdAt }) => prepare('SELECT 1 FROM contact WHERE id = ? AND created_at = ? AND has_objected = 0').get(id, createdAt) !== undefined).map(({ id }) => id)
  for (const id of marked) markObjected(context, id)
  // Somebody whom they were merged with since stands there under a number of their own.
  refreshObjections(context, added.length > 0 ? prepare('SELECT id FROM contact').pluck().all().map(Number) : marked)
}
