import { join } from 'node:path'
import { noChromium, withBenchPage } from './bench-page'
import type { BenchOptions } from './bench-store'
import { copyOf, largeSizes, largeWorkbook } from './large-workbook'
import { type Line, megabytes, ratioLine } from './lines'

/** Screens that a person goes back and forth between, in both workspaces. */
const screens = ['/networking', '/networking/contacts', '/networking/contacts/1', '/networking/keep-in-touch', '/networking/communities', '/marketing', '/marketing/campaigns', '/marketing/campaigns/1', '/reports/roi', '/imports'] as const

/** Compiles nothing of what is run often, so that what is left is what screens left: machine code and what V8 learns of it are most of what a window grows by. */
const uncompiled = ['--js-flags=--no-sparkplug --no-maglev --no-opt']

/** Memory of the window after many screens: what each leaves behind shows here, as a person's window has it and without what V8 compiles. */
export const memoryBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const work = 'memory of the window after 500 screens, against after 50'
  const { chromium } = options
  if (chromium === null) return [noChromium('F6', work)]
  const file = copyOf(await largeWorkbook(largeSizes(options.share)), join(options.folder, 'walked.rapport'))
  const lines: Line[] = []
  for (const { name, args } of [{ name: work, args: [] }, { name: `${work}, without compiled code`, args: uncompiled }]) lines.push(await memoryLine(options, chromium, { file, name, args }))
  return lines
}

const memoryLine = (options: BenchOptions, chromium: string, { file, name, args }: { readonly file: string; readonly name: string; readonly args: readonly string[] }): Promise<Line> =>
  withBenchPage(options, chromium, file, async ({ page, goTo }) => {
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
    return ratioLine('F6', name, { ours: await heap(), limit: after50 }, 'after 50 screens', 1.1, megabytes)
  }, { args })
