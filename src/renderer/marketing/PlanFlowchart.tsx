import { type CSSProperties, memo, useEffect, useMemo, useRef } from 'react'
import { type Day, daysBetween } from '../../shared/kernel/day'
import { dayRangeText, dayText, monthText } from '../../shared/kernel/day-text'
import { t } from '../../shared/kernel/words'
import type { Flight } from '../../shared/marketing/flight'
import type { PlanGrain } from '../../shared/marketing/flighting'
import type { PlanRow, PlanSheet, PlanTotal } from '../../shared/marketing/media-plan'
import { formatMoney, formatMoneyWithin } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { useCommand, useFresh } from '../platform/queries'
import { useToday } from '../platform/today'
import { showMessage } from '../ui/toasts'
import { FlightBar, type FlightActions } from './FlightBar'
import { channelText, dayPixels, staysInView, lanesOf, moneyText, monthHeadings, periodPixels, pixelsAlong, type PlanWindow } from './plan-view'
import { flightRefusal } from './flight-refusal'
import type { GhostLayer } from './use-flight-hold'
import { useStaysInView } from './use-stays-in-view'
import classes from './Plan.module.css'

const nameWidth = 190
const totalWidth = 132
const laneHeight = 32
const borderWidth = 1

/** Pixels that a digit of a cell takes up at most, and the padding and border around them. */
const digitPixels = 6.4
const paddingPixels = 9

/** A period's amount without its currency, which the row names; nothing where nothing is planned. A coarse one tells the full one when it is pointed at. */
const AmountCell = memo(({ minor, currency, width }: { readonly minor: number; readonly currency: string; readonly width: number }) => {
  const full = minor === 0 ? '' : formatMoney(minor, currency)
  const text = minor === 0 ? '' : formatMoneyWithin(minor, currency, Math.floor((width - paddingPixels) / digitPixels))
  return <td className={classes['cell']} title={text === full ? undefined : full}>{text}</td>
})
AmountCell.displayName = 'AmountCell'

/** The cells of a line over the periods drawn. */
const AmountCells = ({ cellsMinor, currency, window: { grain, offset, periods } }: { readonly cellsMinor: readonly number[]; readonly currency: string; readonly window: PlanWindow }) =>
  periods.map((period, index) => <AmountCell key={period.from} minor={cellsMinor[offset + index] ?? 0} currency={currency} width={periodPixels(period, grain)} />)

interface RowProps {
  readonly row: PlanRow
  readonly window: PlanWindow
  readonly actions: FlightActions
  readonly layer: GhostLayer
}

/** Drawn again only when its own line changes: a plan has thousands of cells. */
const Row = memo(({ row, window, actions, layer }: RowProps) => {
  const { grain, first, periods, width } = window
  const lanes = lanesOf(row.flights, grain)
  const height = Math.max(0, ...lanes) * laneHeight + 58
  const last = periods.at(-1)?.to ?? first
  return (
    <tr style={{ minHeight: height }}>
      <th scope="row" className={classes['name']}>
        <strong>
          <bdi>{row.campaignName}</bdi>
        </strong>
        <span>{channelText(row)}</span>
      </th>
      <td className={classes['lane']}>
        <div className={classes['bars']} style={{ width, height: height - 1 }}>
          {row.flights.map((flight, index) =>
            flight.endsOn < first || flight.startsOn > last ? null : (
              <FlightBar
                key={flight.id}
                flight={flight}
                grain={grain}
                first={first}
                top={6 + (lanes[index] ?? 0) * laneHeight}
                actions={actions}
                layer={layer}
              />
            ),
          )}
        </div>
      </td>
      <AmountCells cellsMinor={row.cellsMinor} currency={row.currency} window={window} />
      <td className={classes['total']}>{moneyText(row.totalMinor, row.currency)}</td>
    </tr>
  )
})
Row.displayName = 'Row'

const TotalRow = memo(({ total: { currency, cellsMinor, mediaMinor }, window }: { readonly total: PlanTotal; readonly window: PlanWindow }) => (
  <tr>
    <th scope="row" colSpan={2} className={classes['name']}>{t`Media, ${currency}`}</th>
    <AmountCells cellsMinor={cellsMinor} currency={currency} window={window} />
    <td className={classes['total']}>{moneyText(mediaMinor, currency)}</td>
  </tr>
))
TotalRow.displayName = 'TotalRow'

const grainNames: Readonly<Record<PlanGrain, string>> = { day: t`days`, week: t`weeks`, month: t`months` }

const Head = memo(({ window: { grain, periods, isPart }, today }: { readonly window: PlanWindow; readonly today: Day }) => (
  <thead>
    <tr>
      <th scope="col" rowSpan={2} className={classes['name']}>{t`Campaign and channel`}</th>
      <th scope="col" rowSpan={2} className={classes['lane']}>
        <span className="visually-hidden">{t`Flights`}</span>
      </th>
      {monthHeadings(periods, grain).map(({ month, label, count, place }) => (
        <th
          key={month}
          scope="colgroup"
          colSpan={count}
          className={classes['month']}
          style={{ gridColumn: `span ${count}` }}
          aria-label={monthText(month)}
          title={label === monthText(month) ? undefined : monthText(month)}
        >
          <span className={classes['staysInView']} {...staysInView(place)}>
            {label}
          </span>
        </th>
      ))}
      <th scope="col" rowSpan={2} className={classes['total']}>
        {isPart ? t`Whole plan` : t`Total`}
      </th>
    </tr>
    <tr>
      {periods.map(({ from, to }) => (
        <th
          key={from}
          scope="col"
          className={classes['cell']}
          title={dayRangeText(from, to)}
          aria-label={dayRangeText(from, to)}
          aria-current={today >= from && today <= to ? 'date' : undefined}
        >
          {grain === 'month' ? '' : Number(from.slice(8))}
        </th>
      ))}
    </tr>
  </thead>
))
Head.displayName = 'Head'

