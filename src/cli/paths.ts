import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
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

/** The private folder of this person's Rapport outside the desktop app. */
export const dataDir = (): string => {
  const base = dataPath()
  mkdirSync(base, { recursive: true, mode: 0o700 })
  return base
}

/** Where that folder is, or would be. */
const dataPath = (): string =>
  process.env['RAPPORT_DATA'] ?? (process.platform === 'win32' ? join(process.env['LOCALAPPDATA'] ?? homedir(), 'Rapport') : process.platform === 'darwin' ? join(homedir(), 'Library', 'Application Support', 'Rapport Browser') : join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'rapport'))

/** Which language this person's Rapport outside the desktop app speaks: what was chosen in its window, or what the terminal's environment says. Chosen and read without making the folder. */
export const machineLanguage = (): MachineLanguage => createMachineLanguage({ path: join(dataPath(), 'machine.json'), preferred: localesOfEnvironment(process.env), forced: process.env['RAPPORT_LANGUAGE'] })
