import { expect, test } from '@playwright/test'
import ExcelJS from 'exceljs'
import { strToU8, zipSync } from 'fflate'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drop } from '../support/drop'
import { goTo } from '../support/go-to'
import { launchNew } from '../support/launch-new'

const germanReport = async (path: string): Promise<void> => {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('Bericht')
  sheet.addRow(['Name der Kampagne', 'Tag', 'Ausgegebener Betrag (EUR)', 'Impressionen', 'Reichweite', 'Link-Klicks', 'Indikator für Ergebnisse'])
  sheet.addRow(['Frühling', new Date('2026-03-01'), 12.5, 1000, 800, 10, 'actions:link_click'])
  sheet.addRow(['Frühling', new Date('2026-03-02'), 7.5, 600, 500, 6, 'actions:link_click'])
  await workbook.xlsx.writeFile(path)
}

test('a folder and files dropped at once are each taken for what they are, and one press imports the ready ones', async () => {
  const rapport = await launchNew(test.info().project.name)
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

test('a file that asks comes in by the keyboard alone, from choosing it to the receipt and back', async () => {
  const rapport = await launchNew(test.info().project.name)
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

test('files of which none can be brought in are named with the reason', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page, folder } = rapport
  mkdirSync(join(folder, 'pictures'))
  writeFileSync(join(folder, 'pictures', 'logo.png'), 'x')
  await goTo(page, '/imports/new')
  const leftOut = page.getByRole('complementary', { name: 'Left out' })
  await page.getByLabel('Folder to import').setInputFiles(join(folder, 'pictures'))
  await expect(leftOut).toContainText('pictures/logo.png is left out. Of a kind that holds no exports.')
  await goTo(page, '/marketing', 'Marketing')
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
  const rapport = await launchNew(test.info().project.name)
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
