import { join } from 'node:path'
import { t } from '../shared/kernel/words'
import { makePrivateFolder } from '../store/own-folder'
import { dataPath } from './paths'
import { RefusedError } from './usage'

/** The private folder of this person's Rapport outside the desktop app, or a `part` of it, made where it is not there yet. Refuses one that cannot be written to. */
export const dataDir = (part = ''): string => {
  const folder = join(dataPath(), part)
  if (!makePrivateFolder(folder)) throw new RefusedError(t`Rapport keeps its own files in “${folder}”, which cannot be written to. Name another folder in the variable RAPPORT_DATA.`)
  return folder
}
