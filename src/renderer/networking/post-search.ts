import { z } from 'zod'
import type { Day } from '../../shared/kernel/day'
import { Platform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { OwnHandleId } from '../../shared/networking/own-handle'
import { Permission, type PostKind } from '../../shared/networking/post'
import { type PostChoice, PostGrouping, PostSort } from '../../shared/networking/post.contract'
import { sentimentLabels } from '../../shared/networking/sentiment/sentiment'
import { choicesOf, tableSearch, type UsualOrder } from '../views/table-view'
import { daysOfSearch, periodSearch } from './period-search'

/** Which kinds of posts are shown together. */
export const PostScope = z.enum(['all', 'own', 'about', 'user_generated', 'mention'])
export type PostScope = z.infer<typeof PostScope>

export const scopeNames: Readonly<Record<PostScope, string>> = { all: t`All posts`, own: t`Our own`, about: t`By others`, user_generated: t`With our product`, mention: t`Mentions` }

/** What a list of posts shows, as it stands in the address. What is not a legal value is left out, so that an old link still opens. */
export const PostSearch = z.object({
  ...periodSearch,
  ...tableSearch,
  scope: PostScope.optional().catch(undefined),
  platform: Platform.optional().catch(undefined),
  handle: OwnHandleId.optional().catch(undefined),
  permission: Permission.optional().catch(undefined),
  sentiment: z.enum([...sentimentLabels, 'unread']).optional().catch(undefined),
  sort: PostSort.optional().catch(undefined),
  groupBy: PostGrouping.optional().catch(undefined),
})
export type PostSearch = z.infer<typeof PostSearch>

/** The order of posts nobody has sorted. */
export const usualOrder: UsualOrder = { sort: 'on', direction: 'descending' }

const kindsOf = (scope: PostScope): PostKind[] | null => (scope === 'all' ? null : scope === 'about' ? ['user_generated', 'mention'] : [scope])

/** The posts an address means; `usual` is the scope where it names none. */
export const choiceOf = (search: PostSearch, usual: PostScope, today: Day): PostChoice => ({
  kinds: kindsOf(search.scope ?? usual),
  platform: search.platform ?? null,
  ownHandleId: search.handle ?? null,
  authorId: null,
  permission: search.permission ?? null,
  sentiment: search.sentiment ?? null,
  search: search.find ?? '',
  ...daysOfSearch(search, 'all', today),
})

/** Whether the address asks for less than everything. */
export const isNarrowed = ({ groupBy: _groupBy, ...search }: PostSearch): boolean => search.find !== undefined || Object.keys(choicesOf(search)).length > 0
