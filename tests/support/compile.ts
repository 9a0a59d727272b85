import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A C compiler on this machine. Null: none, and nothing can be watched. */
export const findCompiler = (): string | null => {
  if (process.platform !== 'linux') return null
  for (const name of ['cc', 'gcc', 'clang']) for (const folder of (process.env['PATH'] ?? '').split(delimiter)) if (existsSync(join(folder, name))) return join(folder, name)
  return null
}

/** Makes a library that can be preloaded into a program. Throws with what the compiler says. */
export const compileLibrary = (compiler: string, source: string, library: string): void => {
  const { status, stderr } = spawnSync(compiler, ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl', '-lpthread'], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${source} could not be compiled: ${stderr}`)
}
