import { z } from 'zod'
import { manyIds, Removed } from '../kernel/id'
import { Output } from '../kernel/output'
import { t } from '../kernel/words'
import { FileChanged, FileNotFound, ImportRefused } from '../imports/import.contract'
import { OwnImport } from '../imports/own-import'
import { command, errors, job, query } from '../rpc/contract'
import { CampaignId } from './campaign'
import { CampaignNotFound } from './campaign.contract'
import { Deal, DealFields, DealId, DealStatus } from './deal'
import { DealFileInput, DealFilePreview } from './deal-file'

const { name, campaignId, amountMinor, currency, status, on, note, customer } = DealFields.shape

/** What changes of a deal; what is left out stays as it is. */
const DealPatch = z.object({ name, campaignId: campaignId.unwrap(), amountMinor, currency, status, on, note: note.unwrap(), customer: customer.unwrap() }).partial()

export const DealNotFound = z.object({ type: z.literal('DealNotFound'), id: DealId })

export const dealContract = {
  /** Deals, newest day first: of one campaign, or all. */
  list: query({ input: z.object({ campaignId: CampaignId.nullable().default(null) }), output: z.array(Deal) }),
  add: command({ input: DealFields, output: Deal, errors: errors(CampaignNotFound), label: t`Add deal`, touches: ['campaign', 'report', 'customerValue', 'quarterGoal', 'advice'] }),
  edit: command({ input: z.object({ id: DealId, changes: DealPatch }), output: Deal, errors: errors(DealNotFound, CampaignNotFound), label: t`Edit deal`, touches: ['campaign', 'report', 'customerValue', 'quarterGoal', 'advice'] }),
  setStatus: command({ input: z.object({ ids: manyIds(DealId), status: DealStatus }), output: z.object({ changed: z.int() }), label: t`Set status of deals`, labelOfOne: t`Set status of deal`, touches: ['campaign', 'report', 'customerValue', 'quarterGoal', 'advice'] }),
  /** These deals in this order as a file; those that are gone are left out. Rapport reads it again as a list of deals. */
  saveList: job({ input: z.object({ ids: manyIds(DealId), format: z.enum(['csv', 'xlsx']) }), output: Output, label: t`Save deals as a file` }),
  /** Reads a list of deals, as shops and programs for sales give it, and says what importing it would do. Writes nothing. */
  readFile: job({ input: DealFileInput, output: DealFilePreview, errors: errors(ImportRefused, FileNotFound), label: t`Read deals` }),
  /** Adds a previewed list of deals; those that are known are brought up to date. Undone by its step, or later as the import it is kept as. */
  importFile: job({
    input: DealFileInput.extend({ sha256: z.string() }),
    output: OwnImport,
    errors: errors(ImportRefused, FileNotFound, FileChanged),
    label: t`Import deals`,
    touches: ['campaign', 'report', 'customerValue', 'quarterGoal', 'advice', 'workbook', 'import'],
  }),
  remove: command({ input: z.object({ ids: manyIds(DealId) }), output: Removed, label: t`Remove deals`, labelOfOne: t`Remove deal`, touches: ['campaign', 'report', 'customerValue', 'quarterGoal', 'advice'] }),
}
