import { createHash } from 'node:crypto'
import type { Platform } from '../../../shared/kernel/platform'
import { contactListLimit } from '../../../shared/networking/contact'
import { normalEmail, normalHandle } from '../../../shared/networking/duplicate'

/** Fields of a contact that a file may fill, each with one value. */
const factFields = ['name', 'organization', 'role', 'birthday', 'source', 'howMet', 'note'] as const
export type FactField = (typeof factFields)[number]

/** Lists of a contact that a file may add to. */
const factLists = ['emails', 'phones', 'handles', 'tags'] as const
export type FactList = (typeof factLists)[number]

export interface FactHandle {
  readonly platform: Platform
  readonly handle: string
  readonly url: string
}

/** What one batch says of one contact; what is left out, it does not say. */
export interface Facts {
  /** True: the name only stands in for one that the file does not give; any that is given is before it. */
  readonly isNameStandIn?: true
  readonly fields: Readonly<Partial<Record<FactField, string>>>
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly handles: readonly FactHandle[]
  readonly tags: readonly string[]
  /** SHA-256 of a picture that the contact has of this batch, in hex. Absent: none. */
  readonly photo?: string
}

const noFacts: Facts = { fields: {}, emails: [], phones: [], handles: [], tags: [] }

/** Facts as they lie in the workbook: empty lists are left out. */
export const factsText = ({ fields, isNameStandIn, photo, ...lists }: Facts): string =>
  JSON.stringify({
    ...(isNameStandIn === true && { isNameStandIn }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(photo !== undefined && { photo }),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]: [string, readonly unknown[]]) => list.length > 0)),
  })

/** Reads what `factsText` wrote. */
export const parseFacts = (text: string): Facts => ({ ...noFacts, ...(JSON.parse(text) as Partial<Facts>) })

/** A batch's word about a contact. */
export interface Claim {
  readonly batchId: number
  /** Whose file it was: `linkedin`, `vcard`. */
  readonly source: string
  readonly facts: Facts
}

/**
 * What a field is by imports alone: the first source that filled it keeps it, by its newest file; others only fill what is empty, so that two sources
 * that differ do not take turns. What stands in for a name counts where none is given. Null: no batch says anything. `claims` in the order of their batches.
 */
const effectiveField = (claims: readonly Claim[], field: FactField): string | null => {
  const all = claims.filter(({ facts }) => facts.fields[field] !== undefined)
  const given = field === 'name' ? all.filter(({ facts }) => facts.isNameStandIn !== true) : all
  const said = given.length > 0 ? given : all
  const owner = said[0]?.source
  return owner === undefined ? null : (said.findLast(({ source }) => source === owner)?.facts.fields[field] ?? null)
}

const phoneKey = (phone: string): string => phone.replaceAll(/[^\d+]/g, '') || phone

/** How the items of each list are told apart. */
const itemKeys: { readonly [L in FactList]: (item: Facts[L][number]) => string } = {
  emails: normalEmail,
  phones: phoneKey,
  handles: ({ platform, handle }) => normalHandle(platform, handle),
  tags: (tag) => tag,
}

const keysOf = ({ emails, phones, handles, tags }: Facts, list: FactList): string[] => {
  switch (list) {
    case 'emails':
      return emails.map(itemKeys.emails)
    case 'phones':
      return phones.map(itemKeys.phones)
    case 'handles':
      return handles.map(itemKeys.handles)
    case 'tags':
      return tags.map(itemKeys.tags)
  }
}

/** Keys of what batches claim in a list. */
const claimedKeys = (claims: readonly Claim[], list: FactList): ReadonlySet<string> => new Set(claims.flatMap(({ facts }) => keysOf(facts, list)))

/** A contact as far as imports may touch it. */
export interface ContactState {
  readonly fields: Record<FactField, string>
  readonly emails: string[]
  readonly phones: string[]
  readonly handles: FactHandle[]
  readonly tags: string[]
}

