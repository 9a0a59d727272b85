import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { KeptName, typedName } from '../kernel/name'
import { Output } from '../kernel/output'
import { PageRequest, pageOf } from '../kernel/page'
import { t } from '../kernel/words'
import { command, errors, job, query } from '../rpc/contract'
import { ContactId } from './contact'
import { ContactNotFound } from './contact.contract'
import { ContactFilter } from './contact-filter'

export const ConsentId = RowId.brand<'ConsentId'>()
export type ConsentId = z.infer<typeof ConsentId>
export const RetentionRuleId = RowId.brand<'RetentionRuleId'>()
export type RetentionRuleId = z.infer<typeof RetentionRuleId>

/** That somebody may be contacted, or their data kept, for a purpose: on which ground, where it came from, in which words. */
export const ConsentFields = z.object({
  contactId: ContactId,
  purpose: z.string().trim().min(1, t`Say what for`).max(200),
  basis: z.enum(['consent', 'contract', 'legitimate_interest']),
  /** Where it was given: a form, a letter, a file that was imported. */
  source: z.string().trim().min(1, t`Say where it was given`).max(500),
  /** The very words that were agreed to. */
  wording: z.string().trim().max(10_000).default(''),
  givenOn: Day,
})
export type ConsentFields = z.infer<typeof ConsentFields>

/** A record stays when it is withdrawn. */
export const Consent = ConsentFields.extend({ id: ConsentId, withdrawnOn: Day.nullable() })
export type Consent = z.infer<typeof Consent>

export const basisNames: Readonly<Record<Consent['basis'], string>> = { consent: t`Consent`, contract: t`Contract`, legitimate_interest: t`Legitimate interest` }

/** Whether a purpose holds on a day: some record was given by then and not withdrawn, and none was withdrawn on or after the day that one was given. The order in which records arrive does not matter. */
export const consentHolds = (records: readonly Pick<Consent, 'givenOn' | 'withdrawnOn'>[], today: Day): boolean => {
  const withdrawn = records.flatMap(({ withdrawnOn }) => (withdrawnOn !== null && withdrawnOn <= today ? [withdrawnOn] : []))
  return records.some(({ givenOn, withdrawnOn }) => givenOn <= today && (withdrawnOn === null || withdrawnOn > today) && withdrawn.every((day) => day < givenOn))
}

/** Contacts without a touch, and added, longer ago than this are to be erased; of those a filter finds, or all. Whoever something is promised to, or a contract holds with (a consent record on that ground, not withdrawn), stays. */
export const RetentionRuleFields = z.object({ name: typedName(200, t`A rule needs a name`), filter: ContactFilter.nullable().default(null), idleDays: z.int().positive().max(36_500) })
export type RetentionRuleFields = z.infer<typeof RetentionRuleFields>
export const RetentionRule = RetentionRuleFields.extend({ name: KeptName, id: RetentionRuleId })
export type RetentionRule = z.infer<typeof RetentionRule>

const ConsentNotFound = z.object({ type: z.literal('ConsentNotFound'), id: ConsentId })
const RetentionRuleNotFound = z.object({ type: z.literal('RetentionRuleNotFound'), id: RetentionRuleId })

/** Backups from before an erasure hold the erased for at most this many days; then they go, whatever else would keep them. */
export const daysInBackups = 60

/** What an erasure did. Interactions with others stay without the erased; their notes as asked. */
const Erasure = z.object({
  erased: z.int().nonnegative(),
  interactionsRemoved: z.int().nonnegative(),
  sharedInteractions: z.int().nonnegative(),
  /** Older backups beside the workbook and at the second place that still hold what was erased, a backup and its copy as one: for `daysInBackups` at most, and one that is put back is rid of it at once. */
  backupsLeft: z.int().nonnegative(),
})
export type Erasure = z.infer<typeof Erasure>

/** What becomes of the notes of interactions that others took part in. */
const SharedNotes = z.enum(['keep', 'clear'])

/** What becomes of backups from before: they stay as long as backups do, at most `daysInBackups`, or go at once, after a new one was made. */
const OlderBackups = z.enum(['keep', 'delete'])

