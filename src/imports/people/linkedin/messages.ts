import type { Day } from '../../../shared/kernel/day'
import { numberText } from '../../../shared/kernel/language'
import { plural, t } from '../../../shared/kernel/words'
import { normalHandle } from '../../../shared/networking/duplicate'
import { readDay } from '../../dates'
import { quotedText } from '../../table'
import { cleanText, wellFormed } from '../person'
import { type Profile, profileOfUrl } from '../profile'
import { type NamedRow, NamedRows } from './named-rows'

/** More people than this are written to at once, and none of them answered: no conversation with anybody. */
const mostAddressed = 5
const noteCharacters = 1000

interface Message {
  readonly line: number
  readonly conversation: string
  /** Keys of profiles. */
  readonly from: string
  readonly to: readonly string[]
  readonly at: string
  readonly day: Day
  readonly text: string
  readonly row: string
}

/** One day of a conversation with one person. */
interface Exchange {
  readonly conversation: string
  readonly person: string
  readonly day: Day
  line: number
  rows: number
  messages: number
  theirs: number
  lastAt: string
  isTheirsLast: boolean
  /** What they said last, else what we did: how a day reads on which both spoke counts as what they say. */
  text: string
  textAt: string
  isTheirText: boolean
}

const keyOf = ({ platform, handle }: Profile): string => normalHandle(platform, handle)

/** Text of a message as LinkedIn's editor wrote it, without its marks. */
const plainText = (text: string): string => cleanText(text.replaceAll(/<[^>]{0,200}>/g, ' ').replaceAll(/[ \t]+/g, ' '))

/** Reads messages.csv: who spoke to whom on which day, and who spoke last. */
export class MessagesReader extends NamedRows {
  private readonly messages: Message[] = []
  private readonly profiles = new Map<string, Profile>()
  private readonly names = new Map<string, string>()
  private readonly identities = new Map<string, string | null>()

  protected named({ line, cell, text }: NamedRow): void {
    const refusal = this.refusalOf(cell)
    if (refusal !== null) return this.sink.refuse(line, refusal, text)
    const from = this.note(cell('sender profile url'), cell('from'))
    const urls = cell('recipient profile urls').split(',').map((url) => url.trim()).filter((url) => url !== '')
    const names = cell('to').split(',').map((name) => name.trim())
    const to = urls.flatMap((url, index) => this.note(url, names.length === urls.length ? (names[index] ?? '') : '') ?? [])
    const day = readDay(cell('date'), 'YMD')
    if (from === null) return this.sink.refuse(line, t`The sender has no profile here: they may have left LinkedIn.`, text)
    if (day === null) return this.sink.refuse(line, t`“${quotedText(cell('date'))}” is no time of a message.`, text)
    if (to.length === 0) return this.sink.refuse(line, t`The message names nobody whom it was sent to.`, text)
    this.messages.push({ line, conversation: cell('conversation id'), from, to, at: cell('date'), day, text: wellFormed(plainText(cell('subject') === '' ? cell('content') : `${cell('subject')}\n${cell('content')}`).slice(0, noteCharacters)), row: text })
  }

  /** What the messages mean shows once it is known who “we” are. */
  finish(): void {
    if (this.messages.length === 0) return
    const own = this.owner()
    if (own === null) {
      const people = [...new Set(this.messages.flatMap(({ from, to }) => [from, ...to]))].slice(0, 20)
      this.sink.ask({
        id: 'own-profile',
        option: 'account',
        text: t`The messages do not show which of these people you are.`,
        choices: people.map((person) => ({ value: person, label: this.names.get(person) ?? person, example: this.profiles.get(person)?.url ?? '' })),
      })
      return
    }
    const exchanges = this.exchange(own)
    for (const exchange of exchanges) {
      const identity = this.tellPerson(exchange.person, exchange.line)
      if (identity === null) continue
      const { conversation, day, line, rows, messages, theirs, isTheirsLast, text } = exchange
      this.sink.touch({
        line,
        rows,
        identity: `message:${conversation}:${exchange.person}:${day}`,
        person: identity,
        type: 'message',
        // Who spoke last that day is known here: they wait, or both have spoken.
        direction: isTheirsLast ? 'incoming' : theirs > 0 ? 'mutual' : 'outgoing',
        on: day,
        platform: 'linkedin',
        note: messages === 1 ? text : `${text}\n${t`(${plural(messages, { one: '# message', other: '# messages' })} that day)`}`.trim(),
      })
      this.sink.day(day)
    }
  }

