import { type Dirent, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { deepestFolder, isOfSystem, isStrangeKind, isWholeWorkbook, mostFilesTaken, strangeKindSentence, tooDeepSentence, tooManySentence, wholeWorkbookSentence } from '../shared/imports/file-names'
import { ImportOptions, type ImportPreview, type LeftOutFile, OwnListKind } from '../shared/imports/import'
import { Platform } from '../shared/kernel/platform'
import { ok } from '../shared/kernel/result'
import { t } from '../shared/kernel/words'
import { describeQuestions, importOptions, optional, parsed, printJson, required, showProgress, type Values, valueOf } from './commands'
import { describeReceipt } from './describe-receipt'
import { whereReadable } from '../store/problems'
import { dealOptions, importDeals } from './import-deals'
import { importFollowers, importPosts, organicOptions } from './import-organic'
import type { Outcome } from './own-list'
import { admit, type Session, withWorkbook } from './session'
import { withStandardInput } from './standard-input'
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

const Subject = z.enum([...ImportOptions.shape.subject.unwrap().options, ...OwnListKind.options])

/** What the files are about, where it is said. Wrong usage is told before a workbook is opened. */
const subjectOf = (values: Values): z.infer<typeof Subject> => {
  const { subject } = parsed(z.object({ subject: Subject }), { subject: optional(values, 'subject') ?? 'auto' })
  const isOwnList = OwnListKind.safeParse(subject).success
  organicOptions(isOwnList ? values : { ...values, platform: 'auto' })
  dealOptions(values)
  if (!isOwnList) importOptions(values)
  return subject
}

/** Imports a list of our own, or looks at it. */
const importOwnList = (session: Session, file: string, kind: OwnListKind, values: Values): Promise<Outcome> => {
  const isDryRun = values['dry-run'] === true
  return kind === 'deals' ? importDeals(session, file, dealOptions(values), isDryRun) : (kind === 'posts' ? importPosts : importFollowers)(session, file, organicOptions(values), isDryRun)
}

/** Whether a platform that is named, if one is, may be that of our own posts and followers. */
const mayBeOrganic = (values: Values): boolean => ['auto', ...Platform.options].includes(optional(values, 'platform') ?? 'auto')

/** Imports a file, or looks at it. What is no ad results and no people goes where the window would bring it, unless something else was said. */
const importOne = async (session: Session, file: string, values: Values): Promise<Outcome & { readonly asks: string | null }> => {
  const subject = subjectOf(values)
  if (subject === 'posts' || subject === 'followers' || subject === 'deals') return { ...(await importOwnList(session, file, subject, values)), asks: null }
  const job = { onProgress: showProgress, signal: session.signal }
  const input = { file, options: importOptions(values) }
  const run = async () => {
    const done = await session.client.import.run(input, job)
    return done.ok ? ok({ receipt: done.value, questions: [] }) : done
  }
  const seen = values['dry-run'] === true ? await session.client.import.preview(input, job) : await run()
  if (!seen.ok && seen.error.type === 'ImportRefused' && seen.error.belongsTo !== undefined && subject === 'auto' && mayBeOrganic(values)) return { ...(await importOwnList(session, file, seen.error.belongsTo, values)), asks: null }
  const { receipt, questions } = valueOf<Pick<ImportPreview, 'receipt' | 'questions'>>(seen)
  const { read, refused, totals } = receipt.rows
  return { told: receipt, text: describeReceipt(receipt), asks: questions.length === 0 ? null : describeQuestions(questions), isAllRefused: refused > 0 && read === refused + totals }
}

/** Imports what one file holds; an archive holds several, and each has its own receipt. Answers with what was refused. */
const importFile = async (session: Session, path: string, values: Values, isAlone: boolean, shownPath = path): Promise<readonly string[]> => {
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
  await trying(isAlone ? '' : shownPath, async () => {
    const { files, leftOut } = valueOf(await session.client.import.unpack({ file: await admit(session, path) }, { onProgress: showProgress, signal: session.signal }))
    for (const { name, why } of leftOut) tellLeftOut(`${basename(path)}, ${name}`, why)
    for (const { file, within } of files) {
      if (session.signal.aborted) return
      const name = within === '' ? (isAlone ? '' : shownPath) : `${within}/${file.name}`
      await trying(name, async () => {
        const { told, text, asks, isAllRefused } = await importOne(session, file.id, values)
        if (values['json'] === true) printJson(told)
        else console.log(text)
        // A dry run ends as the import would.
        if (asks !== null) throw new RefusedError(asks)
        if (isAllRefused) throw new RefusedError(t`Every row was refused.`)
      })
    }
  })
  return refused
}

export const importCommand = async (values: Values, positionals: string[]): Promise<void> => {
  if (positionals.length === 0) throw new UsageError(t`${'FILE'} is missing.`)
  subjectOf(values)
  await withWorkbook(required(values, 'workbook'), async (session) => {
    const refused: string[] = []
    const isCancelled = (): boolean => session.signal.aborted
    const cancelled = (): RefusedError => new RefusedError([...refused, t`Cancelled. What was imported before stays.`].join('\n'))
    for (const given of positionals) {
      if (given === '-') {
        const told = await withStandardInput(session.signal, (path) => importFile(session, path, values, positionals.length === 1, basename(path))).catch((error: unknown) => {
          throw isCancelled() ? cancelled() : error
        })
        refused.push(...told)
        continue
      }
      const { files, leftOut } = filesOf(given)
      for (const { name, why } of leftOut) tellLeftOut(name, why)
      if (files.length === 0) refused.push(t`The folder “${given}” holds no file that could be an export.`)
      for (const path of files) {
        if (isCancelled()) throw cancelled()
        refused.push(...(await importFile(session, path, values, positionals.length === 1 && files.length === 1)))
      }
    }
    if (refused.length > 0) throw new RefusedError(refused.join('\n'))
  })
}
