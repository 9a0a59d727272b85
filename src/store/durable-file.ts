import { closeSync, fsyncSync, linkSync, openSync, renameSync, unlinkSync } from 'node:fs'
import { dirname } from 'node:path'

const syncPath = (path: string): void => {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Makes a folder's entries durable. Windows has no such call; its renames are journalled. */
export const syncFolder = (folder: string): void => {
  if (process.platform !== 'win32') syncPath(folder)
}

/** Gives a finished file its name, durably. Throws EEXIST rather than replace a file, unless told to. */
export const publishFile = (from: string, to: string, { replace }: { readonly replace: boolean }): void => {
  syncPath(from)
  if (replace) {
    renameSync(from, to)
  } else {
    // A link never replaces; a rename would.
    linkSync(from, to)
    unlinkSync(from)
  }
  syncFolder(dirname(to))
}
