import { randomBytes } from 'node:crypto'
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { backupFolder, freeBytes, makeBackupFolder } from './backups'
import { discardUnfinished, publishFile, startUnfinished } from './durable-file'

/** How much is held in reserve on the workbook's disk. */
const ballastBytes = 8 * 1024 * 1024
/** No reserve is taken where the disk has less room than this many times as much. */
const leastRoom = 4

/** Room on the workbook's disk that is taken while there is plenty, and given back when there is none: on a full disk even removing something needs room. */
export interface Ballast {
  /** Takes the reserve where it is missing and there is room. A disk that refuses is no failure. */
  readonly keep: () => void
  /** Gives it back. False: there is none to give. */
  readonly release: () => boolean
  readonly isKept: () => boolean
}

export const createBallast = (file: string): Ballast => {
  const path = join(backupFolder(file), '.reserve')
  const isKept = (): boolean => statSync(path, { throwIfNoEntry: false })?.size === ballastBytes
  const take = (): void => {
    makeBackupFolder(file)
    const unfinished = startUnfinished(path)
    try {
      // Zeros would take no room on disks that compress.
      writeFileSync(unfinished, randomBytes(ballastBytes))
      publishFile(unfinished, path, { replace: true })
    } finally {
      discardUnfinished(unfinished)
    }
  }
  return {
    isKept,
    keep: () => {
      try {
        if (!isKept() && (freeBytes(file) ?? 0) >= leastRoom * ballastBytes) take()
      } catch {
        // Without a reserve the workbook is as safe as it was; the next backup tries again.
      }
    },
    release: () => {
      if (!existsSync(path)) return false
      rmSync(path, { force: true })
      return true
    },
  }
}
