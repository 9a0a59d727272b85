import { z } from 'zod'
import { Day } from '../kernel/day'
import { KeptName } from '../kernel/name'
import { t } from '../kernel/words'
import { FileChanged, FileNotFound, ImportRefused } from '../imports/import.contract'
import { command, errors, job, query } from '../rpc/contract'
import { FollowerFileInput, FollowerFilePreview } from './follower-file'
import { NameTaken } from './organization.contract'
import { FollowerGrowth, FollowerSnapshot, OwnHandleFields, OwnHandleId, SaidFollowers } from './own-handle'
import { OwnImport } from '../imports/own-import'
import { EngagementOverPosts } from './post'

export const OwnHandleNotFound = z.object({ type: z.literal('OwnHandleNotFound'), id: OwnHandleId })

const OwnHandle = OwnHandleFields.extend({ handle: KeptName, id: OwnHandleId, newest: FollowerSnapshot.nullable() })

/** A handle of ours over a window of days: where it stands, how it grew, what its own posts did. */
export const HandleOverview = OwnHandle.extend({ growth: FollowerGrowth, engagement: EngagementOverPosts })
export type HandleOverview = z.infer<typeof HandleOverview>

/** Followers of several handles as read on one day. */
export const NotedFollowers = z.object({ on: Day, counts: z.array(z.object({ id: OwnHandleId, followers: SaidFollowers })).min(1, t`Type at least one number`).max(500) })

/** How many follow one handle on a day. */
export const HandleFollowers = FollowerSnapshot.extend({ id: OwnHandleId, followers: SaidFollowers, gained: SaidFollowers.nullable().default(null) })

export const ownHandleContract = {
  /** Our handles by platform, each with its newest snapshot. */
  list: query({ input: z.object({}), output: z.array(OwnHandle) }),
  add: command({ input: OwnHandleFields, output: z.object({ id: OwnHandleId }), errors: errors(NameTaken), label: t`Add own handle`, touches: ['review'] }),
  edit: command({ input: z.object({ id: OwnHandleId, fields: OwnHandleFields }), output: z.object({}), errors: errors(OwnHandleNotFound, NameTaken), label: t`Edit own handle`, touches: ['post', 'goal', 'review'] }),
  /** Removes a handle with its snapshots; its posts stay. */
  remove: command({ input: z.object({ id: OwnHandleId }), output: z.object({}), errors: errors(OwnHandleNotFound), label: t`Remove own handle`, touches: ['post', 'goal', 'review'] }),
  /** Notes how many follow a handle on a day; a second note of one day replaces the first. */
  noteFollowers: command({ input: HandleFollowers, output: z.object({}), errors: errors(OwnHandleNotFound), label: t`Note followers`, touches: ['post', 'goal', 'review'] }),
  removeSnapshot: command({ input: z.object({ id: OwnHandleId, on: Day }), output: z.object({}), errors: errors(OwnHandleNotFound), label: t`Remove snapshot`, touches: ['post', 'goal', 'review'] }),
  /** Notes followers of several handles on one day. */
  noteAll: command({ input: NotedFollowers, output: z.object({ noted: z.int() }), errors: errors(OwnHandleNotFound), label: t`Note followers`, touches: ['post', 'goal', 'review'] }),
  /** Reads a platform's followers by day and says what importing them would do. Writes nothing. */
  readFollowerFile: job({ input: FollowerFileInput, output: FollowerFilePreview, errors: errors(ImportRefused, FileNotFound, OwnHandleNotFound), label: t`Read followers` }),
  /** Notes the followers of a previewed file; days that are known get the newer numbers. Undone by its step, or later as the import it is kept as. */
  importFollowerFile: job({
    input: FollowerFileInput.extend({ sha256: z.string() }),
    output: OwnImport,
    errors: errors(ImportRefused, FileNotFound, FileChanged, OwnHandleNotFound),
    label: t`Import followers`,
    touches: ['post', 'goal', 'review', 'workbook', 'import'],
  }),
  /** Our handles over a window of days. */
  overview: query({ input: z.object({ from: Day, to: Day }), output: z.array(HandleOverview) }),
  /** Snapshots, oldest first, and the growth between a window's ends. */
  growth: query({ input: z.object({ id: OwnHandleId, from: Day, to: Day }), output: FollowerGrowth.extend({ snapshots: z.array(FollowerSnapshot) }), errors: errors(OwnHandleNotFound) }),
}
