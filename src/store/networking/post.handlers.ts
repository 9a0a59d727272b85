import { err, ok, type Result } from '../../shared/kernel/result'
import { sortName } from '../../shared/kernel/sort-name'
import { t } from '../../shared/kernel/words'
import { ContactFields } from '../../shared/networking/contact'
import { ofItsKind, type Post, type PostAuthor, type PostFields, type PostId } from '../../shared/networking/post'
import type { postContract, SentPost } from '../../shared/networking/post.contract'
import { analyseSentiment } from '../../shared/networking/sentiment/analyse'
import type { Handlers } from '../../shared/rpc/contract'
import { dropAnswersAboutPosts } from '../bridge/drop-answers'
import type { StoreContext } from '../context'
import { inOneStep } from '../imports/own-rows'
import { removeRows } from '../many-rows'
import { hasPhotoSql, type PhotoCount, withPhoto } from './contact-photo'
import { contactExists, insertContact } from './contact-rows'
import { openPostFile, previewOf, savePosts } from './import-posts'
import { ownHandleExists } from './own-handle.handlers'
import { pageOfPosts, readPosts } from './post-list'
import { engagementOver, postSelect, sentimentSql, toPost } from './post-sql'
import { refreshContacts } from './refresh-contacts'
import { savePostList } from './save-post-list'

const columns = ['kind', 'platform', 'own_handle_id', 'author_id', 'on_day', 'url', 'text', 'search_text', 'reach', 'impressions', 'reactions', 'comments', 'shares', 'saves', 'clicks', 'views', 'promoted_impressions', 'promoted_engagements', 'promoted_clicks', 'permission', 'permission_on', 'permission_note', 'said_sentiment', 'read_sentiment']
const columnList = columns.join(', ')
const placeholders = columns.map(() => '?').join(', ')

/** What a search of posts looks into. */
const searchText = ({ text, url }: Pick<PostFields, 'text' | 'url'>): string => sortName(`${text} ${url}`)

const readSentiment = (text: string): string => analyseSentiment(text).label ?? 'none'

const cells = (post: PostFields) => [
  post.kind,
  post.platform,
  post.ownHandleId,
  post.authorId,
  post.on,
  post.url,
  post.text,
  searchText(post),
  post.reach,
  post.impressions,
  post.reactions,
  post.comments,
  post.shares,
  post.saves,
  post.clicks,
  post.views,
  post.promotedImpressions,
  post.promotedEngagements,
  post.promotedClicks,
  post.permission,
  post.permissionOn,
  post.permissionNote,
  post.saidSentiment,
  readSentiment(post.text),
]

/** Adds a post; whom and what it names must be there. */
export const insertPost = ({ prepare }: Pick<StoreContext, 'prepare'>, fields: PostFields): PostId => {
  const { lastInsertRowid } = prepare(`INSERT INTO post (${columnList}, external_id) VALUES (${placeholders}, '')`).run(...cells(ofItsKind(fields)))
  // A row id of this very table.
  return Number(lastInsertRowid) as PostId
}

/** Fills in what a migration in SQL alone cannot read. Part of opening. */
export const fillPosts = ({ prepare }: StoreContext): void => {
  // The columns of the statement.
  const unread = prepare("SELECT id, text, url FROM post INDEXED BY post_unread WHERE read_sentiment = 'unread'").all() as { id: number; text: string; url: string }[]
  for (const { id, text, url } of unread) prepare('UPDATE post SET search_text = ?, read_sentiment = ? WHERE id = ?').run(searchText({ text, url }), readSentiment(text), id)
}

const refusalOf = (context: StoreContext, { ownHandleId, authorId }: PostFields) => {
  if (ownHandleId !== null && !ownHandleExists(context, ownHandleId)) return { type: 'OwnHandleNotFound', id: ownHandleId } as const
  return authorId !== null && !contactExists(context, authorId) ? ({ type: 'ContactNotFound', id: authorId } as const) : null
}

/** The post with its author, who becomes a contact where they are new. */
const withAuthor = (context: StoreContext, { newAuthor, ...fields }: SentPost): PostFields => {
  if (newAuthor === null || fields.kind === 'own') return fields
  const authorId = insertContact(context, ContactFields.parse({ name: newAuthor }))
  refreshContacts(context, [authorId])
  return { ...fields, authorId }
}

