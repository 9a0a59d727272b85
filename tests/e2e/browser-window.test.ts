import { expect, test } from '@playwright/test'
import { once } from 'node:events'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { callStore } from '../support/call-store'
import { launchChromium } from '../support/chromium'
import { goTo } from '../support/go-to'
import { launch, startHost } from '../support/launch'
import { makeWorkbook } from '../support/launch-new'
import { launchSample, newWorkbook } from '../support/launch-sample'
import { reloadRefused } from '../support/reload-refused'

// Only in a browser can a page be loaded again at any time, and have another beside it.
test.beforeEach(() => test.skip(test.info().project.name !== 'browser', 'about windows of a browser'))

test('a reload asks for what is typed in a dialog instead of taking it along', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  await page.keyboard.press('c')
  const name = page.getByRole('dialog', { name: 'New contact' }).getByRole('textbox').first()
  await name.fill('Ada Lovelace')
  await reloadRefused(page)
  await expect(name).toHaveValue('Ada Lovelace')
  await rapport.close()
})

test('a dialog saves what was changed in it, and puts nothing back that another window saved meanwhile', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').first().fill('Ada Lovelace')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Ada Lovelace', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await dialog.getByLabel('How we met').fill('At the kiln')
  // A window opened from this one is let in as it was; a tab of its own needs a link.
  const [other] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => { globalThis.open(globalThis.location.href) })])
  await other.getByRole('button', { name: 'Edit', exact: true }).click()
  await other.getByRole('dialog').getByLabel('Role').fill('Weaver')
  await other.keyboard.press('Control+Enter')
  await expect(page.getByText('Weaver', { exact: true })).toBeVisible()
  await other.close()
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('At the kiln')).toBeVisible()
  await expect(page.getByText('Weaver', { exact: true })).toBeVisible()
  await rapport.close()
})

test('what is typed while another window opens another workbook is told as not saved, and does not get into that one', async () => {
  const rapport = await launchSample('browser')
  const { page, folder } = rapport
  const next = join(folder, 'next.rapport')
  newWorkbook(next, '--sample', '--name', 'Next')
  writeFileSync(join(folder, 'data', 'recent.json'), JSON.stringify([{ file: next, openedAt: new Date().toISOString() }]))
  await goTo(page, '/networking/contacts/1')
  const note = page.getByRole('textbox', { name: 'Notes' })
  await expect(note).toHaveValue('')
  const [other] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => { globalThis.open(globalThis.location.href) })])
  await other.getByRole('button', { name: /^Workbook Juniper/ }).click()
  // This window hears only later that another workbook is open.
  let hear = (): void => undefined
  const heard = new Promise<void>((resolve) => {
    hear = resolve
  })
  await page.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('"host.state"') === true) await heard
    await route.continue()
  })
  await other.getByRole('menuitem', { name: /next/i }).click()
  await expect(other.getByRole('button', { name: 'Workbook Next' })).toBeVisible()
  await note.fill('A word of the first.')
  await page.keyboard.press('Tab')
  await expect(page.getByText('The workbook was closed meanwhile. This was not saved.')).toBeVisible()
  hear()
  await expect(page.getByRole('heading', { name: 'Networking', level: 1 })).toBeVisible()
  await goTo(page, '/networking/contacts/1')
  await expect(note).toHaveValue('')
  // What is typed from now on is of the next.
  await note.fill('A word of the next.')
  await page.keyboard.press('Tab')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await rapport.close()
})

