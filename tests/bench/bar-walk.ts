import type { Page } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { noChromium, withBenchPage } from './bench-page'
import type { BenchOptions } from './bench-store'
import { copyOf, largeSizes, largeWorkbook } from './large-workbook'
import { boundLine, type Line, countLine } from './lines'
import { longestTask, trace } from './trace'

declare global {
  interface Window {
    longTasks: number[]
  }
}

/** Longest time that the window may do one thing, and most processor time that a statement may take, in milliseconds. */
const mostMilliseconds = 50
const slowestStatement = 40

const afterFrames = (page: Page): Promise<void> => page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 60)) }))

type Step = readonly [name: string, act: (page: Page, goTo: (route: string) => Promise<void>) => Promise<void>]

/** What a person does all day, on the large workbook. */
const steps: readonly Step[] = [
  ['type in the search', async (page) => {
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: 'Search or type a command' })
    await field.waitFor()
    for (const key of 'ma') await page.keyboard.press(key)
    await page.getByRole('listbox').getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    await field.waitFor({ state: 'hidden' })
  }],
  ['scroll through all contacts', async (page, goTo) => {
    await goTo('/networking/contacts')
    await page.getByRole('row').nth(5).hover()
    for (let turn = 0; turn < 40; turn += 1) {
      await page.mouse.wheel(0, turn % 8 === 7 ? 40_000 : 900)
      await afterFrames(page)
    }
  }],
  ['open a contact', async (page, goTo) => {
    await goTo('/networking/contacts/42')
    await page.getByRole('heading', { level: 1 }).waitFor()
  }],
  ['open a campaign', async (page, goTo) => {
    await goTo('/marketing/campaigns/7')
    await page.getByRole('heading', { level: 1 }).waitFor()
  }],
  ['switch workspaces', async (page, goTo) => {
    for (const route of ['/networking', '/marketing', '/bridge', '/networking/keep-in-touch', '/reports/roi', '/networking/communities', '/marketing/pacing']) {
      await goTo(route)
      await page.locator('main h1').first().waitFor()
      await afterFrames(page)
    }
  }],
]

const SlowStatement = z.object({ milliseconds: z.number(), sql: z.string(), plan: z.array(z.string()) })

/** What the thread of the store took long for; the checks of the whole file run beside it and may. */
const slowStatements = (log: string): readonly z.infer<typeof SlowStatement>[] =>
  (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []).map((line) => SlowStatement.parse(JSON.parse(line))).filter(({ sql }) => !/^PRAGMA \w*_?check/iu.test(sql))

/** No long task of the window, and no slow statement, while a person works on the large workbook. */
export const walkBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  if (options.chromium === null) return [noChromium('F5', 'longest task of the window on the large workbook')]
  const file = copyOf(await largeWorkbook(largeSizes(options.share)), join(options.folder, 'walk.rapport'))
  const log = join(options.folder, 'slow-statements.jsonl')
  const hook = join(options.root, 'tests', 'bench', 'slow-statements.cjs')
  const walk = (): Promise<readonly Line[]> => withBenchPage(options, options.chromium ?? '', file, async ({ browser, page, goTo }) => {
    const lines: Line[] = []
    await page.evaluate(() => {
      window.longTasks = []
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longTasks.push(duration)
      }).observe({ type: 'longtask' })
    })
    // Once to load each screen's code, once to measure.
    for (const isMeasured of [false, true]) {
      for (const [name, act] of steps) {
        await page.evaluate(() => { window.longTasks = [] })
        await act(page, goTo)
        await afterFrames(page)
        const tasks = await page.evaluate(() => window.longTasks)
        if (isMeasured) lines.push(boundLine('F14', `longest task of the window to ${name}`, Math.max(0, ...tasks), 'ms', mostMilliseconds))
      }
    }
    // Once more with a trace, which costs time itself, for what each took of the processor.
    for (const [name, act] of steps) {
      const events = await trace(browser, page, async () => {
        await act(page, goTo)
        await afterFrames(page)
      })
      lines.push(boundLine('F14', `the same to ${name}, in processor time`, longestTask(events), 'ms', null))
    }
    return lines
  }, { env: { NODE_OPTIONS: `--require=${hook}`, RAPPORT_SLOW_LOG: log, RAPPORT_SLOW_MS: String(slowestStatement) } })
  const lines = await walk()
  const slow = slowStatements(log)
  for (const { milliseconds, sql, plan } of slow) console.log(`slow statement, ${milliseconds} ms: ${sql}\n  ${plan.join('\n  ')}`)
  return [...lines, countLine('F5', `statements over ${slowestStatement} ms of processor time in that walk`, slow.length, 0)]
}
