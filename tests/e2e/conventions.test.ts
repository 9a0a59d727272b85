import { expect, type Locator, type Page, test } from '@playwright/test'
import { complaintsOfAxe } from '../support/axe'
import { goTo } from '../support/go-to'
import { launchSample } from '../support/launch-sample'

/** What a person of any app of this kind tries without being told. */
const openContacts = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Networking', level: 1 })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible()
  await expect(page.getByRole('row', { name: 'Ada Albers' })).toBeVisible()
}

const security = (page: Page, selector: string): Promise<string> => page.locator(selector).first().evaluate((element) => getComputedStyle(element).getPropertyValue('-webkit-text-security'))

test('rows are copied as a table, looked at beside their list, and have a menu; changes have a history; and everything is hidden by one key', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  // In the place of the clipboard, which tests at the same time share.
  await page.addInitScript(() => {
    Object.defineProperty(navigator.clipboard, 'write', { value: async ([item]: ClipboardItem[]) => {
      document.documentElement.dataset['copied'] = await (await item?.getType('text/plain'))?.text()
    } })
  })
  await page.reload()
  await openContacts(page)
  const grid = page.getByRole('grid', { name: 'Contacts' })

  await test.step('a shortcut works while another script is written with the keyboard', async () => {
    // As a Russian keyboard tells the key of the K.
    await grid.dispatchEvent('keydown', { key: 'л', code: 'KeyK', ctrlKey: true })
    await expect(page.getByRole('combobox', { name: 'Search or type a command' })).toBeFocused()
    await page.keyboard.press('Escape')
  })

  await test.step('Space and Shift Space select, Ctrl C copies', async () => {
    await grid.focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+Space')
    await page.keyboard.press('Control+c')
    await expect(page.getByText('Copied 3 rows as a table.')).toBeVisible()
    const lines = (await page.locator('html').getAttribute('data-copied'))?.split('\n') ?? []
    expect(lines).toHaveLength(4)
    expect(lines[0]).toMatch(/^Name\tOrganisation\t/)
    expect(lines[1]).toMatch(/^Ada Albers\t/)
    await page.keyboard.press('Escape')
  })

  await test.step('Shift and the arrows select the rows they go over, and give back those they leave', async () => {
    await grid.focus()
    await page.keyboard.press('Home')
    for (const [key, count] of [['ArrowDown', 2], ['ArrowDown', 3], ['ArrowUp', 2], ['ArrowUp', 1], ['ArrowDown', 2]] as const) {
      await page.keyboard.press(`Shift+${key}`)
      await expect(page.getByText(`${count} selected`, { exact: true })).toBeVisible()
    }
    await page.keyboard.press('Escape')
    // What was chosen before stays.
    for (const [key, count] of [['Home', 0], ['Space', 1], ['ArrowDown', 1], ['Space', 2], ['Shift+ArrowDown', 3], ['Shift+ArrowUp', 2], ['Shift+ArrowUp', 2]] as const) {
      await page.keyboard.press(key)
      await expect(page.getByText(/^\d+ selected$/)).toHaveText(count === 0 ? [] : [`${count} selected`])
    }
    await page.keyboard.press('Escape')
    await page.keyboard.press('Home')
  })

  await test.step('the row that the keys are at is told from a selected one, in forced colours, too', async () => {
    await grid.focus()
    for (const key of ['Home', 'Space', 'ArrowDown']) await page.keyboard.press(key)
    const looks = (): Promise<readonly { readonly fill: string; readonly frame: string }[]> =>
      grid.locator('[data-active]').evaluateAll((rows) => rows.slice(0, 3).map((row) => ({ fill: getComputedStyle(row).backgroundColor, frame: getComputedStyle(row, '::before').borderTopStyle })))
    const [selected, active, other] = await looks()
    expect(active?.fill).not.toBe(selected?.fill)
    expect([selected?.frame, active?.frame, other?.frame]).toEqual(['none', 'solid', 'none'])
    await page.emulateMedia({ forcedColors: 'active' })
    expect((await looks()).map(({ frame }) => frame)).toEqual(['none', 'solid', 'none'])
    await page.emulateMedia({ forcedColors: null })
    await page.keyboard.press('Escape')
  })

  await test.step('the same in a table of which only what is still in it counts as selected', async () => {
    await goTo(page, '/networking/communities')
    await page.getByRole('grid', { name: 'Communities' }).focus()
    for (const [key, count] of [['Home', 0], ['Shift+ArrowDown', 2], ['Shift+ArrowUp', 1]] as const) {
      await page.keyboard.press(key)
      await expect(page.getByText(/^\d+ selected$/)).toHaveText(count === 0 ? [] : [`${count} selected`])
    }
    await goTo(page, '/networking/contacts')
    await grid.focus()
  })

  await test.step('Shift F10 shows what the row can do, and from there it is looked at beside the list', async () => {
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+F10')
    const menu = page.getByRole('menu')
    await expect(menu.getByRole('menuitem', { name: /^Open/ })).toBeVisible()
    expect(await complaintsOfAxe(page, 'row menu', 'all under a dialog', true)).toEqual([])
    await menu.getByRole('menuitem', { name: /Look beside the list/ }).click()
    const peek = page.getByRole('dialog', { name: 'Ada Albers' })
    await expect(peek.getByText('Last touch')).toBeVisible()
    // A field of the person's own, whose column is not shown.
    await expect(peek.getByText('Favourite glaze', { exact: true }).locator('+ dd')).toHaveText(/^(?:Speckled|Blue|Celadon|Raw)$/)
    expect(await complaintsOfAxe(page, 'row peek', 'all under a dialog', true)).toEqual([])
    await peek.getByRole('button', { name: 'Next row' }).click()
    await expect(peek).toBeHidden()
    await page.getByRole('dialog').getByRole('button', { name: 'Row before' }).click()
    await peek.getByRole('button', { name: 'Open its page' }).click()
    await expect(page.getByRole('heading', { name: 'Ada Albers', level: 1 })).toBeVisible()
  })

  await test.step('Alt and the arrows go back and forward', async () => {
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible()
    await page.keyboard.press('Alt+ArrowRight')
    await expect(page.getByRole('heading', { name: 'Ada Albers', level: 1 })).toBeVisible()
    await expect(page).toHaveTitle('Ada Albers · Juniper & Salt (sample) · Rapport')
  })

  await test.step('one key hides names and amounts on every screen, and the window’s title with them', async () => {
    await page.keyboard.press('Control+Shift+h')
    expect(await security(page, 'main h1')).toBe('disc')
    expect(await page.title()).toBe('Rapport')
    // What says how to show them again can be read, and a heading with a plan's name cannot.
    expect(await security(page, '.mantine-Notification-root [data-for-all]')).toBe('none')
    await goTo(page, '/marketing/plan')
    await expect(page.getByRole('heading', { name: 'Media plan', level: 1 })).toBeVisible()
    await expect(page.locator('main section h2').first()).toBeVisible()
    expect(await security(page, 'main section h2')).toBe('disc')
    await goTo(page, '/marketing/campaigns')
    await expect(page.getByRole('heading', { name: 'Campaigns', level: 1 })).toBeVisible()
    expect(await security(page, 'main [role="gridcell"]')).toBe('disc')
    expect(await security(page, 'main [role="columnheader"]')).toBe('none')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('ada')
    await expect(page.getByRole('option', { name: /Ada Albers/ }).first()).toBeVisible()
    expect(await security(page, '[role="dialog"] [role="option"] span')).toBe('disc')
    await page.keyboard.press('Control+Shift+h')
    expect(await security(page, 'main h1')).toBe('none')
    await page.keyboard.press('Escape')
  })

  await test.step('the history lists changes, and takes one back', async () => {
    await page.keyboard.press('c')
    await page.getByRole('dialog').getByLabel('Name', { exact: false }).first().fill('Coasters')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Coasters', level: 1 })).toBeVisible()
    await page.keyboard.press('Control+Shift+y')
    const history = page.getByRole('dialog', { name: 'History of changes' })
    await history.getByRole('button', { name: /^Undo .*campaign, Coasters, / }).first().click()
    await expect(history.getByText('undone').first()).toBeVisible()
    await expect(history.getByText('An import of people or of ad results does not stand here: its receipt, under Imports, takes it back.')).toBeVisible()
    expect(await complaintsOfAxe(page, 'history', 'all under a dialog', true)).toEqual([])
  })
  await rapport.close()
})

