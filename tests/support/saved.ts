import { expect } from '@playwright/test'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Launched } from './launch'

/** Presses what saves a file, and answers with where the file is. */
export const saved = async ({ page, host, folder, answerDialogs }: Launched, name: string, press: () => Promise<void>): Promise<string> => {
  const path = join(folder, name)
  // One that was saved before would be taken for the one that is waited for.
  rmSync(path, { force: true })
  if (host === 'desktop') {
    answerDialogs({ save: [path] })
    await press()
    await expect.poll(() => existsSync(path), { timeout: 60_000 }).toBe(true)
    return path
  }
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), press()])
  await download.saveAs(path)
  return path
}
