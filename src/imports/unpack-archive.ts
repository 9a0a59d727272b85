import { randomUUID } from 'node:crypto'
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isOfSystem, isStrangeKind, mostFilesTaken, safeFileName, strangeKindSentence, tooManySentence } from '../shared/imports/file-names'
import { ImportOptions, type LeftOutFile } from '../shared/imports/import'
import { cutText } from '../shared/kernel/cut-text'
import { ok } from '../shared/kernel/result'
import { numberText } from '../shared/kernel/language'
import { t } from '../shared/kernel/words'
import { archiveLimits, readEntries, scanArchive } from './people/archive'
import { entryEncoding, isLeftOut, planArchive, type PlannedEntry } from './people/read-people'
import { splitTable } from './people/recognise-people'
import { organicHome } from './organic/elsewhere'
import { failureOf } from './read-failure'
import type { Unpacked, UnpackArchive, UnpackedFile, UnpackOptions } from './reading'
import { recognise } from './recognise'
import { TableError } from './table'
import { turns } from './turns'

/** An archive in an archive is opened; one in that is not. */
const deepest = 2

const asRecognised = { options: ImportOptions.parse({}) }

const table = /\.(csv|tsv|txt|xlsx|xlsm)$|(^|[/\\])[^./\\]+$/i
const spreadsheet = /\.xls[xm]$/i
const otherSpreadsheet = /\.(xls|xlsb|ods|fods|numbers)$/i
const zip = /\.zip$/i

/** What all levels together may still unpack to. */
interface Budget {
  bytes: number
  files: number
}

const isPeople = ({ plan }: PlannedEntry): boolean => plan !== null && !isLeftOut(plan) && plan.recognition.platform !== 'generic'

/** Whether an entry proves itself the export of an ad platform, or a list of our own posts or followers; `unproven`: it may be results of ads. */
const ownExport = ({ entry }: PlannedEntry): 'proven' | 'unproven' | 'none' => {
  const container = entryEncoding(entry)
  if (entry.head === null || container?.kind !== 'text') return 'none'
  try {
    const { rows } = splitTable(new TextDecoder(container.encoding).decode(entry.head))
    const found = recognise(rows, basename(entry.name), 'auto', null)
    if ((found !== null && found.platform !== 'generic') || organicHome(rows, basename(entry.name)) !== null) return 'proven'
    return found === null ? 'none' : 'unproven'
  } catch (error) {
    // Known, and refused with a sentence once it is read.
    if (error instanceof TableError) return 'proven'
    throw error
  }
}

type Verdict = 'take' | 'open' | LeftOutFile

/** What becomes of an entry of an archive whose files are read one by one. */
const judge = ({ entry, plan }: PlannedEntry, depth: number): Verdict => {
  const { name, size } = entry
  if (isStrangeKind(name)) return { name, why: plan !== null && isLeftOut(plan) ? plan.leftOut : strangeKindSentence }
  if (spreadsheet.test(name)) return 'take'
  if (zip.test(name)) return depth < deepest ? 'open' : { name, why: t`An archive in an archive in an archive is not opened. Unpack it first.` }
  if (otherSpreadsheet.test(name)) return { name, why: t`A spreadsheet of a kind that is not read. Save it as XLSX or as CSV in UTF-8, and import that.` }
  if (entry.head === null) return { name, why: strangeKindSentence }
  if (size === 0) return { name, why: t`Empty.` }
  if (plan !== null) return isLeftOut(plan) ? { name, why: plan.leftOut } : 'take'
  const container = entryEncoding(entry)
  if (container?.kind === 'refused') return { name, why: container.sentence }
  return table.test(name) ? 'take' : { name, why: t`Holds nothing that Rapport knows.` }
}

/** The folders of an entry below the archive's name, for the eye only. */
const placeOf = (archiveName: string, entryName: string): string => {
  const folders = entryName.split(/[/\\]/).slice(0, -1).filter((piece) => piece !== '' && piece !== '.' && piece !== '..')
  return cutText([archiveName, ...folders].join('/').replaceAll(/\p{Cc}/gu, ''), 300)
}

class Unpacking {
  readonly files: UnpackedFile[] = []
  readonly leftOut: LeftOutFile[] = []
  readonly made: string[] = []
  private readonly budget: Budget = { bytes: archiveLimits.unpackedBytes, files: mostFilesTaken }

  constructor(private readonly options: UnpackOptions) {}

  async open(path: string, within: string, depth: number): Promise<void> {
    const archive = await scanArchive(path, turns(this.options, t`Looking through the archive`))
    if (archive.isSpreadsheet) return void this.files.push({ path, within })
    const planned = planArchive(archive, asRecognised).filter(({ entry }) => !isOfSystem(entry.name))
    const name = within === '' ? basename(path) : `${within}/${basename(path)}`
    const hasPeople = planned.some(isPeople)
    // A download of people is read as a whole: its parts tell of each other.
    if (hasPeople) this.files.push({ path, within })
    const opened = await this.writeOut(path, hasPeople ? this.ownExportsOf(planned) : this.exportsOf(planned, depth), name)
    for (const inner of opened) await this.openInner(inner, name, depth + 1)
  }

