import { expect } from '@playwright/test'
import type { Launched } from './launch'

/** Calls the store as the page does, for what is not what a test is about. */
export const callStore = async ({ page }: Launched, path: string, input: unknown): Promise<void> => {
  const answer = await page.evaluate(async (text) => {
    const { rapport } = globalThis as unknown as { rapport?: { request: (text: string) => Promise<string> } }
    if (rapport !== undefined) return rapport.request(text)
    return fetch('/rpc', { method: 'POST', headers: { 'content-type': 'application/json', 'x-rapport-token': sessionStorage.getItem('rapport-token') ?? '' }, body: text }).then((response) => response.text())
  }, JSON.stringify({ path, input }))
  expect(answer, path).toContain('"kind":"value"')
}
