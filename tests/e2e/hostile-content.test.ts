import { expect, type Page, test } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bring } from '../support/bring'
import { hostileTexts } from '../support/hostile'
import { launch, type Launched } from '../support/launch'

// One hostile export goes through the import into every screen; the same run shows that nothing left the machine, and nothing of a person reached a log.
const secret = `zq${randomUUID().replaceAll('-', '')}`

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** A generic export: each campaign, ad set and ad has a hostile name. */
const hostileCsv = (): string => {
  const rows = hostileTexts.map((text, index) => {
    const day = `2026-03-${String((index % 28) + 1).padStart(2, '0')}`
    return [quoted(text), quoted(hostileTexts[(index + 1) % hostileTexts.length] ?? ''), quoted(hostileTexts[(index + 2) % hostileTexts.length] ?? ''), day, '1.50', '100', '5', day, day].join(',')
  })
  return `Campaign name,Ad set name,Ad name,Day,Amount spent (EUR),Impressions,Link clicks,Reporting starts,Reporting ends\n${rows.join('\n')}\n`
}

/** What must stay empty: code that ran, requests that left, windows and dialogs that came. */
const watch = ({ page }: Launched): { readonly foreign: string[]; readonly opened: string[] } => {
  const found = { foreign: [] as string[], opened: [] as string[] }
  page.context().on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (!['app:', 'blob:', 'data:'].includes(protocol) && hostname !== '127.0.0.1') found.foreign.push(request.url())
  })
  page.context().on('page', (opened) => void found.opened.push(`window ${opened.url()}`))
  page.on('dialog', (dialog) => {
    found.opened.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  return found
}

const isPwned = (page: Page): Promise<boolean> => page.evaluate(() => '__pwned' in globalThis)

const goTo = async (page: Page, route: string, heading: string | RegExp): Promise<void> => {
  await page.evaluate((to) => { globalThis.location.hash = to }, route)
  await expect(page.locator('main h1')).toHaveText(heading)
  // What the answers bring is drawn after the heading; the browser's event stream never lets the network be idle.
  await page.waitForTimeout(500)
}

/** Every file below a folder, without the workbook and what the browser keeps of our own page. */
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true && !path.includes('.rapport') && !path.endsWith('.csv'))

test('hostile names run nowhere, reach nothing, and leave no trace outside the workbook', async () => {
  expect(hostileTexts.length).toBeGreaterThanOrEqual(300)
  const rapport = await launch(test.info().project.name)
  const { page, folder } = rapport
  const found = watch(rapport)
  rapport.answerDialogs({ save: [join(folder, 'hostile.rapport')] })
  await page.getByRole('button', { name: /New workbook/ }).click()
  await page.getByLabel('Name of the brand or client').fill(`<img src=x onerror=__pwned=1>`)
  await page.getByRole('button', { name: 'Create workbook' }).click()
  await expect(page.getByText('Relationships start here')).toBeVisible()

  await test.step('as campaigns, ad sets and ads', async () => {
    await bring(rapport, 'hostile.csv', hostileCsv())
    await page.getByRole('button', { name: /^Import \d+ rows$/ }).click()
    await expect(page.getByRole('button', { name: 'Undo this import' })).toBeVisible()
  })

  await test.step('as a contact with a note of a person', async () => {
    await goTo(page, '/networking', 'Networking')
    await page.keyboard.press('c')
    await page.getByLabel('Name', { exact: false }).first().fill(`<svg onload=__pwned=1> ${secret}`)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: secret })).toBeVisible()
  })

  await test.step('on every screen that shows them', async () => {
    const screens: readonly (readonly [string, string | RegExp])[] = [
      ['/networking', 'Networking'],
      ['/networking/contacts', 'Contacts'],
      ['/networking/contacts/1', /./],
      ['/networking/interactions', 'Interactions'],
      ['/marketing', 'Marketing'],
      ['/marketing/campaigns', 'Campaigns'],
      ['/marketing/campaigns/1', /./],
      ['/marketing/campaigns/2', /./],
      ['/marketing/deals', 'Deals'],
      ['/imports', 'Imports'],
      ['/imports/1', /hostile\.csv/],
      ['/reports', 'Reports'],
      ['/reports/roi', 'Return on investment'],
      ['/reports/client', 'Client report'],
      ['/reports/keep-in-touch', 'Keep in touch'],
      ['/settings', 'Settings'],
      ['/marketing/creatives', 'Creatives'],
      ['/marketing/calendar', 'Calendar'],
      ['/marketing/plan', 'Media plan'],
      ['/marketing/pacing', 'Pacing'],
      ['/marketing/advice', 'Budget advice'],
      ['/marketing/experiments', 'Tests'],
      ['/bridge', 'Organic vs paid'],
      ['/networking/keep-in-touch', 'Keep in touch'],
      ['/networking/duplicates', 'Duplicates'],
      ['/networking/posts', 'Posts'],
      ['/reports/quarter-review', 'Quarter review'],
      ['/status', 'Status'],
    ]
    for (const [route, heading] of screens) {
      await goTo(page, route, heading)
      for (const row of await page.getByRole('row').all().then((rows) => rows.slice(0, 6))) await row.hover({ timeout: 2000 }).catch(() => undefined)
      expect(await isPwned(page), route).toBe(false)
    }
    for (const [route, heading] of screens.filter(([to]) => to.startsWith('/reports/'))) {
      await page.emulateMedia({ media: 'print' })
      await goTo(page, route, heading)
      expect(await isPwned(page), `${route} in print`).toBe(false)
    }
    await page.emulateMedia({ media: null })
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Search or type a command' })).toBeFocused()
    await page.keyboard.type('script')
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Escape')
  })

  expect(await isPwned(page)).toBe(false)
  expect(found).toEqual({ foreign: [], opened: [] })
  expect(rapport.complaints).toEqual([])

  await test.step('and nobody is named in a title, an address, a log or a list of files', async () => {
    expect(page.url()).not.toContain(secret)
    // Chromium's own storage is of the page, not of us; what the page kept there is looked at by itself.
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    expect(kept).not.toContain(secret)
    const named = filesBelow(folder).filter((path) => readFileSync(path).includes(secret))
    expect(named).toEqual([])
    expect(rapport.said()).not.toContain(secret)
    const token = await page.evaluate(() => sessionStorage.getItem('rapport-token'))
    if (token !== null) expect([...filesBelow(folder).filter((path) => readFileSync(path).includes(token)), rapport.said().includes(token) ? 'output' : '']).toEqual([''])
  })
  await rapport.close()
})
