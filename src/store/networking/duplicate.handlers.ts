import { err, ok } from '../../shared/kernel/result'
import type { ContactId } from '../../shared/networking/contact'
import type { duplicateContract } from '../../shared/networking/duplicate.contract'
import { type DuplicatePair, type DuplicateReason, nameSimilarity, similarFrom } from '../../shared/networking/duplicate'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { contactExists, readContact } from './contact-rows'
import { hasPhotoSql } from './contact-photo'
import { mergeContacts } from './merge-contacts'

const mostPairs = 5000

/** A key that more contacts share than this says nothing: `info@` of a fair, a name that half a country has. */
const mostSharers = 12

const side = (alias: string): string => `${alias}.name AS ${alias}Name, ${alias}.organization AS ${alias}Organization, ${hasPhotoSql(`${alias}.id`, `${alias}HasPhoto`)}, (SELECT email FROM contact_email WHERE contact_id = ${alias}.id ORDER BY position LIMIT 1) AS ${alias}Email`

/** Pairs with one key in common; `$id` null: of everybody. */
const pairsSql = (ofOne: boolean): string => `
  SELECT x.contact_id AS firstId, y.contact_id AS secondId, x.kind, x.key, ${side('a')}, ${side('b')}
  FROM ${ofOne ? '(SELECT kind, key FROM contact_key WHERE contact_id = ?)' : '(SELECT kind, key FROM contact_key GROUP BY kind, key HAVING count(*) BETWEEN 2 AND ?)'} AS shared
  CROSS JOIN contact_key x ON x.kind = shared.kind AND x.key = shared.key CROSS JOIN contact_key y ON y.kind = x.kind AND y.key = x.key AND y.contact_id > x.contact_id
  JOIN contact a ON a.id = x.contact_id JOIN contact b ON b.id = y.contact_id
  WHERE NOT EXISTS (SELECT 1 FROM not_duplicate n WHERE n.first_id = x.contact_id AND n.second_id = y.contact_id) ${ofOne ? 'AND ? IN (x.contact_id, y.contact_id)' : ''}
  LIMIT ${mostPairs}`

interface PairRow {
  readonly firstId: ContactId
  readonly secondId: ContactId
  readonly kind: DuplicateReason
  readonly key: string
  readonly aName: string
  readonly aOrganization: string
  readonly aHasPhoto: number
  readonly aEmail: string | null
  readonly bName: string
  readonly bOrganization: string
  readonly bHasPhoto: number
  readonly bEmail: string | null
}

const sureness: readonly DuplicateReason[] = ['email', 'handle', 'name_organization', 'name']

const toPairs = (rows: readonly PairRow[]): DuplicatePair[] => {
  const pairs = new Map<string, DuplicatePair>()
  for (const row of rows) {
    if (row.kind === 'name' && nameSimilarity(row.aName, row.bName) < similarFrom) continue
    const key = `${row.firstId}-${row.secondId}`
    const reasons = [...(pairs.get(key)?.reasons ?? []), { kind: row.kind, shared: row.kind === 'name' ? `${row.aName} / ${row.bName}` : row.key }]
    pairs.set(key, {
      first: { id: row.firstId, name: row.aName, hasPhoto: row.aHasPhoto === 1, organization: row.aOrganization, email: row.aEmail ?? '' },
      second: { id: row.secondId, name: row.bName, hasPhoto: row.bHasPhoto === 1, organization: row.bOrganization, email: row.bEmail ?? '' },
      reasons: reasons.sort((left, right) => sureness.indexOf(left.kind) - sureness.indexOf(right.kind)),
    })
  }
  const rank = ({ reasons }: DuplicatePair): number => sureness.indexOf(reasons[0]?.kind ?? 'name') * 10 - reasons.length
  return [...pairs.values()].sort((left, right) => rank(left) - rank(right) || left.first.id - right.first.id || left.second.id - right.second.id)
}

interface FoundPairs {
  readonly changes: number
  readonly pairs: readonly DuplicatePair[]
}

const found = new WeakMap<StoreContext['sqlite'], FoundPairs>()

/** Everybody's pairs: worked out once for all pages of the list, until something is written. */
const everyPair = ({ sqlite, prepare }: StoreContext): readonly DuplicatePair[] => {
  const changes = Number(prepare('SELECT total_changes()').pluck().get())
  const before = found.get(sqlite)
  if (before?.changes === changes) return before.pairs
  // The columns of pairsSql.
  const pairs = toPairs(prepare(pairsSql(false)).all(mostSharers) as PairRow[])
  found.set(sqlite, { changes, pairs })
  return pairs
}

export const duplicateHandlers: Handlers<typeof duplicateContract, StoreContext> = {
  list: (context, { offset, limit }) => {
    const pairs = everyPair(context)
    return ok({ rows: pairs.slice(offset, offset + limit), total: pairs.length })
  },

  // The columns of pairsSql.
  ofContact: ({ prepare }, { id }) => ok(toPairs(prepare(pairsSql(true)).all(id, id) as PairRow[])),

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
