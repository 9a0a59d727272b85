import { expect, test } from '@playwright/test'
import { addDays, localDay } from '../../src/shared/kernel/day'
import { bring } from '../support/bring'
import { callStore } from '../support/call-store'
import { goTo } from '../support/go-to'
import { launchNew } from '../support/launch-new'
import { launchSample } from '../support/launch-sample'

test('what a screen shows or asks by is what a person last asked for, and nothing opens, or is put in, by itself', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const dialog = page.getByRole('dialog')
  const grid = page.getByRole('grid')

  await test.step('a row that comes back by undo is not looked at again', async () => {
    await callStore(rapport, 'networking.contact.add', { name: 'Aaron Aaby' })
    await goTo(page, '/networking/contacts', 'Contacts')
    await expect(grid.getByRole('row', { name: 'Aaron Aaby' })).toBeVisible()
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+Enter')
    await expect(dialog.getByRole('heading', { name: 'Aaron Aaby' })).toBeVisible()
    await callStore(rapport, 'workbook.undo', {})
    await expect(dialog).toBeHidden()
    await callStore(rapport, 'workbook.redo', {})
    await expect(grid.getByRole('row', { name: 'Aaron Aaby' })).toBeVisible()
    await expect(dialog).toBeHidden()
    await expect(grid).toBeFocused()
  })

  await test.step('a day that a part was taken out of is not asked for, and stands there again once it is left', async () => {
    await goTo(page, '/marketing/customers', 'Customer value')
    const day = page.getByLabel('Twelve months to')
    const asked = addDays(localDay(new Date()), -40)
    await day.fill(asked)
    await expect.poll(() => page.url()).toContain(asked)
    await day.focus()
    await page.keyboard.press('Delete')
    await expect(day).toHaveValue('')
    expect(page.url()).toContain(asked)
    await day.fill('')
    expect(page.url()).toContain(asked)
    await day.blur()
    await expect(day).toHaveValue(asked)
  })

  await test.step('a flight is saved whatever is typed of the day of a copy that nobody asked for', async () => {
    await goTo(page, '/marketing/plan', 'Media plan')
    await page.getByRole('region', { name: /^Flights over/ }).locator('tbody button').first().press('Enter')
    await dialog.getByLabel('Copy it, from').focus()
    await page.keyboard.press('Delete')
    await expect(dialog.getByRole('button', { name: 'Copy flight' })).toBeDisabled()
    await dialog.getByLabel('Note').fill('As agreed')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
  })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('the keys are led to what the workbook refused however late a busy window draws it', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  const dialog = page.getByRole('dialog')
  await goTo(page, '/networking/organize', 'Groups and fields')
  await callStore(rapport, 'networking.group.add', { name: 'Twice', keepInTouch: null })
  await page.getByRole('button', { name: 'New group' }).first().click()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Twice')
  await dialog.getByRole('textbox', { name: 'Ideal days between touches' }).focus()
  // React takes its turns by messages to itself.
  await page.evaluate(() => {
    // oxlint-disable-next-line typescript/unbound-method
    const { postMessage } = MessagePort.prototype
    MessagePort.prototype.postMessage = function (this: MessagePort, ...message: Parameters<typeof postMessage>) { setTimeout(() => postMessage.apply(this, message), 150) } as typeof postMessage
  })
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await rapport.close()
})

test('where nobody waits stands whose time comes next, or how somebody comes to wait', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  const main = page.getByRole('main')
  await callStore(rapport, 'networking.contact.add', { name: 'Ada Albers' })
  await goTo(page, '/networking/keep-in-touch', 'Keep in touch')
  await expect(main).toContainText('Give contacts a rhythm')
  for (const [name, idealDays] of [['Cem Ceylan', 30], ['Bo Berg', 20]] as const) await callStore(rapport, 'networking.contact.add', { name, idealDays })
  await expect(main).toContainText('The next whose time comes is Bo Berg, on ')
  await expect(main).not.toContainText('Give contacts a rhythm')
  await main.getByRole('link', { name: 'Bo Berg' }).click()
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Bo Berg')
  await rapport.close()
})

