import { dayRangeText } from '../../shared/kernel/day-text'
import { listText } from '../../shared/kernel/language'
import { plural, sense, t } from '../../shared/kernel/words'
import type { Flight, MediaPlanId } from '../../shared/marketing/flight'
import { flightShapeNames } from '../../shared/marketing/flighting'
import type { FlightChange, FlightDifference, PlanComparison } from '../../shared/marketing/media-plan'
import { planCostKindNames, type PlanCost } from '../../shared/marketing/plan-cost'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { WideTable } from '../ui/WideTable'
import { ruleText } from './PlanCostsCard'
import { channelText, moneyText } from './plan-view'
import classes from './marketing.module.css'
import planClasses from './Plan.module.css'

const differenceNames: Readonly<Record<FlightDifference, string>> = { moved: t`moved`, stretched: t`stretched`, amount: t`amount changed`, currency: t`currency changed`, shape: t`shape changed`, dark: t`dark days changed`, assigned: t`assigned elsewhere`, booked: t`booking changed` }

const changeText = ({ before, after, differences }: FlightChange): string => (before === null ? t`Added` : after === null ? t`Removed` : differences.map((difference) => differenceNames[difference]).join(', '))

const changeClass = ({ before, after }: { readonly before: unknown; readonly after: unknown }): string | undefined => (before === null ? planClasses['added'] : after === null ? planClasses['removed'] : undefined)

/** A flight on one side: its days and amount, and of the rest what is not the same on the other. */
const sideText = (flight: Flight | null, differences: readonly FlightDifference[]): string => {
  if (flight === null) return ''
  return [
    dayRangeText(flight.startsOn, flight.endsOn),
    moneyText(flight.amountMinor, flight.currency),
    ...(differences.includes('shape') ? [flightShapeNames[flight.shape]] : []),
    ...(differences.includes('dark') ? [flight.dark.length === 0 ? t`no dark days` : t`dark ${listText(flight.dark.map(({ from, to }) => dayRangeText(from, to)), 'and')}`] : []),
    ...(differences.includes('assigned') ? [`${flight.campaignName}, ${channelText(flight)}`] : []),
    ...(differences.includes('booked') ? [flight.isBooked ? t`booked` : t`not booked`] : []),
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
    <td className={changeClass(pair)}>{pair.before === null ? t`Added` : pair.after === null ? t`Removed` : t`cost changed`}</td>
    <td>{costText(pair.before)}</td>
    <td>{costText(pair.after)}</td>
  </tr>
)

const signed = (minor: number, currency: string): string => `${minor > 0 ? '+' : ''}${moneyText(minor, currency)}`

const TotalRow = ({ total: { currency, mediaBeforeMinor, mediaAfterMinor, costBeforeMinor, costAfterMinor } }: { readonly total: PlanComparison['totals'][number] }) => (
  <tr>
    <th scope="row">{t`Media and other costs, ${currency}`}</th>
    <td>{signed(mediaAfterMinor + costAfterMinor - mediaBeforeMinor - costBeforeMinor, currency)}</td>
    <td>{moneyText(mediaBeforeMinor, currency)} + {moneyText(costBeforeMinor, currency)}</td>
    <td>{moneyText(mediaAfterMinor, currency)} + {moneyText(costAfterMinor, currency)}</td>
  </tr>
)

/** It stands below all versions, where whoever asked for it would not see that it came. */
const bringIntoView = (region: HTMLElement | null): void => region?.scrollIntoView({ block: 'nearest' })

/** What two versions do not share, and what each comes to. */
export const ComparisonView = ({ before, after }: { readonly before: MediaPlanId; readonly after: MediaPlanId }) => {
  const client = useClient()
  const { value } = useAnswer(client.marketing.mediaPlan.compare, { before, after })
  if (value === undefined) return null
  const { unchangedFlights, costs, flights, totals } = value
  return (
    <>
      <WideTable ref={bringIntoView} className={classes['wide']} label={t`${value.before.name} compared with ${value.after.name}`}>
        <table className={classes['table']}>
          <thead><tr><th scope="col">{t`What`}</th><th scope="col">{sense('one of several')`Change`}</th><th scope="col"><bdi>{value.before.name}</bdi></th><th scope="col"><bdi>{value.after.name}</bdi></th></tr></thead>
          <tbody>
            {flights.map((change) => <FlightRow key={`${change.before?.id ?? ''} ${change.after?.id ?? ''}`} change={change} />)}
            {costs.map((pair) => <CostRow key={`${pair.before?.id ?? ''} ${pair.after?.id ?? ''}`} pair={pair} />)}
          </tbody>
          <tfoot>{totals.map((total) => <TotalRow key={total.currency} total={total} />)}</tfoot>
        </table>
      </WideTable>
      <p className={classes['soft']} aria-live="polite">{flights.length + costs.length === 0 ? t`The two versions plan the same.` : `${t`${plural(unchangedFlights, { one: '# flight is', other: '# flights are' })} the same in both.`}${costs.length === 0 ? ` ${t`The planned costs are the same.`}` : ''}`}</p>
    </>
  )
}
