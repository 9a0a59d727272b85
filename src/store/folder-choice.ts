import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { t } from '../shared/kernel/words'
import type { FolderListing } from '../shared/workbook/host.contract'
import { mountPoints } from './place'
import { whereReadable } from './problems'

/** More folders than these nobody looks through. */
const shownFolders = 500

/** Where the systems put disks and sticks that are connected. */
const diskFolders = /^\/(?:media|run\/media|mnt|Volumes)\//

const connectedDisks = (): readonly string[] => {
  if (process.platform === 'win32') return [...'DEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `${letter}:\\`).filter((root) => existsSync(root))
  if (process.platform === 'darwin') return foldersIn('/Volumes').map((name) => join('/Volumes', name))
  return whereReadable<readonly string[]>([], () => mountPoints(readFileSync('/proc/self/mountinfo', 'utf8'))).filter((point) => diskFolders.test(point))
}

/** Folders that a person sees there: no hidden ones, and no links that lead elsewhere. */
const foldersIn = (folder: string): readonly string[] =>
  whereReadable<readonly string[]>([], () =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .toSorted((left, right) => left.localeCompare(right)),
  )

/** Lets a page that has no dialogs look for a folder: it hears names and sends ids back, so that no path comes from it. */
interface FolderChoice {
  /** The folders in one of them; null: where to begin. An id that is not known begins anew. */
  readonly list: (within: string | null) => FolderListing
  /** Null: no such id in this launch. */
  readonly pathOf: (id: string) => string | null
}

export const createFolderChoice = ({ home = homedir(), disks = connectedDisks }: { readonly home?: string; readonly disks?: () => readonly string[] } = {}): FolderChoice => {
  const paths = new Map<string, string>()
  const ids = new Map<string, string>()
  const idOf = (path: string): string => {
    const id = ids.get(path) ?? randomUUID()
    ids.set(path, id)
    paths.set(id, path)
    return id
  }
  const roots = (): readonly string[] => [home, ...disks()]
  return {
    pathOf: (id) => paths.get(id) ?? null,
    list: (within) => {
      const here = within === null ? undefined : paths.get(within)
      if (here === undefined) return { here: null, above: null, folders: roots().map((path) => ({ id: idOf(path), name: path === home ? t`Home folder (${basename(home)})` : path })) }
      const isRoot = roots().includes(here)
      return { here: { id: idOf(here), name: here }, above: isRoot ? null : idOf(dirname(here)), folders: foldersIn(here).slice(0, shownFolders).map((name) => ({ id: idOf(join(here, name)), name })) }
    },
  }
}
