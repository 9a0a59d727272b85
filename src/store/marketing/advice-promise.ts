import { asc, desc, eq } from 'drizzle-orm'
import { type Day, localDay } from '../../shared/kernel/day'
import { quarterDays, quarterOf } from '../../shared/kernel/quarter'
import { AdviceQuestion } from '../../shared/marketing/advice/advice'
import { AdvicePromise, type ScoredPromise, scorePromise } from '../../shared/marketing/advice/promise'
import type { Suggestion } from '../../shared/marketing/advice/suggestion'
import type { MediaPlan } from '../../shared/marketing/media-plan'
import type { StoreContext } from '../context'
import { gatherRealised } from './advice-data'
import { adviceMoves, advicePromises } from './advice.table'
import { findPlan } from './plan-rows'

const toPromise = (context: StoreContext, row: typeof advicePromises.$inferSelect): AdvicePromise => {
  const { low, expected, high, planId, question, ...rest } = row
  const moves = context.db.select().from(adviceMoves).where(eq(adviceMoves.promiseId, row.id)).orderBy(asc(adviceMoves.channel)).all()
  // The column refers to a version, or to none.
  const plan = planId === null ? null : findPlan(context, planId as MediaPlan['id'])
  return AdvicePromise.parse({
    ...rest,
    planId,
    planName: plan?.name ?? null,
    question: JSON.parse(question),
    expected: { low, middle: expected, high },
    moves: moves.map(({ channel, name, beforeMinor, afterMinor }) => ({ key: channel, name, beforeMinor, afterMinor })),
  })
}

/** Writes down what a suggestion promises, for the channels whose curve is known. */
export const writePromise = (
  context: StoreContext,
  {
    plan,
    question,
    suggestion,
    dataVersion,
  }: { readonly plan: MediaPlan; readonly question: AdviceQuestion; readonly suggestion: Suggestion; readonly dataVersion: string },
): AdvicePromise => {
  const { expectedNow, expectedSuggested, period, currency, tier } = suggestion
  if (expectedNow === null || expectedSuggested === null) throw new Error('A suggestion without a curve promises nothing')
  const { low, middle, high } = expectedSuggested
  const row = context.db
    .insert(advicePromises)
    .values({
      planId: plan.id,
      question: JSON.stringify(AdviceQuestion.parse(question)),
      tier,
      from: period.from,
      to: period.to,
      currency,
      low,
      expected: middle,
      high,
      unchanged: expectedNow.middle,
      dataVersion,
      madeAt: context.now().toISOString(),
    })
    .returning()
    .get()
  for (const { key, name, nowMinor, suggestedMinor, expectedSuggested: isKnown } of suggestion.channels) {
    if (isKnown !== null)
      context.db.insert(adviceMoves).values({ promiseId: row.id, channel: key, name, beforeMinor: nowMinor, afterMinor: suggestedMinor }).run()
  }
  return toPromise(context, row)
}

/** Every promise held against what happened, newest first. */
export const scoredPromises = (context: StoreContext): readonly ScoredPromise[] => {
  const today = localDay(context.now())
  return context.db.select().from(advicePromises).orderBy(desc(advicePromises.from), desc(advicePromises.id)).all().map((row) => {
    const promise = toPromise(context, row)
    const realised = today <= promise.to ? null : gatherRealised(context, promise.question, { keys: promise.moves.map(({ key }) => key), from: promise.from, to: promise.to })
    return scorePromise(promise, realised, today)
  })
}

/** Weekly spend by channel before the first suggestion that was adopted in a day's quarter: what all moves of the quarter are held to. */
export const anchorsOf = ({ prepare }: StoreContext, { grain, currency }: AdviceQuestion, day: Day): ReadonlyMap<string, number> => {
  const { from, to } = quarterDays(quarterOf(day))
  const rows = prepare(
    `SELECT channel, before_minor FROM advice_move JOIN advice_promise AS promise ON promise.id = promise_id
     WHERE promise.from_day BETWEEN @from AND @to AND promise.currency = @currency AND promise.question ->> '$.grain' = @grain ORDER BY promise.from_day DESC, promise.id DESC`,
    // Columns as selected.
  ).raw().all({ from, to, currency, grain }) as [string, number][]
  // The first of the quarter comes last and stays.
  return new Map(rows)
}
