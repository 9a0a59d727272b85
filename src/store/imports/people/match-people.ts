import type { ReadPerson } from '../../../imports/reading'
import { nameSkeleton, normalEmail, normalHandle, normalName, phoneTail } from '../../../shared/networking/duplicate'
import { platformNames } from '../../../shared/kernel/platform'
import { t } from '../../../shared/kernel/words'
import type { StoreContext } from '../../context'
import { objectionCheck } from '../../networking/objection'
import { identityHasher } from './import-identity'
import { namesAgree } from './names-agree'
import { keysOf } from './shared-keys'

/** Whom a row is about: a contact that is there, or somebody new, by their position among the new ones of the file. */
type Target = { readonly kind: 'contact'; readonly id: number } | { readonly kind: 'new'; readonly index: number }

/** Why a row is about whom it is about; the words are for the person. */
export interface Match {
  readonly target: Target | null
  readonly identity: string
  /** Null: not suppressed. */
  readonly suppressed: string | null
  readonly reason: string
  /** Found by an address, profile or phone alone: the source has not named them to this workbook before. */
  readonly isByKey: boolean
  /** Only a name, and one that somebody else has too: suggested as a double, never made one. */
  readonly isSuggestion: boolean
}

interface PhoneOwner {
  readonly target: Target
  readonly digits: string
  readonly name: string
}

const digitsOf = (phone: string): string => phone.normalize('NFKC').replaceAll(/\(0\)|[^\d+]/g, '').replace(/^00/, '+')

/** Whether two ways of writing are of one phone: with country codes on both sides all digits must agree. */
const isSamePhone = (left: string, right: string): boolean => !left.startsWith('+') || !right.startsWith('+') || left === right

/** A phone that more names than this share is a switchboard: nobody is known by it but under the very same name. */
const mostSharing = 20

const objectedReason = t`They objected: they stay out.`
const removedReason = t`They were taken out after an earlier import of this source: they stay out. To have them again, undo that import, or add them by hand.`

/**
 * Tells whom rows are about. The same in their own source, the same profile, e-mail or phone is the same person; a name alone never is.
 * `shared`: profiles and e-mails that people of unlike names have in this file; with those, names must agree.
 * `foundNames` resolves what contacts are called, for reasons.
 */
export class PeopleMatcher {
  private readonly hash: (identity: string) => string
  private readonly isObjected: ReturnType<typeof objectionCheck>
  private readonly inFile = new Map<string, Target>()
  /** By the phone's tail, then by the owner's name as it is compared. */
  private readonly phones = new Map<string, Map<string, PhoneOwner[]>>()
  private readonly names = new Map<string, number>()
  private arePhonesRead = false
  newCount = 0

  constructor(
    private readonly context: StoreContext,
    source: string,
    private readonly shared: ReadonlySet<string>,
  ) {
    this.hash = identityHasher(context, source)
    this.isObjected = objectionCheck(context)
  }

  match(person: ReadPerson): Match {
    const identity = this.hash(person.identity)
    const none = { identity, suppressed: null, isSuggestion: false, isByKey: false }
    const known = this.byIdentity(identity)
    if (known === 'removed') return { ...none, target: null, suppressed: removedReason, reason: removedReason }
    const found = known === null || this.hasMovedOn(known.target, person) ? (this.byKeys(person) ?? known) : known
    if (found === null) {
      if (this.isObjected(person)) return { ...none, target: null, suppressed: objectedReason, reason: objectedReason }
      return this.makeNew(person, identity)
    }
    if (found.target.kind === 'contact' && this.hasObjected(found.target.id)) return { ...none, target: null, suppressed: objectedReason, reason: objectedReason }
    this.remember(person, identity, found.target)
    return { ...none, target: found.target, reason: found.reason, isByKey: found !== known }
  }

  private makeNew(person: ReadPerson, identity: string): Match {
    const target = { kind: 'new' as const, index: this.newCount }
    this.newCount += 1
    const skeleton = nameSkeleton(person.name)
    const namesake = skeleton === '' ? null : this.namesake(skeleton)
    if (skeleton !== '') this.names.set(skeleton, (this.names.get(skeleton) ?? 0) + 1)
    this.remember(person, identity, target)
    const isSuggestion = person.isNameOnly && namesake !== null
    const isApart = keysOf(person).some((key) => this.shared.has(key))
    const reason = isApart ? t`Shares an e-mail address or a profile with others of quite another name: kept apart.` : namesake === null ? '' : isSuggestion ? t`Only a name, and like that of ${namesake}: kept apart, and listed under Duplicates.` : t`Has a name like ${namesake}, but nothing else in common: two people.`
    return { target, identity, suppressed: null, reason, isSuggestion, isByKey: false }
  }

  private namesake(skeleton: string): string | null {
    const id: unknown = this.context.prepare("SELECT min(contact_id) FROM contact_key WHERE kind = 'name' AND key = ?").pluck().get(skeleton)
    if (typeof id === 'number') return t`“${this.nameOf(id)}”, who is there already`
    return (this.names.get(skeleton) ?? 0) > 0 ? t`somebody else of this file` : null
  }

  private nameOf(id: number): string {
    return String(this.context.prepare('SELECT name FROM contact WHERE id = ?').pluck().get(id))
  }

  private hasObjected(id: number): boolean {
    return this.context.prepare('SELECT has_objected FROM contact WHERE id = ?').pluck().get(id) === 1
  }