test('a list that brings nothing new says so at its button', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  const deals = 'Name,Customer,Amount (EUR),Date,Status\nCups,Ada,120,2026-03-02,Won\n'
  const readIt = async (name: string, text: string): Promise<void> => {
    await bring(rapport, name, text)
    await page.getByRole('button', { name: 'Import it as deals' }).click()
    await page.getByRole('button', { name: 'Read the file' }).click()
  }
  await readIt('deals.csv', deals)
  await page.getByRole('button', { name: 'Import 1 deal', exact: true }).click()
  await expect(page.getByRole('link', { name: 'See the receipt' })).toBeVisible()
  await readIt('again.csv', deals)
  await page.getByRole('button', { name: 'Nothing new: close', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Everything in this file was there already.' })).toBeVisible()
  await readIt('partly.csv', `${deals}Bowls,Bo,sixty,2026-03-04,Won\n`)
  await page.getByRole('button', { name: 'Keep the refused rows to correct', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'the rows that could be read were there already' })).toBeVisible()
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a media plan that is wider than a sheet is printed in stretches below each other, none of them cut', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/marketing/plan', 'Media plan')
  const chart = page.getByRole('region', { name: /^Flights over/ })
  await expect(chart).toHaveCount(1)
  await page.emulateMedia({ media: 'print' })
  const printed = await page.locator('main').evaluate((main) => {
    main.style.width = '700px'
    window.dispatchEvent(new Event('beforeprint'))
    const charts = [...main.querySelectorAll('[role="region"]:has(tfoot)')].filter((each) => each.getBoundingClientRect().width > 0)
    const end = main.getBoundingClientRect().right
    return {
      charts: charts.length,
      over: Math.max(...charts.map((each) => each.querySelector('table')?.getBoundingClientRect().right ?? Infinity)) - end,
    }
  })
  expect(printed.charts).toBeGreaterThan(1)
  expect(printed.over).toBeLessThan(1)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: null })
  await expect(chart).toHaveCount(1)
  await rapport.close()
})

test('a screen is printed on the sheet that is in the printer, with what is drawn as a background, and nothing of it lies over something else', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/reports/roi', 'ROI report')
  await goTo(page, '/marketing/campaigns/1', 'Autumn tableware')
  const table = page.getByRole('region', { name: 'By ad set' }).getByRole('table')
  await expect(table).toBeVisible()
  const sheets = await page.evaluate(() => [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]).filter((rule) => rule instanceof CSSPageRule).map(({ selectorText }) => selectorText))
  expect(sheets).toEqual(['report'])
  await page.emulateMedia({ media: 'print' })
  const [over, beside] = await table.evaluate((element) => {
    const main = element.closest('main')
    if (main === null) throw new Error('There is no screen')
    // Measured as the window stands, and laid out on a sheet.
    window.dispatchEvent(new Event('beforeprint'))
    main.style.width = '700px'
    const card = element.closest('section')?.getBoundingClientRect()
    const plan = [...main.querySelectorAll('h2')].find(({ textContent }) => textContent === 'Plan')?.getBoundingClientRect()
    const measured = [element.getBoundingClientRect().right - (card?.right ?? 0), (card?.bottom ?? Infinity) - (plan?.top ?? 0)] as const
    main.style.width = ''
    window.dispatchEvent(new Event('afterprint'))
    return measured
  })
  expect(over, 'the table goes beyond its card').toBeLessThan(0)
  expect(beside, 'what stands beside the tables comes below them').toBeLessThan(0)
  await expect(page.getByRole('main')).toHaveCSS('-webkit-print-color-adjust', 'exact')
  await page.emulateMedia({ media: null })
  await rapport.close()
})

test('in a narrow window the keys are at no heading that lies beneath what stays at the edges of its table', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page, app } = rapport
  await goTo(page, '/marketing/campaigns', 'Campaigns')
  if (app === null) await page.setViewportSize({ width: 700, height: 600 })
  else await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(700, 600))
  const grid = page.getByRole('grid')
  const headings = grid.getByRole('columnheader')
  await expect(headings.first()).toBeVisible()
  const isSeen = (): Promise<boolean> =>
    page.evaluate(() => {
      const { left, right, top, bottom } = document.activeElement?.getBoundingClientRect() ?? new DOMRect()
      return [left + 2, right - 2].every((x) => document.activeElement?.contains(document.elementFromPoint(x, (top + bottom) / 2)) === true)
    })
  await headings.nth(1).getByRole('button').focus()
  const count = await headings.getByRole('button').count()
  expect(count).toBeGreaterThan(8)
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let step = 1; step < count - 1; step += 1) {
      await page.keyboard.press(key)
      await expect.poll(isSeen, `${key} ${step}: ${await page.evaluate(() => document.activeElement?.textContent)}`).toBe(true)
    }
  }
  await rapport.close()
})
