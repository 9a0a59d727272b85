import { localDay } from '../../shared/kernel/day'
import { WaitingState } from '../../shared/networking/keep-in-touch.contract'
import type { InteractionType } from '../../shared/networking/interaction'
import type { KeepInTouchAnswer, KeepInTouchFilters } from '../../shared/reports/keep-in-touch-report'
import type { StoreContext } from '../context'
import { reportBasis } from '../marketing/report-basis'
import { keepInTouchHandlers } from '../networking/keep-in-touch.handlers'
import { touchTypes } from '../networking/touch-types'
import { windowsOf } from './community-answer'

/** Lines of a report that a person still reads. */
const mostRows = 5000
const pageRows = 500

const touchesFrom = `FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id WHERE i.on_day >= @from AND i.on_day <= @to AND i.type IN (${touchTypes})`
const touchedSql = `SELECT count(DISTINCT i.id) AS touches, count(DISTINCT ic.contact_id) AS people ${touchesFrom}`
const byTypeSql = `SELECT i.type, count(DISTINCT i.id) AS touches, count(DISTINCT ic.contact_id) AS people ${touchesFrom} GROUP BY i.type`

interface Touches {
  readonly touches: number
  readonly people: number
}

/** The answer of a query of the store that declares no failure. */
const valueOf = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: never }): T => {
  if (!result.ok) throw new Error('A list was refused')
  return result.value
}

const waitingRows = (context: StoreContext, { state }: KeepInTouchFilters): Pick<KeepInTouchAnswer, 'rows' | 'total'> => {
  const today = localDay(context.now())
  const states = state === 'all' ? null : [state]
  const page = (offset: number) => valueOf(keepInTouchHandlers.due(context, { today, states, offset, limit: pageRows }))
  const first = page(0)
  const found = [...first.rows]
  while (found.length < Math.min(first.total, mostRows)) {
    const { rows } = page(found.length)
    if (rows.length === 0) break
    found.push(...rows)
  }
  const rows = found.flatMap(({ id, name, organization, state: own, lastTouchOn, dueOn }) => {
    const waiting = WaitingState.safeParse(own)
    return waiting.success ? [{ id, name, organization, state: waiting.data, lastTouchOn, dueOn }] : []
  })
  return { rows, total: first.total }
}

/** Answers who waits for what, and how much was kept up. */
export const keepInTouchAnswer = (context: StoreContext, filters: KeepInTouchFilters): KeepInTouchAnswer => {
  const { prepare } = context
  const today = localDay(context.now())
  const { days, previousDays } = windowsOf(filters.period, today)
  // Columns as selected.
  const typesIn = (span: typeof days) => prepare(byTypeSql).all(span) as (Touches & { type: InteractionType })[]
  const now = typesIn(days)
  const before = new Map(typesIn(previousDays).map((row) => [row.type, row]))
  const byType = [
    ...now.map((row) => ({ ...row, touchesBefore: before.get(row.type)?.touches ?? 0 })),
    ...[...before.values()].filter(({ type }) => !now.some((row) => row.type === type)).map(({ type, touches }) => ({ type, touches: 0, people: 0, touchesBefore: touches })),
  ]
  return {
    workbook: reportBasis(context).workbook,
    filters,
    today,
    days,
    previousDays,
    ...waitingRows(context, filters),
    counts: valueOf(keepInTouchHandlers.counts(context, { today })),
    byType: byType.sort((left, right) => right.touches - left.touches || (left.type < right.type ? -1 : 1)),
    touched: prepare(touchedSql).get(days) as Touches,
    touchedBefore: prepare(touchedSql).get(previousDays) as Touches,
  }
}
