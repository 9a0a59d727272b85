/** A tag as it stands among others in one line: in quotation marks where a comma in it would part it. */
export const tagText = (tag: string): string => (tag.includes(',') || tag.startsWith('"') ? `"${tag.replaceAll('"', '""')}"` : tag)

/** Tags in one line. */
export const tagsText = (tags: readonly string[]): string => tags.map(tagText).join(', ')

/** Tags as they are typed in one line, between commas; one in quotation marks may have commas of its own. */
export const tagsOf = (text: string): string[] => {
  const tags = Array.from(text.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(?:,|$)/g), ([, quoted, plain = '']) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim())
  return [...new Set(tags.filter((tag) => tag !== ''))]
}
