// Starts a packaged build as a person would, works with it, and shows that nobody can make another program of it.
import { chromium } from '@playwright/test'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fail, root } from './bootstrap.mjs'
import { hasDisplay, sandboxArguments } from './electron.mjs'

const startMilliseconds = 90_000
const connectMilliseconds = 30_000
const connectAttempts = 3
const quitMilliseconds = 20_000

export const must = (isRight, sentence) => {
  if (!isRight) throw new Error(sentence)
}

/** The switches in Electron's binary, in its own order: https://www.electronjs.org/docs/latest/tutorial/fuses */
const fuses = ['RunAsNode', 'EnableCookieEncryption', 'EnableNodeOptionsEnvironmentVariable', 'EnableNodeCliInspectArguments', 'EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar', 'LoadBrowserProcessSpecificV8Snapshot', 'GrantFileProtocolExtraPrivileges']
const wantedFuses = { RunAsNode: '0', EnableCookieEncryption: '1', EnableNodeOptionsEnvironmentVariable: '0', EnableNodeCliInspectArguments: '0', EnableEmbeddedAsarIntegrityValidation: '1', OnlyLoadAppFromAsar: '1', GrantFileProtocolExtraPrivileges: '0' }
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

const checkFuses = (executable) => {
  const binary = readFileSync(executable)
  const at = binary.indexOf(fuseMark) + fuseMark.length
  must(at > fuseMark.length, 'the binary has no fuses')
  // After the mark: a version, how many there are, and a character for each.
  const states = binary.subarray(at + 2, at + 2 + binary[at + 1]).toString('latin1')
  for (const [name, state] of Object.entries(wantedFuses)) must(states[fuses.indexOf(name)] === state, `the fuse ${name} is ${states[fuses.indexOf(name)]}, not ${state}`)
}

export const shell = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-deprecation', join(root, 'out', 'main', 'cli.cjs'), ...args], { encoding: 'utf8' })
  must(status === 0, `rapport ${args[0]} ended with ${status}: ${stderr}`)
  return stdout
}

export const csv = 'Campaign name,Day,Amount spent (EUR),Impressions,Link clicks,Reporting starts,Reporting ends\nPackaged,2026-03-01,10.50,1000,20,2026-03-01,2026-03-02\nPackaged,2026-03-02,11.50,1100,21,2026-03-01,2026-03-02\n'

/** The first page's address for a debugger. Chromium's own, of pages; Node's inspector is fused off. */
export const debuggerOf = (child) =>
  new Promise((found, failed) => {
    let said = ''
    const timer = setTimeout(() => failed(new Error(`no window within ${startMilliseconds / 1000} s: ${said}`)), startMilliseconds)
    child.stderr.on('data', (chunk) => {
      said += chunk
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address !== undefined) {
        clearTimeout(timer)
        found({ address, said: () => said })
      }
    })
    child.once('exit', (code) => failed(new Error(`it ended with ${code}: ${said}`)))
  })

/** Waits until the window has loaded its page, so that nobody connects to a page on its way. */
export const waitForWindow = async (address) => {
  const list = new URL('/json/list', address.replace(/^ws:/, 'http:'))
  const deadline = Date.now() + startMilliseconds
  for (;;) {
    const targets = await fetch(list).then((answer) => answer.json(), () => [])
    if (targets.some(({ type, title }) => type === 'page' && title.endsWith('Rapport'))) return
    must(Date.now() < deadline, `no window loaded within ${startMilliseconds / 1000} s: ${JSON.stringify(targets)}`)
    await sleep(100)
  }
}

/** A debugger's connection to the program. The first one can be left without an answer on a machine that is just writing out the package: asked again. */
export const connect = async (address, attemptsLeft = connectAttempts - 1) => {
  try {
    return await chromium.connectOverCDP(address, { timeout: connectMilliseconds })
  } catch (error) {
    if (attemptsLeft === 0) throw error
    console.error(`rapport: the window’s debugger did not answer within ${connectMilliseconds / 1000} s; asking again.`)
    return connect(address, attemptsLeft - 1)
  }
}

/** Drops a real file on the window: only such a file has a path that the preload can hand on. */
const drop = async (page, path) => {
  await page.evaluate(() => {
    const input = document.createElement('input')
    input.type = 'file'
    input.id = 'dropped-by-trial'
    document.body.append(input)
  })
  // Playwright hands a connected browser the content alone, which has no path.
  const session = await page.context().newCDPSession(page)
  const { root: document } = await session.send('DOM.getDocument')
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: document.nodeId, selector: '#dropped-by-trial' })
  await session.send('DOM.setFileInputFiles', { files: [path], nodeId })
  await page.evaluate(() => {
    const input = document.querySelector('#dropped-by-trial')
    const dataTransfer = new DataTransfer()
    for (const file of input.files) dataTransfer.items.add(file)
    for (const kind of ['dragenter', 'dragover', 'drop']) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
    input.remove()
  })
}

export const workInWindow = async (page, file) => {
  page.setDefaultTimeout(60_000)
  await page.getByRole('heading', { name: 'Networking', level: 1 }).waitFor()
  await page.evaluate(() => { globalThis.location.hash = '/networking/contacts/1' })
  await page.getByRole('heading', { name: 'Ada Albers', level: 1 }).waitFor()
  await drop(page, file)
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await page.getByRole('button', { name: 'Undo this import' }).waitFor()
}

