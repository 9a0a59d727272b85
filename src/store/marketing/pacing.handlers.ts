import { addDays, type Day, fromDayNumber, toDayNumber } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import type { AdPlatform } from '../../shared/kernel/platform'
import { err, ok } from '../../shared/kernel/result'
import type { DayRange } from '../../shared/marketing/flighting'
import type { MediaPlan } from '../../shared/marketing/media-plan'
import { daysBefore, lastCompleteDay, pace, pacingAlert, type PacingLine, type SpendStretch } from '../../shared/marketing/pacing'
import type { pacingContract } from '../../shared/marketing/pacing.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { accountText, hasEnded } from './account-reach'
import { type FlightGroup, flightLines, groupFlights } from './flight-groups'
import { flightResults } from './flight-results'
import { hasCampaign, campaignNotFound } from './has-campaign'
import { currentPlan, findPlan, readFlights } from './plan-rows'
import { readPlanning, readZones } from './planning.handlers'

interface SpendRow {
  readonly campaignId: number
  readonly platform: AdPlatform
  readonly currency: string
  readonly fromDay: number
  readonly toDay: number
  readonly spendMinor: number
}

/** Spend that counts of campaigns with flights in a version, stretch by stretch, on some days; and what has no dates. In no order: sums do not need one. */
const gatherSpend = ({ prepare }: StoreContext, { id }: MediaPlan, { from, to }: DayRange): readonly SpendRow[] =>
  // Columns as selected.
  prepare(
    `SELECT slice.campaign_id AS campaignId, account.platform, slice.currency, slice.from_day AS fromDay, slice.to_day AS toDay, slice.spend_minor AS spendMinor
     FROM (SELECT DISTINCT campaign_id FROM flight WHERE plan_id = @id) AS planned
     JOIN actual_slice AS slice ON slice.campaign_id = planned.campaign_id JOIN ad_account AS account ON account.id = slice.account_id
     WHERE slice.is_counted > 0 AND slice.spend_minor IS NOT NULL AND ((slice.from_day <= @to AND slice.to_day >= @from) OR (slice.from_day = 0 AND slice.to_day = 0))`,
  ).all({ id, from: toDayNumber(from), to: toDayNumber(to) }) as SpendRow[]

const lineKey = (campaignId: number, platform: string): string => `${campaignId} ${platform}`

/** To which day a campaign's accounts on a platform have results. */
interface CampaignReach extends Pick<PacingLine, 'ended'> {
  readonly dataTo: Day
}

/** The newest day to which all accounts of a campaign on a platform have results, without those that ended: an account that was exported has them of all its campaigns, also of one that spent nothing. */
const gatherReach = ({ prepare }: StoreContext): ReadonlyMap<string, CampaignReach> => {
  // Columns as selected.
  const rows = prepare(
    `SELECT DISTINCT source.campaign_id AS campaignId, account.platform, account.name AS account, newest.to_day AS lastDay FROM campaign_source AS source JOIN ad_account AS account ON account.id = source.account_id
     JOIN (SELECT account_id, max(to_day) AS to_day FROM actual_stretch WHERE to_day <> 0 GROUP BY account_id) AS newest ON newest.account_id = account.id ORDER BY newest.to_day DESC, account.name`,
  ).all() as { campaignId: number; platform: AdPlatform; account: string; lastDay: number }[]
  return new Map([...groupBy(rows, ({ campaignId, platform }) => lineKey(campaignId, platform))].map(([key, own]) => {
    const newest = own[0]?.lastDay ?? 0
    const running = own.filter(({ lastDay }) => !hasEnded(lastDay, newest))
    return [key, { dataTo: fromDayNumber(running.at(-1)?.lastDay ?? newest), ended: own.slice(running.length).map((one) => ({ account: accountText(one), on: fromDayNumber(one.lastDay) })) }]
  }))
}

const toStretch = ({ fromDay, toDay, spendMinor }: SpendRow): SpendStretch => {
  if (fromDay === 0 && toDay === 0) return { days: null, spendMinor }
  const from = fromDayNumber(fromDay)
  return { days: { from, to: fromDay === toDay ? from : fromDayNumber(toDay) }, spendMinor }
}

