import { expect, type Page } from '@playwright/test'

/** Loads a page of the browser host again, is asked whether what is typed may be lost, and stays. */
export const reloadRefused = async (page: Page): Promise<void> => {
  const asked = page.waitForEvent('dialog')
  const reloaded = page.evaluate(() => globalThis.location.reload())
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await reloaded
}
