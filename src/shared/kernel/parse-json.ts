/** What a text says in JSON; null where it is none. The schema that receives it decides what it must be. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
