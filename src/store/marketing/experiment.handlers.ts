import { eq } from 'drizzle-orm'
import { addDays, fromDayNumber, toDayNumber } from '../../shared/kernel/day'
import type { AdPlatform } from '../../shared/kernel/platform'
import { err, ok, type Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import type { CampaignId } from '../../shared/marketing/campaign'
import { type Experiment, type ExperimentHistory, type ExperimentId, type ExperimentMeasure, historyDays, isComplete } from '../../shared/marketing/experiment'
import type { experimentContract } from '../../shared/marketing/experiment.contract'
import { deriveMetrics } from '../../shared/marketing/metrics'
import { sampleSize } from '../../shared/marketing/proportions'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { unusedId } from '../kept-ids'
import { removeRows } from '../many-rows'
import { experiments } from './experiment.table'
import { clickColumnsOf, foldParts } from './fold-parts'
import { campaignNotFound, hasCampaign } from './has-campaign'
import { currenciesInUse, cutNotes, kindNames, reportBasis } from './report-basis'
import { readExperiments, toExperiment } from './read-experiments'
import { gatherParts } from './result-parts'
import { saveExperimentList } from './save-experiment-list'
import { toldMeasures } from './told-measures'

const notFound = (id: ExperimentId) => err({ type: 'ExperimentNotFound' as const, id })

const find = ({ db }: StoreContext, id: ExperimentId): Experiment | null => {
  const row = db.select().from(experiments).where(eq(experiments.id, id)).get()
  return row === undefined ? null : toExperiment(row)
}

const save = ({ db }: StoreContext, id: ExperimentId, changes: Partial<typeof experiments.$inferInsert>): Result<Experiment, { readonly type: 'ExperimentNotFound'; readonly id: ExperimentId }> => {
  const row = db.update(experiments).set(changes).where(eq(experiments.id, id)).returning().get()
  return row === undefined ? notFound(id) : ok(toExperiment(row))
}

interface HistoryScope {
  readonly measure: ExperimentMeasure
  readonly platform: AdPlatform | null
  readonly campaignId: CampaignId | null
}

/** Clicks, impressions and conversions of the last weeks with results, whatever currency their ads were paid in; conversions that are unlike give no rate. */
const historyOf = (context: StoreContext, { measure, platform, campaignId }: HistoryScope): ExperimentHistory => {
  const { currency } = reportBasis(context)
  const currencies = currenciesInUse(context, currency)
  const scopes = (fromDay: number | null, toDay: number | null) => currencies.map((paidIn) => ({ currency: paidIn, fromDay, toDay, platform, campaignId }))
  const parts = (fromDay: number | null, toDay: number | null) => scopes(fromDay, toDay).flatMap((scope) => gatherParts(context, scope, 'account'))
  const all = parts(null, null)
  const newest = Math.max(0, ...all.map(({ toDay }) => toDay))
  const none = { from: null, to: null, trialsPerDay: null, rate: null, leftOut: [] }
  if (newest === 0) return { ...none, reason: all.length === 0 ? t`No results were imported for this.` : t`The results for this are known without dates only.` }
  const to = fromDayNumber(newest)
  const oldest = toDayNumber(addDays(to, 1 - historyDays))
  const lately = parts(oldest, newest)
  if (lately.length === 0) return { ...none, reason: t`The newest results for this are known only for stretches longer than ${historyDays} days; export them day by day.` }
  const from = fromDayNumber(Math.min(...lately.map(({ fromDay }) => fromDay)))
  const { clicks, impressions, cvr, ctr, reasons } = deriveMetrics(
    foldParts(
      { parts: lately, costs: [], deals: [] },
      { currency, clickColumns: clickColumnsOf(lately), told: toldMeasures(context), kindName: kindNames(context) },
    ),
    { revenueSource: 'platforms', grossMargin: null },
  )
  const [trials, rate] = measure === 'cvr' ? [clicks, cvr] : [impressions, ctr]
  const days = newest - toDayNumber(from) + 1
  const missing = measure === 'cvr' ? (reasons.clicks ?? t`No file has clicks for these days.`) : t`No file has impressions for these days.`
  return { from, to, trialsPerDay: trials === null ? null : trials / days, rate, reason: trials === null ? missing : null, leftOut: [...new Set(scopes(oldest, newest).flatMap((scope) => cutNotes(context, scope)))] }
}

export const experimentHandlers: Handlers<typeof experimentContract, StoreContext> = {
  list: (context) => ok([...readExperiments(context)]),

  saveList: saveExperimentList,

  get: (context, { id }) => {
    const experiment = find(context, id)
    return experiment === null ? notFound(id) : ok(experiment)
  },

  size: (_context, design) => ok({ perVariant: sampleSize(design) }),

  history: (context, scope) => ok(historyOf(context, scope)),

  add: (context, { fields, design }) => {
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    return ok(toExperiment(context.db.insert(experiments).values({ ...fields, ...design, id: unusedId(context, 'experiment'), decision: '', looks: 0, createdAt: context.now().toISOString() }).returning().get()))
  },

  edit: (context, { id, fields, design }) => {
    const experiment = find(context, id)
    if (experiment === null) return notFound(id)
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    if (design !== undefined && (experiment.first !== null || experiment.looks > 0)) return err({ type: 'ExperimentHasResults' })
    return save(context, id, { ...fields, ...design })
  },

  record: (context, { id, first, second }) => {
    const experiment = find(context, id)
    if (experiment === null) return notFound(id)
    if (experiment.verdict.kind !== 'not_enough') return err({ type: 'ExperimentIsJudged' })
    const looks = experiment.looks + (isComplete({ design: experiment.design, first, second }) ? 1 : 0)
    return save(context, id, { firstTrials: first.trials, firstSuccesses: first.successes, secondTrials: second.trials, secondSuccesses: second.successes, looks })
  },

  clear: (context, { id }) => {
    const experiment = find(context, id)
    if (experiment === null) return notFound(id)
    // Tests from before looks were counted had one where they have a verdict.
    const looks = experiment.verdict.kind === 'not_enough' ? experiment.looks : Math.max(1, experiment.looks)
    return save(context, id, { firstTrials: null, firstSuccesses: null, secondTrials: null, secondSuccesses: null, looks })
  },

  decide: (context, { id, decision }) => save(context, id, { decision }),

  remove: (context, { ids }) => ok({ removed: removeRows(context, 'experiment', ids) }),
}
