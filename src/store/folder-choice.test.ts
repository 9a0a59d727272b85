import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { createFolderChoice } from './folder-choice'

it('a page without dialogs finds a folder by ids, sees no hidden one, follows no link, and reaches nothing above where it began', () => {
  const outer = temporaryFolder()
  const [home, stick] = [join(outer, 'ada'), join(outer, 'stick')]
  for (const folder of ['ada/Documents/Brands', 'ada/.config', 'ada/Album', 'stick/Backups']) mkdirSync(join(outer, folder), { recursive: true })
  writeFileSync(join(home, 'note.txt'), '')
  symlinkSync('/etc', join(home, 'Elsewhere'))
  const choice = createFolderChoice({ home, disks: () => [stick] })
  const start = choice.list(null)
  expect(start).toMatchObject({ here: null, above: null, folders: [{ name: 'Home folder (ada)' }, { name: stick }] })
  const atHome = choice.list(start.folders[0]?.id ?? null)
  expect(atHome.folders.map(({ name }) => name)).toEqual(['Album', 'Documents'])
  expect(atHome.above).toBeNull()
  const documents = choice.list(atHome.folders[1]?.id ?? null)
  expect(documents.above).toBe(atHome.here?.id)
  expect(choice.pathOf(documents.folders[0]?.id ?? '')).toBe(join(home, 'Documents', 'Brands'))
  // A path, or what another launch gave out, is no id.
  for (const strange of ['/etc', join(home, 'Documents'), '..', '00000000-0000-0000-0000-000000000000']) {
    expect(choice.pathOf(strange)).toBeNull()
    expect(choice.list(strange).here).toBeNull()
  }
})
