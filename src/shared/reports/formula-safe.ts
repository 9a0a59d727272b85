/** What makes a spreadsheet take a text cell for a formula (OWASP CSV injection), full-width forms included. */
const trigger = /^[\s"']*[=+\-@\t\r\n\0＝＋－＠]/u

/**
 * The same within a text, where a cell may begin: spreadsheets that part cells by semicolons, as German ones do, see no quotes that stand behind a comma.
 * Blanks, line ends and quotes are taken as a whole, not from each line end on: many empty lines would take time by their square.
 */
const innerTrigger = /;[\s"']*(?=[=+\-@\0＝＋－＠])|(?<![\s"'])[\s"']+(?=[=+\-@\0＝＋－＠])/gu

/** Text that no spreadsheet runs: an apostrophe before what would be taken for a formula. Numbers never come through here. */
export const formulaSafe = (text: string): string => {
  const inner = text.replaceAll(innerTrigger, (run) => run.replaceAll(/;|\r\n?|\n/g, "$&'"))
  return trigger.test(inner) ? `'${inner}` : inner
}

/** The text that `formulaSafe` was given, of what it returned: exactly the apostrophes it put in go. Only for text that is known to come from it. */
export const formulaPlain = (text: string): string => (text.startsWith("'") && trigger.test(text.slice(1)) ? text.slice(1) : text).replaceAll(innerTrigger, (run) => run.replaceAll(/(;|\r\n?|\n)'/g, '$1'))
