/** Day before month, as points between them mean in every language: `15.4.1990`, and without the year `15.4.`. */
const withPoints = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})?$/

/** A birthday as it was typed, in the form in which it is kept. What is no such day stays as it is, for the contract to refuse. Null: none. */
export const typedBirthday = (text: string): string | null => {
  const typed = text.trim()
  const [, day, month, year = '-'] = withPoints.exec(typed) ?? []
  if (day === undefined || month === undefined) return typed === '' ? null : typed
  return [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
}
