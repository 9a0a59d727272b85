// The long forms of the tests of docs/reliability.md, before a release: the same tests as `npm test`, with more rounds, and the fuzzing. Within an hour on two cores.
// `npm run soak -- power kill` runs some; --share=0.1 a tenth of the rounds. Two parts run at once, the longest first. Each part begins at a seed of its own, which is printed; one that failed is run again by the variable named here.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root } from './bootstrap.mjs'

const share = Number(process.argv.find((argument) => argument.startsWith('--share='))?.slice('--share='.length) ?? 1)
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const rounds = (whole) => String(Math.max(1, Math.round(whole * share)))
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
/** Nothing here is held to a time; a test that hangs is ended after an hour. */
const tests = (...files) => [vitest, 'run', '--testTimeout', '3600000', ...files]

/** Where memory is a disk with room enough, temporary files lie there: a kill takes nothing from the system's own memory, so that waiting for a disk would show nothing and take most of the hour. */
const memoryDisk = () => {
  if (!existsSync('/dev/shm')) return {}
  const { bavail, bsize } = statfsSync('/dev/shm')
  return bavail * bsize > 4 * 1024 ** 3 ? { TMPDIR: '/dev/shm' } : {}
}

/** What the ended parts used of the processors, in seconds: on a machine with other work an hour of the clock says little. Null: the system does not say. */
const processorSeconds = () => {
  if (!existsSync('/proc/self/stat')) return null
  // After the name in brackets: the 14th and 15th are what children used that were waited for, in hundredths.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ')
  return (Number(fields[13]) + Number(fields[14])) / 100
}

const seed = String(process.env.RAPPORT_SEED ?? Date.now() % 1_000_000_000)

// The longest first.
const parts = {
  // T19: 50 runs of 4,000 operations beside a model. RAPPORT_MODEL_SEED.
  model: { run: tests('tests/crash/model.test.ts'), env: { RAPPORT_MODEL_RUNS: rounds(50), RAPPORT_MODEL_OPERATIONS: '4000', RAPPORT_MODEL_SEED: seed } },
  // T19: 20 runs of 400 calls made from the contract's own schemas. RAPPORT_CONTRACT_SEED.
  contract: { run: tests('tests/fuzz/contract.test.ts'), env: { RAPPORT_CONTRACT_RUNS: rounds(20), RAPPORT_CONTRACT_CALLS: '400', RAPPORT_CONTRACT_SEED: seed } },
  // T24: ten times the mutations of every format that is read. `npm run fuzz` makes a hundred times.
  fuzz: { run: [join(root, 'scripts', 'fuzz.mjs'), `--count=${rounds(20_000)}`], env: {} },
  // Every property test from another seed. RAPPORT_SEED.
  properties: { run: tests('src', 'tests/imports', 'tests/exports', 'tests/privacy'), env: { RAPPORT_SEED: seed } },
  // T1: 200 kills during an import.
  kill: { run: tests('tests/crash/kill-import.test.ts'), env: { RAPPORT_KILL_ROUNDS: rounds(200) } },
  // T2: 25 kills of each of nine other things. RAPPORT_POWER_SEED.
  anywhere: { run: tests('tests/crash/kill-anywhere.test.ts'), env: { RAPPORT_KILL_ANYWHERE_ROUNDS: rounds(25), RAPPORT_POWER_SEED: seed } },
  // T3: 10,000 images of each scenario. RAPPORT_POWER_SEED.
  power: { run: tests('tests/crash/power-loss.test.ts'), env: { RAPPORT_POWER_IMAGES: rounds(10_000), RAPPORT_POWER_SEED: seed } },
  // T5: 500 damaged files of each kind. RAPPORT_DAMAGE_SEED.
  damage: { run: tests('tests/crash/damage.test.ts'), env: { RAPPORT_DAMAGE_ROUNDS: rounds(500), RAPPORT_DAMAGE_SEED: seed } },
  // T6: 30 damaged workbooks of each degree, read into new ones. RAPPORT_DAMAGE_SEED.
  salvage: { run: tests('tests/crash/salvage.test.ts'), env: { RAPPORT_SALVAGE_ROUNDS: rounds(30), RAPPORT_DAMAGE_SEED: seed } },
  // T7: 100 backups of a workbook that is being written to.
  backups: { run: tests('tests/crash/backups.test.ts'), env: { RAPPORT_BACKUP_ROUNDS: rounds(100) } },
  // T17: 12 of each way to quit while something is under way.
  quit: { run: tests('tests/crash/quit.test.ts'), env: { RAPPORT_QUIT_ROUNDS: rounds(12) } },
}

const strange = wanted.find((name) => !Object.hasOwn(parts, name))
if (strange !== undefined) {
  console.error(`rapport: there is no part “${strange}”. Parts: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}

/** As many parts at once as there are processors, two at the most: each keeps one busy, and more would have to share what their tests take for granted of a machine. */
const atOnce = Math.min(2, availableParallelism())

/** Runs one part, and says what it said once it ended: two at once would speak through each other. */
const runPart = async (name) => {
  const { run, env } = parts[name]
  const started = Date.now()
  const child = spawn(process.execPath, run, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...memoryDisk(), ...env } })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
  // Until then nobody waits for it, and what it used counts nowhere; two that end in the same moment are told together.
  const status = await new Promise((ended) => child.once('close', ended))
  const used = processorSeconds()
  console.log(`\n━━ ${name} (${[...Object.entries(env).map(([key, value]) => `${key}=${value}`), ...run.filter((argument) => argument.startsWith('--count='))].join(' ')})\n${Buffer.concat(said).toString()}`)
  const processor = used === null ? '' : `, ${((used - usedBefore) / 60).toFixed(1)} min of one processor`
  usedBefore = used
  return { name, isPassed: status === 0, seconds: Math.round((Date.now() - started) / 1000), processor }
}

let usedBefore = processorSeconds()
const began = Date.now()
const waiting = Object.keys(parts).filter((name) => wanted.length === 0 || wanted.includes(name))
const results = []
const work = async () => {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    console.log(`${name} …`)
    results.push(await runPart(name))
  }
}
await Promise.all(Array.from({ length: atOnce }, work))

console.log('\n━━ summary')
for (const { name, isPassed, seconds, processor } of results) console.log(`${isPassed ? 'passed' : 'FAILED'} ${name} (${seconds} s${processor})`)
console.log(`${Math.round((Date.now() - began) / 60_000)} min by the clock`)
process.exit(results.every(({ isPassed }) => isPassed) ? 0 : 1)
