/** What a scorer knows about one language. Words are lower case; a phrase is its words joined by one space. */
export interface SentimentLexicon {
  /** Valence of a word, an emoticon or a phrase, −4…4. */
  readonly valences: ReadonlyMap<string, number>
  /** Words that say nothing alone and a fault when negated, as "work" in "does not work", with the valence they then have. */
  readonly faultsWhenNegated: ReadonlyMap<string, number>
  readonly negators: ReadonlySet<string>
  /** Words that stay what they are beside a negation: "don't waste your time" warns. */
  readonly steadfast: ReadonlySet<string>
  /** Words that count only right after one of these, as "like", which is mostly no verb. */
  readonly onlyAfter: ReadonlyMap<string, ReadonlySet<string>>
  /** Words of degree with a valence of their own where they end a clause, as "pretty". */
  readonly endings: ReadonlyMap<string, number>
  /** What a word of degree adds to the strength of the next: above 0 strengthens, below weakens. */
  readonly boosters: ReadonlyMap<string, number>
  /** Words after which the weightier half of a sentence begins, as "but". */
  readonly contrasts: ReadonlySet<string>
  /** Words that open the lighter half, as "although". */
  readonly concessions: ReadonlySet<string>
  /** Words with which a sentence's phrases begin; derived, so that few tokens are tried. */
  readonly phraseStarts: ReadonlySet<string>
  /** True where a negator may follow what it negates, as in "gefällt mir nicht". */
  readonly negatesBackwards: boolean
  /** Other spellings and base forms under which to look a word up, in order. */
  readonly forms: (word: string) => readonly string[]
}

/** Words by valence as text: compact to keep, a map to use. */
type ValenceList = readonly (readonly [number, string])[]

/** The valence of each word. In the `plain` lists an underscore is what it is, as in the emoticon -_-; in the `phrased` ones it joins a phrase. Later lists win. */
export const valencesOf = (plain: readonly ValenceList[], phrased: readonly ValenceList[] = []): Map<string, number> => {
  const valences = new Map<string, number>()
  const add = (list: ValenceList, keyOf: (word: string) => string): void => {
    for (const [valence, words] of list) for (const word of words.split(' ')) if (word !== '') valences.set(keyOf(word), valence)
  }
  for (const list of plain) add(list, (word) => word)
  for (const list of phrased) add(list, (word) => word.replaceAll('_', ' '))
  return valences
}

/** A list of words, phrases written with underscores. */
export const wordsOf = (words: string): Set<string> => new Set(words.split(' ').map((word) => word.replaceAll('_', ' ')))

/** First words of all phrases among the keys. */
export const phraseStartsOf = (...keys: readonly Iterable<string>[]): Set<string> => {
  const starts = new Set<string>()
  for (const words of keys) for (const word of words) if (word.includes(' ')) starts.add(word.slice(0, word.indexOf(' ')))
  return starts
}
