/** A text without the characters that XML has no way to write: with one of them, nothing of a file is read. */
export const xmlCharacters = (text: string): string => text.replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
