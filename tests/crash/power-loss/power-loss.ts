import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { createRandom } from '../../../src/shared/kernel/random'
import { digestWorkbook } from '../../../src/store/check'
import { openWorkbook } from '../../../src/store/open'
import { compileLibrary } from '../../support/compile'
import { LogReader, stateKey } from './committed'
import { Disk, type Image, readWriteLog, writeImage } from './replay'

const root = resolve(import.meta.dirname, '../../..')
const now = new Date('2026-03-31T12:00:00Z')

/** What is written is read from the log of writes, and a kill takes nothing from the system's own memory: waiting for a disk would show nothing, and takes longer than all else. */
const hasMemoryDisk = (): boolean => {
  if (!existsSync('/dev/shm')) return false
  const { bavail, bsize } = statfsSync('/dev/shm')
  return bavail * bsize > 1024 ** 3
}

const makeFolder = (name: string): string => mkdtempSync(join(hasMemoryDisk() ? '/dev/shm' : tmpdir(), name))

/** How SQLite is told to make commits durable: as the product does, or weaker, to see that the harness notices. */
export type Synchronous = 'FULL' | 'NORMAL' | 'OFF'

const strengths: Readonly<Record<Synchronous, number>> = { OFF: 0, NORMAL: 1, FULL: 2 }

/** Built things, in a folder that lives as long as the tests that use them. */
export interface Harness {
  readonly folder: string
  readonly library: string
  readonly program: Readonly<Record<Synchronous, string>>
}

const buildProgram = async (folder: string): Promise<string> => {
  const outDir = join(folder, 'FULL')
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    // All in one file but what is compiled: hundreds of small ones take longer to find than the program takes to run, and it is started again for every kill.
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: true, outDir, target: 'node24', rollupOptions: { input: { program: join(import.meta.dirname, 'program.ts') }, output: { format: 'es', entryFileNames: '[name].mjs' } } },
  })
  return join(outDir, 'program.mjs')
}

/** The same program, whose commits are less durable than the product's. */
const weaken = (program: string, synchronous: Synchronous): string => {
  const folder = resolve(program, '../..', synchronous)
  cpSync(resolve(program, '..'), folder, { recursive: true })
  const weakened = join(folder, 'program.mjs')
  const code = readFileSync(weakened, 'utf8')
  const [settings, pragma] = [code.split(/\bsynchronous: 2,/), code.split('synchronous = FULL')]
  if (settings.length !== 2 || pragma.length !== 2) throw new Error('The setting was not found, or more than once')
  writeFileSync(weakened, code.replace(/\bsynchronous: 2,/, `synchronous: ${strengths[synchronous]},`).replace('synchronous = FULL', `synchronous = ${synchronous}`))
  return weakened
}

/** Compiles the library and bundles the program, with each strength. */
export const buildHarness = async (compiler: string): Promise<Harness> => {
  const folder = mkdtempSync(join(root, 'node_modules', '.power-loss-'))
  const library = compileLibrary(compiler, join(import.meta.dirname, 'write-log.c'))
  const full = await buildProgram(folder)
  return { folder, library, program: { FULL: full, NORMAL: weaken(full, 'NORMAL'), OFF: weaken(full, 'OFF') } }
}

/** What became of the images of one run. */
export interface Outcome {
  readonly images: number
  readonly acknowledged: number
  /** Not to be opened, or not whole. */
  readonly damaged: number
  /** Something that was said to be saved is missing. */
  readonly lost: number
  /** Neither a state before nor one after a command. */
  readonly partial: number
  /** The first few that were wrong, to be looked at. */
  readonly examples: readonly string[]
}

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')

/**
 * The bytes of a workbook once its log is written back. A commit decides them to the last byte, so equal bytes mean the same state, and that costs far
 * less than opening it as the product does and reading every row.
 */
const readBytes = (folder: string): string => {
  const file = join(folder, 'book.rapport')
  if (!existsSync(file)) return 'absent'
  try {
    const sqlite = new Database(file, { timeout: 0 })
    // Of an image nobody needs more than its bytes.
    sqlite.pragma('synchronous = OFF')
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    sqlite.close()
  } catch (error) {
    return `damaged: ${String(error)}`
  }
  return sha256(readFileSync(file))
}

/** Opens a workbook as the product does, and reads what it is then: its bytes or, where opening brings it to a newer version, its rows. */
const openAndRead = (folder: string, isMigrated: boolean): string => {
  const file = join(folder, 'book.rapport')
  if (!existsSync(file)) return 'absent'
  const opened = openWorkbook(file, now)
  if (!opened.ok) return `damaged: ${opened.error.code}`
  // The salt of a migrated workbook is made anew each time.
  const content = isMigrated ? sha256(JSON.stringify({ ...digestWorkbook(opened.value), import_salt: null })) : null
  opened.value.close()
  return content ?? sha256(readFileSync(file))
}

