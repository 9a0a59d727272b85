import { dayRangeText } from '../../shared/kernel/day-text'
import type { Flight, MediaPlanId } from '../../shared/marketing/flight'
import type { FlightChange, FlightDifference } from '../../shared/marketing/media-plan'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { channelText, moneyText } from './plan-view'
import classes from './marketing.module.css'

const differenceNames: Readonly<Record<FlightDifference, string>> = { moved: 'moved', stretched: 'stretched', amount: 'amount changed', currency: 'currency changed', shape: 'shape changed', dark: 'dark days changed', assigned: 'assigned elsewhere', booked: 'booking changed' }

const changeText = ({ before, after, differences }: FlightChange): string => (before === null ? 'Added' : after === null ? 'Removed' : differences.map((difference) => differenceNames[difference]).join(', '))

const sideText = (flight: Flight | null): string => (flight === null ? '' : `${dayRangeText(flight.startsOn, flight.endsOn)}, ${moneyText(flight.amountMinor, flight.currency)}`)

/** What two versions do not share, and what each comes to. */
export const ComparisonView = ({ before, after }: { readonly before: MediaPlanId; readonly after: MediaPlanId }) => {
  const client = useClient()
  const { value } = useAnswer(client.marketing.mediaPlan.compare, { before, after })
  if (value === undefined) return null
  const costs = value.costs.length
  return (
    // A wide table scrolls by itself and must be reachable to do so.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes['wide']} role="region" aria-label={`${value.before.name} compared with ${value.after.name}`} tabIndex={0}>
      <table className={classes['table']}>
        <thead><tr><th scope="col">What</th><th scope="col">Change</th><th scope="col">{value.before.name}</th><th scope="col">{value.after.name}</th></tr></thead>
        <tbody>
          {value.flights.map((change) => {
            const flight = change.after ?? change.before
            return flight === null ? null : <tr key={flight.id}><th scope="row">{flight.campaignName}, {channelText(flight)}</th><td>{changeText(change)}</td><td>{sideText(change.before)}</td><td>{sideText(change.after)}</td></tr>
          })}
        </tbody>
        <tfoot>
          {value.totals.map(({ currency, mediaBeforeMinor, mediaAfterMinor, costBeforeMinor, costAfterMinor }) => (
            <tr key={currency}><th scope="row">Media and other costs, {currency}</th><td>{moneyText(mediaAfterMinor + costAfterMinor - mediaBeforeMinor - costBeforeMinor, currency)}</td><td>{moneyText(mediaBeforeMinor, currency)} + {moneyText(costBeforeMinor, currency)}</td><td>{moneyText(mediaAfterMinor, currency)} + {moneyText(costAfterMinor, currency)}</td></tr>
          ))}
        </tfoot>
      </table>
      <p className={classes['soft']}>{value.unchangedFlights} unchanged flights. {costs === 0 ? 'The planned costs are the same.' : `${costs} planned costs differ.`}</p>
    </div>
  )
}
