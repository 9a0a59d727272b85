import type { Photo } from './contact'

const signatures = [
  { mediaType: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
] as const

/** What kind of picture these bytes begin as, whatever it is called. Null: none that a contact can have. */
export const photoTypeOf = (bytes: Uint8Array): Photo['mediaType'] | null => signatures.find((known) => known.bytes.every((byte, index) => bytes[index] === byte))?.mediaType ?? null
