import { z } from 'zod'
import { RowId } from '../kernel/id'

/** What has a page of its own. */
export const PagedKind = z.enum(['contact', 'organization', 'community', 'channel', 'campaign', 'audience', 'creative', 'experiment'])
export type PagedKind = z.infer<typeof PagedKind>

/** One of them, by its number. */
export const PagedThing = z.object({ kind: PagedKind, id: RowId })
export type PagedThing = z.infer<typeof PagedThing>
