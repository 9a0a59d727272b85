import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readFollowers } from '../../src/imports/organic/read-followers'
import { readPosts } from '../../src/imports/organic/read-posts'
import type { ImportOptions, Receipt } from '../../src/shared/imports/import'
import { sumKnown } from '../../src/shared/kernel/ratio'
import { type MarketingContext, openMarketingContext } from '../support/marketing-context'
import { hasRealData, realData, realDataTitle } from '../support/real-data'

interface Expected {
  readonly platform?: 'meta' | 'google' | 'linkedin' | 'tiktok' | 'pinterest' | 'microsoft'
  readonly spend?: number
  readonly impressions?: number
}

/** A sentence for a person: no code, no path, no stack. */
const sentence = /^\p{Lu}[^\n{}]*[.!]$/u

/** Files of results that hold no header of their platform's own: a person says whose they are. */
const nameless: Readonly<Record<string, Partial<ImportOptions>>> = {
  'thirdparty-fixtures/tiktok/european.csv': { platform: 'tiktok' },
  'thirdparty-fixtures/tiktok/usd_quoted.csv': { platform: 'tiktok', currency: 'USD' },
}

const filesIn = (root: string, folder = ''): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesIn(root, join(folder, entry.name)) : [join(folder, entry.name).replaceAll('\\', '/')]))
    .sort()

/** What a receipt says in one line, without what the file itself says. */
const lineOf = ({ platform, kind, rows, totals, refusals, reconciled }: Receipt): string =>
  [
    `${platform}, ${kind}`,
    `read ${rows.read}, added ${rows.added}, sums ${rows.totals}, refused ${rows.refused}`,
    ...(totals.spend === null && totals.impressions === null ? [] : [`spend ${totals.spend ?? 'n/a'}, impressions ${totals.impressions ?? 'n/a'}${reconciled === null ? '' : reconciled ? ', as its own total' : ', unlike its own total'}`]),
    ...refusals.map(({ line, reason }) => `line ${line}: ${reason.replaceAll(/“[^”]*”/g, '“…”')}`),
  ].join(' | ')

interface Refusal {
  readonly type: string
  readonly sentence?: string
  readonly questions?: readonly { readonly text: string }[]
}

/** Own posts and followers come in on their own screens. */
const ownOutcome = async (path: string, sentence: string): Promise<string | null> => {
  if (sentence.startsWith('These are followers by day')) {
    const followers = await readFollowers(path)
    return followers.ok ? `followers | read ${followers.value.rowsRead}, refused ${followers.value.refusals.length}` : `followers, refused | ${followers.error.sentence}`
  }
  if (!sentence.startsWith('This is a list of posts')) return null
  const posts = await readPosts(path)
  if (!posts.ok) return `posts, refused | ${posts.error.sentence}`
  const { posts: rows, refusals, totals, takenFor, platform } = posts.value
  const sum = (measure: 'reach' | 'impressions' | 'views'): number | string => sumKnown(rows.map(({ measures }) => measures[measure])) ?? 'n/a'
  return `posts, ${takenFor}, ${platform ?? 'any platform'} | read ${rows.length + refusals.length + totals}, sums ${totals}, refused ${refusals.length} | reach ${sum('reach')}, impressions ${sum('impressions')}, views ${sum('views')}`
}

/** An empty workbook, the same one as long as nothing came into it. */
const emptyWorkbooks = () => {
  let context: MarketingContext | null = null
  return { take: (): MarketingContext => (context ??= openMarketingContext()), isFilled: (): void => void (context = null) }
}

/** Imports one file into an empty workbook and says in a line what came of it. */
const outcomeOf = async (root: string, name: string, expected: Expected, workbooks: ReturnType<typeof emptyWorkbooks>): Promise<string> => {
  const path = join(root, name)
  const context = workbooks.take()
  const receipt = await context.importPath(path, nameless[name]).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
  if (!(receipt instanceof Error)) {
    workbooks.isFilled()
    expect.soft(receipt.rows.read, `${name}: every row is accounted for`).toBe(receipt.rows.added + receipt.rows.changed + receipt.rows.unchanged + receipt.rows.refused + receipt.rows.suppressed + receipt.rows.totals)
    if (expected.spend !== undefined) expect.soft(Number(receipt.totals.spend), `${name}: spend`).toBeCloseTo(expected.spend, 2)
    if (expected.impressions !== undefined) expect.soft(receipt.totals.impressions, `${name}: impressions`).toBe(expected.impressions)
    expect.soft((await context.importPath(path, nameless[name])).rows, `${name}: the same again adds nothing`).toMatchObject({ added: 0, changed: 0 })
    return lineOf(receipt)
  }
  // Thrown by the context of the tests, with the declared failure as JSON.
  const refusal = JSON.parse(receipt.message) as Refusal
  if (refusal.type === 'ImportNeedsAnswer') return `asks | ${refusal.questions?.map(({ text }) => text).join(' | ') ?? ''}`
  expect.soft(refusal.sentence, `${name}: refused with a sentence`).toMatch(sentence)
  return (await ownOutcome(path, refusal.sentence ?? '')) ?? `refused | ${refusal.sentence ?? ''}`
}

const listing = async (root: string, files: readonly string[], expected: Readonly<Record<string, Expected>>): Promise<string> => {
  const workbooks = emptyWorkbooks()
  const lines: string[] = []
  for (const name of files) {
    const want = expected[name] ?? {}
    const outcome = await outcomeOf(root, name, want.platform === undefined ? {} : want, workbooks)
    if (want.platform !== undefined) expect.soft(outcome, name).toMatch(new RegExp(`^${want.platform},`))
    lines.push(`${name} | ${outcome}`)
  }
  return `${lines.join('\n')}\n`
}

// Each listing was reviewed by eye, file by file; a changed line is a changed reading.
it('every fixture of the project: what was read, added, refused and why', async () => {
  const root = join(import.meta.dirname, 'fixtures')
  await expect(await listing(root, filesIn(root), {})).toMatchFileSnapshot('listings/fixtures.txt')
})

it.skipIf(!hasRealData)(`every file of ${realDataTitle}: what was read, added, refused and why`, async () => {
  const expected = JSON.parse(readFileSync(join(realData, 'expected.json'), 'utf8')) as Record<string, Expected>
  const files = filesIn(realData)
  expect(files.length).toBeGreaterThan(200)
  await expect(await listing(realData, files, expected)).toMatchFileSnapshot('listings/real-data.txt')
})
