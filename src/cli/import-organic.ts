import { z } from 'zod'
import { listText, numberText } from '../shared/kernel/language'
import { Platform, platformNames } from '../shared/kernel/platform'
import { t } from '../shared/kernel/words'
import { FollowerFileInput, type FollowerFilePreview } from '../shared/networking/follower-file'
import type { OwnHandleId } from '../shared/networking/own-handle'
import { PostFileInput } from '../shared/networking/post-file'
import { notAvailable } from '../shared/reports/format'
import { optional, parsed, showProgress, type Values, valueOf } from './commands'
import { daysOf, linesOf, type Outcome, undoLines } from './own-list'
import type { Session } from './session'
import { terminalText } from './terminal-text'
import { RefusedError, UsageError } from './usage'

const followersAtEndOf = (values: Values): number | null => {
  const given = optional(values, 'followers-at-end')
  if (given === undefined) return null
  if (!/^\d+$/.test(given)) throw new UsageError(t`--${'followers-at-end'} is a number.`)
  return Number(given)
}

/** What a list of posts or followers does not say itself. Throws `UsageError`. */
export const organicOptions = (values: Values) => ({
  ...parsed(
    z.object({ platform: z.enum(['auto', ...Platform.options]), dateOrder: PostFileInput.shape.dateOrder, count: FollowerFileInput.shape.count, followersAtEnd: FollowerFileInput.shape.followersAtEnd }),
    { platform: optional(values, 'platform') ?? 'auto', dateOrder: optional(values, 'date-order') ?? 'auto', count: optional(values, 'count') ?? 'auto', followersAtEnd: followersAtEndOf(values) },
  ),
  handle: optional(values, 'handle') ?? null,
  sheet: optional(values, 'sheet') ?? null,
})

type Options = ReturnType<typeof organicOptions>
type Handle = { readonly id: OwnHandleId; readonly handle: string; readonly platform: Platform }

/** A handle as the window offers it. */
const handleName = ({ handle, platform }: Pick<Handle, 'handle' | 'platform'>): string => `${handle}, ${platformNames[platform]}`

/** Which handles there are, where none or another one was named. */
const handlesText = (handles: readonly Handle[]): string =>
  handles.length === 0
    ? t`The workbook has no handles of our own yet. Add one in the window, under Own channels, or by: ${`rapport call networking.ownHandle.add '{"platform":"instagram","handle":"NAME"}' --workbook W`}`
    : t`There are: ${handles.map(handleName).join('; ')}.`

const missingHandle = (asked: string, handles: readonly Handle[]): RefusedError => new RefusedError(`${t`There is no handle “${asked}”.`} ${handlesText(handles)}`)

/** A handle as platforms tell it apart. */
const plain = (handle: string): string => handle.replace(/^@/, '').toLowerCase()

/** Handles of ours by the name that is asked for, as it was typed in or with another @ or case; there may be one on each platform. */
const handlesNamed = async ({ client }: Session, asked: string, platform: Platform | null): Promise<readonly Handle[]> => {
  const handles = valueOf(await client.networking.ownHandle.list({}))
  const alike = handles.filter((one) => plain(one.handle) === plain(asked) && (platform === null || one.platform === platform))
  const named = alike.filter((one) => one.handle === asked || !alike.some((other) => other.platform === one.platform && other.handle === asked))
  if (named.length === 0) throw missingHandle(platform === null ? asked : handleName({ handle: asked, platform }), handles)
  return named
}

