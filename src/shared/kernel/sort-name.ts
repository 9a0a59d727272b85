/** Small letters that no accent can be taken off, as they are written where a keyboard has none of them. */
export const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' }

const special = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g')

/** Small letters with the plain ones in the place of those that no accent can be taken off. */
export const inPlainLetters = (text: string): string => text.replaceAll(special, (letter) => plainLetters[letter] ?? letter)

/** A text in small letters without accents, compatibility forms unified: `Łódź` as `lodz`, `Weiß` as `weiss`. */
export const plainText = (text: string): string => inPlainLetters(text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase())

/** A name as lists order and match it: as `plainText`, without outer spaces. */
export const sortName = (name: string): string => plainText(name).trim()

/** The same where an empty one says that it is not filled in: a name of accents alone stands for itself. */
export const filledSortName = (name: string): string => sortName(name) || name

/** Whether what is looked for stands in any of these texts, whatever the accents and capitals. Nothing stands in all. */
export const isMentioned = (find: string, texts: readonly string[]): boolean => {
  const wanted = sortName(find)
  return texts.some((text) => sortName(text).includes(wanted))
}
