/** Made for the first text that is cut: to load how letters are told apart takes as long as all of zod, and a start cuts none. */
let letters: Intl.Segmenter | null = null

/** Bytes of a text in UTF-8. */
const bytesOf = (text: string): number =>
  [...text].reduce((sum, character) => {
    const code = character.codePointAt(0) ?? 0
    return sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_00_00 ? 3 : 4)
  }, 0)

/** As much of a text as fits into so many bytes, from its beginning or of its end; whole letters only. */
export const cutToBytes = (text: string, most: number, from: 'beginning' | 'end' = 'beginning'): string => {
  if (text.length * 3 <= most) return text
  letters ??= new Intl.Segmenter('en')
  const all = [...letters.segment(text)].map(({ segment }) => segment)
  const ordered = from === 'beginning' ? all : all.toReversed()
  let bytes = 0
  const beyond = ordered.findIndex((letter) => (bytes += bytesOf(letter)) > most)
  const kept = beyond === -1 ? ordered : ordered.slice(0, beyond)
  return (from === 'beginning' ? kept : kept.toReversed()).join('')
}

/** Of what a person calls something, so much becomes the name of a file: systems take 255 bytes, some of which its ending and what lies beside it need. */
const mostNameBytes = 150

/** A name that is no device of Windows, where `con.csv` and `con .csv` are none of a file either, and raised figures count as others. */
export const noDevice = (name: string): string => name.replace(/^(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?= *(?:[.]|$))/i, '_$1')

/** What some system does not take, halves of letters, and what turns the letters after it round, so that a name looks like another. */
const untakable = /[\p{Cc}\p{Cs}<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/gu

/** Blanks, and dots: one in front hides a file, and Windows takes none at the end. */
const edges = /^[. ]+|[. ]+$/g

/** A text as the name of a file, without its ending: blanks for what no name should hold. Empty: nothing of it is left. */
export const fileNameOf = (text: string): string => noDevice(cutToBytes(text.replaceAll(untakable, ' ').replaceAll(/\s+/gu, ' ').replaceAll(edges, ''), mostNameBytes).replaceAll(edges, ''))
