import { t } from '../../kernel/words'
import type { SentimentLexicon } from './lexicon'
import { joinPhrases, longestWord, type Token, tokensOf } from './tokens'

/** A word that had a part in a reading. */
export interface DecidingWord {
  /** As it stands in the text. */
  readonly text: string
  /** Its range in the text, in UTF-16 units, end exclusive. */
  readonly start: number
  readonly end: number
  /** What it adds to the sum that becomes the compound, after everything that acts on it; below 0 is negative. */
  readonly valence: number
  /** Its part of all that was said either way, 0…1; the parts of a reading add up to 1. */
  readonly share: number
  /** What acted on it, in words; '' where only the word itself did. */
  readonly why: string
}

export interface Score {
  /** −1…1; 0 where nothing was said. */
  readonly compound: number
  readonly words: readonly DecidingWord[]
}

// Constants of Hutto and Gilbert (2014), means of people's ratings.
const capitalsIncrement = 0.733
const negationFactor = -0.74
const exclamationIncrement = 0.292
const normalisation = 15

const distanceFactors = [1, 0.95, 0.9]

/** Words over which a negation reaches where nothing that says something stands between. */
const reach = 5

const isUpper = (text: string): boolean => text !== text.toLowerCase() && text === text.toUpperCase()

/** Some words in capitals and some not: only then do capitals shout. */
const mixesCapitals = (tokens: readonly Token[]): boolean => {
  const upper = tokens.filter(({ text }) => isUpper(text)).length
  return upper > 0 && upper < tokens.length
}

/** A word with letters stretched as in "soooo" cut to a number of them; the word itself where none is. */
const squeeze = (word: string, most: number): string => {
  let runs = 1
  for (let index = 1; index < word.length && runs < 3; index += 1) runs = word[index] === word[index - 1] ? runs + 1 : 1
  return runs < 3 ? word : word.replace(/(.)\1{2,}/gu, (_, letter: string) => letter.repeat(most))
}

type LookUp = (key: string) => number | undefined

/** Finds the value of a word under any of its forms: as it is, as the language bends it, or with stretched letters cut. Words come again, so answers are kept. */
const lookUpIn = (map: ReadonlyMap<string, number>, { forms }: SentimentLexicon): LookUp => {
  const kept = new Map<string, number | undefined>()
  const find = (key: string): number | undefined => {
    const form = map.has(key) ? key : forms(key).find((candidate) => map.has(candidate))
    if (form !== undefined) return map.get(form)
    const twice = squeeze(key, 2)
    return twice === key ? undefined : (find(twice) ?? find(squeeze(key, 1)))
  }
  return (key) => {
    if (key.length > longestWord) return undefined
    if (!kept.has(key)) kept.set(key, find(key))
    return kept.get(key)
  }
}

/** A text as the rules see it. Lists go by the token's position. */
interface Reading {
  readonly tokens: readonly Token[]
  readonly lexicon: SentimentLexicon
  /** Valence of each word by itself; undefined: it has none. */
  readonly own: readonly (number | undefined)[]
  readonly negates: readonly boolean[]
  /** Sentence and clause each token is in, counted from 0. */
  readonly sentences: readonly number[]
  readonly clauses: readonly number[]
  readonly shouts: boolean
}

const numbered = (tokens: readonly Token[], ends: (token: Token) => boolean): number[] => {
  let current = 0
  return tokens.map((token) => (ends(token) ? current++ : current))
}

const ownValence = (tokens: readonly Token[], at: number, lexicon: SentimentLexicon, lookUp: LookUp): number | undefined => {
  const token = tokens[at]
  if (token === undefined) return undefined
  if (lexicon.boosters.has(token.key)) return token.ends === 'nothing' && at < tokens.length - 1 ? undefined : lexicon.endings.get(token.key)
  const after = lexicon.onlyAfter.get(token.key)
  return after === undefined || after.has(tokens[at - 1]?.key ?? '') ? lookUp(token.key) : undefined
}

