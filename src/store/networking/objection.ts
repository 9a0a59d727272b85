import { createHmac, randomBytes } from 'node:crypto'
import { domainToASCII } from 'node:url'
import { localDay } from '../../shared/kernel/day'
import { normalEmail, normalHandle, phoneTail } from '../../shared/networking/duplicate'
import type { StoreContext } from '../context'
import { refreshContacts } from './refresh-contacts'

type Prepared = Pick<StoreContext, 'prepare'>

const emailKey = (email: string): string => {
  const normal = normalEmail(email)
  const at = normal.lastIndexOf('@')
  return `email:${normal.slice(0, at + 1)}${domainToASCII(normal.slice(at + 1)) || normal.slice(at + 1)}`
}

/** Too few digits are compared as they are written; a phone without any is nobody's. */
const phoneKeys = (phone: string): string[] => {
  const digits = phoneTail(phone) ?? phone.normalize('NFKC').replaceAll(/\(0\)|\D/g, '')
  return digits === '' ? [] : [`phone:${digits}`]
}

/** What somebody can be known again by. */
interface Reachable {
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly handles: readonly { readonly platform: string; readonly handle: string }[]
}

/** A web page is left out: colleagues share their company's. */
const keysOfReachable = ({ emails, phones, handles }: Reachable): string[] => [
  ...emails.map(emailKey),
  ...phones.flatMap(phoneKeys),
  ...handles.filter(({ platform }) => platform !== 'website').map(({ platform, handle }) => `handle:${normalHandle(platform, handle)}`),
]

const keysOf = ({ prepare }: Prepared, contactId: number): string[] => {
  const column = (table: string, name: string): string[] => prepare(`SELECT ${name} FROM ${table} WHERE contact_id = ?`).pluck().all(contactId).map(String)
  // The two columns of the statement.
  const handles = prepare('SELECT platform, handle FROM contact_handle WHERE contact_id = ?').all(contactId) as { platform: string; handle: string }[]
  return keysOfReachable({ emails: column('contact_email', 'email'), phones: column('contact_phone', 'phone'), handles })
}

const readSalt = ({ prepare }: Prepared): string | null => (prepare('SELECT salt FROM objection_salt WHERE id = 1').pluck().get() as string | undefined) ?? null

/** Tells of people who are no contacts whether they objected before. */
export const objectionCheck = (context: Prepared): ((somebody: Reachable) => boolean) => {
  const salt = readSalt(context)
  if (salt === null) return () => false
  const find = context.prepare('SELECT 1 FROM objection WHERE hash = ?')
  return (somebody) => keysOfReachable(somebody).some((key) => find.get(createHmac('sha256', salt).update(key).digest('hex')) !== undefined)
}

/** Hashes of everything a contact can be known again by. Empty before the first objection of the workbook. */
const hashesOf = (context: Prepared, contactId: number): string[] => {
  const salt = readSalt(context)
  return salt === null ? [] : keysOf(context, contactId).map((key) => createHmac('sha256', salt).update(key).digest('hex'))
}

/** Notes all that a contact can be known again by; answers with how many hashes stand for it. */
const noteHashes = (context: Prepared, contactId: number, on: string): number => {
  const hashes = hashesOf(context, contactId)
  for (const hash of hashes) context.prepare('INSERT INTO objection (hash, noted_on) VALUES (?, ?) ON CONFLICT DO NOTHING').run(hash, on)
  return hashes.length
}

const mark = (context: Prepared, contactId: number, hasObjected: boolean): void => {
  context.prepare('UPDATE contact SET has_objected = ? WHERE id = ?').run(hasObjected ? 1 : 0, contactId)
  refreshContacts(context, [contactId])
}

/** Marks a contact as one who objected, in a workbook that knows them again already. */
export const markObjected = (context: Prepared, contactId: number): void => mark(context, contactId, true)

/** Marks contacts whose e-mail, phone or handle objected before, under whatever spelling. Whoever objected has objected under a new address too, and without any: only taking it back ends it. Call after every change of those. */
export const refreshObjections = (context: Prepared & Pick<StoreContext, 'now'>, ids: Iterable<number>): void => {
  for (const id of ids) {
    if (context.prepare('SELECT has_objected FROM contact WHERE id = ?').pluck().get(id) === 1) noteHashes(context, id, localDay(context.now()))
    else if (hashesOf(context, id).some((hash) => context.prepare('SELECT 1 FROM objection WHERE hash = ?').get(hash) !== undefined)) mark(context, id, true)
  }
}

/** Notes an objection; answers with how many hashes stand for the contact. */
export const noteObjection = (context: StoreContext, contactId: number, on: string): number => {
  context.prepare('INSERT INTO objection_salt (id, salt) VALUES (1, ?) ON CONFLICT DO NOTHING').run(randomBytes(32).toString('hex'))
  mark(context, contactId, true)
  return noteHashes(context, contactId, on)
}

/** Takes an objection back, with every hash by which its contact would be known again. Needs a transaction. */
export const withdrawObjection = (context: StoreContext, contactId: number): void => {
  for (const hash of hashesOf(context, contactId)) context.prepare('DELETE FROM objection WHERE hash = ?').run(hash)
  mark(context, contactId, false)
}
