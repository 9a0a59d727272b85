import { dayRangeText } from '../../shared/kernel/day-text'
import type { Flight, MediaPlanId } from '../../shared/marketing/flight'
import { flightShapeNames } from '../../shared/marketing/flighting'
import type { FlightChange, FlightDifference, PlanComparison } from '../../shared/marketing/media-plan'
import { planCostKindNames, type PlanCost } from '../../shared/marketing/plan-cost'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { ruleText } from './PlanCostsCard'
import { channelText, moneyText } from './plan-view'
import classes from './marketing.module.css'
import planClasses from './Plan.module.css'

const differenceNames: Readonly<Record<FlightDifference, string>> = { moved: 'moved', stretched: 'stretched', amount: 'amount changed', currency: 'currency changed', shape: 'shape changed', dark: 'dark days changed', assigned: 'assigned elsewhere', booked: 'booking changed' }

const changeText = ({ before, after, differences }: FlightChange): string => (before === null ? 'Added' : after === null ? 'Removed' : differences.map((difference) => differenceNames[difference]).join(', '))

const changeClass = ({ before, after }: { readonly before: unknown; readonly after: unknown }): string | undefined => (before === null ? planClasses['added'] : after === null ? planClasses['removed'] : undefined)

/** A flight on one side: its days and amount, and of the rest what is not the same on the other. */
const sideText = (flight: Flight | null, differences: readonly FlightDifference[]): string => {
  if (flight === null) return ''
  return [
    dayRangeText(flight.startsOn, flight.endsOn),
    moneyText(flight.amountMinor, flight.currency),
    ...(differences.includes('shape') ? [flightShapeNames[flight.shape]] : []),
    ...(differences.includes('dark') ? [flight.dark.length === 0 ? 'no dark days' : `dark ${flight.dark.map(({ from, to }) => dayRangeText(from, to)).join(' and ')}`] : []),
    ...(differences.includes('assigned') ? [`${flight.campaignName}, ${channelText(flight)}`] : []),
    ...(differences.includes('booked') ? [flight.isBooked ? 'booked' : 'not booked'] : []),
  ].join(', ')
}

const FlightRow = ({ change }: { readonly change: FlightChange }) => {
  const flight = change.after ?? change.before
  if (flight === null) return null
  return (
    <tr>
      <th scope="row"><bdi>{flight.campaignName}</bdi>, {channelText(flight)}</th>
      <td className={changeClass(change)}>{changeText(change)}</td>
      <td>{sideText(change.before, change.differences)}</td>
      <td>{sideText(change.after, change.differences)}</td>
    </tr>
  )
}

const costText = (cost: PlanCost | null): string => (cost === null ? '' : `${planCostKindNames[cost.kind]}, ${ruleText(cost.rule)}`)

const CostRow = ({ pair }: { readonly pair: PlanComparison['costs'][number] }) => (
  <tr>
    <th scope="row"><bdi>{(pair.after ?? pair.before)?.label}</bdi></th>
    <td className={changeClass(pair)}>{pair.before === null ? 'Added' : pair.after === null ? 'Removed' : 'cost changed'}</td>
    <td>{costText(pair.before)}</td>
    <td>{costText(pair.after)}</td>
  </tr>
)

const signed = (minor: number, currency: string): string => `${minor > 0 ? '+' : ''}${moneyText(minor, currency)}`

const TotalRow = ({ total: { currency, mediaBeforeMinor, mediaAfterMinor, costBeforeMinor, costAfterMinor } }: { readonly total: PlanComparison['totals'][number] }) => (
  <tr>
    <th scope="row">Media and other costs, {currency}</th>
    <td>{signed(mediaAfterMinor + costAfterMinor - mediaBeforeMinor - costBeforeMinor, currency)}</td>
    <td>{moneyText(mediaBeforeMinor, currency)} + {moneyText(costBeforeMinor, currency)}</td>
    <td>{moneyText(mediaAfterMinor, currency)} + {moneyText(costAfterMinor, currency)}</td>
  </tr>
)

/** What two versions do not share, and what each comes to. */
export const ComparisonView = ({ before, after }: { readonly before: MediaPlanId; readonly after: MediaPlanId }) => {
  const client = useClient()
  const { value } = useAnswer(client.marketing.mediaPlan.compare, { before, after })
  if (value === undefined) return null
  const { unchangedFlights, costs, flights, totals } = value
  return (
    <>
      {/* A wide table scrolls by itself and must be reachable to do so. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes['wide']} role="region" aria-label={`${value.before.name} compared with ${value.after.name}`} tabIndex={0}>
        <table className={classes['table']}>
          <thead><tr><th scope="col">What</th><th scope="col">Change</th><th scope="col"><bdi>{value.before.name}</bdi></th><th scope="col"><bdi>{value.after.name}</bdi></th></tr></thead>
          <tbody>
            {flights.map((change) => <FlightRow key={`${change.before?.id ?? ''} ${change.after?.id ?? ''}`} change={change} />)}
            {costs.map((pair) => <CostRow key={`${pair.before?.id ?? ''} ${pair.after?.id ?? ''}`} pair={pair} />)}
          </tbody>
          <tfoot>{totals.map((total) => <TotalRow key={total.currency} total={total} />)}</tfoot>
        </table>
      </div>
      <p className={classes['soft']} aria-live="polite">{flights.length + costs.length === 0 ? 'The two versions plan the same.' : `${unchangedFlights === 1 ? '1 flight is' : `${unchangedFlights} flights are`} the same in both.${costs.length === 0 ? ' The planned costs are the same.' : ''}`}</p>
    </>
  )
}
