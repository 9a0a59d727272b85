import { err, ok } from '../../shared/kernel/result'
import type { ContactId } from '../../shared/networking/contact'
import type { duplicateContract } from '../../shared/networking/duplicate.contract'
import { type DuplicatePair, type DuplicateReason, nameSimilarity, similarFrom } from '../../shared/networking/duplicate'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { oncePerQuestion } from '../once-per-question'
import { detailsSql } from './contact-list'
import { contactExists, readContact } from './contact-rows'
import { hasPhotoSql, type PhotoCount, withPhoto } from './contact-photo'
import { mergeContacts } from './merge-contacts'

const mostPairs = 5000

/** One key that two contacts have in common. */
interface SharedKey {
  readonly firstId: ContactId
  readonly firstName: string
  readonly secondId: ContactId
  readonly secondName: string
  readonly kind: DuplicateReason
  readonly key: string
}

const pairName = (firstId: number, secondId: number): string => `${firstId}-${secondId}`

interface Sharer {
  readonly kind: DuplicateReason
  readonly key: string
  readonly id: ContactId
  readonly name: string
}

/** What any two contacts have in common, up to so many; not of those of whom a person said that they are two. */
const everySharedKey = ({ prepare }: StoreContext): readonly SharedKey[] => {
  // The two columns of the statement.
  const areTwo = new Set((prepare('SELECT first_id, second_id FROM not_duplicate').raw().all() as [number, number][]).map(([first, second]) => pairName(first, second)))
  const shared: SharedKey[] = []
  let sharers: Sharer[] = []
  // The columns of the statement: all who have one key, one after the other.
  for (const second of prepare('SELECT kind, key, contact_id AS id, name FROM shared_key ORDER BY kind, key, contact_id').all() as Sharer[]) {
    if (sharers[0]?.key !== second.key || sharers[0].kind !== second.kind) sharers = []
    const { kind, key, id: secondId, name: secondName } = second
    for (const { id: firstId, name: firstName } of sharers) if (!areTwo.has(pairName(firstId, secondId))) shared.push({ firstId, firstName, secondId, secondName, kind, key })
    sharers.push(second)
    if (shared.length >= mostPairs) break
  }
  return shared.slice(0, mostPairs)
}

/** The same of one contact. A key that too many share proves nothing here either. */
const sharedOfOneSql = `
  SELECT x.contact_id AS firstId, x.name AS firstName, y.contact_id AS secondId, y.name AS secondName, x.kind, x.key FROM (SELECT kind, key FROM contact_key WHERE contact_id = @id) AS mine
  CROSS JOIN shared_key x ON x.kind = mine.kind AND x.key = mine.key CROSS JOIN shared_key y ON y.kind = x.kind AND y.key = x.key AND y.contact_id > x.contact_id
  WHERE NOT EXISTS (SELECT 1 FROM not_duplicate n WHERE n.first_id = x.contact_id AND n.second_id = y.contact_id) AND @id IN (x.contact_id, y.contact_id)`

/** Two contacts that may be one, by their numbers. */
interface NumberedPair {
  readonly firstId: ContactId
  readonly secondId: ContactId
  readonly reasons: readonly Pick<SharedKey, 'kind' | 'key'>[]
}

const sureness: readonly DuplicateReason[] = ['email', 'handle', 'name_organization', 'name']

/** Pairs by what they share, the surest first. Names of one skeleton must be alike as well. */
const toPairs = (shared: readonly SharedKey[]): readonly NumberedPair[] => {
  const pairs = new Map<string, NumberedPair>()
  for (const { firstId, firstName, secondId, secondName, kind, key } of shared) {
    if (kind === 'name' && nameSimilarity(firstName, secondName) < similarFrom) continue
    const name = pairName(firstId, secondId)
    pairs.set(name, { firstId, secondId, reasons: [...(pairs.get(name)?.reasons ?? []), { kind, key }].sort((left, right) => sureness.indexOf(left.kind) - sureness.indexOf(right.kind)) })
  }
  const rank = ({ reasons }: NumberedPair): number => sureness.indexOf(reasons[0]?.kind ?? 'name') * 10 - reasons.length
  return [...pairs.values()].sort((left, right) => rank(left) - rank(right) || left.firstId - right.firstId || left.secondId - right.secondId)
}

type Side = DuplicatePair['first']

/** Pairs as they are shown: what is said of each contact is read for these alone. */
const showPairs = ({ prepare }: StoreContext, pairs: readonly NumberedPair[]): DuplicatePair[] => {
  const ids = [...new Set(pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]))]
  const sql = `SELECT c.id, c.name, ${hasPhotoSql('c.id')}, ${detailsSql} FROM contact c WHERE c.id IN (SELECT value FROM json_each(?))`
  // The columns of the statement.
  const sides = new Map((prepare(sql).all(JSON.stringify(ids)) as PhotoCount<Side>[]).map((row): [ContactId, Side] => [row.id, withPhoto(row)]))
  return pairs.flatMap(({ firstId, secondId, reasons }) => {
    const [first, second] = [sides.get(firstId), sides.get(secondId)]
    if (first === undefined || second === undefined) return []
    return [{ first, second, reasons: reasons.map(({ kind, key }) => ({ kind, shared: kind === 'name' ? `${first.name} / ${second.name}` : key })) }]
  })
}

/** Everybody's pairs: worked out once for all pages of the list, until something is written. */
const everyPair = oncePerQuestion((context: StoreContext) => toPairs(everySharedKey(context)))

export const duplicateHandlers: Handlers<typeof duplicateContract, StoreContext> = {
  list: (context, { offset, limit }) => {
    const pairs = everyPair(context, null)
    return ok({ rows: showPairs(context, pairs.slice(offset, offset + limit)), total: pairs.length })
  },

  // The columns of sharedOfOneSql.
  ofContact: (context, { id }) => ok(showPairs(context, toPairs(context.prepare(sharedOfOneSql).all({ id }) as SharedKey[]))),

  dismiss: (context, { firstId, secondId }) => {
    if (firstId === secondId) return err({ type: 'SameContact', id: firstId })
    for (const id of [firstId, secondId]) if (!contactExists(context, id)) return err({ type: 'ContactNotFound', id })
    context.prepare('INSERT INTO not_duplicate (first_id, second_id) VALUES (?, ?) ON CONFLICT DO NOTHING').run(Math.min(firstId, secondId), Math.max(firstId, secondId))
    return ok({})
  },

  merge: (context, { keepId, otherId, choices }) => {
    if (keepId === otherId) return err({ type: 'SameContact', id: keepId })
    const [keep, other] = [readContact(context, keepId), readContact(context, otherId)]
    if (keep === null) return err({ type: 'ContactNotFound', id: keepId })
    if (other === null) return err({ type: 'ContactNotFound', id: otherId })
    mergeContacts(context, keep, other, choices)
    const merged = readContact(context, keepId)
    return merged === null ? err({ type: 'ContactNotFound', id: keepId }) : ok(merged)
  },
}
