import type { z } from 'zod'
import type { RowGroup } from '../../shared/kernel/page'
import type { Post } from '../../shared/networking/post'
import type { postContract } from '../../shared/networking/post.contract'
import type { StoreContext } from '../context'
import { namedRows } from '../named-rows'
import { countGroups } from '../sql-groups'
import { postGroupings, postOrder, postSelect, postWhere, toPost } from './post-sql'

/** What a list of posts is asked for, defaults filled in. */
type ListInput = z.output<(typeof postContract)['list']['input']>

/** The numbers of one page of a list of posts: it is found before its posts are read, as beside a sort SQLite would carry every text along. */
export const pageOfPosts = (context: StoreContext, { offset, limit, sort, direction, groupBy, ...choice }: ListInput): { readonly ids: readonly number[]; readonly total: number; readonly groups: readonly RowGroup[] } => {
  const { sql, values } = postWhere(choice)
  const total = Number(context.prepare(`SELECT count(*) FROM post p ${sql}`).pluck().get(values))
  const groups = groupBy === null ? null : countGroups(context, postGroupings[groupBy], `FROM post p LEFT JOIN own_handle h ON h.id = p.own_handle_id ${sql}`, values)
  const order = postOrder(sort, direction, groupBy === null || groups === null ? null : postGroupings[groupBy])
  const ids = context.prepare(`SELECT p.id FROM post p LEFT JOIN contact c ON c.id = p.author_id LEFT JOIN own_handle h ON h.id = p.own_handle_id ${sql} ${order} LIMIT @limit OFFSET @offset`).pluck().all({ ...values, limit, offset }).map(Number)
  return { ids, total, groups: offset === 0 ? (groups ?? []) : [] }
}

/** Posts by their numbers, in that order; those that are gone are left out. */
export const readPosts = ({ prepare }: StoreContext, ids: readonly number[]): Post[] => {
  const posts = prepare(`${postSelect} WHERE p.id IN (SELECT value FROM json_each(?))`).all(JSON.stringify(ids)).map((row) => toPost(row))
  return namedRows(ids, posts, ({ id }) => id)
}
