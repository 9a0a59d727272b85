import { z } from 'zod'
import { manyIds, Removed } from '../kernel/id'
import { Output } from '../kernel/output'
import { AdPlatform } from '../kernel/platform'
import { t } from '../kernel/words'
import { command, errors, job, query } from '../rpc/contract'
import { CampaignId } from './campaign'
import { CampaignNotFound } from './campaign.contract'
import { Experiment, ExperimentDesign, ExperimentFields, ExperimentHistory, ExperimentId, ExperimentMeasure, VariantCount } from './experiment'

const ExperimentNotFound = z.object({ type: z.literal('ExperimentNotFound'), id: ExperimentId })
/** A test with results, or one whose results were taken back after a verdict, keeps its plan: another one would move the goal after the shot. */
const ExperimentHasResults = z.object({ type: z.literal('ExperimentHasResults') })
/** A test with a verdict takes no further results: adding people and looking again until it pleases finds differences that are not there. */
const ExperimentIsJudged = z.object({ type: z.literal('ExperimentIsJudged') })

/** What both variants of a test brought so far. */
export const ExperimentCounts = z.object({ id: ExperimentId, first: VariantCount, second: VariantCount })

export const experimentContract = {
  /** Tests, newest first, each with what it says. */
  list: query({ input: z.object({}), output: z.array(Experiment) }),
  /** These tests in this order as a file; those that are gone are left out. */
  saveList: job({ input: z.object({ ids: manyIds(ExperimentId), format: z.enum(['csv', 'xlsx']) }), output: Output, label: t`Save tests as a file` }),
  get: query({ input: z.object({ id: ExperimentId }), output: Experiment, errors: errors(ExperimentNotFound) }),
  /** How many people each variant of such a test needs. */
  size: query({ input: ExperimentDesign, output: z.object({ perVariant: z.int().positive() }) }),
  /** How many people came lately where a test is to run, and at what rate. Platform null: all; campaign null: all. */
  history: query({ input: z.object({ measure: ExperimentMeasure, platform: AdPlatform.nullable().default(null), campaignId: CampaignId.nullable().default(null) }), output: ExperimentHistory }),
  add: command({ input: z.object({ fields: ExperimentFields, design: ExperimentDesign }), output: Experiment, errors: errors(CampaignNotFound), label: t`Add test` }),
  /** Without a design, the test keeps its own. */
  edit: command({ input: z.object({ id: ExperimentId, fields: ExperimentFields, design: ExperimentDesign.optional() }), output: Experiment, errors: errors(ExperimentNotFound, ExperimentHasResults, CampaignNotFound), label: t`Edit test` }),
  /** Types in what both variants brought so far, all of it anew. Once both are complete, the verdict stands. */
  record: command({ input: ExperimentCounts, output: Experiment, errors: errors(ExperimentNotFound, ExperimentIsJudged), label: t`Record test results` }),
  /** Takes the results back, to correct them. Where there was a verdict, the next one says that it is not the first. */
  clear: command({ input: z.object({ id: ExperimentId }), output: Experiment, errors: errors(ExperimentNotFound), label: t`Take back test results` }),
  decide: command({ input: z.object({ id: ExperimentId, decision: z.string().max(20_000) }), output: Experiment, errors: errors(ExperimentNotFound), label: t`Decide test` }),
  remove: command({ input: z.object({ ids: manyIds(ExperimentId) }), output: Removed, label: t`Remove tests`, labelOfOne: t`Remove test` }),
}
