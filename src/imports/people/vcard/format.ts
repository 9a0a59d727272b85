import { t } from '../../../shared/kernel/words'
import type { PartSink, PeopleFormat, TextReader } from '../part'
import { isEmail, PersonRefused } from '../person'
import { TableError } from '../../table'
import { type ContentLine, contentLineOf, isQuotedPrintable } from './content-lines'
import { readCard } from './read-card'

const limits = { lineCharacters: 4 * 1024 * 1024, cardLines: 20_000 } as const

/** Properties whose value is bytes in base64, whose lines some programs do not indent. */
const binary = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|KEY|SOUND)[;:]/i

/** A property whose lines are still coming. */
interface Logical {
  readonly line: number
  readonly pieces: string[]
  characters: number
  readonly isQuotedPrintable: boolean
  readonly isBinary: boolean
}

interface Card {
  readonly line: number
  readonly lines: ContentLine[]
  readonly texts: string[]
  /** A card inside this one, as an agent's. */
  depth: number
  broken: string | null
}

/** Reads cards of versions 2.1, 3.0 and 4.0, mixed as they come. A broken card is refused by itself. */
class VcardReader implements TextReader {
  private rest = ''
  private lineNumber = 0
  private logical: Logical | null = null
  private card: Card | null = null

  constructor(private readonly sink: PartSink) {}

  push(text: string): void {
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/)
    this.rest = lines.pop() ?? ''
    if (this.rest.length > limits.lineCharacters) throw new TableError(t`A line is longer than four million letters.`, this.lineNumber + 1)
    for (const line of lines) this.physical(line)
  }

  end(): void {
    this.physical(this.rest.replace(/\r$/, ''))
    this.finishLogical()
    this.refuseOpen(t`This card has no end (END:VCARD).`)
  }

  private physical(text: string): void {
    this.lineNumber += 1
    const { logical } = this
    if (logical !== null) {
      const last = logical.pieces.at(-1) ?? ''
      if (logical.isQuotedPrintable && last.endsWith('=')) {
        // A soft break: the next line goes on whatever it begins with, and an indent belongs to the folding.
        logical.pieces[logical.pieces.length - 1] = last.slice(0, -1)
        return this.goOn(logical, text.replace(/^[ \t]/, ''))
      }
      if (/^[ \t]/.test(text)) return this.goOn(logical, text.slice(1))
      // Any other line of a card has a colon.
      if (logical.isBinary && /^[A-Za-z\d+/]+={0,2}$/.test(text)) return this.goOn(logical, text)
      this.finishLogical()
    }
    if (text.trim() !== '') this.logical = { line: this.lineNumber, pieces: [text], characters: text.length, isQuotedPrintable: isQuotedPrintable(text), isBinary: binary.test(text) }
  }

  private goOn(logical: Logical, text: string): void {
    logical.pieces.push(text)
    logical.characters += text.length
    if (logical.characters > limits.lineCharacters) throw new TableError(t`A property is longer than four million letters.`, logical.line)
  }

  private finishLogical(): void {
    const { logical } = this
    this.logical = null
    if (logical === null) return
    const { pieces, line } = logical
    const text = pieces.join('')
    if (/^\s*BEGIN\s*:\s*VCARD\s*$/i.test(text)) return this.begin(line)
    const { card } = this
    if (card === null) {
      this.sink.refuse(line, t`This line stands outside of every card.`, text)
      return
    }
    if (/^\s*END\s*:\s*VCARD\s*$/i.test(text)) {
      if (card.depth > 0) card.depth -= 1
      else this.finishCard(card)
      return
    }
    if (card.depth > 0) return
    if (card.texts.length < 40) card.texts.push(text.slice(0, 200))
    const property = contentLineOf(text, line)
    if (property === null) card.broken ??= t`Line ${line} of this card is no property: it has no colon after a name.`
    else card.lines.push(property)
    if (card.lines.length > limits.cardLines) card.broken ??= t`This card has more properties than any person.`
  }

  private begin(line: number): void {
    const { card } = this
    if (card !== null && card.lines.at(-1)?.name === 'AGENT') {
      card.depth += 1
      return
    }
    this.refuseOpen(t`This card has no end (END:VCARD) before the next begins.`)
    this.card = { line, lines: [], texts: [], depth: 0, broken: null }
  }

  private refuseOpen(reason: string): void {
    const { card } = this
    this.card = null
    if (card !== null) this.sink.refuse(card.line, reason, card.texts.join(' | '))
  }

  private finishCard(card: Card): void {
    this.card = null
    const text = card.texts.join(' | ')
    if (card.broken !== null) return this.sink.refuse(card.line, card.broken, text)
    try {
      const raw = readCard(card.lines, card.line, this.sink.notes)
      const shown = this.sink.wantsShown() ? card.lines.filter(({ name }) => name !== 'VERSION' && !binary.test(`${name}:`)).slice(0, 24).map(({ name, value }) => ({ label: name, text: value.slice(0, 200), parsed: shownValue(name, raw) })) : null
      this.sink.person({ ...raw, shown }, text)
    } catch (error) {
      if (!(error instanceof PersonRefused)) throw error
      this.sink.refuse(card.line, error.message, text)
    }
  }
}

/** What was understood of a property, for the preview. */
const shownValue = (name: string, raw: ReturnType<typeof readCard>): string | null => {
  const values: ReadonlyMap<string, string | undefined> = new Map(Object.entries({
    FN: raw.name, N: raw.name, ORG: raw.organization, TITLE: raw.role, ROLE: raw.role, BDAY: raw.birthday, NOTE: raw.note, EMAIL: raw.emails?.filter(isEmail).join(', '), TEL: raw.phones?.join(', '), CATEGORIES: raw.tags?.join(', '),
    URL: raw.profiles?.map(({ url }) => url).join(', '), ADR: t`in the note`, NICKNAME: t`in the note`,
  }))
  const value = values.get(name)
  return value === undefined || value === '' ? null : value.slice(0, 200)
}

export const vcardFormat: PeopleFormat = {
  recognise: ({ text }) =>
    /^\s*BEGIN\s*:\s*VCARD/i.test(text) ? { platform: 'vcard', takenFor: t`Contact cards`, why: [t`it begins with BEGIN:VCARD`], open: { kind: 'text', make: (sink) => new VcardReader(sink) } } : null,
}
