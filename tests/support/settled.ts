import type { Page } from '@playwright/test'

/** How long nothing may change in a screen until all it asked for is there. */
const quietMilliseconds = 250

/** Waits until nothing in the screen changes any more. */
export const settled = (page: Page): Promise<void> =>
  page.locator('main').evaluate(
    (main, quiet) =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, quiet)
        new MutationObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(resolve, quiet)
        }).observe(main, { subtree: true, childList: true, characterData: true })
      }),
    quietMilliseconds,
  )

/** Waits until nothing moves or fades any more that will ever end. */
export const stilled = async (page: Page): Promise<void> => {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY).map(({ finished }) => finished)))
}

/** How far the page or its screen can be scrolled sideways, which they never should; a table scrolls in itself. A pixel may be one of rounding. */
export const overflow = (page: Page): Promise<number> => page.evaluate(() => Math.max(0, ...[document.documentElement, document.querySelector('main')].map((each) => (each === null ? 0 : each.scrollWidth - each.clientWidth - 1))))

/** Signs that are drawn narrower than they are made, as where a row has no room for them. */
export const squeezed = (page: Page): Promise<readonly string[]> =>
  page.locator('svg.tabler-icon').evaluateAll((all) =>
    all.flatMap((sign) => {
      const { width } = sign.getBoundingClientRect()
      return width > 0 && width < Number(sign.getAttribute('width')) - 1 ? [`${sign.getAttribute('class')} in ${sign.parentElement?.getAttribute('aria-label') ?? sign.parentElement?.textContent ?? ''}`] : []
    }),
  )
