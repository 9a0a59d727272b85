/** Text from a file or an archive as a terminal may show it: no character that moves the cursor, colours or renames anything. Line breaks and tabs stay. */
export const terminalText = (text: string): string => text.replaceAll(/(?![\t\n])\p{Cc}/gu, '\u{fffd}')
