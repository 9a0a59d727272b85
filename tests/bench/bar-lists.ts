import Database from 'better-sqlite3'
import { join } from 'node:path'
import type { Client } from '../../src/shared/rpc/contract'
import type { contract } from '../../src/shared/contract'
import { fullTextQuery } from '../../src/store/full-text'
import { type BenchOptions, openBenchStore } from './bench-store'
import { copyOf, type LargeSizes, largeSizes, largeWorkbook } from './large-workbook'
import { boundLine, type Line, ratioLine } from './lines'
import { marketingScreens } from './marketing-screens'
import { percentile, timed, valueOf } from './measure'
import { networkingScreens } from './networking-screens'

/** What is asked, by the name of its screen. Each call asks for something else of the same kind. */
export type Asked = Readonly<Record<string, () => Promise<unknown>>>

/** Every list and every page that the screens offer, at random places. */
export const everyScreen = (client: Client<typeof contract>, sizes: LargeSizes): Asked => ({ ...networkingScreens(client, sizes), ...marketingScreens(client, sizes) })

/** So many that the 95th percentile is not the slowest of all. */
const rounds = 24

/** F5: p95 of every screen's question; a line for the slowest, and for each that misses. */
const listBars = async (asked: Asked): Promise<readonly Line[]> => {
  const times: { readonly name: string; readonly p95: number }[] = []
  for (const [name, ask] of Object.entries(asked)) {
    const taken: number[] = []
    for (let round = 0; round < rounds; round += 1) taken.push(await timed(ask))
    times.push({ name, p95: percentile(taken, 0.95) })
  }
  return times
    .sort((left, right) => right.p95 - left.p95)
    .filter(({ p95 }, index) => index === 0 || p95 > 50)
    .map(({ name, p95 }, index) => boundLine('F5', `${index === 0 ? `slowest of ${times.length} lists and pages: ` : ''}${name}, p95`, p95, 'ms', 50))
}

const bareSql = {
  contact: 'SELECT rowid, name FROM contact_search WHERE contact_search MATCH ? ORDER BY rowid DESC LIMIT 30',
  note: 'SELECT rowid, note FROM interaction_search WHERE interaction_search MATCH ? ORDER BY rowid DESC LIMIT 30',
} as const

/** What is typed letter by letter, from the second letter on. */
export const typedTexts = ['marobe', 'stana ca', 'joli', 'braseti', 'da ne', 'hopela', 'zeva', 'ti ro'].flatMap((text) => Array.from({ length: text.length - 1 }, (_, index) => text.slice(0, index + 2)))

/** F4: what is typed letter by letter, against the bare full-text queries on the same file. */
const searchBars = async (client: Client<typeof contract>, master: string, { contacts, interactions }: LargeSizes): Promise<readonly Line[]> => {
  const bare = new Database(master, { readonly: true })
  bare.pragma('cache_size = -65536')
  const [contact, note] = [bare.prepare(bareSql.contact), bare.prepare(bareSql.note)]
  const [ours, limit]: [number[], number[]] = [[], []]
  for (let round = 0; round < 3; round += 1) {
    for (const text of typedTexts) {
      ours.push(await timed(async () => valueOf(await client.workbook.search({ text }))))
      const query = fullTextQuery(text)
      limit.push(await timed(() => [contact.all(query), note.all(query)]))
    }
  }
  bare.close()
  const work = `search as you type over ${contacts.toLocaleString('en')} contacts and ${interactions.toLocaleString('en')} interactions, p95`
  const pair = { ours: percentile(ours, 0.95), limit: percentile(limit, 0.95) }
  return [ratioLine('F4', work, pair, 'the bare full-text queries, newest first', 3), boundLine('F4', work, pair.ours, 'ms', 30)]
}

/** F4 and F5 on the large workbook. */
export const listAndSearchBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const sizes = largeSizes(options.share)
  const master = await largeWorkbook(sizes)
  const { client, store } = await openBenchStore(options, copyOf(master, join(options.folder, 'lists.rapport')))
  const lines = [...(await searchBars(client, master, sizes)), ...(await listBars(everyScreen(client, sizes)))]
  await store.close()
  return lines
}
