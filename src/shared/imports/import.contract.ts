import { z } from 'zod'
import { t } from '../kernel/words'
import { manyIds } from '../kernel/id'
import { Output } from '../kernel/output'
import { command, errors, job, query } from '../rpc/contract'
import { FileHandle } from './file-handle'
import { ImportBatchId, ImportOptions, ImportPlatform, ImportPreview, ImportQuestion, LeftOutFile, OwnListAsks, OwnListKind, Receipt, Refusal, RememberedMapping } from './import'
import { longestMappingFile } from './mapping-file'

/** The file cannot be read at all. `sentence` is for the person and names the line where there is one. `belongsTo`: what it is, where another import takes it. `asks`: what would let it be read. */
export const ImportRefused = z.object({
  type: z.literal('ImportRefused'), sentence: z.string(), line: z.int().positive().nullable(),
  belongsTo: OwnListKind.optional(), asks: OwnListAsks.optional(),
})
/** The file does not settle something that changes its numbers; nothing was written. */
const ImportNeedsAnswer = z.object({ type: z.literal('ImportNeedsAnswer'), questions: z.array(ImportQuestion) })
export const FileNotFound = z.object({ type: z.literal('FileNotFound') })
/** The file is not the one that was previewed. */
export const FileChanged = z.object({ type: z.literal('FileChanged') })
const BatchNotFound = z.object({ type: z.literal('BatchNotFound'), id: ImportBatchId })

/** The import refused no row. */
const NothingRefused = z.object({ type: z.literal('NothingRefused') })
const MappingNotFound = z.object({ type: z.literal('MappingNotFound') })
/** The text is no file of mappings that can be read. */
const MappingFileRefused = z.object({ type: z.literal('MappingFileRefused'), sentence: z.string() })

const FileId = z.string().regex(/^[a-z0-9-]{8,64}$/)

/** Most characters of a table that is pasted; a larger one is saved as a file and imported. */
export const longestPaste = 4_000_000

/** Whatever an import or its undo may change: ad results and everything reckoned from them, people and everything kept about them, or our own posts and followers. */
const touched = [
  'campaign', 'report', 'workbook', 'budget', 'pacing', 'quarterGoal', 'customerValue', 'advice', 'experiment', 'deal',
  'contact', 'organization', 'group', 'customField', 'community', 'interaction', 'keepInTouch', 'followUp', 'duplicate', 'alert', 'goal', 'post', 'advocate', 'personalData', 'ownHandle', 'review',
] as const

export const importContract = {
  /** Takes up what a zip archive holds: each file of it that can be imported by itself, with where it lies in the archive. Any other file answers with itself. */
  unpack: job({
    input: z.object({ file: FileId }),
    output: z.object({ files: z.array(z.object({ file: FileHandle, within: z.string() })), leftOut: z.array(LeftOutFile) }),
    errors: errors(ImportRefused, FileNotFound),
    label: t`Look into file`,
  }),
  /** Keeps the rows of a table that was pasted as a file until the workbook is closed, to be previewed and imported as any other. */
  paste: job({ input: z.object({ text: z.string().min(1).max(longestPaste) }), output: FileHandle, label: t`Take up pasted rows` }),
  /** Reads a file and says what importing it would do. Writes nothing. */
  preview: job({
    input: z.object({ file: FileId, options: ImportOptions.prefault({}) }),
    output: ImportPreview,
    errors: errors(ImportRefused, FileNotFound),
    label: t`Read file`,
  }),
  /** Imports a file in one transaction and answers with its receipt. `sha256`: the previewed content, or null for whatever is there. */
  run: job({
    input: z.object({ file: FileId, options: ImportOptions.prefault({}), sha256: z.string().nullable().default(null) }),
    output: Receipt,
    errors: errors(ImportRefused, ImportNeedsAnswer, FileNotFound, FileChanged),
    label: t`Import file`,
    touches: [...touched],
  }),
  /** Receipts, newest first, without the refused rows themselves: `get` has them. */
  list: query({ input: z.object({}), output: z.array(Receipt) }),
  /** Writes what the receipts of these imports say, in this order, as a table with a heading and a row for each; those that were undone are left out. */
  saveList: job({ input: z.object({ ids: manyIds(ImportBatchId), format: z.enum(['csv', 'xlsx']) }), output: Output, label: t`Save imports as a file` }),
  get: query({ input: z.object({ id: ImportBatchId }), output: Receipt, errors: errors(BatchNotFound) }),
  /** Rows a batch refused, in file order. */
  refusals: query({ input: z.object({ id: ImportBatchId }), output: z.array(Refusal), errors: errors(BatchNotFound) }),
  /** Writes the rows a batch refused as a file in the dialect of the original, with the reason in a last column, to be corrected and imported again. */
  saveRefused: job({
    input: z.object({ id: ImportBatchId }),
    output: Output.extend({ rows: z.int(), /** False: they are of no single table, and the file only lists them. */ isCorrectable: z.boolean() }),
    errors: errors(BatchNotFound, NothingRefused),
    label: t`Save refused rows`,
  }),
  /** How headers are remembered to be read, newest first. */
  mappings: query({ input: z.object({}), output: z.array(RememberedMapping) }),
  /** Forgets how a header was told to be read; imports that were read by it stay. */
  forgetMapping: command({ input: z.object({ platform: ImportPlatform, headerHash: z.string() }), output: z.object({}), errors: errors(MappingNotFound), label: t`Forget mapping` }),
  /** Takes mappings over from the text of a file of mappings; each holds from then on. All of them, or none where one is damaged. */
  takeMappings: command({
    input: z.object({ text: z.string().max(longestMappingFile) }),
    output: z.object({ added: z.int(), changed: z.int(), unchanged: z.int() }),
    errors: errors(MappingFileRefused),
    label: t`Take mappings over`,
  }),
  /** Takes a batch back whole, as if it had never been imported; later imports of the same rows keep their values. `kept`: rows of our own posts and followers that were changed by hand since, and stay. */
  undo: job({
    input: z.object({ id: ImportBatchId }),
    output: z.object({ removed: z.int(), restored: z.int(), kept: z.int() }),
    errors: errors(BatchNotFound),
    label: t`Undo import`,
    touches: [...touched],
  }),
}
