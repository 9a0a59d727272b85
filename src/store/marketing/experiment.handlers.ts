import { desc, eq } from 'drizzle-orm'
import { err, ok, type Result } from '../../shared/kernel/result'
import type { CampaignId } from '../../shared/marketing/campaign'
import { Experiment, ExperimentDesign, ExperimentFields, type ExperimentId, judgeExperiment, type VariantCount } from '../../shared/marketing/experiment'
import type { experimentContract } from '../../shared/marketing/experiment.contract'
import { sampleSize } from '../../shared/marketing/proportions'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { experiments } from './experiment.table'
import { hasCampaign } from './has-campaign'

const notFound = (id: ExperimentId) => err({ type: 'ExperimentNotFound' as const, id })
// Only asked after a campaign was named and not found.
const campaignNotFound = (id: CampaignId | null) => err({ type: 'CampaignNotFound' as const, id: id as CampaignId })

const countOf = (trials: number | null, successes: number | null): VariantCount | null => (trials === null || successes === null ? null : { trials, successes })

const toExperiment = (row: typeof experiments.$inferSelect): Experiment => {
  const known = { ...ExperimentFields.parse(row), design: ExperimentDesign.parse(row), first: countOf(row.firstTrials, row.firstSuccesses), second: countOf(row.secondTrials, row.secondSuccesses) }
  return Experiment.parse({ ...known, id: row.id, decision: row.decision, createdAt: row.createdAt, verdict: judgeExperiment(known) })
}

const find = ({ db }: StoreContext, id: ExperimentId): Experiment | null => {
  const row = db.select().from(experiments).where(eq(experiments.id, id)).get()
  return row === undefined ? null : toExperiment(row)
}

const save = ({ db }: StoreContext, id: ExperimentId, changes: Partial<typeof experiments.$inferInsert>): Result<Experiment, { readonly type: 'ExperimentNotFound'; readonly id: ExperimentId }> => {
  const row = db.update(experiments).set(changes).where(eq(experiments.id, id)).returning().get()
  return row === undefined ? notFound(id) : ok(toExperiment(row))
}

export const experimentHandlers: Handlers<typeof experimentContract, StoreContext> = {
  list: ({ db }) => ok(db.select().from(experiments).orderBy(desc(experiments.id)).all().map(toExperiment)),

  get: (context, { id }) => {
    const experiment = find(context, id)
    return experiment === null ? notFound(id) : ok(experiment)
  },

  size: (_context, design) => ok({ perVariant: sampleSize(design) }),

  add: (context, { fields, design }) => {
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    return ok(toExperiment(context.db.insert(experiments).values({ ...fields, ...design, decision: '', createdAt: context.now().toISOString() }).returning().get()))
  },

  edit: (context, { id, fields }) => (hasCampaign(context, fields.campaignId) ? save(context, id, fields) : campaignNotFound(fields.campaignId)),

  plan: (context, { id, design }) => {
    const experiment = find(context, id)
    if (experiment === null) return notFound(id)
    return experiment.first === null ? save(context, id, design) : err({ type: 'ExperimentHasResults' })
  },

  record: (context, { id, first, second }) => save(context, id, { firstTrials: first.trials, firstSuccesses: first.successes, secondTrials: second.trials, secondSuccesses: second.successes }),

  decide: (context, { id, decision }) => save(context, id, { decision }),

  remove: ({ db }, { id }) => (db.delete(experiments).where(eq(experiments.id, id)).run().changes === 0 ? notFound(id) : ok({})),
}
