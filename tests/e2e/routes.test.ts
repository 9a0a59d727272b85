import { expect, type Page, test } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { appCommands } from '../../src/renderer/app/commands'
import { appRoutes, routesMade } from '../support/app-routes'
import { complaintsOfAxe } from '../support/axe'
import { complaintsOfEar } from '../support/ear'
import { goTo } from '../support/go-to'
import type { Launched } from '../support/launch'
import { launchNew } from '../support/launch-new'
import { launchSample } from '../support/launch-sample'
import { overflow, settled } from '../support/settled'

interface Visit {
  readonly to: string
  /** The screen's own heading on the sample, and where it differs, in an empty workbook. */
  readonly heading: string | RegExp
  readonly whenEmpty?: string
}

/** One visit for every route of the app, under the route's own path. */
const visits: Readonly<Record<string, Visit>> = {
  '/networking': { to: '/networking', heading: 'Networking' },
  '/networking/contacts': { to: '/networking/contacts', heading: 'Contacts' },
  '/networking/contacts/$id': { to: '/networking/contacts/1', heading: 'Ada Albers', whenEmpty: 'Contact' },
  '/networking/duplicates': { to: '/networking/duplicates', heading: 'Duplicates' },
  '/networking/communities': { to: '/networking/communities', heading: 'Communities' },
  '/networking/communities/$id': { to: '/networking/communities/1', heading: 'Berlin Ceramics Circle', whenEmpty: 'Community' },
  '/networking/interactions': { to: '/networking/interactions', heading: 'Interactions' },
  '/networking/keep-in-touch': { to: '/networking/keep-in-touch', heading: 'Keep in touch' },
  '/networking/channels': { to: '/networking/channels', heading: 'Own channels' },
  '/networking/channels/$id': { to: '/networking/channels/1', heading: '@juniper.and.salt', whenEmpty: 'Handle' },
  '/networking/posts': { to: '/networking/posts', heading: 'Posts' },
  '/networking/mentions': { to: '/networking/mentions', heading: 'Mentions' },
  '/networking/goals': { to: '/networking/goals', heading: 'Goals' },
  '/networking/review': { to: '/networking/review', heading: 'Review' },
  '/networking/organizations': { to: '/networking/organizations', heading: 'Organisations' },
  '/networking/organizations/$id': { to: '/networking/organizations/1', heading: /\S/, whenEmpty: 'Organisation' },
  '/networking/organize': { to: '/networking/organize', heading: 'Groups and fields' },
  '/networking/privacy': { to: '/networking/privacy', heading: 'Privacy' },
  '/marketing': { to: '/marketing', heading: 'Marketing' },
  '/marketing/campaigns': { to: '/marketing/campaigns', heading: 'Campaigns' },
  '/marketing/campaigns/$id': { to: '/marketing/campaigns/1', heading: 'Autumn tableware', whenEmpty: 'Campaign' },
  '/marketing/audiences': { to: '/marketing/audiences', heading: 'Audiences' },
  '/marketing/audiences/$id': { to: '/marketing/audiences/2', heading: 'Slow living', whenEmpty: 'Audience' },
  '/marketing/creatives': { to: '/marketing/creatives', heading: 'Creatives' },
  '/marketing/creatives/$id': { to: '/marketing/creatives/2', heading: 'Stall in the snow', whenEmpty: 'Creative' },
  '/marketing/links': { to: '/marketing/links', heading: 'Links' },
  '/marketing/calendar': { to: '/marketing/calendar', heading: 'Calendar' },
  '/marketing/plan': { to: '/marketing/plan', heading: 'Media plan' },
  '/marketing/pacing': { to: '/marketing/pacing', heading: 'Pacing' },
  '/marketing/advice': { to: '/marketing/advice', heading: 'Budget advice' },
  '/marketing/deals': { to: '/marketing/deals', heading: 'Deals' },
  '/marketing/customers': { to: '/marketing/customers', heading: 'Customer value' },
  '/marketing/goals': { to: '/marketing/goals', heading: 'Goals' },
  '/marketing/experiments': { to: '/marketing/experiments', heading: 'Tests' },
  '/marketing/experiments/$id': { to: '/marketing/experiments/1', heading: 'Free shipping in the text', whenEmpty: 'Test' },
  '/marketing/rates': { to: '/marketing/rates', heading: 'Exchange rates' },
  '/bridge': { to: '/bridge', heading: 'Organic vs paid' },
  '/bridge/actions': { to: '/bridge/actions', heading: 'Proposals' },
  '/bridge/audiences': { to: '/bridge/audiences', heading: 'Lists of contacts' },
  '/bridge/settings': { to: '/bridge/settings', heading: 'Rates and costs' },
  '/imports': { to: '/imports', heading: 'Imports' },
  '/imports/new': { to: '/imports/new', heading: 'Import' },
  '/imports/mappings': { to: '/imports/mappings', heading: 'Mappings' },
  '/imports/$id': { to: '/imports/1', heading: /\.csv$/, whenEmpty: 'Receipt' },
  '/reports': { to: '/reports', heading: 'Reports' },
  '/reports/roi': { to: '/reports/roi', heading: 'ROI report' },
  '/reports/$name': { to: '/reports/quarter-review', heading: 'Quarter review' },
  '/settings': { to: '/settings', heading: 'Settings' },
  '/status': { to: '/status', heading: 'Status' },
  '/help': { to: '/help', heading: 'First steps' },
  '/help/$page': { to: '/help/keyboard', heading: 'Keyboard' },
  '/check': { to: '/check', heading: 'Check workbook' },
}

