import { readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { createSecondPlaces } from './second-places'

const path = () => join(temporaryFolder(), 'second-places.json')

it('naming one place forgets none of the others where the disk does not let them be read', () => {
  const file = path()
  const places = createSecondPlaces(file)
  expect(places.name('/a.rapport', '/disk')).toMatchObject({ ok: true })
  renameSync(file, `${file}.real`)
  // Links that lead round in a circle: nobody reads them, though whoever writes would put a file in their place.
  symlinkSync(file, file)
  expect(places.of('/a.rapport')).toBeNull()
  expect(places.name('/b.rapport', '/disk')).toMatchObject({ ok: false, error: { code: 'disk_error' } })
  renameSync(`${file}.real`, file)
  expect(places.of('/a.rapport')).toBe('/disk')
})

it('a file that says nothing begins anew', () => {
  const file = path()
  writeFileSync(file, '{"/a.rap')
  expect(createSecondPlaces(file).name('/b.rapport', '/disk')).toMatchObject({ ok: true })
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ '/b.rapport': '/disk' })
})

it('each workbook has its own place until none is named for it', () => {
  const places = createSecondPlaces(path())
  for (const [file, folder] of [['/a.rapport', '/disk'], ['/b.rapport', '/stick'], ['/a.rapport', '/share']] as const) expect(places.name(file, folder)).toMatchObject({ ok: true })
  expect([places.of('/a.rapport'), places.of('/b.rapport'), places.of('/c.rapport')]).toEqual(['/share', '/stick', null])
  expect(places.name('/a.rapport', null)).toMatchObject({ ok: true })
  expect([places.of('/a.rapport'), places.of('/b.rapport')]).toEqual([null, '/stick'])
})
