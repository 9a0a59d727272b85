/** What makes a spreadsheet take a text cell for a formula (OWASP CSV injection), full-width forms included. */
const trigger = /^[\s"']*[=+\-@\t\r\n\0＝＋－＠]/u

/** Text that no spreadsheet runs: an apostrophe in front where it would be taken for a formula. Numbers never come through here. */
export const formulaSafe = (text: string): string => (trigger.test(text) ? `'${text}` : text)

/** The text that `formulaSafe` was given, of what it returned: exactly the apostrophe it put in front goes. Only for text that is known to come from it. */
export const formulaPlain = (text: string): string => (text.startsWith("'") && trigger.test(text.slice(1)) ? text.slice(1) : text)
