/** Text from a file or an archive as a terminal may show it: no character that moves the cursor, colours or renames anything, or turns what follows round. Line breaks and tabs stay. */
export const terminalText = (text: string): string => text.replaceAll(/(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}')
