import { readAny } from '../../src/imports/read-any'
import type { PeopleSummary, ReadPerson, ReadTouch } from '../../src/imports/reading'
import { ImportOptions } from '../../src/shared/imports/import'

interface PeopleFile {
  readonly summary: PeopleSummary
  readonly people: readonly ReadPerson[]
  readonly touches: readonly ReadTouch[]
}

/** Reads a file of people the way an import does. Fails with the reader's sentence, or where it is about something else. */
export const readPeople = async (path: string, options: Partial<ImportOptions> = {}): Promise<PeopleFile> => {
  const people: ReadPerson[] = []
  const touches: ReadTouch[] = []
  const result = await readAny(path, {
    options: ImportOptions.parse(options),
    workbookCurrency: 'EUR',
    remembered: new Map(),
    report: () => undefined,
    isCancelled: () => false,
    onChunk: () => undefined,
    onPeople: (chunk) => {
      people.push(...chunk.people)
      touches.push(...chunk.touches)
    },
  })
  if (!result.ok) throw new Error(result.error.type === 'ImportRefused' ? `${result.error.sentence}${result.error.line === null ? '' : ` (line ${result.error.line})`}` : result.error.type)
  if (result.value.subject !== 'people') throw new Error(`Read as ads: ${result.value.summary.kind}`)
  return { summary: result.value.summary, people, touches }
}
