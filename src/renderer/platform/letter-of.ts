/** The small letter of a key: the one it types, or, where that is not Latin, the one at its place on a Latin keyboard, so that a shortcut works while somebody writes Greek or Russian. Of any other key its name, small. */
export const letterOf = ({ key, code }: { readonly key: string; readonly code: string }): string => {
  const [, atItsPlace] = /^Key([A-Z])$/.exec(code) ?? []
  return (atItsPlace !== undefined && /^(?!\p{Script=Latin})\p{L}$/u.test(key) ? atItsPlace : key).toLowerCase()
}
