// Runs every test that can run here and names what could not. Ends with 1 when something failed.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { root } from './bootstrap.mjs'
import { checks } from './check.mjs'
import { findElectron, hasDisplay, refreshTestRuntime } from './electron.mjs'
import { failuresIn } from './failures.mjs'

const bin = (name) => join(root, 'node_modules', name)
const results = []
const failures = []
const secondTries = []
const reports = mkdtempSync(join(tmpdir(), 'rapport-tests-'))

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
const tool = async (script, scriptArgs, report, env, wrapper) => {
  const [command, ...args] = [...wrapper, process.execPath, bin(script), ...scriptArgs]
  const [code] = await once(spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }), 'exit')
  const { failed, flaky } = failuresIn(report)
  if (code !== 0) failures.push(...failed)
  secondTries.push(...flaky)
  return code === 0
}
const playwright = (project, args, env, wrapper = []) => {
  const report = join(reports, `${[project, ...args].join('-').replaceAll('/', '-')}.json`)
  return tool('@playwright/test/cli.js', ['test', '--project', project, '--reporter', 'list,json', ...args], report, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, wrapper)
}
const vitest = (args, env = {}, wrapper = []) => {
  const report = join(reports, `vitest-${results.length}.json`)
  return tool('vitest/vitest.mjs', ['run', '--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`, ...args], report, env, wrapper)
}
/** Windows on one display take the focus from each other; pages of a browser do not, nor do windows on a display each. */
const inWindows = async (env, wrapper) => {
  if (wrapper.length === 0) return playwright('desktop', ['--workers', '1'], env)
  const halves = await Promise.all(
    [1, 2].map((half) => playwright('desktop', ['--workers', '1', '--shard', `${half}/2`, '--output', `test-results/desktop-${half}`], env, [...wrapper, '-n', String(half * 100)])),
  )
  return halves.every((passed) => passed)
}

for (const { name, run } of checks) await step(name, run)

if (onPath(['pdftotext']) === null) provide(['poppler-utils'])
const compilers = ['cc', 'gcc', 'clang']
if (process.platform === 'linux' && onPath(compilers) === null) provide(['gcc', 'libc6-dev'])
await step('unit, contract, crash and security tests', () => vitest([]))
if (process.platform !== 'linux' || onPath(compilers) === null) record('power cuts replayed from a log of every write', 'NOT RUN', 'that takes Linux and a C compiler (package gcc)')
if (!isRoot) record('a disk that is really full', 'NOT RUN', 'only root may mount a small one')
if (onPath(['soffice']) === null) record('formulas of spreadsheets worked out by LibreOffice', 'NOT RUN', 'soffice is missing (package libreoffice-calc); the test works them out itself')
if (onPath(['pdftotext']) === null) record('PDF text compared with the report', 'NOT RUN', 'pdftotext is missing (package poppler-utils)')

if (findChromium() === null) provide(['chromium'])
const chromium = findChromium()
if (chromium === null) record('end to end in Chromium', 'NOT RUN', 'no Chromium or Chrome was found; set CHROME_BIN to one')
else await step('end to end in Chromium', () => playwright('browser', ['--workers', '2'], { CHROME_BIN: chromium }))

const inElectron = ['the contract over Electron’s IPC', 'end to end in Electron']
refreshTestRuntime(root)
const electron = findElectron(root, { mayDownload: true })
if (electron === null) {
  inElectron.forEach((name) => record(name, 'NOT RUN', 'Electron’s binary is not there and could not be downloaded'))
} else {
  if (!hasDisplay() && onPath(['xvfb-run']) === null) provide(['xvfb', 'xauth'])
  const wrapper = hasDisplay() ? [] : [onPath(['xvfb-run']), '-a']
  const env = { ELECTRON_OVERRIDE_DIST_PATH: dirname(electron) }
  if (wrapper[0] === null) inElectron.forEach((name) => record(name, 'NOT RUN', 'there is no display and no xvfb-run'))
  else {
    await step(inElectron[0], () => vitest(['tests/contract/electron.test.ts'], { ...env, RAPPORT_CONTRACT_IN_ELECTRON: '1' }, wrapper))
    await step(inElectron[1], () => inWindows(env, wrapper))
  }
}

rmSync(reports, { recursive: true, force: true })
if (failures.length > 0) console.log(`\n━━ what failed\n${failures.join('\n')}`)
if (secondTries.length > 0) console.log(`\n━━ what passed only at its second try: a fault of the test or of Rapport, to be found\n${secondTries.join('\n')}`)
console.log('\n━━ summary')
for (const { name, outcome, detail } of results) console.log(`${outcome.padEnd(8)} ${name}${detail === '' ? '' : ` (${detail})`}`)
const notRun = results.filter(({ outcome }) => outcome === 'NOT RUN')
if (notRun.length > 0) console.log(`\nATTENTION: ${notRun.length} part(s) could not run here and prove nothing: ${notRun.map(({ name }) => name).join('; ')}.`)
if (secondTries.length > 0) console.log(`\nATTENTION: ${secondTries.length} test(s) passed only at their second try; they are named above.`)
process.exit(results.some(({ outcome }) => outcome === 'FAILED') ? 1 : 0)
