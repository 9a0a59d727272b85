// Runs every test that can run here and names what could not. Ends with 1 when something failed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { root } from './bootstrap.mjs'
import { checks } from './check.mjs'
import { findElectron, hasDisplay, refreshTestRuntime } from './electron.mjs'

const bin = (name) => join(root, 'node_modules', name)
const results = []

const record = (name, outcome, detail = '') => results.push({ name, outcome, detail })

const step = (name, run) => {
  console.log(`\n━━ ${name}`)
  const started = Date.now()
  const passed = run()
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

const tool = (script, scriptArgs, env = {}, wrapper = []) => {
  const [command, ...args] = [...wrapper, process.execPath, bin(script), ...scriptArgs]
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0
}
/** Windows of a desktop take the focus from each other; pages of a browser do not. */
const workers = { browser: '2', desktop: '1' }
const playwright = (project, env, wrapper) => tool('@playwright/test/cli.js', ['test', '--project', project, '--workers', workers[project]], env, wrapper)
const vitest = (args, env, wrapper) => tool('vitest/vitest.mjs', ['run', ...args], env, wrapper)

for (const { name, run } of checks) step(name, run)

if (onPath(['pdftotext']) === null) provide(['poppler-utils'])
const compilers = ['cc', 'gcc', 'clang']
if (process.platform === 'linux' && onPath(compilers) === null) provide(['gcc', 'libc6-dev'])
step('unit, contract, crash and security tests', () => vitest([]))
if (process.platform !== 'linux' || onPath(compilers) === null) record('power cuts replayed from a log of every write', 'NOT RUN', 'that takes Linux and a C compiler (package gcc)')
if (!isRoot) record('a disk that is really full', 'NOT RUN', 'only root may mount a small one')
if (onPath(['pdftotext']) === null) record('PDF text compared with the report', 'NOT RUN', 'pdftotext is missing (package poppler-utils)')

if (findChromium() === null) provide(['chromium'])
const chromium = findChromium()
if (chromium === null) record('end to end in Chromium', 'NOT RUN', 'no Chromium or Chrome was found; set CHROME_BIN to one')
else step('end to end in Chromium', () => playwright('browser', { CHROME_BIN: chromium }))

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
    step(inElectron[0], () => vitest(['tests/contract/electron.test.ts'], { ...env, RAPPORT_CONTRACT_IN_ELECTRON: '1' }, wrapper))
    step(inElectron[1], () => playwright('desktop', env, wrapper))
  }
}

console.log('\n━━ summary')
for (const { name, outcome, detail } of results) console.log(`${outcome.padEnd(8)} ${name}${detail === '' ? '' : ` (${detail})`}`)
const notRun = results.filter(({ outcome }) => outcome === 'NOT RUN')
if (notRun.length > 0) console.log(`\nATTENTION: ${notRun.length} part(s) could not run here and prove nothing: ${notRun.map(({ name }) => name).join('; ')}.`)
process.exit(results.some(({ outcome }) => outcome === 'FAILED') ? 1 : 0)
