import { z } from 'zod'
import { command, query } from '../rpc/contract'
import { PlanningSettings } from './planning'

export const planningContract = {
  settings: query({ input: z.object({}), output: PlanningSettings }),
  /** Changes some of the settings; the others stay. */
  configure: command({ input: PlanningSettings.partial(), output: PlanningSettings, label: 'Change planning settings', touches: ['mediaPlan', 'pacing'] }),
}
