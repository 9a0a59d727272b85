import { basename } from 'node:path'
import { type PostFile, type PostRow, readPosts } from '../../imports/organic/read-posts'
import type { ReadFailure } from '../../imports/reading'
import type { ImportBatchId } from '../../shared/imports/import'
import { cutText } from '../../shared/kernel/cut-text'
import { keysOf } from '../../shared/kernel/keys-of'
import { sumKnown } from '../../shared/kernel/ratio'
import { type Platform, platformNames } from '../../shared/kernel/platform'
import { err, ok, type Result } from '../../shared/kernel/result'
import { plural, t } from '../../shared/kernel/words'
import type { OwnHandleId } from '../../shared/networking/own-handle'
import type { PostFileInput, PostFilePreview } from '../../shared/networking/post-file'
import type { StoreContext } from '../context'
import { countOutcomes, daysCovered, firstRefusals, refusedNotice, totalsNotice } from '../imports/own-list'
import { handleName, keepOwnImport, type OwnReceipt, ownReceipt, type OwnRow, postFigures, readOwnRow, type Said, writeOwnRow } from '../imports/own-rows'

interface OpenedFile {
  readonly name: string
  readonly platform: Platform
  readonly posts: PostFile
}

/** Whose posts they are: as the file proves, else as the person says; where the two disagree nothing is read. */
const settlePlatform = ({ platform: proved, takenFor }: PostFile, asked: Platform | null): Result<Platform, ReadFailure> => {
  if (proved !== null && asked !== null && proved !== asked) return err({ type: 'ImportRefused', line: null, sentence: t`These are posts on ${platformNames[proved]} (${takenFor}), not on ${platformNames[asked]}. Choose ${platformNames[proved]}, or another file.` })
  const platform = proved ?? asked
  return platform === null ? err({ type: 'ImportRefused', line: null, asks: 'platform', sentence: t`The file does not show which platform its posts are on. Choose it.` }) : ok(platform)
}

/** Reads a list of posts. It is small, so it is read where it is stored. */
export const openPostFile = async (context: StoreContext, { file, dateOrder, platform: asked, sheet }: PostFileInput): Promise<Result<OpenedFile, ReadFailure | { type: 'FileNotFound' }>> => {
  const path = context.pathOfFile(file)
  if (path === null) return err({ type: 'FileNotFound' })
  const posts = await readPosts(path, { dateOrder, decimal: 'auto', sheet })
  if (!posts.ok) return posts
  const platform = settlePlatform(posts.value, asked)
  return platform.ok ? ok({ name: basename(path), platform: platform.value, posts: posts.value }) : platform
}

/** What knows a post again: the platform's id, its address, or its place in this very file. */
const keyOf = ({ postId, permalink, line }: PostRow, sha256: string): string => (postId !== '' ? postId : permalink !== '' ? permalink : `${sha256}:${line}`)

/** A file may name a post twice; the last line is the newest. */
const newestOf = ({ posts, sha256 }: PostFile): ReadonlyMap<string, PostRow> => new Map(posts.map((post) => [keyOf(post, sha256), post]))

const urlOf = (permalink: string): string => (/^https?:\/\/\S+$/.test(permalink) && URL.canParse(permalink) && permalink.length <= 2000 ? permalink : '')

const figuresOf = ({ measures }: PostRow) => ({
  reach: measures.reach,
  impressions: measures.impressions,
  reactions: measures.likes,
  comments: measures.comments,
  shares: measures.shares,
  saves: measures.saves,
  clicks: measures.link_clicks,
  views: measures.views,
  promotedImpressions: measures.promoted_impressions,
  promotedEngagements: measures.promoted_engagements,
  promotedClicks: measures.promoted_clicks,
})
const figureNames = keysOf(postFigures)

/** What a file tells of a post, in the order of its columns. Exports tell unlike figures. */
const saidOf = (row: PostRow): readonly Said[] => {
  const figures = figuresOf(row)
  return [row.publishedOn, urlOf(row.permalink) || null, cutText(row.text, 50_000) || null, ...figureNames.map((name) => figures[name])]
}

/** What a file says of the posts it tells of. */
const toldOf = (context: StoreContext, { posts, platform }: OpenedFile): readonly OwnRow[] =>
  [...newestOf(posts)].map(([id, row]) => ({ key: [platform, id], said: saidOf(row), before: readOwnRow(context, 'post', [platform, id]) }))

