import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { goTo } from '../support/go-to'
import { launchSample } from '../support/launch-sample'
import { saved } from '../support/saved'

test('advice: lock a channel, adopt, see the version and the promise, undo', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await page.getByRole('link', { name: 'Marketing', exact: true }).click()
  await page.getByRole('link', { name: 'Budget advice', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Budget advice', level: 1 })).toBeVisible()
  const promised = page.getByRole('region', { name: 'Promised against counted' })
  await expect(promised.getByText('Advice, tried for four weeks')).toBeVisible()

  await page.getByLabel('More of').selectOption('Purchases, by campaign (EUR)')
  // A channel's figures and its sentence stand in a group of rows.
  const line = (name: string) => page.getByRole('region', { name: 'Now, suggested and stretch by channel' }).getByRole('rowgroup').filter({ hasText: name })
  await expect(line('Autumn tableware')).toContainText(/for Autumn tableware|stays as it is/, { timeout: 30_000 })

  // By keyboard alone: reach the lock and press it.
  await page.getByLabel('Lock Autumn tableware').focus()
  await page.keyboard.press('Space')
  await expect(line('Autumn tableware')).toContainText('is locked and stays at')
  await expect(page.getByText('is the only channel that could move')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Adopt…' })).toBeDisabled()
  await page.keyboard.press('Space')
  await expect(line('Autumn tableware')).not.toContainText('is locked')

  if (rapport.host === 'browser') {
    // What an earlier target takes is no budget for the one that is typed now.
    const wanted = page.getByLabel(/^Wanted/)
    const use = page.getByRole('button', { name: 'Use as budget' })
    await wanted.fill('10')
    await expect(use).toBeEnabled()
    let letAnswer = (): void => undefined
    const held = new Promise<void>((resolve) => { letAnswer = resolve })
    await page.route('**/rpc', async (route) => {
      if (route.request().postData()?.includes('"target":20') === true) await held
      await route.continue()
    })
    await wanted.fill('20')
    await expect(use).toBeDisabled()
    letAnswer()
    await expect(use).toBeEnabled()
    await wanted.fill('')
  }

  // A limit that is none says so at its field, and is one again once it can be read.
  const limit = page.getByLabel('At least a week for Autumn tableware')
  await limit.fill('12x')
  await expect(limit).toHaveAccessibleDescription('A whole number, such as 1,500.')
  await limit.fill('')
  await expect(limit).not.toHaveAttribute('aria-invalid', 'true')

  await page.getByLabel('Lock Always on: workshop videos').check()
  // A little less than is spent now, so that there is something to adopt on any day, and no limit of the quarter keeps it from being placed.
  const budget = Math.round(Number(await page.getByLabel('Budget a week, EUR').getAttribute('placeholder')) * 0.95)
  await page.getByLabel('Budget a week, EUR').fill(String(budget))
  await expect(line('Always on')).toContainText('is locked and stays at')
  await expect(line('All, a week')).toContainText(`${budget} EUR`)

  await page.getByRole('button', { name: 'Adopt…' }).click()
  await page.getByLabel('Name of the version').fill('Advised for winter')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Adopt suggestion: done')).toBeVisible()
  await expect(promised.getByText('Not over yet')).toBeVisible()
  await promised.getByRole('link', { name: 'Advised for winter' }).click()
  await expect(page.getByRole('heading', { name: 'Media plan', level: 1 })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Advised for winter (current)' })).toBeVisible()

  await page.keyboard.press('Control+z')
  await expect(page.getByText('Undone: Adopt suggestion')).toBeVisible()
  await expect(page.getByText('Advised for winter')).toHaveCount(0)
  await page.getByRole('link', { name: 'Budget advice', exact: true }).click()
  await expect(promised.getByText('Advice, tried for four weeks')).toBeVisible()
  await expect(promised.getByText('Not over yet')).toHaveCount(0)
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a day that the advice is asked by is typed whole before it is learned from', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/marketing/advice')
  const addresses: string[] = []
  page.on('framenavigated', (frame) => addresses.push(frame.url()))
  const since = page.getByLabel('Use weeks since')
  await since.focus()
  await page.keyboard.type('01012026')
  await expect(page).toHaveURL(/since=2026-01-01/)
  await expect(since).toHaveValue('2026-01-01')
  expect(addresses.filter((address) => /since=0/.test(address))).toEqual([])
  await rapport.close()
})

test('a response curve says what its dots are and is saved as a picture that looks as it does here', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/marketing/advice')
  const curve = page.getByRole('figure').first()
  await expect(curve.locator('circle title').first()).toHaveText(/^Week of .+: [\d,]+ EUR, \d/)
  await curve.getByRole('button', { name: /^Save the chart “.+” as a picture$/ }).click()
  const file = await saved(rapport, 'curve.svg', () => page.getByRole('menuitem', { name: 'Vector picture (SVG)' }).click())
  const picture = readFileSync(file, 'utf8')
  const frame = await curve.locator('rect').first().evaluate((element) => getComputedStyle(element).fill)
  expect(picture).toContain(`fill="${frame}"`)
  expect(picture).toMatch(/<path [^>]*fill="none"[^>]*stroke="rgb\(/)
  // Where it is put nothing else says what it shows.
  const shown = curve.locator('figcaption > span')
  for (const words of await shown.evaluate(({ childNodes }) => [...childNodes].map(({ textContent }) => textContent))) expect(picture).toContain(`>${words}</text>`)
  await page.keyboard.press('Control+Shift+H')
  // While others look on, resting on a dot says nothing.
  await expect(curve.locator('svg[role="img"]')).toHaveCSS('pointer-events', 'none')
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('advice without a whole week says what is missing and leads to the import, without an empty table', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  await goTo(page, '/marketing/advice?since=2099-01-01')
  await expect(page.getByText(/No whole week of results of this kind is known since 1 Jan 2099/)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Channels', exact: true })).toHaveCount(0)
  await page.getByRole('main').getByRole('link', { name: 'Import results' }).click()
  await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
