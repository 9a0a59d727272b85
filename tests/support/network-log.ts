import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileLibrary, findCompiler } from './compile'

/** Made once for each process that watches. Null: there is no compiler; undefined: nothing was watched yet. */
let made: string | null | undefined

const library = (): string | null => {
  if (made !== undefined) return made
  const compiler = findCompiler()
  made = compiler === null ? null : compileLibrary(compiler, join(import.meta.dirname, 'network-log.c'))
  return made
}

/** The environment of a program, and of all that it starts, in which each address beyond this computer is written into the file. Empty where it cannot be watched. */
export const networkWatched = (file: string): Readonly<Record<string, string>> => {
  const preloaded = library()
  return preloaded === null ? {} : { LD_PRELOAD: preloaded, NETWORK_LOG: file }
}

/** What was asked of the system beyond this computer: `connect 192.0.2.1`. */
export const networkLog = (file: string): readonly string[] => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [])
