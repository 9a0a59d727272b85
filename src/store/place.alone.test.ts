import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { placeWarnings } from './place'

vi.mock('node:fs', { spy: true })

/** What is said of this very file on a computer whose only disk is of a kind. */
const warningsOn = (kind: string): readonly string[] => {
  vi.mocked(readFileSync).mockReturnValueOnce(`22 1 8:1 / / rw,relatime shared:1 - ${kind} source rw\n`)
  return placeWarnings(import.meta.filename).map(({ id }) => id)
}

const ofOthers = ['nfs', 'nfs4', 'cifs', 'smb3', 'smbfs', 'fuse.sshfs', 'fuse.rclone', '9p', 'vboxsf', 'fuse.vmhgfs-fuse', 'afpfs', 'webdav', 'davfs', 'fuse.davfs2', 'ceph', 'glusterfs', 'fuse.glusterfs']

it.skipIf(process.platform !== 'linux')('a disk of another computer is warned of, whatever joins the two, and one of this computer is not (T16)', () => {
  expect(ofOthers.filter((kind) => !warningsOn(kind).includes('network_disk'))).toEqual([])
  expect(['ext4', 'btrfs', 'xfs', 'zfs', 'vfat', 'exfat', 'fuseblk', 'tmpfs', 'overlay'].filter((kind) => warningsOn(kind).includes('network_disk'))).toEqual([])
})
