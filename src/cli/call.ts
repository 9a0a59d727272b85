import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { contract } from '../shared/contract'
import { Output } from '../shared/kernel/output'
import { t } from '../shared/kernel/words'
import type { JobOptions } from '../shared/rpc/contract'
import { deliver, endProgress, parseJson, printJson, required, showProgress, targetOf, type Values } from './commands'
import { withWorkbook } from './session'
import { RefusedError, UsageError } from './usage'

/** What stands at a path, as `networking.contact.list`, in the contract or among the functions that ask it. Undefined: nothing. */
const at = (node: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, part) => (typeof inner === 'object' && inner !== null && Object.hasOwn(inner, part) ? (inner as Record<string, unknown>)[part] : undefined), node)

/** Whether a procedure makes a file that waits to be saved. */
const makesFile = (path: string): boolean => {
  const output = at(contract, `${path}.output`)
  return output instanceof z.ZodObject && Object.keys(Output.shape).every((key) => Object.hasOwn(output.shape, key))
}

export const callCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const [path, given, ...rest] = positionals
  if (path === undefined) throw new UsageError(t`PROCEDURE is missing.`)
  if (rest.length > 0) throw new UsageError(t`“${rest[0] ?? ''}” is one argument too many.`)
  // Windows’ shell begins what it hands on with the mark of UTF-8.
  const input = given === undefined ? {} : parseJson(given === '-' ? readFileSync(0, 'utf8').replace(/^\ufeff/, '') : given)
  const isKept = values['out'] !== undefined
  if (isKept && !makesFile(path)) throw new UsageError(t`“${path}” makes no file that --out could take.`)
  const out = targetOf(values)
  await withWorkbook(required(values, 'workbook'), async (session) => {
    const { client, signal } = session
    const call = at(client, path)
    if (typeof call !== 'function') throw new UsageError(t`There is no procedure “${path}”.`)
    const result = (await (call as (input: unknown, options: JobOptions) => Promise<unknown>)(input, { onProgress: showProgress, signal })) as { ok: true; value: unknown } | { ok: false; error: unknown }
    endProgress()
    if (!result.ok) throw new RefusedError(JSON.stringify(result.error))
    if (isKept) await deliver(session, Output.parse(result.value).id, out)
    else printJson(result.value)
  })
}
