import type { Page } from '@playwright/test'

/** Drops files and folders of this machine on the window, as the system does. */
export const drop = async (page: Page, files: string[]): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  await session.detach()
}