/** Files that bear a name of their own; what is unfinished or of a database's inner life does not count. */
const readFiles = (image: Image): string =>
  [...image]
    .filter(([name]) => /(?:recent\.json|report\.pdf|-backups\/[^.].*\.rapport)$/.test(name))
    .map(([name, bytes]) => `${name} ${sha256(bytes)}`)
    .toSorted()
    .join('\n')

/** Every so often an image is opened as the product opens it, whatever is known of its like. */
const opensEach = 50

/** Remembers what was found of images that are one state. */
const remembering = (keyOf: (image: Image) => string, look: (image: Image) => string): ((image: Image) => string) => {
  const known = new Map<string, string>()
  return (image) => {
    const key = keyOf(image)
    const found = known.get(key) ?? look(image)
    known.set(key, found)
    return found
  }
}

/** How a scenario's images are read: quickly, and as the product does. */
const readersOf = (scenario: string, place: string): { readonly quick: (image: Image) => string; readonly open: (image: Image) => string; readonly openKnown: (image: Image) => string; readonly isMigrated: boolean } => {
  if (scenario === 'files') return { quick: readFiles, open: readFiles, openKnown: readFiles, isMigrated: false }
  // Opening brings an old workbook to the newest version, and a backup to the log that it has none of: their bytes change, their rows may not.
  const isMigrated = scenario === 'migration' || scenario === 'restores'
  const at = (read: (folder: string) => string) => (image: Image): string => {
    writeImage(image, place)
    return read(place)
  }
  const logs = new LogReader()
  const keyOf = (image: Image): string => stateKey(image, 'book.rapport', logs)
  const open = at((folder) => openAndRead(folder, isMigrated))
  return { quick: remembering(keyOf, at(readBytes)), open, openKnown: remembering(keyOf, open), isMigrated }
}

interface Plan {
  readonly scenario: string
  readonly images: number
  readonly seed: number
  readonly synchronous?: Synchronous
}

const run = (harness: Harness, synchronous: Synchronous, args: readonly string[], env: NodeJS.ProcessEnv = {}): void => {
  const { status, stderr } = spawnSync(process.execPath, ['--no-deprecation', harness.program[synchronous], ...args], { encoding: 'utf8', env: { ...process.env, ...env } })
  if (status !== 0) throw new Error(`The program ended with ${status}: ${stderr}`)
}

/** A folder as an image. */
const imageOf = (folder: string): Image =>
  new Map(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile()).map((name) => [name, readFileSync(join(folder, name))]))

/** What became of a program that was killed. */
interface Kills {
  readonly rounds: number
  /** Kills that came before the program was done. */
  readonly killed: number
  /** The first few that left what was neither before nor after a thing that was done, or less than was told. */
  readonly wrong: readonly string[]
}

interface KillPlan {
  readonly scenario: string
  readonly rounds: number
  readonly seed: number
}

