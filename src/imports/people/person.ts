import { type Day, dayOf } from '../../shared/kernel/day'
import { numberText } from '../../shared/kernel/language'
import { hasVisible } from '../../shared/kernel/name'
import { t } from '../../shared/kernel/words'
import { contactListLimit, largestPhotoBytes } from '../../shared/networking/contact'
import { normalEmail, normalHandle, normalName, phoneTail } from '../../shared/networking/duplicate'
import { EmailAddress, networkEmail } from '../../shared/networking/email'
import { photoTypeOf } from '../../shared/networking/photo'
import { type DateOrder, readDay } from '../dates'
import { isRounded } from '../numbers'
import type { ReadPerson } from '../reading'
import { type Profile, profileOfUrl } from './profile'

/** What a reader gathers about one person before it is put in order. */
export interface RawPerson {
  readonly line: number
  readonly rows?: 0 | 1
  /** The source's own name for this person, which outlives a change of everything else. */
  readonly sourceId?: string
  readonly name: string
  /** True: the source gives no name, and this one is made of what it gives. */
  readonly isNameStandIn?: boolean
  readonly organization?: string
  readonly role?: string
  /** As read by `readBirthday`. */
  readonly birthday?: string
  readonly howMet?: string
  readonly note?: string
  readonly profiles?: readonly Profile[]
  readonly emails?: readonly string[]
  readonly phones?: readonly string[]
  readonly tags?: readonly string[]
  /** A picture in base64, as it stands in the file. */
  readonly photo?: string
  readonly shown?: ReadPerson['shown'] | undefined
}

/** Why somebody is not taken in; the words are for the person. */
export class PersonRefused extends Error {}

const limits = { name: 200, organization: 200, role: 200, howMet: 2000, note: 50_000, phone: 60, tag: 60, list: contactListLimit } as const

/** Text without half letters, which no file and no database can hold. */
export const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd')

/** Text as it may be kept: letters that are none replaced, no outer spaces, and none where nothing can be seen. */
export const cleanText = (text: string): string => {
  const clean = wellFormed(text).replaceAll('\0', '').trim()
  return hasVisible(clean) ? clean : ''
}

/** Lines put one behind the other, as an address is told in a note. */
export const inOneLine = (text: string): string => text.split('\n').map((line) => line.trim()).filter((line) => line !== '').join(', ')

/** Tells once per kind of trouble how often it was met and where first, and what was passed over. */
export class Notes {
  private readonly counts = new Map<string, { count: number; readonly line: number }>()
  private readonly unread = new Map<string, number>()

  add(kind: string, line: number): void {
    const known = this.counts.get(kind)
    if (known === undefined) this.counts.set(kind, { count: 1, line })
    else known.count += 1
  }

  /** Something a contact has no place for. */
  passOver(name: string): void {
    this.unread.set(name, (this.unread.get(name) ?? 0) + 1)
  }

  sentences(): string[] {
    const told = [...this.counts].map(([kind, { count, line }]) => (count === 1 ? t`${kind}: once, on line ${line}.` : t`${kind}: ${numberText(count)} times, first on line ${line}.`))
    const unread = [...this.unread].map(([name, count]) => (count === 1 ? name : `${name} (${numberText(count)})`))
    const named = unread.slice(0, 40).join(', ')
    return unread.length === 0 ? told : [...told, unread.length > 40 ? t`Not taken over: ${named} and ${numberText(unread.length - 40)} more.` : t`Not taken over: ${named}.`]
  }
}

/** Of what is the same under a key the first, where it stands. */
const unique = (texts: readonly string[], keyOf: (text: string) => string): string[] => {
  const first = new Map<string, string>()
  for (const text of texts) if (!first.has(keyOf(text))) first.set(keyOf(text), text)
  return [...first.values()]
}

const cut = (text: string | undefined, limit: number, what: string, { line, notes }: { readonly line: number; readonly notes: Notes }): string => {
  const clean = cleanText(text ?? '')
  if (clean.length <= limit) return clean
  notes.add(t`${what} was longer than ${numberText(limit)} letters and cut`, line)
  // A letter of two halves is not cut in the middle.
  return wellFormed(clean.slice(0, limit)).replace(/\ufffd$/, '').trim()
}

/** What turns the letters after it round: a name looks like another by it, and so does the rest of every sentence that it stands in. */
const turning = /[\u202a-\u202e\u2066-\u2069]/gu

/** The same of what somebody or something is called. */
const cutName = (text: string | undefined, ...rest: [limit: number, what: string, at: { readonly line: number; readonly notes: Notes }]): string => cut(text?.replaceAll(turning, ''), ...rest)

const emailText = (text: string): string => networkEmail(cleanText(text))

/** Whether what stands where an e-mail address should is one, as it is kept. */
export const isKeptEmail = (text: string): boolean => EmailAddress.safeParse(emailText(text)).success

/** Whether a phone is as somebody wrote it; of a rounded one digits are lost. */
export const isKeptPhone = (text: string): boolean => !isRounded(cleanText(text))

/** A picture as it may be kept, in base64. Empty: it is none, or too large. */
const photoOf = (text: string | undefined, { line, notes }: { readonly line: number; readonly notes: Notes }): string => {
  if (text === undefined || text === '') return ''
  const bytes = Buffer.from(text, 'base64')
  if (photoTypeOf(bytes) === null) notes.add(t`A picture is neither PNG nor JPEG and was left out`, line)
  else if (bytes.length > largestPhotoBytes) notes.add(t`A picture is larger than ${numberText(largestPhotoBytes / 1024)} KB and was left out`, line)
  else return bytes.toString('base64')
  return ''
}

