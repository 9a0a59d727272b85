import { expect } from '@playwright/test'
import { join } from 'node:path'
import type { Launched } from './launch'

/** Opens the sample in what was launched, and waits for its first screen. */
export const openSample = async (rapport: Launched): Promise<Launched> => {
  const { page, folder, answerDialogs } = rapport
  answerDialogs({ save: [join(folder, 'sample.rapport')] })
  await page.getByRole('button', { name: /Open the sample/ }).click()
  await expect(page.getByRole('heading', { name: 'Networking', level: 1 })).toBeVisible({ timeout: 60_000 })
  return rapport
}
