/** What makes a spreadsheet take a text cell for a formula (OWASP CSV injection), full-width forms included. */
const trigger = /^[\s"']*[=+\-@\t\r\n\0＝＋－＠]/u

/** Text that no spreadsheet runs: an apostrophe in front where it would be taken for a formula. Numbers never come through here. */
export const formulaSafe = (text: string): string => (trigger.test(text) ? `'${text}` : text)
