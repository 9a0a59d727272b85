import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { scrollOnceLongEnough } from './scroll-once-long-enough'

const listeners = new EventTarget()
let tellResized: (() => void) | null = null

beforeEach(() => {
  tellResized = null
  vi.stubGlobal('addEventListener', listeners.addEventListener.bind(listeners))
  vi.stubGlobal('removeEventListener', listeners.removeEventListener.bind(listeners))
  vi.stubGlobal('ResizeObserver', class {
    constructor(tell: () => void) { tellResized = tell }
    observe(): void { /* The frame tells by hand. */ }
    disconnect(): void { tellResized = null }
  })
})
afterEach(() => vi.unstubAllGlobals())

/** A frame that can be scrolled as far as what stands in it is long. */
const frameOf = (longest: number) => {
  const frame = { children: [{}], scrollTop: 0, longest, scrollTo: (_left: number, top: number): void => { frame.scrollTop = Math.min(top, frame.longest) } }
  return frame
}
// What the function asks of an element.
const asElement = (frame: ReturnType<typeof frameOf>): HTMLElement => frame as unknown as HTMLElement

it('a screen is scrolled to its place once it is long enough, and then left alone', () => {
  const frame = frameOf(1259)
  scrollOnceLongEnough(asElement(frame), 1500)
  expect(frame.scrollTop).toBe(1259)
  frame.longest = 1400
  tellResized?.()
  expect(frame.scrollTop).toBe(1400)
  frame.longest = 3000
  tellResized?.()
  expect(frame.scrollTop).toBe(1500)
  expect(tellResized).toBeNull()
})

it('a screen that the person scrolls, or that is left, is not scrolled any more', () => {
  for (const endBy of [() => listeners.dispatchEvent(new Event('wheel')), (end: () => void) => end()]) {
    const frame = frameOf(1259)
    endBy(scrollOnceLongEnough(asElement(frame), 1500))
    frame.longest = 3000
    tellResized?.()
    expect(frame.scrollTop).toBe(1259)
  }
})