  /** An archive in this one that cannot be opened does not hold up the others, and leaves nothing of itself on the disk. */
  private async openInner(path: string, within: string, depth: number): Promise<void> {
    const [files, leftOut, made] = [this.files.length, this.leftOut.length, this.made.length]
    try {
      await this.open(path, within, depth)
    } catch (error) {
      if (!(error instanceof TableError)) throw error
      this.files.length = files
      this.leftOut.length = leftOut
      this.leftOut.push({ name: basename(path), why: error.sentence })
      for (const folder of this.made.splice(made)) rmSync(folder, { recursive: true, force: true })
    }
    // Read as a whole it stays; else its files lie beside it now.
    if (!this.files.some((file) => file.path === path)) rmSync(dirname(path), { recursive: true, force: true })
  }

  /** Entries by position, and whether they are archives themselves. */
  private exportsOf(planned: readonly PlannedEntry[], depth: number): ReadonlyMap<number, { readonly name: string; readonly isArchive: boolean }> {
    const taken = new Map<number, { readonly name: string; readonly isArchive: boolean }>()
    for (const one of planned) {
      const verdict = judge(one, depth)
      if (typeof verdict === 'object') this.leftOut.push(verdict)
      else this.take(taken, one, verdict === 'open')
    }
    return taken
  }

  /** In a download of people only what proves itself is taken up besides them. */
  private ownExportsOf(planned: readonly PlannedEntry[]): ReturnType<Unpacking['exportsOf']> {
    const taken = new Map<number, { readonly name: string; readonly isArchive: boolean }>()
    for (const one of planned) {
      if (isPeople(one)) continue
      const own = spreadsheet.test(one.entry.name) ? 'proven' : ownExport(one)
      if (own === 'proven') this.take(taken, one, false)
      else if (own === 'unproven') this.leftOut.push({ name: one.entry.name, why: t`It may hold results of ads, but does not show whose; beside lists of people only what proves itself is taken up. Import it by itself.` })
      else if (zip.test(one.entry.name)) this.leftOut.push({ name: one.entry.name, why: t`An archive inside a download of people is not opened. Unpack it and drop it by itself.` })
    }
    return taken
  }

  private take(taken: Map<number, { readonly name: string; readonly isArchive: boolean }>, { entry }: PlannedEntry, isArchive: boolean): void {
    if (this.budget.files === 0) return void this.leftOut.push({ name: entry.name, why: tooManySentence('archive') })
    this.budget.files -= 1
    taken.set(entry.position, { name: entry.name, isArchive })
  }

  /** Writes entries, each into a folder of its own so that it keeps its name, which may tell its period. Answers with the archives among them. */
  private async writeOut(path: string, taken: ReturnType<Unpacking['exportsOf']>, name: string): Promise<readonly string[]> {
    if (taken.size === 0) return []
    const archives: string[] = []
    const open = new Set<number>()
    const receivers = new Map([...taken].map(([position, entry]) => {
      const folder = join(this.options.folder, randomUUID())
      const target = join(folder, safeFileName(entry.name))
      let descriptor: number | null = null
      return [position, (data: Uint8Array, isFinal: boolean): void => {
        if (descriptor === null) {
          mkdirSync(folder, { mode: 0o700 })
          this.made.push(folder)
          descriptor = openSync(target, 'wx', 0o600)
          open.add(descriptor)
        }
        this.budget.bytes -= data.length
        if (this.budget.bytes < 0) throw new TableError(t`The archive unpacks to far more than it should. It was not read.`, null)
        // All of it, where a disk that is about to be full would take a part.
        writeFileSync(descriptor, data)
        if (!isFinal) return
        closeSync(descriptor)
        open.delete(descriptor)
        if (entry.isArchive) archives.push(target)
        else this.files.push({ path: target, within: placeOf(name, entry.name) })
      }] as const
    }))
    try {
      await readEntries(path, receivers, turns(this.options, t`Unpacking`))
    } finally {
      for (const descriptor of open) closeSync(descriptor)
    }
    return archives
  }
}

const nothingSentence = (leftOut: readonly LeftOutFile[]): string => {
  const [first] = leftOut
  if (first === undefined) return t`This zip archive is empty.`
  const names = leftOut.slice(0, 3).map(({ name }) => basename(name)).join(', ')
  return leftOut.length === 1 ? t`This zip archive holds no export: ${names} is left out. ${first.why}` : t`This zip archive holds no export among its ${numberText(leftOut.length)} files (${leftOut.length > 3 ? `${names} …` : names}). ${first.why}`
}

/** Looks into an archive in this thread. */
export const unpackArchive: UnpackArchive = async (path, options) => {
  const unpacking = new Unpacking(options)
  try {
    await unpacking.open(path, '', 1)
    if (unpacking.files.length === 0) throw new TableError(nothingSentence(unpacking.leftOut), null)
    return ok({ files: unpacking.files, leftOut: unpacking.leftOut } satisfies Unpacked)
  } catch (error) {
    for (const folder of unpacking.made) rmSync(folder, { recursive: true, force: true })
    return failureOf(error)
  }
}
