import { expect, type Locator, type Page, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { complaintsOfAxe } from '../support/axe'
import { goTo } from '../support/go-to'
import { launchSample } from '../support/launch-sample'
import { saved } from '../support/saved'

const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Search or type a command' })
const options = (page: Page): Locator => page.getByRole('listbox', { name: 'Results' }).getByRole('option')

/** What the palette offers to do here, before anything is typed. */
const offers = async (page: Page): Promise<string[]> => {
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  return options(page).and(page.locator('[id^="palette-here-"]')).allInnerTexts()
}

/** Opens the palette, types, and takes the first of what is offered, once the screen shows what the command before changed. */
const command = async (page: Page, typed: string, option: string): Promise<void> => {
  await expect(async () => {
    await page.keyboard.press('Escape')
    await expect(field(page)).toHaveCount(0)
    await page.keyboard.press('Control+k')
    await field(page).fill(typed)
    await expect(options(page).first()).toHaveText(option, { timeout: 5000 })
  }).toPass({ timeout: 90_000 })
  await page.keyboard.press('Enter')
  // Enter counts once what was typed has been looked for; Escape before that would take it back.
  await expect(field(page)).toHaveCount(0)
}

/** Where Tab would stop in the rows of a table. */
const stopsIn = (grid: Locator): Locator => grid.locator('[role="gridcell"] :is(button, a, input):not([tabindex="-1"])')

/** What Ctrl V brings, without the clipboard that tests at the same time share. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((plain) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', plain)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

interface WrongForm {
  readonly address: string
  readonly heading: string
  /** Names of the buttons that lead to it, one after the other. */
  readonly open: readonly (string | RegExp)[]
  readonly dialog: string
  readonly submit: string
  /** What is typed wrongly, by field; what has to be there and is not is wrong by itself. */
  readonly typed: Readonly<Record<string, string>>
  /** Every field that has to say so, in their order. */
  readonly wrong: readonly [string, ...string[]]
}