for (const { where, address, heading, field, command } of [
  { where: 'the settings', address: '/settings', heading: 'Settings', field: 'Name', command: 'workbook.configure' },
  { where: 'the notes of a contact', address: '/networking/contacts/1', heading: 'Ada Albers', field: 'Notes', command: 'networking.contact.edit' },
])
  test(`what is on its way from ${where} as the workbook is to be closed is waited for, and asked about where it cannot be saved`, async () => {
    const rapport = await launch('browser')
    const { page } = rapport
    const file = await makeWorkbook(rapport)
    await callStore(rapport, 'networking.contact.add', { name: 'Ada Albers' })
    await goTo(page, address, heading)
    const asked: string[] = []
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route('**/rpc', async (route) => {
      // As the window's transport sends it.
      const { path } = route.request().postDataJSON() as { path: string }
      asked.push(path)
      if (path === command) await held
      await route.continue()
    })
    const text = page.getByRole('textbox', { name: field, exact: true })
    await text.fill('Juniper & Salt')
    await page.getByRole('button', { name: /^Workbook Juniper/ }).click()
    await expect.poll(() => asked).toContain(command)
    renameSync(file, `${file}.away`)
    await page.getByRole('menuitem', { name: 'Close workbook' }).click()
    await delay(500)
    expect(asked).not.toContain('host.close')
    letGo()
    const dialog = page.getByRole('dialog', { name: 'Discard what you typed?' })
    await expect(dialog).toContainText('could not be saved')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(text).toHaveValue('Juniper & Salt')
    renameSync(`${file}.away`, file)
    await page.getByRole('button', { name: /^Workbook Juniper/ }).click()
    await page.getByRole('menuitem', { name: 'Close workbook' }).click()
    await expect(page.getByRole('button', { name: /^Juniper\.rapport/ })).toBeVisible()
    await rapport.close()
  })

test('the ROI report that the address says nothing about is asked for once', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  const asked: unknown[] = []
  page.on('request', (request) => {
    // As the window's transport sends it.
    const body = request.method() === 'POST' && request.url().endsWith('/rpc') ? (request.postDataJSON() as { path: string; input: { by?: string } }) : null
    if (body?.path === 'report.roi' && body.input.by !== 'platform') asked.push(body.input)
  })
  await goTo(page, '/reports/roi')
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toBeVisible()
  expect(asked).toHaveLength(1)
  await rapport.close()
})

test('a folder for workbooks that cannot be written to is named, and is no bug', async () => {
  // Not even an administrator makes a folder within a device.
  const rapport = await launch('browser', [], { RAPPORT_WORKBOOKS: '/dev/null/workbooks' })
  const { page } = rapport
  await page.getByRole('button', { name: /^New workbook/ }).click()
  await page.getByLabel('Name of the brand or client').fill('Juniper')
  await page.getByRole('button', { name: 'Create workbook' }).click()
  await expect(page.getByRole('alert')).toContainText('new workbooks go to “/dev/null/workbooks”, which cannot be written to.')
  await rapport.close()
})

test('a tab whose place another link took says so, and nothing of a bug', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-e2e-'))
  const { child, link } = await startHost(folder)
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.goto(link)
    await expect(page.getByRole('button', { name: /Open the sample/ })).toBeVisible()
    if (child.stdout === null || child.stdin === null) throw new Error('The host speaks to nobody.')
    const said = once(child.stdout, 'data')
    child.stdin.write('\n')
    const next = /http:\S+/.exec(String((await said)[0]))?.[0] ?? ''
    const other = await browser.newPage()
    await other.goto(next)
    // The first tab hears that all is different now, and asks.
    await other.getByRole('button', { name: /Open the sample/ }).click()
    await expect(page.getByText('This tab is not connected to Rapport')).toBeVisible()
    await expect(page.getByText('Something went wrong')).toHaveCount(0)
  } finally {
    await browser.close()
    child.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the overview shows who waits while what networking is measured by is still worked out', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => { release = resolve })
  await page.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('networking.review.measures') === true) await released
    await route.continue()
  })
  await page.reload()
  await expect(page.getByRole('region', { name: 'Waiting for you' })).toContainText('You owe a reply')
  await expect(page.getByRole('region', { name: 'Follower growth' })).toBeHidden()
  const { y } = (await page.getByRole('region', { name: 'Waiting for you' }).boundingBox()) ?? { y: 0 }
  release()
  await expect(page.getByRole('region', { name: 'Follower growth' })).toContainText('@juniper.and.salt')
  // What one was about to press stays about where it was.
  expect(Math.abs(((await page.getByRole('region', { name: 'Waiting for you' }).boundingBox())?.y ?? 0) - y)).toBeLessThan(30)
  await rapport.close()
})

