import type Database from 'better-sqlite3'
import { cacheKibibytes } from './connection'
import { problemCodeOf } from './problems'

/** Memory for pages meanwhile: what is written in the order of its key is seldom read again. */
const smallCacheKibibytes = 16_384

/** As SQLite has it by itself: pages of the log at which a commit writes it back. */
const usualCheckpointPages = 1000

/** Writes the log back into the file. What was committed lies safe in the log: where the disk stands in the way, the next commit tries again. */
const writeBack = (sqlite: Database.Database): void => {
  try {
    sqlite.pragma('wal_checkpoint(PASSIVE)')
  } catch (error) {
    if (problemCodeOf(error) === null) throw error
  }
}

/**
 * Runs a large transaction so that its end is short: its pages go to the log as they fill, not all at the commit, and the log is written back as a step of its own.
 * `onCommitted` is called between the two. Throws what `run` throws.
 */
export const inLargeTransaction = <T>(sqlite: Database.Database, run: () => T, onCommitted: () => void): T => {
  sqlite.pragma(`cache_size = -${smallCacheKibibytes}`)
  sqlite.pragma('wal_autocheckpoint = 0')
  try {
    const value = run()
    onCommitted()
    writeBack(sqlite)
    return value
  } finally {
    sqlite.pragma(`wal_autocheckpoint = ${usualCheckpointPages}`)
    sqlite.pragma(`cache_size = -${cacheKibibytes}`)
  }
}
