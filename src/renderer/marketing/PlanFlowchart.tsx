import { useRef } from 'react'
import type { Day } from '../../shared/kernel/day'
import { dayRangeText } from '../../shared/kernel/day-text'
import type { Flight } from '../../shared/marketing/flight'
import type { PlanRow, PlanSheet, PlanTotal } from '../../shared/marketing/media-plan'
import { formatMoney, roundMinor } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { showMessage } from '../ui/toasts'
import { FlightBar } from './FlightBar'
import { type BarGrip, channelText, lanesOf, moneyText, monthHeadings, periodPixels } from './plan-view'
import { flightRefusal } from './flight-refusal'
import classes from './Plan.module.css'

const nameWidth = 190
const totalWidth = 132
const laneHeight = 32

/** A week's amount without its currency, which the row names; nothing where nothing is planned. */
const cellText = (minor: number, currency: string): string => (minor === 0 ? '' : formatMoney(roundMinor(minor), currency))

interface RowProps {
  readonly row: PlanRow
  readonly first: Day
  readonly onEdit: (flight: Flight) => void
  readonly onRemove: (flight: Flight) => void
  readonly onPlace: (flight: Flight, ends: Pick<Flight, 'startsOn' | 'endsOn'>, grip: BarGrip) => Promise<boolean>
}

const Row = ({ row, first, onEdit, onRemove, onPlace }: RowProps) => {
  const lanes = lanesOf(row.flights)
  return (
    <tr style={{ height: Math.max(0, ...lanes) * laneHeight + 58 }}>
      <th scope="row" className={classes['name']}><strong><bdi>{row.campaignName}</bdi></strong><span>{channelText(row)}</span></th>
      <td className={classes['lane']}>
        {row.flights.map((flight, index) => (
          <FlightBar key={flight.id} flight={flight} first={first} top={6 + (lanes[index] ?? 0) * laneHeight} onEdit={() => onEdit(flight)} onRemove={() => onRemove(flight)} onPlace={(ends, grip) => onPlace(flight, ends, grip)} />
        ))}
      </td>
      {row.cellsMinor.map((minor, index) => <td key={index} className={classes['cell']}>{cellText(minor, row.currency)}</td>)}
      <td className={classes['total']}>{moneyText(row.totalMinor, row.currency)}</td>
    </tr>
  )
}

const TotalRow = ({ total: { currency, cellsMinor, mediaMinor } }: { readonly total: PlanTotal }) => (
  <tr>
    <th scope="row" colSpan={2} className={classes['name']}>Media, {currency}</th>
    {cellsMinor.map((minor, index) => <td key={index} className={classes['cell']}>{cellText(minor, currency)}</td>)}
    <td className={classes['total']}>{moneyText(mediaMinor, currency)}</td>
  </tr>
)

/** The plan over its weeks: a row for each campaign's channel, a bar for each flight, the sums of rows, weeks and all. */
export const PlanFlowchart = ({ sheet: { periods, rows, totals }, onEdit }: { readonly sheet: PlanSheet; readonly onEdit: (flight: Flight) => void }) => {
  const client = useClient()
  const move = useCommand(client.marketing.flight.move)
  const stretch = useCommand(client.marketing.flight.stretch)
  const remove = useCommand(client.marketing.flight.remove)
  const region = useRef<HTMLDivElement>(null)
  const first = periods[0]?.from
  if (first === undefined) return null
  const place: RowProps['onPlace'] = async ({ id }, ends, grip) => {
    const result = grip === 'whole' ? await move({ id, startsOn: ends.startsOn }) : await stretch({ id, ...ends })
    if (result?.ok === false) showMessage(flightRefusal(result.error), 'failed')
    return result?.ok === true
  }
  const take = ({ id }: Flight): void => {
    // The bar that had the focus is gone with its flight.
    void remove({ ids: [id] }).then((result) => { if (result?.ok === true) region.current?.focus() })
  }
  const weeksWidth = periods.reduce((sum, period) => sum + periodPixels(period), 0)
  return (
    // A wide table scrolls by itself and must be reachable to do so.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={region} className={classes['scroll']} role="region" aria-label="Flights over the weeks" tabIndex={0}>
      <table className={classes['chart']} style={{ width: nameWidth + weeksWidth + totalWidth }}>
        <caption className="visually-hidden">Flights by campaign and channel over the weeks. On a flight: arrows move it by a week, with Shift by a day, with Alt they stretch its end; Enter edits, Delete removes.</caption>
        <colgroup>
          <col style={{ width: nameWidth }} />
          <col style={{ width: 0 }} />
          {periods.map((period) => <col key={period.from} style={{ width: periodPixels(period) }} />)}
          <col style={{ width: totalWidth }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className={classes['name']}>Campaign and channel</th>
            <th scope="col" rowSpan={2} className={classes['lane']}><span className="visually-hidden">Flights</span></th>
            {monthHeadings(periods).map(({ month, label, count }) => <th key={month} scope="colgroup" colSpan={count} className={classes['month']}>{label}</th>)}
            <th scope="col" rowSpan={2} className={classes['total']}>Total</th>
          </tr>
          <tr>{periods.map(({ from, to }) => <th key={from} scope="col" className={classes['cell']} title={dayRangeText(from, to)} aria-label={dayRangeText(from, to)}>{Number(from.slice(8))}</th>)}</tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={`${row.campaignId} ${row.platform} ${row.placement} ${row.currency}`} row={row} first={first} onEdit={onEdit} onRemove={take} onPlace={place} />)}</tbody>
        <tfoot>{totals.map((total) => <TotalRow key={total.currency} total={total} />)}</tfoot>
      </table>
    </div>
  )
}