/** Every table with views: its address, its heading, and what it calls all of its rows. */
const viewed = [
  ['/networking/contacts', 'Contacts', 'All contacts'], ['/networking/communities', 'Communities', 'All communities'], ['/networking/organizations', 'Organisations', 'All organisations'], ['/networking/posts', 'Posts', 'All posts'], ['/networking/mentions', 'Mentions', 'All mentions'], ['/networking/interactions', 'Interactions', 'All interactions'],
  ['/marketing/campaigns', 'Campaigns', 'All campaigns'], ['/marketing/deals', 'Deals', 'All deals'], ['/marketing/audiences', 'Audiences', 'All audiences'], ['/marketing/creatives', 'Creatives', 'All creatives'], ['/marketing/experiments', 'Tests', 'All tests'], ['/imports', 'Imports', 'All imports'],
] as const

test('a column is made wider, moved and hidden from its heading, by the pointer and by keyboard, and stays so', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const headings = (): Promise<readonly string[]> => page.getByRole('grid', { name: 'Deals' }).getByRole('columnheader').evaluateAll((all) => all.flatMap((cell) => cell.getAttribute('data-column') ?? []))
  const heading = (key: string): Locator => page.locator(`[role="columnheader"][data-column="${key}"]`)
  const widthOf = async (key: string): Promise<number> => Math.round((await heading(key).boundingBox())?.width ?? 0)
  const choose = async (choice: string): Promise<void> => page.getByRole('menuitem', { name: choice }).click()
  await goTo(page, '/marketing/deals')
  await expect(page.getByRole('grid', { name: 'Deals' })).toBeVisible()
  const [first = '', second = '', third = '', ...others] = await headings()

  const box = (await heading(second).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const [edgeX, middleY] = [box.x + box.width - 3, box.y + box.height / 2]
  const [before, firstBefore] = [await widthOf(second), await widthOf(first)]
  await page.mouse.move(edgeX, middleY)
  await page.mouse.down()
  await page.mouse.move(edgeX + 30, middleY)
  await page.mouse.move(edgeX + 60, middleY)
  await page.mouse.up()
  expect(await widthOf(second)).toBe(before + 60)
  expect(await widthOf(first)).toBe(firstBefore)
  expect(Math.round((await page.getByRole('row').nth(1).getByRole('gridcell').nth((await headings()).indexOf(second) + 1).boundingBox())?.width ?? 0)).toBe(before + 60)

  // Who presses beside the word of a heading means the heading.
  await heading(first).click({ position: { x: (await widthOf(first)) - 24, y: 20 } })
  await expect(heading(first)).not.toHaveAttribute('aria-sort', 'none')

  await heading(second).getByRole('button').focus()
  await page.keyboard.press('Shift+ArrowLeft')
  expect(await widthOf(second)).toBe(before + 44)
  await page.keyboard.press('Shift+F10')
  await page.keyboard.press('ArrowDown')
  expect(await complaintsOfAxe(page, 'a heading with its menu', 'all', true)).toEqual([])
  // No shortcut puts a dialog before an open menu.
  for (const key of ['c', 'g', 'n', 'Control+k']) await page.keyboard.press(key)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await choose('Move right')
  expect(await headings()).toEqual([first, third, second, ...others])
  await expect(heading(second).getByRole('button')).toBeFocused()
  await heading(third).click({ button: 'right' })
  await choose('Hide')
  expect(await headings()).toEqual([first, second, ...others])

  await page.reload()
  await expect(page.getByRole('grid', { name: 'Deals' })).toBeVisible()
  expect(await headings()).toEqual([first, second, ...others])
  expect(await widthOf(second)).toBe(before + 44)
  await page.getByRole('button', { name: 'Columns' }).click()
  await choose('As at first')
  expect(await headings()).toEqual([first, second, third, ...others])
  expect(await widthOf(second)).toBe(before)
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('an import is found by its file, its platform or its account', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/imports')
  const grid = page.getByRole('grid', { name: 'Imports' })
  await expect(grid.getByRole('row')).toHaveCount(3)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('GOOGLE')
  await expect(grid.getByRole('row')).toHaveCount(2)
  await expect(page.getByText(/^1 import, /)).toBeVisible()
  await page.getByLabel('Search', { exact: true }).fill('no such file')
  await expect(page.getByText('No import matches')).toBeVisible()
  await page.getByLabel('Search', { exact: true }).fill('')
  await expect(grid.getByRole('row')).toHaveCount(3)
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('what a table cuts at its end fades out, for as long as there is more of it', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  for (const [address, name, menu] of [['/marketing/campaigns', 'Campaigns', '36px'], ['/reports/community-health', 'Community health: Communities', '0px']] as const) {
    await page.setViewportSize({ width: 900, height: 800 })
    await goTo(page, address)
    const grid = page.getByRole('grid', { name })
    const fade = (): Promise<readonly string[]> => grid.getByRole('row').nth(1).evaluate((row) => { const { content, right } = getComputedStyle(row, '::after'); return content === 'none' ? [] : [right] })
    await expect.poll(fade).toEqual([menu])
    await grid.evaluate((scroller) => { scroller.scrollLeft = scroller.scrollWidth })
    await expect.poll(fade).toEqual([])
    await page.setViewportSize({ width: 2400, height: 800 })
    await expect.poll(() => grid.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
    await expect.poll(fade).toEqual([])
  }
  await page.setViewportSize({ width: 900, height: 800 })
  await goTo(page, '/marketing')
  const figures = page.getByRole('region', { name: 'Figures by platform' })
  const isFading = (): Promise<boolean> => figures.evaluate(({ parentElement }) => parentElement !== null && getComputedStyle(parentElement, '::after').content !== 'none')
  await expect.poll(isFading).toBe(true)
  const name = figures.getByRole('rowheader', { name: 'Meta' })
  const placeOf = async (cell: Locator): Promise<number | undefined> => (await cell.boundingBox())?.x
  const before = await placeOf(name)
  await figures.evaluate((scroller) => { scroller.scrollLeft = scroller.scrollWidth })
  await expect.poll(isFading).toBe(false)
  expect(await placeOf(name)).toBe(before)
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('every table is seen again as it was saved, and says what narrows it', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const views = page.getByRole('group', { name: 'Views', exact: true })
  const inForce = page.getByRole('group', { name: 'Filters in force' })
  const cross = inForce.getByRole('button', { name: 'Remove filter: Search: “a”' })
  for (const [address, heading, everything] of viewed) {
    await test.step(heading, async () => {
      await goTo(page, `${address}?find=a`)
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
      await expect(inForce.getByText('Search: “a”')).toBeVisible()
      await views.getByRole('button', { name: 'Save view' }).press('Enter')
      await page.getByRole('dialog', { name: 'Save view' }).getByLabel('Name').fill('With an a')
      await page.keyboard.press('Enter')
      await expect(views.getByRole('button', { name: 'With an a', exact: true })).toHaveAttribute('aria-pressed', 'true')
      expect(await complaintsOfAxe(page, heading, 'all', false)).toEqual([])
      await cross.press('Enter')
      await expect(inForce).toHaveCount(0)
      await expect(page.getByRole('main').getByRole('searchbox')).toHaveValue('')
      await expect(views.getByRole('button', { name: 'Changed – save' })).toBeVisible()
      await views.getByRole('button', { name: everything }).press('Enter')
      await expect(views.getByRole('button', { name: everything })).toHaveAttribute('aria-pressed', 'true')
      await views.getByRole('button', { name: 'With an a', exact: true }).press('Enter')
      await expect(cross).toBeVisible()
    })
  }

  await test.step('several filters are taken back together', async () => {
    await goTo(page, '/marketing/campaigns?find=a&status=active&platform=meta')
    await expect(inForce.getByRole('listitem')).toHaveText(['Search: “a”', 'Status: Active', 'Platform: Meta'])
    await inForce.getByRole('button', { name: 'Clear all' }).press('Enter')
    await expect(inForce).toHaveCount(0)
    await expect(page.getByLabel('Status', { exact: true })).toHaveValue('')
  })

  await test.step('what was removed and is still asked for stands there to be taken back, and what is typed over an address keeps its field', async () => {
    await goTo(page, '/networking/posts?handle=999', 'Posts')
    await inForce.getByRole('button', { name: 'Remove filter: Handle: –' }).press('Enter')
    await expect(inForce).toHaveCount(0)
    for (const [address, heading] of [['/networking/posts', 'Posts'], ['/networking/mentions', 'Mentions']] as const) {
      await goTo(page, '/networking', 'Networking')
      await page.reload()
      await goTo(page, `${address}?find=zzz`, heading)
      const find = page.getByRole('main').getByRole('searchbox')
      await expect(find).toHaveValue('zzz')
      await expect(page.getByText(/matches$/)).toBeVisible()
      await find.focus()
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Delete')
      await page.keyboard.type('a')
      await expect(find).toHaveValue('a')
      await expect(find).toBeFocused()
      await expect(page.getByRole('main').getByText(heading === 'Posts' ? /^\d+ posts$/ : /^\d+ mentions$/)).toBeVisible()
    }
    await goTo(page, '/marketing/campaigns', 'Campaigns')
    // The bar of a budget that is passed, with more words below it, is as long as the others.
    const tracks = page.getByRole('grid', { name: 'Campaigns', exact: true }).locator('[data-drawn]')
    await expect(page.getByText(/^\d+% · over$/)).toBeVisible()
    expect(new Set(await tracks.evaluateAll((all) => all.map(({ clientWidth }) => clientWidth))).size).toBe(1)
  })

  await test.step('a view is renamed, deleted, and comes back by undo', async () => {
    await views.getByRole('button', { name: 'With an a', exact: true }).press('Enter')
    const more = views.getByRole('button', { name: 'More about the view With an a' })
    await more.press('Enter')
    await page.getByRole('menuitem', { name: 'Rename…' }).press('Enter')
    await page.getByRole('dialog', { name: 'Rename view' }).getByLabel('Name').fill('Letter a')
    await page.keyboard.press('Enter')
    const renamed = views.getByRole('button', { name: 'Letter a', exact: true })
    await expect(renamed).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByRole('dialog')).toBeHidden()
    await views.getByRole('button', { name: 'More about the view Letter a' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Delete view' }).press('Enter')
    await expect(renamed).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect(renamed).toBeVisible()
  })
  await rapport.close()
})

test('what is pressed and goes leaves the keys beside it, what a filter asks for stands in it though it was removed, and no size of a day to come is noted', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const views = page.getByRole('group', { name: 'Views', exact: true })
  const dialog = page.getByRole('dialog')
  await goTo(page, '/networking/contacts', 'Contacts')
  await views.getByRole('button', { name: 'Close to us' }).press('Enter')
  await page.getByRole('columnheader', { name: 'Organisation' }).getByRole('button').press('Enter')
  // The offer to save it as a new one goes with it.
  await views.getByRole('button', { name: 'Changed – save' }).press('Enter')
  await expect(views.getByRole('button', { name: 'More about the view Close to us' })).toBeFocused()
  await goTo(page, `/networking/contacts?filter=${encodeURIComponent(JSON.stringify({ field: 'group', anyOf: [999] }))}`, 'Contacts')
  await page.getByRole('button', { name: 'Group is a removed group', exact: true }).press('Enter')
  await expect(dialog.getByText('a removed group', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await goTo(page, '/marketing/deals?campaign=999999', 'Deals')
  await expect(page.getByText('No deal matches')).toBeVisible()
  await expect(page.getByLabel('Campaign', { exact: true }).locator('option:checked')).toHaveText('Removed')
  await page.getByRole('button', { name: 'Remove filter: Campaign: Removed' }).press('Enter')
  await expect(page.getByText('No deal matches')).toBeHidden()
  await goTo(page, '/marketing/links?campaign=999999', 'Links')
  await expect(page.getByText('No link matches')).toBeVisible()
  await goTo(page, '/marketing/customers?currency=CHF', 'Customer value')
  await expect(page.getByLabel('Currency').locator('option:checked')).toHaveText('CHF')
  await goTo(page, `/reports/community-health?filters=${encodeURIComponent(JSON.stringify({ communityId: 999_999 }))}`, 'Community health')
  await expect(page.getByLabel('Community').locator('option:checked')).toHaveText('Removed')
  await goTo(page, '/networking/organize', 'Groups and fields')
  await page.getByRole('button', { name: 'Edit Favourite glaze' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Choice 2', exact: true }).fill('Indigo')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Rename choice: done')).toBeVisible()
  await goTo(page, '/networking/communities/1')
  await page.getByRole('textbox', { name: 'People there' }).fill('5')
  await page.getByRole('region', { name: 'Noted sizes' }).getByLabel('Day').fill('2999-01-01')
  await page.getByRole('button', { name: 'Note size' }).press('Enter')
  await expect(page.getByText('This day is still to come.')).toBeVisible()
  await rapport.close()
})

test('rows stand under headings that fold by key, and a view keeps what they are grouped by', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const views = page.getByRole('group', { name: 'Views', exact: true })
  const grouped = page.getByRole('treegrid')
  const headings = grouped.locator('[role="row"][aria-level="1"]')
  const members = grouped.locator('[role="row"][aria-level="2"]')
  const choose = async (choice: string, now: string | RegExp = 'Group by …'): Promise<void> => {
    await page.getByRole('button', { name: now }).press('Enter')
    // A menu that has just opened takes the focus to its first line.
    await expect(page.getByRole('menuitemradio').first()).toBeFocused()
    await page.getByRole('menuitemradio', { name: choice, exact: true }).or(page.getByRole('menuitem', { name: choice, exact: true })).press('Enter')
  }
  await test.step('contacts are grouped, and their counts come to all of them', async () => {
    await goTo(page, '/networking/contacts', 'Contacts')
    await choose('Keep in touch')
    await expect(headings.first()).toHaveAttribute('aria-expanded', 'true')
    await expect(members.first()).toBeVisible()
    expect(await complaintsOfAxe(page, 'grouped contacts', 'all', false)).toEqual([])
    await choose('Fold all groups', /^Grouped by/)
    await expect(members).toHaveCount(0)
    const counts = await headings.evaluateAll((rows) => rows.map((row) => Number(/: (\d+) rows?$/.exec(row.ariaLabel ?? '')?.[1])))
    const total = Number(/^(\d+) contacts/.exec((await page.getByText(/^\d+ contacts/).textContent()) ?? '')?.[1])
    expect(counts.length).toBeGreaterThan(2)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total)
  })

  await test.step('arrows, Enter and Space fold and unfold, and what is below a heading is selected and opened as ever', async () => {
    await grouped.focus()
    await page.keyboard.press('Home')
    // Alt and an arrow are not the table's: they go back and forward from a heading too, which stays as it is.
    await page.keyboard.press('Alt+ArrowRight')
    await expect(headings.first()).toHaveAttribute('aria-expanded', 'false')
    for (const [key, isOpen] of [['ArrowRight', true], ['ArrowLeft', false], ['Enter', true], ['Space', false], ['Space', true]] as const) {
      await page.keyboard.press(key)
      await expect(headings.first()).toHaveAttribute('aria-expanded', String(isOpen))
    }
    // Not the rows that are drawn: those beyond the view follow a moment later.
    const inFirst = Number(/: (\d+) rows$/.exec((await headings.first().getAttribute('aria-label')) ?? '')?.[1])
    expect(inFirst).toBeGreaterThan(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+Space')
    await expect(members.and(page.locator('[aria-selected="true"]'))).toHaveCount(2)
    await page.keyboard.press('Escape')
    // From a heading, to which plain arrows led, nothing goes on: only what comes next is selected.
    for (const key of ['Home', 'ArrowDown', 'Shift+ArrowDown', 'ArrowUp', 'ArrowUp', 'Shift+ArrowDown']) await page.keyboard.press(key)
    await expect(members.and(page.locator('[aria-selected="true"]'))).toHaveCount(2)
    for (const key of ['Escape', 'Home', 'Shift+ArrowDown']) await page.keyboard.press(key)
    await expect(members.and(page.locator('[aria-selected="true"]'))).toHaveCount(1)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/contacts\/\d+$/)
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(headings.first()).toHaveAttribute('aria-expanded', 'true')
    await expect(headings.nth(1)).toHaveAttribute('aria-expanded', 'false')
    await expect(headings.nth(1)).toHaveAttribute('aria-rowindex', String(inFirst + 3))
  })

  await test.step('a view keeps it', async () => {
    await views.getByRole('button', { name: 'Save view' }).press('Enter')
    await page.getByRole('dialog', { name: 'Save view' }).getByLabel('Name').fill('By state')
    await page.keyboard.press('Enter')
    await expect(views.getByRole('button', { name: 'By state', exact: true })).toHaveAttribute('aria-pressed', 'true')
    await expect(views.getByRole('button', { name: 'By state', exact: true })).toBeFocused()
    await views.getByRole('button', { name: 'All contacts' }).press('Enter')
    await expect(page.getByRole('grid', { name: 'Contacts' })).toBeVisible()
    await views.getByRole('button', { name: 'By state', exact: true }).press('Enter')
    await expect(grouped).toBeVisible()
    await choose('Organisation', /^Grouped by/)
    await views.getByRole('button', { name: 'Changed – save' }).press('Enter')
    await expect(views.getByRole('button', { name: 'Changed – save' })).toHaveCount(0)
    await goTo(page, '/networking/interactions?groupBy=type', 'Interactions')
    await expect(headings.first()).toContainText('Message')
    await page.goBack()
    await expect(page.getByRole('button', { name: 'Grouped by: Organisation' })).toBeVisible()
  })

  await test.step('campaigns are grouped in the order that was chosen, and each other table by something of its own', async () => {
    await goTo(page, '/marketing/campaigns?sort=name&direction=ascending', 'Campaigns')
    await choose('Status')
    await expect(headings.first()).toBeVisible()
    const names = await grouped.locator('[role="row"][aria-level]').evaluateAll((rows) => rows.map((row) => (row.ariaLevel === '1' ? null : row.ariaLabel)))
    expect(names.filter((name) => name === null).length).toBeGreaterThan(1)
    const pairs = names.flatMap((name, index) => { const before = names[index - 1]; return name === null || before == null ? [] : [[before, name] as const] })
    expect(pairs.filter(([before, after]) => before.localeCompare(after, 'en') > 0)).toEqual([])
    for (const [address, heading] of viewed) {
      await goTo(page, address, heading)
      await expect(page.getByRole('button', { name: 'Columns' })).toBeVisible()
      if (heading === 'Organisations') continue
      await page.getByRole('button', { name: 'Group by …' }).press('Enter')
      await expect(page.getByRole('menuitemradio').first()).toBeFocused()
      await page.getByRole('menuitemradio').nth(1).press('Enter')
      await expect(headings.first()).toBeVisible()
    }
  })
  await rapport.close()
})

test('a cell too narrow for its words says them to who rests on it, a sign says what it does, and a dark screen is printed in light colours, with all its rows', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await openContacts(page)
  await expect(page.getByRole('button', { name: 'Forward', exact: true })).toHaveAttribute('title', 'Forward')
  const cell = page.getByRole('row', { name: 'Ada Albers' }).getByRole('gridcell', { name: 'creator, wholesale' })
  await cell.evaluate((element) => { element.style.flex = '0 0 60px' })
  await cell.hover()
  await expect(cell).toHaveAttribute('title', 'creator, wholesale')
  const named = page.getByRole('row', { name: 'Ada Albers' }).getByRole('gridcell', { name: /^Ada Albers/ })
  await named.evaluate((element) => { element.style.flex = '0 0 90px' })
  const nameText = named.locator('bdi')
  await expect.poll(() => nameText.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toBe(true)
  await named.hover()
  await expect(named).toHaveAttribute('title', 'Ada Albers')
  await page.emulateMedia({ colorScheme: 'dark' })
  const look = page.locator('html')
  await expect(look).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await expect(look).toHaveAttribute('data-mantine-color-scheme', 'light')
  // Of 120 people a screen has some twenty in the page.
  await expect(page.getByRole('row', { name: 'Zoë' })).not.toHaveCount(0)
  // A sheet of paper has all columns of a table that is wider than it.
  const frame = page.getByRole('grid', { name: 'Contacts' })
  await frame.evaluate((element) => { if (element.parentElement !== null) element.parentElement.style.width = '420px' })
  // The column before the rows’ own acts, which stay in view.
  const overhang = (): Promise<number> => frame.evaluate((element) => Math.round((element.querySelector('[role="row"] > :nth-last-child(2)')?.getBoundingClientRect().right ?? 0) - element.getBoundingClientRect().right))
  expect(await overhang()).toBeGreaterThan(100)
  await page.emulateMedia({ media: 'print' })
  expect(await overhang()).toBeLessThan(2)
  await page.emulateMedia({ media: null })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(look).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await goTo(page, '/marketing', 'Marketing')
  const drawn = page.locator('[data-drawn] svg text').first()
  const inDark = await drawn.getAttribute('fill')
  // At once: a printer waits for nothing that comes later.
  const onPaper = await drawn.evaluate((element) => {
    window.dispatchEvent(new Event('beforeprint'))
    return [element.ownerDocument.querySelector('[data-drawn] svg text')?.getAttribute('fill'), getComputedStyle(element.ownerDocument.documentElement).getPropertyValue('--ink-soft').trim()]
  })
  expect(onPaper[0]).toBe(onPaper[1])
  expect(onPaper[0]).not.toBe(inDark)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect(drawn).toHaveAttribute('fill', inDark ?? '')
  // Paper is narrower than a window, of which the newest days stand at the end.
  await page.emulateMedia({ media: 'print' })
  const beyond = await page.locator('[data-drawn]').first().evaluate((frame) => {
    window.dispatchEvent(new Event('beforeprint'))
    frame.style.width = '420px'
    const ends = [...frame.querySelectorAll('svg path, svg text')].map((mark) => mark.getBoundingClientRect().right)
    const over = Math.max(...ends) - frame.getBoundingClientRect().right
    frame.style.width = ''
    window.dispatchEvent(new Event('afterprint'))
    return over
  })
  expect(beyond).toBeLessThan(1)
  // What can be moved sideways on a screen, or up and down, is not cut on paper.
  await expect(page.getByRole('region', { name: 'Figures by platform' })).toHaveCSS('overflow-x', 'visible')
  await page.emulateMedia({ media: null })
  await page.getByRole('region', { name: 'Cost by week' }).getByRole('button', { name: 'Show as table' }).click()
  await page.emulateMedia({ media: 'print' })
  const values = page.getByRole('region', { name: 'Cost by week' }).getByRole('region')
  expect(await values.evaluate(({ clientHeight, scrollHeight }) => scrollHeight - clientHeight)).toBe(0)
  await page.emulateMedia({ media: null })
  await page.getByRole('region', { name: 'Cost by week' }).getByRole('button', { name: 'Show as chart' }).click()
  await expect.poll(() => page.locator('[data-drawn] svg').first().evaluate((svg) => svg.clientWidth - (svg.closest('[data-drawn]')?.clientWidth ?? 0))).toBe(0)
  await rapport.close()
})

test('a dialog that adds something bears the words of the button that opens it', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  for (const [address, heading, button] of [['/marketing/plan', 'Media plan', 'New version'], ['/marketing/plan', 'Media plan', 'Add a planned cost'], ['/marketing/rates', 'Exchange rates', 'Type in a rate'], ['/bridge/settings', 'Rates and costs', 'Set a rate'], ['/bridge/settings', 'Rates and costs', 'Add a cost'], ['/networking/goals', 'Goals', 'New goal']] as const) {
    await goTo(page, address, heading)
    await page.getByRole('button', { name: button, exact: true }).click()
    await expect(page.getByRole('dialog', { name: button, exact: true })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  }
  await rapport.close()
})

test('paper says what a screen is narrowed to, and has nothing on it that can only be pressed or typed in', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const pressed = page.locator('main').locator('.mantine-Button-root, .mantine-ActionIcon-root').filter({ visible: true })
  const onPaper = async (address: string, heading: string): Promise<void> => {
    await page.emulateMedia({ media: null })
    await goTo(page, address, heading)
    await expect(pressed).not.toHaveCount(0)
    await page.emulateMedia({ media: 'print' })
    await expect(pressed).toHaveCount(0)
  }
  await onPaper('/networking/contacts?find=ada', 'Contacts')
  await expect(page.getByText('Search: “ada”')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Remove filter/ })).toBeHidden()
  await expect(page.getByLabel('Search', { exact: true })).toBeHidden()
  // Of the saved views, the one that is shown.
  await expect(page.getByRole('button', { name: 'All contacts' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Close to us' })).toBeHidden()
  await onPaper('/marketing', 'Marketing')
  await expect(page.getByLabel('Period')).toHaveValue('last90')
  await expect(page.getByLabel('Period')).toHaveCSS('border-top-width', '0px')
  await expect(page.getByLabel('Platform', { exact: true })).toBeHidden()
  await onPaper('/networking/contacts/1', 'Ada Albers')
  await expect(page.getByText('Send the sizes of the speckled plates')).toBeVisible()
  await expect(page.getByLabel('What for')).toBeHidden()
  await onPaper('/networking/communities/1', 'Berlin Ceramics Circle')
  await expect(page.getByLabel('Level of Åsa Tanaka')).toBeVisible()
  await onPaper('/networking', 'Networking')
  await expect(page.getByRole('heading', { name: 'Waiting for you' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^All \d+$/ })).toBeHidden()
  await onPaper('/marketing/links', 'Links')
  await expect(page.getByRole('columnheader', { name: 'Told apart' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Copy' })).toBeHidden()
  await onPaper('/marketing/rates', 'Exchange rates')
  await expect(page.getByRole('heading', { name: 'Convert an amount' })).toBeHidden()
  await onPaper('/marketing/advice', 'Budget advice')
  const limits = page.getByRole('columnheader', { name: /^(?:Lock|At least|At most)$/ })
  await expect(limits.first()).toBeHidden()
  await page.emulateMedia({ media: null })
  await page.getByLabel(/^Lock /).first().check()
  await page.emulateMedia({ media: 'print' })
  await expect(limits).toHaveCount(3)
  await rapport.close()
})

test('a menu that is longer than the smallest window scrolls in itself, so that all of it can be reached', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const size = { width: 800, height: 600 }
  await page.setViewportSize(size)
  for (const [hash, name] of [['/networking/contacts', 'Contacts'], ['/marketing/campaigns', 'Campaigns']] as const) {
    await goTo(page, hash)
    await expect(page.getByRole('grid', { name })).toBeVisible()
    await page.getByRole('button', { name: 'Columns' }).click()
    const box = await page.getByRole('menu').boundingBox()
    expect(box?.y).toBeGreaterThanOrEqual(0)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(size.height)
    const last = page.getByRole('menuitem', { name: 'As at first' })
    await last.scrollIntoViewIfNeeded()
    await expect(last).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('Escape')
  }
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a list whose search is cleared does not say for a moment that there is nothing', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  for (const [address, heading] of [['/networking/contacts', 'Contacts'], ['/networking/organizations', 'Organisations'], ['/networking/communities', 'Communities'], ['/networking/interactions', 'Interactions'], ['/marketing/campaigns', 'Campaigns'], ['/marketing/audiences', 'Audiences'], ['/marketing/creatives', 'Creatives']] as const) {
    await goTo(page, `${address}?find=zzqq`, heading)
    await expect(page.getByRole('heading', { name: /matches$/ })).toBeVisible()
    await page.locator('main').evaluate((main) => {
      Reflect.set(globalThis, 'saidNothing', '')
      new MutationObserver(() => {
        const title = [...main.querySelectorAll('h2')].find(({ textContent }) => /yet$|archived$/.test(textContent))
        if (title !== undefined) Reflect.set(globalThis, 'saidNothing', title.textContent)
      }).observe(main, { childList: true, subtree: true })
    })
    await page.getByRole('searchbox').fill('')
    await expect(page.getByRole('grid', { name: heading })).toBeVisible()
    expect(await page.evaluate(() => String(Reflect.get(globalThis, 'saidNothing'))), heading).toBe('')
  }
  await rapport.close()
})
