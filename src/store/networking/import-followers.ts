import { basename } from 'node:path'
import { type FollowerFile, readFollowers } from '../../imports/organic/read-followers'
import type { ReadFailure } from '../../imports/reading'
import { type Day, fromDayNumber, toDayNumber } from '../../shared/kernel/day'
import { type Platform, platformNames } from '../../shared/kernel/platform'
import { sumKnown } from '../../shared/kernel/ratio'
import { err, ok, type Result } from '../../shared/kernel/result'
import { plural, t } from '../../shared/kernel/words'
import type { FollowerFileInput, FollowerFilePreview } from '../../shared/networking/follower-file'
import type { FollowerSnapshot } from '../../shared/networking/own-handle'
import type { StoreContext } from '../context'
import { readSnapshots } from './snapshots'

const shownRefusals = 50

interface OpenedFollowers {
  readonly name: string
  readonly file: FollowerFile
}

/** Reads a file of followers, which are of the platform of the handle. It is small, so it is read where it is stored. */
export const openFollowerFile = async (context: StoreContext, { file, id, dateOrder, count }: FollowerFileInput): Promise<Result<OpenedFollowers, ReadFailure | { type: 'FileNotFound' }>> => {
  const path = context.pathOfFile(file)
  if (path === null) return err({ type: 'FileNotFound' })
  const read = await readFollowers(path, { dateOrder, count })
  if (!read.ok) return read
  // The handle exists, or the import is not done; platforms are stored as they are named.
  const platform = context.prepare('SELECT platform FROM own_handle WHERE id = ?').pluck().get(id) as Platform | undefined
  const { platform: proved, takenFor } = read.value
  if (platform !== undefined && platform !== proved) return err({ type: 'ImportRefused', line: null, sentence: t`These are followers on ${platformNames[proved]} (${takenFor}), and the handle is on ${platformNames[platform]}. Choose another file, or another handle.` })
  return ok({ name: basename(path), file: read.value })
}

/** New followers after one day up to another. Null: the file lacks one of these days. */
const gainedBetween = (gains: ReadonlyMap<Day, number>, after: Day, until: Day): number | null => {
  let sum = 0
  for (let number = toDayNumber(after) + 1; number <= toDayNumber(until); number += 1) {
    const gain = gains.get(fromDayNumber(number))
    if (gain === undefined) return null
    sum += gain
  }
  return sum
}

/** `isSaid`: the file says what it gained. */
type Told = FollowerSnapshot & { readonly isSaid?: true }

const inOrder = <T extends FollowerSnapshot>(snapshots: readonly T[]): T[] => [...snapshots].sort((left, right) => (left.on < right.on ? -1 : 1))

/** The snapshots of a handle as they stand once a file of new followers is known: what each gained since the one before, where the file has all days between. */
const afterGains = (before: readonly FollowerSnapshot[], { days }: FollowerFile, followersAtEnd: number | null): Told[] => {
  const gains = new Map(days.map(({ on, count }) => [on, count]))
  const last = days.at(-1)?.on
  const stated = last === undefined || followersAtEnd === null ? [] : [{ on: last, followers: followersAtEnd, gained: before.find(({ on }) => on === last)?.gained ?? null }]
  const all = inOrder([...before.filter(({ on }) => stated.length === 0 || on !== last), ...stated])
  return all.map((snapshot, index) => {
    const previous = all[index - 1]
    const gained = previous === undefined ? null : gainedBetween(gains, previous.on, snapshot.on)
    return gained === null ? snapshot : { ...snapshot, gained, isSaid: true }
  })
}

/** What a snapshot gained since one that is no longer the one before it says nothing of the days since. */
const withoutStale = (before: readonly FollowerSnapshot[], after: readonly Told[]): FollowerSnapshot[] => {
  const previousOf = (all: readonly FollowerSnapshot[]): ReadonlyMap<Day, Day | undefined> => new Map(all.map(({ on }, index) => [on, all[index - 1]?.on]))
  const [was, is] = [previousOf(before), previousOf(after)]
  return after.map(({ isSaid, on, followers, gained }) => ({ on, followers, gained: isSaid === true || was.get(on) === is.get(on) ? gained : null }))
}

