import { numberText } from '../shared/kernel/language'
import { plural, t } from '../shared/kernel/words'
import { CsvReader } from './csv'
import { countHeaderHits } from './recognise'
import { TableError, type TableRow } from './table'

/** What may split the cells of a text. */
export const delimiters = [',', '\t', ';', '|'] as const

/** What is split off a text that names its delimiter, `sep=;`, with or without quotes. */
const named = /^"?sep=(.)"?[ \t]*(?:\r\n|\n|\r)/i

/** Splits a sample, which may break off in the middle of a record. */
export const splitSample = (sample: string, delimiter: string): readonly TableRow[] => {
  const rows: TableRow[] = []
  try {
    new CsvReader(delimiter, (cells, line) => rows.push({ line, cells })).push(sample)
  } catch (error) {
    // A limit met under this delimiter; what came before it still counts.
    if (!(error instanceof TableError)) throw error
  }
  return rows
}

/** How many cells most of the lines are split into alike. */
const evenness = (rows: readonly TableRow[]): number => {
  const tally = new Map<number, number>()
  for (const { cells } of rows) if (cells.length > 1) tally.set(cells.length, (tally.get(cells.length) ?? 0) + 1)
  return Math.max(0, ...[...tally].map(([columns, lines]) => (columns - 1) * lines))
}

/** What proves a delimiter by the headings that are known of the lines it splits. `next`: how many are at any other delimiter. */
const knownHeadings = (hits: number, next: number): string =>
  next > 0 && next < hits
    ? t`Delimiter: lines split at it have ${plural(hits, { one: '# known heading', other: '# known headings' })}; at any other, ${numberText(next)} at most.`
    : t`Delimiter: lines split at it have ${plural(hits, { one: '# known heading', other: '# known headings' })}.`

/**
 * The delimiter of a text: what `sep=` names, else the one under which most headers are known, else the one that splits most lines alike, most cells first.
 */
export const detectDelimiter = (sample: string): { readonly delimiter: string; readonly nameLength: number; /** What proves it, as a sentence. */ readonly why: string } => {
  const match = named.exec(sample)
  if (match?.[1] !== undefined) return { delimiter: match[1], nameLength: match[0].length, why: t`Delimiter: the first line names it.` }
  const scored = delimiters.map((delimiter) => {
    const rows = splitSample(sample, delimiter)
    return { delimiter, hits: countHeaderHits(rows), evenness: evenness(rows) }
  })
  const [, next = 0] = scored.map(({ hits }) => hits).sort((left, right) => right - left)
  const best = scored.reduce((left, right) => (right.hits > left.hits || (right.hits === left.hits && right.evenness > left.evenness) ? right : left))
  const why = best.hits > 0 ? knownHeadings(best.hits, next) : best.evenness > 0 ? t`Delimiter: it splits the lines most alike.` : t`Delimiter: no line is split by any.`
  return { delimiter: best.delimiter, nameLength: 0, why }
}
