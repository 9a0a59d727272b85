/** How well a text fits what was typed: every letter in order, word starts and runs count more. Null: it does not fit. */
export const fuzzyScore = (text: string, typed: string): number | null => {
  const hay = text.toLowerCase()
  const needle = typed.toLowerCase().replaceAll(/\s+/g, '')
  let score = 0
  let from = 0
  let run = 0
  for (const letter of needle) {
    const at = hay.indexOf(letter, from)
    if (at === -1) return null
    run = at === from && from > 0 ? run + 1 : 0
    score += (at === 0 || hay[at - 1] === ' ' ? 8 : 1) + run * 3 - Math.min(at - from, 5) * 0.2
    from = at + 1
  }
  return score - hay.length * 0.02
}
