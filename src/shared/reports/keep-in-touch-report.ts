import { z } from 'zod'
import { Day, daysBetween } from '../kernel/day'
import { dayRangeText, dayText } from '../kernel/day-text'
import { numberText } from '../kernel/language'
import { sense, plural, t } from '../kernel/words'
import { Period } from '../marketing/metrics'
import { ContactId } from '../networking/contact'
import { InteractionType, interactionTypes } from '../networking/interaction'
import { WaitingState } from '../networking/keep-in-touch.contract'
import { changeOf, countCell, dayCell, textCell } from './cells'
import type { KeyFigure, ReportDocument, ReportSection } from './document'
import { defineReport } from './report-definition'

export const KeepInTouchFilters = z.object({
  /** Of the touches. Open ends: the last 90 days. */
  period: Period.default({ from: null, to: null }),
  state: z.enum(['all', ...WaitingState.options]).default('all'),
})
export type KeepInTouchFilters = z.infer<typeof KeepInTouchFilters>

const Touches = z.object({ touches: z.int(), people: z.int() })

export const KeepInTouchAnswer = z.object({
  workbook: z.string(),
  filters: KeepInTouchFilters,
  today: Day,
  days: z.object({ from: Day, to: Day }),
  previousDays: z.object({ from: Day, to: Day }),
  /** Who waits, most urgent first; at most 5,000. `total` counts all. */
  rows: z.array(z.object({ id: ContactId, name: z.string(), organization: z.string(), state: WaitingState, lastTouchOn: Day.nullable(), dueOn: Day.nullable() })),
  total: z.int().nonnegative(),
  counts: z.object({ owe_reply: z.int(), went_quiet: z.int(), overdue: z.int(), due: z.int(), snoozed: z.int(), followUps: z.int() }),
  byType: z.array(Touches.extend({ type: InteractionType, touchesBefore: z.int() })),
  touched: Touches,
  touchedBefore: Touches,
})
export type KeepInTouchAnswer = z.infer<typeof KeepInTouchAnswer>

const waitingNames: Readonly<Record<z.infer<typeof WaitingState>, string>> = { owe_reply: t`You owe a reply`, went_quiet: t`They went quiet`, overdue: t`Overdue`, due: t`Due` }

const waitingFigures = ({ counts }: KeepInTouchAnswer): readonly KeyFigure[] => [
  ...WaitingState.options.map((state): KeyFigure => ({ label: waitingNames[state], cell: countCell(counts[state]), change: null })),
  { label: t`Snoozed`, cell: countCell(counts.snoozed), change: null },
  { label: t`Follow-ups due`, cell: countCell(counts.followUps), change: null },
]

const touchSection = ({ days, byType, touched, touchedBefore }: KeepInTouchAnswer): ReportSection => ({
  heading: t`Touches, ${dayRangeText(days.from, days.to)}`,
  keyFigures: [
    { label: t`Touches`, cell: countCell(touched.touches), change: changeOf(touched.touches, touchedBefore.touches) },
    { label: t`People`, cell: countCell(touched.people), change: changeOf(touched.people, touchedBefore.people) },
  ],
  chart:
    byType.length === 0
      ? null
      : {
          kind: 'bar',
          title: t`Touches by kind`,
          description: t`${plural(byType.length, { one: '# kind', other: '# kinds' })} of touches, now and in as many days before. All figures stand in the table.`,
          categories: byType.map(({ type }) => interactionTypes[type].name),
          series: [{ label: t`Touches`, values: byType.map(({ touches }) => touches) }, { label: t`Before`, values: byType.map(({ touchesBefore }) => touchesBefore) }],
          unit: { kind: 'count' },
        },
  table: {
    caption: t`Touches by kind`,
    columns: [
      { key: 'label', label: t`Kind`, align: 'start' },
      { key: 'touches', label: t`Touches`, align: 'end' },
      { key: 'people', label: t`People`, align: 'end' },
      { key: 'before', label: t`Touches before`, align: 'end' },
      { key: 'change', label: sense('by how much')`Change`, align: 'end', formula: { numerator: 'touches', denominator: 'before', minus: 'before' } },
    ],
    rows: byType.map(({ type, touches, people, touchesBefore }) => ({ cells: [textCell(interactionTypes[type].name), countCell(touches), countCell(people), countCell(touchesBefore), changeOf(touches, touchesBefore)] })),
    total: { cells: [textCell(t`All, each person once`), countCell(touched.touches), countCell(touched.people), countCell(touchedBefore.touches), changeOf(touched.touches, touchedBefore.touches)] },
  },
})

/** Who waits for what, and how much was kept up, as a document. */
const keepInTouchDocument = (answer: KeepInTouchAnswer): ReportDocument => {
  const { workbook, today, previousDays, rows, total } = answer
  return {
    title: t`Keep in touch`,
    subtitle: [workbook, t`As of ${dayText(today)}`, t`Touches compared with ${dayRangeText(previousDays.from, previousDays.to)}`],
    heading: t`Who waits`,
    keyFigures: waitingFigures(answer),
    chart: null,
    table: {
      caption: t`Who waits, most urgent first`,
      columns: [
        { key: 'label', label: t`Contact`, align: 'start' },
        { key: 'organization', label: t`Organisation`, align: 'start' },
        { key: 'state', label: t`State`, align: 'start' },
        { key: 'lastTouchOn', label: t`Last touch`, align: 'start' },
        { key: 'dueOn', label: t`Due on`, align: 'start' },
        { key: 'days', label: t`Days since touch`, align: 'end' },
      ],
      rows: rows.map(({ id, name, organization, state, lastTouchOn, dueOn }) => ({
        subject: { kind: 'contact', id },
        cells: [textCell(name), textCell(organization), textCell(waitingNames[state]), dayCell(lastTouchOn), dayCell(dueOn), countCell(lastTouchOn === null ? null : Math.max(0, daysBetween(lastTouchOn, today)), t`There was no touch yet.`)],
      })),
      total: null,
    },
    sections: [touchSection(answer)],
    notes: [...(rows.length < total ? [t`The first ${numberText(rows.length)} of ${numberText(total)} who wait are shown.`] : []), ...(total === 0 ? [t`Nobody waits.`] : [])],
    definitions: [
      { label: t`You owe a reply`, definition: t`On the last day of contact only they spoke.` },
      { label: t`They went quiet`, definition: t`Overdue, and our word was last, to somebody who has answered before.` },
      { label: t`Overdue`, definition: t`The longest interval since the last real touch has passed.` },
      { label: t`Due`, definition: t`The ideal interval since the last real touch has passed.` },
      { label: t`Touches`, definition: t`Interactions that count as real contact; a like does not. People in all count once.` },
    ],
  }
}

export const keepInTouchReport = defineReport({
  title: t`Keep in touch`,
  question: t`Who waits for a word from us, and do we keep up with our people?`,
  filters: KeepInTouchFilters,
  fields: [
    { kind: 'period', key: 'period', whenOpen: t`Last 90 days` },
    { kind: 'choice', key: 'state', label: t`Who waits`, options: [{ value: 'all', label: t`All` }, ...WaitingState.options.map((value) => ({ value, label: waitingNames[value] }))] },
  ],
  toDocument: keepInTouchDocument,
})
