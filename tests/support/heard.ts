import type { Page } from '@playwright/test'

/**
 * What a screen reader says of a page from now on: what is added to a live region that was there before it, and an alert whenever it comes. A status that comes together with its words is not heard.
 * Answers with what was said since it was asked last.
 */
export const listenTo = async (page: Page): Promise<() => Promise<readonly string[]>> => {
  await page.evaluate(() => {
    const live = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"]'
    const known = new WeakSet(document.querySelectorAll(live))
    const said: string[] = []
    Object.assign(globalThis, { said })
    const say = (text: string | null): void => {
      if (text !== null && text.trim() !== '') said.push(text.trim())
    }
    new MutationObserver((records) => {
      const come = new Set<Element>()
      for (const { type, target, addedNodes } of records) {
        const around = (target instanceof Element ? target : target.parentElement)?.closest(live) ?? null
        if (around !== null && known.has(around)) for (const node of type === 'characterData' ? [target] : addedNodes) say(node.textContent)
        for (const node of addedNodes) if (node instanceof Element) for (const region of [node, ...node.querySelectorAll(live)]) if (region.matches(live) && !known.has(region)) come.add(region)
      }
      for (const region of come) {
        known.add(region)
        if (region.matches('[role="alert"]')) say(region.textContent)
      }
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said.splice(0))
}
