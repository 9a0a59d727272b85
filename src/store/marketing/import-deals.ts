import { basename } from 'node:path'
import { type DealFile, type DealRow, readDeals } from '../../imports/deals/read-deals'
import type { ReadFailure } from '../../imports/reading'
import type { ImportBatchId } from '../../shared/imports/import'
import { cutText } from '../../shared/kernel/cut-text'
import { err, ok, type Result } from '../../shared/kernel/result'
import { filledSortName, sortName } from '../../shared/kernel/sort-name'
import { plural, t } from '../../shared/kernel/words'
import type { DealAmount, DealFileInput, DealFilePreview } from '../../shared/marketing/deal-file'
import { type CustomerJoin, findCustomers, joinCustomers } from '../bridge/join-customers'
import type { StoreContext } from '../context'
import { countOutcomes, daysCovered, firstRefusals, refusedNotice, totalsNotice } from '../imports/own-list'
import { dealTexts, keepOwnImport, outcomeOf, type OwnReceipt, ownReceipt, type OwnRow, readOwnRow, type Said, writeOwnRow } from '../imports/own-rows'
import { identityHasher } from '../imports/people/import-identity'

/** Names of campaigns that are said at most. */
const shownNames = 10

interface OpenedFile {
  readonly name: string
  readonly deals: DealFile
  /** By what each is known again. A file may name a deal twice; the last line is the newest. */
  readonly newest: ReadonlyMap<string, DealRow>
  /** Whether a name alone joins a deal to a contact. */
  readonly joinsByName: boolean
}

/** Reads a list of deals. It is small, so it is read where it is stored. */
export const openDealFile = async (context: StoreContext, { file, dateOrder, currency, status, sheet, joinsByName }: DealFileInput): Promise<Result<OpenedFile, ReadFailure | { type: 'FileNotFound' }>> => {
  const path = context.pathOfFile(file)
  if (path === null) return err({ type: 'FileNotFound' })
  const deals = await readDeals(path, { dateOrder, currency, status, sheet })
  return deals.ok ? ok({ name: basename(path), deals: deals.value, newest: newestOf(context, deals.value), joinsByName }) : deals
}

/**
 * What knows each deal again: the program and its number there. In any other table, and without a number, it is all that names it, and which of those that are
 * named alike: a newer copy of a table is the same deals, and the first row of another one is not.
 */
const newestOf = (context: StoreContext, { deals, source }: DealFile): ReadonlyMap<string, DealRow> => {
  const seen = new Map<string, number>()
  const hash = identityHasher(context, 'deals')
  return new Map(
    deals.map((deal) => {
      if (deal.externalId !== '' && source !== null) return [`${source}:${deal.externalId}`, deal]
      const alike = JSON.stringify([deal.externalId, sortName(deal.name), sortName(deal.customer)])
      const place = (seen.get(alike) ?? 0) + 1
      seen.set(alike, place)
      // Names of people stand nowhere else than in the texts, where an erasure finds them.
      return [hash(`${alike} ${place}`), deal]
    }),
  )
}

/** Campaigns by the name that a file has of them. Null: several have it. */
const campaignsByName = ({ prepare }: StoreContext): ReadonlyMap<string, number | null> => {
  const found = new Map<string, number | null>()
  // The two columns of the statement.
  for (const { id, name } of prepare('SELECT id, name FROM campaign').all() as { id: number; name: string }[]) found.set(sortName(name), found.has(sortName(name)) ? null : id)
  return found
}

const saidOf = (deal: DealRow, campaigns: ReadonlyMap<string, number | null>, isCleared: boolean): readonly Said[] => {
  const { name, customer, note, campaign, amountMinor, currency, status, on } = deal
  const texts = [name, customer, cutText(note, 50_000)].map((text) => (isCleared || text === '' ? null : text))
  return [...texts, campaign === '' ? null : (campaigns.get(sortName(campaign)) ?? null), amountMinor, currency, status, on]
}

/** Whether somebody was taken out of the texts of a deal, which then stay without. */
const isCleared = ({ prepare }: StoreContext, key: string): boolean => prepare('SELECT 1 FROM deal WHERE external_id = ? AND is_cleared = 1').get(key) !== undefined

/** What a file says of the deals it tells of. */
const toldOf = (context: StoreContext, { newest }: OpenedFile): readonly OwnRow[] => {
  const campaigns = campaignsByName(context)
  return [...newest].map(([key, deal]) => ({ key: [key], said: saidOf(deal, campaigns, isCleared(context, key)), before: readOwnRow(context, 'deal', [key]) }))
}

