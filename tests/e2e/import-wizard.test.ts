import { expect, type Page, test } from '@playwright/test'
import ExcelJS from 'exceljs'
import { strToU8, zipSync } from 'fflate'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bring } from '../support/bring'
import { goTo } from '../support/go-to'
import { launch, type Launched } from '../support/launch'

const open = async (): Promise<Launched> => {
  const rapport = await launch(test.info().project.name)
  await rapport.page.getByRole('button', { name: /New workbook/ }).click()
  rapport.answerDialogs({ save: [join(rapport.folder, 'wizard.rapport')] })
  await rapport.page.getByLabel('Name of the brand or client').fill('Juniper')
  await rapport.page.getByRole('button', { name: 'Create workbook' }).click()
  await expect(rapport.page.getByText('Relationships start here')).toBeVisible()
  return rapport
}

/** Drops files and folders of this machine on the window, as the system does. */
const drop = async (page: Page, files: string[]): Promise<void> => {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  await session.detach()
}

const germanReport = async (path: string): Promise<void> => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Bericht')
  sheet.addRow(['Name der Kampagne', 'Tag', 'Ausgegebener Betrag (EUR)', 'Impressionen', 'Reichweite', 'Link-Klicks', 'Indikator für Ergebnisse'])
  sheet.addRow(['Frühling', new Date('2026-03-01'), 12.5, 1000, 800, 10, 'actions:link_click'])
  sheet.addRow(['Frühling', new Date('2026-03-02'), 7.5, 600, 500, 6, 'actions:link_click'])
  await workbook.xlsx.writeFile(path)
}

