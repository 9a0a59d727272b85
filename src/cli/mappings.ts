import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { longestMappingFile, mappingFileText } from '../shared/imports/mapping-file'
import { numberText } from '../shared/kernel/language'
import { t } from '../shared/kernel/words'
import { onePositional, printFile, putText, required, targetOf, type Values, valueOf } from './commands'
import { withWorkbook } from './session'
import { RefusedError, UsageError } from './usage'

/** Writes how headers are remembered to be read, as a file of mappings. */
export const mappingsCommand = async (values: Values, positionals: string[]): Promise<void> => {
  if (positionals.length > 0) throw new UsageError(t`“${positionals[0] ?? ''}” is one argument too many.`)
  const workbook = required(values, 'workbook')
  const out = targetOf(values)
  await withWorkbook(workbook, async ({ client }) => {
    const text = mappingFileText(valueOf(await client.import.mappings({})))
    if (out === undefined) printFile(Buffer.from(text))
    else putText(text, out)
  })
}

/** The text of a file; one that is far too long is never read. */
const readText = (path: string): string => {
  try {
    const found = statSync(path)
    // A device has no size and may never end.
    if (!found.isFile()) throw new TypeError('no plain file')
    if (found.size <= longestMappingFile) return readFileSync(path, 'utf8')
  } catch {
    throw new RefusedError(t`There is no readable file “${path}”.`)
  }
  throw new RefusedError(t`The file is too long for a file of mappings.`)
}

/** Takes mappings over from such a file. */
export const takeMappingsCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const path = onePositional(positionals, 'FILE')
  const text = readText(resolve(path))
  await withWorkbook(required(values, 'workbook'), async ({ client }) => {
    const { added, changed, unchanged } = valueOf(await client.import.takeMappings({ text }))
    console.log(t`${numberText(added)} added, ${numberText(changed)} changed, ${numberText(unchanged)} as they were.`)
  })
}
