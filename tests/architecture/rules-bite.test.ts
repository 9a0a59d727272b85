import { cruise } from 'dependency-cruiser'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** For each rule one import that it must refuse: who imports, and what. */
const forbidden: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>> = {
  // Told once for a loop, from the end that was met first.
  'no-circular': [['src/store/loop-a.ts', 'src/store/loop-b.ts']],
  'shared-imports-nothing': [['src/shared/reports/leak.ts', 'src/store/target.ts']],
  'imports-see-shared': [['src/imports/leak.ts', 'src/store/target.ts']],
  'exports-see-shared': [['src/exports/leak.ts', 'src/store/target.ts']],
  'store-uses-one-door-each': [['src/store/leak.ts', 'src/imports/csv.ts'], ['src/store/leak-two.ts', 'src/exports/pdf.ts']],
  'preload-is-a-bridge': [['src/preload/leak.ts', 'src/shared/target.ts']],
  'renderer-sees-shared': [['src/renderer/leak.ts', 'src/store/target.ts'], ['src/renderer/leak-two.ts', 'src/main/target.ts']],
  'locales-see-shared': [['src/locales/leak.ts', 'src/store/target.ts']],
  'web-sees-shared': [['src/web/leak.ts', 'src/store/target.ts']],
  'main-is-a-host': [['src/main/leak.ts', 'src/store/marketing/campaign.ts'], ['src/main/leak-two.ts', 'src/web/server.ts'], ['src/main/leak-three.ts', 'src/imports/csv.ts']],
  'cli-is-a-host': [['src/cli/leak.ts', 'src/imports/csv.ts'], ['src/cli/leak-two.ts', 'src/main/target.ts']],
  'workspaces-apart': [
    ['src/shared/networking/leak.ts', 'src/shared/marketing/target.ts'],
    ['src/store/marketing/leak.ts', 'src/store/networking/target.ts'],
    ['src/renderer/networking/leak.ts', 'src/renderer/marketing/target.ts'],
  ],
  'kernel-is-the-floor': [['src/shared/kernel/leak.ts', 'src/shared/rpc/target.ts']],
  'electron-at-the-edge': [['src/store/electric.ts', 'electron'], ['src/web/electric.ts', 'electron-log/main']],
  'sql-in-store': [['src/imports/sql.ts', 'better-sqlite3'], ['src/main/sql.ts', 'drizzle-orm']],
  'no-node-in-window': [['src/renderer/node.ts', 'node:fs'], ['src/shared/kernel/node.ts', 'fs']],
}

const specifier = (from: string, to: string): string => {
  if (!to.startsWith('src/')) return to
  const path = relative(dirname(from), to).replace(/[.]ts$/, '')
  return path.startsWith('.') ? path : `./${path}`
}

const writeProject = (folder: string): void => {
  const pairs = Object.values(forbidden).flat()
  const sources = new Map<string, string>(pairs.filter(([, to]) => to.startsWith('src/')).map(([, to]) => [to, 'export const x = 1\n']))
  for (const [from, to] of pairs) sources.set(from, `import * as it from '${specifier(from, to)}'\nexport const x = it\n`)
  for (const [path, text] of sources) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  writeFileSync(join(folder, 'src/store/loop-b.ts'), "import * as it from './loop-a'\nexport const x = it\n")
  writeFileSync(join(folder, 'tsconfig.base.json'), '{}')
  writeFileSync(join(folder, 'package.json'), '{}')
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
}

it('each rule refuses what it is there to refuse', async () => {
  const { default: rules } = (await import(pathToFileURL(resolve(root, '.dependency-cruiser.mjs')).href)) as { default: { forbidden: { name: string }[]; options: object } }
  expect(rules.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(forbidden).sort())

  const folder = mkdtempSync(join(tmpdir(), 'rapport-layers-'))
  writeProject(folder)
  const { output } = await cruise(['src'], { ...rules.options, ruleSet: { forbidden: rules.forbidden as never }, validate: true, baseDir: folder }).finally(() => rmSync(folder, { recursive: true, force: true }))
  if (typeof output === 'string') throw new Error('No result')
  const found = new Set(output.summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))
  const missed = Object.entries(forbidden).flatMap(([name, pairs]) => pairs.map(([from]) => `${name}: ${from}`).filter((entry) => !found.has(entry)))
  expect(missed).toEqual([])
}, 120_000)
