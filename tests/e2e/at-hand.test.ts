import { expect, type Locator, type Page, test } from '@playwright/test'
import { complaintsOfAxe } from '../support/axe'
import { launch } from '../support/launch'
import { openSample } from '../support/open-sample'

const go = async (page: Page, address: string, heading: string): Promise<void> => {
  await page.evaluate((to) => { window.location.hash = to }, address)
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
}

const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Search or type a command' })
const options = (page: Page): Locator => page.getByRole('listbox', { name: 'Results' }).getByRole('option')

/** What the palette offers to do here, before anything is typed. */
const offers = async (page: Page): Promise<string[]> => {
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  return options(page).allInnerTexts()
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

test('the palette acts on what is at hand: the page that is open, or the row that has the focus', async () => {
  const rapport = await openSample(await launch(test.info().project.name))
  const { page } = rapport

  await test.step('a contact is logged with, snoozed, archived and merged', async () => {
    await go(page, '/networking/contacts', 'Contacts')
    const grid = page.getByRole('grid', { name: 'Contacts' })
    await page.getByRole('row', { name: 'Ada Albers' }).click()
    await expect(page.getByRole('heading', { name: 'Ada Albers', level: 1 })).toBeVisible()
    expect((await offers(page)).slice(0, 3)).toEqual(['Log an interaction with Ada Albers', 'Edit Ada Albers', 'Snooze Ada Albers for a week'])
    expect(await complaintsOfAxe(page, 'palette', 'all under a dialog', true)).toEqual([])
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog').getByText('Ada Albers')).toBeVisible()
    await page.keyboard.press('Escape')
    await command(page, 'snooze', 'Snooze Ada Albers for a week')
    await expect(page.getByText('Snoozed until')).toBeVisible()
    await command(page, 'archive', 'Archive Ada Albers')
    await command(page, 'bring ada', 'Bring Ada Albers back')
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

    await go(page, '/networking/contacts', 'Contacts')
    await grid.focus()
    await page.keyboard.press('Home')
    expect(await offers(page)).toContain('Look beside the list: Ada Albers')
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox').focus()
    expect(await offers(page)).not.toContain('Look beside the list: Ada Albers')
    await page.keyboard.press('Escape')
  })

  await test.step('a campaign is duplicated, and nothing of it is offered elsewhere', async () => {
    await go(page, '/marketing/campaigns', 'Campaigns')
    await page.getByRole('grid', { name: 'Campaigns' }).focus()
    await page.keyboard.press('Enter')
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).not.toHaveText('Campaigns')
    const name = (await heading.innerText()).trim()
    await command(page, 'duplicate', `Duplicate ${name}`)
    await expect(page.getByRole('dialog', { name: `Duplicate ${name}` })).toBeVisible()
    await page.keyboard.press('Escape')
    await go(page, '/marketing/plan', 'Media plan')
    const here = await offers(page)
    expect(here.filter((label) => label.includes(name))).toEqual([])
    expect(here[0]).toMatch(/^Edit /)
    await page.keyboard.press('Escape')
  })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('cells of deals, campaigns, communities and organisations are changed where they stand, and their rows have a menu of their own', async () => {
  const rapport = await openSample(await launch(test.info().project.name))
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
  await go(page, '/networking/communities', 'Communities')
  await editFirst('Communities', 'Name', 'Potters of the north')
  await go(page, '/networking/organizations', 'Organisations')
  await editFirst('Organisations', 'Address', 'https://example.com/about')
  await go(page, '/marketing/campaigns', 'Campaigns')
  await editFirst('Campaigns', 'Campaign', 'A campaign with another name')
  await go(page, '/marketing/deals', 'Deals')
  await editFirst('Deals', 'Customer', 'Somebody else')

  await test.step('a form says everything that is wrong with it at once, and leads to the first', async () => {
    for (const [address, heading, open, submit, fields] of [['/marketing/deals', 'Deals', 'New deal', 'Add deal', ['Name', 'Amount']], ['/marketing/experiments', 'Tests', 'New test', 'Plan test', ['Name', 'Rate now']]] as const) {
      await go(page, address, heading)
      await page.getByRole('button', { name: open }).first().click()
      const dialog = page.getByRole('dialog', { name: open })
      if (open === 'New test') await dialog.getByLabel(/^Rate now/).fill('much')
      await dialog.getByRole('button', { name: submit }).click()
      for (const name of fields) await expect(dialog.getByLabel(new RegExp(`^${name}`))).toHaveAttribute('aria-invalid', 'true')
      await expect(dialog.getByLabel(/^Name/)).toBeFocused()
      await page.keyboard.press('Escape')
      const discard = page.getByRole('button', { name: 'Discard' })
      if (open === 'New test') await discard.click()
      await expect(dialog).toBeHidden()
    }
    await go(page, '/marketing/deals', 'Deals')
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

test('rows from a spreadsheet are pasted anywhere, shown before anything changes, kept with a receipt, and taken back from the list of imports by keyboard', async () => {
  const rapport = await openSample(await launch(test.info().project.name))
  const { page } = rapport
  await go(page, '/networking/contacts', 'Contacts')
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

  await go(page, '/imports', 'Imports')
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
    await go(page, '/networking/posts', 'Posts')
    await page.getByRole('heading', { level: 1 }).click()
    await paste(page, 'Date\tPost\tLikes\n2026-03-01\tHello\t12\n')
    await expect(page.getByRole('dialog', { name: 'Import posts' })).toBeVisible({ timeout: 60_000 })
  })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
