import type Database from 'better-sqlite3'
import { inPlainLetters, plainLetters, plainText } from '../shared/kernel/sort-name'

const wordsOf = (text: string): readonly string[] => text.normalize('NFKC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/** In so many places of a word, from its start, another letter is tried, and in so many of them at once. Each spelling is looked up by itself. */
const mostPlaces = 8
const mostAtOnce = 2

/** A word as names are written alike, itself first: `Weiß` and `Weiss`, `Łukasz` and `Lukasz`. The index, which folds accents, keeps the two apart. */
const spellings = (word: string): readonly string[] => {
  const plain = inPlainLetters(word.toLowerCase())
  // At the end of what is typed so far the first letter of two may stand alone.
  const isAt = (letters: string, index: number): boolean => plain.startsWith(letters, index) || letters.startsWith(plain.slice(index))
  const placesAt = (index: number) => Object.entries(plainLetters).flatMap(([letter, letters]) => (isAt(letters, index) ? [{ index, after: Math.min(index + letters.length, plain.length), letter }] : []))
  const places = Array.from({ length: plain.length }, (_, index) => placesAt(index)).flat().slice(0, mostPlaces)
  const written: string[] = []
  // From the end on, so that what stands before a place stays where it is.
  const write = (text: string, end: number, room: number): void => {
    written.push(text)
    if (room > 0) for (const { index, after, letter } of places) if (after <= end) write(text.slice(0, index) + letter + text.slice(after), index, room - 1)
  }
  write(plain, plain.length, mostAtOnce)
  return [...new Set([word, ...written])]
}

const wordQuery = (word: string): string => {
  const [only, ...others] = spellings(word).map((spelling) => `"${spelling}"*`)
  return others.length === 0 ? (only ?? '') : `(${[only, ...others].join(' OR ')})`
}

const queryOf = (words: readonly string[]): string | null => (words.length === 0 ? null : words.map(wordQuery).join(' AND '))

/** The words of a search as a full-text query: every word must start some word. Null: nothing to look for. */
export const fullTextQuery = (text: string): string | null => queryOf(wordsOf(text))

/** The same of the words alone that have two letters or more, by which the index can be asked at once; one letter begins so many words that their lists are put together first. Null: there is no such word. */
export const longWordsQuery = (text: string): string | null => queryOf(wordsOf(text).filter((word) => [...word].length > 1))

const foldWords = (text: string): readonly string[] => plainText(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** What `fullTextQuery` asks, of one text at a time: for the few texts of one person or place, where the whole index would have to be read for a common word. */
export const textMatcher = (search: string): ((text: string) => boolean) => {
  const wanted = foldWords(search)
  return (text) => {
    const words = foldWords(text)
    return wanted.every((start) => words.some((word) => word.startsWith(start)))
  }
}

/** A text as it is compared without heed of capital letters. */
export const foldCase = (text: string): string => text.normalize('NFC').toLowerCase()

/** Lets statements say `folded(column)`: of capital letters LIKE knows those of ASCII alone. */
export const addFolding = (sqlite: Database.Database): void => void sqlite.function('folded', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? foldCase(text) : null))

/** A LIKE pattern (ESCAPE '\') for texts that contain this one. */
export const likePattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

/** From this many rows on, taking each old entry out of the index by itself costs more than merging the index once. */
const bulkRows = 1000

const indexes = ['contact_search', 'interaction_search']

/** Merges the indexes, so that nothing of what was replaced or removed is left in them. */
export const mergeSearchIndexes = (sqlite: Database.Database): void => {
  for (const table of indexes) sqlite.exec(`INSERT INTO ${table} (${table}) VALUES ('optimize')`)
}

/**
 * Runs work that changes the search entries of many rows. Old entries are only marked while it runs, and are gone from the file's pages after the
 * merge at its end: 100,000 contacts in seconds, where taking them out one by one takes minutes, because a common word's list is rewritten each time.
 */
export const indexInBulk = <T>(sqlite: Database.Database, rows: number, run: () => T): T => {
  if (rows < bulkRows) return run()
  const takeOutAtOnce = (isOn: 0 | 1): void => {
    for (const table of indexes) sqlite.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('secure-delete', ${isOn})`)
  }
  takeOutAtOnce(0)
  const result = run()
  mergeSearchIndexes(sqlite)
  takeOutAtOnce(1)
  return result
}
