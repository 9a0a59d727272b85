import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { alone } from './alone.mjs'

const require = createRequire(import.meta.url)
const executable = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'

/** The distribution that an executable is of: on macOS it lies three folders deep in it. */
export const distributionOf = (electron) => executable.split('/').reduce((folder) => dirname(folder), electron)

const inFolder = (folder) => {
  const path = join(folder, executable)
  return existsSync(path) ? path : null
}

/** The project's own. Its installer names the executable in a file once all of it is unpacked: without that it broke off half way. */
const installed = (root) => (existsSync(join(root, 'node_modules', 'electron', 'path.txt')) ? inFolder(join(root, 'node_modules', 'electron', 'dist')) : null)

/** A runtime that the tests put in place where Electron's own binary cannot be downloaded. */
export const testRuntime = () => process.env.RAPPORT_ELECTRON_RUNTIME || join(homedir(), '.cache', 'rapport-electron-runtime')

/**
 * Brings a runtime that was installed before up to this project's. Its starter may not load what Playwright asks for; and every thread of main began
 * with the 100 MB that its carrier's own program keeps in a snapshot, in place of which Electron's plain one lies now.
 */
export const refreshTestRuntime = (root) => {
  const dist = join(testRuntime(), 'dist')
  const starter = join(dist, 'resources', 'app')
  if (!existsSync(starter)) return
  cpSync(join(root, '.ci', 'electron-runtime', 'default-app'), starter, { recursive: true })
  cpSync(join(dist, 'v8_context_snapshot.bin'), join(dist, 'browser_v8_context_snapshot.bin'))
}

/** Stands where a download did not come to its end, so that nothing waits for the next one. Its first line says for how many seconds it was waited for. */
export const failedDownload = (root) => join(root, 'node_modules', '.electron-download-failed')

/** So long after a download that failed none is tried, but by who has more patience than whoever tried it. */
const restMilliseconds = 60 * 60_000

const noteFailure = (file, patience) => {
  try {
    writeFileSync(file, `${patience}\nDelete this file to try the download again at once.\n`)
  } catch {
    // Where nothing may be written it is tried again each time, and Rapport opens in the browser all the same.
  }
}

/** Whether what failed is to be left alone for now. */
const rests = (file, patience) => {
  try {
    return Date.now() - statSync(file).mtimeMs < restMilliseconds && !(patience > Number(/^\d+/.exec(readFileSync(file, 'utf8'))?.[0] ?? 0))
  } catch {
    return false
  }
}

/** Null: it did not come, or did not when it was tried a short while ago. */
const download = (root, patience) => {
  const failed = failedDownload(root)
  if (rests(failed, patience)) return null
  console.error(`rapport: downloading Electron (once, some 110 MB)${existsSync(failed) ? '; it did not come when that was tried last' : ''} …`)
  // It asks a proxy that the environment names only where it is told to, as npm does by itself.
  spawnSync(process.execPath, [require.resolve('electron/install.js')], { cwd: root, stdio: 'ignore', timeout: patience * 1000, env: { ELECTRON_GET_USE_PROXY: 'true', ...process.env } })
  const downloaded = installed(root)
  if (downloaded === null) noteFailure(failed, patience)
  return downloaded
}

/** Where an Electron that runs here lies: named, installed, or downloaded now. Null when there is none. `patience`: how long a download of some 110 MB may take, in seconds; 0: none is tried. */
export const findElectron = (root, { patience }) => {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (named !== undefined && named !== '') return inFolder(named)
  const found = installed(root) ?? (existsSync(join(testRuntime(), 'ready-2')) ? inFolder(join(testRuntime(), 'dist')) : null)
  if (found !== null || patience === 0) return found
  // Two that unpack it into one place at once would take each other's for whole.
  return alone(join(root, '.preparing'), (holder) => console.error(`rapport: another command (process ${holder}) installs or downloads here; waiting for it …`), () => installed(root) ?? download(root, patience))
}

/** Whether a window can be shown. */
export const hasDisplay = () => process.platform === 'darwin' || process.platform === 'win32' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Chromium's sandbox refuses to run as root. */
export const sandboxArguments = () => (process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [])
