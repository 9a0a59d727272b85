import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { createWriteGuard, NotSaved } from './write-guard'

const failing = (code: string) => (): never => {
  throw Object.assign(new Error(code), { code })
}

const makeGuard = (reserves = 0) => {
  const file = join(temporaryFolder(), 'book.rapport')
  writeFileSync(file, 'x')
  let left = reserves
  let changes = 0
  const room = { isThere: false }
  const ballast = { keep: () => void (room.isThere && (left = reserves)), isKept: () => left > 0, release: () => (left > 0 ? ((left -= 1), true) : false) }
  return { file, room, guard: createWriteGuard({ file, ballast, onChange: () => (changes += 1) }), changes: () => changes }
}

describe('what stands before every change', () => {
  it.each([
    ['SQLITE_FULL', 'no_space'],
    ['SQLITE_READONLY_DBMOVED', 'read_only'],
    ['SQLITE_IOERR_WRITE', 'disk_error'],
    ['EACCES', 'not_permitted'],
  ])('tells %s as %s, and forgets it with the next change that is saved', (code, trouble) => {
    const { guard, changes } = makeGuard()
    expect(() => guard.write(failing(code))).toThrow(NotSaved)
    expect(guard.trouble()).toMatchObject({ code: trouble })
    expect(guard.write(() => 'saved')).toBe('saved')
    expect(guard.trouble()).toBeNull()
    expect(changes()).toBe(2)
  })

  it('tells nobody of a trouble that goes on, nor that there is none', () => {
    const { guard, changes } = makeGuard()
    guard.write(() => 'saved')
    expect(changes()).toBe(0)
    for (const _ of [1, 2]) expect(() => guard.write(failing('SQLITE_FULL'))).toThrow(NotSaved)
    expect(changes()).toBe(1)
  })

  it('keeps a trouble that a change was rolled back in, which says nothing of the disk', () => {
    const { guard } = makeGuard()
    expect(() => guard.write(failing('SQLITE_FULL'))).toThrow(NotSaved)
    expect(guard.write(() => 'refused', () => false)).toBe('refused')
    expect(guard.trouble()).toMatchObject({ code: 'no_space' })
  })

  it('writes nothing more after damage was met', () => {
    const { guard } = makeGuard()
    expect(() => guard.write(failing('SQLITE_CORRUPT_INDEX'))).toThrow(NotSaved)
    let isCalled = false
    expect(() => guard.write(() => (isCalled = true))).toThrow('Nothing more is written')
    expect(isCalled).toBe(false)
    expect(guard.trouble()).toMatchObject({ code: 'damaged' })
  })

  it('takes damage that a read meets for what it is, and a bug for a bug', () => {
    const { guard, changes } = makeGuard()
    expect(guard.metBesideWriting(new TypeError('bug'))).toBeNull()
    expect(guard.metBesideWriting(Object.assign(new Error(), { code: 'SQLITE_IOERR_READ' }))).toContain('while the workbook was read')
    expect(guard.metBesideWriting(Object.assign(new Error(), { code: 'SQLITE_FULL' }))).toContain('no room for Rapport’s temporary files')
    expect(guard.trouble()).toBeNull()
    expect(guard.metBesideWriting(Object.assign(new Error(), { code: 'SQLITE_CORRUPT' }))).toContain('cannot be read any more')
    expect(guard.trouble()).toMatchObject({ code: 'damaged' })
    expect(changes()).toBe(1)
    expect(() => guard.write(() => 'saved')).toThrow('Nothing more is written')
  })

  it('gives the reserve up on a full disk, tries once more, and warns', () => {
    const { guard } = makeGuard(1)
    let tries = 0
    const saved = guard.write(() => {
      tries += 1
      return tries === 1 ? failing('SQLITE_FULL')() : 'saved'
    })
    expect([saved, tries]).toEqual(['saved', 2])
    expect(guard.trouble()).toMatchObject({ code: 'reserve_used' })
    expect(() => guard.write(failing('SQLITE_FULL'))).toThrow('What was saved before is safe')
  })

  it('takes the reserve again with the first change after there is room, and warns no more', () => {
    const { guard, room } = makeGuard(1)
    let tries = 0
    const onFullDisk = (): string => {
      tries += 1
      return tries === 1 ? failing('SQLITE_FULL')() : 'saved'
    }
    guard.write(onFullDisk)
    guard.write(() => 'saved')
    expect(guard.trouble()).toMatchObject({ code: 'reserve_used' })
    room.isThere = true
    guard.write(() => 'saved')
    expect(guard.trouble()).toBeNull()
  })

  it('tells a folder that may not be looked into any more as what it is, and writes nothing there', () => {
    const { guard, file } = makeGuard()
    // A loop of links cannot be looked up, whoever asks; the superuser may look into every folder.
    rmSync(file)
    symlinkSync(file, file)
    let isCalled = false
    expect(() => guard.write(() => (isCalled = true))).toThrow(NotSaved)
    expect(isCalled).toBe(false)
    expect(guard.trouble()).toMatchObject({ code: 'disk_error' })
  })

  it('lets a bug through as what it is', () => {
    const { guard } = makeGuard()
    expect(() => guard.write(() => { throw new TypeError('bug') })).toThrow(TypeError)
    expect(guard.trouble()).toBeNull()
  })
})
