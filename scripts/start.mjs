// Opens the app: the desktop window where that can be, else the same app in the browser.
import { join } from 'node:path'
import { distributionOf, failedDownload, findElectron, hasDisplay, sandboxArguments } from './electron.mjs'
import { handOver, root } from './bootstrap.mjs'

const isShown = hasDisplay()
const electron = isShown ? findElectron(root, { patience: 900 }) : null
const args = process.argv.slice(2)

if (electron === null) {
  console.error(`rapport: ${isShown ? `Electron’s binary could not be downloaded (that is tried again after an hour, or once ${failedDownload('.')} is deleted)` : 'there is no display'}, so Rapport opens in the browser instead.`)
  handOver(process.execPath, ['--no-deprecation', join(root, 'out', 'main', 'cli.cjs'), 'serve', ...(isShown ? [] : ['--no-open']), ...args], { cwd: root })
} else {
  handOver(electron, [root, ...sandboxArguments(), ...args], { cwd: root, env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: distributionOf(electron) }, isApart: true })
}
