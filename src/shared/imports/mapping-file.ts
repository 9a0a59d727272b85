import { z } from 'zod'
import { parseJson } from '../kernel/parse-json'
import { err, ok, type Result } from '../kernel/result'
import { t } from '../kernel/words'
import { ImportPlatform, MappingOptions } from './import'

const Headings = z.array(z.string().max(10_000)).min(1).max(2000)

/** A mapping as it is taken to another workbook: by the platform and the headings, which are what it is found by. */
export const PortableMapping = z.object({ platform: ImportPlatform, headings: Headings, options: MappingOptions })
export type PortableMapping = z.infer<typeof PortableMapping>

/** A file of mappings, version 1. */
const MappingFile = z.object({ format: z.literal('rapport-mappings'), version: z.literal(1), mappings: z.array(PortableMapping).max(10_000) })
type MappingFile = z.infer<typeof MappingFile>

/** A file of mappings is small; anything longer is none. */
export const longestMappingFile = 20_000_000

/** The text of a file of mappings; one whose headings are not known cannot be found again and is left out. */
export const mappingFileText = (mappings: readonly PortableMapping[]): string => {
  const known = mappings.flatMap(({ platform, headings, options }) => (headings.length === 0 ? [] : [{ platform, headings, options }]))
  return `${JSON.stringify({ format: 'rapport-mappings', version: 1, mappings: known } satisfies MappingFile, null, 2)}\n`
}

const Face = z.object({ format: z.literal('rapport-mappings'), version: z.number() })

/** Reads a file of mappings; what is wrong with it, as a sentence. */
export const readMappingFile = (text: string): Result<MappingFile, string> => {
  const json = parseJson(text)
  const face = Face.safeParse(json)
  if (!face.success) return err(t`This is not a file of mappings that Rapport has written.`)
  if (face.data.version !== 1) return err(t`This file of mappings is of version ${face.data.version}; this Rapport reads version 1. Nothing was taken over.`)
  const file = MappingFile.safeParse(json)
  if (file.success) return ok(file.data)
  const [issue] = file.error.issues
  return err(issue === undefined ? t`The file of mappings is damaged. Nothing was taken over.` : t`The file of mappings is damaged at ${issue.path.join('.')}: ${issue.message}. Nothing was taken over.`)
}
