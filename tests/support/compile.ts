import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, join } from 'node:path'

/** A C compiler on this machine. Null: none, and nothing can be watched. */
export const findCompiler = (): string | null => {
  if (process.platform !== 'linux') return null
  for (const name of ['cc', 'gcc', 'clang']) for (const folder of (process.env['PATH'] ?? '').split(delimiter)) if (existsSync(join(folder, name))) return join(folder, name)
  return null
}

/** Makes a library that can be preloaded into what this process starts, and answers where it lies. Throws with what the compiler says. */
export const compileLibrary = (compiler: string, source: string): string => {
  // Not beside the source: the loader takes a blank for the end of a path, and a checkout may lie in “My projects”.
  const folder = mkdtempSync(join(tmpdir(), 'rapport-preload-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const library = join(folder, `${basename(source, '.c')}.so`)
  if (/[\s:]/.test(library)) throw new Error(`Nothing can be preloaded from ${folder}: set TMPDIR to a folder without blanks in its path`)
  const { status, stderr } = spawnSync(compiler, ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl', '-lpthread'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${source} could not be compiled: ${stderr}`)
  return library
}
