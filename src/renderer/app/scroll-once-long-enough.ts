import { untilChosen } from './until-chosen'

/** Scrolls a frame to a place from its top, in pixels: at once, and again whenever what stands in it has become longer, until it is there or the person goes elsewhere. Gives back what ends that. */
export const scrollOnceLongEnough = (frame: HTMLElement, top: number): (() => void) => {
  const isThere = (): boolean => {
    frame.scrollTo(0, top)
    return frame.scrollTop >= top - 1
  }
  if (isThere()) return () => undefined
  const observer = new ResizeObserver(() => {
    if (isThere()) end()
    else watch()
  })
  // What was watched before is not watched twice; what has taken its place is watched now.
  const watch = (): void => {
    for (const child of frame.children) observer.observe(child)
  }
  const end = untilChosen(['wheel', 'keydown', 'pointerdown'], () => observer.disconnect())
  watch()
  return end
}
