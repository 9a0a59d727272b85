// Types, lint and layer rules: everything that needs no run of the program.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './bootstrap.mjs'
import { isCatalogueFresh } from './extract.mjs'

const bin = (name) => join(root, 'node_modules', name)
const node = (script, args) => spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }).status === 0

/** What is checked as one: each part with what its place of work knows. */
const projects = () => JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).references.map(({ path }) => path)

/** Two parts at a time, each by one checker: several of one part work out the same types anew. */
const types = async () => {
  // The last is the largest.
  const waiting = projects().toReversed()
  const checkNext = async () => {
    const project = waiting.shift()
    if (project === undefined) return true
    const [code] = await once(spawn(process.execPath, [bin('typescript-7/bin/tsc'), '-p', project, '--checkers', '1'], { cwd: root, stdio: 'inherit' }), 'exit')
    return (await checkNext()) && code === 0
  }
  return (await Promise.all([checkNext(), checkNext()])).every(Boolean)
}

/** Fewer modules than there are: a parser that cannot read the language finds nothing wrong with any of them. */
const fewestModules = 600

const layers = () => {
  const { status, stdout } = spawnSync(process.execPath, [bin('dependency-cruiser/bin/dependency-cruiser.mjs'), 'src', '--config', '.dependency-cruiser.mjs'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  process.stdout.write(stdout)
  const seen = Number(/(\d+) modules/.exec(stdout)?.[1] ?? 0)
  if (seen < fewestModules) console.error(`Only ${seen} modules were seen.`)
  return status === 0 && seen >= fewestModules
}

/** The checks by name; each answers whether it passed. TypeScript 7 checks the types; dependency-cruiser and lint still want the programming interface of 6. */
export const checks = [
  { name: 'types', run: types },
  { name: 'lint', run: () => node(bin('oxlint/bin/oxlint'), ['--type-aware', 'src', 'tests', 'scripts']) },
  { name: 'layers', run: layers },
  { name: 'catalogue', run: isCatalogueFresh },
]

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const failed = []
  for (const { name, run } of checks) {
    console.log(`\n── ${name}`)
    if (!(await run())) failed.push(name)
  }
  if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}`)
  process.exit(failed.length === 0 ? 0 : 1)
}
