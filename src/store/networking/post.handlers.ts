import { err, ok, type Result } from '../../shared/kernel/result'
import { snapshotFor, type OwnHandleId } from '../../shared/networking/own-handle'
import { engagementOverPosts, engagementRates, engagementsOf, type Post, type PostFields, type PostId } from '../../shared/networking/post'
import type { postContract } from '../../shared/networking/post.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { contactExists } from './contact-rows'
import { ownHandleExists, readSnapshots } from './own-handle.handlers'

const selectSql = `SELECT p.id, p.kind, p.platform, p.own_handle_id AS ownHandleId, p.author_id AS authorId, p.on_day AS "on", p.url, p.text, p.reach, p.impressions, p.reactions, p.comments, p.shares, p.saves,
  p.permission, p.permission_on AS permissionOn, p.permission_note AS permissionNote, c.name AS authorName FROM post p LEFT JOIN contact c ON c.id = p.author_id`

const where = 'WHERE (@kind IS NULL OR p.kind = @kind) AND (@ownHandleId IS NULL OR p.own_handle_id = @ownHandleId) AND (@from IS NULL OR p.on_day >= @from) AND (@to IS NULL OR p.on_day <= @to)'
const order = 'ORDER BY p.on_day DESC, p.id DESC'
const mostMeasured = 10_000

/** Posts with what is computed from them; snapshots are read once per handle. */
const toPosts = (context: StoreContext, rows: readonly unknown[]): Post[] => {
  const snapshots = new Map<OwnHandleId, ReturnType<typeof readSnapshots>>()
  return rows.map((row) => {
    // Selected by selectSql.
    const post = row as PostFields & { id: PostId; authorName: string | null }
    const { ownHandleId } = post
    if (ownHandleId !== null && !snapshots.has(ownHandleId)) snapshots.set(ownHandleId, readSnapshots(context, ownHandleId))
    const followers = ownHandleId === null ? null : (snapshotFor(snapshots.get(ownHandleId) ?? [], post.on)?.followers ?? null)
    const { sum: engagements, parts } = engagementsOf(post)
    return { ...post, engagements, engagementParts: parts, followers, rates: engagementRates({ engagements, reach: post.reach, impressions: post.impressions, followers }) }
  })
}

const columns = ['kind', 'platform', 'own_handle_id', 'author_id', 'on_day', 'url', 'text', 'reach', 'impressions', 'reactions', 'comments', 'shares', 'saves', 'permission', 'permission_on', 'permission_note']
const cells = (post: PostFields) => [
  post.kind, post.platform, post.ownHandleId, post.authorId, post.on, post.url, post.text, post.reach, post.impressions, post.reactions, post.comments, post.shares, post.saves, post.permission, post.permissionOn, post.permissionNote,
]

const refusalOf = (context: StoreContext, { ownHandleId, authorId }: PostFields) => {
  if (ownHandleId !== null && !ownHandleExists(context, ownHandleId)) return { type: 'OwnHandleNotFound', id: ownHandleId } as const
  return authorId !== null && !contactExists(context, authorId) ? ({ type: 'ContactNotFound', id: authorId } as const) : null
}

const found = (context: StoreContext, id: PostId): Result<Post, { type: 'PostNotFound'; id: PostId }> => {
  const [post] = toPosts(context, context.prepare(`${selectSql} WHERE p.id = ?`).all(id))
  return post === undefined ? err({ type: 'PostNotFound', id }) : ok(post)
}

export const postHandlers: Handlers<typeof postContract, StoreContext> = {
  list: (context, { offset, limit, ...which }) => {
    const total = Number(context.prepare(`SELECT count(*) FROM post p ${where}`).pluck().get(which))
    return ok({ rows: toPosts(context, context.prepare(`${selectSql} ${where} ${order} LIMIT @limit OFFSET @offset`).all({ ...which, limit, offset })), total })
  },

  engagement: (context, which) => ok(engagementOverPosts(toPosts(context, context.prepare(`${selectSql} ${where} ${order} LIMIT ${mostMeasured}`).all(which)))),

  add: (context, fields) => {
    const refusal = refusalOf(context, fields)
    if (refusal !== null) return err(refusal)
    const { lastInsertRowid } = context.prepare(`INSERT INTO post (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...cells(fields))
    // A row id of this very table.
    return found(context, Number(lastInsertRowid) as PostId) as Result<Post, never>
  },

  replace: (context, { id, fields }) => {
    const refusal = refusalOf(context, fields)
    if (refusal !== null) return err(refusal)
    context.prepare(`UPDATE post SET (${columns.join(', ')}) = (${columns.map(() => '?').join(', ')}) WHERE id = ?`).run(...cells(fields), id)
    return found(context, id)
  },

  remove: ({ prepare }, { id }) => (prepare('DELETE FROM post WHERE id = ?').run(id).changes === 0 ? err({ type: 'PostNotFound', id }) : ok({})),
}
