import { expect, type Locator, test } from '@playwright/test'
import { join } from 'node:path'
import { addDays, localDay } from '../../src/shared/kernel/day'
import { callStore } from '../support/call-store'
import { goTo } from '../support/go-to'
import { launchSample } from '../support/launch-sample'
import { stilled } from '../support/settled'

/** Opens an address, once the page before it has gone. */
test('nothing that is typed is left out or kept twice without a word', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const dialog = page.getByRole('dialog')

  await test.step('a profile whose link alone is typed asks for its handle, and a line in which nothing is typed counts for nothing', async () => {
    await goTo(page, '/networking/contacts', 'Contacts')
    await page.getByRole('button', { name: 'New contact' }).click()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Rosa Brandt')
    for (const _ of [1, 2, 3]) await dialog.getByRole('button', { name: 'Add a handle' }).click()
    await dialog.getByRole('textbox', { name: 'Link' }).nth(2).fill('https://www.instagram.com/rosa')
    await page.keyboard.press('Control+Enter')
    const handle = dialog.getByRole('textbox', { name: 'Handle' }).nth(2)
    await expect(handle).toBeFocused()
    await expect(handle).toHaveAccessibleDescription('A handle needs a name')
    await dialog.getByRole('button', { name: 'Remove handle 1' }).click()
    await dialog.getByRole('textbox', { name: 'Handle' }).nth(1).fill('@rosa')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Rosa Brandt', level: 1 })).toBeVisible()
    await expect(page.getByRole('link', { name: '@rosa' })).toHaveAttribute('href', 'https://www.instagram.com/rosa')
  })

  await test.step('what the workbook refused of a field is taken back as soon as that is typed over', async () => {
    await goTo(page, '/networking/organize', 'Groups and fields')
    await page.getByRole('button', { name: 'New group' }).click()
    const name = dialog.getByRole('textbox', { name: 'Name' })
    await name.fill('Twice')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await page.getByRole('button', { name: 'New group' }).click()
    await name.fill('Twice')
    await page.keyboard.press('Control+Enter')
    await expect(name).toHaveAccessibleDescription('Another group has this name.')
    await dialog.getByRole('textbox', { name: 'Ideal days between touches' }).fill('10')
    await expect(name).toHaveAccessibleDescription('Another group has this name.')
    await name.fill('Twice over')
    await expect(dialog.getByText('Another group has this name.')).toHaveCount(0)
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
  })

  await test.step('a rate typed in for a wrong day is put right, and no second one is left', async () => {
    await goTo(page, '/marketing/rates', 'Exchange rates')
    const rates = page.getByRole('grid', { name: 'Exchange rates' }).getByRole('row')
    await page.getByRole('button', { name: 'Type in a rate' }).first().click()
    await dialog.getByRole('textbox', { name: '1 unit of' }).fill('NOK')
    await dialog.getByRole('textbox', { name: 'is so many' }).fill('0.085')
    await dialog.getByLabel('On', { exact: false }).fill('2026-02-03')
    await dialog.getByRole('textbox', { name: 'Source' }).fill('Bank')
    await page.keyboard.press('Control+Enter')
    const typed = rates.filter({ hasText: 'NOK to EUR' })
    await expect(typed).toHaveCount(1)
    // Whoever opens a row by a double click finds it open, and not closed by the second of the two.
    await typed.dblclick()
    await dialog.getByLabel('On', { exact: false }).fill('2026-03-02')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(typed).toHaveCount(1)
    await expect(typed).toContainText('2 Mar 2026')
  })
  await test.step('a goal or a budget that would take the place of another says so before it does', async () => {
    await goTo(page, '/marketing/goals', 'Goals')
    await page.getByRole('button', { name: 'New goal' }).click()
    await dialog.getByLabel('Of what').selectOption({ label: 'Spend' })
    await expect(dialog.getByRole('status')).toHaveText('There is such a goal: at most 11,000.00 EUR. Adding this one replaces it, with its note.')
    await dialog.getByLabel('Platform').selectOption({ label: 'Meta' })
    await expect(dialog.getByRole('status')).toBeHidden()
    await dialog.getByLabel('Of what').selectOption({ label: 'CTR' })
    await expect(dialog.getByRole('status')).toHaveText('There is such a goal: at least 1.20%. Adding this one replaces it, with its note.')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await goTo(page, '/marketing/plan', 'Media plan')
    for (const amount of ['9000', '8000']) {
      await page.getByRole('button', { name: 'Set a budget' }).click()
      await dialog.getByLabel('Campaign').selectOption({ label: 'Brand search' })
      await dialog.getByLabel('Amount').fill(amount)
      if (amount === '8000') await expect(dialog.getByRole('status')).toHaveText('There is such a budget: 9,000.00 EUR. Setting this one replaces it.')
      await page.keyboard.press('Control+Enter')
      await expect(dialog).toBeHidden()
    }
  })
  await test.step('two variants of one name are no test', async () => {
    await goTo(page, '/marketing/experiments', 'Tests')
    await page.getByRole('button', { name: 'New test' }).first().click()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Handle left or right')
    await dialog.getByRole('textbox', { name: 'Rate now, in percent' }).fill('2')
    await dialog.getByRole('textbox', { name: 'Difference to find, in points' }).fill('0.5')
    await dialog.getByRole('textbox', { name: 'Second variant' }).fill('A')
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByRole('textbox', { name: 'Second variant' })).toHaveAccessibleDescription('Give the two variants names that differ.')
    await dialog.getByRole('textbox', { name: 'Second variant' }).fill('B')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Handle left or right', level: 1 })).toBeVisible()
  })
  await test.step('nobody has agreed to anything on a day to come', async () => {
    await goTo(page, '/networking/contacts/1', 'Ada Albers')
    await page.getByRole('button', { name: 'Note a consent' }).click()
    await dialog.getByRole('textbox', { name: 'What for' }).fill('Newsletter')
    await dialog.getByRole('textbox', { name: 'Where it was given' }).fill('Sign-up form')
    const day = dialog.getByLabel('Day')
    const today = await day.inputValue()
    await day.fill(`${Number(today.slice(0, 4)) + 1}${today.slice(4, 8)}01`)
    await page.keyboard.press('Control+Enter')
    await expect(day).toHaveAccessibleDescription('This day is still to come.')
    await day.fill(today)
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
  })
  await test.step('two choices of one text are told at the choices', async () => {
    await goTo(page, '/networking/organize', 'Groups and fields')
    await page.getByRole('button', { name: 'Edit Favourite glaze' }).click()
    const choices = dialog.getByRole('group', { name: 'Choices' })
    await choices.getByRole('textbox', { name: 'Choice 1' }).fill('Blue')
    await page.keyboard.press('Control+Enter')
    await expect(choices.getByRole('alert')).toHaveText('Two choices are the same.')
    await choices.getByRole('textbox', { name: 'Choice 2' }).fill('Speckled')
    await page.keyboard.press('Control+Enter')
    await expect(choices.getByRole('alert')).toHaveText('Another choice is still called “Blue”. Give that one its new text first, and save.')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('a target without a KPI is asked about', async () => {
    await goTo(page, '/marketing/campaigns', 'Campaigns')
    await page.getByRole('button', { name: 'New campaign' }).click()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Spring bowls')
    await dialog.getByRole('textbox', { name: 'Target' }).fill('5')
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByRole('textbox', { name: 'Target' })).toHaveAccessibleDescription('Choose the KPI that this is the target of.')
    // Who does so keeps the target that was typed.
    await dialog.getByRole('combobox', { name: 'Objective' }).selectOption('Leads')
    await dialog.getByRole('combobox', { name: 'KPI' }).selectOption('Conversions')
    await expect(dialog.getByRole('textbox', { name: 'Target' })).toHaveValue('5')
    await dialog.getByRole('combobox', { name: 'KPI' }).selectOption('CPA')
    await expect(dialog.getByRole('textbox', { name: 'Target' })).toHaveValue('')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Spring bowls', level: 1 })).toBeVisible()
  })
  await rapport.close()
})

