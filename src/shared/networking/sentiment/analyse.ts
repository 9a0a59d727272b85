import { detectLanguage, type SentimentLanguage } from './detect-language'
import { emojiValences } from './lexicons/emoji'
import { english } from './lexicons/english'
import { borrowed, german } from './lexicons/german'
import type { SentimentLexicon } from './lexicon'
import { type Score, score } from './score'
import { labelOf, type SentimentReading, type SentimentReason } from './sentiment'
import { longestWord } from './tokens'

const lexicons: Readonly<Record<SentimentLanguage, SentimentLexicon>> = { en: english, de: german }

/** Which state of the lists and rules this is. To be raised with every change of a reading: what was read before is then read again. */
export const sentimentEdition = 2

/** Emoji and emoticons mean the same in every language. */
const wordless: SentimentLexicon = {
  ...english,
  valences: new Map([...[...english.valences].filter(([key]) => !/[\p{L}\p{N}]/u.test(key)), ...emojiValences]),
  faultsWhenNegated: new Map(),
  boosters: new Map(),
  negators: new Set(),
  phraseStarts: new Set(),
}

const knows = {
  en: (word: string): boolean => english.valences.has(word) || english.boosters.has(word) || english.negators.has(word),
  de: (word: string): boolean => !borrowed.has(word) && (german.boosters.has(word) || german.negators.has(word) || [word, ...german.forms(word)].some((form) => german.valences.has(form))),
}

/** Characters that show the language of any text. */
const enough = 4000

/** The first words in lower case, without addresses, @names and runs of letters that are no words. */
const wordsOf = (text: string): string[] =>
  text
    .trim()
    .slice(0, enough)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/\s+/u)
    .filter((piece) => !/^(?:https?:|www\.)|@/u.test(piece))
    .flatMap((piece) => piece.match(/\p{L}[\p{L}']*/gu) ?? [])
    .filter((word) => word.length <= longestWord)

const unread = (reason: SentimentReason): SentimentReading => ({ language: null, label: null, compound: null, words: [], reason })

const read = (language: SentimentLanguage | null, { compound, words }: Score, reason: SentimentReason | null): SentimentReading => ({
  language,
  label: labelOf(compound),
  compound,
  words,
  reason: words.length === 0 ? 'no_deciding_words' : reason,
})

/**
 * The sentiment of a text, read on this machine, with the words that decided it. English and German; the language is told from the text alone,
 * and where it cannot be told or is another one, there is no label.
 */
export const analyseSentiment = (text: string): SentimentReading => {
  if (text.trim() === '') return unread('empty')
  const words = wordsOf(text)
  const language = detectLanguage(words, knows)
  if (language === 'en' || language === 'de') return read(language, score(text, lexicons[language]), null)
  if (language === 'other') return unread('unsupported_language')
  const signs = words.length === 0 ? score(text, wordless) : null
  return signs !== null && signs.words.length > 0 ? read(null, signs, 'emoji_only') : unread('too_short_for_language')
}
