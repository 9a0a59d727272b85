// Installs the .deb on a Debian that has nothing else, with what apt fetches because the package names it; opens a workbook there as an ordinary person's file manager does, and removes it again.
// As root: node scripts/try-clean-root.mjs FILE.deb [--suite bookworm] [--mirror URL]. Everything lies in a folder of its own, which goes with it; mounts and processes are those of a namespace.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { fail, root as project } from './bootstrap.mjs'
import { connect, csv, debuggerOf, must, quit, shell, waitForWindow, workInWindow } from './try-package.mjs'

const person = 1000
const home = '/home/person'
const workbook = `${home}/Juniper & Salt.rapport`
const openedMilliseconds = 120_000

const isThere = (program) => spawnSync('which', [program], { stdio: 'ignore' }).status === 0

/** What a trial needs and this machine lacks. */
const missing = () => [...(process.getuid?.() === 0 ? [] : ['root’s rights']), ...['debootstrap', 'unshare', 'Xvfb'].filter((program) => !isThere(program))]

/** A screen that nobody sees, by its name. */
const openScreen = async () => {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-ac'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  process.once('exit', () => child.kill())
  const [number] = await new Promise((found, failed) => {
    child.stdio[3].once('data', (text) => found([String(text).trim()]))
    child.once('exit', () => failed(new Error('Xvfb did not start')))
  })
  return { name: `:${number}`, close: () => child.kill() }
}

/** How a command is run inside of the root: its mounts and its processes end with it. */
const within = (folder, command) => [
  'unshare',
  ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', 'mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && mkdir -p "$0/tmp/.X11-unix" && mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix" && exec chroot "$0" sh -c "$1"', folder, command],
]
const run = (folder, command) => {
  const [program, args] = within(folder, command)
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8', PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } })
  must(status === 0, `in the clean root “${command}” ended with ${status}: ${String(stdout).slice(-2000)}${String(stderr).slice(-2000)}`)
  return String(stdout)
}
/** The same as somebody who may nothing special. */
const asPerson = (folder, display, command) => {
  const [program, args] = within(folder, `exec setpriv --reuid=${person} --regid=${person} --clear-groups env -i HOME=${home} USER=person LANG=C.UTF-8 PATH=/usr/bin:/bin DISPLAY=${display} sh -c 'cd ${home}; ${command}'`)
  return spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
}

const makeRoot = (folder, suite, mirror) => {
  console.log(`rapport: making a Debian ${suite} that has nothing else …`)
  const made = spawnSync('debootstrap', ['--variant=minbase', suite, folder, ...(mirror === undefined ? [] : [mirror])], { encoding: 'utf8' })
  must(made.status === 0, `debootstrap ended with ${made.status}: ${made.stdout.slice(-1000)}${made.stderr.slice(-1000)}`)
  if (existsSync('/etc/resolv.conf')) cpSync(realpathSync('/etc/resolv.conf'), join(folder, 'etc/resolv.conf'))
}

const install = (folder, deb) => {
  console.log('rapport: installing the .deb there, with what it names …')
  cpSync(deb, join(folder, 'root/rapport.deb'))
  run(folder, 'apt-get update -q && apt-get install -y -q --no-install-recommends /root/rapport.deb')
  const unlinked = run(folder, 'cd /opt/Rapport && for file in rapport chrome_crashpad_handler chrome-sandbox *.so* $(find resources -name "*.node"); do ldd "$file" 2>/dev/null | grep "not found" | sed "s|^|$file:|"; done; true')
  must(unlinked === '', `the package does not name everything that it is linked with: ${unlinked}`)
  // Looked for as it runs: without the one no notice is shown, without the other it ends, both without a word.
  const libraries = run(folder, 'ldconfig -p')
  for (const library of ['libnotify.so.4', 'libX11-xcb.so.1']) must(libraries.includes(library), `the package does not name what brings ${library}`)
  run(folder, `useradd --uid ${person} --create-home --shell /bin/sh person`)
}

const give = (folder) => {
  const own = (path) => join(folder, path)
  shell('new', own(workbook), '--sample')
  writeFileSync(own(`${home}/small.csv`), csv)
  for (const name of readdirSync(own(home))) if (!name.startsWith('.')) chownSync(own(`${home}/${name}`), person, person)
}

