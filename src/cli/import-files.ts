import { type Dirent, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { deepestFolder, isOfSystem, isStrangeKind, isWholeWorkbook, mostFilesTaken, strangeKindSentence, tooDeepSentence, tooManySentence, wholeWorkbookSentence } from '../shared/imports/file-names'
import type { ImportOptions, ImportQuestion, LeftOutFile, Receipt } from '../shared/imports/import'
import { t } from '../shared/kernel/words'
import { describeQuestions, describeReceipt, importOptions, printJson, required, showProgress, type Values, valueOf } from './commands'
import { whereReadable } from '../store/problems'
import { admit, type Session, withWorkbook } from './session'
import { terminalText } from './terminal-text'
import { RefusedError, UsageError } from './usage'

interface Found {
  readonly files: string[]
  readonly leftOut: LeftOutFile[]
}

/** What lies in a folder, by name. Null: it may not be read. */
const entriesOf = (folder: string): readonly Dirent[] | null => {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((left, right) => (left.name < right.name ? -1 : 1))
  } catch {
    return null
  }
}

/** The files below a folder by name, without links; what is not looked into, and a file that holds no export by its name, is left out, and said. */
const walk = (folder: string, depth: number, found: Found): void => {
  if (depth > deepestFolder) return void found.leftOut.push({ name: folder, why: tooDeepSentence })
  const entries = entriesOf(folder)
  if (entries === null) return void found.leftOut.push({ name: folder, why: t`The folder could not be read.` })
  if (isWholeWorkbook(new Set(entries.map(({ name }) => name)))) return void found.leftOut.push({ name: folder, why: wholeWorkbookSentence })
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (isOfSystem(entry.name)) continue
    if (entry.isDirectory()) walk(path, depth + 1, found)
    else if (!entry.isFile()) continue
    else if (isStrangeKind(entry.name)) found.leftOut.push({ name: path, why: strangeKindSentence })
    else if (found.files.length >= mostFilesTaken) found.leftOut.push({ name: path, why: tooManySentence('folder') })
    else found.files.push(path)
  }
}

/** What a path of the command line stands for: itself, or the files of a folder. */
const filesOf = (path: string): Found => {
  // What cannot even be looked at is told as a file that cannot be read.
  if (!whereReadable(false, () => statSync(path).isDirectory())) return { files: [path], leftOut: [] }
  const found: Found = { files: [], leftOut: [] }
  walk(path, 1, found)
  return found
}

const tellLeftOut = (name: string, why: string): void => console.error(terminalText(t`${name}: left out. ${why}`))

/** Imports a file, or looks at it: `questions` are those that would keep the import from being done. */
const importOne = async (session: Session, file: string, options: ImportOptions, isDryRun: boolean): Promise<{ readonly receipt: Receipt; readonly questions: readonly ImportQuestion[] }> => {
  const job = { onProgress: showProgress, signal: session.signal }
  const seen = isDryRun ? valueOf(await session.client.import.preview({ file, options }, job)) : { receipt: valueOf(await session.client.import.run({ file, options }, job)), questions: [] }
  return seen
}

/** Imports what one file holds; an archive holds several, and each has its own receipt. Answers with what was refused. */
const importFile = async (session: Session, path: string, values: Values, isAlone: boolean): Promise<readonly string[]> => {
  const options = importOptions(values)
  const refused: string[] = []
  /** One refused file does not stop the others; all of them are told at the end. */
  const trying = async (name: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run()
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      refused.push(name === '' ? error.message : `${name}: ${error.message}`)
    }
  }
  await trying(isAlone ? '' : path, async () => {
    const { files, leftOut } = valueOf(await session.client.import.unpack({ file: await admit(session, path) }, { onProgress: showProgress, signal: session.signal }))
    for (const { name, why } of leftOut) tellLeftOut(`${basename(path)}, ${name}`, why)
    for (const { file, within } of files) {
      if (session.signal.aborted) return
      const name = within === '' ? (isAlone ? '' : path) : `${within}/${file.name}`
      await trying(name, async () => {
        const { receipt, questions } = await importOne(session, file.id, options, values['dry-run'] === true)
        if (values['json'] === true) printJson(receipt)
        else console.log(describeReceipt(receipt))
        // A dry run ends as the import would.
        if (questions.length > 0) throw new RefusedError(describeQuestions(questions))
        const { read, refused: unread, totals } = receipt.rows
        if (unread > 0 && read === unread + totals) throw new RefusedError(t`Every row was refused.`)
      })
    }
  })
  return refused
}

export const importCommand = async (values: Values, positionals: string[]): Promise<void> => {
  if (positionals.length === 0) throw new UsageError(t`${'FILE'} is missing.`)
  // Wrong usage is told before the workbook is opened.
  importOptions(values)
  await withWorkbook(required(values, 'workbook'), async (session) => {
    const refused: string[] = []
    for (const given of positionals) {
      const { files, leftOut } = filesOf(given)
      for (const { name, why } of leftOut) tellLeftOut(name, why)
      if (files.length === 0) refused.push(t`The folder “${given}” holds no file that could be an export.`)
      for (const path of files) {
        if (session.signal.aborted) throw new RefusedError([...refused, t`Cancelled. What was imported before stays.`].join('\n'))
        refused.push(...(await importFile(session, path, values, positionals.length === 1 && files.length === 1)))
      }
    }
    if (refused.length > 0) throw new RefusedError(refused.join('\n'))
  })
}
