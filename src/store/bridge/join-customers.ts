import type { ImportBatchId } from '../../shared/imports/import'
import { nameSkeleton, normalEmail, normalName } from '../../shared/networking/duplicate'
import type { StoreContext } from '../context'

type Prepared = Pick<StoreContext, 'prepare'>

/** Who bought, as a list of deals names them: a person (empty: none), and their e-mail addresses. */
export interface Customer {
  readonly emails: readonly string[]
  readonly person: string
}

/** A deal of a list, by its key there, and the contact who bought. */
export interface CustomerJoin {
  readonly deal: string
  readonly contactId: number
  readonly by: 'email' | 'name'
  /** False: another import joined them already, and this one says the same. */
  readonly isNew: boolean
}

interface Holder {
  readonly id: number
  readonly name: string
}

/** Contacts that are looked at, of those who share an address or the sound of a name. */
const mostHolders = 50

const holdersOf = ({ prepare }: Prepared, kind: 'email' | 'name', key: string): readonly Holder[] =>
  // The columns of the statement, which is not planned anew for each key (`+?`).
  prepare('SELECT c.id, c.name FROM contact_key k JOIN contact c ON c.id = k.contact_id WHERE k.kind = +? AND k.key = +? AND c.has_objected = 0 ORDER BY k.contact_id LIMIT ?').all(kind, key, mostHolders) as Holder[]

const namesakes = (holders: readonly Holder[], person: string): readonly Holder[] => holders.filter(({ name }) => normalName(name) === normalName(person))

/** The contact who has one of the addresses; of several the one who is called so. Null: nobody, or it cannot be told who. */
const byEmail = (context: Prepared, { emails, person }: Customer): number | null => {
  const holders = [...new Map(emails.flatMap((email) => holdersOf(context, 'email', normalEmail(email))).map((holder) => [holder.id, holder])).values()]
  const [first, ...others] = holders.length > 1 ? namesakes(holders, person) : holders
  return first !== undefined && others.length === 0 ? first.id : null
}

/** The one contact who has the same words for a name, two at least, in whatever order. Null: nobody, or several. */
const byName = (context: Prepared, { person }: Customer): number | null => {
  const skeleton = nameSkeleton(person)
  if (skeleton === '') return null
  const holders = holdersOf(context, 'name', skeleton)
  const [first, ...others] = namesakes(holders, person)
  return first !== undefined && others.length === 0 && holders.length < mostHolders ? first.id : null
}

/** Whether a deal may be joined to a contact by an import: `new`, `known` where one did already, null where a person decides: they took them apart, or said whom the deal is with. */
const standingOf = ({ prepare }: Prepared, deal: string, contactId: number): 'new' | 'known' | null => {
  // The two columns of the statement.
  const known = prepare('SELECT id, is_cleared AS isCleared FROM deal WHERE external_id = ?').get(deal) as { id: number; isCleared: number } | undefined
  if (known === undefined) return 'new'
  if (known.isCleared === 1) return null
  const contacts = prepare('SELECT contact_id FROM deal_contact WHERE deal_id = ?').pluck().all(known.id)
  const isImported = prepare('SELECT 1 FROM import_deal_contact WHERE deal_id = ? AND contact_id = ?').get(known.id, contactId) !== undefined
  if (isImported) return contacts.includes(contactId) ? 'known' : null
  return contacts.length === 0 ? 'new' : null
}

/** Finds among the contacts those who bought, by their e-mail addresses, else by their names; who has objected is left alone. What a person said of whom a deal is with stays. */
export const findCustomers = (context: Prepared, customers: ReadonlyMap<string, Customer>): readonly CustomerJoin[] =>
  [...customers].flatMap(([deal, customer]) => {
    const addressed = byEmail(context, customer)
    const contactId = addressed ?? byName(context, customer)
    if (contactId === null) return []
    const standing = standingOf(context, deal, contactId)
    return standing === null ? [] : [{ deal, contactId, by: addressed === null ? ('name' as const) : ('email' as const), isNew: standing === 'new' }]
  })

/** Joins deals to the contacts who bought, as an import says it. Part of the command that writes the deals. */
export const joinCustomers = ({ prepare }: Prepared, batch: ImportBatchId, joins: readonly CustomerJoin[]): void => {
  for (const { deal, contactId } of joins) {
    prepare('INSERT INTO deal_contact (deal_id, contact_id) SELECT id, ? FROM deal WHERE external_id = ? ON CONFLICT DO NOTHING').run(contactId, deal)
    prepare('INSERT INTO import_deal_contact (batch_id, deal_id, contact_id) SELECT ?, id, ? FROM deal WHERE external_id = ?').run(batch, contactId, deal)
  }
}

/** Takes back what an import says of who bought, where no other one says it too. Part of undoing it. */
export const partCustomers = ({ prepare }: Prepared, batch: ImportBatchId): void =>
  void prepare(
    `DELETE FROM deal_contact WHERE (deal_id, contact_id) IN (SELECT deal_id, contact_id FROM import_deal_contact WHERE batch_id = @batch)
     AND NOT EXISTS (SELECT 1 FROM import_deal_contact AS other WHERE other.deal_id = deal_contact.deal_id AND other.contact_id = deal_contact.contact_id AND other.batch_id <> @batch)`,
  ).run({ batch })
