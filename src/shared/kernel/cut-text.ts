/** The first letters of a text, at most so many code units, and no half of one: from a file or a workbook that would come back as another letter. */
export const cutText = (text: string, longest: number): string => text.slice(0, longest).replace(/\p{Surrogate}$/u, '')
