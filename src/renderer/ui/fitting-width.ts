import { Day } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'

/** Pixels that a bold digit takes at the tables' size, and a cell's padding on both sides. */
const pixelsPerCharacter = 8
const padding = 26

/** A sign of percent takes half as much again as a digit. */
const roomOf = (text: string): number => text.length + (text.endsWith('%') ? 1 : 0)

/** The width in pixels at which none of a column's figures is cut off: a figure without its end is another figure. */
export const fittingWidth = (header: string, texts: readonly string[]): number => Math.ceil(texts.reduce((longest, text) => Math.max(longest, roomOf(text)), header.length) * pixelsPerCharacter) + padding

/** Pixels that a letter of a word takes on average, and what the widest words take beyond it, with the cell's padding. */
const pixelsPerLetter = 6
const wordsPadding = 46

/** The width in pixels at which neither a column's heading nor any of these words is cut off, in whichever language they are. */
export const fittingWords = (header: string, words: readonly string[] = []): number => Math.max(header.length, ...words.map(({ length }) => length)) * pixelsPerLetter + wordsPadding

/** The same for a column of days, by the longest there is: `28 Sep 2026`. */
export const dayWidth = fittingWords('', [dayText(Day.parse('2026-09-28'))])

/** What is drawn around the words of a badge. */
export const badgePadding = 18
