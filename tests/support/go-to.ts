import { expect, type Page } from '@playwright/test'

/** Goes to a screen by its address. With a heading, only once that is shown: whole where it is text. */
export const goTo = async (page: Page, route: string, heading?: string | RegExp): Promise<void> => {
  await page.evaluate((to) => { globalThis.location.hash = to }, route)
  if (heading !== undefined) await expect(page.locator('main h1')).toHaveText(heading)
}
