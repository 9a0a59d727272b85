import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { timeText } from '../shared/kernel/time-text'
import { plural, t } from '../shared/kernel/words'
import { leastPassphrase, Passphrase, type SalvageReport } from '../shared/workbook/host.contract'
import type { SecondPlace } from '../shared/workbook/status.contract'
import { lockCopy, unlockCopy } from '../store/locked-workbook'
import { whereReadable } from '../store/problems'
import { onePositional, optional, outputPath, parsed, printJson, required, type Values, valueOf } from './commands'
import { dataDir } from './data-dir'
import { makeWorkspace, onStop, withWorkbook } from './session'
import { terminalText } from './terminal-text'
import { RefusedError, UsageError } from './usage'

/** Bytes within which the first line of a file of a passphrase ends: many times the longest passphrase. */
const mostLineBytes = 64 * 1024

/** The first line of a file, pipe or the standard input, which may never end. Null: there is none within so many bytes. */
const firstLineOf = (descriptor: number): string | null => {
  const bytes = Buffer.alloc(mostLineBytes)
  let length = 0
  while (length < mostLineBytes) {
    const read = readSync(descriptor, bytes, length, mostLineBytes - length, null)
    const end = bytes.subarray(length, length + read).indexOf('\n')
    length += read
    if (read === 0 || end !== -1) return bytes.toString('utf8', 0, length).split(/\r?\n/)[0] ?? ''
  }
  return null
}

/** A passphrase from the first line of a file or of the standard input: what stands on a command line is in the list of processes for everybody. The mark that some editors begin a file with is no letter of it: nobody could type it. */
const passphraseOf = (values: Values): string => {
  const from = required(values, 'passphrase-file')
  const found = from === '-' ? null : whereReadable(undefined, () => statSync(from))
  if (found === undefined) throw new UsageError(t`There is no file “${from}”.`)
  if (found?.isDirectory() === true) throw new UsageError(t`“${from}” is a folder. Name a file whose first line is the passphrase.`)
  const descriptor = from === '-' ? 0 : whereReadable(null, () => openSync(from, 'r'))
  if (descriptor === null) throw new RefusedError(t`There is no readable file “${from}”.`)
  const line = firstLineOf(descriptor)?.replace(/^\ufeff/, '') ?? null
  if (from !== '-') closeSync(descriptor)
  if (line === null) throw new UsageError(t`“${from}” is no file of a passphrase: its first line does not end.`)
  if (line === '') throw new UsageError(t`“${from}” has no passphrase in its first line.`)
  return line
}

/** A workbook to be made, whose name must end as workbooks do. */
const newWorkbookPath = (values: Values): string => {
  const out = outputPath(required(values, 'out'))
  if (!out.endsWith('.rapport')) throw new UsageError(t`The name of a workbook ends in .rapport.`)
  return out
}

export const lockCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const workbook = onePositional(positionals, 'W')
  const out = outputPath(required(values, 'out'))
  const typed = passphraseOf(values)
  if (typed.length < leastPassphrase) throw new RefusedError(t`At least ${leastPassphrase} characters; several words are best.`)
  const passphrase = parsed(Passphrase, typed)
  await withWorkbook(workbook, async ({ workspace }) => {
    const store = workspace.store()
    if (store === null) throw new RefusedError(t`The workbook is not open.`)
    const locked = await lockCopy(store, dataDir('staging'), out, { passphrase, replace: true })
    if (!locked.ok) throw new RefusedError(`${locked.error.sentence} (${out})`)
    console.log(out)
  })
}

export const unlockCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const locked = resolve(onePositional(positionals, 'FILE'))
  const out = newWorkbookPath(values)
  const unlocked = await unlockCopy(locked, out, passphraseOf(values))
  if (!unlocked.ok) throw new RefusedError(`${unlocked.error.sentence} (${unlocked.error.fileName})\n${unlocked.error.advice.join('\n')}`)
  console.log(out)
}

const salvagedText = (out: string, { rows, gaps, dropped, damagedTables }: SalvageReport): string =>
  damagedTables.length === 0
    ? t`${out}: ${plural(rows, { one: '# row', other: '# rows' })}; ${plural(gaps, { one: '# stretch', other: '# stretches' })} could not be read, ${plural(dropped, { one: '# row was', other: '# rows were' })} left out.`
    : t`${out}: ${plural(rows, { one: '# row', other: '# rows' })}; ${plural(gaps, { one: '# stretch', other: '# stretches' })} could not be read, ${plural(dropped, { one: '# row was', other: '# rows were' })} left out (${damagedTables.join(', ')}).`

export const salvageCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const damaged = resolve(onePositional(positionals, 'FILE'))
  const out = newWorkbookPath(values)
  const workspace = makeWorkspace()
  const forget = onStop(() => workspace.cancelOpening())
  const salvaged = await workspace.salvage(damaged, out).finally(forget)
  if (!salvaged.ok) throw new RefusedError(`${salvaged.error.sentence} (${salvaged.error.fileName})`)
  if (values['json'] === true) printJson(salvaged.value)
  else console.log(salvagedText(out, salvaged.value))
}

/** Where backups are copied to, as the window says it. */
export const secondPlaceText = (secondPlace: Pick<SecondPlace, 'folder' | 'newestAt'> | null): string => {
  if (secondPlace === null) return t`Backups have no second place.`
  const { folder, newestAt } = secondPlace
  return newestAt === null ? t`Every backup is copied to ${folder}.` : t`Every backup is copied to ${folder}; the newest there is of ${timeText(newestAt)}.`
}

export const secondPlaceCommand = async (values: Values, positionals: string[]): Promise<void> => {
  const given = optional(values, 'folder')
  if ((given === undefined) === (values['none'] !== true)) throw new UsageError(t`Name a folder with --folder, or none with --none.`)
  if (given !== undefined && !whereReadable(false, () => statSync(given).isDirectory())) throw new RefusedError(t`There is no folder “${given}”.`)
  await withWorkbook(onePositional(positionals, 'W'), async ({ client, workspace }) => {
    const named = await workspace.nameSecondPlace(given === undefined ? null : resolve(given))
    if (!named.ok) throw new RefusedError(named.error.sentence)
    if (given !== undefined) valueOf(await client.backups.make({}))
    const { secondPlace, warnings } = valueOf(await client.status.of({}))
    if (secondPlace?.problem != null) throw new RefusedError(secondPlace.problem.sentence)
    console.log(secondPlaceText(secondPlace))
    for (const { id, sentence } of warnings) if (id === 'erased_in_copies') console.error(terminalText(sentence))
  })
}
