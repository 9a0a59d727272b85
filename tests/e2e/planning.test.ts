import { expect, type Page, test } from '@playwright/test'
import { addDays, type Day, localDay } from '../../src/shared/kernel/day'
import { dayRangeText } from '../../src/shared/kernel/day-text'
import { quarterAfter, quarterDays, quarterOf } from '../../src/shared/kernel/quarter'
import { periodsBetween } from '../../src/shared/marketing/flighting'
import { bring } from '../support/bring'
import { callStore } from '../support/call-store'
import { goTo } from '../support/go-to'
import { launch } from '../support/launch'
import { launchNew, makeWorkbook } from '../support/launch-new'
import { launchSample } from '../support/launch-sample'

const today = localDay(new Date())

/** The quarter after this one. */
const nextQuarter = quarterDays(quarterAfter(quarterOf(today), 1))
const { from: first, to: last } = nextQuarter

/** A bar of the flowchart by what a screen reader says of it. */
const bar = (page: Page, from: Day, to: Day) => page.getByRole('button', { name: new RegExp(`^Spring, Meta, .*${dayRangeText(from, to)}`) })

/** Presses Tab until the focus is on what has this name. */
const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let presses = 0; presses < 250; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      const label = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0]?.textContent : null
      return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? ''
    })
    if (name.test(focused)) return
  }
  throw new Error(`Tab never reached ${name}`)
}

/** A day as it is typed into a field of an English window. */
const typedDay = (day: Day): string => `${day.slice(5, 7)}${day.slice(8)}${day.slice(0, 4)}`