/** What a file manager runs: the line of the desktop entry, with the file in the place of its sign. */
const lineOfEntry = (folder) => {
  const line = /^Exec=(.*)$/m.exec(readFileSync(join(folder, 'usr/share/applications/rapport.desktop'), 'utf8'))?.[1]
  must(line?.includes('%f') === true, 'the desktop entry takes no file')
  return line.replace('%f', `"${workbook}"`)
}

const openByEntry = async (folder, display, picture) => {
  console.log('rapport: opening a workbook by the desktop entry, as an ordinary person …')
  const child = asPerson(folder, display, `exec ${lineOfEntry(folder)} --remote-debugging-port=0`)
  process.once('exit', () => child.kill('SIGKILL'))
  try {
    const { address } = await debuggerOf(child)
    await waitForWindow(address)
    const browser = await connect(address)
    const page = browser.contexts()[0].pages()[0]
    await workInWindow(page, `${home}/small.csv`)
    await page.screenshot({ path: picture })
    const code = await quit(page, child)
    await browser.close()
    must(code === 0, `it was closed and ended with ${code}`)
  } finally {
    child.kill('SIGKILL')
  }
}

/** The list of workbooks opened lately names what was opened, and only that. */
const isOpened = (folder, fileName) => {
  const config = join(folder, home, '.config')
  return existsSync(config) && readdirSync(config, { recursive: true }).some((name) => name.endsWith('recent.json') && readFileSync(join(config, name), 'utf8').includes(fileName))
}

/** By the kind of the file alone: what a desktop does with a double click, as GLib has it. */
const openByKind = async (folder, display) => {
  console.log('rapport: opening another by its kind, as a desktop does …')
  run(folder, `apt-get install -y -q --no-install-recommends libglib2.0-bin desktop-file-utils && cp "${workbook}" ${home}/Second.rapport && chown ${person}:${person} ${home}/Second.rapport`)
  const child = asPerson(folder, display, 'gio open Second.rapport; exec sleep infinity')
  try {
    const deadline = Date.now() + openedMilliseconds
    while (!isOpened(folder, 'Second.rapport')) {
      must(Date.now() < deadline && child.exitCode === null, 'a workbook is not opened by its kind')
      await sleep(200)
    }
  } finally {
    child.kill('SIGKILL')
    await new Promise((done) => (child.exitCode === null && child.signalCode === null ? child.once('exit', done) : done()))
  }
}

const remove = (folder) => {
  run(folder, 'apt-get purge -y -q rapport')
  const left = run(folder, 'find / -xdev \\( -path /proc -o -path /dev -o -path /home -o -path /root -o -path /var/lib/dpkg -o -path /var/log \\) -prune -o -iname "*rapport*" -print').trim()
  must(left === '', `it was removed, and left ${left}`)
  must(existsSync(join(folder, workbook)), 'the workbook went with the program')
}

/** Tries a .deb on a clean root. Ends with one sentence when something is not right, or when this machine cannot. */
export const tryCleanRoot = async ({ deb, suite, mirror }) => {
  const lacking = missing()
  if (deb === null || lacking.length > 0) fail(`The .deb was not tried on a clean root: ${deb === null ? 'there is none' : `this machine lacks ${lacking.join(', ')}`}.`)
  const folder = mkdtempSync(join(tmpdir(), 'rapport-root-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  // It becomes the root of others, too.
  chmodSync(folder, 0o755)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1))
  try {
    makeRoot(folder, suite, mirror)
    install(folder, deb)
    give(folder)
    const screen = await openScreen()
    const picture = join(dirname(deb), `clean-${suite}.png`)
    await openByEntry(folder, screen.name, picture)
    await openByKind(folder, screen.name)
    screen.close()
    remove(folder)
    console.log(`rapport: the .deb was installed on a clean ${suite}, opened a workbook by its entry and by its kind, and was removed. Its window: ${picture}`)
  } catch (error) {
    fail(`The .deb does not do on a clean ${suite}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

if (process.argv[1] === join(project, 'scripts', 'try-clean-root.mjs')) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { suite: { type: 'string', default: 'bookworm' }, mirror: { type: 'string' } } })
  await tryCleanRoot({ deb: positionals[0] ?? null, suite: values.suite, mirror: values.mirror })
  process.exit(0)
}
