import type { Seeded } from '../support/seeded'

/** What is put into a file: marks of its formats, and what their readers trip over. */
const splices = [
  '"', '""', '\n', '\r', ',', ';', '\t', '\0', '\ufeff', 'ÿ', '-', '1.234', '1,234', '09/01/2026', 'Total', '=1+1', '\u2028', '999999999999999999999', '__proto__', 'NaN', '1e308', '(', '💥', '{', '}', '[', ']', ':', '=', '\\', 'BEGIN:VCARD\n', 'END:VCARD\n', '=?', '<!DOCTYPE a>', '&#0;', 'PK\x05\x06', '9'.repeat(30),
] as const

/** Changes a file once, as bad disks, bad programs and bad people do: bytes, pieces, lines. */
const mutate = (bytes: Buffer, random: Seeded): Buffer => {
  const at = random.below(bytes.length + 1)
  const length = random.below(Math.min(64, bytes.length) + 1)
  switch (random.below(8)) {
    case 0: {
      const copy = Buffer.from(bytes)
      if (copy.length > 0) copy[at % copy.length] = random.below(256)
      return copy
    }
    case 1:
      return bytes.subarray(0, at)
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - length))])
    case 4:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(splices)), bytes.subarray(at)])
    case 5: {
      const lines = bytes.toString('latin1').split('\n')
      const [from, to] = [random.below(lines.length), random.below(lines.length)]
      lines.splice(to, 0, ...lines.splice(from, 1 + random.below(3)))
      return Buffer.from(lines.join('\n'), 'latin1')
    }
    case 6:
      return Buffer.concat([bytes, bytes.subarray(at)])
    default:
      return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)])
  }
}

/** Changes a file one to four times. */
export const mutateOften = (bytes: Buffer, random: Seeded): Buffer => {
  let mutated = bytes
  for (let times = 1 + random.below(4); times > 0; times -= 1) mutated = mutate(mutated, random)
  return mutated
}
