import { deepestFolder, isOfSystem, isStrangeKind, isWholeWorkbook, mostFilesTaken, strangeKindSentence, tooDeepSentence, tooManySentence, wholeWorkbookSentence } from '../../shared/imports/file-names'
import type { LeftOutFile } from '../../shared/imports/import'
import { t } from '../../shared/kernel/words'
import type { Bridge } from './bridge'
import type { Arrival } from './import-inbox'

/** A file of the page's, and the folder it was found in. */
interface FoundFile {
  readonly file: File
  /** Empty: it was given by itself. */
  readonly within: string
}

interface Found {
  readonly files: FoundFile[]
  readonly leftOut: LeftOutFile[]
}

const unreadable = t`It could not be read.`

/** Takes a file of a folder, or says why not. A file given by itself is always taken: its refusal tells more. */
const take = (found: Found, file: File, within: string): void => {
  const name = `${within}/${file.name}`
  if (isOfSystem(file.name)) return
  if (isStrangeKind(file.name)) found.leftOut.push({ name, why: strangeKindSentence })
  else if (found.files.length >= mostFilesTaken) found.leftOut.push({ name, why: tooManySentence('folder') })
  else found.files.push({ file, within })
}

const fileOf = (entry: FileSystemFileEntry): Promise<File | null> => new Promise((resolve) => entry.file(resolve, () => resolve(null)))

const someEntries = (reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> => new Promise((resolve) => reader.readEntries(resolve, () => resolve([])))

const walk = async (entry: FileSystemEntry, within: string, depth: number, found: Found): Promise<void> => {
  if (isOfSystem(entry.name)) return
  if (entry.isFile) {
    // What an entry is, it says itself.
    const file = await fileOf(entry as FileSystemFileEntry)
    if (file === null) found.leftOut.push({ name: `${within}/${entry.name}`, why: unreadable })
    else if (within === '') found.files.push({ file, within })
    else take(found, file, within)
    return
  }
  if (depth > deepestFolder) return void found.leftOut.push({ name: `${within}/${entry.name}`, why: tooDeepSentence })
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const entries: FileSystemEntry[] = []
  // A reader gives a hundred at a time.
  for (let some = await someEntries(reader); some.length > 0 && entries.length < 50 * mostFilesTaken; some = await someEntries(reader)) entries.push(...some)
  if (isWholeWorkbook(new Set(entries.map(({ name }) => name)))) return void found.leftOut.push({ name: within === '' ? entry.name : `${within}/${entry.name}`, why: wholeWorkbookSentence })
  entries.sort((left, right) => (left.name < right.name ? -1 : 1))
  for (const one of entries) await walk(one, within === '' ? entry.name : `${within}/${entry.name}`, depth + 1, found)
}

/** The files of a drop, folders opened. What was dropped can be asked for only while the event lasts, so that happens before anything is waited for. */
export const filesOfDrop = async ({ items, files }: DataTransfer): Promise<Found> => {
  const found: Found = { files: [], leftOut: [] }
  const entries = [...items].filter(({ kind }) => kind === 'file').map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const plain = entries.length > 0 ? [] : [...files]
  for (const { entry, file } of entries) {
    if (entry !== null) await walk(entry, '', 1, found)
    else if (file !== null) found.files.push({ file, within: '' })
  }
  for (const file of plain) found.files.push({ file, within: '' })
  return found
}

/** Which folders of chosen files are archives of whole workbooks, unpacked. */
const wholeWorkbooks = (files: readonly File[]): readonly string[] => {
  const names = new Map<string, Set<string>>()
  for (const { webkitRelativePath } of files) {
    const pieces = webkitRelativePath.split('/')
    for (const [depth, name] of pieces.entries()) {
      const folder = pieces.slice(0, depth).join('/')
      const inside = names.get(folder)
      if (inside === undefined) names.set(folder, new Set([name]))
      else inside.add(name)
    }
  }
  return [...names].flatMap(([folder, inside]) => (folder !== '' && isWholeWorkbook(inside) ? [folder] : []))
}

/** The files of a folder that was chosen, or files chosen one by one. */
export const filesOfInput = (files: readonly File[]): Found => {
  const whole = wholeWorkbooks(files)
  const found: Found = { files: [], leftOut: whole.map((name) => ({ name, why: wholeWorkbookSentence })) }
  const tooDeep = new Set<string>()
  for (const file of files) {
    const folders = file.webkitRelativePath.split('/').slice(0, -1)
    if (folders.some(isOfSystem) || whole.some((folder) => file.webkitRelativePath.startsWith(`${folder}/`))) continue
    // The folder that is too deep is named once, not each file in it.
    if (folders.length > deepestFolder) tooDeep.add(folders.slice(0, deepestFolder + 1).join('/'))
    else if (folders.length === 0) found.files.push({ file, within: '' })
    else take(found, file, folders.join('/'))
  }
  for (const name of tooDeep) found.leftOut.push({ name, why: tooDeepSentence })
  return found
}

/** Makes found files known to the store, a few at a time. */
export const admitFiles = async (bridge: Bridge, { files, leftOut }: Found): Promise<Arrival> => {
  const arrived: Arrival['files'][number][] = []
  const refused: LeftOutFile[] = []
  const atOnce = 4
  for (let start = 0; start < files.length; start += atOnce) {
    const all = await Promise.all(files.slice(start, start + atOnce).map(async ({ file, within }) => ({ file, within, admitted: await bridge.admitFile(file) })))
    for (const { file, within, admitted } of all) {
      if (admitted.ok) arrived.push({ file: admitted.value, within })
      else refused.push({ name: within === '' ? file.name : `${within}/${file.name}`, why: admitted.error })
    }
  }
  return { files: arrived, leftOut: [...leftOut, ...refused] }
}
