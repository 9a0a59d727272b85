import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { t } from '../shared/kernel/words'
import { makeOwnFolder, removeOwnFolder } from '../store/own-folder'
import { dataDir } from './data-dir'

/** Keeps what comes by the standard input as a file, which its receipt calls so, while `run` needs it: readers look at a file more than once. */
export const withStandardInput = async <T>(signal: AbortSignal, run: (path: string) => Promise<T>): Promise<T> => {
  const folder = makeOwnFolder(dataDir('staging'), 'staging')
  try {
    const path = join(folder, t`Standard input`)
    await pipeline(process.stdin, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal })
    return await run(path)
  } finally {
    removeOwnFolder(folder)
  }
}
