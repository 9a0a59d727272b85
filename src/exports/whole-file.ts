import { open, rename, rm } from 'node:fs/promises'
import { ExportStopped } from './pace'

const flush = async (path: string): Promise<void> => {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Has a file written, whole and on disk, or not at all: under a name of its own beside it until it is. False: it was given up. */
export const writeWhole = async (path: string, write: (part: string) => Promise<void>): Promise<boolean> => {
  const part = `${path}.part`
  try {
    await write(part)
    await flush(part)
    await rename(part, path)
    return true
  } catch (error) {
    if (error instanceof ExportStopped) return false
    throw error
  } finally {
    await rm(part, { force: true })
  }
}
