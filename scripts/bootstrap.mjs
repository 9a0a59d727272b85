// The one entry of every npm script. Plain Node 20, no dependencies: it may run before anything is installed.
// It puts Node 24 in place where the running one is older, installs when the lock changed, builds when sources changed, and then does the task.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alone } from './alone.mjs'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const nodeFolder = join(root, 'tools', 'node')
const oldestNode = [22, 14]
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const builtFrom = ['src', 'package.json', 'package-lock.json', 'electron.vite.config.ts', 'postcss.config.cjs', 'tsconfig.base.json']

/** Ends with one sentence; a stack would help nobody here. */
export const fail = (sentence) => {
  console.error(`rapport: ${sentence}`)
  process.exit(1)
}

const say = (text, isQuiet) => {
  if (!isQuiet) console.error(`rapport: ${text}`)
}

const run = (command, args, { isQuiet = false, env = process.env } = {}) => {
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd: root, env, stdio: isQuiet ? 'pipe' : 'inherit', encoding: 'utf8', shell: process.platform === 'win32' && command.endsWith('.cmd') })
  if (status !== 0 && isQuiet) console.error(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`)
  return error === undefined && status === 0
}

/** What one Ctrl-C sends arrives within this time, from the terminal and from whoever started this program. */
const sameStopMilliseconds = 1000

/**
 * Puts another program in the place of this one: signals go on to it, and its end is the end. `tell` hears of the signal that ended it.
 * `isApart`: the terminal sends it none, so that it hears of each stop once: Electron ends in the middle of its work at a second one.
 */
export const handOver = (command, args, { cwd, env = process.env, isApart = false, tell = () => undefined } = {}) => {
  // On Windows the console itself tells every program, and to send one a signal ends it.
  const isWindows = process.platform === 'win32'
  const child = spawn(command, args, { cwd, env, stdio: 'inherit', detached: isApart && !isWindows })
  let passedAt = Number.NEGATIVE_INFINITY
  const passOn = (signal) => {
    if (isWindows || performance.now() - passedAt < sameStopMilliseconds) return
    passedAt = performance.now()
    child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn)
  child.on('error', ({ message }) => fail(`“${command}” could not be started (${message}).`))
  child.on('exit', (code, signal) => {
    if (signal !== null) tell(signal)
    process.exit(code ?? 130)
  })
}

const isNodeRecent = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
}

/**
 * Fetches what a folder of tools/ names into it. As a path from here: Windows starts npm through a shell, which would cut one with a blank in two.
 * Its scripts are run also where this person's npm runs none: the one of Node is what puts it in place, and its folder allows it by name.
 */
export const fetchTools = (name) => run(npm, ['ci', '--prefix', join('tools', name), '--ignore-scripts=false', '--no-audit', '--no-fund'], { isQuiet: true })

/** The Node that runs the project: this one when it is recent enough, else one from the registry. */
const provideNode = (isQuiet) => {
  if (isNodeRecent()) return process.execPath
  const binary = join(nodeFolder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(binary)) {
    say(`Node ${process.versions.node} is too old for Rapport; fetching Node 24 from the npm registry (once) …`, isQuiet)
    if (!fetchTools('node') || !existsSync(binary)) fail('Node 24 could not be fetched. Is the npm registry reachable? Or install Node 24 yourself and try again.')
  }
  return binary
}

const hashOf = (paths) => {
  const hash = createHash('sha256')
  const add = (path) => {
    if (!existsSync(path)) return
    if (statSync(path).isDirectory()) return readdirSync(path).sort().forEach((name) => add(join(path, name)))
    if (/\.test\.tsx?$/.test(path)) return
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  paths.forEach((path) => add(join(root, path)))
  return hash.digest('hex')
}

/** By its beginning: of an install an older version also wrote which Node it was made by. */
const isStamped = (file, value) => existsSync(file) && readFileSync(file, 'utf8').startsWith(value)

/** Environment in which `node` is the provided one, for npm scripts and tools alike. */
const environmentFor = (node) => ({ ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`, RAPPORT_NODE: node })

