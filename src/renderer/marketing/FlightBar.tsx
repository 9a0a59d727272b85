import { type KeyboardEvent, memo, type PointerEvent, useEffect, useRef, useState } from 'react'
import { addDays, type Day } from '../../shared/kernel/day'
import { dayRangeText } from '../../shared/kernel/day-text'
import type { Flight } from '../../shared/marketing/flight'
import type { PlanGrain } from '../../shared/marketing/flighting'
import { type BarGrip, barPlace, darkPlace, dayPixels, flightLabel, keyShift, moneyText, shifted } from './plan-view'
import classes from './Plan.module.css'

type Ends = Pick<Flight, 'startsOn' | 'endsOn'>

/** What can be done to a flight on the flowchart. The functions stay the same, so that a bar is drawn again only when its flight changes. */
export interface FlightActions {
  readonly edit: (flight: Flight) => void
  readonly remove: (flight: Flight) => void
  readonly copy: (flight: Flight, startsOn: Day) => void
  readonly book: (flight: Flight) => void
  /** Resolves false where the days were refused. */
  readonly place: (flight: Flight, ends: Ends, grip: BarGrip) => Promise<boolean>
}

interface FlightBarProps {
  readonly flight: Flight
  readonly grain: PlanGrain
  /** The first day drawn. */
  readonly first: Day
  /** Pixels from the top of the row. */
  readonly top: number
  readonly actions: FlightActions
}

interface Hold {
  readonly grip: BarGrip
  readonly x: number
  readonly days: number
  /** A copy is put there; the flight stays. */
  readonly isCopy: boolean
}

const isSame = (left: Ends, right: Ends): boolean => left.startsOn === right.startsOn && left.endsOn === right.endsOn

/** A flight on the flowchart: dragged or moved by keys, stretched at its edges, copied with Ctrl, opened with Enter or a click, removed with Delete. */
export const FlightBar = memo(({ flight, grain, first, top, actions }: FlightBarProps) => {
  const [hold, setHold] = useState<Hold | null>(null)
  // Where it was put, until the plan says so too; the next key counts from here.
  const [placed, setPlaced] = useState<Ends | null>(null)
  const wasDragged = useRef(false)
  const { startsOn, endsOn } = flight
  useEffect(() => setPlaced((ends) => (ends !== null && isSame(ends, { startsOn, endsOn }) ? null : ends)), [startsOn, endsOn])
  const isHeld = hold !== null
  useEffect(() => {
    if (!isHeld) return undefined
    const cancel = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'Escape') setHold(null)
    }
    window.addEventListener('keydown', cancel)
    return () => window.removeEventListener('keydown', cancel)
  }, [isHeld])

  const base = placed ?? flight
  const shown = hold === null ? base : shifted(base, hold.grip, hold.days)
  const place = (grip: BarGrip, days: number): void => {
    const ends = shifted(base, grip, days)
    if (isSame(ends, base)) return
    setPlaced(ends)
    // Refused, or undone meanwhile: what the plan says holds.
    void actions.place(flight, ends, grip).then((isDone) => { if (!isDone) setPlaced(null) })
  }
  const take = (event: PointerEvent<HTMLButtonElement>): void => {
    wasDragged.current = false
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const edge = event.target instanceof HTMLElement ? event.target.dataset['edge'] : undefined
    const grip = edge === 'start' || edge === 'end' ? edge : 'whole'
    setHold({ grip, x: event.clientX, days: 0, isCopy: grip === 'whole' && (event.ctrlKey || event.metaKey) })
  }
  const drag = (event: PointerEvent): void => {
    if (hold === null) return
    const days = Math.round((event.clientX - hold.x) / dayPixels[grain])
    if (days !== 0) wasDragged.current = true
    if (days !== hold.days) setHold({ ...hold, days })
  }
  const drop = (): void => {
    if (hold !== null && hold.isCopy && hold.days !== 0) actions.copy(flight, shown.startsOn)
    else if (hold !== null) place(hold.grip, hold.days)
    setHold(null)
  }
  const press = (event: KeyboardEvent): void => {
    const shift = keyShift(event)
    const isWithControl = event.ctrlKey || event.metaKey
    if (shift !== null) {
      // Alt with an arrow would leave the page.
      event.preventDefault()
      if (hold === null) place(shift.grip, shift.days)
    } else if (event.key === 'Delete') actions.remove(flight)
    else if (event.key.toLowerCase() === 'd' && isWithControl) {
      // Else the browser would keep the page as a bookmark.
      event.preventDefault()
      actions.copy(flight, addDays(base.endsOn, 1))
    } else if (event.key.toLowerCase() === 'b' && !isWithControl && !event.altKey) {
      // Letters are shortcuts of the window, too.
      event.stopPropagation()
      actions.book(flight)
    }
  }
  const rest = barPlace(base, first, grain)
  const { left, width } = barPlace(shown, first, grain)
  return (
    <>
      {isHeld && <span aria-hidden className={classes['shadow']} style={{ top, ...rest }} />}
      <button
        type="button"
        className={classes['bar']}
        // By place, not by transform: a layer that moves over sticky cells has all layers of the table sorted anew at every step.
        style={{ top, left, width }}
        data-moving={isHeld && hold.days !== 0}
        data-booked={flight.isBooked}
        aria-label={flightLabel({ ...flight, ...base })}
        title={isHeld ? undefined : flightLabel({ ...flight, ...base })}
        onPointerDown={take}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={() => setHold(null)}
        onKeyDown={press}
        onClick={() => {
          if (!wasDragged.current) actions.edit(flight)
          wasDragged.current = false
        }}
      >
        {flight.dark.map((range) => <span key={range.from} aria-hidden className={classes['dark']} style={darkPlace(range, hold?.grip === 'whole' || hold === null ? flight.startsOn : shown.startsOn, grain)} />)}
        <span className={classes['edge']} data-edge="start" />
        <span className={classes['barText']}>{isHeld && hold.days !== 0 ? `${hold.isCopy ? 'Copy: ' : ''}${dayRangeText(shown.startsOn, shown.endsOn)}` : moneyText(flight.amountMinor, flight.currency)}</span>
        <span className={classes['edge']} data-edge="end" />
      </button>
    </>
  )
})
FlightBar.displayName = 'FlightBar'
