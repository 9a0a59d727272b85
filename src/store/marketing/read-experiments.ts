import { desc } from 'drizzle-orm'
import { Experiment, ExperimentDesign, judgeExperiment, KeptExperimentFields, type VariantCount } from '../../shared/marketing/experiment'
import type { StoreContext } from '../context'
import { experiments } from './experiment.table'

const countOf = (trials: number | null, successes: number | null): VariantCount | null => (trials === null || successes === null ? null : { trials, successes })

export const toExperiment = (row: typeof experiments.$inferSelect): Experiment => {
  const known = { ...KeptExperimentFields.parse(row), looks: row.looks, design: ExperimentDesign.parse(row), first: countOf(row.firstTrials, row.firstSuccesses), second: countOf(row.secondTrials, row.secondSuccesses) }
  return Experiment.parse({ ...known, id: row.id, decision: row.decision, createdAt: row.createdAt, verdict: judgeExperiment(known) })
}

/** All tests, the newest first, each with what it says. */
export const readExperiments = ({ db }: StoreContext): readonly Experiment[] => db.select().from(experiments).orderBy(desc(experiments.id)).all().map(toExperiment)
