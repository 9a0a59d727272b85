import { join } from 'node:path'
import { noChromium, withBenchPage } from './bench-page'
import type { BenchOptions } from './bench-store'
import { copyOf, largeSizes, largeWorkbook } from './large-workbook'
import { type Line, megabytes, ratioLine } from './lines'

/** Screens that a person goes back and forth between, in both workspaces. */
const screens = ['/networking', '/networking/contacts', '/networking/contacts/1', '/networking/keep-in-touch', '/networking/communities', '/marketing', '/marketing/campaigns', '/marketing/campaigns/1', '/reports/roi', '/imports'] as const

/** Compiles nothing of what is run often: that took 2 MB more after 500 screens than after 50 (1.15 ×), all of it machine code and nothing that a screen had left. */
const uncompiled = ['--js-flags=--no-sparkplug --no-maglev --no-opt']

/** Memory of the window after many screens: what each leaves behind shows here, and nothing else. */
export const memoryBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const work = 'memory of the window after 500 screens, against after 50, without compiled code'
  if (options.chromium === null) return [noChromium('F6', work)]
  const file = copyOf(await largeWorkbook(largeSizes(options.share)), join(options.folder, 'walked.rapport'))
  return withBenchPage(options, options.chromium, file, async ({ page, goTo }) => {
    const protocol = await page.context().newCDPSession(page)
    await protocol.send('Performance.enable')
    const walk = async (count: number): Promise<void> => {
      for (let step = 0; step < count; step += 1) {
        await goTo(screens[step % screens.length] ?? screens[0])
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
    return [ratioLine('F6', work, { ours: await heap(), limit: after50 }, 'after 50 screens', 1.1, megabytes)]
  }, { args: uncompiled })
}
