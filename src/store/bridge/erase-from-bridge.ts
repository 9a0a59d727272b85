import { filledSortName, sortName } from '../../shared/kernel/sort-name'
import { t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import { clearImportedDeal } from '../marketing/import-deals'
import { type PersonFinder, textsOfFilter } from '../networking/person-finder'

type Prepared = Pick<StoreContext, 'prepare'>

interface DealTexts {
  readonly id: number
  readonly name: string
  readonly note: string
  readonly customer: string
  /** The one contact it is with. Null: none, or several. */
  readonly contactId: number | null
  readonly others: number
}

const dealsSql = `SELECT d.id, d.name, d.note, d.customer, (SELECT iif(count(*) = 1, max(contact_id), NULL) FROM deal_contact WHERE deal_id = d.id) AS contactId, (SELECT count(*) FROM deal_contact WHERE deal_id = d.id AND contact_id NOT IN (SELECT value FROM json_each(@ids))) AS others
  FROM deal d WHERE d.id IN (SELECT deal_id FROM deal_contact WHERE contact_id IN (SELECT value FROM json_each(@ids))) ORDER BY d.id`

/** Imported deals that are with nobody: whose they are their texts alone tell, and nobody read each of them. */
const importedSql = `SELECT d.id, d.name, d.note, d.customer, NULL AS contactId, 0 AS others FROM deal d WHERE d.external_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deal_contact WHERE deal_id = d.id) ORDER BY d.id`

/** Takes people out of the texts of their deals, and of imported ones that name them; amounts and days stay, for the books. Deals of one customer stay deals of one, who has a number for a name. */
const clearDeals = ({ prepare }: Prepared, ids: string, sharedNotes: 'keep' | 'clear', { isRowAbout, isLabelFor }: PersonFinder): void => {
  const customers = new Map<string, string>()
  // The columns of both statements.
  const naming = (prepare(importedSql).all() as DealTexts[]).filter(({ name, note, customer }) => [name, note, customer].some(isLabelFor))
  for (const { id, name, note, customer, contactId, others } of [...(prepare(dealsSql).all({ ids }) as DealTexts[]), ...naming]) {
    const isTheirs = customer === '' || isRowAbout(customer)
    // What customers are known by: the name in their deals, and the one contact of a deal.
    const keys = [...(isTheirs && customer !== '' ? [`name ${sortName(customer)}`] : []), ...(isTheirs && contactId !== null ? [`contact ${contactId}`] : [])]
    const label = keys.map((key) => customers.get(key)).find((known) => known !== undefined) ?? t`Erased customer ${id}`
    for (const key of keys) customers.set(key, label)
    const left = isRowAbout(name) ? t`Deal ${id}` : name
    const [noteLeft, customerLeft] = [sharedNotes === 'clear' || isRowAbout(note) ? '' : note, keys.length > 0 ? label : customer]
    prepare('UPDATE deal SET name = ?, sort_name = ?, note = ?, customer = ? WHERE id = ?').run(left, filledSortName(left), noteLeft, customerLeft, id)
    if (left !== name || noteLeft !== note || customerLeft !== customer) clearImportedDeal({ prepare }, id)
    // What a customer said is theirs, unless others may have said it.
    if (others === 0 || sharedNotes === 'clear') prepare("UPDATE attribution SET words = '' WHERE deal_id = ?").run(id)
  }
}

/** What the Bridge knows of people before their contacts are erased: with these go the rows about them; this takes them out of what stays. */
export const eraseFromBridge = ({ prepare }: Prepared, ids: string, sharedNotes: 'keep' | 'clear', finder: PersonFinder): void => {
  clearDeals({ prepare }, ids, sharedNotes, finder)
  // That a deal came of a relationship is still so, and says nothing of whose.
  prepare("UPDATE attribution SET source_contact_id = NULL, words = '' WHERE source_contact_id IN (SELECT value FROM json_each(@ids)) AND (contact_id IS NULL OR contact_id NOT IN (SELECT value FROM json_each(@ids)))").run({ ids })
  // The two columns of the statement.
  for (const { id, words } of prepare("SELECT id, words FROM attribution WHERE words <> ''").all() as { id: number; words: string }[]) if (finder.isNamedIn(words)) prepare("UPDATE attribution SET words = '' WHERE id = ?").run(id)
  for (const { id, note } of prepare("SELECT id, note FROM campaign_response WHERE note <> ''").all() as { id: number; note: string }[]) if (finder.isNamedIn(note)) prepare("UPDATE campaign_response SET note = '' WHERE id = ?").run(id)
  // A list that was made to find one of them; its audience stays as it is typed.
  for (const { id, selection } of prepare('SELECT audience_id AS id, selection FROM contact_audience').all() as { id: number; selection: string }[]) {
    // The selection was checked when it was written.
    const { search, filter } = JSON.parse(selection) as { search: string; filter: unknown }
    if ([search, ...textsOfFilter(filter)].some(finder.isTypedFor)) prepare('DELETE FROM contact_audience WHERE audience_id = ?').run(id)
  }
}
