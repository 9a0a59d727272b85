import { numberText, pluralCategory, type Spoken, spokenNow } from './language'

/** The forms of a plural in English; `#` is the count. Another language's may be more, and stand in its catalogue. */
interface PluralForms {
  readonly one: string
  readonly other: string
}

/** A place in a sentence that reads differently by a count. */
export interface Plural {
  readonly count: number
  readonly forms: PluralForms
}

/** The part of a sentence that follows a count: `t\`${plural(rows, { one: '# row', other: '# rows' })} read\``. Both forms are plain text. */
export const plural = (count: number, forms: PluralForms): Plural => ({ count, forms })

/** What stands in a sentence: text and figures as they are, or a plural. */
type Value = string | number | Plural

const isPlural = (value: unknown): value is Plural => typeof value === 'object' && value !== null && 'forms' in value

/** A message in parts: text, the place of a value, or the forms of a plural of one. */
type Part = string | { readonly value: number } | { readonly value: number; readonly forms: Readonly<Record<string, readonly Part[]>> }

const plainIds = new WeakMap<TemplateStringsArray, string>()

/** The English sentence with its places numbered, in ICU's way of writing: `{0} of {1}`, `{0, plural, one {# row} other {# rows}}`. The catalogue knows it by this. */
const idOf = (strings: TemplateStringsArray, values: readonly unknown[]): string => {
  const known = plainIds.get(strings)
  if (known !== undefined) return known
  let id = strings[0] ?? ''
  values.forEach((value, index) => {
    id += isPlural(value) ? `{${index}, plural, one {${value.forms.one}} other {${value.forms.other}}}` : `{${index}}`
    id += strings[index + 1] ?? ''
  })
  if (!values.some(isPlural)) plainIds.set(strings, id)
  return id
}

/** Reads a message of the catalogue. A brace that begins no place is text. */
const parse = (message: string): readonly Part[] => {
  let at = 0
  const read = (isForm: boolean, counted: number | null): readonly Part[] => {
    const parts: Part[] = []
    let text = ''
    const take = (part: Part): void => {
      if (text !== '') parts.push(text)
      text = ''
      parts.push(part)
    }
    while (at < message.length) {
      const rest = message.slice(at)
      if (isForm && rest.startsWith('}')) break
      const [whole, place, opensPlural] = /^\{(\d+)(?:(\}|,\s*plural,\s*))/.exec(rest) ?? []
      if (whole !== undefined && place !== undefined) {
        at += whole.length
        take(opensPlural === '}' ? { value: Number(place) } : { value: Number(place), forms: readForms(Number(place)) })
      } else if (counted !== null && rest.startsWith('#')) {
        at += 1
        // The count itself: a plural's place without forms.
        take({ value: counted })
      } else {
        text += rest[0] ?? ''
        at += 1
      }
    }
    if (text !== '') parts.push(text)
    return parts
  }
  const readForms = (counted: number): Readonly<Record<string, readonly Part[]>> => {
    const forms: Record<string, readonly Part[]> = {}
    for (let found = /^\s*(=?\w+)\s*\{/.exec(message.slice(at)); found !== null; found = /^\s*(=?\w+)\s*\{/.exec(message.slice(at))) {
      at += found[0].length
      forms[found[1] ?? 'other'] = read(true, counted)
      at += 1
    }
    at += /^\s*\}/.exec(message.slice(at))?.[0].length ?? 0
    return forms
  }
  return read(false, null)
}

const accents: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', y: 'ý', c: 'ç', n: 'ñ', s: 'š', z: 'ž', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', Y: 'Ý', C: 'Ç', N: 'Ñ', S: 'Š', Z: 'Ž' }
const arabic = 'ابتثجحخدذرزسشصضطظعغفقكلمن'

/** A piece of English as a language for trying shows it. */
const pseudo = (text: string): string => {
  if (spokenNow().language === 'en-XA') return text.replaceAll(/[A-Za-z]/g, (letter) => accents[letter] ?? letter).replaceAll(/[áéíóú]/g, (vowel) => vowel + vowel)
  return text.replaceAll(/[A-Za-z]/g, (letter) => arabic[(letter.toLowerCase().codePointAt(0) ?? 97) - 97] ?? 'و')
}

