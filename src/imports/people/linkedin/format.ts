import { dayText } from '../../../shared/kernel/day-text'
import { sense, t } from '../../../shared/kernel/words'
import type { PartHead, PartSink, PeopleFormat, TextReader } from '../part'
import { findPersonHeader, PersonTable, type PersonTableFormat } from '../person-table'
import { InvitationsReader } from './invitations'
import { MessagesReader } from './messages'
import { type NamedRow, NamedRows } from './named-rows'

/** What the two parts of an archive are called that make it a whole one. */
export const linkedinParts = { connections: sense('of LinkedIn')`Connections`, messages: t`Messages` } as const

/** Connections.csv, with and without its notes above the header, its e-mail column, its addresses. */
const linkedinConnections: PersonTableFormat = {
  platform: 'linkedin',
  takenFor: linkedinParts.connections,
  columns: {
    first_name: ['first name'],
    last_name: ['last name'],
    profile: ['url', 'profile url'],
    email: ['email address'],
    organization: ['company'],
    role: ['position'],
    connected_on: ['connected on'],
  },
  patterns: [],
  separator: null,
  // `15 Jan 2024`; where an older export has numbers alone, months come first as in all that LinkedIn writes.
  dateOrder: 'MDY',
  ownTags: null,
  connected: (day) => t`Connected on LinkedIn on ${dayText(day)}`,
}

