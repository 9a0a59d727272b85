import type { AdImportPlatform, ImportOptions, ImportPlatform, ImportPreview, ImportQuestion, ImportTotals, LeftOutFile, MeasureField, OwnListAsks, OwnListKind, Refusal } from '../shared/imports/import'
import type { FileLayout } from '../shared/imports/refused-file'
import type { PeoplePart, PeoplePreview } from '../shared/imports/people'
import type { Currency } from '../shared/kernel/money'
import type { Day } from '../shared/kernel/day'
import type { Platform } from '../shared/kernel/platform'
import type { Direction, InteractionType } from '../shared/networking/interaction'
import type { Progress } from '../shared/rpc/progress'
import type { Result } from '../shared/kernel/result'

/** What a row is about: an account, or a campaign, ad set or ad in it. Empty text: the file does not say. Identity is the id where there is one, else the name. */
export interface ReadEntity {
  readonly level: 'account' | 'campaign' | 'ad_set' | 'ad'
  readonly accountId: string
  readonly accountName: string
  readonly campaignId: string
  readonly campaignName: string
  readonly adSetId: string
  readonly adSetName: string
  readonly adId: string
  readonly adName: string
}

/** What may be measured of a row, in the order of the columns of `actual`. */
export const measureNames = ['spendMinor', 'impressions', 'reach', 'linkClicks', 'clicksAll', 'clicks', 'conversions', 'conversionValueMinor'] as const
export type MeasureName = (typeof measureNames)[number]

/**
 * A stretch of parsed rows, column by column so that it crosses threads by transfer. Row i is index i of every array.
 * Measures are NaN where the file's cell is empty or says "no data"; a column in which none is known is empty. Money is in minor units of the reading's currency.
 * `entity`, `segment` and `conversionKind` are positions in the reading's growing dictionaries, whose new ends come with the chunk;
 * segment and conversion kind 0 mean none.
 */
export interface ReadChunk extends Readonly<Record<MeasureName, Float64Array>> {
  readonly rowCount: number
  readonly line: Uint32Array
  readonly fromDay: Int32Array
  readonly toDay: Int32Array
  readonly entity: Uint32Array
  readonly segment: Uint32Array
  readonly conversionKind: Uint32Array
  readonly newEntities: readonly ReadEntity[]
  /** Values of the segment columns joined by ` · `, `25-34 · male`. */
  readonly newSegments: readonly string[]
  readonly newConversionKinds: readonly string[]
}

/** A refused row with its cells as the file had them. Absent: it is no row of a table. */
export interface RefusedRow extends Refusal {
  readonly cells?: readonly string[] | undefined
}

/** Everything a file turned out to be, known at its end. */
export interface ReadSummary {
  readonly sha256: string
  readonly size: number
  readonly platform: AdImportPlatform
  readonly kind: string
  readonly currency: Currency
  readonly grain: 'day' | 'period'
  /** Whether the rows of a day are of its hours. */
  readonly isByHour: boolean
  readonly from: Day | null
  readonly to: Day | null
  readonly account: string
  readonly level: ReadEntity['level']
  /** Names of the segment columns in file order, lower case: `age`, `gender`. */
  readonly segments: readonly string[]
  readonly rowsRead: number
  readonly rowsRefused: number
  readonly rowsTotals: number
  readonly totals: ImportTotals
  readonly fileTotals: ImportTotals | null
  readonly reconciled: boolean | null
  /** The first 1,000 refused rows. */
  readonly refusals: readonly RefusedRow[]
  /** How rows of it can be written again. */
  readonly layout: FileLayout | null
  /** The first letters of the SHA-256 of the file whose refused rows these are, corrected. Null: an export of its own. */
  readonly corrects: string | null
  readonly warnings: readonly string[]
  readonly questions: readonly ImportQuestion[]
  /** The figures that it tells; a blank among them says that nothing happened. */
  readonly told: readonly MeasureField[]
  /** Attribution settings that its rows name, with the first and last of their days as numbers since 1970-01-01. */
  readonly attributions: readonly { readonly setting: string; readonly fromDay: number; readonly toDay: number }[]
  /** How the file was read, for the preview. */
  readonly preview: Omit<ImportPreview, 'receipt' | 'questions' | 'people'>
  /** SHA-256 of the normalised header, under which a mapping is remembered, and the headings themselves. */
  readonly headerHash: string
  readonly headings: readonly string[]
}

export interface ReadFailure {
  readonly type: 'ImportRefused'
  readonly sentence: string
  readonly line: number | null
  readonly belongsTo?: OwnListKind | undefined
  readonly asks?: OwnListAsks | undefined
}

export interface ReadOptions {
  readonly options: ImportOptions
  /** Used where neither the file nor the options name a currency; the summary then carries a warning. */
  readonly workbookCurrency: Currency
  /** How a person told headers to be read before, by header hash (the newest word), and by platform and header hash; what was settled for a file whose refused rows come back, by `correctionKey`. Data, not a question: the reader may be in another thread. */
  readonly remembered: ReadonlyMap<string, ImportOptions>
  readonly report: (progress: Progress) => void
  readonly isCancelled: () => boolean
  /** Called for each chunk in file order, before the summary. May be slow: reading waits. */
  readonly onChunk: (chunk: ReadChunk) => void
}

