import { t } from '../../shared/kernel/words'
import { normaliseHeader } from '../headers'
import { cellText, type TableRow } from '../table'
import type { LeftOut } from './part'

const sha256 = /^[0-9a-f]{64}$/i
const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Headings of an ad platform's own list of its audiences, beside the name. */
const audienceHeadings = ['availability', 'audience size', 'approximate audience size', 'audience type', 'list size', 'membership status']

const mostly = (texts: readonly string[], pattern: RegExp): boolean => texts.length > 0 && texts.filter((text) => pattern.test(text)).length * 2 > texts.length

/**
 * Says of a list that was made for ad platforms why it is not read: people known by hashes alone, addresses alone, or audiences.
 * `rows`: the start of a table. Null: it is no such list.
 */
export const customerListLeftOut = (rows: readonly TableRow[]): LeftOut | null => {
  const [head = [], ...body] = rows.map(({ cells }) => cells.map((cell) => cellText(cell).trim()))
  const columns = head.map((_, index) => body.map((cells) => cells[index] ?? '').filter((text) => text !== ''))
  const leftOut = (sentence: string): LeftOut => ({ platform: 'generic', leftOut: sentence })
  if (columns.some((texts) => mostly(texts, sha256))) return leftOut(t`This is a customer list with hashed addresses, made for an ad platform: nobody can be told from a hash. Import the contacts themselves; Rapport makes such lists of them under Audiences, in the Bridge.`)
  if (head.length === 1 && columns.some((texts) => mostly(texts, address))) return leftOut(t`This is a list of e-mail addresses alone: it names nobody. Import a table with names beside them; Rapport makes such lists for ad platforms under Audiences, in the Bridge.`)
  const headings = head.map(normaliseHeader)
  const names = headings.some((heading) => heading === 'name' || heading === 'audience name' || heading === 'audience')
  if (names && headings.filter((heading) => audienceHeadings.includes(heading)).length > 0) return leftOut(t`This is an ad platform’s list of its audiences, not of results or people. Note each under Audiences, in Marketing, with its size.`)
  return null
}