const install = (env, isQuiet) => {
  const stamp = join(root, 'node_modules', '.rapport-installed')
  // Good for every Node that runs the project: with the one that installed in it, commands that are started by different ones would install over each other's work.
  const value = hashOf(['package-lock.json'])
  if (isStamped(stamp, value)) return
  say('installing packages …', isQuiet)
  // Where NODE_ENV says that this computer is for production, npm leaves out what the project is built with.
  if (!run(npm, ['ci', '--include=dev', '--no-audit', '--no-fund'], { isQuiet: true, env })) fail('The packages could not be installed. Is the npm registry reachable?')
  writeFileSync(stamp, value)
}

const build = (env, isQuiet) => {
  const stamp = join(root, 'out', '.stamp')
  const value = hashOf(builtFrom)
  if (isStamped(stamp, value)) return
  say('building …', isQuiet)
  rmSync(join(root, 'out'), { recursive: true, force: true })
  if (!run(env.RAPPORT_NODE, [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn'], { isQuiet: true, env })) fail('The build failed; its messages stand above.')
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stamp, value)
}

const notWritable = new Set(['EACCES', 'EPERM', 'EROFS'])

/** What is done within this folder. It may be read-only, or hold what another user put into it. */
const within = (work) => {
  try {
    return work()
  } catch (error) {
    if (!notWritable.has(error.code)) throw error
    return fail(`“${error.path}” cannot be written (${error.code}), and Rapport is installed and built in its own folder. Make it yours, or clone it into a folder that is.`)
  }
}

/** Puts everything in place that a task needs and answers with the environment to run it in. */
export const prepare = ({ needsBuild = true, isQuiet = false } = {}) =>
  alone(
    join(root, '.preparing'),
    (holder) => say(`another command (process ${holder}) installs or builds here; waiting for it …`, isQuiet),
    () => {
      const node = provideNode(isQuiet)
      const env = environmentFor(node)
      within(() => {
        install(env, isQuiet)
        if (needsBuild) build(env, isQuiet)
      })
      return { node, env }
    },
  )

const tasks = {
  setup: { needsBuild: true, script: null },
  build: { needsBuild: true, script: null },
  start: { needsBuild: true, script: 'start.mjs' },
  test: { needsBuild: true, script: 'test.mjs' },
  check: { needsBuild: false, script: 'check.mjs' },
  extract: { needsBuild: false, script: 'extract.mjs' },
  dev: { needsBuild: false, script: 'dev.mjs' },
  bench: { needsBuild: true, script: 'bench.mjs' },
  soak: { needsBuild: true, script: 'soak.mjs' },
  fuzz: { needsBuild: false, script: 'fuzz.mjs' },
  package: { needsBuild: true, script: 'package.mjs' },
}

/** Vite takes these for the end of a path; vitest and dependency-cruiser take a percent sign for an encoded character. */
const misleadingSign = (name) => (['test', 'check', 'fuzz'].includes(name) ? /[#?%]/ : /[#?]/).exec(root)?.[0]

// By its real path: it may have been named by a link.
if (existsSync(process.argv[1] ?? '') && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [name = '', ...args] = process.argv.slice(2)
  const task = tasks[name]
  if (task === undefined) fail(`There is no task “${name}”. Tasks: ${Object.keys(tasks).join(', ')}.`)
  const sign = misleadingSign(name)
  if (sign !== undefined) fail(`“${root}” has “${sign}” in it, by which the tools that build and test Rapport do not find their files. Move it to a folder whose path has none.`)
  const { node, env } = prepare({ needsBuild: task.needsBuild })
  if (task.script === null) say(`ready. Start the app with npm start.`, false)
  else handOver(node, [join(root, 'scripts', task.script), ...args], { cwd: root, env })
}