const wrongForms: readonly WrongForm[] = [
  { address: '/networking/interactions', heading: 'Interactions', open: ['Log interaction'], dialog: 'Log interaction', submit: 'Log', typed: { With: 'Somebody', Day: '', Minutes: 'long' }, wrong: ['With', 'Day', 'Minutes'] },
  { address: '/networking/mentions', heading: 'Mentions', open: ['New mention'], dialog: 'New mention', submit: 'Add mention', typed: { 'Posted by': 'Somebody', Address: 'nowhere', Reach: 'far' }, wrong: ['Posted by', 'Address', 'Reach'] },
  { address: '/networking/mentions', heading: 'Mentions', open: ['New share of voice'], dialog: 'New share of voice', submit: 'Add share of voice', typed: { From: '2026-02-01', To: '2026-01-01' }, wrong: ['Name', 'Source', 'To', 'Mentions of us'] },
  { address: '/networking/goals', heading: 'Goals', open: ['New goal'], dialog: 'New goal', submit: 'Add goal', typed: { From: '2026-02-01', Due: '2026-01-01' }, wrong: ['Name', 'Target', 'Due'] },
  { address: '/networking/contacts', heading: 'Contacts', open: ['New contact'], dialog: 'New contact', submit: 'Add contact', typed: { 'Ideal days': 'often', Birthday: 'in May' }, wrong: ['Name', 'Ideal days', 'Birthday'] },
  { address: '/marketing/campaigns', heading: 'Campaigns', open: ['New campaign'], dialog: 'New campaign', submit: 'Add campaign', typed: { Starts: '2026-02-01', Ends: '2026-01-01', 'Media budget': 'much' }, wrong: ['Name', 'Ends', 'Media budget'] },
  { address: '/marketing/deals', heading: 'Deals', open: ['New deal'], dialog: 'New deal', submit: 'Add deal', typed: { Day: '' }, wrong: ['Name', 'Amount', 'Day'] },
  { address: '/marketing/experiments', heading: 'Tests', open: ['New test'], dialog: 'New test', submit: 'Plan test', typed: { 'Rate now': 'much' }, wrong: ['Name', 'Rate now', 'Difference to find'] },
  { address: '/marketing/audiences', heading: 'Audiences', open: ['New audience'], dialog: 'New audience', submit: 'Add audience', typed: { 'Age from': '40', 'Age to': '30' }, wrong: ['Name', 'Age to'] },
  { address: '/marketing/audiences/1', heading: '', open: ['Note a size'], dialog: 'Note a size', submit: 'Note size', typed: { 'Read on': '' }, wrong: ['Read on', 'People, from'] },
  { address: '/marketing/campaigns/1', heading: '', open: ['Use an audience'], dialog: 'Use an audience', submit: 'Use audience', typed: {}, wrong: ['Audience'] },
  { address: '/marketing/creatives/5', heading: '', open: ['New variant'], dialog: 'New variant', submit: 'Add variant', typed: { 'Width, pixels': 'wide', 'Length, seconds': 'long' }, wrong: ['Width, pixels', 'Length, seconds'] },
  { address: '/marketing/plan', heading: 'Media plan', open: ['Set a budget'], dialog: 'Set a budget', submit: 'Set budget', typed: { Currency: 'E' }, wrong: ['Currency', 'Amount'] },
  { address: '/marketing/plan', heading: 'Media plan', open: ['Add flight'], dialog: 'Add flight', submit: 'Add flight', typed: { 'First day': '2026-02-01', 'Last day': '2026-01-01' }, wrong: ['Last day', 'Amount'] },
  { address: '/marketing/plan', heading: 'Media plan', open: ['Add a planned cost'], dialog: 'Add a planned cost', submit: 'Add cost', typed: {}, wrong: ['What for', 'Percent'] },
  { address: '/marketing/goals', heading: 'Goals', open: ['New goal'], dialog: 'New goal', submit: 'Add goal', typed: {}, wrong: ['At least'] },
  { address: '/marketing/rates', heading: 'Exchange rates', open: ['Type in a rate'], dialog: 'Type in a rate', submit: 'Add rate', typed: { On: '' }, wrong: ['1 unit of', 'is so many', 'On', 'Source'] },
  { address: '/networking/organize', heading: 'Groups and fields', open: [/^Rename /], dialog: 'Rename the tag', submit: 'Rename', typed: { Name: ' ' }, wrong: ['Name'] },
  { address: '/networking/contacts/1', heading: '', open: ['Edit source'], dialog: 'Lead, customer and source', submit: 'Save', typed: { 'Lead since': '12026-01-01', 'Customer since': '12026-01-01' }, wrong: ['Lead since', 'Customer since'] },
  { address: '/marketing/campaigns/1', heading: '', open: ['More', 'Duplicate…'], dialog: 'Duplicate', submit: 'Duplicate', typed: { Name: '', Starts: '12026-01-01' }, wrong: ['Name', 'Starts'] },
  { address: '/marketing/campaigns/1', heading: '', open: ['More', 'Save as template…'], dialog: 'Save as template', submit: 'Save template', typed: { 'Template name': '' }, wrong: ['Template name'] },
  { address: '/settings', heading: 'Settings', open: ['Save a locked copy…'], dialog: 'Save a locked copy', submit: 'Save locked copy', typed: { Passphrase: 'short', 'The same again': 'shorter' }, wrong: ['Passphrase', 'The same again'] },
]

test('every form says all that is wrong with it at once, at the fields, and leads to the first', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  for (const { address, heading, open, dialog: title, submit, typed, wrong } of wrongForms) {
    await test.step(`${title} at ${address}`, async () => {
      await goTo(page, address)
      await expect(page.getByRole('heading', { level: 1, ...(heading !== '' && { name: heading }) })).toBeVisible()
      for (const name of open) await page.getByRole('button', { name, exact: true }).or(page.getByRole('menuitem', { name, exact: true })).first().click()
      const dialog = page.getByRole('dialog', { name: new RegExp(`^${title}`) })
      const fieldOf = (name: string): Locator => dialog.getByLabel(new RegExp(`^${name}( \\*|,.*| days.*| between.*)?$`)).first()
      for (const [name, text] of Object.entries(typed)) await fieldOf(name).fill(text)
      await dialog.getByRole('button', { name: submit, exact: true }).click()
      for (const name of wrong) await expect(fieldOf(name), name).toHaveAttribute('aria-invalid', 'true')
      await expect(fieldOf(wrong[0])).toBeFocused()
      await dialog.getByRole('button', { name: 'Cancel' }).click()
      await expect(dialog).toBeHidden()
    })
  }
  const allWrong = async (first: Locator, ...others: readonly Locator[]): Promise<void> => {
    for (const field of [first, ...others]) await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(first).toBeFocused()
  }
  const main = page.getByRole('main')
  await test.step('so does a form that stands on a page', async () => {
    await goTo(page, '/marketing/links', 'Links')
    const marks = [main.getByLabel('Source', { exact: true }), main.getByLabel('Medium', { exact: true })] as const
    await marks[0].fill('')
    await marks[1].fill('x'.repeat(201))
    await page.keyboard.press('Enter')
    await allWrong(...marks)
    await goTo(page, '/networking/contacts/1')
    const promise = [main.getByLabel('Day', { exact: true }), main.getByLabel('What for', { exact: true })] as const
    await promise[0].fill('')
    await promise[1].fill('x'.repeat(2001))
    await page.getByRole('button', { name: 'Add follow-up' }).click()
    await allWrong(...promise)
  })
  await test.step('and one for many contacts, and a condition', async () => {
    await goTo(page, '/networking/contacts', 'Contacts')
    await page.getByRole('grid', { name: 'Contacts' }).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Set rhythm' }).click()
    const dialog = page.getByRole('dialog')
    const days = [dialog.getByLabel('Ideal days between touches'), dialog.getByLabel('Longest days')] as const
    await days[0].fill('0')
    await days[1].fill('0')
    await dialog.getByRole('button', { name: 'Change 1 contact' }).click()
    await allWrong(...days)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'More…' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Set a field' }).focus()
    await page.keyboard.press('Enter')
    await expect(dialog.getByLabel('Field', { exact: true })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'More…' })).toBeFocused()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Set a field' }).focus()
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Field', { exact: true }).selectOption('Seats')
    await dialog.getByLabel('Seats', { exact: true }).fill('many')
    await page.keyboard.press('Control+Enter')
    await allWrong(dialog.getByLabel('Seats', { exact: true }))
    await dialog.getByLabel('Seats', { exact: true }).fill('16')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByText('Set a field, 1 contact: done')).toBeVisible()
    await page.getByRole('button', { name: 'Add filter' }).click()
    await dialog.getByLabel('Field').selectOption('Strength')
    const range = [dialog.getByLabel('At least'), dialog.getByLabel('At most')] as const
    await range[0].fill('many')
    await range[1].fill('few')
    await dialog.getByRole('button', { name: 'Add filter' }).click()
    await allWrong(...range)
  })
  await rapport.close()
})

