import { expect, test } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { complaintsOfAxe } from '../support/axe'
import { bring } from '../support/bring'
import { drop } from '../support/drop'
import { goTo } from '../support/go-to'
import { launchNew } from '../support/launch-new'

test('a table whose dates could be read either way asks, and remembers the answer until it is forgotten', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  const table = (day: string): string => `Date,Campaign,Cost,Impressions\n${day},Spring,1.50,1000\n`
  await bring(rapport, 'first.csv', table('03/04/2026'))
  await expect(page.getByText('does not show whether the day or the month comes first')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Import 1 row/ })).toBeDisabled()
  await page.getByLabel('Day first').check()
  await page.getByRole('button', { name: 'Read it this way' }).click()
  await expect(page.getByText('day, month, year')).toBeVisible()
  await page.getByRole('button', { name: /^Import 1 row/ }).click()
  await expect(page.getByText('first.csv is in the workbook.')).toBeVisible()

  await bring(rapport, 'second.csv', table('05/06/2026'))
  await page.getByRole('button', { name: 'second.csv', exact: true }).click()
  await expect(page.getByText('so it was read with the day first, as you said of a file with these headings before')).toBeVisible()
  await expect(page.getByText('→ 5 Jun 2026')).toBeVisible()

  await goTo(page, '/imports/mappings')
  await expect(page.getByText('Date, Campaign, Cost, Impressions')).toBeVisible()
  await page.getByRole('button', { name: 'Actions of Date, Campaign, Cost' }).click()
  await page.getByRole('menuitem', { name: 'Forget how these headings are read' }).click()
  await expect(page.getByText('Nothing remembered yet')).toBeVisible()
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a press on Import takes the ad account that was typed just before', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  await bring(rapport, 'april.csv', 'Date,Campaign,Cost,Impressions,Currency\n2026-04-20,Spring,10.50,1000,EUR\n')
  await page.getByLabel('Ad account').fill('Second shop')
  await page.getByRole('button', { name: 'Import 1 row' }).click()
  await expect(page.getByText('april.csv is in the workbook.')).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('main')).toContainText('Second shop')

  await test.step('undone on another screen, it is not said to be in the workbook', async () => {
    await goTo(page, '/imports', 'Imports')
    await page.getByRole('button', { name: 'Actions of april.csv' }).click()
    await page.getByRole('menuitem', { name: 'Undo this import…' }).click()
    await page.getByRole('button', { name: 'Undo the import' }).click()
    await expect(page.getByText('Nothing imported yet')).toBeVisible()
    await goTo(page, '/imports/new', 'Import')
    await expect(page.getByText('This import was undone.')).toBeVisible()
  })
  await rapport.close()
})

