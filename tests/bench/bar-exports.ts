import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import type { BenchOptions } from './bench-store'
import { boundLine, type Line, ratioLine } from './lines'
import { median } from './measure'

const Taken = z.object({ milliseconds: z.number(), megabytes: z.number() })

const rounds = 3

/** F10: files of a report, each written by a process of its own, against the library alone. */
export const exportBars = async ({ folder, root, exportOnce, share }: BenchOptions): Promise<readonly Line[]> => {
  const rows = 100_000 * share
  const once = (kind: string): z.infer<typeof Taken> => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [exportOnce, kind, join(folder, kind), join(root, 'resources'), String(rows)], { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return Taken.parse(JSON.parse(stdout))
  }
  const inTurns = (format: 'pdf' | 'xlsx') => {
    const turns = Array.from({ length: rounds }, () => ({ ours: once(`${format}-ours`), limit: once(`${format}-bare`) }))
    return {
      pair: { ours: median(turns.map(({ ours }) => ours.milliseconds)), limit: median(turns.map(({ limit }) => limit.milliseconds)) },
      megabytes: median(turns.map(({ ours }) => ours.megabytes)),
    }
  }
  const pdf = inTurns('pdf')
  const xlsx = inTurns('xlsx')
  return [
    ratioLine('F10', 'PDF of a report of 20 pages', pdf.pair, 'the same strings drawn by pdfkit alone, untagged', 2),
    ratioLine('F10', `XLSX of ${rows.toLocaleString('en')} rows × 9`, xlsx.pair, 'the same cells through exceljs’s streaming writer', 1),
    boundLine('F10', 'memory of the process that writes that XLSX, its rows included', xlsx.megabytes, 'MB', 350),
  ]
}
