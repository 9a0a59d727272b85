import { z } from 'zod'
import { dayMilliseconds } from '../kernel/day'

/** Why a backup was made: by itself at opening, after a stretch of changes, before a large import, a migration or a restore; or asked for. */
export const BackupReason = z.enum(['open', 'changes', 'import', 'migration', 'restore', 'manual'])
export type BackupReason = z.infer<typeof BackupReason>

/** A verified copy of a workbook in the folder beside it. The id is its file name, which carries its time, its reason and a hash of its bytes. */
export const Backup = z.object({ id: z.string(), at: z.iso.datetime(), reason: BackupReason, bytes: z.int().nonnegative() })
export type Backup = z.infer<typeof Backup>

/** How much a backup holds of what somebody knows it by. Of what its version had no place for yet it holds none. */
export const BackupCounts = z.object({ contacts: z.int(), communities: z.int(), interactions: z.int(), posts: z.int(), campaigns: z.int(), plans: z.int(), deals: z.int(), importBatches: z.int() })
export type BackupCounts = z.infer<typeof BackupCounts>

/** The backup was removed meanwhile, or never was one of this workbook. */
export const BackupNotFound = z.object({ type: z.literal('BackupNotFound') })

const kept = { newest: 3, hours: 24, days: 14, weeks: 8 } as const

const bucketsOf = (at: string) => {
  const day = Math.floor(Date.parse(at) / dayMilliseconds)
  // Weeks begin on Monday; day 0 was a Thursday.
  return { hours: at.slice(0, 13), days: day, weeks: Math.floor((day + 3) / 7) }
}

/**
 * The backups that may go: all but the newest 3, the newest of each of the last 24 hours, 14 days and 8 weeks (UTC) that have any,
 * and everything from before a migration or a restore. Hours, days and weeks without a backup do not count, so a long holiday costs none.
 * What is dated later than now was made by a clock that has been set back since: it is thinned by itself, or whatever is made now would be the oldest and go at once.
 */
export const expendableBackups = (backups: readonly Backup[], now: string): readonly Backup[] => [...thin(backups.filter(({ at }) => at <= now)), ...thin(backups.filter(({ at }) => at > now))]

const thin = (backups: readonly Backup[]): readonly Backup[] => {
  const newestFirst = backups.toSorted((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : 0))
  const spared = new Set<Backup>([...newestFirst.slice(0, kept.newest), ...newestFirst.filter(({ reason }) => reason === 'migration' || reason === 'restore')])
  for (const unit of ['hours', 'days', 'weeks'] as const) {
    const seen = new Set<string | number>()
    for (const backup of newestFirst) {
      const bucket = bucketsOf(backup.at)[unit]
      if (seen.has(bucket)) continue
      if (seen.size === kept[unit]) break
      seen.add(bucket)
      spared.add(backup)
    }
  }
  return newestFirst.filter((backup) => !spared.has(backup))
}
