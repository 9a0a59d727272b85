import { expect, test } from '@playwright/test'
import { join } from 'node:path'
import { goTo } from '../support/go-to'
import type { Launched } from '../support/launch'
import { launchSample } from '../support/launch-sample'

const openInLowWindow = async (): Promise<Launched> => {
  const rapport = await launchSample(test.info().project.name)
  await rapport.page.setViewportSize({ width: 1200, height: 560 })
  await expect(rapport.page.getByText('Waiting for you')).toBeVisible()
  return rapport
}

test('Back leads to where one was: the place in the list, its active row and the keys', async () => {
  const rapport = await openInLowWindow()
  const { page } = rapport
  // By the link: an address that is typed has no place in the history to come back to.
  const contacts = page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Contacts/ })
  await contacts.click()
  const list = page.getByRole('grid', { name: 'Contacts' })
  await list.focus()
  await page.keyboard.press('End')
  const last = list.locator('[data-active="true"]')
  await expect(last).toBeInViewport()
  const name = await last.getAttribute('aria-label')
  await page.keyboard.press('Enter')
  await expect(page.locator('main h1')).toHaveText(name ?? '')
  expect(await page.locator('main').evaluate(({ scrollTop }) => scrollTop)).toBe(0)
  await page.goBack()
  await expect(last).toHaveAttribute('aria-label', name ?? '')
  await expect(last).toBeInViewport()
  await expect(list).toBeFocused()
  // A list that is opened anew begins at its beginning.
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Communities/ }).click()
  await expect(page.locator('main h1')).toHaveText('Communities')
  await contacts.click()
  await expect(list).toBeVisible()
  expect(await list.evaluate(({ scrollTop }) => scrollTop)).toBe(0)
  await rapport.close()
})

test('Back leads the keys to the link that led on', async () => {
  const rapport = await openInLowWindow()
  const { page } = rapport
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Keep in touch/ }).click()
  const person = page.getByRole('main').getByRole('link', { name: 'Luca Hoffmann' })
  await person.press('Enter')
  await expect(page.locator('main h1')).toHaveText('Luca Hoffmann')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.locator('main h1')).toHaveText('Keep in touch')
  await expect(person).toBeFocused()
  await expect(person).toBeInViewport()
  await rapport.close()
})

test('Back, Forward and an address ask for what is typed in a dialog instead of taking it along', async () => {
  const rapport = await openInLowWindow()
  const { page } = rapport
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Communities/ }).click()
  await page.getByRole('button', { name: 'New community' }).click()
  const dialog = page.getByRole('dialog', { name: 'New community' })
  const name = dialog.getByRole('textbox', { name: 'Name' })
  const asked = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
  const keepEditing = async (): Promise<void> => {
    await expect(asked).toBeVisible()
    await dialog.getByRole('button', { name: 'Keep editing' }).click()
  }
  const cancelAndGoBack = async (): Promise<void> => {
    await expect(name).toHaveValue('Glaze nerds')
    await expect(page).toHaveURL(/communities/)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.goBack()
  }
  await name.fill('Glaze nerds')
  await page.evaluate(() => history.back())
  await keepEditing()
  await goTo(page, '/networking/contacts')
  await keepEditing()
  await cancelAndGoBack()
  await expect(page.getByText('Waiting for you')).toBeVisible()
  await test.step('so does a way back over several screens, and the one from an address that was typed', async () => {
    await goTo(page, '/networking/contacts', 'Contacts')
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Communities/ }).click()
    await page.getByRole('button', { name: 'New community' }).click()
    await name.fill('Glaze nerds')
    await page.evaluate(() => history.go(-2))
    await expect(asked).toBeVisible()
    await expect(page).toHaveURL(/communities/)
    await dialog.getByRole('button', { name: 'Discard' }).click()
    await page.goBack()
    await expect(page.locator('main h1')).toHaveText('Contacts')
    await goTo(page, '/networking/communities', 'Communities')
    await page.getByRole('button', { name: 'New community' }).click()
    await name.fill('Glaze nerds')
    await page.evaluate(() => history.back())
    await keepEditing()
    await cancelAndGoBack()
    await expect(page.locator('main h1')).toHaveText('Contacts')
  })
  await rapport.close()
})