/** An address that leads to no screen. */
const nowhere: Visit = { to: '/networking/nowhere', heading: 'Not found' }

/** The screen on which what stands around all of them is audited. */
const first = Object.values(visits)[0]?.to

/** Every screen is seen wide and narrow. In Chromium they are walked through in both themes by keyboard-walk.test.ts. */
const widths = [900, 1600]
const shots = process.env['RAPPORT_SCREENSHOTS']
if (shots !== undefined) mkdirSync(shots, { recursive: true })

const setWidth = async ({ app, page }: Launched, width: number): Promise<void> => {
  if (app === null) await page.setViewportSize({ width, height: 860 })
  else await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size, 860), width)
  await expect.poll(() => page.evaluate(() => globalThis.innerWidth)).toBe(width)
}

/** Of the things to do on a screen one stands out, or none does. */
const rivals = async (page: Page, to: string): Promise<readonly string[]> => {
  const first = await page.locator('main .mantine-Button-root:not([data-variant])').evaluateAll((all) => all.filter((button) => button.checkVisibility() && getComputedStyle(button).borderTopColor === 'rgba(0, 0, 0, 0)').map(({ textContent }) => textContent))
  return first.length < 2 ? [] : [`${to} has several buttons of the first rank: ${first.join(', ')}`]
}

/** What can be pressed on a screen, by words that stand there more than once. What one reads may name a thing as often as it is about it. */
const twice = async (page: Page, to: string): Promise<readonly string[]> => {
  if (to.startsWith('/help')) return []
  const words = await page.locator('main').locator('.mantine-Button-root, a').filter({ visible: true }).allTextContents()
  return [...new Set(words.filter((word, index) => word !== '' && words.indexOf(word) !== index))].map((word) => `${to} has “${word}” more than once`)
}

/** The heading is waited for by name: until a screen is loaded, the one before it stays. What the screen asked for is there when nothing in it changes any more. */
const visit = async (page: Page, { to, heading }: Visit): Promise<void> => {
  await goTo(page, to)
  await expect(page.locator('main h1')).toHaveText(heading)
  await settled(page)
}

test('every route of the app has a visit', () => {
  expect(appRoutes).toHaveLength(routesMade - 1)
  expect(Object.keys(visits)).toEqual(appRoutes)
})

test('a command leads to a screen by the screen’s own name', () => {
  const others = appCommands.flatMap(({ label, path = '' }) => {
    const heading = visits[path]?.heading
    // An overview has the name of its workspace; goals and reports are of two kinds.
    return typeof heading !== 'string' || [label, label.replace(/ (?:overview|report|in Networking|in Marketing)$/, '')].includes(heading) || path === '/help' ? [] : [`${label} leads to ${heading}`]
  })
  expect(others).toEqual([])
})

test('every screen shows the sample in the desktop’s window without a complaint, wide and narrow', async () => {
  test.skip(test.info().project.name === 'browser', 'walked through by keyboard there')
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const found: string[] = []
  for (const each of Object.values(visits)) {
    for (const [index, width] of widths.entries()) {
      await setWidth(rapport, width)
      if (index === 0) await visit(page, each)
      if (shots !== undefined) await page.screenshot({ path: join(shots, `desktop-${width}${each.to.replaceAll('/', '_')}.png`) })
      if (index === 0) found.push(...(await complaintsOfEar(page, each.to)), ...(await rivals(page, each.to)))
      if ((await overflow(page)) > 0) found.push(`${each.to} is wider than the window at ${width}`)
    }
  }
  expect(found).toEqual([])
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('every screen of an empty workbook says something, without a complaint', async () => {
  test.skip(test.info().project.name === 'desktop' && process.env['RAPPORT_CHROMIUM_WALKED'] === '1', 'walked through in Chromium')
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  const found: string[] = []
  for (const each of [...Object.values(visits), nowhere]) {
    const heading = each.whenEmpty ?? each.heading
    await visit(page, { ...each, heading })
    await expect(page.locator('main')).not.toHaveText(String(heading))
    const inNavigation = await page.getByRole('navigation', { name: 'Screens' }).locator(`a[href$="#${each.to}"]`).allTextContents()
    found.push(...inNavigation.map((label) => label.replace(/\d+$/, '')).filter((label) => label !== heading && label !== 'Overview').map((label) => `${label} in the navigation leads to ${String(heading)}`))
    found.push(...(await complaintsOfEar(page, each.to)), ...(await rivals(page, each.to)), ...(await twice(page, each.to)))
    if (rapport.host === 'browser') found.push(...(await complaintsOfAxe(page, each.to, 'all but colours', each.to === first)))
  }
  expect(found).toEqual([])
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
