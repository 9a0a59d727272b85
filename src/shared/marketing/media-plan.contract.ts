import { z } from 'zod'
import { Day } from '../kernel/day'
import { Currency } from '../kernel/money'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { EndsBeforeStart } from './campaign.contract'
import { MediaPlanId } from './flight'
import { MediaPlanNotFound } from './flight.contract'
import { PlanGrain, PlannedDay } from './flighting'
import { MediaPlan, MediaPlanFields, MediaPlanRow, PlanComparison, PlanSheet } from './media-plan'

/** The version in force cannot be removed while there are others: make another one current first. */
const MediaPlanIsCurrent = z.object({ type: z.literal('MediaPlanIsCurrent'), id: MediaPlanId })

const touches = ['flight', 'planCost', 'budget', 'pacing', 'calendar', 'advice'] as const

export const mediaPlanContract = {
  /** All versions, newest first. */
  list: query({ input: z.object({}), output: z.array(MediaPlanRow) }),
  /** A version laid out over time, with every sum: by line, by period, by quarter, by currency; in one currency where asked. */
  sheet: query({
    input: z.object({ id: MediaPlanId, grain: PlanGrain.default('week'), convert: z.object({ to: Currency, on: Day }).nullable().default(null) }),
    output: PlanSheet,
    errors: errors(MediaPlanNotFound),
  }),
  compare: query({ input: z.object({ before: MediaPlanId, after: MediaPlanId }), output: PlanComparison, errors: errors(MediaPlanNotFound) }),
  /** Starts an empty version. The first one is current. */
  add: command({ input: MediaPlanFields, output: MediaPlan, errors: errors(EndsBeforeStart), label: t`Add plan version`, touches }),
  edit: command({
    input: z.object({ id: MediaPlanId, changes: z.object({ name: MediaPlanFields.shape.name, note: MediaPlanFields.shape.note.unwrap(), startsOn: PlannedDay, endsOn: PlannedDay }).partial() }),
    output: MediaPlan,
    errors: errors(MediaPlanNotFound, EndsBeforeStart),
    label: t`Edit plan version`,
    touches,
  }),
  makeCurrent: command({ input: z.object({ id: MediaPlanId }), output: MediaPlan, errors: errors(MediaPlanNotFound), label: t`Make plan version current`, touches }),
  /** Copies a version with its flights, planned costs and budgets; the copy is not current. */
  duplicate: command({ input: z.object({ id: MediaPlanId, name: MediaPlanFields.shape.name }), output: MediaPlan, errors: errors(MediaPlanNotFound), label: t`Duplicate plan version`, touches }),
  remove: command({ input: z.object({ id: MediaPlanId }), output: z.object({}), errors: errors(MediaPlanNotFound, MediaPlanIsCurrent), label: t`Remove plan version`, touches }),
}
