/** A name as it can be typed: files bring letters in two pieces, spaces of other widths, and marks that nobody sees. */
const asTyped = (name: string): string => name.normalize('NFKC').replaceAll(/\p{Cf}/gu, '').replaceAll(/\s+/gu, ' ').trim()

/** Whether somebody's name was typed, as far as a keyboard can. */
export const isNameTyped = (typed: string, name: string): boolean => asTyped(typed) === asTyped(name)
