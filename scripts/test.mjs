// Runs every test that can run here and names what could not. Ends with 1 when something failed.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { root } from './bootstrap.mjs'
import { checks } from './check.mjs'
import { distributionOf, findElectron, hasDisplay, refreshTestRuntime } from './electron.mjs'
import { failuresIn } from './failures.mjs'
import { runApart } from './run-apart.mjs'

const bin = (name) => join(root, 'node_modules', name)
const results = []
const failures = []
const secondTries = []
const skipped = new Map()
const reports = mkdtempSync(join(tmpdir(), 'rapport-tests-'))
// The program is started some hundreds of times, and its code compiled anew each time but for this: a tenth of what the tests that start it take.
process.env.NODE_COMPILE_CACHE ??= join(reports, 'compiled')

const record = (name, outcome, detail = '') => results.push({ name, outcome, detail })

const step = async (name, run) => {
  console.log(`\n━━ ${name}`)
  const started = Date.now()
  const passed = await run()
  record(name, passed ? 'passed' : 'FAILED', `${Math.round((Date.now() - started) / 1000)} s`)
}

const onPath = (names) => {
  for (const name of names) for (const folder of (process.env.PATH ?? '').split(delimiter)) if (existsSync(join(folder, name))) return join(folder, name)
  return null
}

const isRoot = process.getuid?.() === 0

/** On a Debian machine where we may, what is missing is installed, and said. */
const provide = (packages) => {
  if (!isRoot || onPath(['apt-get']) === null) return
  console.log(`rapport: installing ${packages.join(', ')} from Debian for the tests …`)
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 300_000 }
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options)
}

const findChromium = () => process.env.CHROME_BIN ?? onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])

