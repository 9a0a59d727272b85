/** Letters beyond ASCII that a word may have, in lower case: a line for each language, or for several alike. */
const western: readonly string[] = ['äöüßéà', 'àâæçéèêëîïôœùûüÿ', 'àçéèíïóòúü', 'áéíóúüñ', 'áâãàçéêíóôõúü', 'àèéìòù', 'æøåéèóòôêâ', 'åäöéàüšž', 'äöõüšž', 'áðéíóúýþæö', 'éèëïöüê']
const central: readonly string[] = ['áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'ąćęłńóśźż', 'áéíóöőúüű', 'čćđšž', 'ăâîşţ']

const hasWord = (alphabets: readonly string[], word: string): boolean => {
  const letters = [...word].filter((letter) => letter > '\u007f')
  return alphabets.some((alphabet) => letters.every((letter) => alphabet.includes(letter)))
}

/**
 * Whether text that could be Windows-1252 is rather Windows-1250: more of its words are possible in a language of Central Europe alone, as `Pøíští`, which is `Příští`, than in a Western one alone, as `Blåbær`.
 * Most words with one such letter are possible in both and tell nothing.
 */
export const isCentralEuropean = (bytes: Uint8Array): boolean => {
  const [west, centre] = ['windows-1252', 'windows-1250'].map((encoding) => new TextDecoder(encoding).decode(bytes).toLowerCase())
  let balance = 0
  for (const { 0: word, index } of west?.matchAll(/[a-zß-öø-ÿœšž]+/g) ?? []) {
    // One letter for a byte in both.
    const other = centre?.slice(index, index + word.length) ?? ''
    if (other !== word) balance += Number(hasWord(central, other)) - Number(hasWord(western, word))
  }
  return balance > 0
}
