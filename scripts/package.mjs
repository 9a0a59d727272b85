// Makes an installable app from the build: an unpacked folder, and on Linux a .deb.
// --electron-dist FOLDER (or ELECTRON_OVERRIDE_DIST_PATH) names a local Electron where its binary cannot be downloaded.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fail, root } from './bootstrap.mjs'
import { findElectron } from './electron.mjs'

const at = process.argv.indexOf('--electron-dist')
if (at !== -1) process.env.ELECTRON_OVERRIDE_DIST_PATH = process.argv[at + 1]
const electron = findElectron(root, { mayDownload: true })
if (electron === null) fail('There is no Electron to package. Name a local distribution with --electron-dist FOLDER.')
const distribution = dirname(electron)
const electronVersion = existsSync(join(distribution, 'version')) ? readFileSync(join(distribution, 'version'), 'utf8').trim() : '45.4.1'

const builder = join(root, 'node_modules', 'electron-builder', 'cli.js')
const { status } = spawnSync(process.execPath, [builder, '--dir', '--config', 'electron-builder.yml', `-c.electronDist=${distribution}`, `-c.electronVersion=${electronVersion}`], { cwd: root, stdio: 'inherit', env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' } })
if (status !== 0) fail('The app could not be packaged; the reasons stand above.')
console.log('rapport: an unpacked build stands in dist/.')

const unpacked = join(root, 'dist', 'linux-unpacked')
if (process.platform === 'linux' && existsSync(unpacked) && spawnSync('dpkg-deb', ['--version']).error === undefined) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const tree = join(root, 'dist', 'deb')
  rmSync(tree, { recursive: true, force: true })
  for (const folder of ['DEBIAN', 'opt/Rapport', 'usr/bin', 'usr/share/applications', 'usr/share/mime/packages', 'usr/share/icons/hicolor/scalable/apps']) mkdirSync(join(tree, folder), { recursive: true, mode: 0o755 })
  cpSync(unpacked, join(tree, 'opt/Rapport'), { recursive: true, verbatimSymlinks: true })
  cpSync(join(root, 'resources/icons/icon.svg'), join(tree, 'usr/share/icons/hicolor/scalable/apps/rapport.svg'))
  writeFileSync(join(tree, 'usr/bin/rapport-app'), '#!/bin/sh\nexec /opt/Rapport/rapport "$@"\n', { mode: 0o755 })
  writeFileSync(join(tree, 'usr/share/applications/rapport.desktop'), '[Desktop Entry]\nType=Application\nName=Rapport\nComment=Networking and marketing in one workbook\nExec=/opt/Rapport/rapport %f\nIcon=rapport\nCategories=Office;\nMimeType=application/x-rapport;\n')
  writeFileSync(join(tree, 'usr/share/mime/packages/rapport.xml'), '<?xml version="1.0"?>\n<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info"><mime-type type="application/x-rapport"><comment>Rapport workbook</comment><glob pattern="*.rapport"/></mime-type></mime-info>\n')
  writeFileSync(join(tree, 'DEBIAN/control'), `Package: rapport\nVersion: ${version}\nSection: office\nPriority: optional\nArchitecture: ${process.arch === 'arm64' ? 'arm64' : 'amd64'}\nDepends: libgtk-3-0, libnss3, libasound2, libgbm1, libnotify4, xdg-utils\nMaintainer: The Rapport authors <rapport@example.invalid>\nDescription: Networking and marketing in one workbook\n Relationships and ad results of one brand, in one local file.\n`)
  const made = spawnSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', tree, join(root, 'dist', `rapport_${version}.deb`)], { stdio: 'inherit' })
  if (made.status !== 0) fail('The .deb could not be made; the reasons stand above.')
  rmSync(tree, { recursive: true, force: true })
}