const afterTotals = (before: readonly FollowerSnapshot[], { days }: FollowerFile): FollowerSnapshot[] => {
  const known = new Map(before.map((snapshot) => [snapshot.on, snapshot]))
  for (const { on, count } of days) known.set(on, { on, followers: count, gained: known.get(on)?.gained ?? null })
  return inOrder([...known.values()])
}

interface FollowerOutcome {
  readonly added: readonly FollowerSnapshot[]
  readonly changed: readonly FollowerSnapshot[]
  readonly unchanged: number
}

/** What a file does to the snapshots of a handle. `unchanged`: snapshots on the file's days that stay as they are. */
export const followersAfter = (context: StoreContext, { file }: OpenedFollowers, { id, followersAtEnd }: FollowerFileInput): FollowerOutcome => {
  const before = readSnapshots(context, id)
  const known = new Map(before.map((snapshot) => [snapshot.on, snapshot]))
  const touched = new Set(file.days.map(({ on }) => on))
  const after = withoutStale(before, file.count === 'gains' ? afterGains(before, file, followersAtEnd) : afterTotals(before, file))
  const isSame = ({ on, followers, gained }: FollowerSnapshot): boolean => known.get(on)?.followers === followers && known.get(on)?.gained === gained
  return { added: after.filter(({ on }) => !known.has(on)), changed: after.filter((snapshot) => known.has(snapshot.on) && !isSame(snapshot)), unchanged: after.filter((snapshot) => touched.has(snapshot.on) && isSame(snapshot)).length }
}

/** Writes what a file does to the snapshots of a handle. */
export const saveFollowers = ({ prepare }: StoreContext, { added, changed }: FollowerOutcome, { id }: FollowerFileInput): void => {
  const write = prepare('INSERT INTO follower_snapshot (own_handle_id, on_day, followers, gained) VALUES (?, ?, ?, ?) ON CONFLICT (own_handle_id, on_day) DO UPDATE SET followers = excluded.followers, gained = excluded.gained')
  for (const { on, followers, gained } of [...added, ...changed]) write.run(id, on, followers, gained)
}

const noticesOf = ({ file: { count, refusals, warnings } }: OpenedFollowers, { followersAtEnd }: FollowerFileInput, { added, changed, unchanged }: FollowerOutcome): string[] => [
  ...(count === 'gains' ? [t`The file counts new followers of each day, without those lost; how many follow it says of no day.`] : []),
  ...(count === 'gains' && followersAtEnd === null && added.length + changed.length + unchanged === 0 ? [t`No followers were noted on any of these days. Give the number on the last day, or note followers on two of them, and import the file again: what was gained between is then known.`] : []),
  ...warnings,
  ...(refusals.length > 0 ? [t`${plural(refusals.length, { one: '# row could not be read and is left out.', other: '# rows could not be read and are left out.' })}`] : []),
]

/** What importing a file would do. */
export const previewOfFollowers = (context: StoreContext, opened: OpenedFollowers, input: FollowerFileInput): FollowerFilePreview => {
  const { name, file } = opened
  const outcome = followersAfter(context, opened, input)
  const isGains = file.count === 'gains'
  return {
    name,
    sha256: file.sha256,
    takenFor: file.takenFor,
    provedBy: [...file.provedBy],
    count: file.count,
    days: file.days.length,
    from: file.days[0]?.on ?? null,
    to: file.days.at(-1)?.on ?? null,
    gained: isGains ? sumKnown(file.days.map(({ count }) => count)) : null,
    organic: isGains ? sumKnown(file.days.map(({ organic }) => organic)) : null,
    sponsored: isGains ? sumKnown(file.days.map(({ sponsored }) => sponsored)) : null,
    added: outcome.added.length,
    changed: outcome.changed.length,
    unchanged: outcome.unchanged,
    rowsRead: file.rowsRead,
    refusals: file.refusals.slice(0, shownRefusals).map(({ line, reason }) => ({ line, reason })),
    notices: noticesOf(opened, input, outcome),
  }
}
