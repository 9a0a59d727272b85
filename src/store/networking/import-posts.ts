import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type PostFile, type PostRow, readPosts } from '../../imports/organic/read-posts'
import type { ReadFailure } from '../../imports/reading'
import { sumKnown } from '../../shared/kernel/ratio'
import { err, ok, type Result } from '../../shared/kernel/result'
import { sortName } from '../../shared/kernel/sort-name'
import type { PostFileInput, PostFilePreview } from '../../shared/networking/post-file'
import { analyseSentiment } from '../../shared/networking/sentiment/analyse'
import type { StoreContext } from '../context'

const shownRefusals = 50

interface OpenedFile {
  readonly name: string
  readonly sha256: string
  readonly posts: PostFile
}

/** Reads a list of posts. It is small, so it is read where it is stored. */
export const openPostFile = async (context: StoreContext, { file, dateOrder }: PostFileInput): Promise<Result<OpenedFile, ReadFailure | { type: 'FileNotFound' }>> => {
  const path = context.pathOfFile(file)
  if (path === null) return err({ type: 'FileNotFound' })
  const posts = await readPosts(path, { dateOrder, decimal: 'auto' })
  return posts.ok ? ok({ name: basename(path), sha256: createHash('sha256').update(readFileSync(path)).digest('hex'), posts: posts.value }) : posts
}

/** What knows a post again: the platform's id, its address, or its place in this very file. */
const keyOf = ({ postId, permalink, line }: PostRow, sha256: string): string => (postId !== '' ? postId : permalink !== '' ? permalink : `${sha256}:${line}`)

const urlOf = (permalink: string): string => (/^https?:\/\/\S+$/.test(permalink) && URL.canParse(permalink) && permalink.length <= 2000 ? permalink : '')

const figuresOf = ({ measures }: PostRow) => ({ reach: measures.reach, impressions: measures.impressions, reactions: measures.likes, comments: measures.comments, shares: measures.shares, saves: measures.saves, clicks: measures.link_clicks })
const figureNames = ['reach', 'impressions', 'reactions', 'comments', 'shares', 'saves', 'clicks'] as const

/** What a file says of a post, in the order of the statements below. */
const saidOf = (row: PostRow): (string | number | null)[] => {
  const text = row.text.slice(0, 50_000)
  const url = urlOf(row.permalink)
  const figures = figuresOf(row)
  return [row.publishedOn, url, text, sortName(`${text} ${url}`), analyseSentiment(text).label ?? 'none', ...figureNames.map((name) => figures[name])]
}

const saidColumns = `on_day, url, text, search_text, read_sentiment, ${figureNames.join(', ')}`
const saidMarks = Array.from({ length: 5 + figureNames.length }, () => '?').join(', ')

/** Adds the posts that are new and gives the others their newer figures; who wrote them, permission and corrections stay. With `isTrial` nothing is written. */
export const savePosts = ({ prepare }: StoreContext, { posts, sha256 }: OpenedFile, { platform, ownHandleId }: PostFileInput, { isTrial }: { readonly isTrial: boolean }): Pick<PostFilePreview, 'added' | 'changed' | 'unchanged'> => {
  const counts = { added: 0, changed: 0, unchanged: 0 }
  const known = prepare(`SELECT ${saidColumns} FROM post WHERE platform = ? AND external_id = ?`).raw()
  const insert = prepare(`INSERT INTO post (kind, platform, own_handle_id, permission, permission_note, external_id, ${saidColumns}) VALUES ('own', ?, ?, 'none', '', ?, ${saidMarks})`)
  const update = prepare(`UPDATE post SET (${saidColumns}) = (${saidMarks}) WHERE platform = ? AND external_id = ?`)
  // A file may name a post twice; the last line is the newest.
  for (const row of new Map(posts.posts.map((post) => [keyOf(post, sha256), post])).values()) {
    const key = keyOf(row, sha256)
    const said = saidOf(row)
    const before = known.get(platform, key) as unknown[] | undefined
    const outcome = before === undefined ? 'added' : before.every((cell, index) => cell === said[index]) ? 'unchanged' : 'changed'
    counts[outcome] += 1
    if (isTrial) continue
    if (outcome === 'added') insert.run(platform, ownHandleId, key, ...said)
    else if (outcome === 'changed') update.run(...said, platform, key)
  }
  return counts
}

const many = (count: number, one: string, more: string): string => `${count.toLocaleString('en')} ${count === 1 ? one : more}`

/** What must be known to read the figures of a file right. */
const noticesOf = ({ posts, totals, warnings }: PostFile): string[] => {
  const promoted = posts.filter(({ isPaid }) => isPaid === true).length
  const undated = posts.filter(({ publishedOn }) => publishedOn === null).length
  const nameless = posts.filter(({ postId, permalink }) => postId === '' && permalink === '').length
  const differing = posts.filter((post) => post.measures.engagements !== null && post.measures.engagements !== sumKnown([post.measures.likes, post.measures.comments, post.measures.shares, post.measures.saves])).length
  const hasViews = posts.some(({ measures }) => measures.views !== null && measures.impressions === null)
  return [
    ...warnings,
    ...(promoted > 0 ? [`${many(promoted, 'post was', 'posts were')} promoted: part of that reach was paid for.`] : []),
    ...(undated > 0 ? [`${many(undated, 'post has', 'posts have')} no day in the file, so ${undated === 1 ? 'it is' : 'they are'} in no period and cannot be compared with followers.`] : []),
    ...(nameless > 0 ? [`${many(nameless, 'post has', 'posts have')} neither an id nor an address: imported again from another file, ${nameless === 1 ? 'it' : 'they'} would come twice.`] : []),
    ...(differing > 0 ? [`For ${many(differing, 'post', 'posts')} the file counts other engagements than reactions + comments + shares + saves. Rapport adds those up itself.`] : []),
    ...(hasViews ? ['Views are neither reach nor impressions and are left out.'] : []),
    ...(totals > 0 ? [`${many(totals, 'row sums', 'rows sum')} up the others and ${totals === 1 ? 'is' : 'are'} left out.`] : []),
  ]
}

/** What importing a file would do. */
export const previewOf = (context: StoreContext, opened: OpenedFile, input: PostFileInput): PostFilePreview => {
  const { name, sha256, posts: file } = opened
  const days = file.posts.flatMap(({ publishedOn }) => publishedOn ?? []).sort()
  const sum = (figure: (typeof figureNames)[number]): number | null => sumKnown(file.posts.map((post) => figuresOf(post)[figure]))
  return {
    name,
    sha256,
    posts: file.posts.length,
    ...savePosts(context, opened, input, { isTrial: true }),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    sums: { reach: sum('reach'), impressions: sum('impressions'), reactions: sum('reactions'), comments: sum('comments'), shares: sum('shares'), saves: sum('saves'), clicks: sum('clicks') },
    refusals: file.refusals.slice(0, shownRefusals).map(({ line, reason }) => ({ line, reason })),
    notices: [...noticesOf(file), ...(file.refusals.length > 0 ? [`${many(file.refusals.length, 'row', 'rows')} could not be read and ${file.refusals.length === 1 ? 'is' : 'are'} left out.`] : [])],
  }
}

/** Runs work that is no command in one transaction that can be undone by its step. Null: nothing was changed. */
export const inJournal = ({ transaction, journal, now }: StoreContext, label: string, run: () => void): number | null =>
  transaction(() => {
    journal.begin()
    try {
      run()
      return journal.finish(label, now().toISOString())
    } finally {
      journal.stop()
    }
  })
