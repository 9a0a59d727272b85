import { createPortal } from 'react-dom'
import type { ReactNode, Ref } from 'react'
import { dayRangeText } from '../../shared/kernel/day-text'
import { t } from '../../shared/kernel/words'
import type { PlanGrain } from '../../shared/marketing/flighting'
import type { Day } from '../../shared/kernel/day'
import { barPlace, type Ends, pixelsAlong } from './plan-view'
import classes from './Plan.module.css'

/** Pixels that anything is moved at most, to either side: five years by days, twice over. */
const farthestPixels = 200_000

/**
 * Moves an element along its row. It is a halted animation whose time is the place: Chromium then moves the layer alone, where a changed style has all layers of
 * the page put in order anew, 3.5 ms of every frame on a plan of 40 channels.
 */
const createSlide = (element: Element | null): ((pixels: number) => void) => {
  const animation = element?.animate([{ transform: `translateX(${-farthestPixels}px)` }, { transform: `translateX(${farthestPixels}px)` }], { duration: 2 * farthestPixels, fill: 'both' })
  animation?.pause()
  return (pixels) => {
    if (animation !== undefined) animation.currentTime = farthestPixels + pixels
  }
}

/** Where a ghost lies and what it says. */
interface GhostPlace {
  /** The days of the bar before it was taken, and those it is held over. */
  readonly base: Ends
  readonly ends: Ends
  readonly isCopy: boolean
  readonly grain: PlanGrain
  /** The first day drawn. */
  readonly first: Day
  /** Pixels that the chart is scrolled to the right; negative where it begins at the right. */
  readonly scrolled: number
}

/** Shows a ghost over other days, past React. */
export type GhostDrawer = (place: GhostPlace) => void

/** How a ghost is drawn. Its far end cuts its body off, so that no part of it ever changes its size. */
export const ghostDrawer = (ghost: HTMLDivElement): GhostDrawer => {
  const [cut, body, dark] = ['cut', 'body', 'dark'].map((part) => createSlide(ghost.querySelector(`[data-part="${part}"]`)))
  const whole = createSlide(ghost)
  const text = ghost.lastElementChild?.firstChild
  const along = pixelsAlong()
  return ({ base, ends, isCopy, grain, first, scrolled }) => {
    const { insetInlineStart: start, width } = barPlace(ends, first, grain)
    whole(along * start - scrolled)
    cut?.(along * width)
    body?.(-along * width)
    // Dark days go with the whole, and stay where they are when only the start is drawn past them.
    dark?.(ends.endsOn === base.endsOn ? along * (barPlace(base, first, grain).insetInlineStart - start) : 0)
    if (text != null) text.nodeValue = `${isCopy ? `${t`Copy:`} ` : ''}${dayRangeText(ends.startsOn, ends.endsOn)}`
  }
}

interface FlightGhostProps {
  readonly ref: Ref<HTMLDivElement>
  readonly layer: Element
  readonly top: number
  readonly isBooked: boolean
  /** The flight's dark stretches. */
  readonly children: ReactNode
}

/** What is dragged over the plan in place of a bar. */
export const FlightGhost = ({ ref, layer, top, isBooked, children }: FlightGhostProps) =>
  createPortal(
    <div ref={ref} aria-hidden className={classes['ghost']} style={{ top }} data-booked={isBooked}>
      <div data-part="cut" className={classes['ghostCut']}>
        <div data-part="body" className={classes['ghostBody']}><div data-part="dark" className={classes['ghostDark']}>{children}</div></div>
      </div>
      <span className={classes['barText']}>…</span>
    </div>,
    layer,
  )
