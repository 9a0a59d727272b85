import { _electron, type Browser, type ElectronApplication, type Page } from '@playwright/test'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { launchChromium, sandbox } from './chromium'
import { networkLog, networkWatched } from './network-log'

export const root = resolve(import.meta.dirname, '../..')

/** Rapport running in a real window of its own, with nothing of this person's. */
export interface Launched {
  readonly host: 'desktop' | 'browser'
  readonly page: Page
  readonly folder: string
  /** Says what the next dialogs answer, where the host has dialogs. */
  readonly answerDialogs: (answers: { readonly save?: string[]; readonly open?: string[]; readonly openMany?: string[]; readonly folder?: string[]; readonly leave?: ('stay' | 'leave')[] }) => void
  readonly app: ElectronApplication | null
  /** What the page complained of: blocked by the content policy, or thrown. */
  readonly complaints: readonly string[]
  /** All that the program wrote to its terminal so far. */
  readonly said: () => string
  readonly close: () => Promise<void>
}

/** A loaded machine may take a while to show a window. */
const startMilliseconds = 90_000
/** By itself Rapport waits some seconds for its workbook; a process that is there so long after does not end. */
const endMilliseconds = 90_000

/** What a test reads does not depend on the language of the computer it runs on. */
const english = { RAPPORT_LANGUAGE: 'en' }

const listen = (page: Page): string[] => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return complaints
}

/** A screen of its own for each worker, where the tests brought screens: windows on one take the focus from each other. */
const displayOfWorker = (): string | undefined => {
  const displays = process.env['RAPPORT_TEST_DISPLAYS']?.split(' ') ?? []
  return displays[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0) % displays.length] ?? process.env['DISPLAY']
}

/** Ends a test whose Rapport asked the system for an address beyond this computer. */
const refuseNetwork = (file: string): void => {
  const asked = networkLog(file)
  if (asked.length > 0) throw new Error(`Rapport left this computer: ${[...new Set(asked)].join(', ')}`)
}

const launchDesktop = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Launched> => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-e2e-'))
  const dialogs = join(folder, 'dialogs.json')
  const asked = join(folder, 'network.log')
  writeFileSync(dialogs, '{}')
  const display = displayOfWorker()
  const app = await _electron.launch({
    timeout: startMilliseconds,
    args: [root, ...sandbox, ...args],
    cwd: root,
    env: { ...(process.env as Record<string, string>), RAPPORT_USER_DATA: join(folder, 'user'), RAPPORT_TEST_DIALOGS: dialogs, ...networkWatched(asked), ...(display !== undefined && { DISPLAY: display }), ...english, ...env },
  })
  const said = hear(app.process())
  const page = await app.firstWindow({ timeout: startMilliseconds })
  const complaints = listen(page)
  await page.waitForLoadState('domcontentloaded')
  return {
    host: 'desktop',
    page,
    folder,
    app,
    complaints,
    said,
    answerDialogs: (answers) => writeFileSync(dialogs, JSON.stringify(answers)),
    close: async () => {
      const hasEnded = await Promise.race([app.close().then(() => true), delay(endMilliseconds, false, { ref: false })])
      if (!hasEnded) {
        // Else it would hold up the tests that follow, and be told as the time they may take.
        app.process().kill('SIGKILL')
        throw new Error(`Rapport was told to quit and did not end. It said: ${said().slice(-2000)}`)
      }
      refuseNetwork(asked)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Gathers what a program writes to its terminal. */
const hear = ({ stdout, stderr }: ChildProcess): (() => string) => {
  let said = ''
  for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return () => said
}

/** Starts the browser host and answers with the process and its one-time link. */
export const startHost = (folder: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<{ readonly child: ChildProcess; readonly link: string }> => {
  const child = spawn(process.execPath, ['--no-deprecation', join(root, 'out/main/cli.cjs'), 'serve', '--no-open', ...args], {
    env: { ...process.env, RAPPORT_DATA: join(folder, 'data'), RAPPORT_WORKBOOKS: join(folder, 'workbooks'), HOME: folder, ...english, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  // A test that failed half way did not close it.
  const end = (): void => void child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  return new Promise((found, failed) => {
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      const link = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(output)?.[0]
      if (link !== undefined) found({ child, link })
    })
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('exit', () => failed(new Error(`The browser host ended: ${output}`)))
  })
}

let sharedBrowser: Browser | null = null

const launchBrowser = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Launched> => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-e2e-'))
  mkdirSync(join(folder, 'data'))
  const asked = join(folder, 'network.log')
  const { child, link } = await startHost(folder, args, { ...networkWatched(asked), ...env })
  const said = hear(child)
  sharedBrowser ??= await launchChromium(['--disable-gpu'])
  const context = await sharedBrowser.newContext({ viewport: { width: 1320, height: 860 }, acceptDownloads: true })
  const page = await context.newPage()
  const complaints = listen(page)
  await page.goto(link)
  return {
    host: 'browser',
    page,
    folder,
    app: null,
    complaints,
    said,
    answerDialogs: () => undefined,
    close: async () => {
      await context.close()
      const ended = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await ended
      refuseNetwork(asked)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Launches Rapport in the host of the running test project, in English unless `env` says otherwise. */
export const launch = (project: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Launched> => (project === 'desktop' ? launchDesktop(args, env) : launchBrowser(args, env))
