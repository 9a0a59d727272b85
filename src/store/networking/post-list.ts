import type { z } from 'zod'
import type { RowGroup } from '../../shared/kernel/page'
import type { Post } from '../../shared/networking/post'
import type { postContract } from '../../shared/networking/post.contract'
import type { StoreContext } from '../context'
import { countGroups } from '../sql-groups'
import { postGroupings, postOrder, postSelect, postWhere, toPost } from './post-sql'

/** What a list of posts is asked for, defaults filled in. */
export type PostPage = z.output<(typeof postContract)['list']['input']>

/** One page of a list of posts. */
export const listPosts = (context: StoreContext, { offset, limit, sort, direction, groupBy, ...choice }: PostPage): { rows: Post[]; total: number; groups: RowGroup[] } => {
  const { sql, values } = postWhere(choice)
  const total = Number(context.prepare(`SELECT count(*) FROM post p ${sql}`).pluck().get(values))
  const groups = groupBy === null ? null : countGroups(context, postGroupings[groupBy], `FROM post p LEFT JOIN own_handle h ON h.id = p.own_handle_id ${sql}`, values)
  // The page is found before its posts are read: beside a sort, SQLite would carry every text along.
  const order = postOrder(sort, direction, groupBy === null || groups === null ? null : postGroupings[groupBy])
  const page = `SELECT p.id FROM post p LEFT JOIN contact c ON c.id = p.author_id LEFT JOIN own_handle h ON h.id = p.own_handle_id ${sql} ${order} LIMIT @limit OFFSET @offset`
  return { rows: context.prepare(`${postSelect} WHERE p.id IN (${page}) ${order}`).all({ ...values, limit, offset }).map(toPost), total, groups: offset === 0 ? [...(groups ?? [])] : [] }
}
