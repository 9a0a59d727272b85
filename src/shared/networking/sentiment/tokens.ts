/** A word, an emoticon, an emoji or a phrase of a text. */
export interface Token {
  readonly text: string
  /** Lower case, accents in one letter with theirs, letters that only look bold as plain ones, curly apostrophes straightened, a leading # dropped. */
  readonly key: string
  readonly start: number
  readonly end: number
  /** What ends right after it. */
  readonly ends: 'nothing' | 'clause' | 'sentence'
}

/** No word of a lexicon is longer; longer runs of letters are no words. */
export const longestWord = 40
const longestEmoticon = 6

const emojiPattern = /\p{Extended_Pictographic}/u
const edge = /[\p{L}\p{N}\p{M}]/u
const emojiRun = /\p{Extended_Pictographic}(?:\u{FE0F}|\p{Emoji_Modifier})?/gu

const keyOf = (text: string): string => {
  const lower = text.normalize('NFKC').toLowerCase()
  return (lower.startsWith('#') ? lower.slice(1) : lower).replaceAll('’', "'")
}

/** Whether a word can begin or end with the letter that begins at an index; one of two halves begins at the first. */
const isEdge = (text: string, index: number): boolean => edge.test(String.fromCodePoint(text.codePointAt(index) ?? 0))

/** Where the letter begins that ends at an index. */
const startBefore = (text: string, end: number): number => (/[\udc00-\udfff]/.test(text[end - 1] ?? '') ? end - 2 : end - 1)

const endsOf = (punctuation: string): Token['ends'] => (/[.!?…]/u.test(punctuation) ? 'sentence' : /[,;:)\u2013\u2014]|--/u.test(punctuation) ? 'clause' : 'nothing')

/** A piece without spaces: its words, each with the punctuation after it. Short emoticons never come here. */
const splitPiece = (piece: string, offset: number, isWhole: (key: string) => boolean): Token[] => {
  let first = 0
  let last = piece.length
  while (first < last && !isEdge(piece, first) && piece[first] !== '#') first += 1
  while (last > first && !isEdge(piece, startBefore(piece, last))) last -= 1
  if (first === last) return []
  const core = piece.slice(first, last)
  const after = piece.slice(last)
  const tail = endsOf(after)
  const emoticon = after !== '' && after.length <= longestEmoticon && isWhole(after) ? [{ text: after, key: after, start: offset + last, end: offset + piece.length, ends: 'nothing' as const }] : []
  const key = keyOf(core)
  if (!/[^\p{L}\p{N}\p{M}'’#]/u.test(core) || isWhole(key)) return [{ text: core, key, start: offset + first, end: offset + last, ends: tail }, ...emoticon]
  const tokens: Token[] = []
  for (const match of core.matchAll(/[\p{L}\p{N}\p{M}'’#]+/gu)) {
    const end = match.index + match[0].length
    const next = core.slice(end, end + 3).match(/^[^\p{L}\p{N}\p{M}'’#]+/u)?.[0] ?? ''
    tokens.push({ text: match[0], key: keyOf(match[0]), start: offset + first + match.index, end: offset + first + end, ends: end === core.length ? tail : endsOf(next) })
  }
  return [...tokens, ...emoticon]
}

const pushPiece = (tokens: Token[], piece: string, offset: number, isWhole: (key: string) => boolean): void => {
  const key = piece.length <= longestWord ? keyOf(piece) : ''
  if (key !== '' && (/^[\p{L}\p{M}]+$/u.test(piece) || isWhole(key))) tokens.push({ text: piece, key, start: offset, end: offset + piece.length, ends: 'nothing' })
  else if (!/^(?:https?:|www\.|@)/iu.test(piece)) for (const token of splitPiece(piece, offset, isWhole)) tokens.push(token)
}

/** Marks that stand alone, as in "good . But", end what is before them. */
const closeBefore = (tokens: Token[], piece: string): void => {
  const previous = tokens.at(-1)
  const ends = endsOf(piece)
  if (previous !== undefined && ends !== 'nothing' && previous.ends !== 'sentence') tokens[tokens.length - 1] = { ...previous, ends }
}

/** The tokens of a piece without spaces, with their ranges in it. */
const tokensOfPiece = (piece: string, isWhole: (key: string) => boolean): Token[] => {
  const tokens: Token[] = []
  if (!/[^ -~]/u.test(piece) || !emojiPattern.test(piece)) {
    pushPiece(tokens, piece, 0, isWhole)
    return tokens
  }
  let from = 0
  for (const emoji of piece.matchAll(emojiRun)) {
    if (emoji.index > from) pushPiece(tokens, piece.slice(from, emoji.index), from, isWhole)
    from = emoji.index + emoji[0].length
    tokens.push({ text: emoji[0], key: emoji[0].replace(/\u{FE0F}|\p{Emoji_Modifier}/gu, ''), start: emoji.index, end: from, ends: 'nothing' })
  }
  if (from < piece.length) pushPiece(tokens, piece.slice(from), from, isWhole)
  return tokens
}

/**
 * A text as tokens in order, with their ranges in it. `isWhole` knows emoticons and hyphenated words, which stay in one piece.
 * Addresses and @names are left out: what they are called says nothing. Time grows with the length of the text alone.
 */
export const tokensOf = (text: string, isWhole: (key: string) => boolean): Token[] => {
  const tokens: Token[] = []
  // Words come again: each is taken apart once.
  const seen = new Map<string, readonly Token[]>()
  const pieces = /\S+/gu
  for (let match = pieces.exec(text); match !== null; match = pieces.exec(text)) {
    const [piece] = match
    const offset = match.index
    let parts = seen.get(piece)
    if (parts === undefined) seen.set(piece, (parts = tokensOfPiece(piece, isWhole)))
    if (parts.length === 0) closeBefore(tokens, piece)
    for (const { text: part, key, start, end, ends } of parts) tokens.push({ text: part, key, start: start + offset, end: end + offset, ends })
  }
  return tokens
}

/** The longest phrase that begins at a token: how many tokens it takes, and its key. */
const phraseAt = (tokens: readonly Token[], at: number, first: Token, isPhrase: (key: string) => boolean): { readonly length: number; readonly key: string } => {
  let found = { length: 1, key: first.key }
  let longer = first.key
  for (let count = 2; count <= 4; count += 1) {
    const next = tokens[at + count - 1]
    if (next === undefined || tokens[at + count - 2]?.ends !== 'nothing') break
    longer += ` ${next.key}`
    if (isPhrase(longer)) found = { length: count, key: longer }
  }
  return found
}

/** Tokens with the phrases of a lexicon joined into one token each, longest first, of up to four words and within one sentence. */
export const joinPhrases = (tokens: readonly Token[], starts: ReadonlySet<string>, isPhrase: (key: string) => boolean): Token[] => {
  const joined: Token[] = []
  for (let index = 0; index < tokens.length; ) {
    const first = tokens[index]
    if (first === undefined) break
    const { length, key } = starts.has(first.key) ? phraseAt(tokens, index, first, isPhrase) : { length: 1, key: '' }
    if (length === 1) joined.push(first)
    else {
      const parts = tokens.slice(index, index + length)
      const last = parts.at(-1) ?? first
      joined.push({ text: parts.map(({ text }) => text).join(' '), key, start: first.start, end: last.end, ends: last.ends })
    }
    index += length
  }
  return joined
}