test('a screen is drawn to its end, and Back leads to how far it was scrolled', async () => {
  const rapport = await openInLowWindow()
  const { page } = rapport
  // A list of fifty begins with what a window shows.
  const lately = page.getByRole('region', { name: 'Lately' })
  await expect(lately.getByRole('button', { name: /^Edit/ })).toHaveCount(50)
  const screen = page.locator('main')
  const top = (): Promise<number> => screen.evaluate(({ scrollTop }) => scrollTop)
  await screen.evaluate((element) => element.scrollTo(0, 1500))
  await expect.poll(top).toBe(1500)
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Communities/ }).click()
  await expect(page.locator('main h1')).toHaveText('Communities')
  expect(await top()).toBe(0)
  await page.goBack()
  await expect(lately).toBeVisible()
  await expect.poll(top).toBe(1500)
  await rapport.close()
})

test('a key pressed in the first second of a page does what it says, and is no second key of one that was never pressed', async () => {
  const rapport = await openInLowWindow()
  const { page } = rapport
  await page.evaluate(() => Object.defineProperty(Event.prototype, 'timeStamp', { get: () => 700 }))
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'New contact' })).toBeVisible()
  await rapport.close()
})

test('what reads how a text sounds is loaded once a text is shown so, and not with the lists that could', async () => {
  const rapport = await openInLowWindow()
  const { page } = rapport
  await goTo(page, '/networking/interactions')
  await expect(page.locator('main h1')).toHaveText('Interactions')
  // The overview may have loaded it. The desktop's own files have no entry among the resources of a page.
  const loaded: string[] = []
  page.on('request', (request) => void loaded.push(request.url()))
  const isLoaded = (): boolean => loaded.some((url) => /\/analyse-[^/]+\.js$/.test(url))
  await page.reload()
  await expect(page.getByRole('grid', { name: 'Interactions' }).getByRole('row').nth(1)).toBeVisible()
  await goTo(page, '/networking/posts')
  await expect(page.getByRole('grid', { name: 'Posts' }).getByRole('row').nth(1)).toBeVisible()
  expect([loaded.length > 0, isLoaded()]).toEqual([true, false])
  await page.getByRole('button', { name: 'New post' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Text', { exact: true }).fill('We love the new bowls')
  await expect(dialog.getByText('Positive').first()).toBeVisible()
  await dialog.getByLabel('Text', { exact: true }).fill('')
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Discard' }).click()
  await goTo(page, '/networking/interactions')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Sentiment' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('grid', { name: 'Interactions' }).getByText('Positive').first()).toBeVisible()
  expect(isLoaded()).toBe(true)
  await rapport.close()
})

test('another workbook begins at its first screen, wherever the one before was left; the same one where it was left', async () => {
  const rapport = await openInLowWindow()
  const { page, folder, answerDialogs } = rapport
  await goTo(page, '/networking/contacts/1')
  const heading = page.locator('main h1')
  await expect(heading).not.toHaveText('Networking')
  const contact = await heading.textContent()
  const close = async (): Promise<void> => {
    await page.getByRole('button', { name: /^Workbook / }).click()
    await page.getByRole('menuitem', { name: 'Close workbook' }).click()
  }
  await close()
  await page.getByRole('button', { name: /^sample\.rapport/ }).click()
  await expect(heading).toHaveText(contact ?? '')
  await close()
  answerDialogs({ save: [join(folder, 'second.rapport')] })
  await page.getByRole('button', { name: /^New workbook/ }).click()
  await page.getByLabel('Name of the brand or client').fill('Second')
  await page.getByRole('button', { name: 'Create workbook' }).click()
  await expect(heading).toHaveText('Networking')
  await rapport.close()
})

test('the keys stay where they were pressed: at a button that works, beside one that is out of use, and go on with Caps Lock on', async () => {
  const rapport = await openInLowWindow()
  const { page } = rapport
  // As Caps Lock types it, without Shift.
  await page.keyboard.press('G')
  await page.keyboard.press('K')
  await expect(page.locator('main h1')).toHaveText('Keep in touch')
  const after = page.getByRole('button', { name: 'Seven days after' })
  await after.press('Enter')
  await page.getByRole('button', { name: 'Today', exact: true }).press('Enter')
  await expect(after).toBeFocused()
  await goTo(page, '/check')
  const check = page.getByRole('button', { name: 'Check now' })
  await check.press('Enter')
  await expect(page.getByRole('heading', { name: 'Everything is in order' })).toBeVisible()
  await expect(check).toBeFocused()
  await page.keyboard.press('Control+,')
  await expect(page.locator('main h1')).toHaveText('Settings')
  await rapport.close()
})

test('a community offers as members who is active there, and a count of how people sound leads to the notes behind it, a bar to the interactions of its week, and a count of posts about us to those', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/networking/communities/1')
  const offer = page.getByRole('region', { name: 'Active, but no members' })
  const all = offer.getByRole('button', { name: /^Add all \d+ as members$/ })
  await offer.getByText(/people were active here in 90 days and are no members$/).click()
  await expect(offer.getByRole('listitem')).toHaveCount(Number(/\d+/.exec(await all.innerText())?.[0]))
  await all.click()
  await expect(offer).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(all).toBeVisible()
  const notes = page.getByRole('link', { name: /^\d+ (?:positive|neutral|negative)$/ }).first()
  const count = Number.parseInt(await notes.innerText(), 10)
  await notes.click()
  await expect(page.getByRole('heading', { name: 'Interactions', level: 1 })).toBeVisible()
  await expect(page.getByText(`${count} interaction${count === 1 ? '' : 's'}`, { exact: true })).toBeVisible()
  const list = page.getByRole('grid', { name: 'Interactions' })
  await expect(list).toHaveAttribute('aria-rowcount', String(count + 1))
  await goTo(page, '/networking')
  const week = page.getByRole('link', { name: /interactions? in the week of/ }).first()
  const ofWeek = Number.parseInt(await week.innerText(), 10)
  await week.press('Enter')
  await expect(list).toHaveAttribute('aria-rowcount', String(ofWeek + 1))
  await expect(page.getByRole('heading', { name: 'Interactions', level: 1 })).toBeVisible()
  await goTo(page, '/networking/review')
  const posts = page.getByRole('region', { name: 'Posts about us, table' }).getByRole('row', { name: /^Positive/ }).getByRole('link').first()
  const postCount = Number(await posts.innerText())
  await posts.click()
  await expect(page.getByRole('heading', { name: 'Mentions', level: 1 })).toBeVisible()
  await expect(page.getByText(new RegExp(`^${postCount} mentions?$`))).toBeVisible()
  const leadsToInteractions = async (touches: number): Promise<void> => {
    await expect(page.getByRole('heading', { name: 'Interactions', level: 1 })).toBeVisible()
    await expect(page.getByText(new RegExp(`^${touches} interactions?(?: ·|$)`))).toBeVisible()
  }
  for (const name of [/^All touches/, /^From them/, /^Like/]) {
    await goTo(page, '/networking/review')
    const touches = page.getByRole('region', { name: 'Touches by type and direction, table' }).getByRole('row', { name }).getByRole('link').first()
    const touchCount = Number(await touches.innerText())
    await touches.click()
    await leadsToInteractions(touchCount)
  }
  await goTo(page, '/networking/review')
  const there = page.getByRole('region', { name: 'Communities, table' }).getByRole('row').nth(1).getByRole('cell').first().getByRole('link')
  const thereCount = Number(await there.innerText())
  await there.click()
  await leadsToInteractions(thereCount)
  await goTo(page, '/networking/goals')
  const goal = page.getByRole('listitem').filter({ hasText: 'Be heard in the Ceramics Circle' })
  const reached = Number(/(\d+) of 60 touches/.exec(await goal.innerText())?.[1])
  await goal.getByRole('link', { name: 'See what counts' }).click()
  await leadsToInteractions(reached)
  await rapport.close()
})
