import { z } from 'zod'
import { Day, dayOfMoment } from '../kernel/day'
import { dayRangeText, dayText } from '../kernel/day-text'
import { ratio } from '../kernel/ratio'
import { t } from '../kernel/words'
import { isCounted } from '../marketing/advice/advice'
import { promiseStateNames, PromiseTally, ScoredPromise } from '../marketing/advice/promise'
import { outcomeName } from '../marketing/advice/suggestion-words'
import { countCell, dayCell, moneyCell, percentCell, ratioCell, textCell } from './cells'
import type { ReportCell, ReportDocument, ReportRow } from './document'
import { defineReport } from './report-definition'

export const PromiseFilters = z.object({
  /** Which promises are listed; the tally counts them all. */
  state: z.enum(['all', 'judged']).default('all'),
})
export type PromiseFilters = z.infer<typeof PromiseFilters>

/** Adopted suggestions, each held against what happened, and their count. */
export const PromiseAnswer = z.object({ workbook: z.string(), filters: PromiseFilters, today: Day, promises: z.array(ScoredPromise), tally: PromiseTally })
export type PromiseAnswer = z.infer<typeof PromiseAnswer>

const judged = new Set<ScoredPromise['state']>(['inside', 'above', 'below'])

const toRow = ({ promise, state, realised, spentMinor, sentence }: ScoredPromise): ReportRow => {
  const { question, currency, planId, planName, from, to, expected, unchanged, madeAt } = promise
  const isCount = isCounted(question.outcome)
  // Expected money is a fraction of a minor unit, and is told, and compared, in whole ones.
  const told = (value: number): number => (isCount ? value : Math.round(value))
  const outcome = (value: number | null): ReportCell => (isCount ? { kind: 'decimal', value, reason: sentence } : moneyCell(value === null ? null : told(value), currency, sentence))
  return {
    ...(planId !== null && { subject: { kind: 'plan', id: planId } }),
    cells: [
      textCell(planName ?? t`Plan was removed`),
      textCell(outcomeName(question.outcome)),
      dayCell(dayOfMoment(madeAt)),
      textCell(dayRangeText(from, to)),
      textCell(promiseStateNames[state]),
      outcome(expected.low),
      outcome(expected.middle),
      outcome(expected.high),
      outcome(unchanged),
      outcome(realised),
      ratioCell(ratio(realised, told(expected.middle)), sentence),
      moneyCell(spentMinor, currency, sentence),
    ],
    notes: [sentence],
  }
}

/** Promised against counted as a document. */
const promiseDocument = ({ workbook, filters, today, promises, tally }: PromiseAnswer): ReportDocument => ({
  title: t`Promise tally`,
  subtitle: [workbook, t`As of ${dayText(today)}`, tally.sentence],
  keyFigures: [
    { label: t`Promises made`, cell: countCell(tally.made), change: null },
    { label: t`Judged`, cell: countCell(tally.judged), change: null },
    { label: t`Kept`, cell: countCell(tally.kept), change: null },
    { label: t`Kept of judged`, cell: percentCell(ratio(tally.kept, tally.judged), t`None of the promises could be judged yet.`), change: null },
    { label: t`Waiting`, cell: countCell(tally.waiting), change: null },
    { label: t`Not followed`, cell: countCell(tally.notFollowed), change: null },
  ],
  chart: null,
  table: {
    caption: filters.state === 'judged' ? t`Promises that could be judged` : t`All promises`,
    columns: [
      { key: 'plan', label: t`Plan`, align: 'start' },
      { key: 'outcome', label: t`Outcome`, align: 'start' },
      { key: 'made', label: t`Promised on`, align: 'start' },
      { key: 'period', label: t`For`, align: 'start' },
      { key: 'state', label: t`State`, align: 'start' },
      { key: 'low', label: t`At least`, align: 'end' },
      { key: 'promised', label: t`Promised`, align: 'end' },
      { key: 'high', label: t`At most`, align: 'end' },
      { key: 'unchanged', label: t`Without the change`, align: 'end' },
      { key: 'realised', label: t`Counted`, align: 'end' },
      { key: 'ratio', label: t`Counted ÷ promised`, align: 'end', formula: { numerator: 'realised', denominator: 'promised' } },
      { key: 'spent', label: t`Spent`, align: 'end' },
    ],
    rows: promises.filter(({ state }) => filters.state === 'all' || judged.has(state)).map(toRow),
    total: null,
  },
  notes: promises.length === 0 ? [t`No suggestion was adopted yet. Whatever is adopted under Marketing, Budget advice is written down with what it is expected to bring, and held against what happens.`] : [],
  definitions: [
    { label: t`Promised`, definition: t`Results of the whole period that an adopted suggestion said were likeliest, for the channels whose response is known; between “at least” and “at most” with a chance of about 8 in 10.` },
    { label: t`Counted`, definition: t`The same results of the same channels in the same days, once results reach the period’s end.` },
    { label: t`Kept`, definition: t`Counted lies within what was promised, or above it.` },
    { label: t`Not followed`, definition: t`In all more than 15% more or less was spent than advised, or on one channel more than 25%, so that the promise says nothing. On a channel, what is less than 5% of all is let be.` },
    { label: t`Without the change`, definition: t`What was expected had the spend of each channel stayed as it was.` },
  ],
})

export const promiseReport = defineReport({
  title: t`Promise tally`,
  question: t`What did adopted suggestions promise, and what came of it?`,
  filters: PromiseFilters,
  fields: [{ kind: 'choice', key: 'state', label: t`Promises`, options: [{ value: 'all', label: t`All` }, { value: 'judged', label: t`Judged only` }] }],
  toDocument: promiseDocument,
})
