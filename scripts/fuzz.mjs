// Reads mutated files of every format, 200,000 of each: no crash, no hang, no row without account. Each format's reader runs in a process of its own with 512 MB,
// which is ended when nothing is heard of it for 30 seconds. What is found lies in tests/fuzz/findings and is read again by every `npm test`.
// --count=2000 makes fewer; --only=spreadsheets,archives takes some formats; --from=1000 begins at another seed.
import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { fail, root } from './bootstrap.mjs'

const self = fileURLToPath(import.meta.url)
const silenceMilliseconds = 30_000
const option = (name) => process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
const realData = process.env.RAPPORT_REAL_DATA ?? join(root, '..', 'shared', 'data')

/** The process that reads: told by its argument what. */
const task = option('task')
if (task !== undefined) {
  const { bundle, ...given } = JSON.parse(task)
  const { runFuzz } = await import(pathToFileURL(bundle).href)
  await runFuzz(given, (line) => process.stdout.write(`${line}\n`))
  process.exit(0)
}

const [from, count] = [Number(option('from') ?? 1), Number(option('count') ?? 200_000)]
// A run that reads nothing must not say that nothing was found.
if (![from, count].every((number) => Number.isSafeInteger(number) && number > 0)) fail('--from and --count are whole numbers from 1.')
const findings = join(root, 'tests', 'fuzz', 'findings')
const out = mkdtempSync(join(root, 'node_modules', '.fuzz-'))
const work = mkdtempSync(join(tmpdir(), 'rapport-fuzz-'))
const problems = []
let refusal = null

/** Reads one format in a process of its own; one that crashes or hangs goes on behind the seed it ended at. */
const fuzz = async (format, start, folder) => {
  const given = { bundle: join(out, 'run.mjs'), root, realData, format, from: start, to: from + count - 1, folder }
  const child = spawn(process.execPath, ['--max-old-space-size=512', self, `--task=${JSON.stringify(given)}`], { stdio: ['ignore', 'pipe', 'inherit'] })
  let [at, isDone, isHung, timer] = [start, false, false, undefined]
  const expectLife = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      isHung = true
      child.kill('SIGKILL')
    }, silenceMilliseconds)
  }
  expectLife()
  createInterface({ input: child.stdout }).on('line', (line) => {
    expectLife()
    if (line.startsWith('at ')) at = Number(line.slice(3))
    else if (line === 'done') isDone = true
    else if (line.startsWith('found ')) {
      const { seed, name, problem } = JSON.parse(line.slice(6))
      problems.push(`${format}, seed ${seed}: ${problem}`)
      mkdirSync(findings, { recursive: true })
      copyFileSync(join(folder, name), join(findings, name))
    }
  })
  await new Promise((ended) => child.once('close', ended))
  clearTimeout(timer)
  if (isDone) return
  problems.push(`${format}: the process ${isHung ? 'gave no sign of life for 30 s' : 'ended'} between seeds ${at} and ${at + 200}`)
  for (const name of readdirSync(folder).filter((one) => one.startsWith('mutated'))) {
    mkdirSync(findings, { recursive: true })
    copyFileSync(join(folder, name), join(findings, `${{ 'posts and followers': 'own', 'lists of deals': 'deals' }[format] ?? 'imports'}-${format.replaceAll(/\W+/g, '-')}-after-${at}${name.slice(name.lastIndexOf('.'))}`))
  }
  if (at + 200 < from + count) await fuzz(format, at + 200, folder)
}

try {
  await build({ configFile: false, root, logLevel: 'error', build: { ssr: true, outDir: out, target: 'node24', rollupOptions: { input: { run: join(root, 'tests', 'fuzz', 'run.ts') }, output: { format: 'es', entryFileNames: '[name].mjs' } } } })
  const { formatNames } = await import(pathToFileURL(join(out, 'run.mjs')).href)
  const only = option('only')?.split(',')
  const names = formatNames(root, realData)
  const strange = only?.find((name) => !names.includes(name))
  if (strange !== undefined) refusal = `There is no format “${strange}”. Formats: ${names.join(', ')}.`
  const waiting = refusal === null ? names.filter((name) => only === undefined || only.includes(name)) : []
  if (refusal === null) console.log(`${count.toLocaleString('en')} mutations of ${waiting.join(', ')}`)
  const runner = async () => {
    for (let format = waiting.shift(); format !== undefined; format = waiting.shift()) {
      const started = Date.now()
      await fuzz(format, from, mkdtempSync(join(work, 'format-')))
      console.log(`${format}: read in ${Math.round((Date.now() - started) / 1000)} s, ${problems.filter((problem) => problem.startsWith(format)).length} found`)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, availableParallelism() - 1) }, runner))
} finally {
  rmSync(out, { recursive: true, force: true })
  rmSync(work, { recursive: true, force: true })
}
if (refusal !== null) fail(refusal)
for (const problem of problems) console.error(problem)
console.log(problems.length === 0 ? 'Nothing was found.' : `${problems.length} found; the files lie in tests/fuzz/findings.`)
process.exit(problems.length === 0 ? 0 : 1)
