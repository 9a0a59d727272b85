import { describe, expect, it } from 'vitest'
import { conflictCopies, fileSystemOf, syncProgramOf } from './place'

const mountinfo = `22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/office rw,relatime - cifs //server/share rw
41 22 0:36 / /mnt/my\\040nas rw,relatime - nfs4 nas:/export rw
42 22 0:37 / /home/ada/remote rw,nosuid - fuse.sshfs ada@host: rw
43 22 0:38 / /mnt/officeparty rw - ext4 /dev/sdb1 rw
44 22 0:39 / /media/vm rw - vboxsf share rw
45 44 0:40 / /media/vm rw - ext4 /dev/sdc1 rw
`

describe('where a workbook lies (T16)', () => {
  it.each([
    ['/home/ada', 'ext4'],
    ['/mnt/office/brands', 'cifs'],
    ['/mnt/officeparty', 'ext4'],
    ['/mnt/my nas/x', 'nfs4'],
    ['/home/ada/remote', 'fuse.sshfs'],
    ['/media/vm/x', 'ext4'],
  ])('%s lies on %s', (folder, kind) => expect(fileSystemOf(folder, mountinfo)).toBe(kind))

  it.each([
    ['/home/ada/Dropbox/Brands', 'Dropbox'],
    ['/home/ada/Dropbox (Studio)/x', 'Dropbox'],
    ['/home/ada/OneDrive - Studio Nord', 'OneDrive'],
    ['/Users/ada/Library/Mobile Documents/com~apple~CloudDocs', 'iCloud Drive'],
    ['/home/ada/Google Drive/x', 'Google Drive'],
    ['/home/ada/Nextcloud', 'Nextcloud'],
    ['/home/ada/Dropboxes', null],
    ['/home/ada/Documents', null],
  ])('%s is synced by %s', (folder, program) => expect(syncProgramOf(folder, () => false)).toBe(program))

  it('knows a folder of Syncthing by its mark, however deep the workbook lies', () => {
    expect(syncProgramOf('/home/ada/shared/brands/x', (path) => path === '/home/ada/shared/.stfolder')).toBe('Syncthing')
  })

  it('finds the versions that such programs leave, and takes no copy of the person’s own for one', () => {
    const names = ['shop.rapport', 'shop.rapport-wal', 'shop copy.rapport', 'shop 2.rapport', 'other (conflicted copy).rapport', 'shop (Ada’s conflicted copy 2026-03-01).rapport', "shop (Ada's conflicted copy 2026-03-01).rapport", 'shop.sync-conflict-20260301-101010-ABCDEFG.rapport', 'shop_conflict-20260301-101010.rapport']
    expect(conflictCopies('/x/shop.rapport', names)).toEqual([names[5], names[6], names[7], names[8]])
  })
})
