import { shownProgress } from './ratio'

/** The languages Rapport speaks whole. Two more are for trying: `en-XA` (accented, longer) and `ar-XB` (Arabic letters, from right to left) show what is not in words that can be translated. */
export const languageNames = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languageNames | 'en-XA' | 'ar-XB'

const languages: ReadonlySet<string> = new Set<Language>(['en', 'de', 'en-XA', 'ar-XB'])

/** Whether a text is the code of a language that Rapport speaks: `de`, but not `de-AT`. */
export const isLanguage = (text: string): text is Language => languages.has(text)

/** Whether a language is read from right to left. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar-XB' ? 'rtl' : 'ltr')

/** The language of a tag with or without a country: `de-AT` is German. Null: Rapport does not speak it. */
const languageOfTag = (tag: string): Language | null => {
  const [primary = ''] = tag.toLowerCase().split('-')
  return isLanguage(tag) ? tag : isLanguage(primary) ? primary : null
}

/** The language that a page says it is in. */
export const languageOfPage = (tag: string): Language => languageOfTag(tag) ?? 'en'

/** The first of the languages a person prefers that Rapport speaks; English where there is none. */
export const languageAmong = (preferred: readonly string[]): Language => preferred.map(languageOfTag).find((language) => language !== null) ?? 'en'

/** English of no country that the person named is that of Great Britain, whose weeks begin on Monday and whose days begin with the day. */
const ownTags: Readonly<Partial<Record<Language, string>>> = { en: 'en-GB' }

/**
 * What a page in this language is called: with the country the person prefers it of, because fields of days are drawn as there (`en-US`: month first, weeks from Sunday).
 * Sentences and figures are the language's alone.
 */
export const tagOf = (language: Language, preferred: readonly string[]): string => preferred.find((tag) => languageOfTag(tag) === language && tag.includes('-')) ?? ownTags[language] ?? language

/** Translations by the English sentence they stand for. */
type Catalogue = Readonly<Record<string, string>>

/** How figures, days and names are written and ordered. English writes days in words, which no order of numbers can confuse, so it needs no country. */
const formatLocales: Readonly<Record<Language, { readonly numbers: string; readonly days: string }>> = {
  en: { numbers: 'en', days: 'en-GB' },
  de: { numbers: 'de', days: 'de' },
  'en-XA': { numbers: 'en', days: 'en-GB' },
  // Western digits, so that figures can be compared while trying.
  'ar-XB': { numbers: 'en', days: 'en-GB' },
}

export interface Spoken {
  readonly language: Language
  readonly catalogue: Catalogue
}

let spoken: Spoken = { language: 'en', catalogue: {} }
let numberFormats = new Map<string, Intl.NumberFormat>()
let dayFormats = new Map<string, Intl.DateTimeFormat>()
let collators = new Map<string, Intl.Collator>()
let listFormats = new Map<string, Intl.ListFormat>()

/**
 * Sets the language of this window or thread. Called once, before any module is loaded that keeps words or formats; whoever changes the language starts the window anew.
 * English needs no catalogue: the sentences in the code are its own.
 */
export const speak = (language: Language, catalogue: Catalogue = {}): void => {
  spoken = { language, catalogue }
  numberFormats = new Map()
  dayFormats = new Map()
  collators = new Map()
  listFormats = new Map()
}

/** The language that is spoken with its catalogue: another object after each call of `speak`. */
export const spokenNow = (): Spoken => spoken

/** A locale for the formats of numbers that `Intl` makes. */
export const numberLocale = (): string => formatLocales[spoken.language].numbers

/** Made once for each way of writing: to make one costs more than to write a screen of figures. */
const madeOnce = <Made>(known: Map<string, Made>, options: object, make: () => Made): Made => {
  const key = JSON.stringify(options)
  const found = known.get(key)
  if (found !== undefined) return found
  const made = make()
  known.set(key, made)
  return made
}

/** A figure for eyes with a minus sign, which is as wide as a plus; `Intl` writes the hyphen of files. */
export const withMinus = (figure: string): string => figure.replace('-', '−')

/** A number for eyes, as the language writes it: `1,234.5`. */
export const numberText = (value: number, options: Intl.NumberFormatOptions = {}): string => withMinus(madeOnce(numberFormats, options, () => new Intl.NumberFormat(numberLocale(), options)).format(value))

/** A figure for eyes with so many decimals, no fewer: 2.10, or 2,10 in German. */
export const decimalText = (value: number, digits: number): string => numberText(value, { minimumFractionDigits: digits, maximumFractionDigits: digits })

const percentOf = (share: number, digits: number): string => numberText(share, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'negative' })

/** Decimals of a percentage at most that tell it from none, or from the whole. */
const mostTelling = 4

const readsAsOther = (share: number, digits: number): boolean => {
  const [steps, whole] = [Math.round(share * 10 ** (digits + 2)), 10 ** (digits + 2)]
  return (steps === 0 && share !== 0) || (steps === whole && share !== 1)
}

/** A share for eyes in percent, whole or with so many decimals: 42%, or 42 % in German. What would read as none or as the whole and is not has more of them: 99.7%. */
export const percentText = (share: number, digits = 0): string => {
  const telling = Array.from({ length: mostTelling - digits }, (_, more) => digits + more).find((places) => !readsAsOther(share, places))
  return percentOf(share, telling ?? digits)
}

/** How far something has come, for eyes in whole percent: 100% only once it is there. */
export const reachedText = (part: number): string => percentOf(shownProgress(part), 0)

/** A moment or a day for eyes, as the language writes it. */
export const dateText = (value: Date, options: Intl.DateTimeFormatOptions): string => madeOnce(dayFormats, options, () => new Intl.DateTimeFormat(formatLocales[spoken.language].days, options)).format(value)

/** How names are ordered in the language: numbers in them by size, accents and capitals alike. */
export const compareNames = (left: string, right: string): number =>
  madeOnce(collators, {}, () => new Intl.Collator(numberLocale(), { numeric: true, sensitivity: 'base' })).compare(left, right)

/** Names in a row as the language joins them: `A, B and C`, or `A, B or C`. */
export const listText = (names: readonly string[], join: 'and' | 'or'): string => 
  madeOnce(listFormats, { join }, () => new Intl.ListFormat(formatLocales[spoken.language].days, { type: join === 'and' ? 'conjunction' : 'disjunction' })).format(names)

/** Whether what is drawn along time or a row begins at the right. */
export const isRightToLeft = (): boolean => directionOf(spoken.language) === 'rtl'

/** Which form of a plural a count takes: `one`, `other` … */
export const pluralCategory = (count: number): Intl.LDMLPluralRule => pluralRules().select(count)

const rulesByLocale = new Map<string, Intl.PluralRules>()
const pluralRules = (): Intl.PluralRules => {
  const locale = numberLocale()
  const rules = rulesByLocale.get(locale) ?? new Intl.PluralRules(locale)
  rulesByLocale.set(locale, rules)
  return rules
}