test('what went wrong on a screen is copied with a word', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  await page.route('**/rpc', (route) => (route.request().postData()?.includes('"marketing.audience.list"') === true ? route.fulfill({ json: { kind: 'defect', reference: 'd-17' } }) : route.continue()))
  await goTo(page, '/marketing/audiences')
  await expect(page.getByText('This screen could not be shown (reference d-17).')).toBeVisible()
  // In the place of the clipboard, which tests at the same time share.
  const copies = (isAllowed: boolean): Promise<void> =>
    page.evaluate((allowed) => void Object.defineProperty(navigator.clipboard, 'writeText', { configurable: true, value: (text: string) => (allowed ? Promise.resolve(void (document.body.dataset['copied'] = text)) : Promise.reject(new Error('not allowed'))) }), isAllowed)
  await copies(true)
  await page.getByRole('button', { name: 'Copy details' }).click()
  await expect(page.getByText('Copied the details.')).toBeVisible()
  await expect(page.locator('body')).toHaveAttribute('data-copied', /reference d-17/u)
  await copies(false)
  await page.getByRole('button', { name: 'Copy details' }).click()
  await expect(page.getByText('The clipboard is not available here.')).toBeVisible()
  await rapport.close()
})

test('an amount that is typed as soon as its campaign is chosen is in the currency of the campaign', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  const dialog = page.getByRole('dialog')
  await goTo(page, '/marketing/campaigns')
  await page.getByRole('button', { name: 'New campaign' }).first().click()
  await dialog.getByLabel('Name').fill('Overseas')
  await dialog.getByLabel('Currency').fill('usd')
  await page.getByRole('button', { name: 'Add campaign' }).click()
  await expect(page.getByRole('heading', { name: 'Overseas', level: 1 })).toBeVisible()
  await page.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('marketing.campaign.get') === true) await delay(3000)
    await route.continue()
  })
  await goTo(page, '/marketing/deals')
  // What the campaign's own page had asked is forgotten.
  await page.reload()
  await page.getByRole('button', { name: 'New deal' }).first().click()
  await dialog.getByLabel('Campaign').selectOption('Overseas')
  await dialog.getByLabel('Amount').fill('1200.50')
  await expect(dialog.getByLabel('Currency')).toHaveValue('USD')
  await dialog.getByLabel('Name').fill('Crates for Boston')
  await dialog.getByRole('button', { name: 'Add deal' }).click()
  await expect(page.getByRole('row', { name: /Crates for Boston/ })).toContainText('1,200.50 USD')
  await goTo(page, '/marketing/plan')
  await page.getByRole('button', { name: 'Add flight' }).first().click()
  await dialog.getByLabel('Campaign').selectOption('Overseas')
  await dialog.getByLabel('Amount').fill('300')
  await expect(dialog.getByLabel('Currency')).toHaveValue('USD')
  // What is typed is typed on when the days of the campaign come.
  await delay(3500)
  await expect(dialog.getByLabel('Amount')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard' }).click()
  for (const [ask, campaignField, amountField, add] of [['Set a budget', 'Campaign', 'Amount', 'Set budget'], ['Add a planned cost', 'Beside', 'Amount', 'Add cost']] as const) {
    await page.getByRole('button', { name: ask }).click()
    if (ask === 'Add a planned cost') {
      await dialog.getByLabel('What for').fill('Freight')
      await dialog.getByLabel('Rule').selectOption('Fixed, once')
    }
    await dialog.getByLabel(campaignField).selectOption('Overseas')
    await dialog.getByLabel(amountField).fill('450.50')
    await expect(dialog.getByLabel('Currency')).toHaveValue('USD')
    // What was typed is kept when another currency is named.
    await dialog.getByLabel('Currency').fill('GBP')
    await expect(dialog.getByLabel(amountField)).toHaveValue('450.50')
    await dialog.getByLabel('Currency').fill('USD')
    await dialog.getByRole('button', { name: add }).click()
    await expect(dialog).toBeHidden()
  }
  await expect(page.getByRole('region', { name: 'Budgets of the plan' }).getByRole('row', { name: /Overseas/ })).toContainText('450.50 USD')
  await expect(page.getByRole('listitem').filter({ hasText: 'Freight' })).toContainText('450.50 USD')
  await goTo(page, '/marketing/goals')
  await page.getByRole('button', { name: 'New goal' }).first().click()
  await dialog.getByLabel('Campaign').selectOption('Overseas')
  await expect(dialog.getByLabel('Currency')).toHaveValue('USD')
  await dialog.getByLabel('At least, in USD').fill('9000')
  await dialog.getByRole('button', { name: 'Add goal' }).click()
  await expect(page.getByRole('row', { name: /Overseas/ })).toContainText('at least 9,000.00 USD')
  await rapport.close()
})

