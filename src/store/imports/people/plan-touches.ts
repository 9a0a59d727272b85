import type { ReadTouch } from '../../../imports/reading'
import type { Day } from '../../../shared/kernel/day'
import type { Platform } from '../../../shared/kernel/platform'
import { type ActivityTouch, activityOf } from '../../../shared/networking/activity'
import type { Direction, InteractionType } from '../../../shared/networking/interaction'
import type { StoreContext } from '../../context'
import { identityHasher } from './import-identity'
import { type PeoplePlan, type PlannedContact, type RowCounts, touchesOfPlan } from './plan-people'

/** An interaction as far as imports may touch it. */
export interface TouchContent {
  readonly type: InteractionType
  readonly direction: Direction
  readonly on: Day
  readonly platform: Platform | null
  readonly note: string
}

/** What makes two interactions the same to an import, as text. */
export const contentText = ({ type, direction, on, platform, note }: TouchContent): string => JSON.stringify([type, direction, on, platform, note])

/** Reads what `contentText` wrote. */
export const parseContent = (text: string): TouchContent => {
  const [type, direction, on, platform, note] = JSON.parse(text) as [InteractionType, Direction, Day, Platform | null, string]
  return { type, direction, on, platform, note }
}

interface PlannedTouch {
  readonly identity: string
  readonly content: TouchContent
  readonly contact: PlannedContact
  /** Null: new. */
  readonly interactionId: number | null
  readonly isChanged: boolean
}

export interface TouchPlan {
  readonly touches: readonly PlannedTouch[]
  readonly suppressedIdentities: readonly string[]
  readonly added: number
  readonly changed: number
  readonly owedReplies: number
}

type Prepared = Pick<StoreContext, 'prepare'>

/** An interaction as it is; undefined: there is none. */
export const readContent = ({ prepare }: Prepared, id: number): TouchContent | undefined =>
  // The columns of the statement; they were checked when they were written.
  prepare('SELECT type, direction, on_day AS "on", platform, note FROM interaction WHERE id = ?').get(id) as TouchContent | undefined

/** What the newest batch says of an interaction. Null: no batch does. */
const newestClaim = ({ prepare }: Prepared, id: number): string | null => (prepare('SELECT content FROM import_touch_claim WHERE interaction_id = ? ORDER BY batch_id DESC LIMIT 1').pluck().get(id) as string | undefined) ?? null

const touchesSql = 'SELECT i.id, i.type, i.direction, i.on_day AS "on", ic.needs_no_reply AS needsNoReply FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction_id WHERE ic.contact_id = ?'

/** Whether a reply is owed to a contact once the file's touches are in. */
const owesReplyAfter = ({ prepare }: Prepared, contact: PlannedContact, touches: readonly PlannedTouch[]): boolean => {
  const replaced = new Map(touches.flatMap(({ interactionId, isChanged, content }) => (interactionId !== null && isChanged ? [[interactionId, content] as const] : [])))
  // The columns of the statement.
  const present = contact.id === null ? [] : (prepare(touchesSql).all(contact.id) as (ActivityTouch & { id: number })[]).map((touch): ActivityTouch => ({ ...touch, ...replaced.get(touch.id) }))
  return activityOf([...present, ...touches.filter(({ interactionId }) => interactionId === null).map(({ content }) => content)]).owesReply
}

/** Holds the touches of a file against the workbook and adds their rows to the account. Reads only. */
export const planTouches = (context: StoreContext, plan: PeoplePlan, { touches, source }: { readonly touches: readonly ReadTouch[]; readonly source: string }, onBlock: (done: number) => void): TouchPlan => {
  const hash = identityHasher(context, source)
  const planned: PlannedTouch[] = []
  const suppressedIdentities: string[] = []
  const byContact = new Map<PlannedContact, PlannedTouch[]>()
  const counts: RowCounts = plan.counts
  let [added, changed] = [0, 0]
  const find = context.prepare('SELECT interaction_id FROM import_touch WHERE identity = ? ORDER BY interaction_id IS NULL, batch_id DESC LIMIT 1').pluck()
  for (const [done, { touch, contact }] of touchesOfPlan(plan, touches).entries()) {
    if (done % 200 === 0) onBlock(done)
    const identity = hash(touch.identity)
    // Null where the interaction was taken out; no row where the source never told it.
    const interactionId = find.get(identity) as number | null | undefined
    if (contact === null || interactionId === null) {
      counts.suppressed += touch.rows
      if (interactionId === null) suppressedIdentities.push(identity)
      continue
    }
    const { type, direction, on, platform, note } = touch
    const content: TouchContent = { type, direction, on, platform, note }
    const current = interactionId === undefined ? undefined : readContent(context, interactionId)
    const isNew = interactionId === undefined || current === undefined
    const isChanged = !isNew && contentText(current) !== contentText(content) && newestClaim(context, interactionId) === contentText(current)
    const one: PlannedTouch = { identity, content, contact, interactionId: isNew ? null : interactionId, isChanged }
    planned.push(one)
    const own = byContact.get(contact) ?? []
    byContact.set(contact, own)
    own.push(one)
    if (isNew) {
      added += 1
      counts.added += touch.rows
    } else if (isChanged) {
      changed += 1
      counts.changed += touch.rows
    } else counts.unchanged += touch.rows
  }
  const owedReplies = [...byContact].filter(([contact, own]) => owesReplyAfter(context, contact, own)).length
  return { touches: planned, suppressedIdentities, added, changed, owedReplies }
}