/** The address book that somebody once gave LinkedIn: Contacts.csv, Imported Contacts.csv, ImportedContacts.csv, whose headings lost their spaces over the years. */
const linkedinAddressBook: PersonTableFormat = {
  platform: 'linkedin',
  takenFor: t`Uploaded address book`,
  columns: {
    full_name: ['fullname', 'full name'],
    name_prefix: ['nameprefix'],
    first_name: ['firstname', 'first name'],
    middle_name: ['middlename'],
    last_name: ['lastname', 'last name'],
    name_suffix: ['namesuffix'],
    nickname: ['nickname'],
    organization: ['companies'],
    role: ['title'],
    email: ['emails', 'email address'],
    phone: ['phonenumbers', 'phone numbers'],
    website: ['sites'],
    birthday: ['birthday'],
    address: ['addresses'],
  },
  patterns: [],
  // `+49 170 1234567, 01701234567`: commas stand in titles and company names as well.
  separator: /,\s*(?=\+?\(?\d|https?:|[^\s,@]+@)/,
  dateOrder: 'MDY',
  ownTags: null,
  connected: null,
}

/** Of each line one: tables of other programs have phones and the day of a record, too. The last ones are of files with and without companies. */
const addressBookHeadings = [
  ['firstname', 'first name'],
  ['lastname', 'last name'],
  ['emails', 'email address'],
  ['phonenumbers', 'phone numbers'],
  ['createdat', 'created at'],
  ['companies', 'sites', 'source', 'namesuffix'],
] as const

const hasAll = (names: readonly string[]) => (headers: readonly string[]): boolean => names.every((name) => headers.includes(name))

/** Letters of a line in which the day of a comment stands, quoted or not. */
const dayLetters = 20

/**
 * What the person wrote under posts: counted, since a post's address does not tell whose it is. By the lines that begin with a day: LinkedIn writes quotation
 * marks within a comment with a backslash, so that its cells cannot be told apart for sure.
 */
class CommentsReader implements TextReader {
  private start = ''
  private line = 0

  constructor(private readonly sink: PartSink) {}

  push(text: string): void {
    const [first = '', ...lines] = text.split('\n')
    this.start = (this.start + first.slice(0, dayLetters)).slice(0, dayLetters)
    for (const line of lines) {
      this.end()
      this.start = line.slice(0, dayLetters)
    }
  }

  end(): void {
    this.line += 1
    if (!/^"?\d{4}-\d{1,2}-\d{1,2}\b/.test(this.start)) return
    const { line } = this
    this.sink.counted()
    this.sink.notes.add(t`Comments of yours, which name only the post and not whose it is, so no contact gets an interaction from them`, line)
  }
}

/** The archive's own profile, which tells who “we” are in messages. One row is all there is. */
class OwnProfileReader extends NamedRows {
  protected named({ cell }: NamedRow): void {
    this.sink.shared.set('linkedin own name', `${cell('first name')} ${cell('last name')}`.trim())
  }
}

interface Known {
  readonly isHeader: (headers: readonly string[]) => boolean
  readonly recognise: (line: number, headers: readonly string[], head: PartHead) => ReturnType<PeopleFormat['recognise']>
}

const known: readonly Known[] = [
  {
    isHeader: (headers) => hasAll(['first name', 'last name', 'connected on'])(headers) || hasAll(['first name', 'last name', 'company', 'position', 'email address', 'url'])(headers),
    recognise: (line) => ({ platform: 'linkedin', takenFor: linkedinParts.connections, why: [t`the columns “First Name”, “Last Name”, “Connected On”`], open: { kind: 'rows', make: (sink) => new PersonTable(linkedinConnections, line, sink) } }),
  },
  {
    isHeader: hasAll(['conversation id', 'from', 'sender profile url', 'date']),
    recognise: (line, _headers, { name }) =>
      /guide|coach|role.?play/i.test(name)
        ? { platform: 'linkedin', leftOut: t`Talks with LinkedIn’s own guide or coach are no messages of people.` }
        : { platform: 'linkedin', takenFor: linkedinParts.messages, why: [t`the columns “CONVERSATION ID” and “SENDER PROFILE URL”`], open: { kind: 'rows', make: (sink) => new MessagesReader(line, sink) } },
  },
  {
    isHeader: hasAll(['from', 'to', 'sent at', 'direction']),
    recognise: (line) => ({ platform: 'linkedin', takenFor: t`Invitations`, why: [t`the columns “Sent At” and “Direction”`], open: { kind: 'rows', make: (sink) => new InvitationsReader(line, sink) } }),
  },
  {
    isHeader: (headers) => headers.length <= 4 && hasAll(['date', 'link'])(headers) && (headers.includes('message') || headers.includes('comment')),
    recognise: (_line, _headers, { isInArchive }) => (isInArchive ? { platform: 'linkedin', takenFor: t`Your comments`, why: [t`the columns “Date”, “Link”, “Message”; they are counted`], open: { kind: 'text', make: (sink) => new CommentsReader(sink) } } : { platform: 'linkedin', leftOut: t`Your comments name only the post, not whose it is, so no contact gets an interaction from them.` }),
  },
  {
    isHeader: hasAll(['first name', 'last name', 'headline', 'maiden name']),
    recognise: (line, _headers, { isInArchive }) => (isInArchive ? { platform: 'linkedin', takenFor: t`Your own profile`, why: [t`the columns “Headline” and “Maiden Name”; it tells who you are in messages`], open: { kind: 'rows', make: (sink) => new OwnProfileReader(line, sink) } } : { platform: 'linkedin', leftOut: t`This is your own profile, not a list of contacts.` }),
  },
  {
    isHeader: (headers) => addressBookHeadings.every((either) => either.some((name) => headers.includes(name))),
    recognise: (line, _headers, { isInArchive }) =>
      isInArchive
        ? { platform: 'linkedin', leftOut: t`This is an address book you gave LinkedIn, not your connections. To have these people as contacts, import the file by itself.` }
        : { platform: 'linkedin', takenFor: linkedinAddressBook.takenFor, why: [t`the columns “PhoneNumbers” and “CreatedAt”`], open: { kind: 'rows', make: (sink) => new PersonTable(linkedinAddressBook, line, sink) } },
  },
  {
    isHeader: (headers) => headers.length === 3 && hasAll(['date', 'status', 'fullname'])(headers),
    recognise: () => ({ platform: 'linkedin', leftOut: t`These are members you follow or stopped following, by name alone: nobody is told from a name, so no contact comes of them. Your connections are in Connections.csv.` }),
  },
]

export const linkedinPeopleFormat: PeopleFormat = {
  recognise: (head) => {
    for (const { isHeader, recognise } of known) {
      const header = findPersonHeader(head.rows, isHeader)
      if (header !== null) return recognise(header.line, header.headers, head)
    }
    return null
  },
}