export const emptyState = (): ContactState => ({ fields: { name: '', organization: '', role: '', birthday: '', source: '', howMet: '', note: '' }, emails: [], phones: [], handles: [], tags: [] })

/** By what a picture is known again: SHA-256 in hex. */
export const photoDigest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What a row says otherwise than what stays: a person's word in the workbook, or what an earlier row of the same file says. `file`: the text that the row has, empty of a picture. */
export interface Kept {
  readonly field: FactField | 'photo'
  readonly file: string
  readonly by: 'workbook' | 'row'
}

/** What a row did to a contact: what it changed, by name; what it says and others keep; lists that have no room for more of it. */
interface Taken {
  readonly changed: readonly string[]
  readonly kept: readonly Kept[]
  readonly full: readonly FactList[]
}

/** One contact while a file is held against it. */
export class Draft {
  /** What this batch says, as far as the contact has it from imports. */
  private fields: Partial<Record<FactField, string>> = {}
  private isNameStandIn = false
  private readonly lists: { emails: string[]; phones: string[]; handles: FactHandle[]; tags: string[] } = { emails: [], phones: [], handles: [], tags: [] }
  private photo: string | undefined
  readonly changedFields = new Set<FactField>()
  readonly addedItems: { emails: string[]; phones: string[]; handles: FactHandle[]; tags: string[] } = { emails: [], phones: [], handles: [], tags: [] }

  constructor(
    readonly state: ContactState,
    private readonly claims: readonly Claim[],
    private readonly source: string,
    /** By what the picture that the contact has is known. Empty: it has none. */
    private readonly photoNow: () => string = () => '',
  ) {}

  /** A picture to be kept, in base64. Null: none that is new. */
  newPhoto: string | null = null

  get facts(): Facts {
    return { ...(this.isNameStandIn && { isNameStandIn: true as const }), fields: this.fields, ...this.lists, ...(this.photo !== undefined && { photo: this.photo }) }
  }

  /** Takes in what a row says. */
  take(facts: Facts): Taken {
    const changed: string[] = []
    const kept: Kept[] = []
    const full: FactList[] = []
    for (const field of factFields) {
      const value = facts.fields[field]
      if (value === undefined || value === '') continue
      const by = this.fields[field] === undefined ? 'workbook' : 'row'
      const isStandIn = field === 'name' && facts.isNameStandIn === true
      const outcome = this.takeField(field, value, isStandIn)
      if (outcome === 'changed') changed.push(field)
      else if (outcome === 'kept' && !isStandIn) kept.push({ field, file: value, by })
    }
    for (const list of factLists) {
      const { isChanged, isFull } = this.takeList(list, facts[list])
      if (isChanged) changed.push(list)
      if (isFull) full.push(list)
    }
    return { changed, kept, full }
  }

  /**
   * Takes in a picture that a row brings, in base64, where there is none and none was brought before: one that a person took away does not come back, and one that is
   * there stays, for what it replaced could not be put back.
   */
  takePhoto(base64: string): 'changed' | Kept | 'same' {
    const digest = photoDigest(Buffer.from(base64, 'base64'))
    // Of two rows about one person in one file the first holds.
    if (this.photo !== undefined) return this.photo === digest ? 'same' : { field: 'photo', file: '', by: 'row' }
    const now = this.photoNow()
    const brought = this.claims.flatMap(({ facts: { photo } }) => photo ?? [])
    if (now === '' && brought.length === 0) {
      this.photo = digest
      this.newPhoto = base64
      return 'changed'
    }
    if (brought.includes(digest)) this.photo = digest
    return now === digest || now === '' ? 'same' : { field: 'photo', file: '', by: 'workbook' }
  }

