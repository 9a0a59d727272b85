import { dayText } from '../../shared/kernel/day-text'
import { percentText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { endedNotes, type PacingAlert, type PacingLine, pacingStateNames } from '../../shared/marketing/pacing'
import { formatMoney, notAvailable, roundMinor } from '../../shared/reports/format'

/** A figure as text, and why there is none where it is `n/a`. */
export interface Figure {
  readonly text: string
  readonly reason: string | null
}

/** A line of the pacing table as a person reads it. */
interface PacingLineView {
  readonly state: string
  readonly sentence: string
  readonly tone: 'good' | 'warn' | 'bad' | 'soft'
  readonly planned: string
  readonly plannedToDate: string
  readonly spent: Figure
  readonly ratio: Figure
  readonly required: Figure
  readonly projected: Figure
  readonly dataTo: Figure
  readonly notes: readonly string[]
}

const noResults = t`No results were imported for this campaign on this platform.`

const tones: Readonly<Record<PacingLine['state'], PacingLineView['tone']>> = { not_started: 'soft', spent_before_start: 'bad', no_data: 'warn', on_track: 'good', under: 'warn', over: 'bad', finished: 'soft' }

/** What the state means where nothing asks for a decision. */
const plainSentence = ({ state, startsOn, endsOn, ratio }: PacingLine): string => {
  switch (state) {
    case 'not_started':
      return t`It starts on ${dayText(startsOn)}.`
    case 'finished':
      return t`It ended on ${dayText(endsOn)}, within the thresholds or without a figure to judge.`
    case 'on_track':
      return ratio === null ? t`Nothing was planned to this day yet.` : t`What was spent lies within the thresholds of what was planned to this day.`
    case 'no_data':
      return t`Nothing is planned for it, and results do not reach its last day.`
    case 'spent_before_start':
    case 'under':
    case 'over':
      return ''
  }
}

const ratioReason = ({ spentToDateMinor, asOf }: PacingLine): string => (spentToDateMinor === null || asOf === null ? noResults : t`Nothing was planned to ${dayText(asOf)}.`)

/** A pacing line in words, with the alert that belongs to it, if any. */
export const pacingLineView = (line: PacingLine, alert: PacingAlert | undefined): PacingLineView => {
  const money = (minor: number): string => formatMoney(roundMinor(minor), line.currency, { withCurrency: true })
  const figure = (minor: number | null, reason: string): Figure => (minor === null ? { text: notAvailable, reason } : { text: money(minor), reason: null })
  return {
    state: alert?.kind === 'ahead' ? t`On track today` : pacingStateNames[line.state],
    // What an alert says stands above the lines.
    sentence: alert === undefined ? plainSentence(line) : '',
    tone: alert?.kind === 'ahead' || (alert !== undefined && line.state === 'finished') ? 'warn' : tones[line.state],
    planned: money(line.amountMinor),
    plannedToDate: money(line.plannedToDateMinor),
    spent: figure(line.spentToDateMinor, noResults),
    ratio: line.ratio === null ? { text: notAvailable, reason: ratioReason(line) } : { text: percentText(line.ratio), reason: null },
    required: figure(line.requiredDailyMinor, line.spentToDateMinor === null ? noResults : t`No day is left on which something is to run.`),
    projected: figure(line.projectedMinor, line.projectedReason ?? noResults),
    dataTo: line.dataTo === null ? { text: notAvailable, reason: noResults } : { text: dayText(line.dataTo), reason: null },
    notes: [
      ...(line.spentBeforeMinor === 0 || line.state === 'spent_before_start' ? [] : [t`${money(line.spentBeforeMinor)} was spent in the week before its first day and is in none of these figures; Plan vs actual counts it.`]),
      ...(line.leftOutMinor === 0 ? [] : [t`${money(line.leftOutMinor)} belongs to stretches that reach beyond the days counted and is left out.`]),
      ...line.otherSpend.map(({ amountMinor, currency }) => t`${formatMoney(amountMinor, currency, { withCurrency: true })} was spent in another currency and is left out.`),
      ...endedNotes(line),
    ],
  }
}