type Counts = Pick<DealFilePreview, 'added' | 'changed' | 'unchanged'>

/** What a file does to the deals, and to whom they are with. */
interface Told {
  readonly rows: readonly OwnRow[]
  readonly joins: readonly CustomerJoin[]
  /** Deals that a name alone would join, which nobody asked for. */
  readonly namesakes: number
  readonly counts: Counts
}

const tell = (context: StoreContext, opened: OpenedFile): Told => {
  const rows = toldOf(context, opened)
  const found = findCustomers(context, opened.newest)
  const joins = found.filter(({ by }) => by === 'email' || opened.joinsByName)
  const { added, changed, unchanged } = countOutcomes(rows)
  const joined = new Set(joins.filter(({ isNew }) => isNew).map(({ deal }) => deal))
  const more = rows.filter((row) => joined.has(String(row.key[0])) && outcomeOf(row) === 'unchanged').length
  return { rows, joins, namesakes: found.filter(({ isNew }) => isNew).length - joined.size, counts: { added, changed: changed + more, unchanged: unchanged - more } }
}

/** Adds the deals that are new and brings the others up to date; what a person said of whom they are with, and where they came from, stays. */
export const saveDeals = (context: StoreContext, opened: OpenedFile): Counts & { readonly batch: ImportBatchId } => {
  const told = tell(context, opened)
  const receipt = receiptOf(context, opened, told)
  for (const row of told.rows) writeOwnRow(context, 'deal', row, {})
  const batch = keepOwnImport(context, 'deal', receipt, told.rows)
  joinCustomers(context, batch, told.joins)
  return { ...told.counts, batch }
}

/** What the deals come to, by status and currency. */
const amountsOf = ({ newest }: OpenedFile): DealAmount[] => {
  const sums = new Map<string, DealAmount>()
  for (const { status, currency, amountMinor } of newest.values()) {
    const key = `${status} ${currency}`
    const before = sums.get(key) ?? { status, currency, deals: 0, amountMinor: 0 }
    sums.set(key, { ...before, deals: before.deals + 1, amountMinor: before.amountMinor + amountMinor })
  }
  const order = ['won', 'open', 'lost']
  return [...sums.values()].sort((left, right) => order.indexOf(left.status) - order.indexOf(right.status) || (left.currency < right.currency ? -1 : 1))
}

const periodOf = ({ deals }: DealFile) => daysCovered(deals.map(({ on }) => on))

const receiptOf = (context: StoreContext, opened: OpenedFile, told: Told): OwnReceipt => {
  const { added, changed } = told.counts
  const { name, deals: file } = opened
  const { deals, refusals, totals, further } = file
  return {
    ...ownReceipt,
    file: name,
    sha256: file.sha256,
    platform: 'generic',
    subject: 'deals',
    kind: file.takenFor,
    ...periodOf(file),
    account: '',
    // An earlier row about a deal that a later one is about too changes nothing, nor does a further line of one.
    rows: { read: deals.length + further + refusals.length + totals, added, changed, unchanged: deals.length + further - added - changed, refused: refusals.length, suppressed: 0, totals },
    sums: [],
    amounts: amountsOf(opened),
    refusals: [...refusals],
    warnings: noticesOf(context, opened, told),
  }
}

const likeness = (name: string, amountMinor: number, currency: string, on: string): string => JSON.stringify([name, amountMinor, currency, on])

/** Deals that somebody typed in and that these would stand beside. */
const typedTwins = ({ prepare }: StoreContext, newest: ReadonlyMap<string, DealRow>, rows: readonly OwnRow[]): number => {
  // The four columns of the statement.
  const typed = prepare('SELECT sort_name, amount_minor, currency, on_day FROM deal WHERE external_id IS NULL').raw().all() as [string, number, string, string][]
  const known = new Set(typed.map((deal) => likeness(...deal)))
  const added = new Set(rows.filter(({ before }) => before === null).map(({ key }) => key[0]))
  return [...newest].filter(([key, { name, amountMinor, currency, on }]) => added.has(key) && known.has(likeness(filledSortName(name), amountMinor, currency, on))).length
}