test('the palette acts on what is at hand: the page that is open, or the row that has the focus', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport

  await test.step('a contact is logged with, snoozed, archived and merged', async () => {
    await goTo(page, '/networking/contacts', 'Contacts')
    const grid = page.getByRole('grid', { name: 'Contacts' })
    await page.getByRole('row', { name: 'Ada Albers' }).getByText('Ada Albers').click()
    await expect(page.getByRole('heading', { name: 'Ada Albers', level: 1 })).toBeVisible()
    expect((await offers(page)).slice(0, 3)).toEqual(['Log interaction with Ada Albers', 'Edit Ada Albers', 'Snooze Ada Albers for a week'])
    expect(await complaintsOfAxe(page, 'palette', 'all under a dialog', true)).toEqual([])
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByText('Ada Albers')).toBeVisible()
    await page.keyboard.press('Escape')
    await command(page, 'snooze', 'Snooze Ada Albers for a week')
    await expect(page.getByText('Snoozed until')).toBeVisible()
    await command(page, 'archive', 'Archive Ada Albers')
    await command(page, 'bring ada', 'Bring Ada Albers back')
    await command(page, 'erase', 'Erase Ada Albers…')
    await expect(page.getByRole('dialog', { name: 'Erase Ada Albers for good' })).toBeVisible()
    await page.keyboard.press('Escape')
    await command(page, 'merge', 'Merge Ada Albers with another contact…')
    const dialog = page.getByRole('dialog', { name: 'Merge Ada Albers with another contact' })
    await dialog.getByRole('combobox').fill('Ada Albers')
    await dialog.getByRole('option').first().click()
    await dialog.getByRole('button', { name: 'Compare the two' }).click()
    await expect(dialog.getByText('This is the same contact. Choose another one.')).toBeVisible()
    await dialog.getByRole('combobox').fill('b')
    await dialog.getByRole('option').first().click()
    await dialog.getByRole('button', { name: 'Compare the two' }).click()
    await expect(page.getByRole('dialog', { name: 'Merge two contacts' })).toBeVisible()
    await page.keyboard.press('Escape')

    await goTo(page, '/networking/contacts', 'Contacts')
    await grid.focus()
    await page.keyboard.press('Home')
    expect(await offers(page)).toContain('Look beside the list: Ada Albers')
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox').focus()
    expect(await offers(page)).not.toContain('Look beside the list: Ada Albers')
    await page.keyboard.press('Escape')
  })

  let campaign = ''
  await test.step('a campaign is duplicated, and nothing of it is offered elsewhere', async () => {
    await goTo(page, '/marketing/campaigns', 'Campaigns')
    await page.getByRole('grid', { name: 'Campaigns' }).focus()
    await page.keyboard.press('Enter')
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).not.toHaveText('Campaigns')
    campaign = (await heading.innerText()).trim()
    await command(page, 'duplicate', `Duplicate ${campaign}`)
    await expect(page.getByRole('dialog', { name: `Duplicate ${campaign}` })).toBeVisible()
    await page.keyboard.press('Escape')
    await goTo(page, '/marketing/plan', 'Media plan')
    await expect(page.getByRole('button', { name: 'Add flight' })).toBeVisible()
    const here = await offers(page)
    expect(here.filter((label) => label.includes(campaign))).toEqual([])
    expect(here[0]).toMatch(/^Edit /)
    expect(here).toContain('Add flight')
    await page.keyboard.press('Escape')
  })

  await test.step('what was opened last is at hand before anything is typed, also after a reload; not what is open now, nor what is gone', async () => {
    const last = options(page).and(page.locator('[id^="palette-contact-"], [id^="palette-campaign-"]'))
    const expectLast = async (...names: readonly string[]): Promise<void> => {
      await page.keyboard.press('Control+k')
      await expect(last.locator('span:first-child')).toHaveText([...names])
      await page.keyboard.press('Escape')
      await expect(field(page)).toHaveCount(0)
    }
    await goTo(page, '/networking/contacts/1', 'Ada Albers')
    await expectLast(campaign)
    await page.reload()
    await expect(page.getByRole('heading', { name: 'Ada Albers', level: 1 })).toBeVisible()
    await goTo(page, '/marketing/plan', 'Media plan')
    await expectLast('Ada Albers', campaign)
    await goTo(page, '/networking/contacts/1', 'Ada Albers')
    await page.getByRole('main').getByRole('button', { name: 'Remove', exact: true }).first().click()
    await expect(page.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible()
    await expectLast(campaign)
    await page.keyboard.press('Control+k')
    await last.first().click()
    await expect(page.getByRole('heading', { name: campaign, level: 1 })).toBeVisible()
  })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('cells of every list are changed where they stand, and their rows have a menu of their own', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const editFirst = async (list: string, column: string, value: string): Promise<void> => {
    const grid = page.getByRole('grid', { name: list, exact: true })
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('F2')
    for (let step = 0; step < 6 && !(await page.getByLabel(new RegExp(`^${column} of `)).isVisible()); step += 1) await page.keyboard.press('Tab')
    await page.getByLabel(new RegExp(`^${column} of `)).fill(value)
    await page.keyboard.press('Enter')
    await expect(grid.getByRole('row').filter({ hasText: value })).toHaveCount(1)
  }
  await goTo(page, '/networking/communities', 'Communities')
  await editFirst('Communities', 'Name', 'Potters of the north')
  await goTo(page, '/networking/organizations', 'Organisations')
  await editFirst('Organisations', 'Address', 'https://example.com/about')
  await goTo(page, '/marketing/campaigns', 'Campaigns')
  await editFirst('Campaigns', 'Campaign', 'A campaign with another name')
  await goTo(page, '/marketing/deals', 'Deals')
  await editFirst('Deals', 'Customer', 'Somebody else')
  await goTo(page, '/marketing/audiences', 'Audiences')
  await editFirst('Audiences', 'Audience', 'Potters by the sea')
  await goTo(page, '/marketing/creatives', 'Creatives')
  await editFirst('Creatives', 'Creative', 'A first firing at night')

  await test.step('what a touch was is chosen where it stands', async () => {
    await goTo(page, '/networking/interactions', 'Interactions')
    const first = page.getByRole('grid', { name: 'Interactions', exact: true }).getByRole('row').nth(1)
    await first.getByRole('button', { name: /^Edit Direction of / }).click({ force: true })
    await page.getByLabel(/^Direction of /).selectOption({ label: 'Both ways' })
    await page.keyboard.press('Enter')
    await expect(first.getByRole('gridcell', { name: 'Both ways' })).toBeVisible()
    await goTo(page, '/marketing/campaigns', 'Campaigns')
    await goTo(page, '/marketing/deals', 'Deals')
  })

  await test.step('somebody is logged with, archived and removed at their row of the list', async () => {
    await goTo(page, '/networking/contacts', 'Contacts')
    const grid = page.getByRole('grid', { name: 'Contacts', exact: true })
    const dora = grid.getByRole('row').filter({ hasText: 'Dora of the rows' })
    const choose = async (name: string): Promise<void> => {
      await dora.getByRole('button', { name: 'Actions of Dora of the rows' }).click()
      await page.getByRole('menuitem', { name, exact: true }).press('Enter')
    }
    await page.getByRole('button', { name: 'New contact' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Dora of the rows')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Dora of the rows', level: 1 })).toBeVisible()
    await goTo(page, '/networking/contacts?find=dora', 'Contacts')
    await choose('Log interaction')
    await expect(page.getByRole('dialog').getByRole('group', { name: 'Chosen people' })).toContainText('Dora of the rows')
    await page.keyboard.press('Escape')
    await choose('Archive')
    await expect(dora).toHaveCount(0)
    await page.getByRole('combobox', { name: 'Show', exact: true }).selectOption({ label: 'Archived' })
    await choose('Bring back')
    await expect(dora).toHaveCount(0)
    await page.getByRole('combobox', { name: 'Show', exact: true }).selectOption({ label: 'Not archived' })
    await choose('Remove')
    await expect(dora).toHaveCount(0)
    await expect(page.getByText('Remove contact: done')).toBeVisible()
  })

  await test.step('touches are narrowed to one person at a row of theirs or on their page, and to one direction', async () => {
    await goTo(page, '/networking/interactions', 'Interactions')
    const grid = page.getByRole('grid', { name: 'Interactions', exact: true })
    const inForce = page.getByRole('group', { name: 'Filters in force' }).getByRole('listitem')
    const all = await grid.getAttribute('aria-rowcount')
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+F10')
    const only = page.getByRole('menuitem', { name: /^Only with / }).first()
    const name = (await only.textContent())?.replace('Only with ', '') ?? ''
    await only.press('Enter')
    await expect(inForce).toHaveText([`With: ${name}`])
    await expect(grid).not.toHaveAttribute('aria-rowcount', all ?? '')
    for (const row of await grid.getByRole('row').filter({ hasText: /20\d\d/ }).all()) await expect(row).toContainText(name)
    await page.getByRole('combobox', { name: 'Direction', exact: true }).selectOption({ label: 'From them' })
    await expect(inForce).toHaveText(['Direction: From them', `With: ${name}`])
    await expect(grid.getByRole('gridcell', { name: 'From me' })).toHaveCount(0)
    await goTo(page, '/networking/contacts/1', 'Ada Albers')
    await page.getByRole('link', { name: 'As a list' }).press('Enter')
    await expect(inForce).toHaveText(['With: Ada Albers'])
    await goTo(page, '/marketing/campaigns', 'Campaigns')
    await goTo(page, '/marketing/deals', 'Deals')
  })

  await test.step('what is typed in a cell is saved by leaving the screen, too', async () => {
    await page.getByRole('grid', { name: 'Deals', exact: true }).getByRole('button', { name: /^Edit Customer of / }).first().click({ force: true })
    await page.getByLabel(/^Customer of /).fill('Left behind')
    await page.evaluate(() => window.history.back())
    await expect(page.getByRole('heading', { name: 'Campaigns', level: 1 })).toBeVisible()
    await goTo(page, '/marketing/deals', 'Deals')
    await expect(page.getByRole('grid', { name: 'Deals', exact: true }).getByRole('row').filter({ hasText: 'Left behind' })).toHaveCount(1)
  })

  await test.step('deals are saved in the order in which they are shown', async () => {
    const grid = page.getByRole('grid', { name: 'Deals', exact: true })
    const heading = grid.getByRole('columnheader', { name: 'Deal', exact: true })
    await heading.getByRole('button').click()
    await expect(heading).toHaveAttribute('aria-sort', 'ascending')
    const path = await saved(rapport, 'deals.csv', async () => {
      await page.getByRole('button', { name: 'Save as a file' }).click()
      await page.getByRole('menuitem', { name: 'CSV' }).click()
    })
    const [, first = '', second = ''] = readFileSync(path, 'utf8').split('\r\n').map((line) => /^[^,]+,"?([^,"]+)/.exec(line)?.[1] ?? '')
    expect([first, second].toSorted()).toEqual([first, second])
    await expect(grid.getByRole('row').nth(1)).toContainText(first)
    await expect(grid.getByRole('row').nth(2)).toContainText(second)
  })

  await test.step('so are audiences, tests, links and imports, as far as they are searched', async () => {
    const records = async (address: string, heading: string): Promise<readonly string[]> => {
      await goTo(page, address, heading)
      const path = await saved(rapport, `${heading}.csv`, async () => {
        await page.getByRole('button', { name: 'Save as a file' }).click()
        await page.getByRole('menuitem', { name: 'CSV' }).click()
      })
      return readFileSync(path, 'utf8').trimEnd().split('\r\n')
    }
    const audiences = await records('/marketing/audiences?sort=name&direction=descending', 'Audiences')
    expect(audiences.slice(1).map((line) => line.split(',')[0])).toEqual(['Watched a workshop video', 'Slow living', 'Potters by the sea', 'Past buyers', 'Like our buyers', 'Close contacts who agreed', 'Café owners'])
    expect((await records('/marketing/experiments?find=shipping', 'Tests')).slice(1)).toEqual([expect.stringMatching(/^Free shipping in the text,/)])
    const cell = page.getByRole('grid', { name: 'Tests' }).getByRole('button', { name: 'Edit Starts of Free shipping in the text' })
    await cell.click({ force: true })
    await page.getByLabel('Starts of Free shipping in the text').fill('2026-02-03')
    await page.keyboard.press('Enter')
    expect((await records('/marketing/experiments?find=shipping', 'Tests'))[1]).toContain('2026-02-03')
    const links = await records('/marketing/links?find=snow', 'Links')
    expect(links.length).toBeGreaterThan(1)
    for (const link of links.slice(1)) expect(link).toContain('Stall in the snow')
    await expect(page.getByRole('grid', { name: 'Marked links' })).toHaveAttribute('aria-rowcount', String(links.length))
    const imports = await records('/imports?find=google', 'Imports')
    expect(imports.length).toBeGreaterThan(1)
    for (const line of imports.slice(1)) expect(line).toContain('Google Ads')
    await goTo(page, '/marketing/deals', 'Deals')
  })

  await test.step('a wrong amount is said and not saved', async () => {
    await page.getByRole('grid', { name: 'Deals', exact: true }).getByRole('button', { name: /^Edit Amount of / }).first().click({ force: true })
    await page.getByLabel(/^Amount of /).fill('twelve')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Not an amount of EUR.')).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('Tab does not stop at what a row can do; Shift F10 and the right arrow lead there', async () => {
    const grid = page.getByRole('grid', { name: 'Deals', exact: true })
    await expect(stopsIn(grid)).toHaveCount(0)
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menuitem', { name: 'Remove' })).toBeVisible()
    await page.keyboard.press('Escape')
    const count = await grid.getAttribute('aria-rowcount')
    await grid.getByRole('button', { name: /^Actions of / }).first().click()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await expect(grid).toHaveAttribute('aria-rowcount', String(Number(count) - 1))
  })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a row of every list is edited and removed where it stands, and comes back by undo', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  for (const [address, heading, edits] of [
    ['/networking/organizations', 'Organisations', 'Edit organisation'],
    ['/networking/communities', 'Communities', 'Edit community'],
    ['/networking/channels', 'Own channels', 'Edit handle'],
    ['/networking/posts', 'Posts', null],
    ['/networking/mentions', 'Mentions', null],
    ['/marketing/audiences', 'Audiences', 'Edit audience'],
    ['/marketing/creatives', 'Creatives', 'Edit creative'],
    ['/marketing/experiments', 'Tests', 'Edit test'],
  ] as const) {
    await test.step(heading, async () => {
      await goTo(page, address, heading)
      const grid = page.getByRole('grid').first()
      const more = grid.getByRole('button', { name: /^Actions of / }).first()
      await expect(more).toBeVisible()
      const rows = Number(await grid.getAttribute('aria-rowcount'))
      const dialog = page.getByRole('dialog')
      if (edits !== null) {
        await more.click()
        await page.getByRole('menuitem', { name: 'Edit', exact: true }).press('Enter')
        await expect(dialog.getByRole('heading', { name: edits })).toBeVisible()
        await page.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
        await expect(page.locator('main h1')).toHaveText(heading)
      }
      await more.click()
      await page.getByRole('menuitem', { name: 'Remove', exact: true }).press('Enter')
      await expect(grid).toHaveAttribute('aria-rowcount', String(rows - 1))
      await page.getByRole('alert').filter({ hasText: /^Remove/ }).getByRole('button', { name: 'Undo' }).click()
      await expect(grid).toHaveAttribute('aria-rowcount', String(rows))
      // A pointer that rests on a message keeps it, and what the next list has below it cannot be pressed.
      await page.mouse.move(1, 1)
    })
  }
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('rows from a spreadsheet are pasted anywhere, shown before anything changes, kept with a receipt, and taken back from the list of imports by keyboard', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/networking/contacts', 'Contacts')
  await page.getByRole('grid', { name: 'Contacts' }).focus()

  await paste(page, 'Just a note\nof two lines')
  await expect(page.getByText('Only a table can be pasted here: a line of headings, and a line for each row.')).toBeVisible()
  await page.getByRole('searchbox').focus()
  await paste(page, 'Name\tE-mail\nNobody\tnobody@example.com\n')
  await page.getByRole('grid', { name: 'Contacts' }).focus()
  await paste(page, 'Name\tE-mail\tOrganisation\r\nPia Pasted\tpia@example.com\tJuniper\r\nPaul Pasted\tpaul@example.com\tJuniper\r\n')
  await expect(page.getByText('Pasted rows.tsv').first()).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: /^Import 2 / }).click()
  await expect(page.getByText('Pasted rows.tsv is in the workbook.')).toBeVisible({ timeout: 60_000 })

  await goTo(page, '/imports', 'Imports')
  const grid = page.getByRole('grid', { name: 'Imports' })
  await expect(stopsIn(grid)).toHaveCount(0)
  await grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+F10')
  expect(await complaintsOfAxe(page, 'menu of an import', 'all under a dialog', true)).toEqual([])
  await page.getByRole('menuitem', { name: 'Undo this import…' }).press('Enter')
  await page.getByRole('dialog', { name: 'Undo this import?' }).getByRole('button', { name: 'Undo the import' }).press('Enter')
  await expect(page.getByText('The import of Pasted rows.tsv is undone.')).toBeVisible({ timeout: 60_000 })

  await test.step('on the list of posts they are taken for posts', async () => {
    await goTo(page, '/networking/posts', 'Posts')
    await page.getByRole('heading', { level: 1 }).click()
    await paste(page, 'Date\tPost\tLikes\n2026-03-01\tHello\t12\n')
    await expect(page.getByRole('dialog', { name: 'Import posts' })).toBeVisible({ timeout: 60_000 })
  })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('what stands as pills is told wrong at its field, and is not thrown away unasked', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/networking/contacts/1')
  await page.getByRole('main').getByRole('button', { name: 'Edit', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit contact' })
  const tags = dialog.getByRole('textbox', { name: 'Tags' }).or(dialog.getByRole('combobox', { name: 'Tags' }))
  await tags.fill('x'.repeat(61))
  await tags.press('Enter')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(tags).toHaveAttribute('aria-invalid', 'true')
  await expect(tags).toBeFocused()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('main').getByRole('button', { name: 'Edit', exact: true }).click()
  // The last of them goes, for which the browser has no event of input.
  const emails = dialog.getByRole('textbox', { name: 'E-mails' }).or(dialog.getByRole('combobox', { name: 'E-mails' }))
  await emails.press('Backspace')
  const question = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
  // Once more is no answer: who presses Escape twice does not lose what was typed.
  const role = dialog.getByRole('textbox', { name: 'Role' })
  await role.press('Escape')
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(dialog).toBeVisible()
  await expect(role).toBeFocused()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(question).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  await rapport.close()
})

test('rows of every list are selected and changed in one step, which one undo takes back', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const bar = page.getByRole('group', { name: 'Selected rows' })
  const selectTwo = async (list: string): Promise<Locator> => {
    const grid = page.getByRole('grid', { name: list, exact: true })
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await expect(bar.getByText('2 selected', { exact: true })).toBeVisible()
    return grid
  }
  /** Removes two rows of a list, and brings them back. */
  const removeTwo = async (list: string): Promise<void> => {
    const grid = await selectTwo(list)
    const before = Number(await grid.getAttribute('aria-rowcount'))
    await bar.getByRole('button', { name: 'Remove' }).click()
    await expect(grid).toHaveAttribute('aria-rowcount', String(before - 2))
    await page.keyboard.press('Control+z')
    await expect(grid).toHaveAttribute('aria-rowcount', String(before))
  }
  for (const [address, heading] of [['/networking/organizations', 'Organisations'], ['/networking/communities', 'Communities'], ['/networking/interactions', 'Interactions'], ['/marketing/audiences', 'Audiences'], ['/marketing/deals', 'Deals']] as const) {
    await goTo(page, address, heading)
    await removeTwo(heading)
  }
  await goTo(page, '/networking/contacts', 'Contacts')
  const contacts = page.getByRole('grid', { name: 'Contacts', exact: true })
  await contacts.focus()
  for (const key of ['Home', 'Space', 'ArrowDown', 'Space', 'Shift+F10']) await page.keyboard.press(key)
  const chosen = page.getByRole('group', { name: 'Selected contacts' })
  await expect(chosen.getByText('2 selected', { exact: true })).toBeVisible()
  // Who left the list meanwhile is not meant any more.
  await page.getByRole('menuitem', { name: 'Archive' }).press('Enter')
  await expect(page.getByText('Edit contact: done')).toBeVisible()
  await expect(chosen.getByText('1 selected', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(chosen.getByText('2 selected', { exact: true })).toBeVisible()
  await goTo(page, '/networking/interactions', 'Interactions')
  const interactions = await selectTwo('Interactions')
  expect(await complaintsOfAxe(page, 'interactions, two of them selected', 'all', true)).toEqual([])
  await bar.getByRole('button', { name: 'Set type' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Gift' }).press('Enter')
  await expect(page.getByText('Edit interactions: done')).toBeVisible()
  for (const row of [1, 2]) await expect(interactions.getByRole('row').nth(row).locator('[role="gridcell"][id$="-type"]')).toHaveText('Gift')
  // Nobody is asked whether we may use what is ours.
  await goTo(page, '/networking/posts?scope=own', 'Posts')
  await selectTwo('Posts')
  await expect(bar.getByRole('button', { name: 'Remove' })).toBeVisible()
  await expect(bar.getByRole('button', { name: /^Permission/ })).toHaveCount(0)
  await goTo(page, '/marketing/campaigns', 'Campaigns')
  const campaigns = await selectTwo('Campaigns')
  expect(await complaintsOfAxe(page, 'campaigns, two of them selected', 'all', true)).toEqual([])
  await bar.getByRole('button', { name: 'Set status' }).click()
  await page.getByRole('menuitem', { name: 'Ended' }).click()
  await expect(campaigns.getByRole('gridcell', { name: 'Ended' })).toHaveCount(2)
  const listed = String(await campaigns.getAttribute('aria-rowcount'))
  await bar.getByRole('button', { name: 'Remove' }).click()
  // The message says which imports hold their results.
  await expect(page.getByText(/^2 campaigns have imported results\. Nothing was removed\. .*\.csv/)).toBeVisible()
  await expect(campaigns).toHaveAttribute('aria-rowcount', listed)
  await page.keyboard.press('Escape')
  await goTo(page, '/marketing/creatives?state="review"', 'Creatives')
  const creatives = await selectTwo('Creatives')
  await bar.getByRole('button', { name: 'Next step' }).click()
  await page.getByRole('menuitem', { name: 'Back to draft' }).click()
  await page.getByRole('textbox', { name: 'Who' }).fill('Mara')
  await page.getByRole('button', { name: 'Back to draft', exact: true }).click()
  await expect(creatives).toHaveAttribute('aria-rowcount', '2')
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('whatever a person makes is made from any screen', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/settings', 'Settings')
  for (const made of ['organisation', 'handle', 'post', 'mention', 'relationship goal', 'deal', 'test']) {
    await command(page, `new ${made}`, `New ${made}`)
    await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await test.step('a post of which nothing is said is none', async () => {
    await command(page, 'new post', 'New post')
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Text' })).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Text' })).toHaveAccessibleDescription('Type what it says, its address or a figure')
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reach' }).fill('12')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Add post: done')).toBeVisible()
  })
  await command(page, 'new organisation', 'New organisation')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Kiln and Sons')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Kiln and Sons', level: 1 })).toBeVisible()
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a chart leads to what it is made of, from the drawing and from its table', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const drawing = page.locator('[data-drawn]').first()
  /** Presses the middle of the drawing, once it stands still. */
  const press = async (): Promise<void> => {
    await expect(drawing.locator('svg path').first()).toBeAttached()
    const { width, height } = (await drawing.boundingBox()) ?? { width: 0, height: 0 }
    await drawing.click({ position: { x: width / 2, y: height * 0.7 } })
  }
  await goTo(page, '/marketing', 'Marketing')
  await press()
  await expect(page.getByRole('heading', { name: 'ROI report', level: 1 })).toBeVisible()
  await expect(page).toHaveURL(/from=/)
  await press()
  const above = page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Campaigns' })
  await expect(above).toBeVisible()
  // That is where one is not.
  await expect(above).not.toHaveAttribute('aria-current')
  await press()
  const drawer = page.getByRole('dialog', { name: 'Spend' })
  await expect(drawer.getByRole('region', { name: 'Rows, table' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Show as table' }).click()
  await page.getByRole('table', { name: 'Spend and revenue by day' }).getByRole('rowheader').first().getByRole('button').press('Enter')
  await expect(drawer).toBeVisible()
  await page.keyboard.press('Escape')
  await goTo(page, '/networking/communities/1', 'Berlin Ceramics Circle')
  await page.getByRole('region', { name: 'Size of the place' }).getByRole('button', { name: 'Show as table' }).click()
  await page.getByRole('table', { name: 'Size of the place' }).getByRole('rowheader').last().getByRole('button').press('Enter')
  await expect(page.getByRole('heading', { name: 'Interactions', level: 1 })).toBeVisible()
  await expect(page).toHaveURL(/community=1.*from=/)
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
