// Opens the app: the desktop window where that can be, else the same app in the browser.
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { failedDownload, findElectron, hasDisplay, sandboxArguments } from './electron.mjs'
import { root } from './bootstrap.mjs'

const isShown = hasDisplay()
const electron = isShown ? findElectron(root, { patience: 900 }) : null
const args = process.argv.slice(2)

const start = (command, commandArgs, env = process.env) => {
  const child = spawn(command, commandArgs, { cwd: root, env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
}

if (electron === null) {
  console.error(`rapport: ${isShown ? `Electron’s binary could not be downloaded (delete ${failedDownload('.')} to try again)` : 'there is no display'}, so Rapport opens in the browser instead.`)
  start(process.execPath, ['--no-deprecation', join(root, 'out', 'main', 'cli.cjs'), 'serve', ...(isShown ? [] : ['--no-open']), ...args])
} else {
  start(electron, [root, ...sandboxArguments(), ...args], { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dirname(electron) })
}
