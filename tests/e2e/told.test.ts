import { expect, type Page, type Route, test } from '@playwright/test'
import { goTo } from '../support/go-to'
import { launchSample } from '../support/launch-sample'
import { listenTo } from '../support/heard'

// Answers are held back and replaced on their way, which Electron's are not on.
test.beforeEach(() => test.skip(test.info().project.name !== 'browser', 'about the window alone, which is the same in both hosts'))

/** Does something while what is asked of the store by these names is answered otherwise, or later. */
const whileAnswered = async (page: Page, paths: readonly string[], answer: (route: Route) => Promise<void>, run: () => Promise<void>): Promise<void> => {
  await page.route('**/rpc', (route) => (paths.some((path) => route.request().postData()?.includes(`"path":"${path}"`)) ? answer(route) : route.continue()))
  await run()
  await page.unroute('**/rpc')
}

const refusedWith = (error: object) => (route: Route): Promise<void> => route.fulfill({ json: { kind: 'failure', error } })

test('what changes in the window is told to who hears it', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const said = await listenTo(page)
  const isSaid = async (sentence: string): Promise<void> => {
    const all: string[] = []
    await expect.poll(async () => all.push(...(await said())) > 0 && all.includes(sentence), { message: sentence }).toBe(true)
    expect(all.filter((each) => each === sentence), 'said once').toEqual([sentence])
  }

  await test.step('how many rows a search leaves, also none, and those that come back', async () => {
    for (const [route, heading, counts] of [['/networking/contacts', 'Contacts', ['4 contacts', '0 contacts', '120 contacts']], ['/networking/organizations', 'Organisations', ['1 organisation', '0 organisations', '8 organisations']]] as const) {
      await goTo(page, route, heading)
      await expect(page.getByRole('grid')).toBeVisible()
      for (const [index, text] of [route.endsWith('contacts') ? 'ada' : 'shelf', 'zzzz', ''].entries()) {
        await page.getByRole('searchbox', { name: 'Search' }).fill(text)
        await isSaid(counts[index] ?? '')
      }
    }
    await page.keyboard.press('Control+k')
    await page.keyboard.type('zzzz')
    await isSaid('Nothing found')
    await page.keyboard.press('Escape')
    await goTo(page, '/settings', 'Settings')
    await expect(page.getByLabel('Gross margin in percent')).toBeVisible()
    await page.getByRole('searchbox', { name: 'Search' }).fill('zzzz')
    await expect(page.getByRole('heading', { name: 'No setting of that name' })).toBeVisible()
    expect((await said()).join(' ')).toContain('No setting of that name')
    await page.getByRole('searchbox', { name: 'Search' }).fill('')
  })

  await test.step('what is wrong with a field that the keys are in, or have left', async () => {
    await page.getByLabel('Gross margin in percent').fill('much')
    await page.keyboard.press('Tab')
    await isSaid('Gross margin in percent: Type a percentage like 37.5.')
    await page.getByLabel('Gross margin in percent').fill('62')
    await goTo(page, '/networking/contacts', 'Contacts')
    await page.getByRole('button', { name: 'New contact' }).click()
    await page.keyboard.press('Control+Enter')
    await isSaid('Name: A contact needs a name')
    await page.keyboard.press('Escape')
  })

  await test.step('where a field stands that was moved', async () => {
    await goTo(page, '/networking/organize', 'Groups and fields')
    await page.getByRole('button', { name: 'Move Favourite glaze down' }).click()
    await isSaid('Favourite glaze: 2 of 3')
  })

  await test.step('that long work was stopped, and what came of it', async () => {
    await whileAnswered(page, ['workbook.check', 'backups.make', 'workbook.exportEverything', 'marketing.advice.fit'], refusedWith({ type: 'Cancelled' }), async () => {
      await goTo(page, '/settings', 'Settings')
      await page.getByRole('button', { name: 'Back up now' }).click()
      await isSaid('Stopped. No backup was made.')
      await page.getByRole('button', { name: 'Export everything…' }).click()
      await isSaid('Stopped. No file was made.')
      await goTo(page, '/check', 'Check workbook')
      await page.getByRole('button', { name: 'Check now' }).click()
      await isSaid('Stopped. The workbook was not checked to the end.')
      await goTo(page, '/marketing/advice', 'Budget advice')
      await isSaid('Stopped. Nothing new was learned from the results.')
    })
    await goTo(page, '/check', 'Check workbook')
    await page.getByRole('button', { name: 'Check now' }).click()
    await isSaid('Everything is in order')
  })

  await test.step('that a variant stays which another window approved in that moment', async () => {
    await goTo(page, '/marketing/creatives', 'Creatives')
    await page.getByRole('row', { name: 'Seconds sale' }).getByText('Seconds sale').click()
    await expect(page.locator('main h1')).toHaveText('Seconds sale')
    await whileAnswered(page, ['marketing.creative.removeVariant'], refusedWith({ type: 'CreativeIsFixed', state: 'approved' }), async () => {
      await page.getByRole('region', { name: 'Variants' }).getByRole('button', { name: /^Remove / }).first().click()
      await isSaid('The creative was approved meanwhile.')
    })
  })

  await test.step('that paper waits for the answer to what was chosen last; asked for twice it is printed once', async () => {
    await goTo(page, '/reports/roi', 'ROI report')
    await expect(page.getByRole('grid')).toBeVisible()
    await page.evaluate(() => { globalThis.print = () => { document.body.dataset['printed'] = `${document.body.dataset['printed'] ?? ''}!` } })
    let letGo = (): void => undefined
    const held = new Promise<void>((resolve) => { letGo = resolve })
    await whileAnswered(page, ['report.roi'], (route) => held.then(() => route.continue()), async () => {
      await page.getByLabel('Group by').selectOption('month')
      await page.getByRole('button', { name: 'Print' }).click()
      await page.keyboard.press('Control+p')
      await isSaid('Printing begins once the figures are read…')
      expect(await page.locator('body').getAttribute('data-printed')).toBeNull()
      letGo()
      await expect(page.locator('body')).toHaveAttribute('data-printed', '!')
      await expect(page.getByText('Printing begins once the figures are read…')).toBeHidden()
    })
  })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a notice says once a day how many lines of the plan ask for a decision, and none where notices are off', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const told: string[] = []
  page.on('request', (request) => {
    const asked = request.postData() ?? ''
    if (asked.includes('"path":"host.notify"') && asked.includes('"opens":"pacing"')) told.push(asked)
  })
  await expect.poll(() => told.length).toBe(1)
  await goTo(page, '/marketing/pacing', 'Pacing')
  const lines = await page.getByRole('list', { name: 'Alerts' }).getByRole('listitem').count()
  expect(told[0]).toContain(`${lines} lines of the media plan ask for a decision.`)

  const isAsked = (): Promise<unknown> => page.waitForRequest((request) => request.postData()?.includes('"path":"marketing.pacing.overview"') === true)
  await goTo(page, '/networking', 'Networking')
  await page.evaluate(() => {
    localStorage.removeItem('rapport-pacing-notice-day')
    localStorage.setItem('rapport-due-notice', 'off')
  })
  await page.reload()
  await expect(page.locator('main h1')).toHaveText('Networking')
  await expect(Promise.race([isAsked().then(() => 'asked'), page.waitForTimeout(6000).then(() => 'quiet')])).resolves.toBe('quiet')
  await page.evaluate(() => localStorage.removeItem('rapport-due-notice'))
  await Promise.all([isAsked(), page.reload()])
  await expect.poll(() => told.length).toBe(2)
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
