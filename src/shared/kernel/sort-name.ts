/** A name as lists order and match it: lower case, without accents and outer spaces, compatibility forms unified. */
export const sortName = (name: string): string => name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()

/** The same where an empty one says that it is not filled in: a name of accents alone stands for itself. */
export const filledSortName = (name: string): string => sortName(name) || name

/** Whether what is looked for stands in any of these texts, whatever the accents and capitals. Nothing stands in all. */
export const isMentioned = (find: string, texts: readonly string[]): boolean => {
  const wanted = sortName(find)
  return texts.some((text) => sortName(text).includes(wanted))
}