const readingOf = (text: string, lexicon: SentimentLexicon): Reading => {
  const { valences, faultsWhenNegated, boosters, negators, phraseStarts } = lexicon
  const isKnown = (key: string): boolean => valences.has(key) || boosters.has(key) || negators.has(key) || faultsWhenNegated.has(key)
  const tokens = joinPhrases(tokensOf(text, (key) => isKnown(key) || (key.length <= longestWord && valences.has(squeeze(key, 1)))), phraseStarts, isKnown)
  const lookUp = lookUpIn(valences, lexicon)
  return {
    tokens,
    lexicon,
    own: tokens.map((_, at) => ownValence(tokens, at, lexicon, lookUp)),
    negates: tokens.map(({ key }, index) => negators.has(key) || key.endsWith("n't") || (key === 'least' && !['at', 'very', 'the'].includes(tokens[index - 1]?.key ?? ''))),
    sentences: numbered(tokens, ({ ends }) => ends === 'sentence'),
    clauses: numbered(tokens, ({ ends }) => ends !== 'nothing'),
    shouts: mixesCapitals(tokens),
  }
}

/** The negators that act on the word at a position: up to three words before, for praise also further where nothing stands between, or behind it in its clause. */
const negatorsOf = ({ tokens, lexicon, own, negates, sentences, clauses }: Reading, at: number): number[] => {
  const found: number[] = []
  const key = tokens[at]?.key ?? ''
  // Emoticons and emoji are not said in words, so no word turns them.
  if (lexicon.steadfast.has(key) || !/^\p{L}/u.test(key)) return found
  for (let distance = 1; distance <= 3; distance += 1) if (negates[at - distance] === true && sentences[at - distance] === sentences[at]) found.push(at - distance)
  for (let index = at - 1; found.length === 0 && (own[at] ?? 0) > 0 && at - index <= reach && clauses[index] === clauses[at]; index -= 1) {
    if (negates[index] === true) found.push(index)
    else if (own[index] !== undefined) break
  }
  if (!lexicon.negatesBackwards || found.length > 0) return found
  for (let index = at + 1; index <= at + reach && clauses[index] === clauses[at] && index < tokens.length && own[index] === undefined; index += 1) {
    if (negates[index] !== true) continue
    const hasItsOwn = [1, 2, 3].some((distance) => own[index + distance] !== undefined && clauses[index + distance] === clauses[at])
    return hasItsOwn ? [] : [index]
  }
  return []
}

interface Weighed {
  readonly valence: number
  readonly why: readonly string[]
}

const quoted = ({ text }: Token): string => t`“${text}”`

/** One word with what stands around it: capitals, degree, negation, nearest first. */
const weigh = (reading: Reading, at: number, own: number): Weighed => {
  const { tokens, lexicon, sentences, shouts } = reading
  const token = tokens[at]
  const why: string[] = []
  let valence = own
  if (shouts && token !== undefined && isUpper(token.text)) {
    valence += Math.sign(valence) * capitalsIncrement
    why.push(t`in capitals`)
  }
  const negators = new Set(negatorsOf(reading, at))
  const around = [1, 2, 3, ...[...negators].map((index) => at - index).filter((distance) => distance < 1 || distance > 3)]
  for (const distance of around) {
    const other = tokens[at - distance]
    if (other === undefined) continue
    const degree = sentences[at - distance] === sentences[at] && reading.own[at - distance] === undefined ? lexicon.boosters.get(other.key) : undefined
    if (degree !== undefined) {
      const shouted = shouts && isUpper(other.text) ? capitalsIncrement : 0
      valence += Math.sign(valence) * (degree + shouted) * (distanceFactors[distance - 1] ?? 0)
      why.push(degree > 0 ? t`strengthened by ${quoted(other)}` : t`weakened by ${quoted(other)}`)
    }
    if (negators.has(at - distance)) {
      valence *= negationFactor
      why.push(t`turned round by ${quoted(other)}`)
    }
  }
  return { valence, why }
}

