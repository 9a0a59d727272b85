import { z } from 'zod'
import { AdPlatform } from '../kernel/platform'
import { t } from '../kernel/words'
import { command, query } from '../rpc/contract'
import { PlanningSettings, PlatformZone, TimeZone } from './planning'

export const planningContract = {
  settings: query({ input: z.object({}), output: PlanningSettings }),
  /** Changes some of the settings; the others stay. */
  configure: command({ input: PlanningSettings.partial(), output: PlanningSettings, label: t`Change planning settings`, touches: ['mediaPlan', 'pacing', 'advice'] }),
  /** Platforms whose ad account counts its days in a zone of its own. */
  zones: query({ input: z.object({}), output: z.array(PlatformZone) }),
  /** Says in which zone a platform's ad account counts its days. Null: as all do. */
  setZone: command({ input: z.object({ platform: AdPlatform, timeZone: TimeZone.nullable() }), output: z.object({}), label: t`Set account time zone`, touches: ['pacing'] }),
}
