import type { ImportPlatform } from '../../shared/imports/import'
import type { PersonField } from '../../shared/imports/people'
import { cutText } from '../../shared/kernel/cut-text'
import type { Day } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import type { Platform } from '../../shared/kernel/platform'
import { platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import { birthdayText } from '../../shared/networking/birthday-text'
import { formulaPlain } from '../../shared/reports/formula-safe'
import type { DateOrder } from '../dates'
import { contradictionSentence, dayOfDate, proveDateOrder, readDay } from '../dates'
import { hashHeader, normaliseHeader } from '../headers'
import { type Cell, cellText, rowText, searchedRows, TableError, type TableRow, textsByLine } from '../table'
import type { PartSink, RowsReader } from './part'
import { cleanText, inOneLine, isKeptEmail, isKeptPhone, PersonRefused, profilesOf, type RawPerson, readBirthday } from './person'
import { type Profile, profileOfHandle, profileOfUrl, profileOn } from './profile'

/** Headings below which lists of mailing programs tell who wants no more mail. */
const unsubscribed = /unsub|opt(?:ed)?[\s_-]?out|blacklist|do not (?:contact|mail|email|call)|abgemeldet|désabonn|désinscri/i

/** Headers by what they say of a person, as data: the first is the usual English one. */
type PersonColumns = Readonly<Partial<Record<PersonField, readonly string[]>>>

/** How one program writes a table of people. */
export interface PersonTableFormat {
  readonly platform: ImportPlatform
  readonly takenFor: string
  readonly columns: PersonColumns
  /** Headers that are not always the same: `E-mail 3 - Value`, `Instagram handle`. */
  readonly patterns: readonly { readonly header: Pick<RegExp, 'test'>; readonly field: PersonField }[]
  /** What a heading says that stands above a later column as well. */
  readonly firstOfTwo?: Readonly<Partial<Record<string, PersonField>>>
  /** What stands between several values in one cell. A pattern, which may as well be within a title or a day, is sought only in what somebody has several of. Null: one value only. */
  readonly separator: string | RegExp | null
  /** Which comes first in its dates of numbers. Null: the file must prove it, or the person is asked. */
  readonly dateOrder: DateOrder | null
  /** Of tags, those that the program itself sets. */
  readonly ownTags: RegExp | null
  /** How `connected_on` is told of a contact: `Connected on LinkedIn on 15 Jan 2024`. Null: the table has no such day. */
  readonly connected: ((day: Day) => string) | null
}

const provingRows = 2000

/** Of these somebody has one: of several columns the first that says something is read. */
const single: ReadonlySet<PersonField> = new Set(['full_name', 'name_prefix', 'first_name', 'middle_name', 'last_name', 'name_suffix', 'organization', 'role', 'birthday', 'connected_on'])

/** Of these somebody has several, and a sign between them is seldom within one. */
const several: ReadonlySet<PersonField> = new Set(['email', 'phone', 'website'])

const readAs = (text: string, day: Day | null): string => (day === null ? t`“${text}” is no day` : t`“${text}” is ${dayText(day)}`)

/** The fields of each table by their headers: the first rows of every file are looked up in all of them. */
const lookups = new WeakMap<PersonColumns, ReadonlyMap<string, PersonField>>()

const lookupOf = (columns: PersonColumns): ReadonlyMap<string, PersonField> => {
  const known = lookups.get(columns)
  if (known !== undefined) return known
  // Keys of PersonColumns are fields; of two that claim a header the first has it.
  const made = new Map(Object.entries(columns).reverse().flatMap(([field, headers]) => headers.map((header) => [header, field as PersonField] as const)))
  lookups.set(columns, made)
  return made
}

/** What a heading says, by a format's table. */
export const personFieldOf = ({ columns, patterns }: PersonTableFormat, header: string): PersonField => {
  const name = normaliseHeader(header)
  const field = lookupOf(columns).get(name)
  if (field !== undefined) return field
  return patterns.find(({ header: pattern }) => pattern.test(name))?.field ?? 'ignored'
}

/** How headings name platforms. */
const platformWords: Readonly<Record<string, Platform>> = {
  linkedin: 'linkedin', instagram: 'instagram', twitter: 'x', x: 'x', facebook: 'facebook', tiktok: 'tiktok', youtube: 'youtube', mastodon: 'mastodon', bluesky: 'bluesky', threads: 'threads', telegram: 'telegram', whatsapp: 'whatsapp', discord: 'discord', slack: 'slack', reddit: 'reddit', pinterest: 'pinterest',
}

const platformPattern = Object.keys(platformWords).join('|')
/** What may stand beside the platform's name in the heading of profiles: `Instagram followers` counts something. */
const besidePattern =
  'my|person|contact|lead|member|on|auf|to|private|personal|work|business|user|name|nutzer|benutzer|handle|profile|profil|account|konto|compte|cuenta|conta|page|seite|url|link|address|adresse|id|number|nummer|channel|kanal'
const profileHeader = new RegExp(`^(?:${besidePattern})*(${platformPattern})(?:${besidePattern}|${platformPattern})*$`)
const longestProfileHeader = 40

/** A text without the quotation marks that it stands between. Looked for only where they begin: a text of nothing else takes no time by its cube. */
const unquoted = (text: string): string => (/^".*"$/s.test(text) ? text.replaceAll(/^"+|(?<!")"+$/g, '') : text)

const lettersOf = (header: string): string => normaliseHeader(header).replaceAll(/[^\p{L}]+/gu, '')

/** The platform whose profiles stand under a heading like `Instagram`, `Twitter handle` or `LinkedIn-URL`. Null: it is no such heading. */
const platformOfHeader = (header: string): Platform | null => {
  const letters = lettersOf(header)
  return letters.length > longestProfileHeader ? null : (platformWords[profileHeader.exec(letters)?.[1] ?? ''] ?? null)
}

/** Headings that are a platform's name, or its handle or profile. */
export const isProfileHeader = (header: string): boolean => platformOfHeader(header) !== null

/** What stands below a network's name where only is told whether somebody is there, or known there. */
const notHandles: ReadonlySet<string> = new Set(['yes', 'no', 'y', 'n', 'x', '✓', '✔', '✗', 'true', 'false', '0', '1', '-', '--', '–', '—', '?', 'n/a', 'na', 'none', 'null', 'ja', 'nein', 'j', 'oui', 'non', 'si', 'sí', 'sì', 'não', 'sim', 'nee', 'tak', 'nie', 'ano', 'ne', 'evet', 'wahr', 'falsch', 'keine', 'unknown', 'unbekannt', 'pending', 'tbd'])

const profileOf = (text: string, header: string): Profile | null => {
  if (notHandles.has(text.toLowerCase())) return null
  const platform = platformOfHeader(header)
  if (platform !== null) return profileOn(platform, text)
  // A name may have a point: only where addresses stand is it one of a page.
  const isAddress = text.includes('/') || (text.includes('.') && !/handle|name/i.test(header))
  return isAddress ? profileOfUrl(text) : profileOfHandle('other', text)
}

interface Column {
  readonly index: number
  readonly header: string
  readonly field: PersonField
}

/** Reads a table with one person a row. */
export class PersonTable implements RowsReader {
  private columns: readonly Column[] | null = null
  private held: TableRow[] = []
  private order: DateOrder = 'YMD'
  private isOrderOpen = false
  private dayColumns: readonly number[] = []
  /** Columns that mean the same as another, of what somebody has one of: few tables have any. */
  private twins: readonly Column[] = []
  private headerHash = ''

  constructor(
    private readonly format: PersonTableFormat,
    private readonly headerLine: number,
    private readonly sink: PartSink,
  ) {}

  row(row: TableRow): void {
    if (row.line < this.headerLine) return
    if (this.columns === null) return this.readHeader(row)
    if (this.held.length < provingRows) {
      this.held.push(row)
      if (this.held.length === provingRows) this.settle()
      return
    }
    if (this.isOrderOpen) this.settleOrder([row])
    this.read(row)
  }

  end(): void {
    if (this.columns === null) throw new TableError(t`The file has no row of headings.`, null)
    if (this.held.length < provingRows) this.settle()
  }

  private readHeader({ cells, line }: TableRow): void {
    const isOwn = this.format.platform !== 'generic'
    const headerHash = hashHeader(cells.map(cellText))
    const peopleMapping = this.sink.options.peopleMapping ?? this.sink.remembered(headerHash)?.peopleMapping ?? null
    const names = cells.map((cell) => normaliseHeader(cellText(cell)))
    this.columns = cells.map((cell, index) => {
      const header = cellText(cell)
      const name = names[index] ?? ''
      const first = names.lastIndexOf(name) > index ? this.format.firstOfTwo?.[name] : undefined
      const field = isOwn || peopleMapping === null ? (first ?? personFieldOf(this.format, header)) : (peopleMapping[String(index)] ?? 'ignored')
      return { index, header, field }
    })
    this.dayColumns = this.columns.filter(({ field }) => field === 'birthday' || field === 'connected_on').map(({ index }) => index)
    this.twins = this.columns.filter(({ field }) => single.has(field)).filter(({ field }, _index, all) => all.filter((other) => other.field === field).length > 1)
    this.sink.headerLine(line)
    if (isOwn) return
    this.headerHash = headerHash
    this.sink.columns([...this.columns], headerHash, this.columns.map(({ header }) => header))
  }

  /** Decides in which order days and months stand, once enough rows are there to prove it. */
  private settle(): void {
    const { held } = this
    this.settleOrder(held)
    for (const row of held) this.read(row)
  }

  /** Where rows have no day that depends on the order, later ones decide. */
  private settleOrder(rows: readonly TableRow[]): void {
    const { dateOrder } = this.sink.options
    const usual = this.format.dateOrder ?? this.dateOrderRemembered()
    const days = textsByLine(rows, this.dayColumns).filter(({ text }) => !/^[0/.\s-]*$/.test(text))
    const texts = days.map(({ text }) => text)
    const proof = proveDateOrder(texts)
    this.isOrderOpen = dateOrder === 'auto' && proof === 'certain'
    if (dateOrder !== 'auto') this.order = dateOrder
    else if (proof === 'DMY' || proof === 'MDY' || proof === 'YMD') this.order = proof
    else if (proof === 'ambiguous' && usual !== 'auto') this.order = usual
    else if (proof === 'contradiction' || proof === 'ambiguous') {
      const example = texts.find((text) => readDay(text, 'DMY') !== readDay(text, 'MDY')) ?? texts[0] ?? ''
      this.sink.ask({
        id: 'date-order',
        option: 'dateOrder',
        text: proof === 'contradiction' ? t`${contradictionSentence(days)} Dates that do not fit your answer are left out.` : t`The dates of the file do not show whether the day or the month comes first: “${example}”.`,
        choices: (['DMY', 'MDY'] as const).map((value) => ({ value, label: value === 'DMY' ? t`Day first` : t`Month first`, example: readAs(example, readDay(example, value)) })),
      })
    }
  }

  /** What the person said of the same header before. */
  private dateOrderRemembered(): DateOrder | 'auto' {
    return this.headerHash === '' ? 'auto' : (this.sink.remembered(this.headerHash)?.dateOrder ?? 'auto')
  }

  private read(row: TableRow): void {
    const { line, cells } = row
    const texts = cells.map(cellText)
    const text = rowText(row)
    try {
      this.refuseShifted(cells)
      const raw = this.toPerson(row)
      const shown = this.sink.wantsShown() ? this.shownCells(cells, raw) : null
      this.sink.person({ ...raw, shown }, text, texts)
    } catch (error) {
      if (!(error instanceof PersonRefused)) throw error
      this.sink.refuse(line, error.message, text, texts)
    }
  }

  /** Refuses a row with a mark too many between its cells: what stands behind it is not what the headings say. */
  private refuseShifted(cells: readonly Cell[]): void {
    const width = this.columns?.length ?? 0
    if (cells.slice(width).some((cell) => cellText(cell).trim() !== '')) throw new PersonRefused(t`The row has ${plural(cells.length, { one: '# cell', other: '# cells' })}, the header ${width}.`)
  }

  private values(cells: readonly Cell[], field: PersonField): { readonly header: string; readonly text: string; readonly cell: Cell }[] {
    const separator = typeof this.format.separator === 'string' || several.has(field) ? this.format.separator : null
    return (this.columns ?? []).flatMap(({ index, header, field: own }) => {
      const cell = cells[index] ?? null
      // The apostrophe by which this and other programs keep a spreadsheet from running a text is none of it.
      const text = own === field ? cleanText(formulaPlain(cellText(cell))) : ''
      if (text === '') return []
      return separator === null ? [{ header, text, cell }] : text.split(separator).map((part) => ({ header, text: part.trim(), cell })).filter((part) => part.text !== '')
    })
  }

  private toPerson({ line, cells }: TableRow): RawPerson {
    const { notes } = this.sink
    const texts = (field: PersonField): string[] => this.values(cells, field).map(({ text }) => text)
    const first = (field: PersonField): string => texts(field)[0] ?? ''
    const composed = (['name_prefix', 'first_name', 'middle_name', 'last_name', 'name_suffix'] as const).map(first).filter((part) => part !== '').join(' ')
    this.tellUnread(cells, line)
    const connected = this.dayOf(cells, 'connected_on', line)
    if (connected !== null) this.sink.day(connected)
    return {
      line,
      name: first('first_name') === '' && first('last_name') === '' ? first('full_name') || composed || first('nickname') : composed,
      organization: first('organization'),
      role: first('role'),
      birthday: this.birthday(cells, line),
      howMet: connected === null ? '' : (this.format.connected?.(connected) ?? dayText(connected)),
      note: this.note(cells),
      emails: texts('email'),
      phones: texts('phone'),
      profiles: [...this.profiles(cells, line), ...profilesOf(texts('website'), line, notes)],
      tags: this.tags(texts('tags')),
    }
  }

  private profiles(cells: readonly Cell[], line: number): Profile[] {
    return this.values(cells, 'profile').flatMap(({ text, header }) => {
      const profile = profileOf(text, header)
      if (profile === null) this.sink.notes.add(t`A text is no profile and was left out`, line)
      return profile ?? []
    })
  }

  private tags(texts: readonly string[]): string[] {
    const { ownTags, separator } = this.format
    return texts.flatMap((text) => (separator === null ? text.split(/[;,]/) : [text])).map((tag) => unquoted(tag.trim()).trim()).filter((tag) => tag !== '' && ownTags?.test(tag) !== true)
  }

  private note(cells: readonly Cell[]): string {
    const texts = (field: PersonField): string[] => this.values(cells, field).map(({ text }) => text)
    const hasName = texts('first_name').length + texts('last_name').length + texts('full_name').length > 0
    const pieces = this.values(cells, 'address')
    const parts = pieces.filter(({ header }) => !/formatted$/i.test(header.trim()))
    const address = (parts.length > 0 ? parts : pieces).map(({ text }) => inOneLine(text)).join(', ')
    return [
      ...texts('note'),
      ...(hasName ? texts('nickname').map((text) => t`Nickname: ${text}`) : []),
      ...texts('department').map((text) => t`Department: ${text}`),
      ...(address === '' ? [] : [t`Address: ${address}`]),
    ].join('\n')
  }

  private dayOf(cells: readonly Cell[], field: PersonField, line: number): Day | null {
    const [value] = this.values(cells, field)
    if (value === undefined) return null
    const day = value.cell instanceof Date ? dayOfDate(value.cell) : readDay(value.text, this.order)
    if (day === null) this.sink.notes.add(t`A date is no day and was left out`, line)
    return day
  }

  private birthday(cells: readonly Cell[], line: number): string {
    const [value] = this.values(cells, 'birthday')
    if (value === undefined) return ''
    const birthday = value.cell instanceof Date ? dayOfDate(value.cell) : readBirthday(value.text, this.order)
    if (birthday === null) this.sink.notes.add(t`A birthday is no day and was left out`, line)
    return birthday ?? ''
  }

  /** Columns that say something else of a person than one before them that means the same. */
  private overruled(cells: readonly Cell[]): readonly Column[] {
    const read = new Map<PersonField, string>()
    return this.twins.filter(({ index, field }) => {
      const text = cleanText(cellText(cells[index]))
      if (text === '') return false
      const before = read.get(field) ?? text
      read.set(field, before)
      return before !== text
    })
  }

  private tellUnread(cells: readonly Cell[], line: number): void {
    for (const { header } of this.overruled(cells)) this.sink.notes.add(t`“${cutText(header.trim(), 60)}” says something else than a column before it that means the same, and was left out`, line)
    const refused = this.columns?.find(({ index, header, field }) => field === 'ignored' && unsubscribed.test(header) && !/^(?:|0|no|false|nein|non|n|-)$/i.test(cellText(cells[index]).trim()))
    if (refused !== undefined) this.sink.notes.add(t`“${cutText(refused.header.trim(), 60)}” says that somebody wants no mail, which was not taken over (an objection is noted on the contact’s page)`, line)
    for (const { index, header, field } of this.columns ?? []) {
      if (field !== 'ignored' || cellText(cells[index]).trim() === '' || /(\d - (label|type)|^photo|^file as|phonetic|^e-mail.* (display name|type)$)/i.test(header.trim())) continue
      this.sink.notes.passOver(cutText(header.trim(), 60))
    }
  }

  private shownCells(cells: readonly Cell[], raw: RawPerson): RawPerson['shown'] {
    const overruled = this.overruled(cells)
    return (this.columns ?? [])
      .filter(({ index, field }) => field !== 'ignored' || cellText(cells[index]) !== '')
      .slice(0, 40)
      .map((column) => {
        const { index, header, field } = column
        return { label: header === '' ? t`Column ${index + 1}` : header, text: cellText(cells[index]).slice(0, 200), parsed: cellText(cells[index]).trim() === '' || overruled.includes(column) ? null : shownField(field, cells[index] ?? null, raw) }
      })
  }
}

/** What was understood of a cell. */
const shownField = (field: PersonField, cell: Cell, raw: RawPerson): string | null => {
  const text = cleanText(cellText(cell))
  const value = ((): string | undefined => {
    switch (field) {
      case 'ignored':
        return undefined
      case 'birthday':
        return birthdayText(raw.birthday ?? null)
      case 'connected_on':
        return raw.howMet
      case 'email':
        return raw.emails?.filter((email) => text.includes(email) && isKeptEmail(email)).join(', ')
      case 'phone':
        return raw.phones?.filter((phone) => text.includes(phone) && isKeptPhone(phone)).join(', ')
      case 'tags':
        return raw.tags?.join(', ')
      case 'profile':
      case 'website':
        return raw.profiles?.map(({ platform, handle }) => `${platformNames[platform]}: ${handle}`).join(', ')
      case 'organization':
        return raw.organization
      case 'role':
        return raw.role
      case 'full_name': case 'name_prefix': case 'first_name': case 'middle_name': case 'last_name': case 'name_suffix':
        return raw.name
      case 'nickname': case 'department': case 'note': case 'address':
        return text
    }
  })()
  return value === undefined || value === '' ? null : value.slice(0, 200)
}

/** The line and cells of the row that a format's headings make the most of. Null: none knows enough. */
export const findPersonHeader = (rows: readonly TableRow[], isHeader: (headers: readonly string[]) => boolean): { readonly line: number; readonly headers: readonly string[] } | null => {
  for (const { cells, line } of rows.slice(0, searchedRows)) {
    const headers = cells.map((cell) => normaliseHeader(cellText(cell)))
    if (isHeader(headers)) return { line, headers }
  }
  return null
}