test('a folder and files dropped at once are each taken for what they are, and one press imports the ready ones', async () => {
  const rapport = await open()
  const { page, folder } = rapport
  const exports = join(folder, 'exports')
  mkdirSync(join(exports, 'google'), { recursive: true })
  await germanReport(join(folder, 'Bericht.xlsx'))
  writeFileSync(join(exports, 'google', 'campaigns.csv'), 'Campaign report\n"March 1, 2026 - March 2, 2026"\nCampaign,Day,Currency code,Cost,Impr.,Clicks\nSearch,2026-03-01,EUR,4.25,300,12\n')
  writeFileSync(join(exports, 'more.zip'), zipSync({ 'linkedin.csv': strToU8('Start Date (in UTC),Campaign Name,Campaign ID,Currency,Total Spent,Impressions,Clicks\n3/1/2026,Leads,123,EUR,9.00,200,4\n'), 'logo.png': strToU8('x') }))
  writeFileSync(join(exports, 'readme.txt'), 'Nothing here.\n')
  writeFileSync(join(exports, 'picture.png'), 'x')
  await drop(page, [exports, join(folder, 'Bericht.xlsx')])

  const rows = page.getByRole('region', { name: 'Files, table' })
  await expect(rows.getByRole('row', { name: /^Bericht\.xlsx Meta: .*2 rows will be added\. Ready/ })).toBeVisible({ timeout: 60_000 })
  await expect(rows.getByRole('row', { name: /^campaigns\.csv exports\/google Google Ads: Campaign report .*1 row will be added\. Ready/ })).toBeVisible({ timeout: 60_000 })
  await expect(rows.getByRole('row', { name: /^linkedin\.csv exports\/more\.zip LinkedIn: .*Ready/ })).toBeVisible({ timeout: 60_000 })
  await expect(rows.getByRole('row', { name: /^readme\.txt exports .*Not imported/ })).toBeVisible()
  // What a narrow window cuts of the list fades out, and ends to once its end is in sight.
  const { width, height } = page.viewportSize() ?? { width: 1320, height: 860 }
  await page.setViewportSize({ width: 400, height })
  const fade = (): Promise<string> => rows.evaluate(({ parentElement }) => (parentElement === null ? '' : getComputedStyle(parentElement, '::after').backgroundImage))
  await expect.poll(fade).toContain('gradient')
  await rows.evaluate((element) => element.scrollTo({ left: element.scrollWidth }))
  await expect.poll(fade).not.toContain('gradient')
  await page.setViewportSize({ width, height })
  await expect(page.getByRole('complementary', { name: 'Left out' })).toContainText('(exports/picture.png, logo.png). Of a kind that holds no exports.')
  await page.getByRole('button', { name: 'Import all 3 that are ready' }).press('Enter')
  await expect(rows.getByText('Imported', { exact: true })).toHaveCount(3, { timeout: 60_000 })
  // Not at a button of one of them, which the same key would press.
  await expect(rows).toBeFocused()

  await goTo(page, '/imports')
  await expect(page.getByText('3 imports, 4 rows read.')).toBeVisible()
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a table whose dates could be read either way asks, and remembers the answer until it is forgotten', async () => {
  const rapport = await open()
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

test('a file that asks comes in by the keyboard alone, from choosing it to the receipt and back', async () => {
  const rapport = await open()
  const { page } = rapport
  const path = join(rapport.folder, 'keys.csv')
  writeFileSync(path, 'Date,Campaign,Cost,Impressions\n03/04/2026,Spring,1.50,1000\nsoon,Spring,2.50,900\n')
  /** Goes on with the tab key until what is sought has the focus; a keyboard has no other way. */
  const reach = async (name: string | RegExp, role: 'button' | 'radio' | 'link' = 'button'): Promise<void> => {
    const sought = page.getByRole(role, { name })
    await expect(sought.first()).toBeEnabled({ timeout: 60_000 })
    for (let step = 0; step < 80; step += 1) {
      await page.keyboard.press('Tab')
      if (await sought.evaluateAll((elements) => elements.some((element) => element === document.activeElement))) return
    }
    throw new Error(`The tab key does not come to ${String(name)}`)
  }
  if (rapport.host === 'desktop') {
    rapport.answerDialogs({ openMany: [path] })
    await page.keyboard.press('Control+i')
  } else {
    await page.keyboard.press('Control+i')
    // Heard from before the key is pressed: to listen takes the browser a moment, in which the window would open unseen.
    const chooser = page.waitForEvent('filechooser', { timeout: 120_000 })
    await reach('Choose files')
    await page.keyboard.press('Enter')
    await (await chooser).setFiles(path)
  }
  await expect(page.getByText('does not show whether the day or the month comes first')).toBeVisible({ timeout: 60_000 })
  await reach(/^Day first/, 'radio')
  await page.keyboard.press('Space')
  await reach('Read it this way')
  await page.keyboard.press('Enter')
  await expect(page.getByText('→ 3 Apr 2026')).toBeVisible({ timeout: 60_000 })
  await reach(/^Import 1 row/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('keys.csv is in the workbook.')).toBeVisible({ timeout: 60_000 })
  await reach('Undo this import')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This import was undone.')).toBeVisible({ timeout: 60_000 })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a press on Import takes the ad account that was typed just before', async () => {
  const rapport = await open()
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
  const rapport = await open()
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

test('so does a press that imports all', async () => {
  const rapport = await open()
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
  const rapport = await open()
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

test('files of which none can be brought in are named with the reason', async () => {
  const rapport = await open()
  const { page, folder } = rapport
  mkdirSync(join(folder, 'pictures'))
  writeFileSync(join(folder, 'pictures', 'logo.png'), 'x')
  await goTo(page, '/imports/new')
  const leftOut = page.getByRole('complementary', { name: 'Left out' })
  await page.getByLabel('Folder to import').setInputFiles(join(folder, 'pictures'))
  await expect(leftOut).toContainText('pictures/logo.png is left out. Of a kind that holds no exports.')
  await goTo(page, '/marketing')
  await drop(page, [join(folder, 'pictures')])
  await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
  await expect(leftOut.getByRole('listitem')).toHaveCount(1)
  if (rapport.host === 'browser') {
    await page.route('**/upload?**', (route) => route.fulfill({ status: 413 }))
    writeFileSync(join(folder, 'large.csv'), 'x')
    await page.getByLabel('Files to import').setInputFiles(join(folder, 'large.csv'))
    await expect(leftOut).toContainText('large.csv is left out. It is larger than the browser can hand over.')
  }
  await rapport.close()
})

test('what is dropped while somebody types in a dialog does not take along what is typed', async () => {
  const rapport = await open()
  const { page, folder } = rapport
  writeFileSync(join(folder, 'march.csv'), 'Date,Campaign,Cost,Impressions,Currency\n2026-03-20,Spring,10.50,1000,EUR\n')
  await goTo(page, '/networking/contacts', 'Contacts')
  await page.getByRole('main').getByRole('button', { name: 'New contact' }).first().click()
  const dialog = page.getByRole('dialog')
  const name = dialog.getByLabel('Name', { exact: false }).first()
  await name.fill('Ada')
  await drop(page, [join(folder, 'march.csv')])
  await expect(page.getByText('Close what is open first: what is typed in it would be lost.')).toBeVisible()
  await expect(name).toHaveValue('Ada')

  await test.step('a look beside the list, in which nothing is typed, makes way for it', async () => {
    await dialog.getByRole('button', { name: 'Add contact' }).click()
    await expect(page.getByRole('heading', { name: 'Ada', level: 1 })).toBeVisible()
    await goTo(page, '/networking/contacts', 'Contacts')
    await page.getByRole('grid', { name: 'Contacts' }).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: /Look beside the list/ }).click()
    await expect(dialog).toContainText('Last touch')
    await drop(page, [join(folder, 'march.csv')])
    await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
    await expect(dialog).toBeHidden()
  })
  await rapport.close()
})

test('what a later file has under a new name is asked about, and counts once', async () => {
  const rapport = await open()
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
