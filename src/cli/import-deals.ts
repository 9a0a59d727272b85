import { t } from '../shared/kernel/words'
import { numberText } from '../shared/kernel/language'
import { dealAmountText } from '../shared/marketing/deal-amounts'
import { DealFileInput } from '../shared/marketing/deal-file'
import { optional, parsed, showProgress, type Values, valueOf } from './commands'
import { daysOf, linesOf, type Outcome, undoLines } from './own-list'
import type { Session } from './session'
import { terminalText } from './terminal-text'

/** What a list of deals does not say itself. Throws `UsageError`. */
export const dealOptions = (values: Values) => ({
  ...parsed(DealFileInput.pick({ dateOrder: true, currency: true, status: true }), {
    dateOrder: optional(values, 'date-order') ?? 'auto',
    currency: optional(values, 'currency') ?? null,
    status: optional(values, 'status') ?? null,
  }),
  joinsByName: values['join-names'] === true,
  sheet: optional(values, 'sheet') ?? null,
})

/** Imports a list of deals, or looks at it. */
export const importDeals = async ({ client, signal }: Session, file: string, options: ReturnType<typeof dealOptions>, isDryRun: boolean): Promise<Outcome> => {
  const { deal } = client.marketing
  const job = { onProgress: showProgress, signal }
  const input = { file, ...options }
  const seen = valueOf(await deal.readFile(input, job))
  const done = isDryRun ? null : valueOf(await deal.importFile({ ...input, sha256: seen.sha256 }, job))
  const { name: fileName, ...told } = { ...seen, ...done, batch: done?.batch ?? null, undoStep: done?.undoStep ?? null }
  const { takenFor, deals, added, changed, unchanged, amounts, refusals, notices, batch } = told
  return {
    told: { subject: 'deals', file: fileName, ...told },
    text: terminalText([
      `${fileName}: ${takenFor} (${daysOf(seen)})`,
      `  ${t`deals: ${numberText(deals)} read, ${numberText(added)} added, ${numberText(changed)} changed, ${numberText(unchanged)} unchanged`}`,
      ...amounts.map((amount) => `  ${dealAmountText(amount)}`),
      ...linesOf(refusals),
      ...notices.map((notice) => `  ${notice}`),
      ...undoLines(batch),
    ].join('\n')),
    isAllRefused: deals === 0 && refusals.length > 0,
  }
}
