import { cruise } from 'dependency-cruiser'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

it('no layer imports what it may not, and the check saw the modules', async () => {
  // The rules are plain JavaScript, as the tool wants them.
  const { default: rules } = (await import(pathToFileURL(resolve(root, '.dependency-cruiser.mjs')).href)) as { default: { forbidden: never; options: object } }
  const { output } = await cruise(['src'], { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true, baseDir: root })
  if (typeof output === 'string') throw new Error('No result')
  expect(output.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  // A parser that cannot read the language passes with none.
  expect(output.modules.filter(({ source }) => source.startsWith('src/')).length).toBeGreaterThan(150)
}, 120_000)

it('the lock has the bindings of every platform', () => {
  const lock = JSON.parse(readFileSync(resolve(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> }
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => /^@(oxlint|rolldown|esbuild|oxc-parser|oxc-resolver|lightningcss|rollup)\//.test(name))
      .filter((name) => lock.packages[`node_modules/${name}`] === undefined && lock.packages[`${path}/node_modules/${name}`] === undefined)
      .map((name) => `${path}: ${name}`),
  )
  expect(missing).toEqual([])
})