/** Runs a scenario again and again, ends it as `kill -9` does right after one of its writes, and looks at what it left on the disk. */
export const killAnywhere = (harness: Harness, { scenario, rounds, seed }: KillPlan): Kills => {
  const work = makeFolder('rapport-kill-')
  try {
    const [folder, prepared, outside, log] = [join(work, 'watched'), join(work, 'prepared'), join(work, 'outside'), join(work, 'log')]
    const watched = { LD_PRELOAD: harness.library, WRITE_LOG_ROOT: folder }
    mkdirSync(folder)
    run(harness, 'FULL', ['prepare', scenario, folder, outside], { ...watched, WRITE_LOG: '/dev/null' })
    cpSync(folder, prepared, { recursive: true })
    const look = (image: Image): string => {
      writeImage(image, join(work, 'image'))
      const files = scenario === 'files' || scenario === 'exporting' ? readFiles(image) : ''
      return `${openAndRead(join(work, 'image'), true)}\n${files}`
    }
    const disk = new Disk(folder)
    run(harness, 'FULL', ['run', scenario, folder, outside], { ...watched, WRITE_LOG: log })
    const operations = readWriteLog(log)
    const states = [look(disk.image({ kind: 'all', random: () => 1 }))]
    for (const operation of operations) {
      disk.follow(operation)
      if (operation.kind === 'A') states.push(look(disk.image({ kind: 'all', random: () => 1 })))
    }
    const random = createRandom(seed)
    const wrong: string[] = []
    let killed = 0
    for (let round = 0; round < rounds; round += 1) {
      rmSync(folder, { recursive: true, force: true })
      cpSync(prepared, folder, { recursive: true })
      const at = 1 + Math.floor(random() * operations.length)
      const { stdout, signal } = spawnSync(process.execPath, ['--no-deprecation', harness.program.FULL, 'run', scenario, folder, outside], { encoding: 'utf8', env: { ...process.env, ...watched, WRITE_LOG: '/dev/null', WRITE_LOG_KILL_AT: String(at) } })
      if (signal === 'SIGKILL') killed += 1
      const acknowledged = stdout.split('\n').length - 1
      const found = look(imageOf(folder))
      if (!states.slice(acknowledged, acknowledged + 2).includes(found)) wrong.push(`killed after ${at} of ${operations.length}, ${acknowledged} acknowledged: ${found.slice(0, 300)}`)
    }
    return { rounds, killed, wrong: wrong.slice(0, 3) }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** How often a scenario waits for the disk until its only acknowledgement, and whether the disk then has all that is in its workbook. */
export const waitsUntilTold = (harness: Harness, scenario: string): { readonly waits: number; readonly isAllThere: boolean } => {
  const work = makeFolder('rapport-waits-')
  try {
    const [folder, log] = [join(work, 'watched'), join(work, 'log')]
    mkdirSync(folder)
    run(harness, 'FULL', ['run', scenario, folder, join(work, 'outside')], { LD_PRELOAD: harness.library, WRITE_LOG_ROOT: folder, WRITE_LOG: log })
    const operations = readWriteLog(log)
    const told = operations.slice(0, operations.findIndex(({ kind }) => kind === 'A'))
    const disk = new Disk(folder)
    for (const operation of told) disk.follow(operation)
    const { open } = readersOf(scenario, join(work, 'image'))
    const [kept, all] = [open(disk.image({ kind: 'torn', random: () => 0 })), open(disk.image({ kind: 'all', random: () => 1 }))]
    return { waits: told.filter(({ kind }) => kind === 'S' || kind === 'F').length, isAllThere: !kept.startsWith('damaged') && kept === all }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Runs a scenario with its writes logged, cuts the power at random moments, and looks at what is left. */
export const cutPower = (harness: Harness, { scenario, images, seed, synchronous = 'FULL' }: Plan): Outcome => {
  const work = makeFolder('rapport-power-')
  try {
    const [folder, outside, log] = [join(work, 'watched'), join(work, 'outside'), join(work, 'log')]
    mkdirSync(folder)
    const watched = { LD_PRELOAD: harness.library, WRITE_LOG_ROOT: folder }
    run(harness, synchronous, ['prepare', scenario, folder, outside], { ...watched, WRITE_LOG: '/dev/null' })
    const [disk, stateDisk] = [new Disk(folder), new Disk(folder)]
    run(harness, synchronous, ['run', scenario, folder, outside], { ...watched, WRITE_LOG: log })
    const operations = readWriteLog(log)
    const { quick, open, openKnown, isMigrated } = readersOf(scenario, join(work, 'image'))

    // The state after each acknowledgement, where all that was written is there; for a workbook that is migrated, what it is once it was opened.
    const states: string[] = []
    const opened: string[] = []
    const note = (): void => {
      const image = stateDisk.image({ kind: 'all', random: () => 1 })
      states.push(quick(image))
      opened.push(isMigrated ? openKnown(image) : (states.at(-1) ?? ''))
    }
    note()
    for (const operation of operations) {
      stateDisk.follow(operation)
      if (operation.kind === 'A') note()
    }

    const random = createRandom(seed)
    const cuts = Array.from({ length: images }, () => Math.floor(random() * (operations.length + 1))).toSorted((left, right) => left - right)
    const outcome = { damaged: 0, lost: 0, partial: 0 }
    const examples: string[] = []
    let [followed, acknowledged] = [0, 0]
    for (const [index, cut] of cuts.entries()) {
      for (; followed < cut; followed += 1) {
        const operation = operations[followed]
        if (operation === undefined) break
        disk.follow(operation)
        if (operation.kind === 'A') acknowledged += 1
      }
      const image = disk.image({ kind: 'torn', random })
      // What was told is saved, or that and the one thing that was under way.
      const isOpened = index % opensEach === 0
      if (!isOpened && states.slice(acknowledged, acknowledged + 2).includes(quick(image))) continue
      const found = isOpened ? open(image) : openKnown(image)
      if (opened.slice(acknowledged, acknowledged + 2).includes(found)) continue
      const kind = found.startsWith('damaged') ? 'damaged' : opened.includes(found) ? 'lost' : 'partial'
      outcome[kind] += 1
      if (examples.length < 3) examples.push(`cut at ${cut} of ${operations.length}, ${acknowledged} acknowledged: ${kind} (${found.slice(0, 300)})`)
    }
    return { images, acknowledged: states.length - 1, ...outcome, examples }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
