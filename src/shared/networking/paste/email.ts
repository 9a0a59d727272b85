import type { Day } from '../../kernel/day'
import type { PastedEntry, PastedThread } from './paste'
import { readWhen } from './when'

const headers: ReadonlyMap<string, 'from' | 'date' | 'subject' | 'to'> = new Map(Object.entries({ from: 'from', von: 'from', date: 'date', sent: 'date', datum: 'date', gesendet: 'date', subject: 'subject', betreff: 'subject', to: 'to', an: 'to', cc: 'to', kopie: 'to' }))

const headerOf = (line: string): { readonly field: 'from' | 'date' | 'subject' | 'to'; readonly value: string } | null => {
  const match = /^\**([A-Za-z]{2,9}):\**\s*(\S.*)$/.exec(line)
  const field = headers.get(match?.[1]?.toLowerCase() ?? '')
  return match === null || field === undefined ? null : { field, value: match[2] ?? '' }
}

/** `Ada Albers <ada@example.com>` as a name and an address; an address alone is its own name. */
const senderOf = (value: string): { readonly name: string; readonly address: string | null } => {
  const match = /^"?(.*?)"?\s*[<[(](?:mailto:)?([^<>\s()[\]]+@[^<>\s()[\]]+)[>\])]/.exec(value)
  const name = match?.[1]?.trim() ?? value.replace(/^"|"$/g, '').trim()
  return { name: name === '' ? (match?.[2] ?? value) : name, address: match?.[2] ?? (/^\S+@\S+$/.test(value) ? value : null) }
}

/** Letters of a head that are looked at: a mail's line has no more, and patterns here take time by the square of it. */
const longestHead = 1000

const quote = /^(?:On|Am)\s+(.{6,80})(?:,\s+|\s+schrieb\s+)("?[^"<>,\n]{1,80}"?(?:\s*<[^<>\s]+@[^<>\s]+>)?)(?:\s+wrote)?:$/u

/** A mail with its head, or the answer above a quoted one, in English and German. Null: it is none. */
export const readEmail = (text: string, today: Day): PastedThread | null => {
  const lines = text.split('\n')
  const found = new Map<string, string>()
  let index = 0
  for (; index < lines.length && found.size < 8; index += 1) {
    const line = lines[index]?.trim() ?? ''
    const header = headerOf(line)
    if (header !== null && !found.has(header.field)) found.set(header.field, header.value)
    else if (header === null && (line !== '' || found.size > 1)) break
  }
  const from = found.get('from')
  if (from === undefined || !(found.has('subject') || found.has('date') || from.includes('@'))) return readQuoted(lines, today)
  const rest = lines.slice(index)
  const quoted = rest.findIndex((line) => quote.test(line.trim()) || /^-{2,}\s*(?:Original Message|Ursprüngliche Nachricht)/i.test(line))
  const body = (quoted < 0 ? rest : rest.slice(0, quoted)).filter((line) => !line.startsWith('>')).join('\n').trim()
  const { name, address } = senderOf(from.slice(0, longestHead))
  const when = readWhen((found.get('date') ?? '').slice(0, longestHead).replace(/\s+(?:GMT|UTC|[+-]\d{4}|[A-Z]{3,4}).*$/, ''), today, null)
  return { platform: 'email', type: 'email', title: found.get('subject') ?? '', entries: [{ author: name, handle: address, on: when?.on ?? null, isAbout: false, text: body }] }
}

/** The words of somebody that a mail program quotes: `On 14 Mar 2026 at 18:22, Ada wrote:`. */
const readQuoted = (lines: readonly string[], today: Day): PastedThread | null => {
  const at = lines.findIndex((line) => quote.test(line.trim()))
  const match = quote.exec(lines[at]?.trim() ?? '')
  if (match === null) return null
  const { name, address } = senderOf((match[2] ?? '').trim())
  const said = lines.slice(at + 1).map((line) => line.replace(/^>+\s?/, '')).join('\n').trim()
  const answer = lines.slice(0, at).join('\n').trim()
  const entries: PastedEntry[] = [{ author: name, handle: address, on: readWhen(match[1] ?? '', today)?.on ?? null, isAbout: false, text: said }]
  // Above the quotation stand the words of whoever copied it.
  if (answer !== '') entries.push({ author: 'Me', handle: null, on: null, isAbout: false, text: answer })
  return { platform: 'email', type: 'email', title: '', entries }
}
