// Lines of names and values, as calendars (RFC 5545) and contact cards (RFC 2426, RFC 6350) are written.

/** A text value (RFC 5545, 3.3.11): backslash, semicolon, comma and line breaks escaped; other control characters are not allowed. */
export const escapeText = (text: string): string => text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`).replaceAll(/(?!\t)\p{Cc}/gu, '')

const octets = new TextEncoder()

/** Lines of at most 75 octets, broken between characters, continued after a blank (RFC 5545, 3.1). */
export const fold = (line: string): string => {
  // Nearly all lines are of letters of one octet, and so are pictures.
  if (/^[\0-\x7f]*$/.test(line)) return [line.slice(0, 75), ...(line.slice(75).match(/.{1,74}/gs) ?? [])].join('\r\n ')
  const lines: string[] = []
  let current = ''
  let length = 0
  for (const letter of line) {
    const size = octets.encode(letter).length
    if (length + size > 75) {
      lines.push(current)
      current = ' '
      length = 1
    }
    current += letter
    length += size
  }
  return [...lines, current].join('\r\n')
}
