import { accessSync, constants, mkdirSync } from 'node:fs'
import { t } from '../shared/kernel/words'
import { problemCodeOf } from '../store/problems'
import { dataPath } from './paths'
import { RefusedError } from './usage'

/** The private folder of this person's Rapport outside the desktop app, made where it is not there yet. Refuses one that cannot be written to. */
export const dataDir = (): string => {
  const folder = dataPath()
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    if (problemCodeOf(error) === null) throw error
    throw new RefusedError(t`Rapport keeps its own files in “${folder}”, which cannot be written to. Name another folder in the variable RAPPORT_DATA.`)
  }
  return folder
}
