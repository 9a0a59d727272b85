import { writeFileSync } from 'node:fs'
import { arch, cpus, platform, totalmem } from 'node:os'
import type { Pair } from './measure'

/** One bar: what was measured, against what, and whether it holds. */
export interface Line {
  readonly id: string
  readonly work: string
  readonly measured: string
  readonly limit: string
  readonly ratio: string
  readonly bar: string
  readonly verdict: 'holds' | 'MISSES' | 'not judged' | 'ABSENT'
}

const milliseconds = (value: number): string => (value < 10 ? `${value.toFixed(2)} ms` : value < 10_000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(1)} s`)

export const megabytes = (value: number): string => `${value.toFixed(0)} MB`

/** A bar on ours ÷ limit. `atMost` null: it is shown, not judged. */
export const ratioLine = (id: string, work: string, { ours, limit }: Pair, against: string, atMost: number | null, inWords = milliseconds): Line => ({
  id,
  work,
  measured: inWords(ours),
  limit: `${inWords(limit)}: ${against}`,
  ratio: `${(ours / limit).toFixed(2)} ×`,
  bar: atMost === null ? '' : `≤ ${atMost} ×`,
  verdict: atMost === null ? 'not judged' : ours / limit <= atMost ? 'holds' : 'MISSES',
})

/** A bar on the figure itself. `atMost` null: it is shown, not judged. */
export const boundLine = (id: string, work: string, value: number, unit: 'ms' | 'MB', atMost: number | null): Line => ({
  id,
  work,
  measured: unit === 'ms' ? milliseconds(value) : megabytes(value),
  limit: '',
  ratio: '',
  bar: atMost === null ? '' : `≤ ${atMost} ${unit}`,
  verdict: atMost === null ? 'not judged' : value <= atMost ? 'holds' : 'MISSES',
})

/** A bar on a number of things. */
export const countLine = (id: string, work: string, count: number, atMost: number): Line => ({ id, work, measured: String(count), limit: '', ratio: '', bar: `≤ ${atMost}`, verdict: count <= atMost ? 'holds' : 'MISSES' })

/** A bar on how time grows with size: the exponent, beside the times it was taken from. */
export const exponentLine = (id: string, work: string, exponent: number, times: readonly number[], atMost: number): Line => ({
  id,
  work,
  measured: times.length === 0 ? 'not measurable' : times.map(milliseconds).join(' → '),
  limit: '',
  ratio: `n^${exponent.toFixed(2)}`,
  bar: `≤ ${atMost}`,
  verdict: exponent <= atMost ? 'holds' : 'MISSES',
})

/** A bar that could not be measured here, and why. */
export const absentLine = (id: string, work: string, why: string): Line => ({ id, work, measured: why, limit: '', ratio: '', bar: '', verdict: 'ABSENT' })

export const printLine = ({ id, work, measured, limit, ratio, bar, verdict }: Line): void =>
  console.log(`${id.padEnd(4)} ${verdict.padEnd(10)} ${ratio.padStart(8)} ${bar.padStart(9)}  ${work}: ${measured}${limit === '' ? '' : ` (limit ${limit})`}`)

const nameOf = ({ id, work }: Line): string => `${id} ${work}`

/** Says once more, at the end, what misses and what nothing is known of. */
export const printSummary = (lines: readonly Line[]): void => {
  const of = (verdict: Line['verdict']): readonly Line[] => lines.filter((line) => line.verdict === verdict)
  console.log(`\n${of('holds').length} bars hold, ${of('MISSES').length} are missed, ${of('not judged').length} figures are not judged.`)
  for (const line of of('MISSES')) console.log(`MISSES  ${nameOf(line)}`)
  if (of('ABSENT').length > 0) console.log(`\nATTENTION: ${of('ABSENT').length} could not be measured here and prove nothing:`)
  for (const line of of('ABSENT')) console.log(`ABSENT  ${nameOf(line)}: ${line.measured}`)
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

/** Writes the lines as the page docs/performance.md. */
export const writePage = (path: string, lines: readonly Line[], { sizes, date }: { readonly sizes: string; readonly date: string }): void => {
  const [cpu] = cpus()
  const rows = lines.map(({ id, work, measured, limit, ratio, bar, verdict }) => `| ${[id, work, measured, limit, ratio, bar, verdict].map(cell).join(' | ')} |`)
  writeFileSync(
    path,
    `# Performance

Written by \`npm run bench -- --write\`; \`npm run bench\` measures it all again, \`--quick\` a tenth of it. Ours and the limit are taken in turns in one run, so ratios
can be compared between computers and hours, times cannot. “Not judged” has no bar; “ABSENT” could not be measured on that machine and proves nothing.
Of what it is held against, DuckDB is fetched from the npm registry; SQLite’s shell and LibreOffice are used where they are installed.

${date}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 1_073_741_824)} GB, ${platform()} ${arch()}, Node ${process.versions.node}. ${sizes}

| bar | work | measured | limit | ratio | bar at | verdict |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`,
  )
}