  private takeField(field: FactField, value: string, isStandIn: boolean): 'changed' | 'kept' | 'same' {
    const { state, claims } = this
    const current = state.fields[field]
    // Of two rows about one person in one file the first holds.
    if (this.fields[field] !== undefined) return current === value ? 'same' : 'kept'
    if (field === 'name') this.isNameStandIn = isStandIn
    const before = effectiveField(claims, field)
    if (current === '' && before === null) return this.set(field, value)
    if (before === null) return current === value ? 'same' : 'kept'
    this.fields[field] = value
    // Emptied or written anew by a person.
    if (current !== before) return current === value ? 'same' : 'kept'
    const after = effectiveField([...claims, { batchId: Number.MAX_SAFE_INTEGER, source: this.source, facts: { ...noFacts, ...(isStandIn && { isNameStandIn: true as const }), fields: { [field]: value } } }], field)
    if (after === current || after === null) return value === current ? 'same' : 'kept'
    return this.set(field, after)
  }

  private set(field: FactField, value: string): 'changed' {
    this.state.fields[field] = value
    this.fields[field] = value
    this.changedFields.add(field)
    return 'changed'
  }

  private takeList<L extends FactList>(list: L, items: Facts[L]): { readonly isChanged: boolean; readonly isFull: boolean } {
    type Item = Facts[L][number]
    // The lists of the same name.
    const keyOf: (item: Item) => string = itemKeys[list]
    const [mine, present, added] = [this.lists[list] as Item[], this.state[list] as Item[], this.addedItems[list] as Item[]]
    const earlier = claimedKeys(this.claims, list)
    let [isChanged, isFull] = [false, false]
    for (const item of items as readonly Item[]) {
      const key = keyOf(item)
      if (mine.some((one) => keyOf(one) === key)) continue
      const isPresent = present.some((one) => keyOf(one) === key)
      // What is there and no batch brought is a person's own; what a batch brought and is gone, a person took out.
      if (isPresent && !earlier.has(key)) continue
      const isNew = !isPresent && !earlier.has(key)
      if (isNew && present.length >= contactListLimit) {
        isFull = true
        continue
      }
      mine.push(item)
      if (!isNew) continue
      present.push(item)
      added.push(item)
      isChanged = true
    }
    return { isChanged, isFull }
  }
}

/** What a contact is to be once a batch is taken back: fields that were the batch's doing, and items that only it brought. */
interface Takeback {
  readonly fields: ReadonlyMap<FactField, string>
  readonly items: { readonly [L in FactList]: readonly Facts[L][number][] }
  /** The picture that it alone brought. Null: none. */
  readonly photo: string | null
  /** Whether the contact holds anything that no batch brought. */
  readonly hasOwn: boolean
}

/** What goes when one claim does. `claims` are all, in the order of their batches. */
export const takeBack = (state: ContactState, claims: readonly Claim[], batchId: number): Takeback => {
  const rest = claims.filter((claim) => claim.batchId !== batchId)
  const fields = new Map<FactField, string>()
  let hasOwn = false
  for (const field of factFields) {
    const [before, after, current] = [effectiveField(claims, field), effectiveField(rest, field), state.fields[field]]
    if (current !== (before ?? '')) hasOwn = true
    else if (before !== null && after !== before) fields.set(field, after ?? '')
  }
  const gone = <L extends FactList>(list: L): Facts[L][number][] => {
    const keyOf: (item: Facts[L][number]) => string = itemKeys[list]
    const [all, remaining] = [claimedKeys(claims, list), claimedKeys(rest, list)]
    const present = state[list] as Facts[L][number][]
    if (present.some((item) => !all.has(keyOf(item)))) hasOwn = true
    return present.filter((item) => all.has(keyOf(item)) && !remaining.has(keyOf(item)))
  }
  const items = { emails: gone('emails'), phones: gone('phones'), handles: gone('handles'), tags: gone('tags') }
  const photo = claims.find((claim) => claim.batchId === batchId)?.facts.photo ?? null
  return { fields, items, photo: rest.some(({ facts }) => facts.photo === photo) ? null : photo, hasOwn }
}
