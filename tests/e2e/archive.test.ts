import { expect, test } from '@playwright/test'
import { join } from 'node:path'
import { goTo } from '../support/go-to'
import { launchSample } from '../support/launch-sample'
import { saved } from '../support/saved'

test('everything goes out and becomes a workbook again', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/settings')
  const archive = await saved(rapport, 'everything.rapport.zip', () => page.getByRole('button', { name: 'Export everything…' }).click())
  await page.getByRole('button', { name: /^Workbook / }).click()
  await page.getByRole('menuitem', { name: 'Close workbook' }).click()
  if (rapport.host === 'desktop') {
    rapport.answerDialogs({ open: [archive], save: [join(rapport.folder, 'again.rapport')] })
    await page.getByRole('button', { name: /Open an exported archive/ }).click()
  } else await page.getByLabel('Archive file').setInputFiles(archive)
  await expect(page.getByRole('button', { name: 'Workbook Juniper & Salt (sample)' })).toBeVisible({ timeout: 90_000 })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
