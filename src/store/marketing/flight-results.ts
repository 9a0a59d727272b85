import { compareValues } from '../../shared/kernel/compare'
import { toDayNumber } from '../../shared/kernel/day'
import { deriveMetrics } from '../../shared/marketing/metrics'
import type { pacingContract } from '../../shared/marketing/pacing.contract'
import type { OutputOf } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { flightLines, groupFlights } from './flight-groups'
import { clickColumnsOf, foldParts } from './fold-parts'
import { currentPlan, readFlights } from './plan-rows'
import { cutNotes, kindNames, reportBasis } from './report-basis'
import { gatherCosts, gatherParts } from './result-parts'
import { toldMeasures } from './told-measures'

/** What a campaign brought on the days of its flights in the current version. */
export const flightResults = (context: StoreContext, campaignId: number): OutputOf<typeof pacingContract.results> => {
  const plan = currentPlan(context)
  const own = plan === null ? [] : readFlights(context, plan.id).filter((flight) => flight.campaignId === campaignId)
  if (own.length === 0) return { flights: [], warnings: [] }
  const { grossMargin } = reportBasis(context)
  const told = toldMeasures(context)
  const kindName = kindNames(context)
  const seen = flightLines(own).flatMap((line) =>
    groupFlights(line).flatMap(({ flights, startsOn, endsOn }) => {
      const [first] = flights
      if (first === undefined) return []
      const { platform, currency } = first
      const scope = { currency, platform, campaignId, fromDay: toDayNumber(startsOn), toDay: toDayNumber(endsOn) }
      const parts = gatherParts(context, scope, 'account')
      const costs = gatherCosts(context, { currency, platform, campaignId, from: startsOn, to: endsOn })
      const metrics = deriveMetrics(foldParts({ parts, costs, deals: [] }, { currency, clickColumns: clickColumnsOf(parts), told, kindName }), { revenueSource: 'both', grossMargin })
      return [{ line: { flightIds: flights.map(({ id }) => id), platform, startsOn, endsOn, metrics }, warnings: cutNotes(context, scope) }]
    }),
  )
  return {
    flights: seen.map(({ line }) => line).sort((left, right) => compareValues(left.startsOn, right.startsOn) || compareValues(left.platform, right.platform)),
    warnings: [...new Set(seen.flatMap(({ warnings }) => warnings))],
  }
}
