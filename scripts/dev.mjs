// The app with hot reload.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fail, root } from './bootstrap.mjs'
import { distributionOf, findElectron, hasDisplay, sandboxArguments } from './electron.mjs'

if (!hasDisplay()) fail('There is no display for a window. Use npm start, which serves the app to the browser.')
const electron = findElectron(root, { patience: 900 })
if (electron === null) fail('Electron’s binary is not there and could not be downloaded. Use npm start, which serves the app to the browser.')
const args = sandboxArguments().length > 0 ? ['--noSandbox'] : []
const { status } = spawnSync(process.execPath, [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'dev', ...args], {
  cwd: root,
  env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: distributionOf(electron), ELECTRON_EXEC_PATH: electron },
  stdio: 'inherit',
})
process.exit(status ?? 1)