/** A word that says nothing by itself: a fault where it is negated, otherwise still nothing. */
const weighFault = (reading: Reading, at: number, fault: number): Weighed | null => {
  const negator = reading.tokens[negatorsOf(reading, at)[0] ?? -1]
  return negator === undefined ? null : { valence: fault, why: [t`a fault after ${quoted(negator)}`] }
}

const weighAll = (reading: Reading): (Weighed | null)[] => {
  const { tokens, lexicon, own, negates } = reading
  const faultOf = lookUpIn(lexicon.faultsWhenNegated, lexicon)
  return tokens.map(({ key }, at) => {
    const valence = own[at]
    // A "no" that has something to turn round is no answer of its own.
    if (valence !== undefined && negates[at] === true && [1, 2].some((distance) => own[at + distance] !== undefined)) return null
    if (valence !== undefined) return valence === 0 ? null : weigh(reading, at, valence)
    const fault = faultOf(key)
    return fault === undefined ? null : weighFault(reading, at, fault)
  })
}

/** How much of each word stands after “but” and “although”: the half that the sentence is about counts 1.5, the other 0.5. */
const contrastFactors = ({ tokens, lexicon, sentences, clauses }: Reading): number[] => {
  const factors = tokens.map(() => 1)
  const seen = new Set<number>()
  const conceded = new Set<number>()
  tokens.forEach(({ key }, at) => {
    const sentence = sentences[at] ?? 0
    const clause = clauses[at] ?? 0
    if (lexicon.concessions.has(key) && !conceded.has(clause)) {
      conceded.add(clause)
      for (let index = at + 1; clauses[index] === clause; index += 1) factors[index] = 0.5
    }
    const opens = sentences[at - 1] !== sentence
    if (!lexicon.contrasts.has(key) || opens || seen.has(sentence)) return
    seen.add(sentence)
    for (let index = at - 1; sentences[index] === sentence; index -= 1) factors[index] = 0.5
    for (let index = at + 1; sentences[index] === sentence; index += 1) factors[index] = 1.5
  })
  return factors
}

/** Marks that add weight to what is said: up to four exclamation marks, several question marks. */
const emphasisOf = (text: string): number => {
  const exclamations = text.split('!').length - 1
  const questions = text.split('?').length - 1
  return Math.min(exclamations, 4) * exclamationIncrement + (questions < 2 ? 0 : questions <= 3 ? questions * 0.18 : 0.96)
}

/**
 * Sentiment of a text in the language of a lexicon, by the rules of VADER: C. J. Hutto and E. Gilbert, "VADER: A Parsimonious Rule-based Model for
 * Sentiment Analysis of Social Media Text", ICWSM 2014. Beyond it: negation further away and behind its word, faults such as "does not work",
 * “although”, and a “but” that acts on its own sentence only. The sum s of all valences becomes s / √(s² + 15).
 */
export const score = (text: string, lexicon: SentimentLexicon): Score => {
  const reading = readingOf(text, lexicon)
  const factors = contrastFactors(reading)
  const words: Omit<DecidingWord, 'share'>[] = []
  weighAll(reading).forEach((weighed, at) => {
    const token = reading.tokens[at]
    const factor = factors[at] ?? 1
    if (weighed === null || token === undefined || weighed.valence === 0) return
    const why = factor === 1 ? weighed.why : [...weighed.why, factor > 1 ? t`counts more after a contrast` : t`counts less beside a contrast`]
    words.push({ text: text.slice(token.start, token.end), start: token.start, end: token.end, valence: weighed.valence * factor, why: why.join(', ') })
  })
  const sum = words.reduce((total, { valence }) => total + valence, 0)
  const emphasised = sum + Math.sign(sum) * emphasisOf(text)
  const all = words.reduce((total, { valence }) => total + Math.abs(valence), 0)
  return { compound: emphasised / Math.sqrt(emphasised * emphasised + normalisation), words: words.map((word) => ({ ...word, share: Math.abs(word.valence) / all })) }
}
