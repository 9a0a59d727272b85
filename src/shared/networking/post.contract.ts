import { z } from 'zod'
import { Day } from '../kernel/day'
import { PageRequest, pageOf } from '../kernel/page'
import { command, errors, query } from '../rpc/contract'
import { ContactNotFound } from './contact.contract'
import { OwnHandleId } from './own-handle'
import { OwnHandleNotFound } from './own-handle.contract'
import { EngagementOverPosts, Post, PostFields, PostId } from './post'

export const PostNotFound = z.object({ type: z.literal('PostNotFound'), id: PostId })

const Which = z.object({ kind: PostFields.shape.kind.nullable().default(null), ownHandleId: OwnHandleId.nullable().default(null), from: Day.nullable().default(null), to: Day.nullable().default(null) })

export const postContract = {
  /** Posts, newest first; of a kind, a handle of ours, a window. */
  list: query({ input: PageRequest.extend(Which.shape), output: pageOf(Post) }),
  /** Engagement over posts, by each denominator; at most the newest 10,000. */
  engagement: query({ input: Which, output: EngagementOverPosts }),
  add: command({ input: PostFields, output: Post, errors: errors(OwnHandleNotFound, ContactNotFound), label: 'Add post', touches: ['goal'] }),
  replace: command({ input: z.object({ id: PostId, fields: PostFields }), output: Post, errors: errors(PostNotFound, OwnHandleNotFound, ContactNotFound), label: 'Edit post', touches: ['goal'] }),
  remove: command({ input: z.object({ id: PostId }), output: z.object({}), errors: errors(PostNotFound), label: 'Remove post', touches: ['goal'] }),
}
