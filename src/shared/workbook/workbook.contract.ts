import { z } from 'zod'
import { Currency, KnownCurrency } from '../kernel/money'
import { Output } from '../kernel/output'
import { t } from '../kernel/words'
import { command, errors, job, query } from '../rpc/contract'
import { PagedThing } from './paged-thing'

/** What belongs to the brand or client of this file and travels with it. */
export const WorkbookSettings = z.object({
  name: z.string().trim().min(1).max(120),
  currency: Currency,
  /** Gross margin as a fraction of revenue, above 0 up to 1. Null: not stated; revenue then counts whole, and reports say so. */
  grossMargin: z.number().gt(0).max(1).nullable(),
})
export type WorkbookSettings = z.infer<typeof WorkbookSettings>

/** The same as a person types them. */
export const TypedSettings = WorkbookSettings.extend({ currency: KnownCurrency })

const UndoStep = z.object({
  id: z.int().positive(),
  label: z.string(),
  at: z.iso.datetime(),
  /** True once undone; such a step can be redone until another command is done. */
  isUndone: z.boolean(),
})

const NothingToUndo = z.object({ type: z.literal('NothingToUndo') })
const NothingToRedo = z.object({ type: z.literal('NothingToRedo') })
/** Rows of the step were changed again by later steps, which must be undone first. */
const ChangedSince = z.object({ type: z.literal('ChangedSince'), label: z.string() })
/** An import of people or of ad results, which stands in no step, came after the newest step: whoever asks for the newest change may mean it. `label`: of that step; null: there is none. */
const ImportedSince = z.object({ type: z.literal('ImportedSince'), file: z.string(), importedAt: z.iso.datetime(), label: z.string().nullable() })
/** The step changed more rows than were to be changed at once: it is turned as a job. */
const TakesLong = z.object({ type: z.literal('TakesLong'), step: z.int().positive() })

/** Most rows that a turn of the history is to change. Null: however many they are. */
const MostRows = z.int().positive().nullable().default(null)

/** One finding of a check. `ok` false means damage or a broken rule; `detail` says it in a sentence. */
export const CheckFinding = z.object({ id: z.string(), title: z.string(), ok: z.boolean(), detail: z.string() })
export type CheckFinding = z.infer<typeof CheckFinding>

/** The chain of erasures, merges, removals, imports, restores and changes of consent: how many entries it has, and the first that is not the one that was written. Null: none, it is unbroken. */
export const AuditRecord = z.object({ entries: z.int().nonnegative(), brokenAt: z.int().positive().nullable() })
export type AuditRecord = z.infer<typeof AuditRecord>

export const CheckReport = z.object({
  ok: z.boolean(),
  findings: z.array(CheckFinding),
  /** SHA-256 over every row of each table in key order: equal digests mean equal content. Without the record of what was done, which goes on where content comes back. */
  digests: z.record(z.string(), z.string()),
  /** The record of what was done. Null: it cannot be read. */
  record: AuditRecord.nullable(),
})
export type CheckReport = z.infer<typeof CheckReport>

export const SearchHit = z.object({
  kind: z.enum(['contact', 'organization', 'community', 'group', 'tag', 'customField', 'channel', 'shareOfVoice', 'goal', 'campaign', 'audience', 'creative', 'plan', 'experiment', 'quarterGoal', 'deal', 'post', 'interaction']),
  id: z.int().positive(),
  title: z.string(),
  detail: z.string(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const workbookContract = {
  /** Settings and the size of what the file holds. */
  info: query({
    input: z.object({}),
    output: z.object({
      settings: WorkbookSettings,
      isSample: z.boolean(),
      counts: z.object({
        /** Archived ones, too. */
        contacts: z.int(),
        archivedContacts: z.int(),
        communities: z.int(),
        interactions: z.int(),
        campaigns: z.int(),
        archivedCampaigns: z.int(),
        importBatches: z.int(),
      }),
    }),
  }),
  /** Changes some of the settings; the others stay. */
  configure: command({ input: TypedSettings.partial(), output: WorkbookSettings, label: t`Change workbook settings`, touches: ['campaign', 'report', 'budget', 'quarterGoal', 'customerValue', 'pacing'] }),
  /** Undoes one step, or the newest that is not undone. `beyond`: imports up to this instant are not meant; null: nobody has said so. */
  undo: command({
    input: z.object({ step: z.int().positive().nullable().default(null), beyond: z.iso.datetime().nullable().default(null), atMost: MostRows }),
    output: UndoStep,
    errors: errors(NothingToUndo, ImportedSince, ChangedSince, TakesLong),
    label: t`Undo`,
    touches: ['everything'],
  }),
  /** Does the newest undone step again. */
  redo: command({ input: z.object({ atMost: MostRows }), output: UndoStep, errors: errors(NothingToRedo, ChangedSince, TakesLong), label: t`Redo`, touches: ['everything'] }),
  /** The last steps, newest first. */
  history: query({ input: z.object({}), output: z.array(UndoStep.extend({
    /** What it changed, by name: as much of it as is told, and whether there is more. */
    names: z.array(z.string()).max(2),
    hasOthers: z.boolean(),
  })) }),
  /** Whatever has a name, and posts and notes by their words; people first, notes last. Where there is more than the limit, each kind has its share. */
  search: query({ input: z.object({ text: z.string().max(200), limit: z.int().positive().max(100).default(30) }), output: z.array(SearchHit) }),
  /** What these are called, in the order asked for, as `search` tells it. What is not in the workbook is left out. */
  named: query({ input: z.object({ things: z.array(PagedThing).max(20) }), output: z.array(SearchHit) }),
  /** Everything in the workbook as a zip of open files: a CSV for each table, the schema, a manifest with SHA-256. Rapport reads it back without loss. */
  exportEverything: job({ input: z.object({}), output: Output, label: t`Export everything` }),
  /** Examines the whole file: damage, broken references, search index, money, row accounts. */
  check: job({ input: z.object({}), output: CheckReport, label: t`Check workbook`, touches: ['status'] }),
}