test('how a file was recognised is not said of how it is read by choice', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  await bring(rapport, 'sums.csv', 'Campaign,Cost,Impressions,Currency\nSpring,10.50,1000,EUR\n')
  const panel = page.getByRole('region', { name: 'What the file was taken for' })
  const taken = panel.getByRole('combobox', { name: 'Taken for' })
  await expect(taken).toHaveValue(/^As recognised \(/)
  await taken.click()
  await page.getByRole('option', { name: 'Meta', exact: true }).click()
  await expect(taken).toHaveValue('Meta')
  await taken.click()
  await expect(page.getByRole('option', { name: 'As recognised', exact: true })).toBeVisible()
  await page.getByRole('option', { name: 'As recognised', exact: true }).click()
  await expect(taken).toHaveValue(/^As recognised \(/)
  await rapport.close()
})

test('a press that imports all takes the ad account that was typed just before', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page, folder } = rapport
  for (const name of ['april', 'may']) writeFileSync(join(folder, `${name}.csv`), `Date,Campaign,Cost,Impressions,Currency\n2026-0${name === 'may' ? 5 : 4}-20,Spring,10.50,1000,EUR\n`)
  await drop(page, [join(folder, 'april.csv'), join(folder, 'may.csv')])
  await expect(page.getByRole('button', { name: 'Import all 2 that are ready' })).toBeVisible({ timeout: 60_000 })
  await page.getByLabel('Ad account').fill('Second shop')
  await page.getByRole('button', { name: 'Import all 2 that are ready' }).click()
  await expect(page.getByRole('status').filter({ hasText: '2 are imported' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('main')).toContainText('Second shop')
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('an ad account that was typed still stands there when one comes back to its file', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page, folder } = rapport
  for (const name of ['april', 'may']) writeFileSync(join(folder, `${name}.csv`), `Date,Campaign,Cost,Impressions,Currency\n2026-0${name === 'may' ? 5 : 4}-20,Spring,10.50,1000,EUR\n`)
  await drop(page, [join(folder, 'april.csv'), join(folder, 'may.csv')])
  const all = page.getByRole('button', { name: 'Import all 2 that are ready' })
  await expect(all).toBeVisible({ timeout: 60_000 })
  await page.getByLabel('Ad account').fill('Second shop')
  // The keys go to what would take in what is typed, and then elsewhere.
  await all.focus()
  await page.getByRole('button', { name: 'may.csv', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { name: 'may.csv' })).toBeVisible()
  await page.getByRole('button', { name: 'april.csv', exact: true }).press('Enter')
  await expect(page.getByLabel('Ad account')).toHaveValue('Second shop')
  await rapport.close()
})

test('what a later file has under a new name is asked about, and counts once', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page, folder } = rapport
  const table = (campaign: string): string => `Date,Campaign,Cost,Impressions,Currency\n2026-03-20,${campaign},10.50,1000,EUR\n2026-03-21,${campaign},9.50,900,EUR\n`
  writeFileSync(join(folder, 'march.csv'), table('Spring'))
  writeFileSync(join(folder, 'until-april.csv'), `${table('Spring sale')}2026-04-01,Spring sale,5.00,400,EUR\n`)
  await drop(page, [join(folder, 'march.csv'), join(folder, 'until-april.csv')])
  await page.getByRole('button', { name: 'Import all 2 that are ready' }).click()
  await page.getByRole('button', { name: 'until-april.csv', exact: true }).click()
  const question = page.getByRole('region', { name: 'Question' })
  await expect(question).toContainText('“Spring sale” has the very spend and impressions that “Spring” had on the same days', { timeout: 60_000 })
  await question.getByLabel(/^Yes: /).check()
  await question.getByRole('button', { name: 'Read it this way' }).click()
  await page.getByRole('button', { name: 'Import 1 row' }).click({ timeout: 60_000 })
  await expect(page.getByText('“Spring sale” is kept under the name it had, “Spring”.')).toBeVisible({ timeout: 60_000 })

  await goTo(page, '/marketing/campaigns')
  await expect(page.getByRole('row', { name: /All that match 25\.00/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Spring/ })).toHaveCount(1)
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('figures that another account already has are asked about before they count twice', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  const table = 'Date,Campaign,Cost,Impressions,Currency\n2026-03-20,Spring,10.50,1000,EUR\n2026-03-21,Spring,9.50,900,EUR\n'
  await bring(rapport, 'march.csv', table)
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await expect(page.getByText('march.csv is in the workbook.')).toBeVisible({ timeout: 60_000 })
  await bring(rapport, 'again.csv', table)
  await page.getByLabel('Ad account').fill('Second shop')
  await page.getByLabel('Ad account').blur()
  const question = page.getByRole('region', { name: 'Question' })
  await expect(question).toContainText('already has the very figures of this file on 2 of its days or periods')
  await question.getByRole('radio', { name: 'They are others: import them, and both count' }).check()
  await question.getByRole('button', { name: 'Read it this way' }).click()
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await expect(page.getByText('again.csv is in the workbook.')).toBeVisible({ timeout: 60_000 })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('messages with one person alone ask who “we” are, and are not said to hold nobody', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  const profile = (person: string): string => `${person},https://www.linkedin.com/in/${person.toLowerCase()}`
  const said = (from: string, to: string): string => `c1,,${profile(from)},${profile(to)},2026-04-20 10:00:00 UTC,,Hello,INBOX\n`
  await bring(rapport, 'messages.csv', `CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n${said('Juniper', 'Ada')}${said('Ada', 'Juniper')}`)
  await expect(page.getByText('The messages do not show which of these people you are.')).toBeVisible()
  await expect(page.getByRole('main').getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  await expect(page.getByRole('main')).not.toContainText('Nothing')
  await page.getByRole('radio', { name: 'Juniper' }).check()
  await page.getByRole('button', { name: 'Read it this way' }).click()
  await expect(page.getByText('1 contact will be added, 1 interaction will be logged.')).toBeVisible()
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a list of deals that is dropped goes on to its own import, asks what it does not say, and is taken back with its receipt', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport
  await bring(rapport, 'orders.csv', 'Id,Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem name\n501,#1001,ada@example.com,paid,2026-03-02 10:00:00 +0100,EUR,120.00,2026-03-02 09:59:00 +0100,Cups\n501,#1001,ada@example.com,,,,,2026-03-02 09:59:00 +0100,Plates\n')
  await expect(page.getByRole('button', { name: 'Import it as deals' })).toBeVisible()
  expect(await complaintsOfAxe(page, 'a list of deals among imports', 'all', false)).toEqual([])
  await page.getByRole('button', { name: 'Import it as deals' }).click()
  await page.getByRole('button', { name: 'Read the file' }).click()
  await expect(page.getByRole('dialog').getByText('1 deal, 120.00 EUR')).toBeVisible()
  await page.getByRole('button', { name: 'Import 1 deal', exact: true }).click()
  await page.getByRole('link', { name: 'See the receipt' }).click()
  await expect(page.getByRole('main').getByText('1 deal, 120.00 EUR')).toBeVisible()

  await goTo(page, '/marketing/deals', 'Deals')
  await expect(page.getByText('1 deal, won 120.00 EUR.')).toBeVisible()
  await test.step('rows pasted there go the same way', async () => {
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', 'Name\tCustomer\tAmount\tDate\nBowls\tBo\t60\t2026-03-04\nVases\tCem\t15\t2026-03-05\n')
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Read the file' }).click()
    await expect(dialog.getByLabel('Status')).toHaveAccessibleDescription('No column says whether the deals are open, won or lost. Say which.')
    await dialog.getByLabel('Status').selectOption('Won')
    await dialog.getByRole('button', { name: 'Read the file' }).click()
    await expect(dialog.getByLabel('Currency')).toHaveAccessibleDescription('The file does not say what currency the amount “60” is in. Say which.')
    await dialog.getByLabel('Currency').fill('EUR')
    await expect(dialog.getByText('Say which.')).toHaveCount(0)
    await dialog.getByRole('button', { name: 'Read the file' }).click()
    await dialog.getByRole('button', { name: 'Import 2 deals' }).click()
    await expect(page.getByText('3 deals, won 195.00 EUR.')).toBeVisible()
  })

  await test.step('of a list that has no row to read it is said so', async () => {
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', 'Name\tCustomer\tAmount (EUR)\tDate\tStatus\nBowls\tBo\tsixty\t2026-03-04\tWon\n')
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await page.getByRole('button', { name: 'Read the file' }).click()
    await expect(page.getByRole('dialog').getByText('“sixty” is not an amount.')).toBeVisible()
    await page.getByRole('button', { name: 'Keep the refused rows to correct' }).click()
    await expect(page.getByText('No row could be read, so nothing was changed.')).toBeVisible()
  })

  await goTo(page, '/imports', 'Imports')
  await page.getByRole('button', { name: 'Actions of orders.csv' }).click()
  await page.getByRole('menuitem', { name: 'Undo this import…' }).click()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await goTo(page, '/marketing/deals', 'Deals')
  await expect(page.getByText('2 deals, won 75.00 EUR.')).toBeVisible()
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
