import { expect, type Page, test } from '@playwright/test'
import ICAL from 'ical.js'
import { readFileSync } from 'node:fs'
import { addDays, type Day } from '../../src/shared/kernel/day'
import { dayText } from '../../src/shared/kernel/day-text'
import { goTo } from '../support/go-to'
import { launchNew } from '../support/launch-new'
import { saved } from '../support/saved'

/** A Wednesday, so that the week before and after it belong to the same month. */
const first = '2027-03-17' as Day

const entry = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^Creative, ${name}`) })
const expectOn = (page: Page, name: string, day: Day) => expect(entry(page, name)).toHaveAccessibleName(new RegExp(`, ${dayText(day)},`))

/** Drags an entry so many days to the side; the button is not let go of. */
const drag = async (page: Page, name: string, days: number): Promise<void> => {
  const from = await entry(page, name).boundingBox()
  const cell = await page.locator('td[data-day]').first().boundingBox()
  if (from === null || cell === null) throw new Error('The entry is not drawn')
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + days * cell.width, y, { steps: 5 })
}

test('from an audience to an approved creative on its day, and the calendar read by another program', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  const dialog = page.getByRole('dialog')

  await test.step('plans a campaign: the objective decides the KPIs', async () => {
    await goTo(rapport.page, '/marketing/campaigns', 'Campaigns')
    await page.getByRole('button', { name: 'New campaign' }).first().click()
    await dialog.getByLabel('Name', { exact: false }).first().fill('Spring')
    await dialog.getByLabel('Objective').selectOption('leads')
    await dialog.getByLabel('KPI').selectOption('cpa')
    await dialog.getByLabel('Target').fill('12.50')
    await dialog.getByLabel('Objective').selectOption('traffic')
    // A cost per lead is no target of traffic.
    await expect(dialog.getByLabel('KPI')).toHaveValue('')
    await expect(dialog.getByLabel('KPI').locator('option')).toHaveText(['None', 'Clicks', 'CTR', 'CPC'])
    await dialog.getByLabel('KPI').selectOption('cpc')
    await dialog.getByLabel('Target').fill('0.60')
    await dialog.getByRole('button', { name: 'Add campaign' }).click()
    await expect(page.locator('main h1')).toHaveText('Spring')
  })

  await test.step('says who is to be reached, how many there are, and uses it', async () => {
    await goTo(rapport.page, '/marketing/audiences', 'Audiences')
    await page.getByRole('button', { name: 'New audience' }).first().click()
    await dialog.getByLabel('Name', { exact: false }).first().fill('Potters')
    await dialog.getByLabel('Age from').fill('54')
    await dialog.getByLabel('Age to').fill('25')
    await dialog.getByRole('button', { name: 'Add audience' }).click()
    await expect(dialog.getByText('The older age comes second')).toBeVisible()
    await dialog.getByLabel('Age from').fill('25')
    await dialog.getByLabel('Age to').fill('54')
    await dialog.getByLabel('Places').fill('Berlin +25 km')
    await dialog.getByRole('button', { name: 'Add audience' }).click()
    await expect(page.locator('main h1')).toHaveText('Potters')
    await page.getByRole('button', { name: 'Note a size' }).click()
    await dialog.getByLabel('People, from').fill('90000')
    await dialog.getByLabel('to', { exact: true }).fill('110000')
    await dialog.getByRole('button', { name: 'Note size' }).click()
    await expect(page.getByRole('cell', { name: '90,000 – 110,000' })).toBeVisible()
    await page.getByRole('button', { name: 'Use in a campaign' }).click()
    await dialog.getByLabel('Campaign').selectOption({ label: 'Spring' })
    await dialog.getByRole('button', { name: 'Use audience' }).click()
    await page.getByRole('link', { name: 'Spring' }).click()
    await expect(page.getByRole('region', { name: 'Audiences' }).getByRole('link', { name: 'Potters' })).toBeVisible()
  })

  await test.step('makes a creative for it whose headline is too long, which cannot be approved', async () => {
    await page.getByRole('button', { name: 'Add a creative' }).click()
    await dialog.getByLabel('Name', { exact: false }).first().fill('Kiln')
    await dialog.getByLabel('Day').fill(first)
    await dialog.getByLabel('Leads to').fill('https://example.com/kiln')
    await dialog.getByRole('button', { name: 'Add creative' }).click()
    await expect(page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').filter({ hasText: 'Kiln' })).toHaveText(/Creative planned.*Draft/)
    await page.getByRole('region', { name: 'Creatives' }).getByRole('link', { name: 'Kiln' }).click()
    await expect(page.locator('main h1')).toHaveText('Kiln')
    await page.getByRole('button', { name: 'New variant' }).click()
    await dialog.getByLabel('Platform').selectOption('google')
    await dialog.getByLabel('Placement').selectOption('search')
    await dialog.getByLabel('Headline').fill('x'.repeat(31))
    await expect(dialog.getByText('31 of 30 characters')).toBeVisible()
    await expect(dialog.getByText('The headline has 31 characters; 30 are allowed.')).toBeVisible()
    await expect(dialog.getByText(/Checked against .*support\.google\.com.*, read on \d+ \w+ \d{4}/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Add variant' }).click()
    await expect(page.getByText('https://example.com/kiln?utm_source=google&utm_medium=paid_social&utm_campaign=spring&utm_content=kiln')).toBeVisible()
    await page.getByRole('button', { name: 'Send to review' }).click()
    await dialog.getByLabel('Who').fill('Mara')
    await dialog.getByRole('button', { name: 'Send to review' }).click()
    await page.getByRole('button', { name: 'Approve' }).click()
    await dialog.getByLabel('Who').fill('Jonas')
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await expect(dialog.getByText(/A platform would refuse it/)).toBeVisible()
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Discard' }).click()
  })

  await test.step('fixes it, and it is approved with who did', async () => {
    await page.getByRole('button', { name: 'Edit Google Ads, Search' }).click()
    await dialog.getByLabel('Headline').fill('Open kiln')
    await expect(dialog.getByText('9 of 30 characters')).toBeVisible()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Approve' }).click()
    await dialog.getByLabel('Who').fill('Jonas')
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await expect(page.getByText('In review → Approved by Jonas')).toBeVisible()
    await expect(page.getByText('It stays as it was approved.', { exact: false })).toBeVisible()
  })

  await test.step('moves it on the calendar by mouse; Escape leaves it', async () => {
    await page.getByRole('link', { name: dayText(first) }).click()
    await expect(page.getByRole('heading', { name: 'March 2027' })).toBeVisible()
    await expectOn(page, 'Kiln', first)
    await drag(page, 'Kiln', 2)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await expectOn(page, 'Kiln', first)
    await drag(page, 'Kiln', 1)
    await page.mouse.up()
    await expectOn(page, 'Kiln', addDays(first, 1))
    await expect(dialog).toBeHidden()
    await page.keyboard.press('Control+z')
    await expectOn(page, 'Kiln', first)
    // Undone before the window ever heard of the move.
    await drag(page, 'Kiln', 1)
    await page.mouse.up()
    await page.keyboard.press('Control+z')
    await expect(page.getByText(/^Undone: /).last()).toBeVisible()
    await expectOn(page, 'Kiln', first)
  })

  await test.step('moves it by keyboard, which keeps the focus, and by a day typed in', async () => {
    await entry(page, 'Kiln').focus()
    for (const key of [' ', 'ArrowLeft', 'ArrowDown', 'Escape']) await page.keyboard.press(key)
    await expectOn(page, 'Kiln', first)
    for (const key of [' ', 'ArrowLeft', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
    await expectOn(page, 'Kiln', addDays(first, 6))
    await expect(entry(page, 'Kiln')).toBeFocused()
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Day').fill(addDays(first, 7))
    await dialog.getByRole('link', { name: 'Open the creative' }).click()
    await dialog.getByRole('button', { name: 'Keep editing' }).click()
    await dialog.getByLabel('Day').focus()
    await page.keyboard.press('Enter')
    await expectOn(page, 'Kiln', addDays(first, 7))
    await entry(page, 'Kiln').press('Enter')
    await dialog.getByLabel('Day').fill(addDays(first, 9))
    await dialog.getByRole('link', { name: 'Open the creative' }).click()
    await dialog.getByRole('button', { name: 'Discard' }).click()
    await expect(page.getByRole('heading', { name: 'Kiln', level: 1 })).toBeVisible()
    await page.goBack()
    await expectOn(page, 'Kiln', addDays(first, 7))
    await page.getByLabel('State').selectOption('live')
    await expect(entry(page, 'Kiln')).toBeHidden()
    await page.getByLabel('State').selectOption('approved')
    await expectOn(page, 'Kiln', addDays(first, 7))
  })

  await test.step('exports the calendar, which another library reads back', async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    const target = await saved(rapport, 'calendar.ics', () => page.getByRole('menuitem', { name: 'Calendar (.ics)' }).click())
    const events = new ICAL.Component(ICAL.parse(readFileSync(target, 'utf8'))).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
    expect(events.map(({ summary, description, startDate, endDate }) => [summary, description, startDate.toString(), endDate.toString(), startDate.isDate])).toEqual([
      ['Kiln', 'Spring\nGoogle Ads, Search\nApproved', addDays(first, 7), addDays(first, 8), true],
    ])
  })

  await test.step('begins the calendar’s weeks where the workbook says', async () => {
    const firstColumn = page.locator('main table thead th').first()
    await expect(firstColumn).toHaveText('Mon')
    await goTo(rapport.page, '/settings', 'Settings')
    await page.getByLabel('Weeks begin on').selectOption('Sunday')
    await expect(page.getByRole('alert').filter({ hasText: 'Change planning settings: done' })).toBeVisible()
    await goTo(rapport.page, '/marketing/calendar', 'Calendar')
    await expect(firstColumn).toHaveText('Sun')
  })

  await test.step('keeps the campaign as a template, starts another from it, and puts that away and back', async () => {
    await goTo(rapport.page, '/marketing/campaigns/1', 'Spring')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Save as template…' }).click()
    await dialog.getByLabel('Template name').fill('Openings')
    await dialog.getByRole('button', { name: 'Save template' }).click()
    await goTo(rapport.page, '/marketing/campaigns', 'Campaigns')
    await page.getByRole('button', { name: 'Templates' }).click()
    await page.getByRole('button', { name: 'Start from Openings' }).click()
    await dialog.getByLabel('Name', { exact: false }).first().fill('Autumn')
    await dialog.getByRole('button', { name: 'Start campaign' }).click()
    await expect(page.locator('main h1')).toHaveText('Autumn')
    await expect(page.getByText(/CPC: target at most 0\.60 EUR/)).toBeVisible()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Archive' }).click()
    await goTo(rapport.page, '/marketing/campaigns', 'Campaigns')
    await expect(page.getByRole('row', { name: 'Spring' })).toBeVisible()
    await expect(page.getByRole('row', { name: 'Autumn' })).toBeHidden()
    await page.getByLabel('Archived too').check()
    await page.getByRole('row', { name: 'Autumn' }).getByText('Autumn').click()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Bring back' }).click()
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Duplicate…' }).click()
    await dialog.getByLabel('Name', { exact: false }).first().fill('Winter')
    await dialog.getByRole('button', { name: 'Duplicate' }).click()
    await expect(page.locator('main h1')).toHaveText('Winter')
  })

  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
