import { expect, test } from '@playwright/test'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch, type Launched } from '../support/launch'
import { openSample } from '../support/open-sample'

/** Presses what saves a file, and answers with where the file is. */
const saved = async ({ page, host, folder, answerDialogs }: Launched, name: string, press: () => Promise<void>): Promise<string> => {
  const path = join(folder, name)
  if (host === 'desktop') {
    answerDialogs({ save: [path] })
    await press()
    await expect.poll(() => existsSync(path), { timeout: 60_000 }).toBe(true)
    return path
  }
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), press()])
  copyFileSync(await download.path(), path)
  return path
}

test('a report is asked, kept, taken out, and asked again', async () => {
  const rapport = await openSample(await launch(test.info().project.name))
  const { page } = rapport
  await page.getByRole('link', { name: 'Reports' }).click()
  await page.getByRole('link', { name: /^Plan vs actual/ }).click()
  await page.getByLabel('Group by').selectOption('campaign')
  await expect(page.getByRole('grid', { name: /Plan vs actual/ })).toContainText('Autumn tableware')
  await page.getByRole('button', { name: 'Save this report' }).click()
  await page.getByLabel('Name').fill('Campaigns against plan')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Campaigns against plan', exact: true })).toHaveAttribute('aria-pressed', 'true')
  const pdf = await saved(rapport, 'plan.pdf', async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'PDF' }).click()
  })
  expect(readFileSync(pdf, 'latin1').startsWith('%PDF-1.7')).toBe(true)
  await page.getByRole('link', { name: 'Reports' }).first().click()
  await page.getByRole('link', { name: 'Campaigns against plan' }).click()
  await expect(page.getByLabel('Group by')).toHaveValue('campaign')
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a client report says at the field what it cannot take', async () => {
  const rapport = await openSample(await launch(test.info().project.name))
  const { page } = rapport
  await page.evaluate(() => { globalThis.location.hash = '/reports/client' })
  await page.getByLabel('Colour').fill('#ffff00')
  await expect(page.getByText('White text cannot be read on that colour.')).toBeVisible()
  await page.getByLabel('Colour').fill('#0b7468')
  await expect(page.getByText('White text cannot be read on that colour.')).toBeHidden()
  // One field after the other, faster than what was typed is asked for: each keeps its own.
  await page.getByLabel('Title').fill('Autumn')
  await page.getByLabel('Prepared for').fill('Juniper & Salt')
  await page.getByLabel('Summary').fill('A good month.')
  await expect(page.getByRole('region', { name: 'Summary' })).toContainText('A good month.')
  await expect(page.getByLabel('Title')).toHaveValue('Autumn')
  await expect(page.getByLabel('Prepared for')).toHaveValue('Juniper & Salt')
  await expect.poll(() => decodeURIComponent(page.url())).toMatch(/Autumn.*Juniper.&.Salt|Juniper.&.Salt.*Autumn/)
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('everything goes out and becomes a workbook again', async () => {
  const rapport = await openSample(await launch(test.info().project.name))
  const { page } = rapport
  await page.evaluate(() => { globalThis.location.hash = '/settings' })
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
