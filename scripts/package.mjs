// Makes the installable program: an unpacked build that runs, and on Debian's kin a .deb of it; on macOS a .dmg, on Windows an installer.
// --electron-dist FOLDER (or ELECTRON_OVERRIDE_DIST_PATH) names a local Electron where its binary cannot be downloaded.
// --appimage makes an AppImage too, with a tool that electron-builder downloads the first time.
// --try starts what was made, works with it, and on Linux as root installs the .deb and removes it again.
// --try-clean does that on a Debian that has nothing else (--suite bookworm); needs root, debootstrap and Xvfb.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { fail, root } from './bootstrap.mjs'
import { distributionOf, findElectron } from './electron.mjs'
import { tryCleanRoot } from './try-clean-root.mjs'
import { tryPackage } from './try-package.mjs'

const { values } = parseArgs({ options: { 'electron-dist': { type: 'string' }, try: { type: 'boolean', default: false }, appimage: { type: 'boolean', default: false }, 'try-clean': { type: 'boolean', default: false }, suite: { type: 'string', default: 'bookworm' } } })
if (values['electron-dist'] !== undefined) process.env.ELECTRON_OVERRIDE_DIST_PATH = values['electron-dist']
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const dist = join(root, 'dist')

/** A copy of the distribution without an app of its own, and its version. */
const provideElectron = () => {
  const electron = findElectron(root, { patience: 900 })
  if (electron === null) fail('There is no Electron to package. Name a local distribution with --electron-dist FOLDER.')
  const from = distributionOf(electron)
  const wanted = manifest.devDependencies.electron
  const versionFile = join(from, 'version')
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : wanted
  if (version !== wanted) console.error(`rapport: ATTENTION: this Electron is ${version}, not the ${wanted} that package.json names: good for a trial, not for giving to people.`)
  const folder = join(dist, '.electron')
  cpSync(from, folder, { recursive: true, verbatimSymlinks: true })
  rmSync(join(folder, 'resources', 'app'), { recursive: true, force: true })
  // The tests' runtime is older than better-sqlite3's own builds and comes with one of its own (.ci/electron-runtime/setup).
  const ownSqlite = join(from, '..', 'better_sqlite3-napi9.node')
  return { folder, version, sqlite: version !== wanted && existsSync(ownSqlite) ? ownSqlite : null }
}

const write = (path, text, mode = 0o644) => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  chmodSync(path, mode)
}

const desktopEntry = `[Desktop Entry]
Type=Application
Name=Rapport
Comment=${manifest.description}
Exec=/opt/Rapport/rapport %f
Icon=rapport
Terminal=false
Categories=Office;
MimeType=application/x-rapport;
StartupWMClass=Rapport
`