const joinNotices = (joins: readonly CustomerJoin[], namesakes: number): readonly string[] => {
  const count = (by: CustomerJoin['by']): number => joins.filter((join) => join.isNew && join.by === by).length
  const [byEmail, byName] = [count('email'), count('name')]
  return [
    ...(byEmail > 0 ? [t`${plural(byEmail, { one: '# deal is joined to the contact who has its customer’s e-mail address.', other: '# deals are joined to the contacts who have their customers’ e-mail addresses.' })}`] : []),
    ...(byName > 0 ? [t`${plural(byName, { one: '# deal is joined to the contact who is called like its customer.', other: '# deals are joined to the contacts who are called like their customers.' })}`] : []),
    ...(namesakes > 0 ? [t`${plural(namesakes, { one: '# deal has a customer who is called like a contact. It is not joined to them by the name alone, unless you ask for it.', other: '# deals have customers who are called like contacts. They are not joined to them by the names alone, unless you ask for it.' })}`] : []),
  ]
}

/** What must be known to read the deals of a file right. */
const noticesOf = (context: StoreContext, opened: OpenedFile, { rows, joins, namesakes }: Told): string[] => {
  const { deals: file, newest } = opened
  const { deals, warnings, totals, further } = file
  const campaigns = campaignsByName(context)
  const named = [...new Set(deals.flatMap(({ campaign }) => (campaign === '' ? [] : [campaign])))]
  const unknown = named.filter((name) => !campaigns.has(sortName(name)))
  const several = named.filter((name) => campaigns.get(sortName(name)) === null)
  const earlier = deals.length - newest.size
  const numberless = deals.filter(({ externalId }) => externalId === '').length
  const twins = typedTwins(context, newest, rows)
  const list = (names: readonly string[]): string => names.slice(0, shownNames).map((name) => t`“${cutText(name, 60)}”`).join(', ')
  return [
    ...(twins > 0 ? [t`${plural(twins, { one: '# deal was typed in already, with the same name, amount and day: it would count twice. Remove that one, or leave this file out.', other: '# deals were typed in already, with the same names, amounts and days: they would count twice. Remove those, or leave this file out.' })}`] : []),
    ...joinNotices(joins, namesakes),
    ...warnings,
    ...(unknown.length > 0 ? [t`${plural(unknown.length, { one: 'The file names a campaign that the workbook does not have, so its deals are of none', other: 'The file names # campaigns that the workbook does not have, so their deals are of none' })}: ${list(unknown)}.`] : []),
    ...(several.length > 0 ? [t`Several campaigns are called ${list(several)}, so their deals are of none.`] : []),
    ...(numberless > 0 ? [t`${plural(numberless, { one: '# deal has no number, so it is known again by its name and customer.', other: '# deals have no number, so they are known again by their names and customers.' })}`] : []),
    ...(earlier > 0 ? [t`${plural(earlier, { one: '# row is about a deal that a later row is about too, by its number: the last one counts.', other: '# rows are about deals that later rows are about too, by their numbers: the last of each counts.' })}`] : []),
    ...(further > 0 ? [t`${plural(further, { one: '# row is a further line of an order, whose amount stands in its first.', other: '# rows are further lines of orders, whose amounts stand in their first.' })}`] : []),
    ...totalsNotice(totals),
  ]
}

/** What importing a file would do. */
export const previewOfDeals = (context: StoreContext, opened: OpenedFile): DealFilePreview => {
  const { name, deals: file, newest } = opened
  const told = tell(context, opened)
  return {
    name,
    sha256: file.sha256,
    takenFor: file.takenFor,
    provedBy: [...file.provedBy],
    deals: newest.size,
    ...told.counts,
    ...periodOf(file),
    amounts: amountsOf(opened),
    refusals: firstRefusals(file.refusals),
    notices: [...noticesOf(context, opened, told), ...refusedNotice(file.refusals)],
  }
}

/** Takes people out of what imports say of a deal; its numbers stay. No import puts them back. */
export const clearImportedDeal = ({ prepare }: Pick<StoreContext, 'prepare'>, id: number): void => {
  prepare('UPDATE deal SET is_cleared = 1 WHERE id = ? AND external_id IS NOT NULL').run(id)
  const without = (column: string): string => `json_set(${column}, ${dealTexts.map((_, index) => `'$[${index}]', NULL`).join(', ')})`
  prepare(`UPDATE import_own_row SET said = ${without('said')}, before = ${without('before')} WHERE kind = 'deal' AND row_key = (SELECT json_array(external_id) FROM deal WHERE id = ?)`).run(id)
}