test('in a narrow window counts stay with what they count, and a table whose last column tells much is not made tall by it', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  await goTo(page, '/networking/communities/1', 'Berlin Ceramics Circle')
  const counts = page.getByRole('region', { name: 'Health' }).getByRole('link', { name: /^\d/ })
  await expect(counts.first()).toBeVisible()
  for (const width of [980, 940, 900, 860, 820, 360]) {
    await page.setViewportSize({ width, height: 860 })
    expect([width, await counts.evaluateAll((links) => links.map((link) => link.getClientRects().length))]).toEqual([width, Array.from({ length: await counts.count() }, () => 1)])
  }
  // At the narrowest, what is pressed is drawn whole, in the longer words of another language, too.
  const add = page.getByRole('region', { name: 'Members', exact: true }).getByRole('button', { name: 'Add members' })
  const isWhole = (button: Element): boolean => {
    const label = button.querySelector('.mantine-Button-label')
    if (label === null) return false
    label.textContent = 'Mitglieder hinzufügen'
    return label.scrollWidth <= label.clientWidth + 1
  }
  expect(await add.evaluate(isWhole), 'a button is cut off').toBe(true)
  await page.setViewportSize({ width: 900, height: 860 })
  await goTo(page, '/marketing/customers')
  const row = page.getByRole('row', { name: /^Churn/ })
  await expect(row).toBeVisible()
  expect((await row.boundingBox())?.height ?? Infinity).toBeLessThan(130)
  await rapport.close()
})

test('a form waits for a choice whose list is still on its way', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  await page.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('contact.find') === true) await delay(500)
    await route.continue()
  })
  await page.keyboard.press('q')
  await page.getByLabel('With').fill('Vera Lang')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Talked about glazes')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('link', { name: 'Vera Lang' }).first()).toBeVisible()
  await rapport.close()
})

test('paper waits for the answer to what was chosen right before, from its button and by its key', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  await goTo(page, '/reports/roi')
  await expect(page.getByRole('grid').getByRole('row', { name: /Autumn tableware/ })).toBeVisible()
  await page.evaluate(() => { globalThis.print = () => { document.body.dataset['printed'] = document.querySelector('[role="grid"]')?.textContent ?? 'nothing' } })
  const printed = (): Promise<string | null> => page.locator('body').getAttribute('data-printed')
  const held: (() => void)[] = []
  await page.route('**/rpc', async (route) => {
    if (route.request().postData()?.includes('"report.roi"') === true) await new Promise<void>((resolve) => { held.push(resolve) })
    await route.continue()
  })
  for (const [by, row, print] of [['platform', 'Google Ads', () => page.getByRole('button', { name: 'Print' }).click()], ['campaign', 'Autumn tableware', () => page.keyboard.press('Control+p')]] as const) {
    await page.getByLabel('Period').selectOption(by === 'platform' ? 'Last 30 days with data' : 'Last 7 days with data')
    await page.getByLabel('Group by').selectOption(by)
    await print()
    await delay(300)
    expect(await printed()).toBeNull()
    await expect
      .poll(() => {
        for (const release of held.splice(0)) release()
        return printed()
      })
      .toContain(row)
    await page.evaluate(() => { delete document.body.dataset['printed'] })
  }
  await rapport.close()
})

