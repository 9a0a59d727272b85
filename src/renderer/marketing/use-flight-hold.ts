import { type PointerEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Day } from '../../shared/kernel/day'
import type { PlanGrain } from '../../shared/marketing/flighting'
import { type GhostDrawer, ghostDrawer } from './FlightGhost'
import { type BarGrip, dayPixels, type Ends, pixelsAlong, shifted } from './plan-view'

/** Lies over the days of the chart, as wide as they are seen; what is held is drawn in it. */
export type GhostLayer = RefObject<HTMLDivElement | null>

/** A bar that is being dragged. */
interface HeldBar {
  readonly grip: BarGrip
  /** A copy is put there; the flight stays. */
  readonly isCopy: boolean
  /** Pixels from the top of the layer. */
  readonly top: number
}

interface Hold extends HeldBar {
  /** Where the pointer took it, in pixels along the days of the chart. */
  readonly x: number
}

interface FlightHoldOptions {
  /** The days of the bar before it was taken. */
  readonly base: Ends
  readonly grain: PlanGrain
  /** The first day drawn. */
  readonly first: Day
  readonly layer: GhostLayer
  /** It was let go this many days from where it was taken, never none. */
  readonly onDrop: (held: HeldBar, days: number) => void
}

/** Pixels that the chart beside a layer is scrolled to the right; negative where it begins at the right. */
const scrolledOf = (layer: GhostLayer): number => layer.current?.previousElementSibling?.scrollLeft ?? 0

/** Pixels that the days scroll by in a frame below a pointer that is held this far beyond their edge, to either side. */
const edgeStep = (beyond: number): number => Math.sign(beyond) * Math.min(24, 2 + Math.abs(beyond) / 8)

/**
 * Takes a bar by its middle or an edge and drags a ghost of it. The ghost lies outside the table and is moved past React, layer by layer: of thousands of
 * cells, many of which stick to the edges, none is looked at while it moves.
 */
export const useFlightHold = ({ base, grain, first, layer, onDrop }: FlightHoldOptions) => {
  // Null until it has moved by a day: a click draws nothing.
  const [held, setHeld] = useState<HeldBar | null>(null)
  const hold = useRef<Hold | null>(null)
  const days = useRef(0)
  /** Where the pointer is now, in pixels of the window. */
  const pointer = useRef(0)
  const wasDragged = useRef(false)
  const drawer = useRef<GhostDrawer | null>(null)
  // From the press on: Escape may come before the ghost was ever drawn.
  const listening = useRef<AbortController | null>(null)
  const isScrolling = useRef(false)

  const ghost = useCallback((element: HTMLDivElement) => {
    drawer.current = ghostDrawer(element)
    return () => { drawer.current = null }
  }, [])
  const draw = (): void => {
    if (hold.current === null) return
    const { grip, isCopy } = hold.current
    drawer.current?.({ base, ends: shifted(base, grip, days.current), isCopy, grain, first, scrolled: scrolledOf(layer) })
  }
  const letGo = (): void => {
    listening.current?.abort()
    hold.current = null
    setHeld(null)
  }
  const follow = (): void => {
    if (hold.current === null) return
    const moved = Math.round((pixelsAlong() * (pointer.current + scrolledOf(layer) - hold.current.x)) / dayPixels[grain])
    if (moved === days.current) return
    days.current = moved
    wasDragged.current = true
    setHeld(hold.current)
    draw()
  }
  /** The days come along as long as the bar is held beyond their edge: what lies there can be reached. */
  const scrollOn = (): void => {
    isScrolling.current = false
    if (layer.current === null || !wasDragged.current || listening.current?.signal.aborted !== false) return
    const { left, right } = layer.current.getBoundingClientRect()
    const beyond = Math.min(0, pointer.current - left) + Math.max(0, pointer.current - right)
    if (beyond === 0) return
    layer.current.previousElementSibling?.scrollBy({ left: edgeStep(beyond) })
    isScrolling.current = true
    requestAnimationFrame(scrollOn)
  }
  useLayoutEffect(draw)
  useEffect(() => () => listening.current?.abort(), [])

  const take = (event: PointerEvent<HTMLButtonElement>): void => {
    wasDragged.current = false
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const edge = event.target instanceof HTMLElement ? event.target.dataset['edge'] : undefined
    const grip = edge === 'start' || edge === 'end' ? edge : 'whole'
    const top = event.currentTarget.getBoundingClientRect().top - (layer.current?.getBoundingClientRect().top ?? 0)
    days.current = 0
    listening.current?.abort()
    listening.current = new AbortController()
    const { signal } = listening.current
    window.addEventListener('keydown', ({ key }) => { if (key === 'Escape') letGo() }, { signal })
    // A wheel takes the days along below a pointer that rests.
    layer.current?.previousElementSibling?.addEventListener('scroll', () => { follow(); draw() }, { passive: true, signal })
    pointer.current = event.clientX
    hold.current = { grip, x: event.clientX + scrolledOf(layer), top, isCopy: grip === 'whole' && (event.ctrlKey || event.metaKey) }
  }
  const drag = (event: PointerEvent): void => {
    pointer.current = event.clientX
    follow()
    if (!isScrolling.current) scrollOn()
  }
  const drop = (): void => {
    if (hold.current !== null && days.current !== 0) onDrop(hold.current, days.current)
    letGo()
  }
  return {
    held,
    /** Whether the press that just ended was a drag and not a click. Asked once. */
    wasDragged: (): boolean => {
      const { current } = wasDragged
      wasDragged.current = false
      return current
    },
    ghost,
    handlers: { onPointerDown: take, onPointerMove: drag, onPointerUp: drop, onPointerCancel: letGo },
  }
}