/** Reads one file: recognise, parse, check, reconcile. Knows nothing of SQL; writes nothing. Cancelled when `isCancelled` turned true. */
export type ReadFile = (path: string, options: ReadOptions) => Promise<Result<ReadSummary, ReadFailure | { readonly type: 'Cancelled' }>>

/** One person as a file names them. Empty text: the file does not say. */
export interface ReadPerson {
  /** Position of the part of the file, and the line in it. */
  readonly part: number
  readonly line: number
  /** 1 for a row of its own; 0 for somebody whom a row about something else names. */
  readonly rows: 0 | 1
  /** By what the same source knows this person again. Of somebody with nothing but a name it is the name, and not proof of anything. */
  readonly identity: string
  readonly isNameOnly: boolean
  readonly name: string
  /** True: the file gives no name, and the address, profile or number stands in for it. */
  readonly isNameStandIn?: true
  readonly organization: string
  readonly role: string
  /** `1990-04-15` or `--04-15`. */
  readonly birthday: string
  readonly howMet: string
  readonly note: string
  readonly handles: readonly { readonly platform: Platform; readonly handle: string; readonly url: string }[]
  readonly emails: readonly string[]
  readonly phones: readonly string[]
  readonly tags: readonly string[]
  /** A picture that a contact can have, in base64. Empty: none. */
  readonly photo: string
  /** The file's own text beside what was understood, for the first people of each part. */
  readonly shown: PeoplePreview['sample'][number]['cells'] | null
}

/** What was said to or by one person on one day in one conversation. */
export interface ReadTouch {
  readonly part: number
  readonly line: number
  /** Rows of the file that it stands for; 0 where they are counted with another person's. */
  readonly rows: number
  /** By what the same source knows this touch again. */
  readonly identity: string
  /** Identity of the person, whom the same file names. */
  readonly person: string
  readonly type: InteractionType
  readonly direction: Direction
  readonly on: Day
  readonly platform: Platform | null
  readonly note: string
}

export interface PeopleChunk {
  readonly people: readonly ReadPerson[]
  readonly touches: readonly ReadTouch[]
}

/** Everything a file of people turned out to be, known at its end. */
export interface PeopleSummary {
  readonly sha256: string
  readonly size: number
  readonly platform: ImportPlatform
  /** `people (connections)`, `people (full archive)`. */
  readonly kind: string
  /** First and last day of what the rows tell. Null: they tell no days. */
  readonly from: Day | null
  readonly to: Day | null
  readonly rowsRead: number
  readonly rowsRefused: number
  /** The first 1,000 refused rows. */
  readonly refusals: readonly RefusedRow[]
  /** How rows of it can be written again. Null: it is no single table. */
  readonly layout: FileLayout | null
  readonly warnings: readonly string[]
  readonly questions: readonly ImportQuestion[]
  readonly parts: readonly PeoplePart[]
  readonly columns: PeoplePreview['columns']
  readonly preview: Pick<ImportPreview, 'recognisedBy' | 'encoding' | 'delimiter' | 'sheets' | 'headerLine' | 'layoutProof'>
  /** SHA-256 of the normalised header of a table that no program's own export is; empty for any other file. */
  readonly headerHash: string
  readonly headings: readonly string[]
}

export interface ReadImportOptions extends ReadOptions {
  /** Called for each chunk of people in file order, before the summary. */
  readonly onPeople: (chunk: PeopleChunk) => void
}

/** A file that was found in an archive and lies in a private folder now; or the archive itself, where it is read as a whole. */
export interface UnpackedFile {
  readonly path: string
  /** Where the archive has it: `exports.zip/2026`. */
  readonly within: string
}

/** What an archive holds that can be imported, and what it holds besides. */
export interface Unpacked {
  readonly files: readonly UnpackedFile[]
  readonly leftOut: readonly LeftOutFile[]
}

export interface UnpackOptions extends Pick<ReadOptions, 'report' | 'isCancelled'> {
  /** A private folder for what is unpacked. Nothing stays in it when this fails. */
  readonly folder: string
}

/** Looks into an archive and unpacks its exports, with bounds; what is read as a whole (a spreadsheet, a download of people) stays packed. */
export type UnpackArchive = (path: string, options: UnpackOptions) => Promise<Result<Unpacked, ReadFailure | { readonly type: 'Cancelled' }>>

/** What a file turned out to be about. */
export type ReadOutcome = { readonly subject: 'ads'; readonly summary: ReadSummary } | { readonly subject: 'people'; readonly summary: PeopleSummary }

/** Reads one file of whatever subject. */
export type ReadImport = (path: string, options: ReadImportOptions) => Promise<Result<ReadOutcome, ReadFailure | { readonly type: 'Cancelled' }>>