/** Forms in which something is changed by a button alone: their address, what opens them, and that button. */
const changedByButton = [
  { address: '/networking/contacts/1', heading: 'Ada Albers', opener: 'Edit', button: /^Remove the handle/ },
  { address: '/networking/organize', heading: 'Groups and fields', opener: 'Edit Favourite glaze', button: 'Take Raw off the list' },
  { address: '/networking/mentions', heading: 'Mentions', opener: 'New share of voice', button: 'Another competitor' },
  { address: '/marketing/plan', heading: 'Media plan', opener: 'Add flight', button: 'Add dark days' },
] as const

test('what a button changed in a form is not thrown away unasked', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const dialog = page.getByRole('dialog')
  const isAsked = async (): Promise<void> => {
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog', { name: 'Discard what you typed?' }).getByRole('button', { name: 'Discard' }).click()
    await expect(dialog).toBeHidden()
  }
  for (const { address, heading, opener, button } of changedByButton) {
    await test.step(`${heading}: ${String(button)}`, async () => {
      await goTo(page, address, heading)
      await page.getByRole('main').getByRole('button', { name: opener, exact: true }).first().click()
      await dialog.getByRole('button', { name: button }).first().click()
      await isAsked()
    })
  }
  await test.step('how a post sounds, as a person says', async () => {
    await goTo(page, '/networking/mentions', 'Mentions')
    await page.getByRole('grid').getByRole('row').nth(1).dblclick()
    await dialog.getByRole('button', { name: 'Neutral' }).click()
    await dialog.getByRole('button', { name: 'Remove this post' }).click()
    await dialog.getByRole('button', { name: 'Keep editing' }).click()
    await expect(dialog.getByRole('button', { name: 'Neutral' })).toBeVisible()
    await isAsked()
  })
  await rapport.close()
})

