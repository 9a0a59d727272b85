import type { VirtualItem } from '@tanstack/react-virtual'
import { startTransition, useEffect, useState } from 'react'

/** A jump is further than this many rows: a wheel meets rows that are drawn already, a jump meets none. */
const jumpRows = 8

/** Rows that are drawn beyond those in view right after a jump. */
const rowsBeyondAtOnce = 1

/**
 * Which rows of a scrolled table are drawn. All of them, as a rule; after a jump those in view, and those beyond it a moment later, between which the window hears
 * keys: making and laying out 27 rows at once, of which 10 are not seen, was the longest task of scrolling.
 */
export const useRowsInSteps = (items: readonly VirtualItem[], range: { readonly startIndex: number; readonly endIndex: number } | null): readonly VirtualItem[] => {
  const [first, last] = [range?.startIndex ?? 0, range?.endIndex ?? 0]
  const [drawn, setDrawn] = useState({ first, isWhole: true })
  // While drawing, so that not one frame shows too many or too few.
  if (drawn.first !== first) setDrawn({ first, isWhole: Math.abs(first - drawn.first) <= jumpRows })
  const { isWhole } = drawn
  useEffect(() => {
    if (!isWhole) startTransition(() => setDrawn((now) => ({ ...now, isWhole: true })))
  }, [isWhole])
  return isWhole ? items : items.filter(({ index }) => index >= first - rowsBeyondAtOnce && index <= last + rowsBeyondAtOnce)
}
