/** Pixels that a bold digit takes at the tables' size, and a cell's padding on both sides. */
const pixelsPerCharacter = 8
const padding = 26

/** A sign of percent takes half as much again as a digit. */
const roomOf = (text: string): number => text.length + (text.endsWith('%') ? 1 : 0)

/** The width in pixels at which none of a column's figures is cut off: a figure without its end is another figure. */
export const fittingWidth = (header: string, texts: readonly string[]): number => Math.ceil(texts.reduce((longest, text) => Math.max(longest, roomOf(text)), header.length) * pixelsPerCharacter) + padding
