/** The words of a search as a full-text query: every word must start some word. Null: nothing to look for. */
export const fullTextQuery = (text: string): string | null => {
  const words = text.normalize('NFKC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' ')
}

/** A LIKE pattern (ESCAPE '\') for texts that contain this one. */
export const likePattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
