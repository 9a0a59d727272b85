import type { PeopleSummary, ReadPerson, ReadTouch } from '../../../imports/reading'
import type { PersonPreview, RowOutcome } from '../../../shared/imports/people'
import { compareValues } from '../../../shared/kernel/compare'
import { cutText } from '../../../shared/kernel/cut-text'
import { groupBy } from '../../../shared/kernel/group-by'
import { t } from '../../../shared/kernel/words'
import type { StoreContext } from '../../context'
import { readClaims, readPhotoDigest, readState } from './contact-state'
import { Draft, emptyState, type FactField, type FactList, type Facts, type Kept } from './facts'
import { type Match, PeopleMatcher } from './match-people'
import { namesAgree } from './names-agree'
import { hasKeyOf, sharedKeys, tellApart } from './shared-keys'

/** What a source is called as the source of a contact. */
const sourceNames: Readonly<Partial<Record<PeopleSummary['platform'], string>>> = {
  linkedin: 'LinkedIn', google: 'Google Contacts', outlook: 'Outlook', vcard: t`Contact cards`, instagram: 'Instagram', facebook: 'Facebook', x: 'X', mastodon: 'Mastodon',
}

/** One contact that a file says something about. */
export interface PlannedContact {
  /** Null: new. */
  readonly id: number | null
  readonly draft: Draft
  readonly identities: Set<string>
  /** Whether anything of it changes. A new one always does. */
  isChanged: boolean
}

export interface RowCounts {
  added: number
  changed: number
  unchanged: number
  suppressed: number
}

/** Rows taken for somebody of quite another name, who has their e-mail address or id; of the first its line, its name, and whom it was taken for. */
interface OtherNames {
  rows: number
  readonly line: number
  readonly name: string
  readonly takenFor: string
}

export interface PeoplePlan {
  readonly contacts: readonly PlannedContact[]
  /** Identities of people who stay out, so that they do so after this import too. */
  readonly suppressedIdentities: ReadonlySet<string>
  /** Whose identity is which contact; null: they stay out. */
  readonly byIdentity: ReadonlyMap<string, PlannedContact | null>
  readonly counts: RowCounts
  readonly suggestions: number
  /** Null: none was. */
  readonly otherNames: OtherNames | null
  /** Rows that share an e-mail address or a profile with others of quite another name, from whom they were kept apart. */
  readonly apart: number
  readonly sample: readonly PersonPreview[]
  readonly told: readonly PersonPreview[]
  readonly moreTold: number
}

const mostTold = 100

const fieldWords: Readonly<Record<FactField, string>> = { name: t`the name`, organization: t`the organisation`, role: t`the role`, birthday: t`the birthday`, source: '', howMet: t`how you met`, note: t`the note` }
const listWords: Readonly<Record<FactList, string>> = { emails: t`an e-mail address`, phones: t`a phone`, handles: t`a profile`, tags: t`a tag` }

const listing = (words: readonly string[]): string => [...new Set(words.filter((word) => word !== ''))].join(', ')

// Keys of both are what a draft names.
const wordOf = (what: string): string => (what === 'photo' ? t`the picture` : (fieldWords[what as FactField] ?? listWords[what as FactList] ?? ''))

const changeSentence = (changed: readonly string[]): string => {
  const words = listing(changed.map(wordOf))
  return words === '' ? '' : t`New or newer: ${words}.`
}

const keptSentence = (kept: readonly Kept[], by: Kept['by']): string => {
  const told = kept.filter((one) => one.field !== 'source' && one.by === by)
  const words = listing(told.map(({ field, file }) => file === '' ? wordOf(field) : t`${wordOf(field)} (the file says “${cutText(file, 60).replaceAll('\n', ' ')}”)`))
  return words === '' ? '' : by === 'workbook' ? t`Kept as it is in the workbook: ${words}.` : t`Kept as an earlier row says it: ${words}.`
}

const fullSentence = (full: readonly FactList[]): string => (full.length === 0 ? '' : t`No contact holds more than a hundred of them, so left out: ${listing(full.map(wordOf))}.`)

const factsOf = (person: ReadPerson, source: string): Facts => {
  const { name, organization, role, birthday, howMet, note } = person
  return {
    // Somebody whom another row merely names says nothing about themselves but who they are.
    ...(person.isNameStandIn === true ? { isNameStandIn: true as const } : {}),
    fields: person.rows === 0 ? { name, source } : { name, organization, role, birthday, howMet, note, source },
    emails: person.emails,
    phones: person.phones,
    handles: person.handles,
    tags: person.tags,
  }
}

/** Takes in what a row says of somebody, and their picture. */
const takeIn = (draft: Draft, person: ReadPerson, source: string): ReturnType<Draft['take']> => {
  const taken = draft.take(factsOf(person, source))
  const photo = person.photo === '' ? 'same' : draft.takePhoto(person.photo)
  if (photo === 'same') return taken
  return photo === 'changed' ? { ...taken, changed: [...taken.changed, 'photo'] } : { ...taken, kept: [...taken.kept, photo] }
}

