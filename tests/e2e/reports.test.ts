import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { addDays, localDay } from '../../src/shared/kernel/day'
import { complaintsOfAxe } from '../support/axe'
import { callStore } from '../support/call-store'
import { goTo } from '../support/go-to'
import { launchSample } from '../support/launch-sample'
import { saved } from '../support/saved'

test('a report is asked, kept, taken out, and asked again', async () => {
  const rapport = await launchSample(test.info().project.name)
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
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/reports/client')
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

  await test.step('what was typed right before is on the paper', async () => {
    await page.evaluate(() => {
      globalThis.print = () => {
        globalThis.dispatchEvent(new Event('beforeprint'))
        document.body.dataset['printed'] = document.querySelector('[class*=printSummary]')?.textContent ?? ''
        globalThis.dispatchEvent(new Event('afterprint'))
      }
    })
    await page.getByRole('textbox', { name: 'Summary' }).fill('A very good month.')
    await page.getByRole('button', { name: 'Print' }).click()
    await expect(page.locator('body')).toHaveAttribute('data-printed', 'A very good month.')
  })

  await test.step('what is wrong goes with the report that a saved one takes the place of', async () => {
    await page.getByRole('button', { name: 'Save this report' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill('For the client')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.getByLabel('Title').fill('Winter')
    await expect.poll(() => decodeURIComponent(page.url())).toContain('Winter')
    await page.getByLabel('Colour').fill('#ffff00')
    await expect(page.getByText('White text cannot be read on that colour.')).toBeVisible()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('For the client')
    await page.getByRole('option', { name: /For the client/ }).click()
    await expect(page.getByText('White text cannot be read on that colour.')).toBeHidden()
    await expect(page.getByLabel('Colour')).toHaveValue('#0b7468')
    await expect(page.getByLabel('Title')).toHaveValue('Autumn')
  })

  await test.step('what was wrong with a picture goes with the logo', async () => {
    const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')
    await page.getByLabel('Logo file').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: picture })
    await expect(page.getByRole('img', { name: 'The logo' })).toBeVisible()
    await page.getByLabel('Logo file').setInputFiles({ name: 'logo.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await expect(page.getByText('This is no PNG or JPEG picture.')).toBeVisible()
    await page.getByRole('button', { name: 'Take the logo away' }).click()
    await expect(page.getByText('This is no PNG or JPEG picture.')).toBeHidden()
  })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('an export leaves the keyboard where it was begun', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const begun = async (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')
  await goTo(page, '/reports/roi')
  await saved(rapport, 'plan.csv', async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).press('Enter')
    await page.getByRole('menuitem', { name: 'CSV' }).press('Enter')
  })
  await expect(page.getByText(/Downloaded|Saved plan/)).toBeVisible()
  expect(await begun()).toBe('Export')
  await goTo(page, '/networking/keep-in-touch')
  const button = page.getByRole('button', { name: 'Save as calendar file' })
  await saved(rapport, 'touch.ics', () => button.press('Enter'))
  await expect(page.getByText(/Downloaded|Saved/).last()).toBeVisible()
  await expect(button).toBeFocused()
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('of a report’s lines those lead on that are about something', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const heading = page.locator('main h1')
  const show = async (address: string, title: string): Promise<void> => {
    await goTo(page, address)
    await expect(heading).toHaveText(title)
  }
  const back = async (title: string): Promise<void> => {
    await page.evaluate(() => window.history.back())
    await expect(heading).toHaveText(title)
  }
  // People who wait.
  await show('/reports/keep-in-touch', 'Keep in touch')
  const person = page.getByRole('grid').first().getByRole('row').nth(1)
  const name = String(await person.getByRole('gridcell').first().textContent())
  await person.click()
  await expect(heading).toHaveText(name)
  await back('Keep in touch')
  // Adopted advice.
  await show('/reports/promises', 'Promise tally')
  await page.getByRole('grid').focus()
  await page.keyboard.press('Enter')
  await expect(heading).toHaveText('Media plan')
  await back('Promise tally')
  // One side of a comparison has a report of its own, the other has not.
  await show('/reports/organic-paid', 'Organic vs paid')
  const [organic, paid] = [page.getByRole('grid').first().getByRole('row', { name: /^Organic/ }), page.getByRole('grid').first().getByRole('row', { name: /^Paid/ })]
  await expect(organic).toHaveCSS('cursor', 'auto')
  const drawing = page.locator('[data-drawn]')
  const press = async (across: number): Promise<void> => {
    await expect(drawing.locator('svg path').first()).toBeAttached()
    const { width, height } = (await drawing.boundingBox()) ?? { width: 0, height: 0 }
    await drawing.click({ position: { x: width * across, y: height * 0.7 } })
  }
  await press(0.2)
  await expect(heading).toHaveText('Organic vs paid')
  await press(0.5)
  await expect(heading).toHaveText('ROI report')
  await back('Organic vs paid')
  await page.getByRole('button', { name: 'Show as table' }).click()
  await expect(page.getByRole('rowheader', { name: 'Organic' }).getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('rowheader', { name: 'Paid' }).getByRole('button')).toBeVisible()
  await organic.click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: /Look beside/ })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: /^Open/ })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await organic.click()
  await page.keyboard.press('Enter')
  await expect(heading).toHaveText('Organic vs paid')
  await paid.click()
  await expect(heading).toHaveText('ROI report')
  await back('Organic vs paid')
  // Campaigns within a client report, and the months of a quarter.
  await show('/reports/client', 'Client report')
  const roi = page.getByRole('grid', { name: /ROI report/ })
  await roi.getByRole('row', { name: /Autumn tableware/ }).first().click()
  await expect(heading).toHaveText(/Autumn tableware/)
  await back('Client report')
  await show('/reports/quarter-review', 'Quarter review')
  const month = page.getByRole('grid', { name: /Marketing results/ }).getByRole('row').nth(1)
  await month.click()
  await expect(heading).toHaveText('ROI report')
  await expect(page.getByLabel('Group by')).toHaveValue('campaign')
  await expect(page.getByLabel('From', { exact: true })).toHaveValue(/-01$/)
  await back('Quarter review')
  // The review of the networking screens leads to the report of its period.
  await show('/networking/review?period=2026', 'Review')
  await page.getByRole('link', { name: 'As a report' }).click()
  await expect(heading).toHaveText('Year review')
  await expect(page.getByLabel('Year', { exact: true })).toHaveValue('2026')
  await back('Review')
  // What was posted when the followers moved.
  await show('/networking/channels/1', '@juniper.and.salt')
  await page.getByRole('button', { name: 'Show as table' }).click()
  await page.getByRole('rowheader').getByRole('button').first().click()
  await expect(heading).toHaveText('Posts')
  await expect(page.getByLabel('Handle', { exact: true })).toHaveValue('1')
  await expect(page.getByLabel('From', { exact: true })).toHaveValue(await page.getByLabel('To', { exact: true }).inputValue())
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('charts and lines of reports lead to what they are about', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const heading = page.locator('main h1')
  for (const [report, title] of [['pacing', 'Pacing'], ['community-health', 'Community health'], ['plan-vs-actual', 'Plan vs actual']] as const) {
    await goTo(page, `/reports/${report}`)
    await expect(heading).toHaveText(title)
    const grid = page.getByRole('grid').first()
    if (report === 'plan-vs-actual') {
      // Platforms have no screen of their own, campaigns have.
      await grid.focus()
      await page.keyboard.press('Enter')
      await expect(heading).toHaveText(title)
      await page.getByLabel('Group by').selectOption('campaign')
      await expect(grid).toContainText('Autumn tableware')
    }
    await page.getByRole('button', { name: 'Show as table' }).first().click()
    const name = page.getByRole('rowheader').getByRole('button').first()
    const named = String(await name.textContent()).replace(/ · .*/, '')
    await name.click()
    await expect(heading).toHaveText(named)
    await page.evaluate(() => window.history.back())
    await expect(heading).toHaveText(title)
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await expect(heading).toHaveText(named)
  }
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a deal in another currency is in the report and the overview by a rate that is said, or left out by choice', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await callStore(rapport, 'marketing.deal.add', { name: 'Plates for Boston', campaignId: null, amountMinor: 1000_00, currency: 'USD', status: 'won', on: addDays(localDay(new Date()), -5), note: '' })
  for (const to of ['/marketing', '/reports/roi']) {
    await goTo(page, to)
    await expect(page.getByText(/Amounts in EUR, those in USD converted/)).toBeVisible()
    await expect(page.getByRole('list', { name: 'Notes' })).toContainText('Converted to EUR: 1 USD = 0.92 EUR on')
  }
  // The campaigns at the foot of the overview are those of its figures, whatever currency they are planned in.
  await goTo(page, '/marketing?currency=USD')
  await expect(page.getByRole('region', { name: 'Campaigns with the most spend, table' })).toContainText('Autumn tableware')
  await goTo(page, '/reports/roi')
  const amounts = page.getByLabel('Currency')
  await amounts.selectOption('Only EUR')
  await expect(page.getByText('Not added, in USD: 1,000.00 of won deals.')).toBeVisible()
  await expect(page.getByText(/Amounts in EUR without those in USD/)).toBeVisible()
  await page.getByRole('button', { name: 'Show USD' }).click()
  await expect(amounts).toHaveValue('only USD')
  await expect(page.getByText(/Amounts in USD without those in EUR/)).toBeVisible()

  await amounts.selectOption('All, in USD')
  await expect(page.getByText(/Amounts in USD, those in EUR converted/)).toBeVisible()
  await page.getByRole('button', { name: /^Spend .*where it comes from/ }).first().click()
  await expect(page.getByRole('dialog')).toContainText('USD')
  await expect(page.getByRole('dialog')).toContainText('Converted to USD: 1 USD = 0.92 EUR')
  await page.keyboard.press('Escape')
  expect(await complaintsOfAxe(page, 'ROI report in dollars', 'all', true)).toEqual([])
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
