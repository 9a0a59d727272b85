// Measures the bars of docs/performance.md and prints each as a ratio against a limit taken in the same run, A B A B.
// --quick (default here) uses a tenth of the large workbook; --full all of it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { root } from './bootstrap.mjs'

const out = mkdtempSync(join(root, 'node_modules', '.bench-'))
const work = mkdtempSync(join(tmpdir(), 'rapport-bench-'))
try {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { ssr: 'tests/bench/run.ts', outDir: out, target: 'node24', rollupOptions: { output: { format: 'es', entryFileNames: 'run.mjs' } } },
  })
  const { runBench } = await import(pathToFileURL(join(out, 'run.mjs')).href)
  await runBench({ isFull: process.argv.includes('--full'), folder: work, root })
} finally {
  rmSync(out, { recursive: true, force: true })
  rmSync(work, { recursive: true, force: true })
}
