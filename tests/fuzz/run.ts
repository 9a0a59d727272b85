import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from '../support/seeded'
import { fuzzedFormats } from './formats'
import { problemOf } from './problem'

interface FuzzTask {
  readonly root: string
  readonly realData: string
  readonly format: string
  readonly from: number
  readonly to: number
  /** Where the file at hand lies; it stays there when the process ends on it. */
  readonly folder: string
}

/** After how many files the parent hears that this process lives; a few take long enough on a busy machine to be taken for a hang. */
const beat = 20

/** Names of the formats, for the process that hands them out. */
export const formatNames = (root: string, realData: string): readonly string[] => fuzzedFormats(root, realData).map(({ name }) => name)

/** Reads mutations of one format, from a seed to another, and writes a line for each finding and each stretch of seeds. */
export const runFuzz = async ({ root, realData, format: wanted, from, to, folder }: FuzzTask, write: (line: string) => void): Promise<void> => {
  const format = fuzzedFormats(root, realData).find(({ name }) => name === wanted)
  if (format === undefined) throw new Error(`No format ${wanted}`)
  const path = join(folder, format.file)
  for (let seed = from; seed <= to; seed += 1) {
    const bytes = format.make(seeded(seed))
    writeFileSync(path, bytes)
    // Said first: where the process ends, its last line names the seed.
    if (seed % beat === 0 || seed === from) write(`at ${seed}`)
    const problem = await problemOf(path, format.subject)
    if (problem === null) continue
    const name = `${format.subject}-${wanted.replaceAll(/\W+/g, '-')}-${seed}${format.file.slice(format.file.lastIndexOf('.'))}`
    writeFileSync(join(folder, name), bytes)
    write(`found ${JSON.stringify({ seed, name, problem })}`)
  }
  write('done')
}
