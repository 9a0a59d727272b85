import { expect, type Locator, type Page, test } from '@playwright/test'
import { bring } from '../support/bring'
import { goTo } from '../support/go-to'
import { launchSample } from '../support/launch-sample'
import { reloadRefused } from '../support/reload-refused'

/** Opens an address, once the page before it has gone. */
const goHome = (page: Page): Promise<void> => goTo(page, '/networking', 'Networking')

interface Inline {
  readonly address: string
  readonly heading: string
  /** What is typed, by the field. */
  readonly typed: Readonly<Record<string, string>>
  /** What is no such value, by the field, and what is said of it. */
  readonly wrong: readonly [label: string, text: string, sentence: string]
  /** Where what was typed stands once it is saved; null: in the fields. */
  readonly kept: ((page: Page) => Locator) | null
}

/** Every form that stands on a page and has more than one field. */
const forms: readonly Inline[] = [
  { address: '/networking/communities/1', heading: 'Berlin Ceramics Circle', typed: { 'People there': '12500' }, wrong: ['People there', 'many', 'Not noted: the size typed for Berlin Ceramics Circle'], kept: (page) => page.getByText('12,500').first() },
  { address: '/networking/channels/1', heading: '@juniper.and.salt', typed: { Followers: '98765' }, wrong: ['New, if it says', 'some', 'Not noted: the followers typed for @juniper.and.salt'], kept: (page) => page.getByText('98,765').first() },
  { address: '/settings', heading: 'Settings', typed: { 'Gross margin in percent': '37.5' }, wrong: ['Currency', 'E', 'Not saved: what was typed about this workbook'], kept: null },
  { address: '/settings', heading: 'Settings', typed: { 'Under plan means less than (in percent of the plan)': '85' }, wrong: ['Over plan means more than (in percent of the plan)', 'much', 'Not saved: what was typed about planning'], kept: null },
  { address: '/marketing/links', heading: 'Links', typed: { Term: '{placement}' }, wrong: ['Source', '', 'Not saved: what was typed about how links are marked'], kept: null },
]

test('what is typed in a form of a page is saved when the page is left, and what cannot be saved is told', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const main = page.getByRole('main')
  for (const { address, heading, typed, wrong: [label, text, sentence], kept } of forms) {
    await test.step(`${Object.keys(typed).join()} at ${address}`, async () => {
      await goTo(page, address, heading)
      for (const [name, value] of Object.entries(typed)) await main.getByRole('textbox', { name, exact: true }).fill(value)
      await goHome(page)
      await goTo(page, address, heading)
      if (kept === null) for (const [name, value] of Object.entries(typed)) await expect(main.getByRole('textbox', { name, exact: true })).toHaveValue(value)
      else await expect(kept(page)).toBeVisible()
      const field = main.getByRole('textbox', { name: label, exact: true })
      const before = await field.inputValue()
      await field.fill(text)
      await goHome(page)
      await page.getByRole('alert').filter({ hasText: sentence }).getByRole('button').press('Enter')
      await goTo(page, address, heading)
      await expect(field).toHaveValue(before)
    })
  }
  await test.step('so is a name that is being changed', async () => {
    await goTo(page, '/marketing/audiences/1', 'Past buyers')
    await page.getByRole('button', { name: 'Past buyers' }).click()
    await page.getByRole('textbox', { name: 'Audience name' }).fill('Buyers of before')
    await goHome(page)
    await goTo(page, '/marketing/audiences/1', 'Buyers of before')
  })

  await test.step('and so is the account of a file that is on its way in', async () => {
    await bring(rapport, 'campaigns.csv', 'Campaign report\n"March 1, 2026 - March 2, 2026"\nCampaign,Day,Currency code,Cost,Impr.,Clicks\nSearch,2026-03-01,EUR,4.25,300,12\n')
    await page.getByRole('textbox', { name: 'Ad account' }).fill('Second shop')
    await page.getByRole('textbox', { name: 'Ad account' }).blur()
    await expect(page.getByRole('region', { name: 'What the file was taken for' }).getByText('Second shop')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Ad account' })).toHaveValue('Second shop')
  })

  await test.step('half-typed results of a test stand there again, and are recorded once they are whole', async () => {
    const address = ['/marketing/experiments/2', 'Hands or table in the picture'] as const
    const [shown, clicked] = [main.getByRole('textbox', { name: 'Hands: impressions' }), main.getByRole('textbox', { name: 'Hands: clicks' })]
    await goTo(page, ...address)
    await clicked.fill('')
    await shown.fill('12000')
    await goHome(page)
    await page.getByRole('alert').filter({ hasText: `Not recorded yet: the results typed for ${address[1]}` }).getByRole('button').press('Enter')
    await goTo(page, ...address)
    await expect(shown).toHaveValue('12000')
    await expect(clicked).toHaveValue('')
    await clicked.fill('160')
    await goHome(page)
    await expect(page.getByRole('alert').filter({ hasText: 'Record test results: done' })).toBeVisible()
    await goTo(page, ...address)
    await expect(clicked).toHaveValue('160')
  })

  await test.step('an undo is not taken back by what stood in the fields, nor does it take along what is typed beside it', async () => {
    await goTo(page, '/settings', 'Settings')
    const [currency, margin] = [main.getByLabel('Currency', { exact: true }), main.getByLabel('Gross margin in percent')]
    await currency.fill('chf')
    await margin.fill('many')
    await expect(currency).toHaveValue('CHF')
    await page.getByRole('alert').filter({ hasText: 'Change workbook settings' }).getByRole('button', { name: 'Undo' }).click()
    await expect(currency).toHaveValue('EUR')
    await expect(margin).toHaveValue('many')
    await expect(margin).toHaveAttribute('aria-invalid', 'true')
    await margin.fill('41')
    await goHome(page)
    await goTo(page, '/settings', 'Settings')
    await expect(currency).toHaveValue('EUR')
    await expect(margin).toHaveValue('41')
  })

  await rapport.close()
})

test('what is typed in a form of a page is saved when the page is loaded again, which asks first where it cannot be saved', async () => {
  const rapport = await launchSample(test.info().project.name)
  const { page } = rapport
  const followers = page.getByRole('main').getByRole('textbox', { name: 'Followers', exact: true })
  await goTo(page, '/networking/channels/1', '@juniper.and.salt')
  await followers.fill('98765')
  await page.reload()
  await expect(page.getByText('98,765').first()).toBeVisible()
  if (rapport.host === 'browser') {
    await followers.fill('many')
    await reloadRefused(page)
    await expect(followers).toHaveValue('many')
  }
  await rapport.close()
})
