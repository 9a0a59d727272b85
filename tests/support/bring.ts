import { expect } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Launched } from './launch'
import { namesIn } from './names-in'

/** Drops a file on the window as a person does, or where Electron asks for a real path, chooses it. */
export const bring = async ({ page, host, answerDialogs, folder }: Launched, name: string, content: string | Uint8Array): Promise<void> => {
  const path = join(folder, name)
  writeFileSync(path, content)
  if (host === 'desktop') {
    answerDialogs({ openMany: [path] })
    await page.keyboard.press('Control+i')
    return
  }
  const transfer = await page.evaluateHandle(({ base64, fileName }) => {
    const data = new DataTransfer()
    data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], fileName))
    return data
  }, { base64: Buffer.from(content).toString('base64'), fileName: name })
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer })
  await expect(page.getByText('Drop to import').or(page.getByText(namesIn('de')('Drop to import')))).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}