const mimeType = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-rapport"><comment>Rapport workbook</comment><glob pattern="*.rapport"/><icon name="rapport"/></mime-type>
</mime-info>
`

// Where people may not make namespaces of their own, Chromium's sandbox needs its helper to be root's.
const afterInstall = `#!/bin/sh
set -e
chown root:root /opt/Rapport/chrome-sandbox
chmod 4755 /opt/Rapport/chrome-sandbox
update-desktop-database -q /usr/share/applications 2>/dev/null || true
update-mime-database /usr/share/mime 2>/dev/null || true
`

/** Libraries that Debian and Ubuntu renamed when the times of their 32-bit systems became 64 bits long. The new name first: where both are known, the old one may be another package's alias. */
const renamedLibraries = ['libasound2', 'libatk-bridge2.0-0', 'libatk1.0-0', 'libatspi2.0-0', 'libcups2', 'libglib2.0-0', 'libgtk-3-0']
/** What the program is linked with, what it looks for as it runs (libnotify for the notices of the desktop; without libX11-xcb it ends without a word), and what opens links. */
const libraries = ['libc6', 'libcairo2', 'libdbus-1-3', 'libdrm2', 'libexpat1', 'libgbm1', 'libnotify4', 'libnspr4', 'libnss3', 'libpango-1.0-0', 'libudev1', 'libx11-6', 'libx11-xcb1', 'libxcb1', 'libxcomposite1', 'libxdamage1', 'libxext6', 'libxfixes3', 'libxkbcommon0', 'libxrandr2', 'xdg-utils']
const dependencies = [...renamedLibraries.map((name) => `${name}t64 | ${name}`), ...libraries]

const kilobytes = (folder) => Math.ceil(readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0), 0) / 1024)

/** Whatever this person's files are like: what is installed is read and run by everybody, and written to by root alone. */
const openToAll = (path) => {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return
  chmodSync(path, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644)
  if (stat.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}

/** Packs the unpacked build for Debian and its kin. Answers with the file. */
const makeDeb = (unpacked) => {
  const architecture = process.arch === 'arm64' ? 'arm64' : 'amd64'
  const tree = join(dist, '.deb')
  cpSync(unpacked, join(tree, 'opt', 'Rapport'), { recursive: true, verbatimSymlinks: true })
  write(join(tree, 'usr/bin/rapport-app'), '#!/bin/sh\nexec /opt/Rapport/rapport "$@"\n', 0o755)
  write(join(tree, 'usr/share/applications/rapport.desktop'), desktopEntry)
  write(join(tree, 'usr/share/mime/packages/rapport.xml'), mimeType)
  write(join(tree, 'usr/share/doc/rapport/copyright'), readFileSync(join(root, 'LICENSE'), 'utf8'))
  const icons = join(root, 'resources', 'icons')
  for (const picture of readdirSync(icons)) {
    const [size, kind] = picture.endsWith('.svg') ? ['scalable', 'svg'] : [picture.replace('.png', ''), 'png']
    write(join(tree, `usr/share/icons/hicolor/${size}/apps/rapport.${kind}`), readFileSync(join(icons, picture)))
  }
  write(join(tree, 'DEBIAN/postinst'), afterInstall, 0o755)
  write(
    join(tree, 'DEBIAN/control'),
    `Package: rapport
Version: ${manifest.version}
Section: office
Priority: optional
Architecture: ${architecture}
Maintainer: The Rapport authors <rapport@example.invalid>
Installed-Size: ${kilobytes(join(tree, 'opt'))}
Depends: ${dependencies.join(', ')}
Description: Networking and marketing in one workbook
 ${manifest.description}
`,
  )
  openToAll(tree)
  const file = join(dist, `rapport_${manifest.version}_${architecture}.deb`)
  const made = spawnSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', tree, file], { stdio: ['ignore', 'ignore', 'inherit'] })
  rmSync(tree, { recursive: true, force: true })
  if (made.status !== 0) fail('The .deb could not be made; the reasons stand above. The unpacked build is there.')
  return file
}

rmSync(dist, { recursive: true, force: true })
mkdirSync(dist, { recursive: true })
// Of a Mac's two halves one Electron would be one only: electron-builder downloads both, unless one is named, of which this computer's half is made alone.
const electron = process.platform === 'darwin' && !process.env.ELECTRON_OVERRIDE_DIST_PATH ? null : provideElectron()
const targets = { linux: ['--linux', 'dir', ...(values.appimage ? ['AppImage'] : [])], darwin: electron === null ? [] : ['--mac', 'dmg', 'zip', `--${process.arch}`] }[process.platform] ?? []
const built = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'electron-builder', 'cli.js'), '--config', 'electron-builder.yml', ...(electron === null ? [] : [`-c.electronDist=${electron.folder}`, `-c.electronVersion=${electron.version}`]), ...targets],
  { cwd: root, stdio: 'inherit', env: { CSC_IDENTITY_AUTO_DISCOVERY: 'false', ...process.env } },
)
if (electron !== null) rmSync(electron.folder, { recursive: true, force: true })
if (built.status !== 0) fail('The app could not be packaged; the reasons stand above.')

const unpacked = join(dist, process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked')
if (process.platform !== 'linux') console.log('rapport: the build and its installer stand in dist/.')
else {
  if (electron.sqlite !== null) cpSync(electron.sqlite, join(unpacked, 'resources', 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds', `linux-${process.arch}.node`))
  console.log(`rapport: a build that runs as it is stands in ${unpacked}`)
  const deb = spawnSync('dpkg-deb', ['--version']).error === undefined ? makeDeb(unpacked) : null
  console.log(deb === null ? 'rapport: dpkg-deb is not there, so there is no .deb.' : `rapport: its package is ${deb}`)
  if (values['try-clean']) await tryCleanRoot({ deb, suite: values.suite })
  if (values.try) await tryPackage({ unpacked, deb })
}
