import { eq } from 'drizzle-orm'
import { applyPatch } from '../../shared/kernel/patch'
import { err, ok } from '../../shared/kernel/result'
import { sortName } from '../../shared/kernel/sort-name'
import { Creative, type CreativeId, type CreativeState, type CreativeVariantId, KeptCreativeFields, nextStates } from '../../shared/marketing/creative'
import type { creativeContract } from '../../shared/marketing/creative.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { unusedId } from '../kept-ids'
import { removeRows } from '../many-rows'
import { listCreatives, readCreatives, toVariant } from './creative-list'
import { creatives, creativeVariants, utmConventions } from './creative.table'
import { campaignNotFound, hasCampaign } from './has-campaign'
import { markedLinks, readConvention } from './marked-links'
import { saveCreativeList } from './save-creative-list'
import { saveLinkList } from './save-link-list'

const notFound = (id: CreativeId) => err({ type: 'CreativeNotFound' as const, id })
const variantNotFound = (id: CreativeVariantId) => err({ type: 'VariantNotFound' as const, id })

const find = (context: StoreContext, id: CreativeId): Creative | null => readCreatives(context, [id])[0] ?? null

/** What may be changed: what nobody has approved yet. */
const isFixed = (state: CreativeState): boolean => state !== 'draft' && state !== 'review'

const findVariant = (context: StoreContext, id: CreativeVariantId): { readonly creative: Creative } | null => {
  const row = context.db.select().from(creativeVariants).where(eq(creativeVariants.id, id)).get()
  // The variant's creative was there when it was added.
  const creative = row === undefined ? null : find(context, row.creativeId as CreativeId)
  return creative === null ? null : { creative }
}

const save = (context: StoreContext, creative: Creative, changes: Partial<typeof creatives.$inferInsert>) => {
  context.db.update(creatives).set(changes).where(eq(creatives.id, creative.id)).run()
  return ok(find(context, creative.id) ?? creative)
}

export const creativeHandlers: Handlers<typeof creativeContract, StoreContext> = {
  list: (context, input) => ok(listCreatives(context, input)),

  saveList: saveCreativeList,

  get: (context, { id }) => {
    const creative = find(context, id)
    return creative === null ? notFound(id) : ok(creative)
  },

  add: (context, fields) => {
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    const row = context.db.insert(creatives).values({ ...fields, id: unusedId(context, 'creative'), state: 'draft', sortName: sortName(fields.name), createdAt: context.now().toISOString() }).returning().get()
    const campaignName = row.campaignId === null ? null : String(context.prepare('SELECT name FROM campaign WHERE id = ?').pluck().get(row.campaignId))
    return ok(Creative.parse({ ...row, campaignName, variants: [], events: [] }))
  },

  edit: (context, { id, changes }) => {
    const creative = find(context, id)
    if (creative === null) return notFound(id)
    if (isFixed(creative.state) && changes.landingUrl !== undefined && changes.landingUrl !== creative.landingUrl) return err({ type: 'CreativeIsFixed', state: creative.state })
    const fields = applyPatch(KeptCreativeFields.parse(creative), changes)
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    return save(context, creative, { ...fields, sortName: sortName(fields.name) })
  },

  reschedule: (context, { id, on }) => {
    const creative = find(context, id)
    return creative === null ? notFound(id) : save(context, creative, { scheduledOn: on })
  },

  advance: (context, { ids, to, by, note }) => {
    const advanced: Creative[] = []
    for (const id of ids) {
      const creative = find(context, id)
      if (creative === null) return notFound(id)
      const { state: from, variants } = creative
      if (!nextStates[from].includes(to)) return err({ type: 'StateNotReachable', from, to })
      const sentences = variants.flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'refused').map(({ sentence }) => sentence)
      if (to === 'approved' && sentences.length > 0) return err({ type: 'VariantRefused', sentences })
      context.prepare('INSERT INTO creative_event (creative_id, from_state, to_state, at, by, note) VALUES (?, ?, ?, ?, ?, ?)').run(id, from, to, context.now().toISOString(), by, note)
      advanced.push(save(context, creative, { state: to }).value)
    }
    return ok(advanced)
  },

  remove: (context, { ids }) => ok({ removed: removeRows(context, 'creative', ids) }),

  addVariant: (context, { id, fields }) => {
    const creative = find(context, id)
    if (creative === null) return notFound(id)
    if (isFixed(creative.state)) return err({ type: 'CreativeIsFixed', state: creative.state })
    const position = Number(context.prepare('SELECT coalesce(max(position), 0) + 1 FROM creative_variant WHERE creative_id = ?').pluck().get(id))
    return ok(toVariant(context.db.insert(creativeVariants).values({ ...fields, creativeId: id, position }).returning().get()))
  },

  editVariant: (context, { id, fields }) => {
    const found = findVariant(context, id)
    if (found === null) return variantNotFound(id)
    if (isFixed(found.creative.state)) return err({ type: 'CreativeIsFixed', state: found.creative.state })
    const row = context.db.update(creativeVariants).set(fields).where(eq(creativeVariants.id, id)).returning().get()
    return row === undefined ? variantNotFound(id) : ok(toVariant(row))
  },

  removeVariant: (context, { id }) => {
    const found = findVariant(context, id)
    if (found === null) return variantNotFound(id)
    if (isFixed(found.creative.state)) return err({ type: 'CreativeIsFixed', state: found.creative.state })
    context.db.delete(creativeVariants).where(eq(creativeVariants.id, id)).run()
    return ok({})
  },

  links: (context, { campaignId }) =>
    ok(markedLinks(context).flatMap(({ landingUrl: _landingUrl, sameAs, ...link }) => (campaignId === null || link.campaignId === campaignId ? [{ ...link, sameAs: [...sameAs] }] : []))),

  saveLinks: saveLinkList,

  convention: (context) => ok(readConvention(context)),

  setConvention: ({ db }, convention) => {
    db.update(utmConventions).set(convention).where(eq(utmConventions.id, 1)).run()
    return ok(convention)
  },
}
