import type { Day } from '../../shared/kernel/day'
import { err, ok } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import { followerGrowth, type OwnHandleFields, type OwnHandleId } from '../../shared/networking/own-handle'
import type { HandleOverview, ownHandleContract } from '../../shared/networking/own-handle.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { inOneStep } from '../imports/own-rows'
import { unusedId } from '../kept-ids'
import { openFollowerFile, previewOfFollowers, saveFollowers } from './import-followers'
import { engagementOver, postsBetween } from './post-sql'
import { forgetGainAfter, growthOf, newestSnapshot, readSnapshots } from './snapshots'

/** Whether there is such a handle of ours. */
export const ownHandleExists = ({ prepare }: StoreContext, id: OwnHandleId): boolean => prepare('SELECT 1 FROM own_handle WHERE id = ?').get(id) !== undefined

/** Notes how many followed on a day; what is known of that day keeps what it gained. */
const noteSnapshot = (context: StoreContext, { id, on, followers }: { readonly id: OwnHandleId; readonly on: Day; readonly followers: number }): void => {
  if (context.prepare('UPDATE follower_snapshot SET followers = ? WHERE own_handle_id = ? AND on_day = ?').run(followers, id, on).changes > 0) return
  context.prepare('INSERT INTO follower_snapshot (own_handle_id, on_day, followers, gained) VALUES (?, ?, ?, NULL)').run(id, on, followers)
  forgetGainAfter(context, id, on)
}

/** Our handles, by platform and name. */
export const listHandles = ({ prepare }: StoreContext): (OwnHandleFields & { id: OwnHandleId })[] =>
  // The columns of the statement.
  prepare('SELECT id, platform, handle, url FROM own_handle ORDER BY platform, handle, id').all() as (OwnHandleFields & { id: OwnHandleId })[]

/** Our handles over a window of days. */
const handlesBetween = (context: StoreContext, from: Day, to: Day): HandleOverview[] =>
  listHandles(context).map((row) => ({ ...row, newest: newestSnapshot(context, row.id), growth: growthOf(context, row.id, from, to), engagement: engagementOver(context, postsBetween(from, to, { kinds: ['own'], ownHandleId: row.id })) }))

const missing = (id: OwnHandleId) => err({ type: 'OwnHandleNotFound' as const, id })

const isTaken = ({ prepare }: StoreContext, { platform, handle }: OwnHandleFields, except: OwnHandleId | null): boolean =>
  prepare('SELECT 1 FROM own_handle WHERE platform = ? AND handle = ? AND id IS NOT ?').get(platform, handle, except) !== undefined

export const ownHandleHandlers: Handlers<typeof ownHandleContract, StoreContext> = {
  list: (context) => ok(listHandles(context).map((row) => ({ ...row, newest: newestSnapshot(context, row.id) }))),

  add: (context, fields) => {
    if (isTaken(context, fields, null)) return err({ type: 'NameTaken', name: fields.handle })
    // A row id of this very table.
    const id = unusedId(context, 'own_handle') as OwnHandleId
    context.prepare('INSERT INTO own_handle (id, platform, handle, url) VALUES (?, ?, ?, ?)').run(id, fields.platform, fields.handle, fields.url)
    return ok({ id })
  },

  edit: (context, { id, fields }) => {
    if (isTaken(context, fields, id)) return err({ type: 'NameTaken', name: fields.handle })
    return context.prepare('UPDATE own_handle SET platform = ?, handle = ?, url = ? WHERE id = ?').run(fields.platform, fields.handle, fields.url, id).changes === 0 ? missing(id) : ok({})
  },

  remove: ({ prepare }, { id }) => (prepare('DELETE FROM own_handle WHERE id = ?').run(id).changes === 0 ? missing(id) : ok({})),

  noteFollowers: (context, { id, on, followers, gained }) => {
    if (!ownHandleExists(context, id)) return missing(id)
    noteSnapshot(context, { id, on, followers })
    context.prepare('UPDATE follower_snapshot SET gained = ? WHERE own_handle_id = ? AND on_day = ?').run(gained, id, on)
    return ok({})
  },

  noteAll: (context, { on, counts }) => {
    const absent = counts.find(({ id }) => !ownHandleExists(context, id))
    if (absent !== undefined) return missing(absent.id)
    // A count typed again leaves what the platform said of gains.
    for (const { id, followers } of counts) noteSnapshot(context, { id, on, followers })
    return ok({ noted: counts.length })
  },

  overview: (context, { from, to }) => ok(handlesBetween(context, from, to)),

  removeSnapshot: (context, { id, on }) => {
    if (!ownHandleExists(context, id)) return missing(id)
    if (context.prepare('DELETE FROM follower_snapshot WHERE own_handle_id = ? AND on_day = ?').run(id, on).changes > 0) forgetGainAfter(context, id, on)
    return ok({})
  },

  readFollowerFile: async (context, input) => {
    if (!ownHandleExists(context, input.id)) return missing(input.id)
    const opened = await openFollowerFile(context, input)
    return opened.ok ? ok(previewOfFollowers(context, opened.value, input)) : opened
  },

  importFollowerFile: async (context, input) => {
    const opened = await openFollowerFile(context, input)
    if (!opened.ok) return opened
    if (opened.value.file.sha256 !== input.sha256) return err({ type: 'FileChanged' })
    if (!ownHandleExists(context, input.id)) return missing(input.id)
    return ok(inOneStep(context, t`Import followers`, () => saveFollowers(context, opened.value, input)))
  },

  growth: (context, { id, from, to }) => {
    if (!ownHandleExists(context, id)) return missing(id)
    const snapshots = readSnapshots(context, id)
    return ok({ ...followerGrowth(snapshots, from, to), snapshots })
  },
}