/** A group's spend: from its first day until the next group's; what came before the first is the first's, which says what it is. */
const spendOfGroup = (spend: readonly SpendStretch[], groups: readonly FlightGroup[], index: number): readonly SpendStretch[] => {
  const from = index === 0 ? null : (groups[index]?.startsOn ?? null)
  const before = groups[index + 1]?.startsOn ?? null
  const own = spend.filter(({ days }) => (days === null ? index === 0 : (from === null || days.from >= from) && (before === null || days.from < before)))
  // A period that reaches into the next group is of both, and nobody knows how much of each: like one without days, it counts in neither.
  return own.map((stretch) => (stretch.days !== null && before !== null && stretch.days.to >= before ? { ...stretch, days: null } : stretch))
}

const otherSpendOf = (rows: readonly SpendRow[], currency: string): PacingLine['otherSpend'] => {
  const sums = new Map<string, number>()
  for (const row of rows) if (row.currency !== currency) sums.set(row.currency, (sums.get(row.currency) ?? 0) + row.spendMinor)
  return [...sums].map(([other, amountMinor]) => ({ currency: other, amountMinor }))
}

/** The lines of a version, each with how its spending stands. */
const pacePlan = (context: StoreContext, plan: MediaPlan): readonly PacingLine[] => {
  const flights = readFlights(context, plan.id)
  const settings = readPlanning(context)
  const zones = new Map(readZones(context).map(({ platform, timeZone }) => [platform, timeZone]))
  const from = flights.reduce((day, { startsOn }) => (startsOn < day ? startsOn : day), plan.startsOn)
  const to = flights.reduce((day, { endsOn }) => (endsOn > day ? endsOn : day), plan.endsOn)
  const spend = groupBy(gatherSpend(context, plan, { from: addDays(from, -daysBefore), to }), ({ campaignId, platform }) => lineKey(campaignId, platform))
  const reach = gatherReach(context)
  const now = context.now()
  return flightLines(flights).flatMap((line) => {
    const [first] = line
    if (first === undefined) return []
    const { campaignId, campaignName, platform, currency } = first
    const rows = spend.get(lineKey(campaignId, platform)) ?? []
    const stretches = rows.filter((row) => row.currency === currency).map(toStretch)
    const lastDay = lastCompleteDay(now, zones.get(platform) ?? settings.timeZone)
    const groups = groupFlights(line)
    const { dataTo = null, ended = [] } = reach.get(lineKey(campaignId, platform)) ?? {}
    return groups.flatMap((group, index) => {
      const basis = {
        flights: group.flights,
        spend: spendOfGroup(stretches, groups, index),
        dataTo,
        lastCompleteDay: lastDay,
        thresholds: settings,
      }
      const pacing = pace(basis)
      if (pacing === null) return []
      const amountMinor = group.flights.reduce((sum, flight) => sum + flight.amountMinor, 0)
      return [
        { ...pacing, campaignId, campaignName, platform, currency, flightIds: group.flights.map(({ id }) => id), startsOn: group.startsOn, endsOn: group.endsOn, amountMinor,
          dataTo, lastCompleteDay: basis.lastCompleteDay, otherSpend: otherSpendOf(rows, currency),
          ended: ended.filter(({ on }) => on < group.endsOn) },
      ]
    })
  })
}

export const pacingHandlers: Handlers<typeof pacingContract, StoreContext> = {
  overview: (context, { planId }) => {
    const plan = planId === null ? currentPlan(context) : findPlan(context, planId)
    if (plan === null) return planId === null ? ok({ plan: null, lines: [], alerts: [] }) : err({ type: 'MediaPlanNotFound', id: planId })
    const lines = pacePlan(context, plan)
    const settings = readPlanning(context)
    return ok({ plan, lines: [...lines], alerts: lines.flatMap((line) => pacingAlert(line, settings) ?? []) })
  },

  results: (context, { campaignId }) => (hasCampaign(context, campaignId) ? ok(flightResults(context, campaignId)) : campaignNotFound(campaignId)),
}
