import { join } from 'node:path'
import { noChromium, waitForSight, withBenchPage } from './bench-page'
import { type BenchOptions, openBenchStore } from './bench-store'
import { writeDailyFile } from './daily-file'
import { absentLine, type Line, ratioLine } from './lines'
import { median, valueOf } from './measure'
import { computeInSpreadsheet } from './spreadsheet'

const rows = 100_000
const rounds = 2

/** Milliseconds from choosing the file until its ROI report is on the screen, by way of the preview, and what the report says was spent. */
const importAndReport = async (options: BenchOptions, chromium: string, csv: string, file: string): Promise<{ readonly milliseconds: number; readonly spend: number }> => {
  await (await openBenchStore(options, file, { isNew: true })).store.close()
  const milliseconds = await withBenchPage(options, chromium, file, async ({ page, goTo }) => {
    await goTo('/imports/new')
    const start = performance.now()
    await page.getByLabel('Files to import').setInputFiles(csv)
    const order = `Import ${rows.toLocaleString('en')} rows`
    await waitForSight(page, 'button', order)
    await page.getByRole('button', { name: order, exact: true }).click()
    await waitForSight(page, 'button', 'Undo this import')
    await goTo('/reports/roi')
    await waitForSight(page, 'h1', 'ROI report')
    await waitForSight(page, '[role="row"]', 'Total')
    return performance.now() - start
  })
  const { client, store } = await openBenchStore(options, file)
  const { total } = valueOf(await client.report.roi({ by: 'campaign' }))
  await store.close()
  return { milliseconds, spend: (total.spendMinor ?? 0) / 100 }
}

/** F2: a file brought in and its report read, against what a user would pick instead. */
export const spreadsheetBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const work = `a file of ${rows.toLocaleString('en')} daily rows chosen, looked through and imported, and the ROI report on the screen`
  if (options.chromium === null) return [noChromium('F2', work)]
  if (options.soffice === null) return [absentLine('F2', work, 'LibreOffice is not installed (package libreoffice-calc)')]
  const csv = join(options.folder, 'spreadsheet.csv')
  writeDailyFile(csv, rows)
  const [ours, limit]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    const own = await importAndReport(options, options.chromium, csv, join(options.folder, `spreadsheet ${round}.rapport`))
    const theirs = computeInSpreadsheet(options.soffice, csv, options.folder)
    if (Math.abs(own.spend - theirs.spend) > 0.005) throw new Error(`The report says ${own.spend} was spent, LibreOffice ${theirs.spend}`)
    ours.push(own.milliseconds)
    limit.push(theirs.milliseconds)
  }
  return [ratioLine('F2', work, { ours: median(ours), limit: median(limit) }, 'LibreOffice: the file opened, and what was spent by campaign and month computed with SUMIFS', 0.08)]
}