const found = (context: StoreContext, id: PostId): Result<Post, { type: 'PostNotFound'; id: PostId }> => {
  const row = context.prepare(`${postSelect} WHERE p.id = ?`).get(id)
  return row === undefined ? err({ type: 'PostNotFound', id }) : ok(toPost(row))
}

const authorsFrom = `FROM post p WHERE p.kind <> 'own' AND p.author_id IS NOT NULL AND (@from IS NULL OR p.on_day >= @from) AND (@to IS NULL OR p.on_day <= @to)`

const authorsSql = `
  SELECT who.contactId, c.name, ${hasPhotoSql('c.id')}, who.posts, who.positive, who.negative, who.granted, who.lastOn, EXISTS (SELECT 1 FROM advocate a WHERE a.contact_id = c.id) AS isAdvocate
  FROM (SELECT p.author_id AS contactId, count(*) AS posts, count(*) FILTER (WHERE ${sentimentSql} = 'positive') AS positive, count(*) FILTER (WHERE ${sentimentSql} = 'negative') AS negative,
      count(*) FILTER (WHERE p.permission = 'granted') AS granted, max(p.on_day) AS lastOn ${authorsFrom} GROUP BY p.author_id) AS who
  JOIN contact c ON c.id = who.contactId ORDER BY who.posts DESC, who.lastOn DESC, c.sort_name, c.id LIMIT @limit OFFSET @offset`

export const postHandlers: Handlers<typeof postContract, StoreContext> = {
  list: (context, page) => {
    const { ids, total, groups } = pageOfPosts(context, page)
    return ok({ rows: readPosts(context, ids), total, groups: [...groups] })
  },

  saveList: savePostList,

  get: (context, { id }) => found(context, id),

  engagement: (context, choice) => ok(engagementOver(context, choice)),

  authors: ({ prepare }, page) => {
    const { from, to } = page
    const total = Number(prepare(`SELECT count(DISTINCT p.author_id) ${authorsFrom}`).pluck().get({ from, to }))
    // The columns of authorsSql.
    const rows = prepare(authorsSql).all(page) as (PhotoCount<Omit<PostAuthor, 'isAdvocate'>> & { isAdvocate: number })[]
    return ok({ rows: rows.map((row) => ({ ...withPhoto(row), isAdvocate: row.isAdvocate === 1 })), total })
  },

  add: (context, fields) => {
    const refusal = refusalOf(context, fields)
    if (refusal !== null) return err(refusal)
    return found(context, insertPost(context, withAuthor(context, fields))) as Result<Post, never>
  },

  replace: (context, { id, fields }) => {
    const refusal = refusalOf(context, fields)
    if (refusal !== null) return err(refusal)
    context.prepare(`UPDATE post SET (${columnList}) = (${placeholders}) WHERE id = ?`).run(...cells(ofItsKind(withAuthor(context, fields))), id)
    return found(context, id)
  },

  notePermission: ({ prepare }, { ids, permission, on }) => {
    const sql = `UPDATE post SET permission = @permission, permission_on = iif(@permission = 'none', NULL, @on) WHERE kind <> 'own' AND permission <> @permission AND id IN (SELECT value FROM json_each(@ids))`
    return ok({ changed: prepare(sql).run({ permission, on, ids: JSON.stringify(ids) }).changes })
  },

  readFile: async (context, input) => {
    const opened = await openPostFile(context, input)
    return opened.ok ? ok(previewOf(context, opened.value)) : opened
  },

  importFile: async (context, input) => {
    const opened = await openPostFile(context, input)
    if (!opened.ok) return opened
    if (opened.value.posts.sha256 !== input.sha256) return err({ type: 'FileChanged' })
    if (input.ownHandleId !== null && !ownHandleExists(context, input.ownHandleId)) return err({ type: 'OwnHandleNotFound', id: input.ownHandleId })
    return ok(inOneStep(context, t`Import posts`, () => savePosts(context, opened.value, input)))
  },

  remove: (context, { ids }) => {
    const removed = removeRows(context, 'post', ids)
    dropAnswersAboutPosts(context)
    return ok({ removed })
  },
}
