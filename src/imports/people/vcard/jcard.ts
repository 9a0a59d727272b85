import { z } from 'zod'
import { t } from '../../../shared/kernel/words'
import { JsonElements, parseElement } from '../json-elements'
import type { PartSink, PeopleFormat, TextReader } from '../part'
import { PersonRefused } from '../person'
import { TableError } from '../../table'
import type { ContentLine } from './content-lines'
import { readCard } from './read-card'

const largestCharacters = 32 * 1024 * 1024

const Property = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string()], z.unknown())
const Card = z.tuple([z.literal('vcard'), z.array(Property)])

const textOf = (value: unknown): string => (Array.isArray(value) ? value.map(textOf).join(',') : typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '')

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll(';', String.raw`\;`).replaceAll(',', String.raw`\,`).replaceAll('\n', String.raw`\n`)

/** A property as the text format would write it, so that both are read by one reader. */
const toLine = ([name, parameters, , ...values]: z.infer<typeof Property>, line: number): ContentLine => {
  const structured = new Set(['n', 'adr', 'org']).has(name.toLowerCase())
  const [first] = values
  const value = structured && Array.isArray(first) ? first.map((part) => escaped(textOf(part))).join(';') : values.map((one) => escaped(textOf(one))).join(',')
  const words = ['type', 'pref'].flatMap((key) => {
    const parameter = parameters[key]
    return parameter === undefined ? [] : key === 'pref' ? ['PREF'] : textOf(parameter).toUpperCase().split(',')
  })
  return { line, name: name.toUpperCase(), parameters: new Set(words), value }
}

/** Reads vCards written as JSON (RFC 7095): one, or a list of them. */
class JcardReader implements TextReader {
  private text = ''

  constructor(private readonly sink: PartSink) {}

  push(text: string): void {
    this.text += text
    if (this.text.length > largestCharacters) throw new TableError(t`The file is larger than any list of cards.`, null)
  }

  end(): void {
    // The splitter also guards against nesting without end.
    const splitter = new JsonElements(() => undefined)
    splitter.push(this.text)
    splitter.end()
    const isOne = /^\s*\[\s*"vcard"/i.test(this.text)
    if (isOne) return this.card(parseElement({ key: '', text: this.text, line: 1 }), 1)
    const cards = new JsonElements((element) => this.card(parseElement(element), element.line))
    cards.push(this.text)
  }

  private card(value: unknown, line: number): void {
    const text = JSON.stringify(value).slice(0, 2000)
    const card = Card.safeParse(value)
    if (!card.success) return this.sink.refuse(line, t`This is no card as RFC 7095 writes it.`, text)
    try {
      const raw = readCard(card.data[1].map((property) => toLine(property, line)), line, this.sink.notes)
      const shown = this.sink.wantsShown() ? card.data[1].slice(0, 24).map(([name, , , ...values]) => ({ label: name, text: textOf(values).slice(0, 200), parsed: null })) : null
      this.sink.person({ ...raw, shown }, text)
    } catch (error) {
      if (!(error instanceof PersonRefused)) throw error
      this.sink.refuse(line, error.message, text)
    }
  }
}

export const jcardFormat: PeopleFormat = {
  recognise: ({ text }) => (/^\s*\[\s*(?:\[\s*)?"vcard"/i.test(text) ? { platform: 'vcard', takenFor: t`Contact cards (jCard)`, why: [t`it begins with "vcard"`], open: { kind: 'text', make: (sink) => new JcardReader(sink) } } : null),
}
