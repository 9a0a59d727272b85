import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { StatusWarning } from '../shared/workbook/status.contract'

/** File systems whose other end is another computer: locks and the order of writes are promises of the network there. */
const networkSystems: ReadonlySet<string> = new Set(['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'fuse.sshfs', 'fuse.rclone', '9p', 'vboxsf', 'fuse.vmhgfs-fuse', 'afpfs', 'webdav', 'davfs', 'fuse.davfs2', 'ceph', 'glusterfs', 'fuse.glusterfs'])

/** Folders of programs that copy files elsewhere while they are being written, by a part of their path. */
const syncFolders: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^Dropbox( \(.*\))?$/i, 'Dropbox'],
  [/^OneDrive( - .*)?$/i, 'OneDrive'],
  [/^(Google ?Drive|My Drive|GoogleDrive-.*)$/i, 'Google Drive'],
  [/^(iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/i, 'iCloud Drive'],
  [/^(Nextcloud|ownCloud)\d*$/i, 'Nextcloud'],
  [/^(pCloud ?Drive|pCloudDrive)$/i, 'pCloud'],
  [/^MEGA(sync)?$/i, 'MEGA'],
  [/^(Box|Box Sync)$/i, 'Box'],
]

/** What such programs put at the top of a folder of theirs. */
const syncMarks = { '.stfolder': 'Syncthing', '.dropbox': 'Dropbox', '.owncloudsync.log': 'Nextcloud', '.nextcloudsync.log': 'Nextcloud' } as const

/** What a program that syncs calls the loser of two versions. */
const conflictPattern = /\(.*conflicted copy.*\)|\.sync-conflict-|\(conflict(?:ed)? .*\)|_conflict-\d|-conflict-\d/i

/** The folders above a path, nearest first. */
const foldersAbove = (folder: string): readonly string[] => (dirname(folder) === folder ? [folder] : [folder, ...foldersAbove(dirname(folder))])

/** The program that syncs a folder, by its name or by what lies in it. Null: none that is known. */
export const syncProgramOf = (folder: string, exists: (path: string) => boolean = existsSync): string | null => {
  for (const above of foldersAbove(folder)) {
    const named = syncFolders.find(([pattern]) => pattern.test(basename(above)))
    if (named !== undefined) return named[1]
    for (const [mark, program] of Object.entries(syncMarks)) if (exists(join(above, mark))) return program
  }
  return null
}

const unescapeMount = (text: string): string => text.replaceAll(/\\(\d{3})/g, (_whole, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

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
  if (program !== null) warnings.push({ id: 'sync_folder', sentence: `The workbook lies in a folder of ${program}, which may copy it half written or put an older one in its place. Keep it in a folder of this computer, and name that folder as the second place for backups instead.` })
  const kind = process.platform === 'linux' && existsSync('/proc/self/mountinfo') ? fileSystemOf(folder, readFileSync('/proc/self/mountinfo', 'utf8')) : null
  const isNetwork = (kind !== null && networkSystems.has(kind)) || folder.startsWith('\\\\')
  if (isNetwork) warnings.push({ id: 'network_disk', sentence: 'The workbook lies on a disk of another computer, where a lost connection can cost the last changes. Keep it on a disk of this computer.' })
  const copies = conflictCopies(file, readdirSync(folder))
  if (copies.length > 0) warnings.push({ id: 'conflict_copies', sentence: `There ${copies.length === 1 ? 'is another version' : `are ${copies.length} other versions`} of the workbook beside it, made by a program that syncs. Open ${copies.length === 1 ? 'it' : 'them'} and compare before you remove ${copies.length === 1 ? 'it' : 'any'}.` })
  return warnings
}