test('a plan is in one currency by the rates of a day that is typed whole, never by those of another', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/marketing/plan', 'Media plan')
  const card = page.getByRole('region', { name: 'In one currency' })
  await expect(card.getByRole('term')).toHaveText(['Media', 'Other costs', 'Together'])
  const day = card.getByLabel('By the rates of')
  await day.fill('')
  await expect(card).toContainText('Type the day whole')
  await expect(card.getByRole('term')).toHaveCount(0)
  await day.fill(addDays(localDay(new Date()), -20))
  await expect(card.getByRole('term')).toHaveCount(3)
  await expect(card).not.toContainText('Type the day whole')

  await test.step('by those of today where none is typed, also of a window that is left open overnight', async () => {
    await goTo(page, '/marketing', 'Marketing')
    await goTo(page, '/marketing/plan', 'Media plan')
    const today = localDay(new Date())
    await expect(day).toHaveValue(today)
    await page.clock.setFixedTime(`${addDays(today, 1)}T12:00:00`)
    await page.evaluate(() => globalThis.dispatchEvent(new Event('focus')))
    await expect(day).toHaveValue(addDays(today, 1))
  })
  await rapport.close()
})

test('in a window as small as a laptop’s every screen is named in sight, no message lies on the buttons of a dialog, and menus are seen whole', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const workspace of ['Networking', 'Marketing']) {
    await goTo(page, `/${workspace.toLowerCase()}`, workspace)
    await expect(page.getByRole('navigation', { name: 'Screens' }).getByRole('link').last()).toBeInViewport()
    expect(await page.getByRole('complementary', { name: 'Workbook' }).evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0)
  }
  await page.setViewportSize({ width: 900, height: 760 })
  await goTo(page, '/networking/organize', 'Groups and fields')
  await page.getByRole('button', { name: 'Remove Shops' }).click()
  await expect(page.getByText('Remove group: done')).toBeVisible()
  await page.keyboard.press('c')
  const add = page.getByRole('button', { name: 'Add contact' })
  await expect(add).toBeVisible()
  // No more of it than its round corners is beside it.
  expect(await add.evaluate((button) => {
    const { left, right, top, bottom } = button.getBoundingClientRect()
    return [left + 6, (left + right) / 2, right - 6].flatMap((x) => [top + 6, bottom - 6].map((y) => button.contains(document.elementFromPoint(x, y))))
  })).toEqual(Array.from({ length: 6 }, () => true))
  // Nor does what scrolls under them show through.
  const dialog = page.getByRole('dialog', { name: 'New contact' })
  const scrollTo = (share: number): Promise<void> => dialog.evaluate((element, to) => { element.scrollTop = (element.scrollHeight - element.clientHeight) * to }, share)
  await expect(dialog).toHaveJSProperty('scrollTop', 0)
  const foot = dialog.locator('form > :last-child > :last-child')
  // The message slides in beside them.
  await stilled(page)
  const atTop = await foot.screenshot()
  for (const share of [0.1, 0.2, 0.5]) {
    await scrollTo(share)
    expect(await foot.screenshot(), String(share)).toEqual(atTop)
  }
  await page.keyboard.press('Escape')
  // A menu that has room neither above nor below its row is seen whole, or scrolls.
  await goTo(page, '/networking/contacts', 'Contacts')
  for (const height of [620, 300]) {
    await page.setViewportSize({ width: 900, height })
    await page.getByRole('row').nth(3).click({ button: 'right' })
    await expect(page.getByRole('menuitem', { name: 'Open' })).toBeVisible()
    await expect.poll(() => page.getByRole('menu').evaluate((menu) => menu.getBoundingClientRect().top >= 0 && menu.getBoundingClientRect().bottom <= window.innerHeight)).toBe(true)
    const last = page.getByRole('menuitem').last()
    await page.keyboard.press('End')
    await expect(last).toBeFocused()
    await expect(last).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
  }
  // What can be done with a row of a table that folds is in sight beside its name, and what is a sign alone says what it does.
  await page.setViewportSize({ width: 1024, height: 760 })
  for (const [address, heading, some] of [['/marketing/goals', 'Goals', /^(?:Edit|Remove) .*, Q4 2026$/], ['/marketing/plan', 'Media plan', /^(?:Change|Remove) budget of /], ['/marketing/calendar', 'Calendar', /^(?:Month before|Next month)$/], ['/networking/keep-in-touch', 'Keep in touch', /^Seven days (?:before|after)$/]] as const) {
    await goTo(page, address, heading)
    const acts = page.getByRole('button', { name: some })
    await expect(acts.nth(1)).toBeVisible()
    const atThem = await acts.evaluateAll((all) => all.map((button) => {
      button.scrollIntoView({ block: 'center' })
      const { left, right, top, bottom } = button.getBoundingClientRect()
      return button.getAttribute('title') !== null && button.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
    }))
    expect(new Set(atThem), address).toEqual(new Set([true]))
  }
  // What is said of a workbook is read in words, not in a column of letters, however long what it is said of is.
  await page.setViewportSize({ width: 360, height: 760 })
  await goTo(page, '/status', 'Status')
  const status = page.getByRole('table', { name: 'Status' })
  await expect(status.getByRole('row', { name: /^Size/ })).toBeVisible()
  expect(await status.evaluate((table) => Math.min(...[...table.querySelectorAll('td')].map(({ clientWidth }) => clientWidth)) / table.clientWidth)).toBeGreaterThan(0.4)
  await rapport.close()
})

