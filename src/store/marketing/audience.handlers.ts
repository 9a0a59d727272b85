import { eq } from 'drizzle-orm'
import { applyPatch } from '../../shared/kernel/patch'
import { err, ok, type Result } from '../../shared/kernel/result'
import { sortName } from '../../shared/kernel/sort-name'
import { Audience, type AudienceFields, type AudienceId, KeptAudienceFields } from '../../shared/marketing/audience'
import type { audienceContract } from '../../shared/marketing/audience.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { unusedId } from '../kept-ids'
import { removeRows } from '../many-rows'
import { audiences } from './audience.table'
import { hasCampaign } from './has-campaign'
import { readAudiences } from './read-audiences'
import { saveAudienceList } from './save-audience-list'

const notFound = (id: AudienceId) => err({ type: 'AudienceNotFound' as const, id })

const areReversed = ({ ageFrom, ageTo }: Pick<AudienceFields, 'ageFrom' | 'ageTo'>): boolean => ageFrom !== null && ageTo !== null && ageTo < ageFrom

const exists = ({ prepare }: StoreContext, id: AudienceId): boolean => prepare('SELECT 1 FROM audience WHERE id = ?').get(id) !== undefined

const answer = (context: StoreContext, id: AudienceId): Result<Audience, { readonly type: 'AudienceNotFound'; readonly id: AudienceId }> => {
  const audience = readAudiences(context).find((one) => one.id === id)
  return audience === undefined ? notFound(id) : ok(audience)
}

/** Adds an audience whose ages are in order, or not given. */
export const insertAudience = (context: StoreContext, fields: AudienceFields): Audience => {
  const row = context.db.insert(audiences).values({ ...fields, id: unusedId(context, 'audience'), sortName: sortName(fields.name), createdAt: context.now().toISOString() }).returning().get()
  return Audience.parse({ ...row, sizes: [], uses: [], overlaps: [] })
}

export const audienceHandlers: Handlers<typeof audienceContract, StoreContext> = {
  list: (context, { search, campaignId }) => {
    const wanted = sortName(search)
    return ok(readAudiences(context).filter(({ name, uses }) => sortName(name).includes(wanted) && (campaignId === null || uses.some((use) => use.campaignId === campaignId))))
  },

  saveList: saveAudienceList,

  get: (context, { id }) => answer(context, id),

  add: (context, fields) => {
    if (areReversed(fields)) return err({ type: 'AgesReversed' })
    return ok(insertAudience(context, fields))
  },

  edit: (context, { id, changes }) => {
    const row = context.db.select().from(audiences).where(eq(audiences.id, id)).get()
    if (row === undefined) return notFound(id)
    const fields = applyPatch(KeptAudienceFields.parse(row), changes)
    if (areReversed(fields)) return err({ type: 'AgesReversed' })
    context.db.update(audiences).set({ ...fields, sortName: sortName(fields.name) }).where(eq(audiences.id, id)).run()
    return answer(context, id)
  },

  remove: (context, { ids }) => ok({ removed: removeRows(context, 'audience', ids) }),

  setSize: (context, { id, size }) => {
    if (!exists(context, id)) return notFound(id)
    context.prepare('INSERT INTO audience_size VALUES (@id, @platform, @on, @low, @high) ON CONFLICT DO UPDATE SET low = @low, high = @high').run({ ...size, id })
    return answer(context, id)
  },

  removeSize: (context, { id, platform, on }) => {
    context.prepare('DELETE FROM audience_size WHERE audience_id = ? AND platform = ? AND on_day = ?').run(id, platform, on)
    return answer(context, id)
  },

  target: (context, { id, campaignId, platform, isExcluded }) => {
    if (!exists(context, id)) return notFound(id)
    if (!hasCampaign(context, campaignId)) return err({ type: 'CampaignNotFound', id: campaignId })
    context.prepare('INSERT INTO audience_use VALUES (@id, @campaignId, @platform, @isExcluded) ON CONFLICT DO UPDATE SET is_excluded = @isExcluded').run({ id, campaignId, platform, isExcluded: Number(isExcluded) })
    return answer(context, id)
  },

  untarget: (context, { id, campaignId, platform }) => {
    context.prepare('DELETE FROM audience_use WHERE audience_id = ? AND campaign_id = ? AND platform = ?').run(id, campaignId, platform)
    return answer(context, id)
  },

  setOverlap: (context, { id, otherId, share, on, source }) => {
    if (id === otherId) return err({ type: 'SameAudience' })
    for (const one of [id, otherId]) if (!exists(context, one)) return notFound(one)
    const pair = { first: Math.min(id, otherId), second: Math.max(id, otherId) }
    if (share === null) context.prepare('DELETE FROM audience_overlap WHERE first_id = @first AND second_id = @second').run(pair)
    else context.prepare('INSERT INTO audience_overlap VALUES (@first, @second, @share, @on, @source) ON CONFLICT DO UPDATE SET share = @share, on_day = @on, source = @source').run({ ...pair, share, on, source })
    return answer(context, id)
  },
}
