import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'

interface Locked {
  readonly integrity?: string
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  readonly link?: boolean
}

const read = (name: string): unknown => JSON.parse(readFileSync(resolve(import.meta.dirname, '../..', name), 'utf8'))
// The files are npm's and ours, of these shapes.
const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> }
const manifest = read('package.json') as { readonly dependencies: Readonly<Record<string, string>>; readonly devDependencies: Readonly<Record<string, string>>; readonly allowScripts: Readonly<Record<string, boolean>> }
const installed = Object.entries(packages).filter(([path]) => path !== '')
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

it('takes every package by its digest, and from the registry alone', () => {
  expect(installed.length).toBeGreaterThan(300)
  expect(installed.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true).map(([path]) => path)).toEqual([])
  expect(installed.flatMap(([, { resolved }]) => (resolved === undefined || resolved.startsWith('https://registry.npmjs.org/') ? [] : [resolved]))).toEqual([])
})

it('names exact versions', () => {
  for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies })) expect(version).toMatch(/^(?:npm:[a-z-]+@)?\d+\.\d+\.\d+$/)
})

it('has decided about every package that would run a script when it is installed', () => {
  const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => nameOf(path))
  expect(scripts).not.toEqual([])
  expect(scripts.filter((name) => !(name in manifest.allowScripts))).toEqual([])
})

it('has none of the packages that are known to be unsafe as they stand in the registry', () => {
  // SheetJS leaves its copy in the registry unpatched; the others were withdrawn or taken over.
  expect(installed.map(([path]) => nameOf(path)).filter((name) => ['xlsx', 'event-stream', 'flatmap-stream', 'node-ipc', 'request'].includes(name))).toEqual([])
})
