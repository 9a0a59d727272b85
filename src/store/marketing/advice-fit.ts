import { eq } from 'drizzle-orm'
import { type AdviceData, AdviceFit, AdviceQuestion, type ChannelReadiness, isCounted } from '../../shared/marketing/advice/advice'
import type { FitRequest } from '../../shared/marketing/advice/fit'
import { channelReadiness, tierOfAll } from '../../shared/marketing/advice/readiness'
import type { StoreContext } from '../context'
import { adviceFits } from './advice.table'
import { dataVersionOf, gatherAdviceData } from './advice-data'

/** A question's data with what they allow. */
export interface Learned {
  readonly data: AdviceData
  readonly readiness: readonly ChannelReadiness[]
  readonly dataVersion: string
}

/** What the weeks of the workbook say to a question, how much can be learned of each channel, and by which version a fit of them is known. */
export const learnedFrom = (context: StoreContext, question: AdviceQuestion): Learned => {
  const data = gatherAdviceData(context, question)
  const basis = { currency: data.question.currency, isCount: isCounted(data.question.outcome) }
  return { data, readiness: data.channels.map((channel) => channelReadiness(channel, basis)), dataVersion: dataVersionOf(data) }
}

/** What is asked of the fitting: channels that run and whose weeks say something. */
export const fitRequestOf = ({ data, readiness }: Learned): FitRequest => ({
  tier: tierOfAll(readiness),
  isCount: isCounted(data.question.outcome),
  channels: data.channels.flatMap((channel) => {
    const ready = readiness.find(({ key }) => key === channel.key)
    if (ready === undefined || ready.tier === 0 || ready.nowMinor === 0) return []
    return [{ ...channel, nowMinor: ready.nowMinor }]
  }),
})

export interface KeptFit {
  readonly fit: AdviceFit
  readonly dataVersion: string
  readonly madeAt: string
}

const keyOf = (question: AdviceQuestion): string => JSON.stringify(AdviceQuestion.parse(question))

/** The newest fit of a question. Null: none was made. */
export const readFit = ({ db }: StoreContext, question: AdviceQuestion): KeptFit | null => {
  const row = db.select().from(adviceFits).where(eq(adviceFits.question, keyOf(question))).get()
  return row === undefined ? null : { fit: AdviceFit.parse(JSON.parse(row.fit)), dataVersion: row.dataVersion, madeAt: row.madeAt }
}

/** Keeps a fit in place of the one before of the same question. */
export const keepFit = ({ db, now }: StoreContext, question: AdviceQuestion, { fit, dataVersion }: { readonly fit: AdviceFit; readonly dataVersion: string }): void => {
  const row = { dataVersion, madeAt: now().toISOString(), fit: JSON.stringify(fit) }
  db.insert(adviceFits).values({ question: keyOf(question), ...row }).onConflictDoUpdate({ target: adviceFits.question, set: row }).run()
}