test('plans the next quarter from an empty workbook by mouse, and compares two versions', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/marketing/campaigns')
  await page.getByRole('button', { name: 'New campaign' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('Spring')
  await page.getByRole('button', { name: 'Add campaign' }).click()
  await expect(page.getByRole('heading', { name: 'Spring', level: 1 })).toBeVisible()
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Media plan' }).click()
  await page.getByRole('button', { name: 'Make a plan' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Agreed')
  await page.getByLabel('First day').fill(first)
  await page.getByLabel('Last day').fill(last)
  await page.getByRole('button', { name: 'Make plan' }).click()
  await expect(page.getByRole('button', { name: 'Add flight' }).first()).toBeVisible()

  await test.step('a flight is proposed on the days of its campaign', async () => {
    await goTo(page, '/marketing/campaigns')
    await page.getByRole('button', { name: 'New campaign' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Winter')
    await dialog.getByLabel('Starts').fill(addDays(first, 14))
    await dialog.getByLabel('Ends').fill(addDays(first, 14))
    await page.getByRole('button', { name: 'Add campaign' }).click()
    await expect(page.getByRole('heading', { name: 'Winter', level: 1 })).toBeVisible()
    await page.goBack()
    await goTo(page, '/marketing/plan')
    await page.getByRole('button', { name: 'Add flight' }).click()
    await expect(dialog.getByLabel('Last day')).toHaveValue(addDays(first, 27))
    await dialog.getByLabel('Campaign').selectOption('Winter')
    await expect(dialog.getByLabel('First day')).toHaveValue(addDays(first, 14))
    await expect(dialog.getByLabel('Last day')).toHaveValue(addDays(first, 14))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard' }).click()
  })

  await test.step('a flight is added, dragged by two weeks, and stretched by one', async () => {
    await page.getByRole('button', { name: 'Add flight' }).click()
    const amount = page.getByRole('dialog').getByLabel('Amount')
    await amount.fill('2800.50')
    // A currency without cents, and back: nothing was saved in between, so nothing is rounded.
    await page.getByRole('dialog').getByLabel('Currency').fill('JPY')
    await expect(amount).toHaveValue('2801')
    const rounded = page.getByRole('dialog').getByText('2,800.50 EUR is rounded to 2,801 JPY. Once saved, it stays rounded in any currency.')
    await expect(rounded).toBeVisible()
    await page.getByRole('dialog').getByLabel('Currency').fill('EUR')
    await expect(amount).toHaveValue('2800.50')
    await expect(rounded).toBeHidden()
    await amount.fill('2800')
    await page.getByRole('dialog').getByRole('button', { name: 'Add flight' }).click()
    const added = bar(page, first, addDays(first, 27))
    await expect(added).toBeVisible()
    const drag = async (x: number, by: number): Promise<void> => {
      const held = page.getByRole('button', { name: /^Spring, Meta/ }).first()
      // Waits until it lies still.
      await held.hover()
      const box = await held.boundingBox()
      if (box === null) throw new Error('There is no bar')
      const at = { x: box.x + (x < 0 ? box.width + x : x), y: box.y + box.height / 2 }
      await page.mouse.move(at.x, at.y)
      await page.mouse.down()
      await page.mouse.move(at.x + by / 2, at.y, { steps: 4 })
      await page.mouse.move(at.x + by, at.y, { steps: 4 })
      await page.mouse.up()
    }
    // A day is eight pixels wide.
    await drag(60, 14 * 8)
    await expect(bar(page, addDays(first, 14), addDays(first, 41))).toBeVisible()
    // Escape leaves it where it was.
    await page.mouse.down()
    await page.mouse.move(60, 60)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expect(bar(page, addDays(first, 14), addDays(first, 41))).toBeVisible()
    await test.step('a wheel takes the days along below a bar that is held', async () => {
      const held = bar(page, addDays(first, 14), addDays(first, 41))
      await held.hover()
      const box = await held.boundingBox()
      if (box === null) throw new Error('There is no bar')
      await page.mouse.down()
      await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2, { steps: 3 })
      const scrolled = () => page.getByRole('region', { name: 'Flights over the weeks' }).evaluate((region) => region.scrollLeft)
      const ghost = page.locator('[data-part="cut"] + span')
      await expect(ghost).not.toHaveText('…')
      const [said, before] = [await ghost.textContent(), await scrolled()]
      await page.mouse.wheel(before === 0 ? 80 : -before, 0)
      await expect.poll(scrolled).not.toBe(before)
      await expect(ghost).not.toHaveText(said ?? '')
      await page.keyboard.press('Escape')
      await page.mouse.up()
      await expect(held).toBeVisible()
    })
    await test.step('the days scroll below a bar that is held beyond their edge', async () => {
      const region = page.getByRole('region', { name: 'Flights over the weeks' })
      const scrolled = () => region.evaluate(({ scrollLeft }) => scrollLeft)
      const held = bar(page, addDays(first, 14), addDays(first, 41))
      await region.evaluate((element) => element.scrollTo({ left: 0 }))
      await held.hover()
      const [box, edge] = [await held.boundingBox(), await region.boundingBox()]
      if (box === null || edge === null) throw new Error('There is no bar')
      await page.mouse.down()
      await page.mouse.move(edge.x + edge.width - 20, box.y + box.height / 2, { steps: 3 })
      await expect.poll(scrolled).toBeGreaterThan(100)
      await page.mouse.move(edge.x + 20, box.y + box.height / 2, { steps: 3 })
      await expect.poll(scrolled).toBe(0)
      await page.keyboard.press('Escape')
      await page.mouse.up()
      await expect(held).toBeVisible()
    })
    await drag(-4, 7 * 8)
    await expect(bar(page, addDays(first, 14), addDays(first, 48))).toBeVisible()
  })

  await test.step('its weeks are typed in, and its amount is their sum', async () => {
    await page.getByRole('button', { name: /^Spring, Meta/ }).click()
    // What is typed is not thrown away by what takes its place; the day of a copy is no part of it.
    // A year of two digits is the year 26.
    await page.getByLabel('Copy it, from').fill('0026-03-01')
    await expect(page.getByRole('button', { name: 'Copy flight' })).toBeDisabled()
    await page.getByLabel('Copy it, from').fill(addDays(first, 63))
    await page.getByRole('dialog').getByLabel('Note').fill('Agreed by phone')
    // What another window changes of it shows, and takes nothing along that is typed here.
    await callStore(rapport, 'marketing.flight.edit', { id: 1, changes: { amountMinor: 2900_00 } })
    await expect(page.getByRole('dialog').getByLabel('Amount')).toHaveValue('2900.00')
    await expect(page.getByRole('dialog').getByLabel('Note')).toHaveValue('Agreed by phone')
    await callStore(rapport, 'workbook.undo', {})
    await expect(page.getByRole('dialog').getByLabel('Amount')).toHaveValue('2800.00')
    await page.getByRole('button', { name: 'Amounts by week' }).click()
    await page.getByRole('button', { name: 'Keep editing' }).click()
    await expect(page.getByRole('dialog').getByLabel('Note')).toHaveValue('Agreed by phone')
    // Asked of one act, another is asked of in its place.
    await page.getByRole('button', { name: 'Remove flight' }).click()
    await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused()
    await page.getByRole('button', { name: 'Copy flight' }).click()
    await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused()
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(bar(page, addDays(first, 63), addDays(first, 97))).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('button', { name: /^Spring, Meta/ })).toHaveCount(1)
    await page.getByRole('button', { name: /^Spring, Meta/ }).click()
    await page.getByLabel('Copy it, from').fill(addDays(first, 70))
    await page.getByRole('button', { name: 'Amounts by week' }).click()
    const amounts = page.getByRole('dialog').getByRole('textbox')
    // The weeks of the stretched flight, not of the one before.
    await expect(amounts).toHaveCount(periodsBetween(addDays(first, 14), addDays(first, 48), 'week', 1).length)
    const before = Number(await amounts.first().inputValue())
    await amounts.nth(0).fill('')
    await amounts.nth(2).fill('')
    await page.getByRole('button', { name: 'Save amounts' }).click()
    for (const index of [0, 2]) await expect(amounts.nth(index)).toHaveAttribute('aria-invalid', 'true')
    await expect(amounts.nth(0)).toBeFocused()
    // Nor by looking at it by the month, where amounts of weeks have no place.
    const by = page.getByRole('dialog').getByLabel('By', { exact: true })
    await amounts.nth(1).fill('4321')
    await by.focus()
    await by.selectOption('Month')
    await page.getByRole('button', { name: 'Keep editing' }).click()
    await expect(by).toHaveValue('week')
    await expect(amounts.nth(1)).toHaveValue('4321.00')
    await by.selectOption('Month')
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(by).toBeFocused()
    await expect(by).toHaveValue('month')
    await by.selectOption('Week')
    await expect(page.getByRole('alertdialog')).toHaveCount(0)
    // Key by key, as a person types.
    await amounts.first().selectText()
    await page.keyboard.type(String(before + 100))
    await expect(amounts.first()).toHaveValue(String(before + 100))
    await page.getByRole('button', { name: 'Save amounts' }).click()
    await expect(page.getByRole('button', { name: /^Spring, Meta.*2,900\.00 EUR, Custom/ })).toBeVisible()
  })

  await test.step('a second version says what moved, and undo makes the two the same', async () => {
    await page.getByRole('button', { name: 'Duplicate Agreed' }).click()
    await expect(page.getByLabel('Version', { exact: true }).locator('option:checked')).toHaveText('Agreed (copy)')
    // Until its own sheet is there, that of the other holds the place and takes no keys.
    await expect(page.getByRole('region', { name: /^Agreed \(copy\), / })).toBeVisible()
    await page.getByRole('button', { name: /^Spring, Meta/ }).press('ArrowRight')
    await expect(bar(page, addDays(first, 21), addDays(first, 55))).toBeVisible()
    await page.getByRole('button', { name: 'Compare Agreed with Agreed (copy)' }).click()
    const comparison = page.getByRole('region', { name: 'Agreed compared with Agreed (copy)' })
    await expect(comparison.getByRole('row', { name: /Spring.*moved/ })).toContainText(dayRangeText(addDays(first, 21), addDays(first, 55)))
    await page.keyboard.press('Control+z')
    await expect(page.getByText('The two versions plan the same.')).toBeVisible()
  })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('plans the next quarter from an empty workbook by keyboard alone', async () => {
  const rapport = await launch(test.info().project.name)
  const { page } = rapport
  const { keyboard } = page
  await makeWorkbook(rapport)
  await keyboard.press('g')
  await keyboard.press('m')
  await expect(page.getByRole('heading', { name: 'Marketing', level: 1 })).toBeVisible()
  await keyboard.press('c')
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused()
  await keyboard.type('Spring')
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Spring', level: 1 })).toBeVisible()
  await keyboard.press('g')
  await keyboard.press('p')
  await expect(page.getByRole('heading', { name: 'Media plan', level: 1 })).toBeVisible()
  await tabTo(page, /^Make a plan/)
  await keyboard.press('Enter')
  // The name that is proposed is typed over.
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeFocused()
  await keyboard.type('Agre')
  // As where somebody looks at another window meanwhile.
  await page.getByRole('dialog').getByLabel('Name').evaluate((field) => { field.blur(); field.focus() })
  await keyboard.type('ed')
  await expect(page.getByRole('dialog').getByLabel('Name')).toHaveValue('Agreed')
  await tabTo(page, /^First day/)
  await keyboard.type(typedDay(first))
  await tabTo(page, /^Last day/)
  await keyboard.type(typedDay(last))
  await keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await tabTo(page, /^Add flight/)
  await keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await tabTo(page, /^Amount/)
  await keyboard.type('2800')
  await keyboard.press('Control+Enter')
  await expect(bar(page, first, addDays(first, 27))).toBeVisible()

  await test.step('moves, stretches, books, copies and removes a flight', async () => {
    await tabTo(page, /^Spring, Meta/)
    await keyboard.press('ArrowRight')
    await keyboard.press('ArrowRight')
    await expect(bar(page, addDays(first, 14), addDays(first, 41))).toBeVisible()
    await keyboard.press('Alt+ArrowRight')
    await expect(bar(page, addDays(first, 14), addDays(first, 48))).toBeVisible()
    await keyboard.press('b')
    await expect(page.getByRole('button', { name: /^Spring, Meta.*, booked$/ })).toBeVisible()
    await keyboard.press('Control+d')
    await expect(bar(page, addDays(first, 49), addDays(first, 83))).toBeVisible()
    await tabTo(page, /^Spring, Meta/)
    await keyboard.press('Delete')
    await expect(page.getByRole('button', { name: /^Spring, Meta/ })).toHaveCount(1)
  })

  await test.step('compares two versions', async () => {
    await tabTo(page, /^Duplicate Agreed/)
    await keyboard.press('Enter')
    await expect(page.getByLabel('Version', { exact: true }).locator('option:checked')).toHaveText(/\(copy\)/)
    await tabTo(page, /^Spring, Meta/)
    await keyboard.press('Shift+ArrowRight')
    await expect(bar(page, addDays(first, 15), addDays(first, 49))).toBeVisible()
    await tabTo(page, /^Compare Agreed/)
    await keyboard.press('Enter')
    await expect(page.getByRole('row', { name: /Spring.*moved/ })).toBeVisible()
    await keyboard.press('Control+z')
    await expect(page.getByText('The two versions plan the same.')).toBeVisible()
  })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a campaign, and a deal of it, are in the currency that is named for them', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  const dialog = page.getByRole('dialog')
  await goTo(page, '/marketing/campaigns')
  await page.getByRole('button', { name: 'New campaign' }).first().click()
  await dialog.getByLabel('Name').fill('Overseas')
  await dialog.getByLabel('Media budget').fill('3000')
  // As it is pasted from a cell of a table.
  await dialog.getByLabel('Currency').fill(' usd')
  await page.getByRole('button', { name: 'Add campaign' }).click()
  await expect(page.getByRole('heading', { name: 'Overseas', level: 1 })).toBeVisible()
  await goTo(page, '/marketing/deals')
  await page.getByRole('button', { name: 'New deal' }).first().click()
  await dialog.getByLabel('Name').fill('Crates for Boston')
  await expect(dialog.getByLabel('Currency')).toHaveValue('EUR')
  await dialog.getByLabel('Campaign').selectOption('Overseas')
  await expect(dialog.getByLabel('Currency')).toHaveValue('USD')
  await dialog.getByLabel('Amount').fill('1200.50')
  await dialog.getByRole('button', { name: 'Add deal' }).click()
  await expect(page.getByRole('row', { name: /Crates for Boston/ })).toContainText('1,200.50 USD')
  // What is named for it stays, whatever campaign it is put to; a currency without cents rounds, and says so.
  await page.getByRole('row', { name: /Crates for Boston/ }).getByText('Crates for Boston').click()
  await dialog.getByLabel('Campaign').selectOption('None')
  await expect(dialog.getByLabel('Currency')).toHaveValue('USD')
  await dialog.getByLabel('Currency').fill('JPY')
  await expect(dialog).toContainText('1,200.50 USD is rounded to 1,201 JPY.')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row', { name: /Crates for Boston/ })).toContainText('1,201 JPY')
  await page.getByRole('row', { name: /Crates for Boston/ }).getByText('Crates for Boston').click()
  await dialog.getByLabel('Amount').fill('')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toContainText('Type an amount, like 1,235.')
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Discard' }).click()
  await goTo(page, '/marketing/rates')
  await page.getByRole('button', { name: 'Type in a rate' }).first().click()
  await dialog.getByLabel('1 unit of').fill(' usd ')
  await dialog.getByLabel('is so many').fill('0.9234')
  await dialog.getByLabel('Source').fill('Bank')
  await dialog.getByRole('button', { name: 'Add rate' }).click()
  const converter = page.getByRole('region', { name: 'Convert an amount' })
  await converter.getByLabel('From').fill(' usd')
  await expect(converter).toContainText('92.34 EUR')
  await converter.getByLabel('By the rate of').fill('0026-03-01')
  await expect(converter).toContainText('Type the day whole')
  await expect(converter).not.toContainText('No exchange rate')
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('pacing turns when results are imported', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  // Ten days of results to yesterday; the flight began with them and runs as long again.
  const days = Array.from({ length: 10 }, (_, index) => addDays(today, index - 10))
  const metaCsv = (spend: string): string => `"Campaign name",Day,"Amount spent (EUR)",Impressions,"Link clicks","Reporting starts","Reporting ends"\n${days.map((day) => `"Spring",${day},${spend},1000,20,${day},${day}`).join('\n')}\n`
  await goTo(page, '/marketing/campaigns')
  await page.getByRole('button', { name: 'New campaign' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('Spring')
  await page.getByRole('button', { name: 'Add campaign' }).click()
  await expect(page.getByRole('heading', { name: 'Spring', level: 1 })).toBeVisible()
  await goTo(page, '/marketing/plan')
  await page.getByRole('button', { name: 'Make a plan' }).click()
  await page.getByLabel('First day').fill(addDays(today, -10))
  await page.getByLabel('Last day').fill(addDays(today, 9))
  await page.getByRole('button', { name: 'Make plan' }).click()
  await page.getByRole('button', { name: 'Add flight' }).click()
  // What is planned lies ahead, as far as the plan has days.
  await expect(page.getByRole('dialog').getByLabel('First day')).toHaveValue(today)
  await expect(page.getByRole('dialog').getByLabel('Last day')).toHaveValue(addDays(today, 9))
  await page.getByRole('dialog').getByLabel('First day').fill(addDays(today, -10))
  await page.getByRole('dialog').getByLabel('Amount').fill('2000')
  await page.getByRole('dialog').getByRole('button', { name: 'Add flight' }).click()
  await expect(bar(page, addDays(today, -10), addDays(today, 9))).toBeVisible()
  await goTo(page, '/marketing/pacing')
  await expect(page.getByRole('row', { name: /Spring/ })).toContainText('No data')
  // 100.00 a day are planned, 50.00 were spent.
  await bring(rapport, 'meta.csv', metaCsv('50.00'))
  await page.getByRole('button', { name: 'Import 10 rows' }).click()
  await expect(page.getByRole('button', { name: 'Undo this import' })).toBeVisible()
  await goTo(page, '/marketing/pacing')
  const row = page.getByRole('row', { name: /Spring/ })
  await expect(row).toContainText('Under')
  await expect(row).toContainText('50%')
  await expect(page.getByRole('list', { name: 'Alerts' })).toContainText('150.00 EUR a day would end as planned')
  // The same days again, with what was really spent: on track.
  await bring(rapport, 'meta-again.csv', metaCsv('100.00'))
  await page.getByRole('button', { name: /^meta-again/ }).click()
  await page.getByRole('button', { name: /^Import 10 rows/ }).click()
  await expect(page.getByRole('button', { name: 'Undo this import' })).toBeVisible()
  await goTo(page, '/marketing/pacing')
  await expect(page.getByRole('row', { name: /Spring/ })).toContainText('On track')
  await expect(page.getByText('Nothing asks for a decision.')).toBeVisible()
  // What no flight plans is not paced, and is found from here.
  await page.getByRole('link', { name: 'Plan vs actual' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Plan vs actual', level: 1 })).toBeVisible()
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('the totals of a plan name the quarters in which something is planned, of each currency', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/marketing/plan', 'Media plan')
  const quarters = page.getByRole('region', { name: 'Totals by quarter' }).getByRole('row', { name: /^Q\d/ })
  await expect(quarters.first()).toBeVisible()
  expect((await quarters.allInnerTexts()).filter((sums) => /(?:\s0\.00 [A-Z]{3}){3}$/.test(sums))).toEqual([])
  await rapport.close()
})
