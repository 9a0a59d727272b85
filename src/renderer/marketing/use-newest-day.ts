import type { Day } from '../../shared/kernel/day'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { everyResult } from '../reports/roi-search'

/** The newest day with results, from which periods by name count back; null where there is none, or nobody needs it. Undefined until it is known. */
export const useNewestDay = (isNeeded = true): Day | null | undefined => {
  const client = useClient()
  const { value } = useAnswer(client.report.roi, everyResult, { enabled: isNeeded })
  return isNeeded ? value?.dataTo : null
}
