import { z } from 'zod'
import { hashHeader } from '../../imports/headers'
import { ImportOptions, ImportPlatform, MappingOptions, type RememberedMapping } from '../../shared/imports/import'
import type { PortableMapping } from '../../shared/imports/mapping-file'
import { correctionKey, FileLayout } from '../../shared/imports/refused-file'
import type { PeopleSummary, ReadSummary } from '../../imports/reading'
import type { StoreContext } from '../context'

interface WordRow {
  readonly platform: string
  readonly headerHash: string
  readonly headings: string
  readonly options: string | null
  readonly at: string
  readonly file: string | null
}

/** What this module wrote as JSON; a schema says what it is. */
const parsed = (text: string): unknown => JSON.parse(text)

const Headings = z.array(z.string())

/** What was said of headers, oldest first: by imports, and apart from them. */
const words = ({ prepare }: StoreContext): readonly WordRow[] =>
  // Columns as selected.
  prepare(
    `SELECT m.platform, m.header_hash AS headerHash, m.headings, m.options, b.imported_at AS at, b.file_name AS file, 0 AS rank, m.batch_id AS batch FROM import_mapping m JOIN import_batch b ON b.id = m.batch_id
     UNION ALL SELECT platform, header_hash, headings, options, said_at, NULL, 1, 0 FROM mapping_word ORDER BY at, rank, batch`,
  ).all() as WordRow[]

const keyOf = ({ platform, headerHash }: Pick<WordRow, 'platform' | 'headerHash'>): string => `${platform} ${headerHash}`

/** The newest word on each header of each platform, oldest first; what was forgotten is left out. */
const currentWords = (context: StoreContext): readonly (WordRow & { readonly options: string })[] => {
  const newest = new Map<string, WordRow>()
  for (const word of words(context)) {
    newest.delete(keyOf(word))
    newest.set(keyOf(word), word)
  }
  return [...newest.values()].flatMap((word) => (word.options === null ? [] : [{ ...word, options: word.options }]))
}

/** How headers were told to be read, for the reader; and what was settled for files whose refused rows may come back. */
export const rememberedOptions = (context: StoreContext): ReadonlyMap<string, ImportOptions> => {
  const remembered = new Map<string, ImportOptions>()
  for (const word of currentWords(context)) {
    const options = ImportOptions.parse(parsed(word.options))
    remembered.set(word.headerHash, options)
    remembered.set(keyOf(word), options)
  }
  // Columns as selected.
  for (const [hash, layout] of context.prepare('SELECT substr(b.file_sha256, 1, 12), l.layout FROM import_layout l JOIN import_batch b ON b.id = l.batch_id ORDER BY b.id').raw().all() as [string, string][]) {
    remembered.set(correctionKey(hash), FileLayout.parse(parsed(layout)).options)
  }
  return remembered
}

/** Whether a person said anything that another file with this header can be read by. */
const saysSomething = ({ mapping, peopleMapping, dateOrder, decimal, currency }: ImportOptions): boolean => mapping !== null || peopleMapping !== null || dateOrder !== 'auto' || decimal !== 'auto' || currency !== null

/** Keeps how a person told this header to be read; what belongs to the one file is left out. */
export const rememberOptions = ({ prepare }: StoreContext, batchId: number, { headerHash, headings, platform }: Pick<ReadSummary | PeopleSummary, 'headerHash' | 'headings' | 'platform'>, options: ImportOptions): void => {
  if (headerHash === '' || !saysSomething(options)) return
  const isMapped = options.mapping !== null || options.peopleMapping !== null
  const kept = ImportOptions.parse({ ...MappingOptions.parse(options), platform: isMapped ? platform : 'auto' })
  prepare('INSERT INTO import_mapping (header_hash, batch_id, options, platform, headings) VALUES (?, ?, ?, ?, ?)').run(headerHash, batchId, JSON.stringify(kept), platform, JSON.stringify(headings))
}

/** Every header that is remembered, newest first. */
export const listMappings = (context: StoreContext): RememberedMapping[] =>
  [...currentWords(context)].reverse().map(({ platform, headerHash, headings, options, at, file }) => ({
    platform: ImportPlatform.parse(platform),
    headerHash,
    headings: Headings.parse(parsed(headings)),
    options: MappingOptions.parse(parsed(options)),
    saidAt: at,
    file,
  }))

const say = ({ prepare, now }: StoreContext, { platform, headerHash, headings }: { readonly platform: string; readonly headerHash: string; readonly headings: readonly string[] }, options: ImportOptions | null): void => {
  prepare(
    `INSERT INTO mapping_word (platform, header_hash, headings, options, said_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (platform, header_hash) DO UPDATE SET headings = excluded.headings, options = excluded.options, said_at = excluded.said_at`,
  ).run(platform, headerHash, JSON.stringify(headings), options === null ? null : JSON.stringify(options), now().toISOString())
}

/** Forgets a header; imports that were read by it stay as they are. False: nothing is remembered of it. */
export const forgetMapping = (context: StoreContext, asked: { readonly platform: string; readonly headerHash: string }): boolean => {
  const known = currentWords(context).find((word) => keyOf(word) === keyOf(asked))
  if (known === undefined) return false
  say(context, { ...asked, headings: Headings.parse(parsed(known.headings)) }, null)
  return true
}

/** Takes mappings over; each holds from now on for its platform and headings, whatever was said before. */
export const takeMappings = (context: StoreContext, mappings: readonly PortableMapping[]): { readonly added: number; readonly changed: number; readonly unchanged: number } => {
  const counts = { added: 0, changed: 0, unchanged: 0 }
  const known = new Map(currentWords(context).map((word) => [keyOf(word), word.options]))
  for (const { platform, headings, options } of mappings) {
    const word = { platform, headerHash: hashHeader(headings), headings }
    const isMapped = options.mapping !== null || options.peopleMapping !== null
    const kept = ImportOptions.parse({ ...options, platform: isMapped ? platform : 'auto' })
    const before = known.get(keyOf(word))
    if (before !== undefined && JSON.stringify(ImportOptions.parse(parsed(before))) === JSON.stringify(kept)) counts.unchanged += 1
    else {
      counts[before === undefined ? 'added' : 'changed'] += 1
      say(context, word, kept)
    }
    known.set(keyOf(word), JSON.stringify(kept))
  }
  return counts
}