  private refusalOf(cell: (name: string) => string): string | null {
    if (/^(spam)$/i.test(cell('folder'))) return t`It lies in the spam folder.`
    if (/^(yes|true)$/i.test(cell('is message draft'))) return t`It is a draft that was never sent.`
    return null
  }

  /** Remembers a profile; answers with its key. */
  private note(url: string, name: string): string | null {
    const profile = url === '' ? null : profileOfUrl(url)
    if (profile === null || profile.platform !== 'linkedin') return null
    const key = keyOf(profile)
    if (!this.profiles.has(key)) this.profiles.set(key, profile)
    const clean = cleanText(name)
    if (clean !== '' && !this.names.has(key)) this.names.set(key, clean)
    return key
  }

  /** The one person who is in every conversation; of two, the one the archive's own profile names. Null: it does not show. */
  private owner(): string | null {
    const asked = this.sink.options.account
    if (asked !== null && this.profiles.has(asked)) return asked
    const conversations = new Map<string, Set<string>>()
    for (const { conversation, from, to } of this.messages) {
      const people = conversations.get(conversation) ?? new Set<string>()
      conversations.set(conversation, people)
      for (const person of [from, ...to]) people.add(person)
    }
    const counts = new Map<string, number>()
    for (const people of conversations.values()) for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1)
    const only = (people: readonly string[]): string | null => (people.length === 1 ? (people[0] ?? null) : null)
    const most = [...counts.values()].reduce((largest, count) => Math.max(largest, count), 0)
    const candidates = [...counts].filter(([, count]) => count === most).map(([person]) => person)
    const isEverywhere = most === conversations.size
    const own = this.sink.shared.get('linkedin own name')?.toLowerCase()
    // Somebody else may have the same name.
    const named = (isEverywhere ? candidates : [...counts.keys()]).filter((person) => own !== undefined && this.names.get(person)?.toLowerCase() === own)
    return (isEverywhere ? only(candidates) : null) ?? only(named) ?? only(candidates)
  }

  private exchange(own: string): readonly Exchange[] {
    const speakers = new Map<string, Set<string>>()
    for (const { conversation, from } of this.messages) {
      if (from === own) continue
      const known = speakers.get(conversation) ?? new Set<string>()
      speakers.set(conversation, known.add(from))
    }
    const exchanges = new Map<string, Exchange>()
    for (const message of this.messages) {
      const { conversation, from, to, line, day, at, text } = message
      const isTheirs = from !== own
      const others = to.filter((person) => person !== own)
      const answering = others.filter((person) => speakers.get(conversation)?.has(person) === true)
      const people = isTheirs ? [from] : answering.length > 0 ? answering : others.length <= mostAddressed ? others : []
      if (people.length === 0) {
        this.sink.refuse(line, others.length === 0 ? t`It was sent to yourself.` : t`It was sent to ${numberText(others.length)} people at once, and nobody answered.`, message.row)
        continue
      }
      for (const [index, person] of people.entries()) {
        const key = JSON.stringify([conversation, person, day])
        const exchange = exchanges.get(key) ?? { conversation, person, day, line, rows: 0, messages: 0, theirs: 0, lastAt: '', isTheirsLast: false, text: '', textAt: '', isTheirText: false }
        exchanges.set(key, exchange)
        exchange.messages += 1
        if (index === 0) exchange.rows += 1
        if (isTheirs) exchange.theirs += 1
        exchange.line = Math.min(exchange.line, line)
        if (at >= exchange.lastAt) {
          exchange.lastAt = at
          exchange.isTheirsLast = isTheirs
        }
        if (isTheirs === exchange.isTheirText ? at >= exchange.textAt : isTheirs) Object.assign(exchange, { text, textAt: at, isTheirText: isTheirs })
      }
    }
    return [...exchanges.values()].sort((left, right) => (left.lastAt < right.lastAt ? -1 : left.lastAt > right.lastAt ? 1 : left.line - right.line))
  }

  private tellPerson(key: string, line: number): string | null {
    const known = this.identities.get(key)
    if (known !== undefined) return known
    const profile = this.profiles.get(key)
    const identity = profile === undefined ? null : this.sink.person({ line, rows: 0, name: this.names.get(key) ?? profile.handle, profiles: [profile] }, '')
    this.identities.set(key, identity)
    return identity
  }
}