const inPseudo = (parts: readonly Part[]): readonly Part[] =>
  parts.map((part) => (typeof part === 'string' ? pseudo(part) : 'forms' in part ? { value: part.value, forms: Object.fromEntries(Object.entries(part.forms).map(([form, inner]) => [form, inPseudo(inner)])) } : part))

/** Messages read so far, of what was spoken then. */
let compiled: { readonly of: Spoken; readonly messages: Map<string, readonly Part[]> } = { of: spokenNow(), messages: new Map() }

const partsOf = (sentence: string, meaning: string): readonly Part[] => {
  const id = meaning === '' ? sentence : `${sentence} ⟨${meaning}⟩`
  const now = spokenNow()
  if (compiled.of !== now) compiled = { of: now, messages: new Map() }
  const known = compiled.messages.get(id)
  if (known !== undefined) return known
  const { language, catalogue } = now
  const translated = catalogue[id]
  const parts = language === 'en-XA' ? ['[', ...inPseudo(parse(sentence)), ']'] : language === 'ar-XB' ? inPseudo(parse(sentence)) : parse(translated === undefined || translated === '' ? sentence : translated)
  compiled.messages.set(id, parts)
  return parts
}

const countOf = (value: unknown): number => (isPlural(value) ? value.count : Number(value))

/** The sentence in the language that is spoken: text, and the values in the order in which they stand there. */
const spokenParts = <Inner>(parts: readonly Part[], values: readonly (Inner | Plural)[]): readonly (Inner | string)[] =>
  parts.flatMap((part): readonly (Inner | string)[] => {
    if (typeof part === 'string') return [part]
    const value = values[part.value]
    if ('forms' in part) {
      const count = countOf(value)
      return spokenParts(part.forms[`=${count}`] ?? part.forms[pluralCategory(count)] ?? part.forms['other'] ?? [], values)
    }
    return value === undefined ? [] : isPlural(value) ? [numberText(value.count)] : [value]
  })

const englishPlural = ({ count, forms }: Plural): string => (count === 1 ? forms.one : forms.other).replaceAll('#', numberText(count))

/** A sentence in pieces, for whoever puts more than text into it. Values come back as they were given. */
export const wordsAround = <Inner>(strings: TemplateStringsArray, values: readonly (Inner | Plural)[], meaning = ''): readonly (Inner | string)[] => {
  if (spokenNow().language !== 'en') return spokenParts(partsOf(idOf(strings, values), meaning), values)
  return strings.flatMap((text, index): readonly (Inner | string)[] => {
    if (index === 0) return [text]
    const value = values[index - 1]
    return value === undefined ? [text] : [isPlural(value) ? englishPlural(value) : value, text]
  })
}

/** A sentence for eyes, in the language that is spoken: t\`Type ${name} to erase\`. One whole sentence or label, never a part that is glued to others. */
export const t = (strings: TemplateStringsArray, ...values: readonly Value[]): string => (values.length === 0 && spokenNow().language === 'en' ? (strings[0] ?? '') : wordsAround<string | number>(strings, values).join(''))

/** The same for a word that means several things, of which other languages have several words: sense('of a deal')\`Open\`. The meaning is for who translates, and never shown. */
export const sense =
  (meaning: string) =>
  (strings: TemplateStringsArray, ...values: readonly Value[]): string =>
    wordsAround<string | number>(strings, values, meaning).join('')

/** A sentence without places by its English: for the labels that the build writes down in English (`electron.vite.config.ts`). */
export const asSpoken = (english: string): string => (spokenNow().language === 'en' ? english : spokenParts<string>(partsOf(english, ''), []).join(''))

/** A label's word within a sentence: English writes it small there, other languages as it is. */
export const amidSentence = (label: string): string => (spokenNow().language === 'en' ? label.toLowerCase() : label)

/** The same for a label that begins with no noun, which German too writes small there: `positive`, `last 90 days`. */
export const amidSentenceSmall = (label: string): string => label.slice(0, 1).toLowerCase() + label.slice(1)
