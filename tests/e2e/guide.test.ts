import { expect, type Page, test } from '@playwright/test'
import { join, resolve } from 'node:path'
import { bring } from '../support/bring'
import { launch, type Launched } from '../support/launch'

// The steps of docs/guide, done as they are written there. With RAPPORT_GUIDE_PICTURES set, the guide's pictures are made anew of it.
const isDrawing = process.env['RAPPORT_GUIDE_PICTURES'] !== undefined
const pictures = resolve(import.meta.dirname, '../../docs/guide/images')

const picture = async (page: Page, name: string): Promise<void> => {
  if (isDrawing) await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
}

const goTo = async (page: Page, route: string, heading: string): Promise<void> => {
  await page.evaluate((to) => { globalThis.location.hash = to }, route)
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
}

const openSample = async ({ page, folder, answerDialogs }: Launched): Promise<void> => {
  answerDialogs({ save: [join(folder, 'sample.rapport')] })
  await expect(page.getByRole('heading', { name: 'What do you have?' })).toBeVisible()
  await picture(page, 'first-start')
  await page.getByRole('button', { name: /Nothing yet/ }).click()
  await expect(page.getByRole('heading', { name: 'Networking', level: 1 })).toBeVisible({ timeout: 60_000 })
}

const metaCsv = 'Campaign name,Day,Amount spent (EUR),Impressions,Link clicks,Purchases,Purchases conversion value,Reporting starts,Reporting ends\nSpring tableware,2026-03-01,10.50,1000,20,1,45.00,2026-03-01,2026-03-02\nSpring tableware,2026-03-02,11.50,1100,21,2,80.00,2026-03-01,2026-03-02\n'

test('the steps of the guide lead where it says', async () => {
  const rapport = await launch(test.info().project.name)
  const { page } = rapport
  if (isDrawing) await page.setViewportSize({ width: 1200, height: 760 })
  await test.step('first steps', async () => {
    await openSample(rapport)
    await expect(page.getByRole('region', { name: 'Tour' })).toContainText('A tour of 6 screens')
    await page.getByRole('button', { name: 'No tour' }).click()
    await expect(page.getByRole('heading', { name: 'Lately' })).toBeVisible()
    await picture(page, 'overview')
  })
  await test.step('bring your people in', async () => {
    await goTo(page, '/networking/contacts', 'Contacts')
    await expect(page.getByRole('row', { name: 'Ada Albers' })).toBeVisible()
    await picture(page, 'contacts')
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox').first()).toBeFocused()
  })
  await test.step('keep in touch', async () => {
    await goTo(page, '/networking/keep-in-touch', 'Keep in touch')
    await expect(page.getByRole('button', { name: 'Save as calendar file' })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Log/ }).first()).toBeVisible()
    await picture(page, 'keep-in-touch')
  })
  await test.step('plan and budget', async () => {
    await goTo(page, '/marketing/plan', 'Media plan')
    await expect(page.getByRole('button', { name: 'Add flight' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Set a budget' })).toBeVisible()
    await picture(page, 'plan')
  })
  await test.step('import results', async () => {
    await bring(rapport, 'Meta by day.csv', metaCsv)
    await expect(page.getByRole('heading', { name: 'What will happen' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Import 2 rows' })).toBeVisible()
    await picture(page, 'import-preview')
  })
  await test.step('organic vs paid', async () => {
    await goTo(page, '/bridge', 'Organic vs paid')
    await expect(page.getByRole('link', { name: 'Rates and costs' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Side by side' })).toBeVisible()
    await picture(page, 'bridge')
  })
  await test.step('reports', async () => {
    await goTo(page, '/reports/roi', 'Return on investment')
    await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
    await expect(page.getByRole('row', { name: /Total/ })).toBeVisible()
    await picture(page, 'roi')
  })
  await test.step('budget advice', async () => {
    await goTo(page, '/marketing/advice', 'Budget advice')
    await expect(page.getByRole('heading', { name: 'What the results allow' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Adopt…' }).first()).toBeVisible()
    await picture(page, 'advice')
  })
  await test.step('backups and moving', async () => {
    await goTo(page, '/settings', 'Settings')
    await page.getByRole('searchbox').fill('backup')
    await expect(page.getByRole('button', { name: 'Back up now' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'This computer' })).toBeHidden()
    await picture(page, 'backups')
  })
  await test.step('and the guide itself is in the app, with its pictures', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Help' }).click()
    await page.getByRole('menuitem', { name: 'Guide' }).click()
    await expect(page.getByRole('heading', { name: 'First steps', level: 1 })).toBeVisible()
    const image = page.getByRole('img', { name: 'The first start asks what you have' })
    await image.scrollIntoViewIfNeeded()
    await expect.poll(() => image.evaluate((element) => (element instanceof HTMLImageElement ? element.naturalWidth : 0))).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'Import results' }).first().click()
    await page.getByRole('link', { name: 'Meta', exact: true }).click()
    await expect(page.getByText(/How to export so that it is right/)).toBeVisible()
    await page.getByRole('button', { name: 'Help' }).click()
    await page.getByRole('menuitem', { name: 'What’s new' }).click()
    await expect(page.getByText('The first version.')).toBeVisible()
  })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
