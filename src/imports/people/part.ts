import type { ImportOptions, ImportPlatform, ImportQuestion } from '../../shared/imports/import'
import type { PeoplePreview } from '../../shared/imports/people'
import type { TableRow } from '../table'
import type { ReadTouch } from '../reading'
import type { Notes, RawPerson } from './person'

/** Where a reader of one part puts what it finds. */
export interface PartSink {
  readonly notes: Notes
  readonly options: ImportOptions
  /** Takes a person in and answers with their identity; refuses the row where it names nobody. Null: refused. */
  readonly person: (raw: RawPerson, text: string, cells?: readonly string[]) => string | null
  readonly touch: (touch: Omit<ReadTouch, 'part'>) => void
  readonly refuse: (line: number, reason: string, text: string, cells?: readonly string[]) => void
  /** Counts a row that is about nobody who can be told; it is no row of people. */
  readonly counted: () => void
  /** Whether the next person should carry the file's own text for the preview. */
  readonly wantsShown: () => boolean
  readonly ask: (question: ImportQuestion) => void
  readonly columns: (columns: PeoplePreview['columns'], headerHash: string, headings: readonly string[]) => void
  readonly headerLine: (line: number) => void
  /** How a person told a table of this header to be read before. Null: never. */
  readonly remembered: (headerHash: string) => ImportOptions | null
  /** What parts of one import tell each other. */
  readonly shared: Map<string, string>
  /** The days that rows tell of. */
  readonly day: (day: string) => void
}

/** Reads one part, fed as text in pieces. */
export interface TextReader {
  readonly push: (text: string) => void
  readonly end: () => void
  /** Called once all parts were read. */
  readonly finish?: () => void
}

/** Reads one part, fed row by row. */
export interface RowsReader {
  readonly row: (row: TableRow) => void
  readonly end: () => void
  /** Called once all parts were read. */
  readonly finish?: () => void
}

/** What a part shows of itself before it is read. */
export interface PartHead {
  /** The last piece of its name. */
  readonly name: string
  readonly text: string
  readonly rows: readonly TableRow[]
  /** Whether it is one of several in an archive. */
  readonly isInArchive: boolean
}

/** What a part was taken for. */
export interface Recognition {
  readonly platform: ImportPlatform
  /** In words: `Connections`. */
  readonly takenFor: string
  readonly why: readonly string[]
  readonly open: { readonly kind: 'text'; readonly make: (sink: PartSink) => TextReader } | { readonly kind: 'rows'; readonly make: (sink: PartSink) => RowsReader }
}

/** Why a part that is known is not read. */
export interface LeftOut {
  readonly leftOut: string
  readonly platform: ImportPlatform
}

/** One kind of file that holds people. */
export interface PeopleFormat {
  readonly recognise: (head: PartHead) => Recognition | LeftOut | null
}