/** What is done to flights on the chart; the same functions as long as the window lives. */
const useFlightActions = (edit: (flight: Flight) => void, focusChart: () => void): FlightActions => {
  const { flight, mediaPlan } = useClient().marketing
  const showSheet = useFresh(mediaPlan.sheet)
  const move = useCommand(flight.move)
  const stretch = useCommand(flight.stretch)
  const copy = useCommand(flight.copy)
  const book = useCommand(flight.book)
  const remove = useCommand(flight.remove)
  return useMemo(
    () => ({
      edit,
      place: async ({ id }, ends, grip) => {
        const result = grip === 'whole' ? await move({ id, startsOn: ends.startsOn }) : await stretch({ id, ...ends })
        if (result?.ok === false) showMessage(flightRefusal(result.error), 'failed')
        await showSheet()
      },
      copy: ({ id }, startsOn) => {
        void copy({ id, startsOn }).then((result) => { if (result?.ok === false) showMessage(flightRefusal(result.error), 'failed') })
      },
      book: ({ id, isBooked }) => void book({ ids: [id], isBooked: !isBooked }),
      remove: ({ id }) => {
        // The bar that had the focus is gone with its flight.
        void remove({ ids: [id] }).then((result) => { if (result?.ok === true) focusChart() })
      },
    }),
    [edit, focusChart, showSheet, move, stretch, copy, book, remove],
  )
}

/** Where today begins, in pixels from the first day drawn. Null: it is not drawn. */
const todayLeft = ({ first, periods, grain }: PlanWindow, today: Day): number | null => (today < first || today > (periods.at(-1)?.to ?? first) ? null : daysBetween(first, today) * dayPixels[grain])

/** The columns, which all lines share. */
const columnsOf = ({ periods, grain }: PlanWindow): CSSProperties => {
  const shared: Readonly<Record<`--${string}`, string>> = {
    '--columns': `${nameWidth}px 0 ${periods.map((period) => `${periodPixels(period, grain)}px`).join(' ')} ${totalWidth}px`,
  }
  return shared
}

/** How wide the chart is with its names and sums, which on paper says how much smaller it is drawn. */
const drawnWidth = (width: number): CSSProperties => {
  const told: Readonly<Record<`--${string}`, string>> = { '--drawn-width': `${nameWidth + width + totalWidth}px` }
  return told
}

interface PlanFlowchartProps {
  readonly sheet: PlanSheet
  readonly window: PlanWindow
  readonly onEdit: (flight: Flight) => void
}

/** The plan over its days, weeks or months: a row for each campaign's channel, a bar for each flight, the sums of rows, periods and all. */
export const PlanFlowchart = ({ sheet: { rows, totals }, window, onEdit }: PlanFlowchartProps) => {
  const region = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const focusChart = useMemo(() => () => region.current?.focus(), [])
  const actions = useFlightActions(onEdit, focusChart)
  const { grain, width, first } = window
  const today = useToday()
  const left = todayLeft(window, today)
  useEffect(() => {
    // A plan of a year is wider than the screen; what is spent now is where one looks first.
    region.current?.scrollTo({ left: pixelsAlong() * Math.max(0, (left ?? 0) - 160) })
  }, [left, grain, first])
  useStaysInView(region)
  return (
    <div className={classes['frame']}>
      {/* A wide table scrolls by itself and must be reachable to do so. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={region} className={classes['scroll']} style={drawnWidth(width)} role="region" aria-label={t`Flights over the ${grainNames[grain]}`} tabIndex={0}>
        {left !== null && <span data-drawn className={classes['today']} style={{ insetInlineStart: nameWidth + left }} aria-hidden />}
        <table className={classes['chart']} style={columnsOf(window)}>
          <caption className="visually-hidden">{t`Flights by campaign and channel over the ${grainNames[grain]} from ${dayText(first)}. On a flight: arrows move it by a week, with Shift by a day, with Alt they stretch its end; Ctrl D copies it to after it, B books it, Enter edits, Delete removes.`}</caption>
          <Head window={window} today={today} />
          <tbody>{rows.map((row) => <Row key={`${row.campaignId} ${row.platform} ${row.placement} ${row.currency}`} row={row} window={window} actions={actions} layer={layer} />)}</tbody>
          <tfoot>{totals.map((total) => <TotalRow key={total.currency} total={total} window={window} />)}</tfoot>
        </table>
      </div>
      <div ref={layer} className={classes['ghosts']} style={{ insetInlineStart: borderWidth + nameWidth, insetInlineEnd: borderWidth + totalWidth }} />
    </div>
  )
}
