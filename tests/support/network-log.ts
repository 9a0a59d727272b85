import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compileLibrary, findCompiler } from './compile'

const source = join(import.meta.dirname, 'network-log.c')
const kept = resolve(import.meta.dirname, '../../node_modules/.network-log')

/** The library, made once for each state of its source. Null: there is no compiler. */
const library = (): string | null => {
  const path = join(kept, `${statSync(source).mtimeMs}.so`)
  if (existsSync(path)) return path
  const compiler = findCompiler()
  if (compiler === null) return null
  mkdirSync(kept, { recursive: true })
  // Workers may make it at the same time; each name is whole when it is there.
  const own = `${path}-${process.pid}`
  compileLibrary(compiler, source, own)
  renameSync(own, path)
  return path
}

/** The environment of a program, and of all that it starts, in which each address beyond this computer is written into the file. Empty where it cannot be watched. */
export const networkWatched = (file: string): Readonly<Record<string, string>> => {
  const preloaded = library()
  return preloaded === null ? {} : { LD_PRELOAD: preloaded, NETWORK_LOG: file }
}

/** What was asked of the system beyond this computer: `connect 192.0.2.1`. */
export const networkLog = (file: string): readonly string[] => (existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [])
