import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { writeDurably } from './durable-file'

const Places = z.record(z.string(), z.string())

/** Which second folder each workbook's backups are copied to. Of this computer and not of the workbook: a file that came from elsewhere names no place here. */
export interface SecondPlaces {
  readonly of: (file: string) => string | null
  readonly name: (file: string, folder: string | null) => void
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    // The schema that receives it says that it is no list.
    return null
  }
}

/** Kept in a private file of the host's. One that cannot be read begins anew: backups beside the workbook go on. */
export const createSecondPlaces = (path: string): SecondPlaces => {
  const read = (): Map<string, string> => {
    const parsed = existsSync(path) ? Places.safeParse(parseJson(readFileSync(path, 'utf8'))) : null
    return new Map(parsed?.success === true ? Object.entries(parsed.data) : [])
  }
  return {
    of: (file) => read().get(file) ?? null,
    name: (file, folder) => {
      const places = read()
      if (folder === null) places.delete(file)
      else places.set(file, folder)
      writeDurably(path, JSON.stringify(Object.fromEntries(places)))
    },
  }
}
