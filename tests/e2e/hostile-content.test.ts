import { expect, type Page, test } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ReportName, reportSlug } from '../../src/shared/reports/definitions'
import { appRoutes } from '../support/app-routes'
import { bring } from '../support/bring'
import { callStore } from '../support/call-store'
import { goTo } from '../support/go-to'
import { hostileTexts } from '../support/hostile'
import { launch, type Launched } from '../support/launch'
import { settled } from '../support/settled'

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

/** A hostile text that is as long as names may be. */
const hostile = (index: number): string => (hostileTexts[index % hostileTexts.length] ?? '').slice(0, 200)

/** People as another program gives them: every field hostile. */
const hostileVcards = (): string => {
  const escaped = (text: string): string => text.replaceAll(/[\\,;]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)
  return hostileTexts.map((text, index) => ['BEGIN:VCARD', 'VERSION:4.0', `FN:${escaped(`${text} ${index}`)}`, `ORG:${escaped(hostile(index + 1))}`, `TITLE:${escaped(hostile(index + 2))}`, `CATEGORIES:${escaped(hostile(index + 3))}`, `NOTE:${escaped(hostile(index + 4))}`, `URL:${hostile(index + 5).replaceAll('\n', '')}`, `EMAIL:hostile${index}@example.com`, 'END:VCARD'].join('\r\n')).join('\r\n')
}

/** Everything else that has a name or a note. */
const addHostile = async (rapport: Launched): Promise<void> => {
  const adds: readonly (readonly [string, Record<string, unknown>])[] = [
    ['networking.community.add', { name: hostile(1), platform: 'facebook', url: 'https://example.com/', note: hostile(2) }],
    ['networking.group.add', { name: hostile(3), idealDays: 14 }],
    ['networking.customField.add', { name: hostile(4), kind: 'choice', choices: [hostile(5), hostile(6)] }],
    ['networking.ownHandle.add', { platform: 'instagram', handle: hostile(7) }],
    ['networking.post.add', { kind: 'own', ownHandleId: 1, platform: 'instagram', on: '2026-03-05', text: hostile(8), reach: 500, reactions: 40 }],
    ['networking.post.add', { kind: 'mention', platform: 'instagram', authorId: 1, on: '2026-03-05', text: hostile(9) }],
    ['networking.goal.add', { name: hostile(10), measure: 'followers', target: 2200, startsOn: '2026-03-01', dueOn: '2026-12-29', ownHandleId: 1 }],
    ['networking.interaction.log', { type: 'meeting', direction: 'incoming', on: '2026-03-03', communityId: 1, note: hostile(11), people: [{ id: 1 }, { newName: hostile(12) }] }],
    ['networking.followUp.add', { contactId: 1, on: '2026-03-09', note: hostile(13) }],
    ['marketing.deal.add', { name: hostile(14), customer: hostile(15), campaignId: 1, amountMinor: 10_000, currency: 'EUR', status: 'won', on: '2026-03-05', note: hostile(16) }],
    ['marketing.mediaPlan.add', { name: hostile(17), startsOn: '2026-01-01', endsOn: '2026-12-31', note: hostile(18) }],
    ['marketing.flight.add', { planId: 1, fields: { campaignId: 1, platform: 'meta', startsOn: '2026-03-02', endsOn: '2026-12-15', amountMinor: 140_000, currency: 'EUR', note: hostile(19) } }],
    ['marketing.audience.add', { name: hostile(21), kind: 'interest', places: hostile(22), interests: hostile(23), note: hostile(24) }],
    ['marketing.creative.add', { name: hostile(25), campaignId: 1, on: '2026-03-17', landingUrl: 'https://example.com/', note: hostile(26) }],
    ['marketing.creative.addVariant', { id: 1, fields: { platform: 'meta', placement: 'feed', headline: hostile(27), body: hostile(28) } }],
    ['marketing.costLine.add', { campaignId: 1, kind: 'fee', label: hostile(20), amountMinor: 5000, currency: 'EUR', on: '2026-03-01' }],
  ]
  for (const [path, input] of adds) await callStore(rapport, path, input)
}

const visit = async (page: Page, route: string): Promise<void> => {
  await goTo(page, route)
  await expect.poll(() => page.evaluate(() => globalThis.location.hash)).toBe(`#${route}`)
  await expect(page.locator('main h1')).toHaveText(/\S/)
  await settled(page)
}

/** Every screen there is, with the first of what it shows. */
const screens = appRoutes.flatMap((path) => (path === '/reports/$name' ? ReportName.options.map((name) => `/reports/${reportSlug(name)}`) : [path.replace('$id', '1').replace('$page', 'keyboard')]))

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

  await test.step('as people, with what they do and what is noted of them', async () => {
    await visit(page, '/imports')
    await bring(rapport, 'hostile.vcf', hostileVcards())
    await page.getByRole('button', { name: 'hostile.vcf', exact: true }).click()
    await page.getByRole('button', { name: /^Import \d+/ }).click()
    await expect(page.getByRole('button', { name: 'Undo this import' })).toBeVisible()
  })

  await test.step('as everything else that has a name', () => addHostile(rapport))

  await test.step('as a contact with a note of a person', async () => {
    await visit(page, '/networking')
    await page.keyboard.press('c')
    await page.getByLabel('Name', { exact: false }).first().fill(`<svg onload=__pwned=1> ${secret}`)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1, name: secret })).toBeVisible()
  })

  await test.step('on every screen that shows them', async () => {
    expect(screens.length).toBeGreaterThan(50)
    for (const route of screens) {
      await visit(page, route)
      for (const row of await page.getByRole('row').all().then((rows) => rows.slice(1, 4))) await row.hover({ timeout: 2000 }).catch(() => undefined)
      expect(await isPwned(page), route).toBe(false)
    }
    await page.emulateMedia({ media: 'print' })
    for (const route of screens.filter((to) => to.startsWith('/reports/'))) {
      await visit(page, route)
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
