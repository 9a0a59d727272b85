import { readDeals } from '../../src/imports/deals/read-deals'
import { readFollowers } from '../../src/imports/organic/read-followers'
import { readPosts } from '../../src/imports/organic/read-posts'
import { readAny } from '../../src/imports/read-any'
import type { ReadChunk, ReadSummary } from '../../src/imports/reading'
import { ImportOptions } from '../../src/shared/imports/import'
import { DealFields } from '../../src/shared/marketing/deal'

/** Which reader a mutated file is handed to. */
export type FuzzedSubject = 'imports' | 'own' | 'deals'

/** A sentence for a person: no code, no path, no stack. Of an archive it begins with the file in it that is meant. */
const sentence = /^(?:[^\n:{}]+: )?[\p{Lu}“][^\n{}]*[.!]$/u

const mostMilliseconds = 2000

const isReason = ({ line, reason }: { readonly line: number; readonly reason: string }): boolean => line >= 1 && /^(?:[^\n]+: )?[\p{Lu}“]/u.test(reason)

const adsProblem = (chunks: readonly ReadChunk[], { rowsRead, rowsRefused, rowsTotals, refusals, totals }: ReadSummary): string | null => {
  const rows = chunks.reduce((sum, { rowCount }) => sum + rowCount, 0)
  if (rowsRead !== rows + rowsRefused + rowsTotals) return `rows unaccounted for: ${rowsRead} read, ${rows} handed on`
  if (refusals.length !== Math.min(rowsRefused, 1000)) return 'refusals missing'
  if (!refusals.every(isReason)) return `a refusal without line or sentence: ${JSON.stringify(refusals.find((one) => !isReason(one)))}`
  const impressions = chunks.reduce((sum, { impressions: column, rowCount }) => sum + column.subarray(0, rowCount).reduce((part, value) => part + (Number.isNaN(value) ? 0 : value), 0), 0)
  return impressions === (totals.impressions ?? 0) ? null : `adds up to ${impressions}, says ${totals.impressions}`
}

/** What is wrong with the answer to a file of ads or people. Null: nothing. */
const importProblem = async (path: string): Promise<string | null> => {
  const chunks: ReadChunk[] = []
  let people = 0
  let broken: string | null = null
  const answer = await readAny(path, {
    options: ImportOptions.parse({}),
    workbookCurrency: 'EUR',
    remembered: new Map(),
    report: () => undefined,
    isCancelled: () => false,
    onChunk: (chunk) => void chunks.push(chunk),
    onPeople: (chunk) => {
      for (const person of chunk.people) {
        people += person.rows
        if (person.name === '' || person.name.length > 200 || person.identity === '' || person.line < 1) broken = 'a person without name, identity or line'
        if (person.handles.some(({ url }) => url !== '' && !/^https?:/.test(url))) broken = 'an address that is no link'
      }
      for (const touch of chunk.touches) people += touch.rows
    },
  })
  if (!answer.ok) return answer.error.type === 'ImportRefused' && sentence.test(answer.error.sentence) ? null : `no sentence: ${JSON.stringify(answer.error)}`
  if (answer.value.subject === 'ads') return adsProblem(chunks, answer.value.summary)
  const { rowsRead, rowsRefused, questions, refusals } = answer.value.summary
  if (!refusals.every(isReason)) return `a refusal without line or sentence: ${JSON.stringify(refusals.find((one) => !isReason(one)))}`
  // A file that asks has not read its rows out yet.
  return broken ?? (questions.length > 0 || rowsRead === people + rowsRefused ? null : `${rowsRead} rows read, ${people} handed on and ${rowsRefused} refused`)
}

/** What is wrong with the answer to a list of posts, or of followers by day. Null: nothing. */
const ownProblem = async (path: string): Promise<string | null> => {
  const posts = await readPosts(path)
  if (!posts.ok && !sentence.test(posts.error.sentence)) return `no sentence: ${JSON.stringify(posts.error)}`
  if (posts.ok && !posts.value.refusals.every(isReason)) return 'a refusal without line or sentence'
  if (posts.ok && posts.value.posts.some(({ measures }) => Object.values(measures).some((count) => count !== null && (!Number.isSafeInteger(count) || count < 0)))) return 'a count that is none'
  const followers = await readFollowers(path)
  if (!followers.ok) return sentence.test(followers.error.sentence) ? null : `no sentence: ${JSON.stringify(followers.error)}`
  const { days, refusals, rowsRead } = followers.value
  return days.length + refusals.length <= rowsRead && refusals.every(isReason) ? null : 'days unaccounted for'
}

/** What is wrong with the answer to a list of deals. Null: nothing. */
const dealsProblem = async (path: string): Promise<string | null> => {
  const read = await readDeals(path, { dateOrder: 'DMY', currency: 'EUR', status: 'won' })
  if (!read.ok) return sentence.test(read.error.sentence) ? null : `no sentence: ${JSON.stringify(read.error)}`
  const { deals, refusals } = read.value
  if (!refusals.every(isReason)) return `a refusal without line or sentence: ${JSON.stringify(refusals.find((one) => !isReason(one)))}`
  const odd = deals.find(({ name, amountMinor, currency, status, on, note, customer }) => !DealFields.safeParse({ name, amountMinor, currency, status, on, note, customer }).success)
  return odd === undefined ? null : `a deal that is none: ${JSON.stringify(odd)}`
}

const problems: Readonly<Record<FuzzedSubject, (path: string) => Promise<string | null>>> = { imports: importProblem, own: ownProblem, deals: dealsProblem }

/**
 * What is wrong with the answer to a file whatever: a throw, no sentence, rows unaccounted for, more than two seconds of work (of this thread: a busy machine
 * makes a test wait, not fail). Null: nothing.
 */
export const problemOf = async (path: string, subject: FuzzedSubject): Promise<string | null> => {
  const since = process.threadCpuUsage()
  try {
    const problem = await problems[subject](path)
    const { user, system } = process.threadCpuUsage(since)
    const took = Math.round((user + system) / 1000)
    return problem ?? (took > mostMilliseconds ? `took ${took} ms` : null)
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack?.slice(0, 400) : String(error)}`
  }
}