/** People of one name and nothing else are told apart by their number, in an order that their rows' places in the file do not change. */
const numberNamesakes = (people: readonly ReadPerson[]): readonly ReadPerson[] => {
  const groups = groupBy(people.filter(({ isNameOnly }) => isNameOnly), ({ identity }) => identity)
  const numbers = new Map<ReadPerson, number>()
  const textOf = ({ line: _line, part: _part, shown: _shown, ...said }: ReadPerson): string => JSON.stringify(said)
  for (const group of groups.values()) {
    const sorted = group.length === 1 ? group : group.map((person) => ({ person, text: textOf(person) })).sort((left, right) => compareValues(left.text, right.text)).map(({ person }) => person)
    for (const [index, person] of sorted.entries()) numbers.set(person, index)
  }
  return people.map((person) => {
    const number = numbers.get(person)
    return number === undefined ? person : { ...person, identity: `${person.identity} ${number}` }
  })
}

/** What a source is, for what contacts know of it: a file of another table is another source. */
export const sourceOf = ({ platform }: Pick<PeopleSummary, 'platform'>): string => platform

/** Holds the people of a file against the workbook. Reads only. `onBlock` is called every few hundred people; it may throw to stop. */
export const planPeople = (context: StoreContext, { people, summary }: { readonly people: readonly ReadPerson[]; readonly summary: Pick<PeopleSummary, 'platform'> }, onBlock: (done: number) => void): PeoplePlan => {
  const source = sourceOf(summary)
  const shared = sharedKeys(people.filter(({ rows }) => rows === 1), summary.platform)
  const apart = people.filter((person) => person.rows === 1 && hasKeyOf(person, shared)).length
  const matcher = new PeopleMatcher(context, source, shared)
  const contacts: PlannedContact[] = []
  const byTarget = new Map<string, PlannedContact>()
  const byIdentity = new Map<string, PlannedContact | null>()
  const suppressedIdentities = new Set<string>()
  const counts: RowCounts = { added: 0, changed: 0, unchanged: 0, suppressed: 0 }
  const sample: PersonPreview[] = []
  const told: PersonPreview[] = []
  let moreTold = 0
  let suggestions = 0
  let otherNames: OtherNames | null = null

  const contactOf = ({ target }: Match): PlannedContact | null => {
    if (target === null) return null
    const key = target.kind === 'contact' ? `c${target.id}` : `n${target.index}`
    const known = byTarget.get(key)
    if (known !== undefined) return known
    const id = target.kind === 'contact' ? target.id : null
    const draft = id === null ? new Draft(emptyState(), [], source) : new Draft(readState(context, id), readClaims(context, id), source, () => readPhotoDigest(context, id))
    const made: PlannedContact = { id, draft, identities: new Set(), isChanged: id === null }
    byTarget.set(key, made)
    contacts.push(made)
    return made
  }

  // Rows of their own before people who are merely named, so that a row is what brings somebody in.
  const ordered = [...people.filter(({ rows }) => rows === 1), ...people.filter(({ rows }) => rows === 0)]
  const numbered = tellApart(numberNamesakes(ordered), shared)
  const seen = new Set<PlannedContact>()
  for (const [done, person] of numbered.entries()) {
    if (done % 200 === 0) onBlock(done)
    const match = matcher.match(person)
    const contact = contactOf(match)
    byIdentity.set(person.identity, contact)
    let outcome: RowOutcome
    let reason = match.reason
    if (contact === null) {
      outcome = 'suppressed'
      suppressedIdentities.add(match.identity)
    } else {
      contact.identities.add(match.identity)
      const { changed, kept, full } = takeIn(contact.draft, person, sourceNames[summary.platform] ?? t`Imported table`)
      const isFirstOfNew = contact.id === null && !seen.has(contact)
      seen.add(contact)
      outcome = isFirstOfNew ? 'added' : changed.some((what) => what !== 'source') ? 'changed' : 'unchanged'
      if (changed.length > 0) contact.isChanged = true
      if (!isFirstOfNew) reason = [reason, changeSentence(changed), keptSentence(kept, 'workbook'), keptSentence(kept, 'row'), fullSentence(full)].filter((part) => part !== '').join(' ')
      if (match.isSuggestion) suggestions += 1
      const takenFor = contact.draft.state.fields.name
      // A profile is one person's, whatever they are called by now.
      const isShared = person.rows === 1 && person.handles.every(({ platform }) => platform === 'website') && kept.some(({ field, by }) => field === 'name' && (by === 'row' || match.isByKey))
      if (isShared && !namesAgree(person.name, takenFor)) {
        otherNames ??= { rows: 0, line: person.line, name: person.name, takenFor }
        otherNames.rows += 1
      }
    }
    if (person.rows === 1) counts[outcome] += 1
    if (person.rows === 0 || (person.shown === null && reason === '')) continue
    const preview: PersonPreview = { part: person.part, line: person.line, name: person.name, outcome, reason, cells: person.shown ?? [] }
    if (person.shown !== null) sample.push(preview)
    if (reason !== '') {
      if (told.length < mostTold) told.push({ ...preview, cells: [] })
      else moreTold += 1
    }
  }
  return { contacts, suppressedIdentities, byIdentity, counts, suggestions, otherNames, apart, sample, told, moreTold }
}

/** Touches by the contact they are of; those of people who stay out are suppressed. */
export const touchesOfPlan = (
  plan: PeoplePlan,
  touches: readonly ReadTouch[],
): readonly { readonly touch: ReadTouch; readonly contact: PlannedContact | null }[] =>
  touches.map((touch) => ({ touch, contact: plan.byIdentity.get(touch.person) ?? null }))
