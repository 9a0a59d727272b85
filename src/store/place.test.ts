import { describe, expect, it } from 'vitest'
import { conflictCopies, fileSystemOf, isWindowsShare, syncProgramOf, type SyncSigns } from './place'

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

  /** A computer with these files and folders and no others. */
  const computer = (...paths: readonly string[]): SyncSigns => ({
    home: '/home/ada',
    exists: (path) => paths.some((there) => there === path || there.startsWith(`${path}/`)),
    list: (folder) => paths.filter((there) => there.startsWith(`${folder}/`)).map((there) => there.slice(folder.length + 1).split('/')[0] ?? ''),
  })

  it.each([
    ['/home/ada/Dropbox/Brands', ['/home/ada/.dropbox/info.json'], 'Dropbox'],
    ['/home/ada/Dropbox (Studio)/x', ['/home/ada/.dropbox/info.json'], 'Dropbox'],
    ['/data/team/x', ['/data/team/.dropbox'], 'Dropbox'],
    ['/home/ada/OneDrive - Studio Nord', ['/home/ada/AppData/Local/Microsoft/OneDrive/settings'], 'OneDrive'],
    ['/data/work/x', ['/data/work/.849C9593-D756-4E56-8D6E-42412F2A707B'], 'OneDrive'],
    ['/Users/ada/Library/Mobile Documents/com~apple~CloudDocs', [], 'iCloud Drive'],
    ['/Users/ada/Library/CloudStorage/Box-Box/Brands', [], 'Box'],
    ['/Users/ada/Library/CloudStorage/GoogleDrive-ada@example.com/My Drive', [], 'GoogleDrive'],
    ['/data/drive/x', ['/data/drive/.tmp.driveupload/1'], 'Google Drive'],
    ['/home/ada/cloud/x', ['/home/ada/cloud/.sync_1f2e3d4c5b6a.db'], 'Nextcloud'],
    ['/home/ada/cloud/x', ['/home/ada/cloud/._sync_1f2e3d4c5b6a.db'], 'Nextcloud'],
    ['/home/ada/things', ['/home/ada/things/.megaignore'], 'MEGA'],
    ['/home/ada/MEGA/x', ['/home/ada/.local/share/data/Mega Limited/MEGAsync/log'], 'MEGA'],
    ['/home/ada/shared/brands/x', ['/home/ada/shared/.stfolder/marker'], 'Syncthing'],
    ['/home/ada/pCloudDrive/x', ['/home/ada/.pcloud/data.db'], 'pCloud'],
    ['/home/ada/Box/x', ['/home/ada/AppData/Local/Box/log'], 'Box'],
    ['/home/ada/Google Drive/x', ['/home/ada/AppData/Local/Google/DriveFS/log'], 'Google Drive'],
    ['/data/drive/x', ['/data/drive/.shortcut-targets-by-id/1'], 'Google Drive'],
    ['/home/ada/iCloudDrive/x', ['/home/ada/AppData/Local/Apple Inc/log'], 'iCloud Drive'],
    ['/home/ada/cloud/x', ['/home/ada/cloud/.owncloudsync.log'], 'Nextcloud'],
    ['/home/ada/things', ['/home/ada/things/.debris/1'], 'MEGA'],
    ['/Users/ada/Library/CloudStorage/1-files/x', [], 'a cloud'],
  ])('%s is synced, because of %j, by %s', (folder, paths, program) => expect(syncProgramOf(folder, computer(...paths))).toBe(program))

  it.each([
    ['/home/ada/Box'],
    ['/home/ada/Mega'],
    ['/home/ada/Dropbox'],
    ['/home/ada/Google Drive/x'],
    ['/home/ada/work/Box/x', '/home/ada/AppData/Local/Box/log'],
    // Settings of the program in the home folder make not all of that one of its own.
    ['/home/ada/Documents', '/home/ada/.dropbox/info.json'],
    ['/home/ada/Dropboxes', '/home/ada/.dropbox/info.json'],
  ])('%s is only named so (%s)', (folder, ...paths) => expect(syncProgramOf(folder, computer(...paths))).toBeNull())

  it('knows a share of Windows by its own name also behind the letter of a drive, and by what it is called where it cannot be asked', () => {
    expect(isWindowsShare('Z:\\brands', () => '\\\\office\\share\\brands')).toBe(true)
    expect(isWindowsShare('C:\\brands', (folder) => folder)).toBe(false)
    const refuse = (): never => {
      throw Object.assign(new Error('refused'), { code: 'ENOENT' })
    }
    expect([isWindowsShare('\\\\office\\share', refuse), isWindowsShare('Z:\\brands', refuse)]).toEqual([true, false])
  })

  it('finds the versions that such programs leave, and takes no copy of the person’s own for one', () => {
    const names = ['shop.rapport', 'shop.rapport-wal', 'shop copy.rapport', 'shop 2.rapport', 'other (conflicted copy).rapport', 'shop (Ada’s conflicted copy 2026-03-01).rapport', "shop (Ada's conflicted copy 2026-03-01).rapport", 'shop.sync-conflict-20260301-101010-ABCDEFG.rapport', 'shop_conflict-20260301-101010.rapport', 'shop (Adas in Konflikt stehende Kopie 2026-03-01).rapport', 'shop (conflicted copy 2026-03-01 101010).rapport']
    expect(conflictCopies('/x/shop.rapport', names)).toEqual(names.slice(5))
  })
})
