// Measures the bars of docs/performance.md and prints each as a ratio against a limit taken in the same run, A B A B.
// --quick uses a tenth of the large workbook; --write writes docs/performance.md; --only=imports,lists measures some; names are in tests/bench/run.ts.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { fetchTools, root } from './bootstrap.mjs'
import { findElectron, hasDisplay, refreshTestRuntime } from './electron.mjs'

const onPath = (names) => names.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null

/** A display for the window where there is none. Answers with the function that takes it down; null: none could be made. */
const provideDisplay = async () => {
  if (hasDisplay()) return () => undefined
  if (onPath(['Xvfb']) === null) return null
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise((found) => {
    server.stdio[3].once('data', (text) => found(String(text).trim()))
    server.once('exit', () => found(null))
  })
  if (number === null) return null
  process.env.DISPLAY = `:${number}`
  return () => server.kill()
}

/** Fetches DuckDB, which reports are measured against and nothing else needs. Without it that is said in their lines. */
const provideDuckDb = () => {
  if (existsSync(join(root, 'tools', 'duckdb', 'node_modules', '@duckdb', 'node-api'))) return
  console.error('rapport: fetching DuckDB from the npm registry (once), to measure reports against …')
  fetchTools('duckdb')
}

const flag = (name) => process.argv.includes(`--${name}`)
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length).split(',') ?? null
const out = mkdtempSync(join(root, 'node_modules', '.bench-'))
const work = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
const closeDisplay = await provideDisplay()
refreshTestRuntime(root)
if (only === null || only.includes('reports')) provideDuckDb()
const electron = closeDisplay === null ? null : findElectron(root, { patience: 0 })
try {
  const input = Object.fromEntries(['run', 'export-once'].map((name) => [name, join(root, 'tests', 'bench', `${name}.ts`)]))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { ssr: true, outDir: out, target: 'node24', rollupOptions: { input, output: { format: 'es', entryFileNames: '[name].mjs' } } },
  })
  const { runBench } = await import(pathToFileURL(join(out, 'run.mjs')).href)
  await runBench({
    share: flag('quick') ? 0.1 : 1,
    folder: work,
    root,
    electron: electron === null ? null : dirname(electron),
    chromium: process.env.CHROME_BIN ?? onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']),
    soffice: onPath(['soffice', 'libreoffice']),
    exportOnce: join(out, 'export-once.mjs'),
    only,
    isWriting: flag('write'),
  })
} finally {
  closeDisplay?.()
  rmSync(out, { recursive: true, force: true })
  rmSync(work, { recursive: true, force: true })
}