const identityOf = (person: Omit<ReadPerson, 'identity' | 'isNameOnly' | 'part'>, sourceId: string | undefined): { readonly identity: string; readonly isNameOnly: boolean } => {
  if (sourceId !== undefined && sourceId !== '') return { identity: `id:${sourceId}`, isNameOnly: false }
  const profile = person.handles.find(({ platform }) => platform !== 'website')
  if (profile !== undefined) return { identity: `handle:${normalHandle(profile.platform, profile.handle)}`, isNameOnly: false }
  const [email] = person.emails
  if (email !== undefined) return { identity: `email:${normalEmail(email)}`, isNameOnly: false }
  const tail = person.phones.map(phoneTail).find((phone) => phone !== null)
  // Colleagues share a phone; their names tell them apart.
  if (tail !== undefined) return { identity: `phone:${tail} ${normalName(person.name)}`, isNameOnly: false }
  return { identity: `name:${normalName(person.name) || person.name}`, isNameOnly: true }
}

/** Puts what a file says of somebody into the form contacts have. Throws PersonRefused where nobody is named. */
export const makePerson = (raw: RawPerson, part: number, notes: Notes): ReadPerson => {
  const { line } = raw
  const at = { line, notes }
  const emails = unique((raw.emails ?? []).map(emailText).filter((text) => text !== ''), normalEmail).filter((email) => {
    const isEmail = isKeptEmail(email)
    if (!isEmail) notes.add(t`A text is no e-mail address and was left out`, line)
    return isEmail
  })
  const phones = unique((raw.phones ?? []).map((phone) => cut(phone, limits.phone, t`A phone number`, at)).filter((phone) => phone !== ''), (phone) => phone.replaceAll(/[\s().-]/gu, '')).filter((phone) => {
    const isWhole = isKeptPhone(phone)
    if (!isWhole) notes.add(t`A phone number was rounded by a spreadsheet program (as in 4.92E+11) and left out`, line)
    return isWhole
  })
  const handles = [
    ...new Map(
      (raw.profiles ?? []).map((profile) => [
        normalHandle(profile.platform, profile.handle),
        { ...profile, handle: cleanText(profile.handle.replaceAll(turning, '')) },
      ]),
    ).values(),
  ].filter(({ handle }) => handle !== '')
  const tags = unique((raw.tags ?? []).map((tag) => cutName(tag, limits.tag, t`A tag`, at)).filter((tag) => tag !== ''), (tag) => tag)
  const organization = cutName(raw.organization, limits.organization, t`An organisation`, at)
  // Somebody without a name is known by what there is.
  const given = cutName(raw.name, limits.name, t`A name`, at).replaceAll(/\s+/gu, ' ')
  const name = given || organization || emails[0] || (handles.find(({ platform }) => platform !== 'website') ?? handles[0])?.handle || phones[0] || ''
  if (name === '') throw new PersonRefused(t`This row names nobody: no name, no e-mail, no phone, no profile.`)
  if ([emails, phones, handles, tags].some((list) => list.length > limits.list)) notes.add(t`Somebody had more than a hundred addresses, phones, profiles or tags, and the rest of them was left out`, line)
  const fields = {
    line,
    rows: raw.rows ?? 1,
    name,
    ...(given === '' || raw.isNameStandIn === true ? { isNameStandIn: true as const } : {}),
    organization,
    role: cutName(raw.role, limits.role, t`A role`, at),
    birthday: raw.birthday ?? '',
    howMet: cut(raw.howMet, limits.howMet, t`How somebody was met`, at),
    note: cut(raw.note, limits.note, t`A note`, at),
    handles: handles.slice(0, limits.list),
    emails: emails.slice(0, limits.list),
    phones: phones.slice(0, limits.list),
    tags: tags.slice(0, limits.list),
    photo: photoOf(raw.photo, at),
    shown: raw.shown ?? null,
  } as const
  return { ...fields, part, ...identityOf(fields, raw.sourceId) }
}

const isMonthDay = (month: number, day: number): boolean => dayOf(2000, month, day) !== null

const pad = (value: number): string => String(value).padStart(2, '0')

/** A birthday with its year or without it (`--04-15`), in the ways exports write it. Null: it is none. Empty where nothing is meant (`0/0/00`). */
export const readBirthday = (text: string, order: DateOrder): string | null => {
  const trimmed = text.trim()
  if (trimmed === '' || /^[0/.-]+$/.test(trimmed)) return ''
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T.*)?$/.exec(trimmed)
  const day = compact === null ? readDay(trimmed, order) : dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  // Apple's year for a birthday without one.
  if (day !== null) return day.startsWith('1604-') ? `--${day.slice(5)}` : day
  const yearless = /^--?(\d{2})-?(\d{2})(?:T.*)?$/.exec(trimmed)
  if (yearless === null) return null
  const [month, date] = [Number(yearless[1]), Number(yearless[2])]
  return isMonthDay(month, date) ? `--${pad(month)}-${pad(date)}` : null
}

/** The day of a moment in seconds since 1970, UTC. Null: it is no moment of our time. */
export const dayOfSeconds = (seconds: unknown): Day | null => {
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds <= 0 || seconds > 4_102_444_800) return null
  const date = new Date(seconds * 1000)
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** Web addresses as profiles; what is no address is told and left out. */
export const profilesOf = (texts: readonly string[], line: number, notes: Notes): Profile[] =>
  texts.filter((text) => text.trim() !== '').flatMap((text) => {
    const profile = profileOfUrl(text)
    if (profile === null) notes.add(t`A text is no web address and was left out`, line)
    return profile ?? []
  })
