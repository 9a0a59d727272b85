import { basename } from 'node:path'
import { type FollowerFile, readFollowers } from '../../imports/organic/read-followers'
import type { ReadFailure } from '../../imports/reading'
import type { ImportBatchId } from '../../shared/imports/import'
import { type Day, fromDayNumber, toDayNumber } from '../../shared/kernel/day'
import { type Platform, platformNames } from '../../shared/kernel/platform'
import { sumKnown } from '../../shared/kernel/ratio'
import { err, ok, type Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import type { FollowerFileInput, FollowerFilePreview } from '../../shared/networking/follower-file'
import type { FollowerSnapshot } from '../../shared/networking/own-handle'
import type { StoreContext } from '../context'
import { firstRefusals, refusedNotice } from '../imports/own-list'
import { handleName, keepOwnImport, type OwnReceipt, ownReceipt, type OwnRow, readOwnRow, type Said, writeOwnRow } from '../imports/own-rows'
import { readSnapshots } from './snapshots'

interface OpenedFollowers {
  readonly name: string
  readonly file: FollowerFile
}

/** Reads a file of followers, which are of the platform of the handle. It is small, so it is read where it is stored. */
export const openFollowerFile = async (context: StoreContext, { file, id, dateOrder, count, sheet }: FollowerFileInput): Promise<Result<OpenedFollowers, ReadFailure | { type: 'FileNotFound' }>> => {
  const path = context.pathOfFile(file)
  if (path === null) return err({ type: 'FileNotFound' })
  const read = await readFollowers(path, { dateOrder, count, sheet })
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
  readonly unchanged: readonly FollowerSnapshot[]
}

/** What a file does to the snapshots of a handle. `unchanged`: snapshots on the file's days that stay as they are. */
const followersAfter = (context: StoreContext, { file }: OpenedFollowers, { id, followersAtEnd }: FollowerFileInput): FollowerOutcome => {
  const before = readSnapshots(context, id)
  const known = new Map(before.map((snapshot) => [snapshot.on, snapshot]))
  const touched = new Set(file.days.map(({ on }) => on))
  const after = withoutStale(before, file.count === 'gains' ? afterGains(before, file, followersAtEnd) : afterTotals(before, file))
  const isSame = ({ on, followers, gained }: FollowerSnapshot): boolean => known.get(on)?.followers === followers && known.get(on)?.gained === gained
  return { added: after.filter(({ on }) => !known.has(on)), changed: after.filter((snapshot) => known.has(snapshot.on) && !isSame(snapshot)), unchanged: after.filter((snapshot) => touched.has(snapshot.on) && isSame(snapshot)) }
}

/** Writes what a file does to the snapshots of a handle. */
export const saveFollowers = (context: StoreContext, opened: OpenedFollowers, input: FollowerFileInput): { readonly added: number; readonly changed: number; readonly unchanged: number; readonly batch: ImportBatchId } => {
  const outcome = followersAfter(context, opened, input)
  const { added, changed, unchanged } = outcome
  const rows = [...added, ...changed, ...unchanged].map((snapshot): OwnRow => {
    const key = [input.id, snapshot.on]
    const before = readOwnRow(context, 'snapshot', key)
    return { key, said: saidOf(opened.file, snapshot, before === null ? null : { gained: before[1] ?? null }, input.followersAtEnd !== null), before }
  })
  for (const row of rows) writeOwnRow(context, 'snapshot', row, {})
  return { added: added.length, changed: changed.length, unchanged: unchanged.length, batch: keepOwnImport(context, 'snapshot', receiptOf(context, opened, input, outcome), rows) }
}

/** What a file tells of a snapshot: how many followed, and what was gained since the one before; that is known no more where another comes between. */
const saidOf = ({ days, count }: FollowerFile, { on, followers, gained }: FollowerSnapshot, before: { readonly gained: unknown } | null, isEndSaid: boolean): readonly Said[] => {
  const isTold = days.some((day) => day.on === on)
  const tellsFollowers = count === 'totals' ? isTold : before === null || (isEndSaid && on === days.at(-1)?.on)
  return [tellsFollowers ? followers : null, count === 'gains' && isTold && gained !== null ? gained : gained === null && before !== null && before.gained !== null ? false : null]
}

/** What the new followers of a file add up to. Null: it is of totals, or does not say it. */
const sumOf = ({ days, count }: FollowerFile, figure: 'count' | 'organic' | 'sponsored'): number | null => (count === 'gains' ? sumKnown(days.map((day) => day[figure])) : null)

const receiptOf = (context: StoreContext, opened: OpenedFollowers, input: FollowerFileInput, outcome: FollowerOutcome): OwnReceipt => {
  const { name, file } = opened
  const { days, rowsRead, refusals } = file
  const told = new Set(days.map(({ on }) => on))
  const toldOf = (snapshots: readonly FollowerSnapshot[]): number => snapshots.filter(({ on }) => told.has(on)).length
  const [added, changed] = [toldOf(outcome.added), toldOf(outcome.changed)]
  return {
    ...ownReceipt,
    file: name,
    sha256: file.sha256,
    platform: file.platform,
    subject: 'followers',
    kind: file.takenFor,
    from: days[0]?.on ?? null,
    to: days.at(-1)?.on ?? null,
    account: handleName(context, input.id),
    // A day without a snapshot of its own tells what was gained between two.
    rows: { read: rowsRead, added, changed, unchanged: rowsRead - refusals.length - added - changed, refused: refusals.length, suppressed: 0, totals: 0 },
    sums: ([['gained', 'count'], ['organic', 'organic'], ['sponsored', 'sponsored']] as const).flatMap(([figure, from]) => { const sum = sumOf(file, from); return sum === null ? [] : [{ figure, sum }] }),
    refusals: [...refusals],
    warnings: noticesOf(opened, input, outcome),
  }
}

const noticesOf = ({ file: { count, refusals, warnings } }: OpenedFollowers, { followersAtEnd }: FollowerFileInput, { added, changed, unchanged }: FollowerOutcome): string[] => [
  ...(count === 'gains' ? [t`The file counts new followers of each day, without those lost; how many follow it says of no day.`] : []),
  ...(count === 'gains' && followersAtEnd === null && added.length + changed.length + unchanged.length === 0 ? [t`No followers were noted on any of these days. Give the number on the last day, or note followers on two of them, and import the file again: what was gained between is then known.`] : []),
  ...warnings,
  ...refusedNotice(refusals),
]

/** What importing a file would do. */
export const previewOfFollowers = (context: StoreContext, opened: OpenedFollowers, input: FollowerFileInput): FollowerFilePreview => {
  const { name, file } = opened
  const outcome = followersAfter(context, opened, input)
  return {
    name,
    sha256: file.sha256,
    takenFor: file.takenFor,
    provedBy: [...file.provedBy],
    count: file.count,
    days: file.days.length,
    from: file.days[0]?.on ?? null,
    to: file.days.at(-1)?.on ?? null,
    gained: sumOf(file, 'count'),
    organic: sumOf(file, 'organic'),
    sponsored: sumOf(file, 'sponsored'),
    added: outcome.added.length,
    changed: outcome.changed.length,
    unchanged: outcome.unchanged.length,
    rowsRead: file.rowsRead,
    refusals: firstRefusals(file.refusals),
    notices: noticesOf(opened, input, outcome),
  }
}