/** Runs a test runner to its end, and keeps what its report names as failed. Answers whether all passed. */
const tool = async (script, args, report, env) => {
  const code = await runApart(process.execPath, [bin(script), ...args], { cwd: root, env: { ...process.env, ...env } })
  const { failed, flaky, skipped: left } = failuresIn(report)
  if (code !== 0) failures.push(...failed)
  for (const [file, names] of left) skipped.set(file, names)
  secondTries.push(...flaky)
  return code === 0
}
const playwright = (project, args, env) => {
  const report = join(reports, `${project}.json`)
  return tool('@playwright/test/cli.js', ['test', '--project', project, '--reporter', 'list,json', ...args], report, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report })
}
const vitest = (args, env = {}) => {
  const report = join(reports, `vitest-${results.length}.json`)
  return tool('vitest/vitest.mjs', ['run', '--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`, ...args], report, env)
}
/** Starts a screen that nobody sees, and answers its name and how to end it. Null when it does not start. */
const openDisplay = async (xvfb) => {
  const child = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await Promise.race([once(child.stdio[3], 'data').then(([text]) => String(text).trim()), once(child, 'error').then(() => null), once(child, 'exit').then(() => null)])
  // Also where this is told to end in the middle of it.
  process.once('exit', () => child.kill())
  return number === null ? null : { name: `:${number}`, close: () => child.kill() }
}

/** Windows tested beside each other: they wait often enough that two leave a part of two processors idle. */
const windows = 3

/** Screens for windows where the machine has none: one for each, because windows on one take the focus from each other. */
const openDisplays = async () => {
  if (onPath(['Xvfb']) === null) provide(['xvfb'])
  const xvfb = onPath(['Xvfb'])
  return xvfb === null ? [] : (await Promise.all(Array.from({ length: windows }, () => openDisplay(xvfb)))).filter((display) => display !== null)
}

for (const { name, run } of checks) await step(name, run)

if (onPath(['pdftotext']) === null) provide(['poppler-utils'])
const compilers = ['cc', 'gcc', 'clang']
if (process.platform === 'linux' && onPath(compilers) === null) provide(['gcc', 'libc6-dev'])
await step('unit, contract, crash and security tests', () => vitest([]))
if (process.platform !== 'linux' || onPath(compilers) === null)
  for (const name of ['power cuts replayed from a log of every write', 'a watch over what the processes ask of the network']) record(name, 'NOT RUN', 'that takes Linux and a C compiler (package gcc)')
if (!isRoot) record('a disk that is really full, and an account that may only read', 'NOT RUN', 'only root may mount a small disk and work as another account')
if (onPath(['soffice']) === null) record('formulas of spreadsheets worked out by LibreOffice', 'NOT RUN', 'soffice is missing (package libreoffice-calc); the test works them out itself')
if (onPath(['pdftotext']) === null) record('PDF text compared with the report', 'NOT RUN', 'pdftotext is missing (package poppler-utils)')

refreshTestRuntime(root)
const electron = findElectron(root, { patience: 90 })
const displays = electron === null || hasDisplay() ? [] : await openDisplays()
const whyNoWindow = electron === null ? 'Electron’s binary is not there and could not be downloaded' : hasDisplay() || displays.length > 0 ? null : 'there is no display and no Xvfb'

if (findChromium() === null) provide(['chromium'])
const chromium = findChromium()
// What the window does is the same over either host: where Electron runs it too, Chromium runs what depends on the host.
const inChromium = `end to end in Chromium${whyNoWindow === null ? ', what depends on the host' : ''}`
if (chromium === null) record(inChromium, 'NOT RUN', 'no Chromium or Chrome was found; set CHROME_BIN to one')
else await step(inChromium, () => playwright('browser', ['--workers', String(windows)], { CHROME_BIN: chromium, ...(whyNoWindow === null && { RAPPORT_ELECTRON_RUNS_THE_REST: '1' }) }))

const inElectron = ['the contract over Electron’s IPC', 'end to end in Electron']
if (whyNoWindow !== null) inElectron.forEach((name) => record(name, 'NOT RUN', whyNoWindow))
else {
  const names = displays.map(({ name }) => name)
  const env = { ELECTRON_OVERRIDE_DIST_PATH: distributionOf(electron), ...(names.length > 0 && { DISPLAY: names[0], RAPPORT_TEST_DISPLAYS: names.join(' ') }), ...(chromium !== null && { RAPPORT_CHROMIUM_WALKED: '1' }) }
  await step(inElectron[0], () => vitest(['tests/contract/electron.test.ts'], { ...env, RAPPORT_CONTRACT_IN_ELECTRON: '1' }))
  await step(inElectron[1], () => playwright('desktop', ['--workers', String(Math.max(names.length, 1))], env))
  displays.forEach(({ close }) => close())
}

rmSync(reports, { recursive: true, force: true })
if (secondTries.length > 0) console.log(`\n━━ what passed only at its second try: a fault of the test or of Rapport, to be found\n${secondTries.join('\n')}`)
/** Names at most of one file: what it takes is the same for most of its tests. */
const mostNamed = 3
const leftOut = [...skipped].flatMap(([file, names]) => [...names.slice(0, mostNamed).map((name) => `${file} › ${name}`), ...(names.length > mostNamed ? [`${file} › ${names.length - mostNamed} more`] : [])])
if (leftOut.length > 0) console.log(`\n━━ what was skipped, for want of what it takes\n${leftOut.join('\n')}`)
console.log('\n━━ summary')
for (const { name, outcome, detail } of results) console.log(`${outcome.padEnd(8)} ${name}${detail === '' ? '' : ` (${detail})`}`)
const notRun = results.filter(({ outcome }) => outcome === 'NOT RUN')
if (notRun.length > 0) console.log(`\nATTENTION: ${notRun.length} part(s) could not run here and prove nothing: ${notRun.map(({ name }) => name).join('; ')}.`)
if (secondTries.length > 0) console.log(`\nATTENTION: ${secondTries.length} test(s) passed only at their second try; they are named above.`)
// Last, where whoever sees only the end of a long log finds it.
if (failures.length > 0) console.log(`\n━━ what failed\n${failures.join('\n')}`)
process.exit(results.some(({ outcome }) => outcome === 'FAILED') ? 1 : 0)