type Counts = Pick<PostFilePreview, 'added' | 'changed' | 'unchanged'>

/** Adds the posts that are new and gives the others their newer figures; who wrote them, permission and corrections stay. */
export const savePosts = (context: StoreContext, opened: OpenedFile, { ownHandleId }: PostFileInput): Counts & { readonly batch: ImportBatchId } => {
  const rows = toldOf(context, opened)
  const added = { kind: 'own', own_handle_id: ownHandleId, permission: 'none', permission_note: '' }
  for (const row of rows) writeOwnRow(context, 'post', row, added)
  const counts = countOutcomes(rows)
  return { ...counts, batch: keepOwnImport(context, 'post', receiptOf(context, opened, ownHandleId, counts), rows) }
}

const sumOf = ({ posts }: PostFile, figure: (typeof figureNames)[number]): number | null => sumKnown(posts.map((post) => figuresOf(post)[figure]))

const periodOf = ({ posts }: PostFile) => daysCovered(posts.flatMap(({ publishedOn }) => publishedOn ?? []))

const receiptOf = (context: StoreContext, { name, platform, posts: file }: OpenedFile, handle: OwnHandleId | null, { added, changed }: Counts): OwnReceipt => {
  const { posts, refusals, totals } = file
  return {
    ...ownReceipt,
    file: name,
    sha256: file.sha256,
    platform,
    subject: 'posts',
    kind: file.takenFor,
    ...periodOf(file),
    account: handleName(context, handle),
    // An earlier row about a post that a later one is about too changes nothing.
    rows: { read: posts.length + refusals.length + totals, added, changed, unchanged: posts.length - added - changed, refused: refusals.length, suppressed: 0, totals },
    sums: figureNames.flatMap((figure) => { const sum = sumOf(file, figure); return sum === null ? [] : [{ figure, sum }] }),
    refusals: [...refusals],
    warnings: noticesOf(file),
  }
}

/** What must be known to read the figures of a file right. */
const noticesOf = (file: PostFile): string[] => {
  const { posts, totals, warnings } = file
  const earlier = posts.length - newestOf(file).size
  const promoted = posts.filter(({ isPaid }) => isPaid === true).length
  const undated = posts.filter(({ publishedOn }) => publishedOn === null).length
  const nameless = posts.filter(({ postId, permalink }) => postId === '' && permalink === '').length
  const differing = posts.filter((post) => post.measures.engagements !== null && post.measures.engagements !== sumKnown([post.measures.likes, post.measures.comments, post.measures.shares, post.measures.saves])).length
  return [
    ...warnings,
    ...(promoted > 0 ? [t`${plural(promoted, { one: '# post was promoted', other: '# posts were promoted' })}: part of that reach was paid for.`] : []),
    ...(undated > 0 ? [t`${plural(undated, { one: '# post has no day in the file, so it is in no period and cannot be compared with followers.', other: '# posts have no day in the file, so they are in no period and cannot be compared with followers.' })}`] : []),
    ...(nameless > 0 ? [t`${plural(nameless, { one: '# post has neither an id nor an address: imported again from another file, it would come twice.', other: '# posts have neither an id nor an address: imported again from another file, they would come twice.' })}`] : []),
    ...(earlier > 0 ? [t`${plural(earlier, { one: '# row is about a post that a later row is about too, by its id or address: the last one counts.', other: '# rows are about posts that later rows are about too, by their ids or addresses: the last of each counts.' })}`] : []),
    ...(differing > 0 ? [t`For ${plural(differing, { one: '# post', other: '# posts' })} the file counts other engagements than reactions + comments + shares + saves. Rapport adds those up itself.`] : []),
    ...totalsNotice(totals),
  ]
}

/** What importing a file would do. */
export const previewOf = (context: StoreContext, opened: OpenedFile): PostFilePreview => {
  const { name, platform, posts: file } = opened
  return {
    name,
    sha256: file.sha256,
    takenFor: file.takenFor,
    provedBy: [...file.provedBy],
    platform,
    posts: file.posts.length,
    ...countOutcomes(toldOf(context, opened)),
    ...periodOf(file),
    // Every figure is set, hence the whole record.
    sums: Object.fromEntries(figureNames.map((figure) => [figure, sumOf(file, figure)])) as PostFilePreview['sums'],
    refusals: firstRefusals(file.refusals),
    notices: [...noticesOf(file), ...refusedNotice(file.refusals)],
  }
}
