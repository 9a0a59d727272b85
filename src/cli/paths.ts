import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { createMachineLanguage, localesOfEnvironment, type MachineLanguage } from '../store/machine-language'

// This module is built into out/main, beside the entries of the threads.
const here = import.meta.dirname

/** Where the built program and its files lie. */
export const programPaths = {
  storeWorker: new URL('./store-worker.cjs', import.meta.url),
  importWorker: new URL('./import-worker.cjs', import.meta.url),
  rendererDir: resolve(here, '../renderer'),
  resourcesDir: resolve(here, '../../resources'),
}

/** A folder that the environment names. Null: none, or a relative one, which the XDG Base Directory Specification says to ignore: it would lie wherever one stands. */
const folderIn = (name: string): string | null => {
  const folder = process.env[name]
  return folder !== undefined && isAbsolute(folder) ? folder : null
}

/** Where the private folder of this person's Rapport outside the desktop app is, or would be. */
export const dataPath = (): string =>
  process.env['RAPPORT_DATA'] ||
  (process.platform === 'win32'
    ? join(folderIn('LOCALAPPDATA') ?? homedir(), 'Rapport')
    : process.platform === 'darwin'
      ? join(homedir(), 'Library', 'Application Support', 'Rapport Browser')
      : join(folderIn('XDG_DATA_HOME') ?? join(homedir(), '.local', 'share'), 'rapport'))

/** Which language this person's Rapport outside the desktop app speaks: what was chosen in its window, or what the terminal's environment says. Chosen and read without making the folder. */
export const machineLanguage = (): MachineLanguage => createMachineLanguage({ path: join(dataPath(), 'machine.json'), preferred: localesOfEnvironment(process.env), forced: process.env['RAPPORT_LANGUAGE'] })
