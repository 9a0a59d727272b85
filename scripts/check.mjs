// Types, lint and layer rules: everything that needs no run of the program.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './bootstrap.mjs'
import { isCatalogueFresh } from './extract.mjs'

const bin = (name) => join(root, 'node_modules', name)
const node = (script, args) => spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' }).status === 0

/** What is checked as one: each part with what its place of work knows. */
const projects = () => JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).references.map(({ path }) => path)

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
  { name: 'types', run: () => projects().every((project) => node(bin('typescript-7/bin/tsc'), ['-p', project])) },
  { name: 'lint', run: () => node(bin('oxlint/bin/oxlint'), ['--type-aware', 'src', 'tests', 'scripts']) },
  { name: 'layers', run: layers },
  { name: 'catalogue', run: isCatalogueFresh },
]

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const failed = checks.filter(({ name, run }) => {
    console.log(`\n── ${name}`)
    return !run()
  })
  if (failed.length > 0) console.error(`\nFailed: ${failed.map(({ name }) => name).join(', ')}`)
  process.exit(failed.length === 0 ? 0 : 1)
}
