import { expect, type Page, test } from '@playwright/test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { bring } from '../support/bring'
import { callStore } from '../support/call-store'
import { goTo } from '../support/go-to'
import type { Launched } from '../support/launch'
import { findBytes } from '../support/find-bytes'
import { launchNew } from '../support/launch-new'

/** Counts presses of keys other than those that write the text itself. */
const keyboardOf = (page: Page) => {
  let presses = 0
  return {
    presses: () => presses,
    press: async (key: string): Promise<void> => {
      presses += 1
      await page.keyboard.press(key)
    },
    type: (text: string): Promise<void> => page.keyboard.type(text),
  }
}

const addContact = async ({ page }: Launched, name: string, email: string): Promise<void> => {
  await page.getByRole('button', { name: 'New contact' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name', exact: false }).first().fill(name)
  await dialog.getByLabel('E-mail', { exact: false }).first().fill(email)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

const pasteText = (page: Page, text: string): Promise<void> =>
  page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)

/** Every file below a folder; links and sockets hold nothing. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : []
  })

test('all that was promised to a contact can be reached, however much it is', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  await callStore(rapport, 'networking.contact.add', { name: 'Ada Albers' })
  for (let number = 1; number <= 203; number += 1) await callStore(rapport, 'networking.followUp.add', { contactId: 1, on: '2999-01-01', note: `Promise ${number}` })
  await goTo(page, '/networking/contacts/1', 'Ada Albers')
  const card = page.getByRole('region', { name: 'Follow-ups' })
  const lines = card.getByRole('button', { name: /^Done: Promise/ })
  await expect(lines).toHaveCount(200)
  await card.getByRole('button', { name: 'Show more (3)' }).press('Enter')
  await expect(lines).toHaveCount(203)
  await expect(card.getByRole('button', { name: /^Show more/ })).toHaveCount(0)
  await rapport.close()
})

test('a contact is snoozed to a day, and where nobody else waits it is said how many are', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  await callStore(rapport, 'networking.contact.add', { name: 'Ada Albers', idealDays: 7 })
  await callStore(rapport, 'networking.interaction.log', { type: 'meeting', direction: 'mutual', on: '2026-01-05', people: [{ id: 1 }] })
  await goTo(page, '/networking/keep-in-touch', 'Keep in touch')
  await expect(page.getByRole('heading', { name: '1 to be in touch with' })).toBeVisible()
  const snooze = page.getByRole('button', { name: 'Snooze… Ada Albers' })
  const until = page.getByLabel('Until')
  await snooze.press('Enter')
  const proposed = await until.inputValue()
  await until.fill('2026-01-06')
  await until.press('Enter')
  await expect(page.getByText('Choose a day to come.')).toBeVisible()
  await page.keyboard.press('Escape')
  // Opened again, it proposes again, and says nothing of what was typed before.
  await snooze.press('Enter')
  await expect(until).toHaveValue(proposed)
  await expect(page.getByText('Choose a day to come.')).toHaveCount(0)
  await until.fill('2999-01-01')
  await until.press('Enter')
  await expect(page.getByText('1 contact is snoozed and appears here again on the day you chose.')).toBeVisible()
  await rapport.close()
})

test('people are logged by keyboard alone, fall due, are merged and taken apart, and are erased to the byte', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page, folder } = rapport
  await goTo(rapport.page, '/networking/contacts', 'Contacts')

  await test.step('logs a touch with two people in fewer than 8 key presses beyond the text', async () => {
    const { press, type, presses } = keyboardOf(page)
    await press('q')
    await expect(page.getByRole('dialog')).toBeVisible()
    await type('Ada Albers')
    await expect(page.getByRole('option', { name: /Add “Ada Albers”/ })).toBeVisible()
    await press('Enter')
    const chosen = page.getByRole('group', { name: 'Chosen people' })
    await expect(chosen).toContainText('Ada Albers')
    await type('Xqvjsecond Person')
    await expect(page.getByRole('option', { name: /Add “Xqvjsecond/ })).toBeVisible()
    await press('Enter')
    await expect(chosen).toContainText('Xqvjsecond Person')
    await press('Tab')
    await type('Talked about the xqvjspeckled bowls')
    await press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    expect(presses()).toBeLessThan(8)
    await expect(page.getByRole('row', { name: 'Ada Albers' })).toBeVisible()
    await expect(page.getByRole('row', { name: 'Xqvjsecond Person' })).toBeVisible()
  })

  await test.step('begins at the first of those found with each letter, so that Enter takes who is meant', async () => {
    await page.keyboard.press('q')
    const sought = page.getByRole('combobox', { name: 'With' })
    await sought.pressSequentially('x')
    await expect(page.getByRole('listbox', { name: 'Matching people' })).toBeVisible()
    // Escape closes the innermost alone: the list, not the dialog.
    await page.keyboard.press('Escape')
    await expect(page.getByRole('listbox', { name: 'Matching people' })).toBeHidden()
    await expect(page.getByRole('alertdialog')).toBeHidden()
    await expect(sought).toBeFocused()
    // What was typed stays, and nobody is chosen unseen: the list comes back first.
    await page.keyboard.press('Enter')
    await expect(page.getByRole('listbox', { name: 'Matching people' })).toBeVisible()
    await expect(sought).toHaveValue('x')
    await sought.fill('')
    await sought.pressSequentially('a')
    await expect(page.getByRole('option', { name: 'Ada Albers' })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('da')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('group', { name: 'Chosen people' })).toContainText('Ada Albers')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard' }).click()
  })

  await test.step('reads a pasted thread, fills nothing in before it is accepted, and saves nothing by itself', async () => {
    await page.keyboard.press('q')
    await page.getByRole('textbox', { name: 'Note', exact: true }).focus()
    await pasteText(page, 'Chiara Bianchi\nTop fan\nTerrible, my mug arrived broken.\n3d\nLike\nReply\nAda Albers\nSame here, very disappointed\n2d\nLike\nReply')
    await expect(page.getByText('Looks like comments on Facebook')).toBeVisible()
    await expect(page.getByRole('group', { name: 'Chosen people' })).toBeHidden()
    // What was pasted is not thrown away by a stray Escape.
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()
    await expect(page.getByRole('group', { name: 'Chosen people' })).toContainText('Ada Albers')
    await expect(page.getByRole('group', { name: 'Chosen people' })).toContainText('Chiara Bianchi (new)')
    await expect(page.getByLabel('Platform')).toHaveValue('facebook')
    await expect(page.getByLabel('Direction')).toHaveValue('incoming')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByRole('row', { name: 'Chiara Bianchi' })).toBeVisible()
  })

  await test.step('changes a cell of the list by keyboard', async () => {
    const grid = page.getByRole('grid', { name: 'Contacts' })
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('F2')
    await page.keyboard.type('Studio Lehm')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row', { name: 'Ada Albers' })).toContainText('Studio Lehm')
    await expect(grid).toBeFocused()
  })

  await test.step('logs from the page of somebody with them', async () => {
    await page.getByRole('grid', { name: 'Contacts' }).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Ada Albers', level: 1 })).toBeVisible()
    await page.keyboard.press('q')
    await expect(page.getByRole('group', { name: 'Chosen people' })).toContainText('Ada Albers')
    await page.keyboard.press('Escape')
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
  })

  await test.step('selects by mouse and keys without moving a row, and gives the keys back to the list after a change of many', async () => {
    const grid = page.getByRole('grid', { name: 'Contacts' })
    const rows = grid.locator('[data-active]')
    const last = rows.last()
    const place = await last.boundingBox()
    await rows.first().getByRole('checkbox').click()
    await expect(page.getByText('1 selected')).toBeVisible()
    expect(await last.boundingBox()).toEqual(place)
    await expect(grid).toBeFocused()
    await page.keyboard.press('Control+a')
    await expect(page.getByRole('checkbox', { name: 'Select all rows' })).toBeChecked()
    await page.getByRole('button', { name: 'Set rhythm' }).click()
    await page.getByLabel('Ideal days between touches').fill('30')
    await page.keyboard.press('Control+Enter')
    const done = page.getByText(/^Set rhythm, .* contacts: done$/)
    await expect(done).toBeVisible()
    await expect(grid).toBeFocused()
    await page.keyboard.press('Control+z')
    await expect(page.getByText('Undone: Edit contacts')).toBeVisible()
    await expect(done).toBeHidden()
    // They stay selected, to be changed further.
    await expect(page.getByRole('checkbox', { name: 'Select all rows' })).toBeChecked()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Set rhythm' })).toBeHidden()
    await expect(grid).toBeFocused()
  })

  await test.step('keeps the keyboard’s place when what had the focus is removed', async () => {
    await page.getByLabel('Search', { exact: true }).fill('Ada')
    await page.getByRole('button', { name: 'Save view' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Only Ada')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Only Ada', exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'More about the view Only Ada' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Delete view' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'All contacts' })).toBeFocused()
    await goTo(rapport.page, '/networking/organize', 'Groups and fields')
    for (const name of ['Press', 'Shops']) {
      await page.getByRole('button', { name: 'New group' }).click()
      await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(name)
      await page.keyboard.press('Control+Enter')
      await expect(page.getByRole('button', { name: `Remove ${name}` })).toBeVisible()
    }
    await page.getByRole('button', { name: 'Remove Press' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Remove Shops' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'New group' })).toBeFocused()
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
  })

  await test.step('has whoever is due in the queue after a month', async () => {
    await page.getByRole('row', { name: 'Ada Albers' }).getByText('Ada Albers').click()
    await page.getByLabel('Ideal, in days').fill('14')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('alert').filter({ hasText: 'Edit contact: done' })).toBeVisible()
    // They wrote last: an answer is owed. Ours makes it a rhythm again.
    await page.keyboard.press('Escape')
    await page.getByRole('main').getByRole('button', { name: 'Log interaction' }).click()
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Sent a new mug')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    const now = new Date()
    await page.clock.install({ time: now })
    await goTo(rapport.page, '/networking/keep-in-touch', 'Keep in touch')
    await page.clock.setFixedTime(new Date(now.getTime() + 31 * 86_400_000))
    await page.clock.runFor(60_000)
    await expect(page.getByText(/Overdue 1|Went quiet 1|Due 1/)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Log interaction with Ada Albers' })).toBeVisible()
    await page.clock.setFixedTime(now)
    await page.clock.runFor(60_000)
  })

  await test.step('shows two that may be one at one height and with what tells them apart, however much is known of each', async () => {
    for (const email of ['twin@example.com', '']) {
      await goTo(rapport.page, '/networking/contacts', 'Contacts')
      await addContact(rapport, 'Twin Twofold', email)
    }
    await goTo(rapport.page, '/networking/duplicates', 'Duplicates')
    const pair = page.getByRole('listitem').filter({ hasText: 'twin@example.com' })
    await expect(pair).toContainText(/added \d/)
    const tops = await pair.getByRole('link').evaluateAll((links) => links.map((link) => link.getBoundingClientRect().top))
    expect(tops).toHaveLength(2)
    expect(tops[0]).toBe(tops[1])
  })

  await test.step('merges two that are one, and takes them apart again; of one that is gone meanwhile it is said', async () => {
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
    await addContact(rapport, 'Xqvjperson One', 'xqvjsame@example.com')
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
    await addContact(rapport, 'Xqvjperson Uno', 'XQVJsame@example.com')
    await goTo(rapport.page, '/networking/duplicates', 'Duplicates')
    await expect(page.getByText(/Same e-mail/)).toBeVisible()
    const dialog = page.getByRole('dialog', { name: 'Merge two contacts' })
    await page.getByRole('button', { name: /Compare|Merge/ }).first().click()
    await expect(dialog).toBeVisible()
    await callStore(rapport, 'workbook.undo', {})
    await expect(page.getByText(/Same e-mail/)).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Merge' }).click()
    await expect(page.getByText('One of these contacts was removed meanwhile. Nothing was merged.')).toBeVisible()
    await expect(dialog).toBeHidden()
    await callStore(rapport, 'workbook.redo', {})
    await expect(page.getByText(/Same e-mail/)).toBeVisible()
    await page.getByRole('button', { name: /Compare|Merge/ }).first().click()
    // In a narrow window the name of a field, of one word here, stands above its two values and is not broken.
    const { width, height } = page.viewportSize() ?? { width: 1320, height: 860 }
    await page.setViewportSize({ width: 400, height: 800 })
    await expect(dialog.getByRole('rowheader')).toHaveCount(1)
    const lines = await dialog.getByRole('rowheader').evaluateAll((all) => all.map((each) => { const words = document.createRange(); words.selectNodeContents(each); return words.getClientRects().length }))
    expect(lines).toEqual([1])
    expect(await dialog.getByRole('rowheader').first().evaluate((each) => each.getBoundingClientRect().bottom <= (each.nextElementSibling?.getBoundingClientRect().top ?? 0))).toBe(true)
    await page.setViewportSize({ width, height })
    await dialog.getByRole('button', { name: 'Merge' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText(/Same e-mail/)).toBeHidden()
    await page.keyboard.press('Control+z')
    await expect(page.getByText(/Same e-mail/)).toBeVisible()
  })

  await test.step('erases one for good, once the name was typed, and no byte is left', async () => {
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
    for (const name of ['Xqvjperson One', 'Xqvjperson Uno', 'Xqvjsecond Person']) {
      await page.getByRole('row', { name }).getByText(name).click()
      await page.getByRole('button', { name: 'Erase…' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').fill('somebody else')
      await dialog.getByRole('button', { name: 'Erase for good' }).click()
      await expect(dialog.getByText(/Type the name as it stands here/)).toBeVisible()
      await dialog.getByRole('textbox').fill(name)
      await dialog.getByRole('button', { name: 'Erase for good' }).click()
      await expect(page.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible()
      await expect(page.getByRole('row', { name })).toBeHidden()
    }
    const files = filesBelow(folder).filter((path) => /\.rapport(?:-wal|-shm)?$/.test(path) && !path.includes('-backups'))
    expect(files.length).toBeGreaterThan(0)
    expect(files.flatMap((path) => findBytes(path, 'xqvj'))).toEqual([])
    expect(files.some((path) => path.endsWith('.rapport'))).toBe(true)
    await goTo(rapport.page, '/networking/privacy', 'Privacy')
    await expect(page.getByText('Asked for').first()).toBeVisible()
  })

  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a form takes what still stands in a field of tags, no day that is half typed or of the year 26, and goes on after a refusal', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  await goTo(rapport.page, '/networking/contacts', 'Contacts')
  const dialog = page.getByRole('dialog')

  await test.step('Ctrl-Enter in the field of e-mails saves the one that is being typed', async () => {
    await page.getByRole('button', { name: 'New contact' }).first().click()
    await dialog.getByRole('textbox', { name: 'Name', exact: false }).first().fill('Ada Albers')
    await dialog.getByLabel('E-mail', { exact: false }).first().fill('ada@kiln.example')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Ada Albers', level: 1 })).toBeVisible()
    await expect(page.getByText('ada@kiln.example').first()).toBeVisible()
  })

  await test.step('what was typed on the page is not put back by a dialog that opened before it was saved', async () => {
    const notes = page.getByRole('main').getByRole('textbox', { name: 'Notes' })
    await notes.fill('Allergic to nuts')
    await page.getByRole('button', { name: 'Edit', exact: true }).click()
    await dialog.getByLabel('Role').fill('Potter')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByText('Potter', { exact: true })).toBeVisible()
    await expect(notes).toHaveValue('Allergic to nuts')
  })

  await test.step('a follow-up that is typed and not added when the page is left is added to the one it was typed for', async () => {
    await page.getByLabel('What for').fill('Send the samples')
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
    await addContact(rapport, 'Bea Brand', 'bea@kiln.example')
    await expect(page.getByLabel('What for')).toHaveValue('')
    await page.getByLabel('What for').fill('Ask for the glaze')
    await page.keyboard.press('Enter')
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
    for (const [name, note] of [['Ada Albers', 'Send the samples'], ['Bea Brand', 'Ask for the glaze']] as const) {
      await page.getByRole('row', { name }).getByText(name).click()
      await expect(page.getByRole('button', { name: /^Done: / })).toHaveCount(1)
      await expect(page.getByRole('button', { name: `Done: ${note}` })).toBeVisible()
      await goTo(rapport.page, '/networking/contacts', 'Contacts')
    }
  })

  await test.step('a rhythm that is typed and not saved when the page is left is saved, and what is none is told', async () => {
    const [ideal, longest] = [page.getByLabel('Ideal, in days'), page.getByLabel('Longest, in days')]
    const backTo = async (name: string): Promise<void> => {
      await goTo(rapport.page, '/networking/contacts', 'Contacts')
      await page.getByRole('row', { name }).getByText(name).click()
    }
    await backTo('Ada Albers')
    await ideal.fill('14')
    await backTo('Bea Brand')
    await expect(ideal).toHaveValue('')
    await longest.fill('5')
    await backTo('Ada Albers')
    await page.getByRole('alert').filter({ hasText: 'Not saved: the rhythm typed for Bea Brand' }).getByRole('button').click()
    await expect(ideal).toHaveValue('14')
    // An undo starts the fields anew, and is not taken back by what stood in them.
    await page.getByRole('heading', { name: 'Ada Albers' }).click()
    await page.keyboard.press('Control+z')
    await expect(ideal).toHaveValue('')
    await ideal.fill('two weeks')
    await backTo('Bea Brand')
    await page.getByRole('alert').filter({ hasText: 'Not saved: the rhythm typed for Ada Albers' }).getByRole('button').click()
    await expect(longest).toHaveValue('')
    await backTo('Ada Albers')
    await expect(ideal).toHaveValue('')
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
  })

  await test.step('a day in part, or of a year of two figures, is said and not saved as none', async () => {
    await goTo(page, '/networking/posts')
    await page.getByRole('button', { name: 'New post' }).first().click()
    await dialog.getByLabel('Text', { exact: true }).fill('Seconds sale')
    const day = dialog.getByLabel('Day')
    await day.focus()
    await page.keyboard.press('Delete')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('“Day”: type the day whole')).toBeVisible()
    await expect(day).toBeFocused()
    await day.fill('0026-03-01')
    await dialog.getByRole('button', { name: 'Add post' }).click()
    await expect(day).toBeFocused()
    await day.fill('2026-03-01')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByText('Seconds sale').first()).toBeVisible()
  })

  await test.step('a choice that was renamed before the rest was refused stays so, and the form goes on', async () => {
    await goTo(rapport.page, '/networking/organize', 'Groups and fields')
    await page.getByRole('button', { name: 'New field' }).click()
    await dialog.getByLabel('Name', { exact: false }).first().fill('Glaze')
    await dialog.getByLabel('Holds').selectOption('choice')
    await dialog.getByRole('textbox', { name: 'Choice 1' }).fill('Blue')
    await dialog.getByRole('textbox', { name: 'Choice 2' }).fill('Raw')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
    await page.getByRole('button', { name: 'New contact' }).first().click()
    await dialog.getByRole('textbox', { name: 'Name', exact: false }).first().fill('Bruno Neu')
    await dialog.getByLabel('Glaze').selectOption('Raw')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Bruno Neu', level: 1 })).toBeVisible()
    await goTo(rapport.page, '/networking/organize', 'Groups and fields')
    await page.getByRole('button', { name: 'Edit Glaze' }).click()
    await dialog.getByRole('textbox', { name: 'Choice 1' }).fill('Cobalt')
    await dialog.getByRole('button', { name: 'Take Raw off the list' }).click()
    await page.keyboard.press('Control+Enter')
    await expect(dialog.getByText('“Raw” is what one contact has')).toBeVisible()
    await dialog.getByRole('button', { name: 'Add a choice' }).click()
    await dialog.getByRole('textbox', { name: 'Choice 2' }).fill('Raw')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByText('Cobalt').first()).toBeVisible()
  })

  await test.step('the choices of a field stand in the order that a person gives them', async () => {
    await page.getByRole('button', { name: 'Edit Glaze' }).click()
    await dialog.getByRole('button', { name: 'Add a choice' }).click()
    await dialog.getByRole('textbox', { name: 'Choice 3' }).fill('Ash')
    const up = dialog.getByRole('button', { name: 'Move Ash up' })
    await up.focus()
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('textbox', { name: 'Choice 2' })).toHaveValue('Ash')
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('textbox', { name: 'Choice 1' })).toHaveValue('Ash')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
    await page.getByRole('button', { name: 'New contact' }).first().click()
    expect(await dialog.getByLabel('Glaze').locator('option').allTextContents()).toEqual(['–', 'Ash', 'Cobalt', 'Raw'])
    await page.keyboard.press('Escape')
  })
  await rapport.close()
})

test('that somebody objected, or is archived, stands first on their page, no consent is said to hold against it, and a rule says how many it finds', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  await goTo(rapport.page, '/networking/contacts', 'Contacts')
  await addContact(rapport, 'Ada Albers', 'ada@kiln.example')
  const details = page.getByRole('region', { name: 'Details', exact: true })
  const personal = page.getByRole('region', { name: 'Personal data', exact: true })
  await personal.getByRole('button', { name: 'Note a consent' }).click()
  await page.getByRole('dialog').getByLabel('What for').fill('Newsletter')
  await page.getByRole('dialog').getByLabel('Where it was given').fill('Sign-up form')
  await page.keyboard.press('Control+Enter')
  await expect(personal).toContainText('Holds today: Newsletter.')
  await personal.getByRole('button', { name: 'Note an objection' }).click()
  await expect(personal).toContainText('They objected: no consent holds.')
  await expect(personal).not.toContainText('Holds today')
  await expect(details).toContainText('Objected')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Archive Ada Albers')
  await page.keyboard.press('Enter')
  await expect(details).toContainText('Archived')
  await goTo(page, '/networking/contacts', 'Contacts')
  await expect(page.getByText('All contacts are archived')).toBeVisible()
  await page.getByRole('button', { name: 'Show archived' }).click()
  await page.getByRole('row', { name: 'Ada Albers' }).getByText('Ada Albers').click()

  await page.setViewportSize({ width: 900, height: 640 })
  await personal.getByRole('button', { name: 'Erase…' }).click()
  await page.getByRole('dialog').getByLabel('Type “Ada Albers” to erase').fill('Ada')
  await page.keyboard.press('Enter')
  const wrong = page.getByText('Type the name as it stands here: Ada Albers', { exact: true })
  await expect(wrong).toBeVisible()
  const isSeen = (): Promise<boolean> => wrong.evaluate((text) => {
    const { left, top, height } = text.getBoundingClientRect()
    return document.elementFromPoint(left + 2, top + height / 2) === text
  })
  await expect.poll(isSeen, 'what is wrong is hidden by the buttons').toBe(true)
  // As an answer does that is there late.
  await page.getByRole('radio', { name: 'Keep them' }).evaluate((radio) => radio.parentElement?.style.setProperty('padding-top', '8em'))
  await expect.poll(isSeen, 'what grew above it pushed it under the buttons').toBe(true)
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()

  await goTo(rapport.page, '/networking/privacy', 'Privacy')
  await page.getByRole('button', { name: 'New rule' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('A quiet month')
  await page.getByRole('dialog').getByLabel('Days without any interaction').fill('30')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Finds 0 contacts today… A quiet month' }).click()
  // Ada was added today.
  await expect(page.getByRole('dialog')).toContainText('everybody it could mean was added or heard of since')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await rapport.close()
})

test('who is typed is found where they are archived, told apart from others of that name, and added anew beside them', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  const dialog = page.getByRole('dialog')
  const options = page.getByRole('listbox', { name: 'Matching people' }).getByRole('option')
  const chosen = page.getByRole('group', { name: 'Chosen people' })
  await goTo(rapport.page, '/networking/contacts', 'Contacts')
  await addContact(rapport, 'Ada Albers', 'ada@kiln.example')

  await test.step('takes somebody once who writes under two handles in a paste', async () => {
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
    await page.keyboard.press('q')
    await page.getByRole('textbox', { name: 'Note', exact: true }).focus()
    await pasteText(page, 'Ada Albers @ada_kiln · 3h\nIs the glaze safe in the dishwasher?\nAda Albers @ada_at_work · 1h\nAnd in the oven?')
    await expect(page.getByRole('button', { name: 'Fill this in' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(chosen).toHaveText('Ada Albers · ada@kiln.example')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
  })

  await page.getByRole('row', { name: 'Ada Albers' }).getByText('Ada Albers').click()
  await expect(page.getByRole('heading', { name: 'Ada Albers', level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Archive Ada Albers')
  await expect(page.getByRole('option', { name: 'Archive Ada Albers' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Edit contact: done')).toBeVisible()

  await test.step('says what that means where somebody archived is logged with from their own page', async () => {
    await page.getByRole('main').getByRole('button', { name: 'Log interaction' }).click()
    await expect(dialog.getByRole('note')).toContainText('Ada Albers is archived')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('leaves the keys to an input method while a word is put together with it', async () => {
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
    const session = await page.context().newCDPSession(page)
    const compose = (text: string) => session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await page.keyboard.press('q')
    await page.getByLabel('With').focus()
    await compose('たなか')
    await expect(options).toHaveText(['Add “たなか” as a new contact'])
    await page.keyboard.press('Enter')
    await expect(chosen).toBeHidden()
    await page.keyboard.insertText('田中')
    await expect(options).toHaveText(['Add “田中” as a new contact'])
    await page.getByLabel('With').fill('')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('chooses somebody archived, and says what that means', async () => {
    await page.keyboard.press('q')
    await page.getByLabel('With').fill('Ada Albers')
    await expect(options).toHaveText(['Ada Albers · ada@kiln.example · archived', 'Add another contact named “Ada Albers”'])
    await page.keyboard.press('Enter')
    await expect(chosen).toContainText('Ada Albers · ada@kiln.example · archived')
    await expect(dialog.getByRole('note')).toHaveText('Ada Albers is archived: kept, but in no list and never due. Saving this does not bring them back.')
  })

  await test.step('adds another of that name deliberately, and has both to choose from after', async () => {
    await page.keyboard.type('Ada Albers')
    await expect(options).toHaveText(['Add another contact named “Ada Albers”'])
    await page.keyboard.press('Enter')
    await expect(chosen).toContainText('Ada Albers (new)')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await page.keyboard.press('q')
    await page.getByLabel('With').fill('Ada Albers')
    await expect(options).toHaveText([/^Ada Albers · added \d/, 'Ada Albers · ada@kiln.example · archived', 'Add another contact named “Ada Albers”'])
    // The list, and then the dialog.
    for (const key of ['Escape', 'Escape']) await page.keyboard.press(key)
    await page.getByRole('button', { name: 'Discard' }).click()
  })

  await test.step('keeps what is typed while the people of a paste are looked for', async () => {
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
    await page.keyboard.press('q')
    await pasteText(page, 'Hana Tanaka @hana_bakes · 3h\nIs the glaze safe in the dishwasher?\nReply')
    const note = page.getByRole('textbox', { name: 'Note', exact: true })
    // Before any answer can come.
    await note.evaluate((field: HTMLTextAreaElement) => {
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Fill this in')?.click()
      field.focus()
      document.execCommand('insertText', false, 'Ask Mara first')
    })
    await expect(chosen).toContainText('Hana Tanaka (new)')
    await expect(note).toHaveValue('Ask Mara first\n\nIs the glaze safe in the dishwasher?')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard' }).click()
  })

  await test.step('asks at once which of them a paste means, and goes on to the note from there, or to who where it names nobody', async () => {
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
    await addContact(rapport, 'Ada Albers', 'ada@clay.example')
    await page.keyboard.press('q')
    await pasteText(page, 'Ada Albers @ada_writes · 3h\nIs the glaze safe in the dishwasher?\nReply')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('group', { name: /^Which Ada Albers/ }).getByRole('button').first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(chosen).toContainText('Ada Albers')
    await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()
    await goTo(rapport.page, '/networking/contacts', 'Contacts')
    await page.keyboard.press('q')
    await pasteText(page, 'Juniper\nTop fan\nThank you all!\n3d\nLike\nReply')
    await expect(page.getByText('nobody but us')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('With')).toBeFocused()
  })

  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

/** Whether the dialog that is open shows how far its work is, before it closes. */
const showsProgress = (page: Page): Promise<boolean> =>
  page.evaluate(() => new Promise<boolean>((tell) => {
    new MutationObserver(() => {
      const form = document.querySelector('[role="dialog"] form')
      if (form === null || form.querySelector('[role="progressbar"]') !== null) tell(form !== null)
    }).observe(document.body, { childList: true, subtree: true })
  }))

/** Whether a message shows how far long work is, with a way to stop it, before the words are there that it is done: on a quick computer that is over soon. `line`: what else must have been there by then. */
const showsWork = (page: Page, work: RegExp, done: string, line = 'body'): Promise<boolean> =>
  page.evaluate(([named, over, selector]) => new Promise<boolean>((tell) => {
    const cancellable = new RegExp(`(?:${named}).*Cancel`, 's')
    let isMessage = false
    let isLine = false
    new MutationObserver(() => {
      isMessage ||= [...document.querySelectorAll('.mantine-Notification-root')].some(({ textContent }) => cancellable.test(textContent))
      isLine ||= document.querySelector(selector) !== null
      if ((isMessage && isLine) || document.body.textContent.includes(over)) tell(isMessage && isLine)
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  }), [work.source, done, line] as const)

test('very many contacts are changed and removed with how far it is, as long work that one undo takes back', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  await bring(rapport, 'people.csv', `Name,Email,Company\n${Array.from({ length: 5500 }, (_, index) => `Person ${index},p${index}@people.example,Kiln`).join('\n')}\n`)
  await page.getByRole('button', { name: /^Import 5,500/ }).click()
  await expect(page.getByText('people.csv is in the workbook.')).toBeVisible()
  await test.step('of two who are changed in a list that is not loaded whole, those who leave it are not selected any more', async () => {
    for (const [address, isLeft] of [['/networking/contacts', false], ['/networking/contacts?find=Kiln', true]] as const) {
      await goTo(page, address, 'Contacts')
      await page.getByRole('grid', { name: 'Contacts' }).focus()
      await page.keyboard.press('Home')
      await page.keyboard.press('Shift+ArrowDown')
      await page.getByRole('button', { name: 'More…' }).click()
      await page.getByRole('menuitem', { name: 'Set organisation' }).click()
      await page.getByRole('dialog').getByLabel('Organisation').fill('Forge')
      await page.keyboard.press('Control+Enter')
      await expect(page.getByText('Set organisation, 2 contacts: done')).toBeVisible()
      if (isLeft) await expect(page.getByText('2 selected')).toBeHidden()
      await expect(page.getByText('2 selected')).toHaveCount(isLeft ? 0 : 1)
      await page.keyboard.press('Control+z')
      await expect(page.getByRole('row', { name: 'Person 0', exact: true })).toContainText('Kiln')
      await page.keyboard.press('Escape')
      await expect(page.getByText(/selected$/)).toBeHidden()
    }
  })
  await goTo(rapport.page, '/networking/contacts', 'Contacts')
  await page.getByRole('grid', { name: 'Contacts' }).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Select all 5,500' }).click()
  await page.getByRole('button', { name: 'More…' }).click()
  await page.getByRole('menuitem', { name: 'Set organisation' }).click()
  await page.getByRole('dialog').getByLabel('Organisation').fill('Forge')
  await page.keyboard.press('Control+Enter')
  const done = page.getByRole('alert').filter({ hasText: 'Set organisation, 5,500 contacts: done' })
  await expect(done).toBeVisible()
  await expect(page.getByRole('row', { name: 'Person 0' })).toContainText('Forge')
  await page.getByRole('button', { name: /^Long work/ }).click()
  await expect(page.getByText('Edit contacts', { exact: true })).toBeVisible()
  await done.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('row', { name: 'Person 0' })).toContainText('Kiln')
  await page.getByRole('grid', { name: 'Contacts' }).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Select all 5,500' }).click()
  await page.getByRole('button', { name: 'More…' }).click()
  await page.getByRole('menuitem', { name: 'Remove…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove 5,500 contacts' }).click()
  const removed = page.getByRole('alert').filter({ hasText: 'Remove, 5,500 contacts: done' })
  await expect(removed).toBeVisible()
  await expect(page.getByRole('row', { name: 'Person 0' })).toBeHidden()
  await page.getByRole('button', { name: /^Long work/ }).click()
  const undone = showsWork(page, /Undoing/, 'Undone: Remove contacts', '[aria-label="Cancel: Undo"]')
  // Without a pointer, whose press beside the tray would close it.
  await removed.getByRole('button', { name: 'Undo' }).evaluate((button: HTMLElement) => button.click())
  expect(await undone).toBe(true)
  await expect(page.getByText('Undone: Remove contacts')).toBeVisible()
  await expect(page.getByRole('row', { name: 'Person 0' })).toContainText('Kiln')
  await goTo(rapport.page, '/networking/organizations', 'Organisations')
  await page.getByText('Kiln', { exact: true }).dblclick()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  // Behind the dialog neither keys nor the pointer would reach it.
  const dialog = page.getByRole('dialog', { name: 'Edit organisation' })
  await dialog.getByLabel('Name').fill('Oven')
  const wasShown = showsProgress(page)
  await page.keyboard.press('Control+Enter')
  expect(await wasShown).toBe(true)
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Oven', level: 1 })).toBeVisible()
  const removing = showsWork(page, /Changing contacts/, 'Remove organisation: done')
  await page.getByRole('button', { name: 'Remove' }).click()
  expect(await removing).toBe(true)
  await expect(page.getByRole('alert').filter({ hasText: 'Remove organisation: done' })).toBeVisible()
  await goTo(rapport.page, '/networking/contacts/1', 'Person 0')
  await page.getByRole('button', { name: 'Erase…' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Person 0')
  const erasing = showsProgress(page)
  await page.keyboard.press('Control+Enter')
  expect(await erasing).toBe(true)
  await expect(page.getByText('Erased: 1 contact')).toBeVisible()
  await goTo(rapport.page, '/imports/new', 'Import')
  const undoing = showsWork(page, /Undoing the import|Taking rows back/, 'people.csv is undone.')
  await page.getByRole('button', { name: 'Undo this import' }).click()
  expect(await undoing).toBe(true)
  await expect(page.getByText('The import of people.csv is undone.')).toBeVisible()
  await rapport.close()
})

test('a picture that one sees through stands on white', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  await goTo(rapport.page, '/networking/contacts', 'Contacts')
  await page.getByRole('button', { name: 'New contact' }).first().click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill('Ada Albers')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Ada Albers', level: 1 })).toBeVisible()
  await page.locator('main input[type="file"]').setInputFiles({ name: 'glass.png', mimeType: 'image/png', buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64') })
  const picture = page.getByRole('img', { name: 'Ada Albers' })
  await expect(picture).toBeVisible()
  const colour = await picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    const context = document.createElement('canvas').getContext('2d')
    context?.drawImage(image, 0, 0)
    return [...(context?.getImageData(10, 10, 1, 1).data ?? [])]
  })
  expect(colour).toEqual([255, 255, 255, 255])
  await rapport.close()
})