export const importPosts = async (session: Session, file: string, { platform: asked, dateOrder, handle: name, sheet }: Options, isDryRun: boolean): Promise<Outcome> => {
  const { post } = session.client.networking
  const job = { onProgress: showProgress, signal: session.signal }
  const platform = asked === 'auto' ? null : asked
  const named = name === null ? [] : await handlesNamed(session, name, platform)
  const [first] = named
  const input = { file, dateOrder, sheet, platform: first !== undefined && named.length === 1 ? first.platform : platform }
  const seen = valueOf(await post.readFile(input, job))
  const handle = named.find((one) => one.platform === seen.platform)
  if (name !== null && handle === undefined) throw missingHandle(handleName({ handle: name, platform: seen.platform }), named)
  const done = isDryRun ? null : valueOf(await post.importFile({ ...input, ownHandleId: handle?.id ?? null, sha256: seen.sha256 }, job))
  const { name: fileName, ...told } = { ...seen, ...done, handle: handle?.handle ?? null, batch: done?.batch ?? null, undoStep: done?.undoStep ?? null }
  const { takenFor, sums, posts, added, changed, unchanged, refusals, notices, batch } = told
  const sum = (figure: keyof typeof sums): string => {
    const known = sums[figure]
    return known === null ? notAvailable : numberText(known)
  }
  return {
    told: { subject: 'posts', file: fileName, ...told },
    text: terminalText([
      `${fileName}: ${takenFor} (${seen.platform}, ${daysOf(seen)})`,
      `  ${t`posts: ${numberText(posts)} read, ${numberText(added)} added, ${numberText(changed)} changed, ${numberText(unchanged)} unchanged`}`,
      `  ${handle === undefined ? t`under no handle of our own; --handle NAME puts new posts under one` : t`under the handle ${handleName(handle)}`}`,
      `  ${t`reach ${sum('reach')}, impressions ${sum('impressions')}, reactions ${sum('reactions')}, comments ${sum('comments')}, shares ${sum('shares')}, saves ${sum('saves')}, clicks ${sum('clicks')}, views ${sum('views')}`}`,
      ...linesOf(refusals),
      ...notices.map((notice) => `  ${notice}`),
      ...undoLines(batch),
    ].join('\n')),
    isAllRefused: posts === 0 && refusals.length > 0,
  }
}

/** The handle whose followers a file has, which no file says. */
const handleOfFollowers = async (session: Session, name: string | null, platform: Platform | null): Promise<Handle> => {
  if (name === null) {
    const handles = valueOf(await session.client.networking.ownHandle.list({}))
    throw new RefusedError(`${t`The file does not say whose followers these are. Say it with --handle NAME.`} ${handlesText(handles)}`)
  }
  const [handle, ...others] = await handlesNamed(session, name, platform)
  if (handle === undefined) throw missingHandle(name, [])
  if (others.length > 0) throw new RefusedError(`${t`There are several handles “${name}”.`}\n${t`Answer with ${'--platform'} ${listText([handle, ...others].map((one) => one.platform), 'or')}.`}`)
  return handle
}

const countText = (count: FollowerFilePreview['count']): string => (count === 'gains' ? t`new followers of each day` : t`all who followed on each day`)

export const importFollowers = async (session: Session, file: string, { platform, dateOrder, count, followersAtEnd, handle: name, sheet }: Options, isDryRun: boolean): Promise<Outcome> => {
  const { ownHandle } = session.client.networking
  const job = { onProgress: showProgress, signal: session.signal }
  const handle = await handleOfFollowers(session, name, platform === 'auto' ? null : platform)
  const input = { file, id: handle.id, dateOrder, count, followersAtEnd, sheet }
  const seen = valueOf(await ownHandle.readFollowerFile(input, job))
  const done = isDryRun ? null : valueOf(await ownHandle.importFollowerFile({ ...input, sha256: seen.sha256 }, job))
  const { name: fileName, ...told } = { ...seen, ...done, platform: handle.platform, handle: handle.handle, batch: done?.batch ?? null, undoStep: done?.undoStep ?? null }
  const { takenFor, days, added, changed, unchanged, refusals, notices, batch } = told
  return {
    told: { subject: 'followers', file: fileName, ...told },
    text: terminalText([
      `${fileName}: ${takenFor}, ${countText(seen.count)} (${handle.platform}, ${daysOf(seen)})`,
      `  ${t`days: ${numberText(days)} read; snapshots: ${numberText(added)} added, ${numberText(changed)} changed, ${numberText(unchanged)} unchanged`}`,
      `  ${t`under the handle ${handleName(handle)}`}`,
      ...linesOf(refusals),
      ...notices.map((notice) => `  ${notice}`),
      ...undoLines(batch),
    ].join('\n')),
    isAllRefused: days === 0 && refusals.length > 0,
  }
}
