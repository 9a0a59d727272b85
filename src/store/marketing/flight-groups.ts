import { type Day, toDayNumber } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import type { Flight } from '../../shared/marketing/flight'

/** Flights in lines of one campaign, platform and currency: what results tell apart. */
export const flightLines = (flights: readonly Flight[]): readonly (readonly Flight[])[] => [...groupBy(flights, ({ campaignId, platform, currency }) => [campaignId, platform, currency].join(' ')).values()]

/** Flights of one campaign, platform and currency that touch in time. */
export interface FlightGroup {
  readonly flights: readonly Flight[]
  readonly startsOn: Day
  readonly endsOn: Day
}

/** Results do not tell flights of one campaign and platform apart, so those that overlap are one. In order of time; all flights are of one line. */
export const groupFlights = (flights: readonly Flight[]): readonly FlightGroup[] => {
  const groups: { flights: Flight[]; startsOn: Day; endsOn: Day }[] = []
  for (const flight of [...flights].sort((left, right) => toDayNumber(left.startsOn) - toDayNumber(right.startsOn))) {
    const last = groups.at(-1)
    if (last === undefined || flight.startsOn > last.endsOn) groups.push({ flights: [flight], startsOn: flight.startsOn, endsOn: flight.endsOn })
    else {
      last.flights.push(flight)
      if (flight.endsOn > last.endsOn) last.endsOn = flight.endsOn
    }
  }
  return groups
}
