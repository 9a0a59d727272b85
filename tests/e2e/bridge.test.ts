import { expect, type Page, test } from '@playwright/test'
import { complaintsOfAxe } from '../support/axe'
import { callStore } from '../support/call-store'
import { goTo } from '../support/go-to'
import { launchNew } from '../support/launch-new'
import { launchSample } from '../support/launch-sample'

const figure = (page: Page, rule: RegExp, column: number) => page.getByRole('region', { name: 'What changes when the rule changes' }).getByRole('row', { name: rule }).getByRole('cell').nth(column)

test('hours and a deal with its source stand side by side with ads, and a proposal becomes a follow-up', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport

  await test.step('goes to the Bridge by keyboard, and sets what an hour costs', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('b')
    await expect(page.locator('main h1')).toHaveText('Organic vs paid')
    await page.getByRole('link', { name: 'Rates and costs' }).click()
    await page.getByRole('button', { name: 'Set a rate' }).click()
    await page.getByLabel('An hour costs').fill('40.00')
    await page.getByLabel('From').fill('2020-01-01')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('40.00 EUR')).toBeVisible()
    await page.getByRole('button', { name: 'Set a rate' }).click()
    await page.getByLabel('An hour costs').fill('40.00')
    await page.getByRole('textbox', { name: 'From' }).fill('2020-01-01')
    await expect(page.getByText('There is a rate from that day: 40.00 EUR. Setting this one replaces it.')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('logs an hour with somebody', async () => {
    await page.keyboard.press('q')
    await page.getByLabel('With').fill('Ada Albers')
    await page.keyboard.press('Enter')
    await page.getByLabel('Direction').selectOption('mutual')
    await page.getByLabel('Minutes').fill('60')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
  })

  await test.step('types in a deal with her, which says a campaign for itself', async () => {
    await goTo(page, '/marketing/deals', 'Deals')
    await page.getByRole('button', { name: 'New deal' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Cups')
    await dialog.getByLabel('Amount').fill('200.00')
    await dialog.getByLabel('With').fill('Ada')
    await expect(page.getByRole('option', { name: 'Ada Albers' })).toBeVisible()
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Self-reported').selectOption('campaign')
    // Their words are not lost where it is set to "Not asked" by mistake, and back.
    await dialog.getByLabel('In their words').fill('An advertisement')
    await dialog.getByLabel('Self-reported').selectOption('Not asked')
    await dialog.getByLabel('Self-reported').selectOption('campaign')
    await expect(dialog.getByLabel('In their words')).toHaveValue('An advertisement')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('row', { name: 'Cups' })).toBeVisible()
  })

  await test.step('says that it came from her also where it is with her no longer', async () => {
    const dialog = page.getByRole('dialog')
    const touch = dialog.getByLabel('First touch')
    await page.getByRole('row', { name: 'Cups' }).getByText('Cups').click()
    await touch.selectOption('Relationship with Ada Albers')
    await dialog.getByRole('button', { name: /Ada Albers/ }).click()
    await expect(touch.locator('option:checked')).toHaveText('Relationship with somebody else')
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Discard' }).click()
  })

  await test.step('is led from a rate that is missing to the rates', async () => {
    await goTo(page, '/bridge?currency=CHF', 'Organic vs paid')
    const missing = page.getByRole('complementary', { name: 'Missing exchange rates' })
    await expect(missing).toContainText(/^No exchange rate from EUR to CHF on /)
    await missing.getByRole('link', { name: 'Exchange rates' }).click()
    await expect(page.locator('main h1')).toHaveText('Exchange rates')
  })

  await test.step('sees the table change with the rule', async () => {
    await goTo(page, '/bridge', 'Organic vs paid')
    const table = page.getByRole('region', { name: 'Organic and paid side by side' })
    await expect(table.getByRole('row', { name: /^Own time/ })).toContainText('40.00')
    await expect(table.getByRole('row', { name: /^Revenue/ }).getByRole('cell').first()).toHaveText('200.00')
    await page.getByLabel('Attribution').selectOption('said')
    await expect(table.getByRole('row', { name: /^Revenue/ }).getByRole('cell').first()).toHaveText('0.00')
    await expect(table.getByRole('row', { name: /^Revenue/ }).getByRole('cell').nth(1)).toHaveText('200.00')
    await expect(figure(page, /^First touch/, 0)).toHaveText('Organic')
    await expect(figure(page, /^First touch/, 2)).toHaveText('200.00')
  })

  await test.step('accepts a proposal and finds the follow-up with its person', async () => {
    await goTo(page, '/bridge/actions', 'Proposals')
    await page.getByRole('button', { name: 'Accept: Say thanks for Cups' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click()
    await expect(page.getByRole('row', { name: /Say thanks for a deal, Cups/ })).toContainText('0 of 1')
    await expect(page.getByRole('button', { name: 'Accept: Say thanks for Cups' })).toBeHidden()
    await goTo(page, '/networking/contacts/1', 'Ada Albers')
    await expect(page.getByText('Say thanks for Cups')).toBeVisible()
    await expect(page.getByText('their first won deal')).toBeVisible()
  })

  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a figure opens by keyboard to its formula, rows, windows and imports', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/marketing/campaigns/1', 'Autumn tableware')
  await page.getByRole('button', { name: /^ROAS .*where it comes from/ }).first().focus()
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog', { name: 'ROAS' })
  await expect(drawer.getByText('Return on ad spend = revenue ÷ media spend.')).toBeVisible()
  await expect(drawer.getByText('Juniper-Salt-Meta-by-day.csv')).toBeVisible()
  await expect(drawer.getByText(/The newest 20 of/)).toBeVisible()
  await expect(drawer.getByText(/click-through counts link clicks only/)).toBeVisible()
  expect(rapport.complaints).toEqual([])
  expect(await complaintsOfAxe(page, 'where a figure comes from', 'all', true)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(page.getByRole('button', { name: /^ROAS .*where it comes from/ }).first()).toBeFocused()

  await test.step('leads from what a creative brought to its ads, until neither has its name', async () => {
    await page.getByRole('region', { name: 'Results by creative' }).getByRole('link', { name: 'Plates, stacked' }).press('Enter')
    const ads = page.getByRole('region', { name: 'Results of its ads' })
    await expect(ads.getByRole('row')).toContainText(['Ad', 'All on Meta', 'Plates, stacked a', 'Plates, stacked b'])
    await ads.getByRole('button', { name: /^Spend .*where it comes from/ }).first().press('Enter')
    await expect(page.getByRole('dialog', { name: 'Spend' })).toContainText('Plates, stacked b')
    await page.keyboard.press('Escape')
    await callStore(rapport, 'marketing.creative.edit', { id: 3, changes: { name: 'Bowls' } })
    await expect(page.getByText(/^None yet\. Ads of the campaign/)).toBeVisible()
    await expect(ads).toBeHidden()
  })

  await test.step('opens a figure of the ROI report by arrows alone, and comes back to its line', async () => {
    await goTo(page, '/reports/roi', 'ROI report')
    const lines = page.getByRole('grid')
    await lines.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await expect(lines.locator('a:focus')).toHaveCount(1)
    await page.keyboard.press('ArrowRight')
    await expect(lines.locator('button:focus')).toHaveText(/^Spend/)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Spend' })).toContainText('Imported rows')
    await page.keyboard.press('Escape')
    await expect(lines.locator('button:focus')).toHaveText(/^Spend/)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect(lines).toBeFocused()
  })
  await rapport.close()
})
