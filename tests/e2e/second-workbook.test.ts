import { expect, type Page, test } from '@playwright/test'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goTo } from '../support/go-to'
import { launchSample } from '../support/launch-sample'

const menuOf = (page: Page) => page.getByRole('button', { name: /^Workbook / })

test('a second workbook is made beside the first, and each is gone to from the menu of the other', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page, folder, host, answerDialogs } = rapport

  await test.step('what is asked for a new one leaves the open one where it is', async () => {
    await page.keyboard.press('Control+k')
    await page.keyboard.type('New workbook')
    await page.keyboard.press('Enter')
    const name = page.getByRole('dialog', { name: 'New workbook' }).getByLabel('Name of the brand or client')
    await expect(name).toBeFocused()
    await expect(page.getByRole('heading', { name: 'Networking', level: 1, includeHidden: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(menuOf(page)).toContainText('Juniper & Salt')
    answerDialogs({ save: [join(folder, 'Second.rapport')] })
    await menuOf(page).press('Enter')
    await page.getByRole('menuitem', { name: 'New workbook…' }).press('Enter')
    await name.fill('Second')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Relationships start here')).toBeVisible()
    await expect(menuOf(page)).toContainText('Second')
  })

  await test.step('another one opens where one can be chosen, or is chosen on the first screen', async () => {
    if (host === 'desktop') {
      const foreign = join(folder, 'foreign.rapport')
      writeFileSync(foreign, 'no workbook at all')
      answerDialogs({ open: [foreign] })
      await page.keyboard.press('Control+o')
      await expect(page.getByText('“foreign.rapport” was not opened. This file is not a Rapport workbook.')).toBeVisible()
    } else {
      await page.keyboard.press('Control+o')
      await page.getByRole('button', { name: /^Second\.rapport/ }).click()
    }
    await expect(menuOf(page)).toContainText('Second')
  })

  await test.step('the one before is in the menu, and what was done or failed in this one is over then', async () => {
    await page.keyboard.press('c')
    await page.getByRole('dialog').getByLabel('Name').fill('Bea Neu')
    await page.keyboard.press('Control+Enter')
    // A pointer that rests on what is told holds it: it does not go by itself.
    await page.getByText('Add contact: done').hover()
    await menuOf(page).press('Enter')
    await expect(page.getByRole('menuitem', { name: /^Second/ })).toBeHidden()
    await page.getByRole('menuitem', { name: /^sample\.rapport/ }).press('Enter')
    await expect(menuOf(page)).toContainText('Juniper & Salt')
    await expect(page.getByRole('heading', { name: 'Networking', level: 1 })).toBeVisible()
    await expect(page.getByText('Add contact: done').or(page.getByText('This file is not a Rapport workbook.'))).toHaveCount(0)
  })

  await test.step('one that was taken away meanwhile is in the menu no more', async () => {
    rmSync(host === 'desktop' ? join(folder, 'Second.rapport') : join(folder, 'workbooks', 'Second.rapport'))
    await menuOf(page).press('Enter')
    await expect(page.getByRole('menuitem', { name: 'New workbook…' })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: /^Second\.rapport/ })).toHaveCount(0)
    await page.keyboard.press('Escape')
  })

  await test.step('whoever comes back finds the ones opened lately before the ways to make one', async () => {
    await menuOf(page).press('Enter')
    await page.getByRole('menuitem', { name: 'Close workbook' }).press('Enter')
    await expect(page.getByRole('region', { name: 'Recent workbooks' })).toBeVisible()
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: /^sample\.rapport/ })).toBeFocused()
  })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a list that is asked for while its workbook closes is no bug', async () => {
  // Only there the answers come one by one, and can be held.
  test.skip(test.info().project.name !== 'browser', 'about calls of the browser')
  const rapport = await launchSample('browser')
  const { page } = rapport
  await goTo(page, '/networking/contacts')
  await expect(page.getByRole('grid', { name: 'Contacts' })).toBeVisible()
  await menuOf(page).press('Enter')
  const refused = page.waitForResponse((response) => response.request().postData()?.includes('networking.contact.list') === true)
  await page.route('**/*', async (route) => {
    // The screen is still there when its list is answered.
    if (route.request().postData()?.includes('"host.state"') === true) await refused
    await route.continue()
  })
  await page.getByRole('menuitem', { name: 'Close workbook' }).press('Enter')
  await expect(page.getByRole('region', { name: 'Recent workbooks' })).toBeVisible()
  expect(rapport.complaints).toEqual([])
  await page.getByRole('button', { name: /^sample\.rapport/ }).press('Enter')
  await expect(page.getByRole('grid', { name: 'Contacts' })).toBeVisible()
  await rapport.close()
})
