import { _electron, type Browser, type ElectronApplication } from '@playwright/test'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium, sandbox } from '../support/chromium'
import { startHost } from '../support/launch'
import { waitForSight } from './bench-page'
import type { BenchOptions } from './bench-store'
import { copyOf, largeSizes, largeWorkbook } from './large-workbook'
import { absentLine, boundLine, type Line, megabytes, ratioLine } from './lines'
import { median, percentile } from './measure'

const rounds = 5

/** What stands on the first screen once it shows the workbook. */
const usable = 'Waiting for you'

/** An app with a window and one word in it. */
const writeEmptyApp = (folder: string): string => {
  const app = join(folder, 'empty-app')
  mkdirSync(app)
  writeFileSync(join(app, 'package.json'), '{"main":"main.cjs"}')
  writeFileSync(
    join(app, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
     app.whenReady().then(() => new BrowserWindow({ width: 1320, height: 860 }).loadURL('data:text/html,<p>Waiting for you</p>'))
     app.on('window-all-closed', () => app.quit())`,
  )
  return app
}

/** Memory of a process and all it started, shared pages by their share, in MB. Null where the system does not say. */
const memoryOfTree = (root: number): number | null => {
  if (process.platform !== 'linux') return null
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]))
    } catch {
      // Ended while we looked.
    }
  }
  const isInTree = (id: number): boolean => id === root || (parents.has(id) && isInTree(parents.get(id) ?? 0))
  let kilobytes = 0
  for (const id of [...parents.keys()].filter(isInTree)) {
    try {
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // Ended while we looked.
    }
  }
  return kilobytes / 1024
}

interface Started {
  readonly milliseconds: number
  readonly megabytes: number | null
}

const startElectron = async (args: readonly string[], env: Readonly<Record<string, string>>, inspect: (app: ElectronApplication) => Promise<void> = async () => undefined): Promise<Started> => {
  const start = performance.now()
  // The variables of this process, which are texts.
  const app = await _electron.launch({ args: [...args, ...sandbox], env: { ...(process.env as Record<string, string>), RAPPORT_LANGUAGE: 'en', ...env } })
  const page = await app.firstWindow()
  await waitForSight(page, 'h2, p', usable)
  const milliseconds = performance.now() - start
  const memory = memoryOfTree(app.process().pid ?? 0)
  await inspect(app)
  await app.close()
  return { milliseconds, megabytes: memory }
}

/** Times of interactions logged from inside the window, each through the preload, main and the store's thread. */
const logFromWindow = async (app: ElectronApplication): Promise<readonly number[]> => {
  const page = await app.firstWindow()
  return page.evaluate(async () => {
    // What the preload script puts there; the screen's own types are not these tests'.
    const bridge = window as unknown as { readonly rapport: { readonly request: (text: string) => Promise<string> } }
    const times: number[] = []
    for (let round = 0; round < 40; round += 1) {
      const text = JSON.stringify({ path: 'networking.interaction.log', input: { type: 'call', direction: 'mutual', on: '2026-07-01', people: [{ id: 2000 + round }] } })
      const start = performance.now()
      await bridge.rapport.request(text)
      times.push(performance.now() - start)
      // The screen asks its queries again after a command; a person does not log before it has.
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
    return times
  })
}

const desktopBars = async ({ electron, folder, root }: BenchOptions, master: string): Promise<readonly Line[]> => {
  const work = 'start of the desktop app to the first screen of the large workbook'
  if (electron === null) return [absentLine('F6', work, 'there is no Electron here, or no display for it'), absentLine('F7', 'log an interaction through Electron', 'there is no Electron here, or no display for it')]
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron
  const file = copyOf(master, join(folder, 'start.rapport'))
  const emptyApp = writeEmptyApp(folder)
  const [ours, limit]: [Started[], Started[]] = [[], []]
  let logged: readonly number[] = []
  // The first pair fills the system's caches.
  for (let round = 0; round <= rounds; round += 1) {
    const isLast = round === rounds
    ours.push(await startElectron([root, file], { RAPPORT_USER_DATA: join(folder, 'user') }, isLast ? async (app) => void (logged = await logFromWindow(app)) : undefined))
    limit.push(await startElectron([emptyApp, `--user-data-dir=${join(folder, 'empty-user')}`], {}))
  }
  const middle = (list: readonly Started[], of: (started: Started) => number | null): number => median(list.slice(1).map(of).filter((value) => value !== null))
  const memory = { ours: middle(ours, (started) => started.megabytes), limit: middle(limit, (started) => started.megabytes) }
  return [
    ratioLine('F6', work, { ours: middle(ours, ({ milliseconds }) => milliseconds), limit: middle(limit, ({ milliseconds }) => milliseconds) }, 'an empty Electron window', 1.2),
    Number.isNaN(memory.ours) ? absentLine('F6', 'memory of all its processes then', 'only Linux tells it') : ratioLine('F6', 'memory of all its processes then', memory, 'an empty Electron window', 1.25, megabytes),
    boundLine('F7', 'log an interaction through the window, main and the store’s thread', percentile(logged, 0.5), 'ms', 5),
  ]
}

/** A server that is nothing but a server, as a process of its own. */
const startEmptyServer = (): Promise<{ readonly stop: () => void; readonly link: string }> => {
  const script = `const s = require('node:http').createServer((q, r) => r.end('<p>Waiting for you</p>')); s.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + s.address().port + '/'))`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] })
  return new Promise((found) => child.stdout.once('data', (link: Buffer) => found({ stop: () => void child.kill(), link: String(link).trim() })))
}

const openPage = async (browser: Browser, link: string): Promise<void> => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(link)
  await waitForSight(page, 'h2, p', usable)
  await context.close()
}

const browserBars = async ({ chromium: executablePath, folder }: BenchOptions, master: string): Promise<readonly Line[]> => {
  const work = 'start of the browser host to the first screen of the large workbook'
  if (executablePath === null) return [absentLine('F6', work, 'there is no Chromium here; set CHROME_BIN to one')]
  const file = copyOf(master, join(folder, 'served.rapport'))
  const browser = await launchChromium(['--disable-gpu'], executablePath)
  const data = mkdtempSync(join(folder, 'served-'))
  mkdirSync(join(data, 'data'))
  const [ours, limit]: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round += 1) {
    let start = performance.now()
    const { child, link } = await startHost(data, [file])
    await openPage(browser, link)
    ours.push(performance.now() - start)
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await ended
    start = performance.now()
    const empty = await startEmptyServer()
    await openPage(browser, empty.link)
    limit.push(performance.now() - start)
    empty.stop()
  }
  await browser.close()
  return [ratioLine('F6', work, { ours: median(ours.slice(1)), limit: median(limit.slice(1)) }, 'an empty Node server and a page of one word', null)]
}

/** F6 and F7 as a person meets them: the real window, warm. */
export const startBars = async (options: BenchOptions): Promise<readonly Line[]> => {
  const master = await largeWorkbook(largeSizes(options.share))
  return [...(await desktopBars(options, master)), ...(await browserBars(options, master))]
}
