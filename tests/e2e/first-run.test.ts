import { expect, test } from '@playwright/test'
import { join } from 'node:path'
import { complaintsOfAxe } from '../support/axe'
import { goTo } from '../support/go-to'
import { launch } from '../support/launch'
import { launchNew } from '../support/launch-new'

test('a first start asks what one has, and leads there in three steps', async () => {
  const rapport = await launch(test.info().project.name)
  const { page, folder, answerDialogs } = rapport
  await expect(page.getByRole('heading', { name: 'What do you have?' })).toBeVisible()
  if (rapport.host === 'browser') expect(await complaintsOfAxe(page, 'first start', 'all', true)).toEqual([])
  answerDialogs({ save: [join(folder, 'first.rapport')] })
  await page.getByRole('button', { name: /A LinkedIn archive/ }).click()
  await expect(page.getByText('Next you choose the archive, as the zip that LinkedIn sent.')).toBeVisible()
  await page.getByLabel('Name of the brand or client').fill('Juniper')
  await page.getByLabel('Currency').selectOption('USD')
  await page.getByRole('button', { name: 'Create workbook' }).click()
  await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Bring in your LinkedIn archive' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeVisible()
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('the tour is a line that can be followed, left, and stays away once it was', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  const tour = page.getByRole('region', { name: 'Tour' })
  await tour.getByRole('button', { name: 'Take the tour' }).click()
  for (const heading of ['Contacts', 'Import', 'ROI report', 'Organic vs paid', 'First steps']) {
    await tour.getByRole('button', { name: 'Next stop' }).click()
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
  }
  // Nothing is held up by it.
  await page.keyboard.press('q')
  await expect(page.getByRole('dialog', { name: 'Log interaction' })).toBeVisible()
  await page.keyboard.press('Escape')
  await tour.getByRole('button', { name: 'End the tour' }).click()
  await page.reload()
  await goTo(page, '/networking')
  await expect(page.getByRole('heading', { name: 'Networking', level: 1 })).toBeVisible()
  await expect(tour).toBeHidden()
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
