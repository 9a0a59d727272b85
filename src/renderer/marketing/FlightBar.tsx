import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Day } from '../../shared/kernel/day'
import { dayRangeText } from '../../shared/kernel/day-text'
import type { Flight } from '../../shared/marketing/flight'
import { type BarGrip, barPlace, dayPixels, flightLabel, keyShift, moneyText, shifted } from './plan-view'
import classes from './Plan.module.css'

type Ends = Pick<Flight, 'startsOn' | 'endsOn'>

interface FlightBarProps {
  readonly flight: Flight
  /** The first day drawn. */
  readonly first: Day
  /** Pixels from the top of the row. */
  readonly top: number
  readonly onEdit: () => void
  readonly onRemove: () => void
  /** Resolves false where the days were refused. */
  readonly onPlace: (ends: Ends, grip: BarGrip) => Promise<boolean>
}

interface Hold {
  readonly grip: BarGrip
  readonly x: number
  readonly days: number
}

const isSame = (left: Ends, right: Ends): boolean => left.startsOn === right.startsOn && left.endsOn === right.endsOn

/** A flight on the flowchart: dragged or moved by keys, stretched at its edges, opened with Enter or a click, removed with Delete. */
export const FlightBar = ({ flight, first, top, onEdit, onRemove, onPlace }: FlightBarProps) => {
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
    void onPlace(ends, grip).then((isDone) => { if (!isDone) setPlaced(null) })
  }
  const take = (event: PointerEvent<HTMLButtonElement>): void => {
    wasDragged.current = false
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const edge = event.target instanceof HTMLElement ? event.target.dataset['edge'] : undefined
    setHold({ grip: edge === 'start' || edge === 'end' ? edge : 'whole', x: event.clientX, days: 0 })
  }
  const drag = (event: PointerEvent): void => {
    if (hold === null) return
    const days = Math.round((event.clientX - hold.x) / dayPixels)
    if (days !== 0) wasDragged.current = true
    if (days !== hold.days) setHold({ ...hold, days })
  }
  const drop = (): void => {
    if (hold !== null) place(hold.grip, hold.days)
    setHold(null)
  }
  const press = (event: KeyboardEvent): void => {
    const shift = keyShift(event)
    if (shift !== null) {
      // Alt with an arrow would leave the page.
      event.preventDefault()
      if (hold === null) place(shift.grip, shift.days)
    } else if (event.key === 'Delete') onRemove()
  }
  const { left, width } = barPlace(shown, first)
  return (
    <>
      {isHeld && <span aria-hidden className={classes['shadow']} style={{ top, ...barPlace(base, first) }} />}
      <button
        type="button"
        className={classes['bar']}
        style={{ top, left, width }}
        data-moving={isHeld && hold.days !== 0}
        data-booked={flight.isBooked}
        aria-label={flightLabel({ ...flight, ...shown })}
        title={isHeld ? undefined : flightLabel({ ...flight, ...shown })}
        onPointerDown={take}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={() => setHold(null)}
        onKeyDown={press}
        onClick={() => {
          if (!wasDragged.current) onEdit()
          wasDragged.current = false
        }}
      >
        {flight.dark.map((range) => {
          const dark = barPlace({ startsOn: range.from, endsOn: range.to }, shown.startsOn)
          return <span key={range.from} aria-hidden className={classes['dark']} style={dark} />
        })}
        <span className={classes['edge']} data-edge="start" />
        <span className={classes['barText']}>{isHeld && hold.days !== 0 ? dayRangeText(shown.startsOn, shown.endsOn) : moneyText(flight.amountMinor, flight.currency)}</span>
        <span className={classes['edge']} data-edge="end" />
      </button>
    </>
  )
}
