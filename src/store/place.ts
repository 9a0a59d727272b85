import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { plural, t } from '../shared/kernel/words'
import type { StatusWarning } from '../shared/workbook/status.contract'
import { whereReadable } from './problems'

/** File systems whose other end is another computer: locks and the order of writes are promises of the network there. */
const networkSystems: ReadonlySet<string> = new Set(['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'fuse.sshfs', 'fuse.rclone', '9p', 'vboxsf', 'fuse.vmhgfs-fuse', 'afpfs', 'webdav', 'davfs', 'fuse.davfs2', 'ceph', 'glusterfs', 'fuse.glusterfs'])

/** A name that a program gives its folder is no proof: people name folders so, too. Each of these is known by what only the program itself leaves. */
interface SyncProgram {
  readonly name: string
  /** Files and folders that it puts at the top of what it syncs. */
  readonly marks?: readonly RegExp[]
  /** Folders that the system or the program makes for it alone, by their whole path. */
  readonly paths?: readonly RegExp[]
  /** What it calls its folder in the home folder, and what of its own lies there or beside it on a computer where it is installed. */
  readonly home?: { readonly folder: RegExp; readonly traces: readonly string[] }
}

const syncPrograms: readonly SyncProgram[] = [
  {
    name: 'Dropbox',
    marks: [/^\.dropbox$/, /^\.dropbox\.cache$/],
    home: { folder: /^Dropbox( \(.*\))?$/i, traces: ['.dropbox', 'AppData/Local/Dropbox', 'AppData/Roaming/Dropbox'] },
  },
  // The marker file has this name on every computer.
  {
    name: 'OneDrive',
    marks: [/^\.849C9593-D756-4E56-8D6E-42412F2A707B$/i],
    home: { folder: /^OneDrive( - .*)?$/i, traces: ['.config/onedrive', 'AppData/Local/Microsoft/OneDrive'] },
  },
  {
    name: 'Google Drive',
    marks: [/^\.tmp\.drive(?:download|upload)$/, /^\.shortcut-targets-by-id$/, /^\.file-revisions-by-id$/],
    home: { folder: /^(?:Google ?Drive|My Drive)$/i, traces: ['AppData/Local/Google/DriveFS', 'Library/Application Support/Google/DriveFS'] },
  },
  {
    name: 'iCloud Drive',
    paths: [/\/Library\/Mobile Documents(?:\/|$)/],
    home: { folder: /^iCloudDrive$/i, traces: ['AppData/Local/Apple Inc', 'AppData/Local/Packages/AppleInc.iCloud_nzyj5cx40ttqa'] },
  },
  { name: 'Nextcloud', marks: [/^\.(?:nextcloud|owncloud)sync\.log$/, /^\.?_?\.?sync_[0-9a-f]{6,}\.db$/] },
  { name: 'pCloud', home: { folder: /^pCloud ?Drive$/i, traces: ['.pcloud', 'AppData/Local/pCloud'] } },
  {
    name: 'MEGA',
    marks: [/^\.megaignore$/, /^\.debris$/],
    home: {
      folder: /^MEGA(?:sync)?$/i,
      traces: ['.local/share/data/Mega Limited/MEGAsync', 'AppData/Local/Mega Limited/MEGAsync', 'Library/Application Support/Mega Limited/MEGAsync'],
    },
  },
  { name: 'Box', home: { folder: /^Box(?: Sync)?$/i, traces: ['AppData/Local/Box', 'Library/Application Support/Box'] } },
  { name: 'Syncthing', marks: [/^\.stfolder$/] },
  // Where macOS puts the folder of every program that syncs through the system.
  { name: t`a cloud`, paths: [/\/Library\/CloudStorage\/[^/]+(?:\/|$)/] },
]

/** What a program that syncs calls the loser of two versions; Dropbox does in the language that it speaks. */
const conflictPattern = /\(.*(?:conflicted copy|in Konflikt stehende Kopie).*\)|\.sync-conflict-|\(conflict(?:ed)? .*\)|_conflict-\d|-conflict-\d/i

/** The folders above a path, nearest first. */
const foldersAbove = (folder: string): readonly string[] => (dirname(folder) === folder ? [folder] : [folder, ...foldersAbove(dirname(folder))])

/** What is asked of a computer to tell who syncs a folder. */
export interface SyncSigns {
  readonly home: string
  /** Names of what lies in a folder; none where it cannot be read. */
  readonly list: (folder: string) => readonly string[]
  readonly exists: (path: string) => boolean
}

const signsHere: SyncSigns = { home: homedir(), list: (folder) => whereReadable<readonly string[]>([], () => readdirSync(folder)), exists: existsSync }

/** The name of the folder through which macOS syncs begins with that of the program. */
const cloudName = (folder: string): string | null => /\/Library\/CloudStorage\/([A-Za-z]+)/.exec(folder)?.[1] ?? null

/** The program that syncs a folder, by what it left there. Null: none that is known. */
export const syncProgramOf = (folder: string, { home, list, exists }: SyncSigns = signsHere): string | null => {
  const plain = folder.replaceAll('\\', '/')
  const byPath = syncPrograms.find(({ paths = [] }) => paths.some((pattern) => pattern.test(plain)))
  if (byPath !== undefined) return cloudName(plain) ?? byPath.name
  for (const above of foldersAbove(folder)) {
    const names = list(above)
    const marked = syncPrograms.find(({ marks = [] }) => marks.some((pattern) => names.some((name) => pattern.test(name))))
    // The program's own settings bear such a mark in the home folder, which it does not sync.
    if (marked !== undefined && above !== home) return marked.name
    if (dirname(above) !== home) continue
    const atHome = syncPrograms.find((program) => program.home !== undefined && program.home.folder.test(basename(above)) && program.home.traces.some((trace) => exists(join(home, trace))))
    if (atHome !== undefined) return atHome.name
  }
  return null
}

const unescapeMount = (text: string): string => text.replaceAll(/\\(\d{3})/g, (_whole, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

/** Where file systems are mounted, from the text of Linux's `/proc/self/mountinfo`. */
export const mountPoints = (mountinfo: string): readonly string[] => [...new Set(mountinfo.split('\n').flatMap((line) => unescapeMount(line.split(' ')[4] ?? '') || []))]

/** The kind of file system that a folder lies on, from the text of Linux's `/proc/self/mountinfo`. Null: it does not say. */
export const fileSystemOf = (folder: string, mountinfo: string): string | null => {
  let found: { readonly point: string; readonly kind: string } | null = null
  for (const line of mountinfo.split('\n')) {
    const [before, after] = line.split(' - ')
    const point = unescapeMount(before?.split(' ')[4] ?? '')
    const kind = after?.split(' ')[0]
    if (point === '' || kind === undefined) continue
    const isAbove = folder === point || folder.startsWith(point.endsWith('/') ? point : `${point}/`)
    // Of mounts over one another the later one counts.
    if (isAbove && point.length >= (found?.point.length ?? 0)) found = { point, kind }
  }
  return found?.kind ?? null
}

/** Whether a folder of Windows lies on another computer. `nameOf` answers with a folder's own name, which is the share's where a letter of a drive stands for one. */
export const isWindowsShare = (folder: string, nameOf: (folder: string) => string = realpathSync.native): boolean => whereReadable(folder, () => nameOf(folder)).startsWith('\\\\')

/** Files beside a workbook that a program which syncs made of it when two computers wrote. */
export const conflictCopies = (file: string, names: readonly string[]): readonly string[] => {
  const stem = basename(file, extname(file))
  return names.filter((name) => name !== basename(file) && name.startsWith(stem) && conflictPattern.test(name))
}

/** What may go wrong because of where a workbook lies. */
export const placeWarnings = (file: string): readonly StatusWarning[] => {
  const folder = dirname(file)
  const warnings: StatusWarning[] = []
  const program = syncProgramOf(folder)
  if (program !== null) warnings.push({ id: 'sync_folder', sentence: t`The workbook lies in a folder of ${program}, which may copy it half written or put an older one in its place. Keep it in a folder of this computer, and name that folder as the second place for backups instead.` })
  const kind = process.platform === 'linux' && existsSync('/proc/self/mountinfo') ? fileSystemOf(folder, readFileSync('/proc/self/mountinfo', 'utf8')) : null
  const isNetwork = (kind !== null && networkSystems.has(kind)) || (process.platform === 'win32' && isWindowsShare(folder))
  if (isNetwork) warnings.push({ id: 'network_disk', sentence: t`The workbook lies on a disk of another computer, where a lost connection can cost the last changes. Keep it on a disk of this computer.` })
  // Beside each name lies a log of its own, and what one name's log holds the other knows nothing of. What a restore keeps shares no file for longer than it takes.
  if (statSync(file).nlink > 1) warnings.push({ id: 'several_names', sentence: t`The workbook’s file has another name elsewhere (a hard link), so that what looks like a copy changes with it. Open it by one name only; to get a copy, use “Save a copy” and remove the other name.` })
  const copies = conflictCopies(file, readdirSync(folder))
  if (copies.length > 0) warnings.push({ id: 'conflict_copies', sentence: t`${plural(copies.length, { one: 'There is another version of the workbook beside it, made by a program that syncs. Open it and compare before you remove it.', other: 'There are # other versions of the workbook beside it, made by a program that syncs. Open them and compare before you remove any.' })}` })
  return warnings
}