test('long work that was stopped is said to have been, where it would have changed much', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  // Long work that does nothing until it is stopped.
  let isStopped = false
  const held = { id: 4711, path: '', label: '', startedAt: '2026-01-01T08:00:00.000Z', progress: null }
  await page.route('**/rpc', async (route) => {
    const { path } = route.request().postDataJSON() as { path: string }
    const answer = (value: unknown): Promise<void> => route.fulfill({ json: { kind: 'value', value, undoStep: null } })
    if (path === 'import.undo' || path === 'networking.personalData.erase') {
      isStopped = false
      return answer({ job: held.id })
    }
    if (path === 'jobs.get') return answer({ ...held, outcome: isStopped ? { kind: 'failure', error: { type: 'Cancelled' } } : null })
    if (path !== 'jobs.cancel') return route.continue()
    isStopped = true
    return answer({ stopped: true })
  })
  const said = page.getByRole('alert').filter({ hasText: 'Stopped. The workbook is as it was.' })
  await goTo(page, '/imports')
  await page.getByRole('grid', { name: 'Imports' }).focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Undo this import…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Undo the import' }).click()
  // The one beside how far it is; the other closes the dialog.
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).first().click()
  await expect(said).toBeVisible()
  await expect(dialog).toBeHidden()
  await said.getByRole('button', { name: 'Dismiss' }).click()
  await goTo(page, '/networking/contacts/1')
  await page.getByRole('button', { name: 'Erase…' }).click()
  await dialog.getByRole('textbox').fill((await dialog.getByRole('heading').innerText()).replaceAll(/^Erase | for good$/g, ''))
  await dialog.getByRole('button', { name: 'Erase for good' }).click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).first().click()
  await expect(said).toBeVisible()
  await expect(dialog).toBeVisible()
  await rapport.close()
})

test('an import of posts that was stopped from the list of long work says so in its dialog', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  await page.route('**/rpc', (route) => {
    const { path, input } = route.request().postDataJSON() as { path: string; input: { id?: number } }
    const answer = (value: unknown): Promise<void> => route.fulfill({ json: { kind: 'value', value, undoStep: null } })
    if (path === 'networking.post.importFile') return answer({ job: 4711 })
    if (path !== 'jobs.get' || input.id !== 4711) return route.continue()
    return answer({ id: 4711, path: '', label: '', startedAt: '2026-01-01T08:00:00.000Z', progress: null, outcome: { kind: 'failure', error: { type: 'Cancelled' } } })
  })
  await goTo(page, '/networking/posts', 'Posts')
  await page.getByRole('heading', { level: 1 }).click()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'Date\tPost\tLikes\n2026-03-01\tHello\t12\n')
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  const dialog = page.getByRole('dialog', { name: 'Import posts' })
  const read = dialog.getByRole('button', { name: 'Read the file' })
  const submit = dialog.getByRole('button', { name: /^Import \d+ post/ })
  await expect(read.or(submit)).toBeVisible()
  await dialog.getByLabel('Platform').selectOption('Instagram')
  await read.click()
  await submit.click()
  await expect(dialog.getByText('Stopped. The workbook is as it was.')).toBeVisible()
  await rapport.close()
})

test('what is refused because another window removed it says so, where it is pressed', async () => {
  const rapport = await launchSample('browser')
  const { page } = rapport
  const refusals: Readonly<Record<string, string>> = { 'marketing.flight.remove': 'FlightNotFound', 'networking.community.join': 'ContactNotFound', 'networking.interaction.editMany': 'CommunityNotFound' }
  await page.route('**/rpc', (route) => {
    const { path } = route.request().postDataJSON() as { path: string }
    const type = refusals[path]
    return type === undefined ? route.continue() : route.fulfill({ json: { kind: 'failure', error: { type, id: 1 } } })
  })
  await goTo(page, '/marketing/plan')
  await page.getByRole('button', { name: /^Brand search, Google Ads/ }).first().click()
  await page.getByRole('button', { name: 'Remove flight' }).click()
  await expect(page.getByRole('dialog').getByText('This flight was removed meanwhile.')).toBeVisible()
  await page.keyboard.press('Escape')
  await goTo(page, '/networking/communities/1')
  await page.getByRole('region', { name: 'Active, but no members' }).getByRole('button', { name: /as members?$/ }).last().click()
  await expect(page.getByRole('alert').filter({ hasText: 'Somebody here was removed meanwhile.' })).toBeVisible()
  await goTo(page, '/networking/interactions')
  await page.getByRole('grid').getByRole('row').nth(1).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Set community' }).click()
  await page.getByRole('menuitem').last().click()
  await expect(page.getByRole('alert').filter({ hasText: 'This community was removed meanwhile.' })).toBeVisible()
  await rapport.close()
})