  private byIdentity(identity: string): { readonly target: Target; readonly reason: string } | 'removed' | null {
    const inFile = this.inFile.get(identity)
    if (inFile !== undefined) return { target: inFile, reason: t`The same person as in an earlier row of this file.` }
    // Null where the contact was taken out; no row where the source never named them.
    const id = this.context.prepare('SELECT contact_id FROM import_person WHERE identity = ? ORDER BY contact_id IS NULL, batch_id DESC LIMIT 1').pluck().get(identity) as number | null | undefined
    if (id === undefined) return null
    return id === null ? 'removed' : { target: { kind: 'contact', id }, reason: t`Known from an earlier import of this source as “${this.nameOf(id)}”.` }
  }

  /** Whether a contact known by a source's own name has neither profile nor address of the person any more: a merge was undone, say. */
  private hasMovedOn(target: Target, { handles, emails }: ReadPerson): boolean {
    if (target.kind === 'new' || handles.length + emails.length === 0) return false
    const has = this.context.prepare('SELECT 1 FROM contact_key WHERE contact_id = ? AND kind = ? AND key = ?')
    return !emails.some((email) => has.get(target.id, 'email', normalEmail(email)) !== undefined) && !handles.some(({ platform, handle }) => has.get(target.id, 'handle', normalHandle(platform, handle)) !== undefined)
  }

  private byKeys({ handles, emails, phones, name }: ReadPerson): { readonly target: Target; readonly reason: string } | null {
    for (const { platform, handle } of handles) {
      if (platform === 'website') continue
      const target = this.byKey('handle', normalHandle(platform, handle), name)
      if (target !== null) return { target, reason: t`${this.sameAs(target)} has the same ${platformNames[platform]} profile, ${handle}.` }
    }
    for (const email of emails) {
      const target = this.byKey('email', normalEmail(email), name)
      if (target !== null) return { target, reason: t`${this.sameAs(target)} has the same e-mail address, ${email}.` }
    }
    for (const phone of phones) {
      const owner = this.ownerOf(phone, name)
      if (owner !== undefined) return { target: owner.target, reason: t`${this.sameAs(owner.target)} has the same phone, ${phone}.` }
    }
    return null
  }

  private ownerOf(phone: string, name: string): PhoneOwner | undefined {
    const tail = phoneTail(phone)
    if (tail === null) return undefined
    this.readPhones()
    const owners = this.phones.get(tail)
    const digits = digitsOf(phone)
    const isOfPhone = (owner: PhoneOwner): boolean => isSamePhone(owner.digits, digits)
    const namesake = owners?.get(normalName(name))?.find(isOfPhone)
    if (namesake !== undefined || owners === undefined || owners.size > mostSharing) return namesake
    return [...owners.values()].flat().find((owner) => isOfPhone(owner) && namesAgree(owner.name, name))
  }

  private sameAs(target: Target): string {
    return target.kind === 'contact' ? t`“${this.nameOf(target.id)}”` : t`An earlier row of this file`
  }

  private byKey(kind: 'handle' | 'email', key: string, name: string): Target | null {
    const inFile = this.inFile.get(this.keyInFile(`${kind}:${key}`, name))
    if (inFile !== undefined) return inFile
    // The columns of the statement.
    const holders = this.context.prepare('SELECT c.id, c.name FROM contact_key k JOIN contact c ON c.id = k.contact_id WHERE k.kind = ? AND k.key = ? ORDER BY c.id LIMIT 50').all(kind, key) as { id: number; name: string }[]
    const isShared = this.shared.has(`${kind}:${key}`)
    const holder = (isShared || holders.length > 1 ? holders.find((one) => namesAgree(one.name, name)) : undefined) ?? (isShared ? undefined : holders[0])
    return holder === undefined ? null : { kind: 'contact', id: holder.id }
  }

  /** What a key is remembered under while the file is read. */
  private keyInFile(key: string, name: string): string {
    return this.shared.has(key) ? `${key} ${normalName(name)}` : key
  }

  /** Phones have no key of their own in the workbook; they are read once, when a file has any. */
  private readPhones(): void {
    if (this.arePhonesRead) return
    this.arePhonesRead = true
    // The columns of the statement.
    for (const row of this.context.prepare('SELECT p.contact_id AS id, p.phone, c.name FROM contact_phone p JOIN contact c ON c.id = p.contact_id').iterate() as IterableIterator<{ id: number; phone: string; name: string }>) {
      this.addPhone(row.phone, row.name, { kind: 'contact', id: row.id })
    }
  }

  private addPhone(phone: string, name: string, target: Target): void {
    const tail = phoneTail(phone)
    if (tail === null) return
    const owners = this.phones.get(tail) ?? new Map<string, PhoneOwner[]>()
    this.phones.set(tail, owners)
    const namesakes = owners.get(normalName(name)) ?? []
    owners.set(normalName(name), namesakes)
    const digits = digitsOf(phone)
    // The first to have it is who others are compared with.
    if (!namesakes.some((owner) => owner.digits === digits)) namesakes.push({ target, digits, name })
  }

  private remember(person: ReadPerson, identity: string, target: Target): void {
    const { phones, name } = person
    this.inFile.set(identity, target)
    for (const key of keysOf(person)) this.keep(this.keyInFile(key, name), target)
    if (phones.length === 0) return
    this.readPhones()
    for (const phone of phones) this.addPhone(phone, name, target)
  }

  private keep(key: string, target: Target): void {
    if (!this.inFile.has(key)) this.inFile.set(key, target)
  }
}
