import { type KeyboardEvent, memo, useState } from 'react'
import { addDays, type Day } from '../../shared/kernel/day'
import type { Flight } from '../../shared/marketing/flight'
import type { PlanGrain } from '../../shared/marketing/flighting'
import { formatMoneyWithin } from '../../shared/reports/format'
import { letterOf } from '../platform/letter-of'
import { FlightGhost } from './FlightGhost'
import { type BarGrip, barPlace, darkPlace, type Ends, flightLabel, staysInView, keyShift, moneyText, shifted } from './plan-view'
import { type GhostLayer, useFlightHold } from './use-flight-hold'
import classes from './Plan.module.css'

/** What can be done to a flight on the flowchart. The functions stay the same, so that a bar is drawn again only when its flight changes. */
export interface FlightActions {
  readonly edit: (flight: Flight) => void
  readonly remove: (flight: Flight) => void
  readonly copy: (flight: Flight, startsOn: Day) => void
  readonly book: (flight: Flight) => void
  /** Resolves when the sheet says where the flight lies now, wherever that is. */
  readonly place: (flight: Flight, ends: Ends, grip: BarGrip) => Promise<void>
}

interface FlightBarProps {
  readonly flight: Flight
  readonly grain: PlanGrain
  /** The first day drawn. */
  readonly first: Day
  /** Pixels from the top of the row. */
  readonly top: number
  readonly actions: FlightActions
  readonly layer: GhostLayer
}

/** Pixels that a letter of an amount takes up at most, and what lies beside it on its bar. */
const letterPixels = 7.2
const besidePixels = 22

/** What a flight costs as long as there is room for on its bar; nothing where there is none, for a part of a figure is another figure. */
const amountText = ({ amountMinor, currency }: Flight, width: number): string => {
  const letters = Math.floor((width - besidePixels) / letterPixels)
  const full = moneyText(amountMinor, currency)
  if (full.length <= letters) return full
  const short = formatMoneyWithin(amountMinor, currency, letters)
  return short.length <= letters ? short : ''
}

const isSame = (left: Ends, right: Ends): boolean => left.startsOn === right.startsOn && left.endsOn === right.endsOn

/** A flight on the flowchart: dragged or moved by keys, stretched at its edges, copied with Ctrl, opened with Enter or a click, removed with Delete. */
export const FlightBar = memo(({ flight, grain, first, top, actions, layer }: FlightBarProps) => {
  // Where it was put, until the plan says so too; the next key counts from here.
  const [placed, setPlaced] = useState<Ends | null>(null)
  const base = placed ?? flight
  const place = (grip: BarGrip, days: number): void => {
    const ends = shifted(base, grip, days)
    if (isSame(ends, base)) return
    setPlaced(ends)
    // Placed, refused or undone meanwhile: what the plan says holds, unless it was put elsewhere since.
    void actions.place(flight, ends, grip).then(() => setPlaced((now) => (now === ends ? null : now)))
  }
  const { held, wasDragged, ghost, handlers } = useFlightHold({
    base, grain, first, layer,
    onDrop: ({ grip, isCopy }, days) => {
      if (isCopy) actions.copy(flight, addDays(base.startsOn, days))
      else place(grip, days)
    },
  })
  const press = (event: KeyboardEvent): void => {
    const shift = keyShift(event)
    const isWithControl = event.ctrlKey || event.metaKey
    if (shift !== null) {
      // Alt with an arrow would leave the page.
      event.preventDefault()
      if (held === null) place(shift.grip, shift.days)
    } else if (event.key === 'Delete') actions.remove(flight)
    else if (letterOf(event) === 'd' && isWithControl) {
      // Else the browser would keep the page as a bookmark.
      event.preventDefault()
      actions.copy(flight, addDays(base.endsOn, 1))
    } else if (letterOf(event) === 'b' && !isWithControl && !event.altKey) {
      // Letters are shortcuts of the window, too.
      event.stopPropagation()
      actions.book(flight)
    }
  }
  const lies = barPlace(base, first, grain)
  const dark = flight.dark.map((range) => <span key={range.from} aria-hidden className={classes['dark']} style={darkPlace(range, flight.startsOn, grain)} />)
  return (
    <>
      <button
        type="button"
        className={classes['bar']}
        style={{ top, ...lies }}
        data-held={held !== null && !held.isCopy}
        data-booked={flight.isBooked}
        aria-label={flightLabel({ ...flight, ...base })}
        title={held === null ? flightLabel({ ...flight, ...base }) : undefined}
        {...handlers}
        onKeyDown={press}
        onClick={() => {
          if (!wasDragged()) actions.edit(flight)
        }}
      >
        {dark}
        <span className={classes['edge']} data-edge="start" />
        <span className={`${classes['barText']} ${classes['staysInView']}`} {...staysInView(lies)}>{amountText(flight, lies.width)}<span className={classes['barName']}> <bdi>{flight.campaignName}</bdi></span></span>
        <span className={classes['edge']} data-edge="end" />
      </button>
      {held !== null && layer.current !== null && <FlightGhost ref={ghost} layer={layer.current} top={held.top} isBooked={flight.isBooked}>{dark}</FlightGhost>}
    </>
  )
})
FlightBar.displayName = 'FlightBar'
