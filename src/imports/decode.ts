import { t } from '../shared/kernel/words'
import type { Encoding } from './container'
import { TableError } from './table'

/** Encodings as people know them. */
export const encodingNames: Readonly<Record<Encoding, string>> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 (little endian)', 'utf-16be': 'UTF-16 (big endian)', 'windows-1252': 'Windows-1252' }

/** What is said of a text with letters that another program has already lost. */
export const lostLetters = t`Some letters of the file were lost before it came here and show as �. Download it again where names matter.`

/** Refuses a text that ended elsewhere than its file did when it was looked at: somebody is writing it, and what was read may be a part. */
export const refuseChanged = (read: number, size: number): void => {
  if (read !== size) throw new TableError(t`The file was changed while it was read. Import it again once nothing writes it any more.`, null)
}

/** How many bytes of a piece come before what is no text in this encoding; all of them where its last letter lacks a part. */
const soundBytes = (bytes: Uint8Array, encoding: string): number => {
  const text = new TextDecoder(encoding).decode(bytes)
  const at = text.indexOf('\ufffd')
  return at < 0 ? bytes.length : Buffer.byteLength(text.slice(0, at), encoding === 'utf-8' ? 'utf8' : 'utf16le')
}

/** Decodes the next piece of a text, from the byte at `offset` on. Throws TableError where a strict decoder finds damage, and for zero bytes, which no text has. */
export const decodePiece = (decoder: Pick<InstanceType<typeof TextDecoder>, 'decode' | 'encoding'>, bytes: Uint8Array, hasMore: boolean, offset: number): string => {
  let text: string
  try {
    text = decoder.decode(bytes, { stream: hasMore })
  } catch {
    throw new TableError(t`The file's text is damaged or breaks off after about byte ${offset + soundBytes(bytes, decoder.encoding)}. Download it again.`, null)
  }
  if (text.includes('\0')) throw new TableError(t`The file holds binary data from about byte ${offset + text.indexOf('\0')} on, so it is no text.`, null)
  return text
}
