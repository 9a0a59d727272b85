/**
 * Meta's downloads write UTF-8 bytes as if each were a letter (`KatarÃ­na`). Text of such letters that is valid UTF-8 is put right;
 * any other, like a real `São Paulo`, stays as it is.
 */
export const repairMojibake = (text: string): string => {
  if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\u{10ffff}]/u.test(text)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'))
  } catch {
    // The letters are no bytes of UTF-8: they mean themselves.
    return text
  }
}
