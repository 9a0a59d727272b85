import { z } from 'zod'
import { command, errors, query } from '../rpc/contract'
import { CampaignNotFound } from './campaign.contract'
import { Experiment, ExperimentDesign, ExperimentFields, ExperimentId, VariantCount } from './experiment'

export const ExperimentNotFound = z.object({ type: z.literal('ExperimentNotFound'), id: ExperimentId })
/** A test with results keeps its plan: another one would move the goal after the shot. */
export const ExperimentHasResults = z.object({ type: z.literal('ExperimentHasResults') })

export const experimentContract = {
  /** Tests, newest first, each with what it says. */
  list: query({ input: z.object({}), output: z.array(Experiment) }),
  get: query({ input: z.object({ id: ExperimentId }), output: Experiment, errors: errors(ExperimentNotFound) }),
  /** How many people each variant of such a test needs. */
  size: query({ input: ExperimentDesign, output: z.object({ perVariant: z.int().positive() }) }),
  add: command({ input: z.object({ fields: ExperimentFields, design: ExperimentDesign }), output: Experiment, errors: errors(CampaignNotFound), label: 'Add test' }),
  edit: command({ input: z.object({ id: ExperimentId, fields: ExperimentFields }), output: Experiment, errors: errors(ExperimentNotFound, CampaignNotFound), label: 'Edit test' }),
  plan: command({ input: z.object({ id: ExperimentId, design: ExperimentDesign }), output: Experiment, errors: errors(ExperimentNotFound, ExperimentHasResults), label: 'Plan test' }),
  /** Types in what both variants brought so far. */
  record: command({ input: z.object({ id: ExperimentId, first: VariantCount, second: VariantCount }), output: Experiment, errors: errors(ExperimentNotFound), label: 'Record test results' }),
  decide: command({ input: z.object({ id: ExperimentId, decision: z.string().max(20_000) }), output: Experiment, errors: errors(ExperimentNotFound), label: 'Decide test' }),
  remove: command({ input: z.object({ id: ExperimentId }), output: z.object({}), errors: errors(ExperimentNotFound), label: 'Remove test' }),
}
