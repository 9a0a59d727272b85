import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { launch } from '../support/launch'

const routes = ['/networking', '/networking/contacts', '/networking/contacts/1', '/networking/communities', '/networking/communities/1', '/networking/interactions', '/networking/keep-in-touch', '/marketing', '/marketing/campaigns', '/marketing/campaigns/1', '/marketing/deals', '/imports', '/imports/new', '/imports/1', '/reports', '/reports/roi', '/settings', '/check']

const shots = process.env['RAPPORT_SCREENSHOTS']

test('every screen shows the sample without a complaint, and axe finds nothing in light and dark', async () => {
  const rapport = await launch(test.info().project.name)
  const { page } = rapport
  rapport.answerDialogs({ save: [`${rapport.folder}/sample.rapport`] })
  await page.getByRole('button', { name: /Open the sample/ }).click()
  await expect(page.getByRole('heading', { name: 'Networking', level: 1 })).toBeVisible({ timeout: 60_000 })
  if (shots !== undefined) mkdirSync(shots, { recursive: true })
  for (const route of routes) {
    await page.evaluate((to) => { window.location.hash = to }, route)
    await expect(page.locator('main h1')).toBeVisible()
  }
  // Before axe, which itself tries what the content policy forbids.
  expect(rapport.complaints).toEqual([])
  const violations: string[] = []
  for (const scheme of ['light', 'dark'] as const) {
    await page.evaluate((value) => localStorage.setItem('mantine-color-scheme-value', value), scheme)
    await page.reload()
    for (const route of routes) {
      await page.evaluate((to) => { window.location.hash = to }, route)
      await expect(page.locator('main h1')).toBeVisible()
      if (shots !== undefined) await page.screenshot({ path: `${shots}/${rapport.host}-${scheme}${route.replaceAll('/', '_')}.png` })
      const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(rapport.host === 'desktop').analyze()
      violations.push(...found.map(({ id, nodes }) => `${scheme} ${route}: ${id} ${nodes.slice(0, 2).map(({ html }) => html.slice(0, 140)).join(' | ')}`))
    }
  }
  expect(violations).toEqual([])
  await rapport.close()
})