test('the address of somebody in one workbook does not lead to somebody else in the next that is opened', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page, folder, answerDialogs } = rapport
  const close = async (): Promise<void> => {
    await page.getByRole('button', { name: /^Workbook / }).click()
    await page.getByRole('menuitem', { name: 'Close workbook' }).click()
  }
  await close()
  answerDialogs({ save: [join(folder, 'other.rapport')] })
  await page.getByRole('button', { name: /^New workbook/ }).click()
  await page.getByRole('textbox', { name: 'Name of the brand or client' }).fill('Other')
  await page.getByRole('button', { name: 'Create workbook' }).click()
  await page.getByRole('button', { name: 'Add the first contact' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Bea Neu')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await goTo(page, '/networking/contacts/1', 'Bea Neu')
  await close()
  await page.getByRole('button', { name: /^sample\.rapport/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Networking')
  await rapport.close()
})

const pasteText = (field: Locator, text: string): Promise<void> =>
  field.evaluate((element, pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)

/** Pages whose thing is changed in a dialog: a field of it, what removes the thing from another window, and what is said then. */
const removedMeanwhile = [
  { address: '/networking/contacts/2', button: 'Edit', field: 'Source', path: 'networking.contact.remove', input: { ids: [2] }, sentence: 'This contact was removed meanwhile.' },
  { address: '/networking/communities/2', button: 'Edit', field: 'Address', path: 'networking.community.remove', input: { ids: [2] }, sentence: 'This community was removed meanwhile.' },
  { address: '/networking/organizations/2', button: 'Edit', field: 'Address on the web', path: 'networking.organization.remove', input: { ids: [2] }, sentence: 'This organisation was removed meanwhile.' },
  { address: '/networking/channels/2', button: 'Edit', field: 'Address', path: 'networking.ownHandle.remove', input: { id: 2 }, sentence: 'This handle was removed meanwhile.' },
  { address: '/marketing/audiences/2', button: 'Edit', field: 'Note', path: 'marketing.audience.remove', input: { ids: [2] }, sentence: 'This audience was removed meanwhile.' },
  { address: '/marketing/creatives/2', button: 'Edit', field: 'Note', path: 'marketing.creative.remove', input: { ids: [2] }, sentence: 'It was removed meanwhile.' },
  { address: '/marketing/campaigns/8', button: 'Edit plan', field: 'Brief', path: 'marketing.campaign.remove', input: { ids: [8] }, sentence: 'This campaign was removed meanwhile.' },
  { address: '/marketing/experiments/2', button: 'Edit test', field: 'What you expect, and why', path: 'marketing.experiment.remove', input: { ids: [2] }, sentence: 'The test or its campaign was removed meanwhile.' },
] as const

test('what is pressed and typed is meant for what stood there, whatever takes its place meanwhile', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const dialog = page.getByRole('dialog')
  const grid = page.getByRole('grid')

  await test.step('a double click opens the palette, and does not close it again', async () => {
    await page.getByRole('button', { name: /^Search or jump/ }).dblclick()
    await expect(page.getByRole('combobox', { name: 'Search or type a command' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('the menu of a row stays that of its row', async () => {
    await goTo(page, '/networking/contacts', 'Contacts')
    const row = grid.getByRole('row', { name: 'Ada Kowalski' })
    await row.click({ button: 'right' })
    await callStore(rapport, 'networking.contact.add', { name: 'Aaron Abel' })
    await expect(grid.getByRole('row', { name: 'Aaron Abel' })).toBeVisible()
    await page.getByRole('menuitem', { name: 'Remove' }).click()
    await expect(row).toHaveCount(0)
    await expect(grid.getByRole('row', { name: 'Ada Fontaine' })).toBeVisible()
  })

  await test.step('the keys stay with their row when another comes above it, and with its place when it goes', async () => {
    const active = (): Promise<string> => grid.evaluate((element) => document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '')
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await expect.poll(active).toContain('Ada Albers')
    await callStore(rapport, 'networking.contact.add', { name: 'Aaron Aaby' })
    await expect(grid.getByRole('row', { name: 'Aaron Aaby' })).toBeVisible()
    await expect.poll(active).toContain('Ada Albers')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect.poll(active).toContain('Aaron Aaby')
    await callStore(rapport, 'workbook.undo', {})
    await expect.poll(active).toContain('Aaron Abel')
  })

  await test.step('who goes on from a changed name to the next cell goes on in the same row, wherever it stands now', async () => {
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('F2')
    await page.keyboard.type('Zzoltan Abel')
    await page.keyboard.press('Tab')
    await expect(grid.getByRole('textbox', { name: 'Organisation of Zzoltan Abel' }).or(grid.getByRole('combobox', { name: 'Organisation of Zzoltan Abel' }))).toBeFocused()
    await page.keyboard.type('Abel Works')
    await page.keyboard.press('Enter')
    await expect(grid.getByRole('row', { name: 'Zzoltan Abel' })).toContainText('Abel Works')
    await expect(grid).toBeFocused()
  })

  await test.step('what is typed right after a jump to the end, before a frame is drawn, stands in the cell that F2 opens there', async () => {
    await grid.focus()
    await page.keyboard.press('Home')
    await expect(grid).toHaveJSProperty('scrollTop', 0)
    const opened = await grid.evaluate(async (element) => {
      for (const key of ['End', 'F2']) {
        element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
        // React draws within the turn of a key.
        // oxlint-disable-next-line no-await-in-loop
        for (let turn = 0; turn < 3; turn += 1) await Promise.resolve()
      }
      return document.activeElement?.getAttribute('aria-label') ?? ''
    })
    await expect(grid.locator('[data-active="true"]')).toHaveAttribute('aria-label', opened.replace(/^\w+ of /, ''))
    await expect(grid.getByLabel(opened, { exact: true })).toBeFocused()
    await expect(grid.getByLabel(opened, { exact: true })).toBeInViewport()
    await page.keyboard.press('Escape')
    await expect(grid).toBeFocused()
  })

  await test.step('a cell that was scrolled away is saved, and not typed in any more', async () => {
    await page.keyboard.press('Home')
    await page.keyboard.press('F2')
    // From the end of the list to its beginning: the row is drawn a moment later.
    await expect(grid.getByLabel('Organisation of Ada Albers')).toBeFocused()
    await page.keyboard.type('Typed and scrolled')
    await grid.hover()
    await page.mouse.wheel(0, 3000)
    await expect(grid.getByRole('textbox')).toHaveCount(0)
    await page.mouse.wheel(0, -6000)
    await expect(grid.getByText('Typed and scrolled')).toBeVisible()
    await expect(grid.getByRole('textbox')).toHaveCount(0)
  })

  await test.step('a dialog about those selected outlives the last of them, and says that they are gone', async () => {
    await goTo(page, '/networking/contacts', 'Contacts')
    const select = async (name: string): Promise<void> => {
      await grid.getByRole('row', { name }).getByRole('checkbox').check()
      await expect(page.getByText('1 selected')).toBeVisible()
    }
    await callStore(rapport, 'networking.contact.add', { name: 'Aabel Gone' })
    await select('Aabel Gone')
    await page.getByRole('button', { name: 'Set group' }).click()
    await dialog.getByLabel('Group').selectOption({ index: 1 })
    await callStore(rapport, 'workbook.undo', {})
    await expect(grid.getByRole('row', { name: 'Aabel Gone' })).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Change 1 contact' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'All of them were removed meanwhile.' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toBeHidden()

    await goTo(page, '/marketing/creatives', 'Creatives')
    await callStore(rapport, 'marketing.creative.add', { name: 'Aabel Gone' })
    await select('Aabel Gone')
    await page.getByRole('button', { name: 'Next step' }).click()
    await page.getByRole('menuitem').first().click()
    await dialog.getByLabel('Note').fill('Seen by all')
    await callStore(rapport, 'workbook.undo', {})
    await expect(grid.getByRole('row', { name: 'Aabel Gone' })).toHaveCount(0)
    await expect(dialog.getByLabel('Note')).toHaveValue('Seen by all')
    await dialog.getByLabel('Who').fill('Ada')
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByText('This creative was removed meanwhile.')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('what is typed of a post stays where the post goes', async () => {
    await callStore(rapport, 'networking.post.add', { kind: 'own', platform: 'instagram', on: localDay(new Date()), text: 'Gone soon' })
    await goTo(page, '/networking/posts', 'Posts')
    await grid.getByRole('row', { name: 'Gone soon' }).click()
    const address = dialog.getByRole('textbox', { name: 'Address' })
    await address.fill('https://juniper.example/typed')
    // The sample has 200.
    await callStore(rapport, 'networking.post.remove', { ids: [201] })
    await expect(grid.getByText('Gone soon')).toHaveCount(0)
    await expect(address).toHaveValue('https://juniper.example/typed')
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByLabel('Day')).toHaveAccessibleDescription('This post was removed meanwhile.')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('a paste that is answered twice stands there once, and one after it takes nobody away of whom it was asked', async () => {
    await goTo(page, '/networking/contacts', 'Contacts')
    for (const email of ['ada@kiln.example', 'ada@clay.example']) await callStore(rapport, 'networking.contact.add', { name: 'Ada Doppel', emails: [email] })
    await page.keyboard.press('q')
    const note = dialog.getByRole('textbox', { name: 'Note', exact: true })
    await pasteText(note, 'Ada Doppel @ada_writes · 3h\nIs the glaze safe in the dishwasher?\nReply')
    await dialog.getByRole('button', { name: 'Fill this in' }).dblclick()
    await expect(note).toHaveValue('Is the glaze safe in the dishwasher?')
    await pasteText(note, 'Hana Neu @hana_bakes · 3h\nAnd in the oven?\nReply')
    await dialog.getByRole('button', { name: 'Fill this in' }).click()
    await expect(dialog.getByRole('group', { name: 'Chosen people' })).toContainText('Hana Neu (new)')
    await dialog.getByRole('group', { name: /^Which Ada Doppel/ }).getByRole('button').first().click()
    await expect(dialog.getByRole('group', { name: 'Chosen people' })).toContainText('Ada Doppel')
    await expect(note).toHaveValue('Is the glaze safe in the dishwasher?\n\nAnd in the oven?')
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Discard' }).click()
  })

  await test.step('a range of rows goes on from the row that was chosen before', async () => {
    await goTo(page, '/networking/contacts', 'Contacts')
    const boxOf = (name: string): Locator => grid.getByRole('row', { name }).getByRole('checkbox')
    await boxOf('Ada Ueda').click()
    await callStore(rapport, 'networking.contact.add', { name: 'Aaron Zwei' })
    await expect(grid.getByRole('row', { name: 'Aaron Zwei' })).toBeVisible()
    await boxOf('Åsa Jansen').click({ modifiers: ['Shift'] })
    await expect(page.getByText('2 selected')).toBeVisible()
    await expect(boxOf('Ada Fontaine')).not.toBeChecked()
    await page.keyboard.press('Escape')
  })

  await test.step('what is typed of the only touch with somebody stays where that goes', async () => {
    await callStore(rapport, 'networking.contact.add', { name: 'Einzig Einmal' })
    await goTo(page, '/networking/contacts?find=Einzig', 'Contacts')
    await grid.getByRole('row', { name: 'Einzig Einmal' }).getByText('Einzig Einmal').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Einzig Einmal')
    await callStore(rapport, 'networking.interaction.log', { people: [{ id: Number(page.url().split('/').at(-1)) }], type: 'call', direction: 'outgoing', on: localDay(new Date()) })
    await page.getByRole('button', { name: 'Edit this call' }).click()
    const note = dialog.getByRole('textbox', { name: 'Note', exact: true })
    await note.fill('Typed before it went')
    await callStore(rapport, 'workbook.undo', { step: null, atMost: 10_000 })
    await expect(page.getByText('Nothing logged yet.')).toBeAttached()
    await expect(note).toHaveValue('Typed before it went')
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByText('This interaction was removed meanwhile.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  for (const { address, button, field, path, input, sentence } of removedMeanwhile) {
    await test.step(`what is typed at ${address} stays where that goes`, async () => {
      await goTo(page, address)
      await page.getByRole('main').getByRole('button', { name: button, exact: true }).click()
      // The keys go to the first field a moment after the dialog is there, and would take along what is put into another meanwhile.
      await expect(dialog.locator('[data-autofocus]').first()).toBeFocused()
      await dialog.getByRole('textbox', { name: field, exact: true }).fill('https://juniper.example/typed')
      await callStore(rapport, path, input)
      await expect(page.locator('main h2').filter({ hasText: 'is not here' })).toBeAttached()
      await expect(dialog.getByRole('textbox', { name: field, exact: true })).toHaveValue('https://juniper.example/typed')
      await page.keyboard.press('Control+Enter')
      await expect(dialog.getByText(sentence)).toBeVisible()
      await dialog.getByRole('button', { name: 'Cancel' }).click()
      await expect(dialog).toBeHidden()
    })
  }

  await test.step('what is typed of a deal stays where that goes', async () => {
    await goTo(page, '/marketing/deals', 'Deals')
    await page.getByRole('grid').getByRole('row', { name: /Cups with a stamp/ }).dblclick()
    const note = dialog.getByRole('textbox', { name: 'Note', exact: true })
    await note.fill('Paid at once')
    await callStore(rapport, 'marketing.deal.remove', { ids: Array.from({ length: 200 }, (_, index) => index + 1) })
    await expect(page.getByRole('row', { name: /Cups with a stamp/ })).toHaveCount(0)
    await expect(note).toHaveValue('Paid at once')
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByText('It, or something named in it, was removed meanwhile.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toBeHidden()
  })
  await rapport.close()
})

test('lists, blanks and days are taken as they come', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const dialog = page.getByRole('dialog')

  await test.step('a column of a spreadsheet is as many tags as it has lines, and a blank is none', async () => {
    await goTo(page, '/networking/contacts', 'Contacts')
    await page.getByRole('button', { name: 'New contact' }).click()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Rosa Reihe')
    await pasteText(dialog.getByRole('combobox', { name: 'Tags' }).or(dialog.getByRole('textbox', { name: 'Tags' })), 'press\r\nlocal\nceramics')
    await dialog.getByRole('combobox', { name: 'Phones' }).or(dialog.getByRole('textbox', { name: 'Phones' })).fill(' ')
    await dialog.getByRole('textbox', { name: 'Source' }).fill('list')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Rosa Reihe', level: 1 })).toBeVisible()
    for (const tag of ['press', 'local', 'ceramics']) await expect(page.getByRole('link', { name: tag, exact: true })).toBeVisible()
    await expect(page.getByText('Phone', { exact: true })).toHaveCount(0)
  })

  await test.step('a day of long ago that a file brought keeps nobody from saving something else', async () => {
    // The sample's field “Customer since”.
    await callStore(rapport, 'networking.contact.edit', { id: Number(page.url().split('/').at(-1)), changes: { custom: [{ fieldId: 2, value: '1850-05-05' }] } })
    await expect(page.getByText('5 May 1850')).toBeVisible()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await dialog.getByRole('textbox', { name: 'Role' }).fill('Brewer')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByText('Brewer')).toBeVisible()
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await dialog.getByLabel('Customer since').fill('0026-05-05')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('“Customer since”: type the day whole, with a year from 1900 on.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  await test.step('what is noted on a page that was open overnight is of the new day', async () => {
    const now = new Date()
    await page.clock.install({ time: now })
    await page.clock.setFixedTime(now)
    await goTo(page, '/networking/channels/1', '@juniper.and.salt')
    await page.reload()
    const day = page.getByRole('region', { name: 'Note followers' }).getByLabel('Day')
    await expect(day).toHaveValue(localDay(now))
    await page.clock.setFixedTime(new Date(now.getTime() + 86_400_000))
    await page.clock.runFor(60_000)
    await expect(day).toHaveValue(addDays(localDay(now), 1))
  })

  await test.step('a day that is typed in part in its cell is told so, and the one that stood there stays', async () => {
    await callStore(rapport, 'marketing.creative.reschedule', { id: 1, on: '2026-12-09' })
    await goTo(page, '/marketing/creatives', 'Creatives')
    const grid = page.getByRole('grid')
    const cell = grid.getByLabel('Day of First firing', { exact: true })
    const wrong = page.getByRole('alert').filter({ hasText: 'Type the day whole, with a year from 1900 on.' })
    const row = grid.getByRole('row', { name: 'First firing' })
    const pencil = row.getByRole('button', { name: 'Edit Day of First firing', includeHidden: true })
    const startTyping = async (): Promise<void> => {
      await pencil.locator('..').hover()
      await pencil.click()
    }
    await startTyping()
    await page.keyboard.press('Delete')
    await expect(cell).toHaveValue('')
    await page.keyboard.press('Enter')
    await expect(wrong).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(row).toContainText('9 Dec 2026')
    // Where none stood, a pointer comes to the cell too, and what was typed is not dropped without a word; nor where its screen is left with it.
    await startTyping()
    await cell.fill('')
    await page.keyboard.press('Enter')
    await expect(cell).toHaveCount(0)
    await expect(row).not.toContainText('9 Dec 2026')
    await startTyping()
    await page.keyboard.type('9')
    await page.keyboard.press('Enter')
    await expect(wrong).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(wrong).toBeHidden()
    await startTyping()
    await page.keyboard.type('9')
    await goTo(page, '/marketing/audiences', 'Audiences')
    await expect(wrong).toBeVisible()
    await wrong.getByRole('button', { name: 'Dismiss' }).click()
    await expect(wrong).toBeHidden()
  })

  await test.step('a link that is too long for its cell is told so, and not cut', async () => {
    await goTo(page, '/networking/organizations', 'Organisations')
    const grid = page.getByRole('grid')
    await grid.focus()
    await page.keyboard.press('F2')
    await page.keyboard.press('Tab')
    const cell = grid.getByRole('textbox', { name: /^Address of / })
    await expect(cell).toBeFocused()
    await cell.evaluate((_, text) => document.execCommand('insertText', false, text), `https://juniper.example/${'x'.repeat(2000)}`)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: 'At most 2,000 characters fit here' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('a picture that could not be read is read once it is another one of that name', async () => {
    await goTo(page, '/networking/contacts/1', 'Ada Albers')
    const file = page.locator('input[accept="image/png,image/jpeg,image/webp"]')
    await file.setInputFiles({ name: 'ada.png', mimeType: 'image/png', buffer: Buffer.from('none') })
    await expect(page.getByRole('alert').filter({ hasText: 'This file is not a picture that can be read.' })).toBeVisible()
    // A browser tells of no other choice while the field holds a file of that name.
    await expect(file).toHaveValue('')
  })

  await test.step('the day of a follow-up that is typed in part is told so, and the one that stood there comes back', async () => {
    const on = addDays(localDay(new Date()), -400)
    await callStore(rapport, 'networking.followUp.add', { contactId: 1, on, note: 'Ask for the kiln log' })
    await goTo(page, '/networking/keep-in-touch', 'Keep in touch')
    const day = page.getByLabel('Another day for Ask for the kiln log')
    await day.focus()
    await page.keyboard.press('Delete')
    await expect(day).toHaveValue('')
    await page.keyboard.press('Shift+Tab')
    await expect(page.getByText('Type the day whole, with a year from 1900 on.')).toBeVisible()
    await expect(day).toHaveValue(on)
  })

  await test.step('a note is found by more of its words than anything is looked for by', async () => {
    const long = 'The glaze on the small bowls ran in the last firing. '.repeat(5)
    await callStore(rapport, 'networking.interaction.log', { people: [{ id: 1 }], type: 'call', direction: 'outgoing', on: localDay(new Date()), note: long })
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText(long)
    await expect(dialog.getByRole('option', { name: 'The glaze on the small bowls' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('one sign of a Chinese name is enough to find it', async () => {
    await callStore(rapport, 'networking.contact.add', { name: '李明' })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('李')
    await expect(dialog.getByRole('option', { name: '李明' })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('what is logged where a community was removed is not in it, and one that goes meanwhile is told at its field', async () => {
    await goTo(page, '/networking/communities/2')
    await expect(page.getByRole('region', { name: 'Members', exact: true })).toBeVisible()
    await page.keyboard.press('q')
    const community = dialog.getByLabel('Community')
    await expect(community).toHaveValue('2')
    await callStore(rapport, 'networking.community.remove', { ids: [2] })
    await dialog.getByRole('combobox', { name: 'With' }).fill('Ada Albers')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await expect(community).toHaveAccessibleDescription('This community was removed meanwhile.')
    await expect(community.getByRole('option', { name: 'a removed community' })).toBeAttached()
    await community.selectOption('–')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByText('This community is not here')).toBeVisible()
    await page.keyboard.press('q')
    await expect(community).toHaveValue('')
    await page.keyboard.press('Escape')
  })

  await test.step('a name of one very long word lies on nothing that can be pressed', async () => {
    const name = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(5)
    for (const _ of [1, 2]) await callStore(rapport, 'networking.contact.add', { name, organization: 'Kiln' })
    await goTo(page, '/networking/duplicates', 'Duplicates')
    const pair = page.getByRole('listitem').filter({ hasText: name }).first()
    const [first, second] = [await pair.getByRole('link', { name }).first().boundingBox(), await pair.getByRole('link', { name }).last().boundingBox()]
    expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThanOrEqual(second?.x ?? 0)
    await pair.getByRole('link', { name }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
    await page.getByRole('main').getByRole('button', { name: 'Log interaction' }).click()
    await expect(dialog.getByRole('button', { name: `Remove ${name}` })).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Erase…' }).click()
    await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('handles stand in one order wherever one is chosen', async () => {
    await goTo(page, '/networking/posts', 'Posts')
    await expect(page.getByLabel('Handle', { exact: true }).getByRole('option')).toHaveText(['All', 'Juniper & Salt, Facebook', '@juniper.and.salt, Instagram', 'juniper-and-salt, LinkedIn'])
  })

  await test.step('a goal whose handle was removed leads nowhere', async () => {
    const day = localDay(new Date())
    await callStore(rapport, 'networking.ownHandle.add', { platform: 'x', handle: '@soon_gone', url: '' })
    // The sample has three.
    await callStore(rapport, 'networking.goal.add', { name: 'Followers of nobody', measure: 'followers', target: 10, startsOn: day, dueOn: addDays(day, 30), ownHandleId: 4 })
    await goTo(page, '/networking/goals', 'Goals')
    const link = page.getByRole('link', { name: 'See what counts: Followers of nobody' })
    await expect(link).toBeVisible()
    await callStore(rapport, 'networking.ownHandle.remove', { id: 4 })
    await expect(page.getByText('Its handle was removed. Edit it, or remove it.')).toBeVisible()
    await expect(link).toHaveCount(0)
  })
  await rapport.close()
})

test('what was said of a text goes once it is typed over, also where nobody but the workbook knows', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const dialog = page.getByRole('dialog')
  const isSaidOf = async (field: string, wrong: string, said: string, other: string): Promise<void> => {
    await dialog.getByLabel(field).fill(wrong)
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByText(said)).toBeVisible()
    await dialog.getByLabel(field).fill(other)
    await expect(dialog.getByText(said)).toBeHidden()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  }
  await goTo(page, '/marketing/rates', 'Exchange rates')
  await page.getByRole('button', { name: 'Paste a table' }).click()
  await isSaidOf('Table', 'one euro', 'No line of this is a rate.', 'USD\tEUR\t2026-03-31\t0.9234\tECB')
  await goTo(page, '/networking/contacts?find=a', 'Contacts')
  await page.getByRole('button', { name: 'Save view' }).click()
  await isSaidOf('Name', 'Close to us', 'Another view has this name.', 'Close')
  await goTo(page, '/networking/contacts/1', 'Ada Albers')
  await page.getByRole('button', { name: 'Erase…' }).click()
  await isSaidOf('Type “Ada Albers” to erase', 'Ada', 'Type the name as it stands here: Ada Albers', 'Ada Albers')
  await rapport.close()
})

test('what is typed while a number is on its way into the workbook is the next one, and stays', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  for (const [address, heading, card, label] of [['/networking/channels/1', '@juniper.and.salt', 'Note followers', 'Followers'], ['/networking/communities/1', 'Berlin Ceramics Circle', 'Noted sizes', 'People there']] as const) {
    await goTo(page, address, heading)
    const field = page.getByRole('region', { name: card }).getByLabel(label, { exact: true })
    await field.fill('2511')
    // Before any answer can come.
    await field.evaluate((input: HTMLInputElement) => {
      input.form?.requestSubmit()
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '2512')
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await expect(page.getByText(/: done$/).last()).toBeVisible()
    await expect(field).toHaveValue('2512')
    await field.fill('')
  }
  await rapport.close()
})
