import type { Day } from '../kernel/day'
import type { Currency } from '../kernel/money'
import { ratio } from '../kernel/ratio'
import { t } from '../kernel/words'
import type { ReportCell } from './document'

// Cells of reports in short. A figure that is null carries its reason.

/** A text. */
export const textCell = (value: string): ReportCell => ({ kind: 'text', value })

/** A day; null is shown as n/a. */
export const dayCell = (value: Day | null): ReportCell => ({ kind: 'day', value })

/** Minor units of a currency; `reason`: why there are none. */
export const moneyCell = (value: number | null, currency: Currency, reason: string): ReportCell => ({ kind: 'money', value, currency, reason })

/** Whole things counted. */
export const countCell = (value: number | null, reason = t`Not known.`): ReportCell => ({ kind: 'count', value, reason })

/** Net sentiment, −100 to 100, in whole points as screens show it; `reason`: why there is none. */
export const netCell = ({ net, reason }: { readonly net: number | null; readonly reason: string | null }): ReportCell => countCell(net === null ? null : Math.round(net), reason === null ? undefined : `${reason}.`)

/** A plain ratio, such as ROAS: 3.2 is shown as 3.20. */
export const ratioCell = (value: number | null, reason: string): ReportCell => ({ kind: 'ratio', value, reason })

/** A fraction, such as CTR: 0.025 is shown as 2.50%. */
export const percentCell = (value: number | null, reason: string): ReportCell => ({ kind: 'percent', value, reason })

/** A part of a goal, as a fraction: see `shownProgress`. */
export const progressCell = (value: number | null, reason: string): ReportCell => ({ kind: 'progress', value, reason })

/** How a figure moved, as a share of what was. Null with its reason where either is missing or there was 0. */
export const changeOf = (now: number | null, before: number | null): ReportCell => ({
  kind: 'change',
  value: now === null || before === null ? null : ratio(now - before, Math.abs(before)),
  reason: now === null ? t`There is no figure.` : before === null ? t`The period before has no such figure.` : t`The period before had 0.`,
})
