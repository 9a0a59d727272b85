import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, utimesSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { makeOwnFolder, removeAbandoned } from './own-folder'

const now = new Date('2026-06-10T12:00:00')

/** A folder that was last touched so many hours ago. */
const aged = (path: string, hours: number): string => {
  mkdirSync(path, { recursive: true })
  const at = new Date(now.getTime() - hours * 3_600_000)
  utimesSync(path, at, at)
  return path
}

it('folders of killed processes go at once where the process ran here, and a day later where it may have run elsewhere; one that still runs keeps its own, however long it has run', () => {
  const parent = temporaryFolder()
  const { pid: gone } = spawnSync(process.execPath, ['-e', ''])
  const own = aged(makeOwnFolder(parent, 'staging'), 100)
  const mine = basename(own).replace(`-${process.pid}-`, `-${gone}-`)
  const old = [aged(join(parent, mine), 0), aged(join(parent, `staging-${gone}-abcdef`), 25), aged(join(parent, 'staging-OlderV'), 25)]
  const young = [aged(join(parent, `staging-${gone}-ghijkl`), 23), aged(join(parent, `uploads-${gone}-abcdef`), 100), aged(join(parent, 'else'), 100)]
  removeAbandoned(parent, 'staging', now)
  expect([own, ...old, ...young].filter((path) => existsSync(path)).map((path) => basename(path))).toEqual([own, ...young].map((path) => basename(path)))
})