/** Closes the window as a person does, and answers with the exit code. */
export const quit = async (page, child) => {
  const ended = new Promise((done) => child.once('exit', done))
  await page.evaluate(() => globalThis.close()).catch(() => undefined)
  return Promise.race([ended, new Promise((done) => setTimeout(() => done('not at all'), quitMilliseconds).unref())])
}

/** Starts the program with every door that is meant to be shut tried at once, uses its window, and looks whether one gave. */
const workWithProgram = async (executable, own) => {
  const child = spawn(executable, [...sandboxArguments(), '--remote-debugging-port=0', '--inspect=0', own('sample.rapport')], {
    cwd: own('home'),
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: own('home'), XDG_CONFIG_HOME: own('config'), ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${own('canary.cjs')}`, RAPPORT_USER_DATA: own('tests-only'), RAPPORT_TEST_DIALOGS: own('none.json'), ELECTRON_RENDERER_URL: 'http://127.0.0.1:9/' },
  })
  process.once('exit', () => child.kill('SIGKILL'))
  try {
    const { address, said } = await debuggerOf(child)
    await waitForWindow(address)
    const browser = await connect(address)
    const context = browser.contexts()[0]
    const page = context.pages()[0] ?? (await context.waitForEvent('page'))
    await workInWindow(page, own('small.csv'))
    const code = await quit(page, child)
    await browser.close()
    must(code === 0, `it was closed and ended with ${code}`)
    must(!/Debugger listening/.test(said()), 'it opened Node’s inspector')
    must(!existsSync(own('canary')), 'it ran what NODE_OPTIONS named')
    must(!existsSync(own('tests-only')), 'it used a folder that only tests may name')
  } finally {
    child.kill('SIGKILL')
  }
}

const tryBuild = async (executable) => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-package-'))
  const own = (name) => join(folder, name)
  try {
    for (const name of ['home', 'config']) mkdirSync(own(name))
    shell('new', own('sample.rapport'), '--sample')
    writeFileSync(own('small.csv'), csv)
    writeFileSync(own('canary.cjs'), `require('node:fs').writeFileSync(${JSON.stringify(own('canary'))}, '')`)
    await workWithProgram(executable, own)
    const imports = shell('imports', '--workbook', own('sample.rapport'))
    must(imports.includes('small.csv'), `the import is not in the workbook: ${imports}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** dpkg and apt want root's programs, which a bare PATH may not name. */
const asRoot = (program, ...args) => spawnSync(program, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PATH: `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin` } })
const dpkg = (...args) => asRoot('dpkg', ...args)

const isInstalled = () => spawnSync('dpkg-query', ['--show', 'rapport'], { stdio: 'ignore' }).status === 0

/** Installs a package, and where this machine lacks what it names, that too: it stays. */
const install = (deb) => {
  if (dpkg('--install', deb).status === 0) return true
  console.log('rapport: this machine lacks what the .deb names; asking apt for it …')
  asRoot('apt-get', 'update', '-qq')
  return asRoot('apt-get', 'install', '--fix-broken', '-y', '-qq', '--no-install-recommends').status === 0 && isInstalled()
}

const tryDeb = async (deb) => {
  if (process.getuid?.() !== 0) return console.log('rapport: ATTENTION: the .deb was not installed; only root may.')
  must(!isInstalled(), 'Rapport is installed on this machine already; a trial would replace it')
  const remove = () => dpkg('--purge', 'rapport')
  // Also when the trial itself is ended: what it installed does not stay.
  const end = () => {
    remove()
    process.exit(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end)
  try {
    must(install(deb), 'neither dpkg nor apt could install it')
    const closed = spawnSync('find', ['/opt/Rapport', '!', '-perm', '-a=r'], { encoding: 'utf8' }).stdout
    must(closed === '', `not everybody may read what was installed: ${closed}`)
    await tryBuild('/opt/Rapport/rapport')
  } finally {
    remove()
  }
  must(!isInstalled() && !existsSync('/opt/Rapport'), 'it was removed, and something of it is still there')
  console.log('rapport: the .deb was installed, tried and removed again.')
}

/** Tries an unpacked build, and its .deb where there is one. Ends with one sentence when something is not right. */
export const tryPackage = async ({ unpacked, deb }) => {
  if (!hasDisplay()) {
    // The same again with a display; the build is there already.
    const { status, error } = spawnSync('xvfb-run', ['-a', process.execPath, join(root, 'scripts', 'try-package.mjs'), unpacked, ...(deb === null ? [] : [deb])], { cwd: root, stdio: 'inherit' })
    if (error !== undefined) fail('The build was not tried: there is no display and no xvfb-run.')
    process.exit(status ?? 1)
  }
  try {
    checkFuses(join(unpacked, 'rapport'))
    await tryBuild(join(unpacked, 'rapport'))
    console.log('rapport: the build was started, opened the sample, imported a file and quit.')
    if (deb !== null) await tryDeb(deb)
  } catch (error) {
    fail(`The packaged build does not work: ${error instanceof Error ? error.message : String(error)}`)
  }
}

if (process.argv[1] === join(root, 'scripts', 'try-package.mjs')) await tryPackage({ unpacked: process.argv[2], deb: process.argv[3] ?? null })
