import { type RefObject, useEffect } from 'react'

/** Pixels above and below what is seen of the screen, within which the lines of the chart are told, so that a line that is scrolled to is right when it appears. */
const margin = '200px'

/** Tells the texts of a line how far the chart is scrolled: those that begin before what is seen and end in it, and those that no longer do. Of the others nothing is looked at anew. */
const tell = (line: Element, scrolled: number): void => {
  for (const text of line.querySelectorAll<HTMLElement>('[data-starts]')) {
    const [starts, ends] = [Number(text.dataset['starts']), Number(text.dataset['ends'])]
    // One that lies wholly before what is seen stays as it is: nobody sees it.
    if (ends <= scrolled) continue
    const told = starts < scrolled ? `${scrolled}px` : ''
    if (text.style.getPropertyValue('--scrolled') !== told) text.style.setProperty('--scrolled', told)
  }
}

/**
 * Keeps the amounts of bars and the names of months that begin before what is seen in view, wherever the chart is scrolled to. Told to the whole chart, all its
 * cells would have to be styled anew; told to all its texts, 130 of them would be laid out and painted in the frame that scrolls, of which a window shows 30.
 */
export const useStaysInView = (region: RefObject<HTMLElement | null>): void => {
  // After each drawing: a bar that was moved lies elsewhere, and there are other lines.
  useEffect(() => {
    const { current } = region
    if (current === null) return undefined
    const shown = new Set<Element>()
    const scrolled = (): number => Math.abs(current.scrollLeft)
    const observer = new IntersectionObserver((entries) => {
      const now = scrolled()
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) {
          shown.add(target)
          tell(target, now)
        } else shown.delete(target)
      }
    }, { rootMargin: `${margin} 0px`, scrollMargin: `${margin} 0px` })
    const lines = current.querySelectorAll('tr')
    for (const line of lines) observer.observe(line)
    const tellAll = (told: Iterable<Element>): void => {
      const now = scrolled()
      for (const line of told) tell(line, now)
    }
    const listening = new AbortController()
    current.addEventListener('scroll', () => tellAll(shown), { passive: true, signal: listening.signal })
    // On paper all of them are seen.
    window.addEventListener('beforeprint', () => tellAll(lines), { signal: listening.signal })
    return () => {
      observer.disconnect()
      listening.abort()
    }
  })
}
