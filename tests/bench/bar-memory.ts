import { chromium } from '@playwright/test'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { startHost } from '../support/launch'
import type { BenchOptions } from './bench-store'
import { copyOf, largeSizes, largeWorkbook } from './large-workbook'
import { absentLine, type Line, megabytes, ratioLine } from './lines'

const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** Screens that a person goes back and forth between, in both workspaces. */
const screens = ['/networking', '/networking/contacts', '/networking/contacts/1', '/networking/keep-in-touch', '/networking/communities', '/marketing', '/marketing/campaigns', '/marketing/campaigns/1', '/reports/roi', '/imports'] as const

/** Memory of the window after many screens: what each leaves behind shows here. */
export const memoryBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const work = 'memory of the window after 500 screens, against after 50'
  if (options.chromium === null) return [absentLine('F6', work, 'there is no Chromium here; set CHROME_BIN to one')]
  const file = copyOf(await largeWorkbook(largeSizes(options.share)), join(options.folder, 'walked.rapport'))
  const data = mkdtempSync(join(options.folder, 'walked-'))
  mkdirSync(join(data, 'data'))
  const { child, link } = await startHost(data, [file])
  const browser = await chromium.launch({ executablePath: options.chromium, args: [...sandbox, '--disable-gpu'] })
  const page = await (await browser.newContext({ viewport: { width: 1320, height: 860 } })).newPage()
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Performance.enable')
  await page.goto(link)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const walk = async (count: number): Promise<void> => {
    for (let step = 0; step < count; step += 1) {
      await page.evaluate((to) => { globalThis.location.hash = to }, screens[step % screens.length] ?? screens[0])
      // Drawn, and its questions asked.
      await page.waitForFunction(() => document.querySelector('main h1') !== null)
      await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 30)) }))
    }
  }
  const heap = async (): Promise<number> => {
    await page.waitForTimeout(1000)
    await protocol.send('HeapProfiler.collectGarbage')
    const { metrics } = await protocol.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1_048_576
  }
  await walk(50)
  const after50 = await heap()
  await walk(450)
  const after500 = await heap()
  await browser.close()
  child.kill('SIGTERM')
  return [ratioLine('F6', work, { ours: after500, limit: after50 }, 'after 50 screens', 1.1, megabytes)]
}
