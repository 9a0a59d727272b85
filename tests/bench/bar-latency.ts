import type { Page } from '@playwright/test'
import { join } from 'node:path'
import { noChromium, withBenchPage } from './bench-page'
import { type BenchOptions, openBenchStore } from './bench-store'
import { writeDailyFile } from './daily-file'
import { boundLine, type Line } from './lines'
import { percentile } from './measure'

interface Watched {
  /** From a key or press to the picture that answers it, in milliseconds. */
  readonly inputs: readonly number[]
  /** Work of the window that let nothing else happen, in milliseconds: 50 and more. */
  readonly longTasks: readonly number[]
}

declare global {
  interface Window {
    watched: { inputs: number[]; longTasks: number[] }
  }
}

const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.watched = { inputs: [], longTasks: [] }
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.watched.inputs.push(duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.watched.longTasks.push(duration)
    }).observe({ type: 'longtask' })
  })

/** Types a word and takes it out again, as long as the import runs. Answers how many keys that were. */
const typeWhileImporting = async (page: Page): Promise<number> => {
  const field = page.getByRole('combobox', { name: 'Search or type a command' })
  await page.keyboard.press('Control+k')
  await field.waitFor()
  let keys = 0
  while ((await page.getByRole('button', { name: 'Undo this import', includeHidden: true }).count()) === 0) {
    for (const key of ['s', 'p', 'r', 'i', 'Backspace', 'Backspace', 'Backspace', 'Backspace']) {
      await page.keyboard.press(key)
      keys += 1
      await page.waitForTimeout(60)
    }
  }
  return keys
}

/** F14 as a person meets it: typing in the search while a large file is brought in through the same window. */
export const latencyBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const rows = 1_000_000 * options.share
  const work = `input latency of the window while it imports ${rows.toLocaleString('en')} rows`
  if (options.chromium === null) return [noChromium('F14', work)]
  const csv = join(options.folder, 'typed-beside.csv')
  writeDailyFile(csv, rows)
  const file = join(options.folder, 'typed-beside.rapport')
  await (await openBenchStore(options, file, { isNew: true })).store.close()
  const { keys, inputs, longTasks } = await withBenchPage(options, options.chromium, file, async ({ page, goTo }) => {
    await goTo('/imports/new')
    await page.getByLabel('Files to import').setInputFiles(csv)
    const start = page.getByRole('button', { name: /^Import [\d,]+ rows$/ })
    await start.waitFor({ timeout: 600_000 })
    await watch(page)
    await start.click()
    const pressed = await typeWhileImporting(page)
    const watched: Watched = await page.evaluate(() => window.watched)
    return { keys: pressed, ...watched }
  })
  // What took less than 16 ms is not told, and was faster than any bar.
  const all = [...inputs, ...Array.from({ length: Math.max(0, keys - inputs.length) }, () => 0)]
  return [
    boundLine('F14', `${work}, p95 of ${keys} keys`, percentile(all, 0.95), 'ms', 100),
    boundLine('F14', 'longest task of the window meanwhile', Math.max(0, ...longTasks), 'ms', 50),
  ]
}
