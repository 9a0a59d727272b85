import { type Browser, chromium, type Page } from '@playwright/test'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { startHost } from '../support/launch'
import type { BenchOptions } from './bench-store'
import { absentLine, type Line } from './lines'

/** What a bar says where there is no browser to measure in. */
export const noChromium = (id: string, work: string): Line => absentLine(id, work, 'there is no Chromium here; set CHROME_BIN to one')

const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []

export const launchChromium = (executablePath: string): Promise<Browser> => chromium.launch({ executablePath, args: [...sandbox, '--disable-gpu'] })

export interface BenchPage {
  readonly browser: Browser
  readonly page: Page
  readonly goTo: (route: string) => Promise<void>
}

/** Shows a workbook in Chromium through the browser host, and takes both down when the work is done. `env` is of the host's process. */
export const withBenchPage = async <T>({ folder }: BenchOptions, executablePath: string, file: string, run: (shown: BenchPage) => Promise<T>, env: Readonly<Record<string, string>> = {}): Promise<T> => {
  const data = mkdtempSync(join(folder, 'page-'))
  mkdirSync(join(data, 'data'))
  const { child, link } = await startHost(data, [file], env)
  const browser = await launchChromium(executablePath)
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
