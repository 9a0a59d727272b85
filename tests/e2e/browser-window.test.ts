import { expect, test } from '@playwright/test'
import { launchSample } from '../support/launch-sample'

// Only in a browser can a page be loaded again at any time, and have another beside it.
test.beforeEach(() => test.skip(test.info().project.name !== 'browser', 'about windows of a browser'))

test('a reload asks for what is typed in a dialog instead of taking it along', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  await page.keyboard.press('c')
  const name = page.getByRole('dialog', { name: 'New contact' }).getByRole('textbox').first()
  await name.fill('Ada Lovelace')
  const asked = page.waitForEvent('dialog')
  const reloaded = page.evaluate(() => globalThis.location.reload())
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await reloaded
  await expect(name).toHaveValue('Ada Lovelace')
  await rapport.close()
})

test('a dialog saves what was changed in it, and puts nothing back that another window saved meanwhile', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').first().fill('Ada Lovelace')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Ada Lovelace', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await dialog.getByLabel('How we met').fill('At the kiln')
  // A window opened from this one is let in as it was; a tab of its own needs a link.
  const [other] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => { globalThis.open(globalThis.location.href) })])
  await other.getByRole('button', { name: 'Edit', exact: true }).click()
  await other.getByRole('dialog').getByLabel('Role').fill('Weaver')
  await other.keyboard.press('Control+Enter')
  await expect(page.getByText('Weaver', { exact: true })).toBeVisible()
  await other.close()
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('At the kiln')).toBeVisible()
  await expect(page.getByText('Weaver', { exact: true })).toBeVisible()
  await rapport.close()
})
