import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Backup, type BackupReason, expendableBackups } from './backup'

const hour = 3_600_000
const start = Date.parse('2026-01-01T00:00:00.000Z')
const backup = (atMilliseconds: number, reason: BackupReason = 'changes'): Backup => {
  const at = new Date(atMilliseconds).toISOString()
  return { id: `${at} ${reason}`, at, reason, bytes: 1 }
}

/** What is left after backups are made one after the other, each followed by the thinning. */
const keepAll = (made: readonly Backup[]): readonly Backup[] =>
  made.reduce<readonly Backup[]>((kept, next) => {
    const all = [...kept, next]
    const expendable = new Set(expendableBackups(all, '9999-01-01T00:00:00.000Z'))
    return all.filter((one) => !expendable.has(one))
  }, [])

describe('thinning out backups', () => {
  it('keeps hours, days and weeks of sixty days of work (T8)', () => {
    // Every quarter of an hour of each working day.
    const made = Array.from({ length: 60 }, (_, day) => Array.from({ length: 36 }, (__, quarter) => backup(start + day * 24 * hour + 8 * hour + (quarter * hour) / 4))).flat()
    const kept = keepAll(made)
    expect(kept.length).toBeGreaterThanOrEqual(40)
    expect(kept.length).toBeLessThanOrEqual(3 + 24 + 14 + 8)
    expect(new Set(kept.map(({ at }) => at.slice(0, 10))).size).toBeGreaterThanOrEqual(14)
    expect(kept.some(({ at }) => at < '2026-01-20')).toBe(true)
  })

  it('keeps the last hour by hour, the last fortnight by day, and before that the last of each week', () => {
    // Every hour of 100 days, until Friday 10 April 2026, 23:00.
    const made = Array.from({ length: 100 * 24 }, (_, index) => backup(start + index * hour))
    const gone = new Set(expendableBackups(made, made.at(-1)?.at ?? ''))
    const kept = made.filter((one) => !gone.has(one)).map(({ at }) => at.slice(0, 13))
    const days = ['03-28', '03-29', '03-30', '03-31', '04-01', '04-02', '04-03', '04-04', '04-05', '04-06', '04-07', '04-08', '04-09']
    const sundays = ['02-22', '03-01', '03-08', '03-15', '03-22']
    expect(kept).toEqual([...[...sundays, ...days].map((day) => `2026-${day}T23`), ...Array.from({ length: 24 }, (_, index) => `2026-04-10T${String(index).padStart(2, '0')}`)])
    // Of one hour, the last three.
    const quarters = [0, 1, 2, 3].map((quarter) => backup(start + (quarter * hour) / 4))
    expect(expendableBackups(quarters, '9999-01-01T00:00:00.000Z')).toEqual(quarters.slice(0, 1))
  })

  it('loses none to a holiday', () => {
    const before = keepAll(Array.from({ length: 10 }, (_, day) => backup(start + day * 24 * hour)))
    expect(keepAll([...before, backup(start + 400 * 24 * hour)])).toHaveLength(before.length + 1)
  })

  it('never lets the newest go, nor one from before a migration or a restore, whatever the clock does', () => {
    const made = fc.array(fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.constantFrom<BackupReason>('open', 'changes', 'import', 'migration', 'restore', 'manual')), { maxLength: 120, size: 'max' })
    fc.assert(
      fc.property(made, (times) => {
        const all = times.map(([hours, reason], index) => backup(start + hours * hour + index, reason))
        const expendable = new Set(expendableBackups(all, '9999-01-01T00:00:00.000Z'))
        const newest = all.toSorted((left, right) => (left.at < right.at ? 1 : -1)).slice(0, 3)
        expect(newest.some((one) => expendable.has(one))).toBe(false)
        expect([...expendable].some(({ reason }) => reason === 'migration' || reason === 'restore')).toBe(false)
      }),
    )
  })
})
