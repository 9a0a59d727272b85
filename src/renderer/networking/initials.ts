/** The first letter of a word; what begins with a bracket or a quotation mark has it behind that. */
const letterOf = (word: string): string | undefined => /[\p{L}\p{N}]/u.exec(word)?.[0]

/** What stands for a name where there is no picture: the first letters of its first and its last word. */
export const initialsOf = (name: string): string => {
  const letters = name.split(/\s+/u).map(letterOf).filter((letter) => letter !== undefined)
  return ((letters[0] ?? '?') + (letters.length > 1 ? (letters.at(-1) ?? '') : '')).toUpperCase()
}
