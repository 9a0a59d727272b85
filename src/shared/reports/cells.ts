import type { Day } from '../kernel/day'
import type { Currency } from '../kernel/money'
import { ratio } from '../kernel/ratio'
import { t } from '../kernel/words'
import type { ReportCell } from './document'

/** Cells of reports in short. A null figure carries its reason. */
export const textCell = (value: string): ReportCell => ({ kind: 'text', value })

export const dayCell = (value: Day | null): ReportCell => ({ kind: 'day', value })

export const moneyCell = (value: number | null, currency: Currency, reason: string): ReportCell => ({ kind: 'money', value, currency, reason })

export const countCell = (value: number | null, reason = t`Not known.`): ReportCell => ({ kind: 'count', value, reason })

export const ratioCell = (value: number | null, reason: string): ReportCell => ({ kind: 'ratio', value, reason })

export const percentCell = (value: number | null, reason: string): ReportCell => ({ kind: 'percent', value, reason })

export const progressCell = (value: number | null, reason: string): ReportCell => ({ kind: 'progress', value, reason })

/** How a figure moved, as a share of what was. Null with its reason where either is missing or there was 0. */
export const changeOf = (now: number | null, before: number | null): ReportCell => ({
  kind: 'change',
  value: now === null || before === null ? null : ratio(now - before, Math.abs(before)),
  reason: now === null ? t`There is no figure.` : before === null ? t`The period before has no such figure.` : t`The period before had 0.`,
})