/** What is kept about people altogether, in numbers; nobody is named. */
const PersonalDataOverview = z.object({
  contacts: z.int().nonnegative(),
  /** Contacts who objected and are still here. */
  objected: z.int().nonnegative(),
  /** Keyed hashes by which whoever objected is known again, erased or not. */
  objectionHashes: z.int().nonnegative(),
  consents: z.int().nonnegative(),
  consentsWithdrawn: z.int().nonnegative(),
  /** Copies of the workbook beside it. */
  backups: z.int().nonnegative(),
  /** When, why and how many were erased, the newest first; at most 100. `rule`: the name of the retention rule, else empty. */
  erasures: z.array(z.object({ id: z.int(), at: z.iso.datetime(), cause: z.enum(['request', 'retention', 'restored']), rule: z.string(), contacts: z.int().positive() })),
})

export const personalDataContract = {
  overview: query({ input: z.object({}), output: PersonalDataOverview }),
  /** Everything kept about one contact, as data (JSON) or as a document to read. Nothing of other people's. */
  export: job({
    input: z.object({ contactId: ContactId, format: z.enum(['json', 'html', 'pdf']) }),
    output: Output,
    errors: errors(ContactNotFound),
    label: t`Export personal data`,
  }),
  /** Erases contacts for good: rows, search index and the whole undo history, which holds earlier states; nothing is left in the file or its log. Cannot be undone. */
  erase: job({
    input: z.object({ contactIds: z.array(ContactId).min(1).max(10_000), sharedNotes: SharedNotes, olderBackups: OlderBackups.default('keep') }),
    output: Erasure,
    errors: errors(ContactNotFound),
    label: t`Erase contacts`,
    touches: ['everything'],
  }),
  /** Notes that a contact objected, by hashes of their e-mails, phones and handles: it holds when they are erased and come back with an import. They are never due from then on. */
  object: command({
    input: z.object({ contactId: ContactId, on: Day }),
    output: z.object({ keys: z.int() }),
    errors: errors(ContactNotFound),
    label: t`Note objection`,
    touches: ['contact', 'keepInTouch', 'followUp', 'alert'],
  }),
  withdrawObjection: command({
    input: z.object({ contactId: ContactId }),
    output: z.object({}),
    errors: errors(ContactNotFound),
    label: t`Withdraw objection`,
    touches: ['contact', 'keepInTouch', 'followUp', 'alert'],
  }),
  /** All consent records of a contact, the newest first. */
  consents: query({ input: z.object({ contactId: ContactId }), output: z.array(Consent) }),
  addConsent: command({ input: ConsentFields, output: Consent, errors: errors(ContactNotFound), label: t`Add consent` }),
  withdrawConsent: command({ input: z.object({ id: ConsentId, on: Day }), output: Consent, errors: errors(ConsentNotFound), label: t`Withdraw consent` }),
  retentionRules: query({ input: z.object({}), output: z.array(RetentionRule) }),
  addRetentionRule: command({ input: RetentionRuleFields, output: RetentionRule, label: t`Add retention rule` }),
  removeRetentionRule: command({
    input: z.object({ id: RetentionRuleId }),
    output: z.object({}),
    errors: errors(RetentionRuleNotFound),
    label: t`Remove retention rule`,
  }),
  /** Whom a rule would erase on a day; nothing is erased. */
  previewRetention: query({
    input: PageRequest.extend({ id: RetentionRuleId, today: Day }),
    output: pageOf(z.object({ id: ContactId, name: z.string(), lastTouchOn: Day.nullable(), addedOn: Day })),
    errors: errors(RetentionRuleNotFound),
  }),
  /** Erases exactly those whom the preview of that day shows. */
  applyRetention: job({
    input: z.object({ id: RetentionRuleId, today: Day, sharedNotes: SharedNotes, olderBackups: OlderBackups.default('keep') }),
    output: Erasure,
    errors: errors(RetentionRuleNotFound),
    label: t`Apply retention rule`,
    touches: ['everything'],
  }),
}
