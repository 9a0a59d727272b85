import type { Browser, Page } from '@playwright/test'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium } from '../support/chromium'
import { startHost } from '../support/launch'
import type { BenchOptions } from './bench-store'
import { absentLine, type Line } from './lines'

/** What a bar says where there is no browser to measure in. */
export const noChromium = (id: string, work: string): Line => absentLine(id, work, 'there is no Chromium here; set CHROME_BIN to one')

/**
 * Waits until an element with some text can be seen on a page. It is looked for before every picture: Playwright's own waits soon look twice a second only,
 * and would add up to half a second to what is timed.
 */
export const waitForSight = async (page: Page, selector: string, text: string): Promise<void> => {
  const see = ({ among, sought }: { readonly among: string; readonly sought: string }): Promise<void> =>
    new Promise((done, failed) => {
      const begun = performance.now()
      const look = (): void => {
        const isSeen = [...document.querySelectorAll(among)].some((element) => element.textContent.includes(sought) && element.checkVisibility({ visibilityProperty: true }))
        if (isSeen) done()
        else if (performance.now() - begun > 120_000) failed(new Error(`“${sought}” was not seen`))
        else requestAnimationFrame(look)
      }
      look()
    })
  const isSeen = await page.evaluate(see, { among: selector, sought: text }).then(
    () => true,
    (error: unknown) => {
      // The first page of a window makes way for ours.
      if (String(error).includes('Execution context was destroyed')) return false
      throw error
    },
  )
  if (!isSeen) await waitForSight(page, selector, text)
}

interface BenchPage {
  readonly browser: Browser
  readonly page: Page
  readonly goTo: (route: string) => Promise<void>
}

interface BenchPageOptions {
  /** Of the host's process. */
  readonly env?: Readonly<Record<string, string>>
  /** What Chromium is told beyond the usual. */
  readonly args?: readonly string[]
}

/** Shows a workbook in Chromium through the browser host, and takes both down when the work is done. */
export const withBenchPage = async <T>({ folder }: BenchOptions, executablePath: string, file: string, run: (shown: BenchPage) => Promise<T>, { env = {}, args = [] }: BenchPageOptions = {}): Promise<T> => {
  const data = mkdtempSync(join(folder, 'page-'))
  mkdirSync(join(data, 'data'))
  const { child, link } = await startHost(data, [file], env)
  const browser = await launchChromium(['--disable-gpu', ...args], executablePath)
  try {
    const page = await (await browser.newContext({ viewport: { width: 1320, height: 860 } })).newPage()
    await page.goto(link)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const goTo = async (route: string): Promise<void> => page.evaluate((to) => { globalThis.location.hash = to }, route)
    return await run({ browser, page, goTo })
  } finally {
    await browser.close()
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await ended
  }
}
