import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { bring } from '../support/bring'
import { goTo } from '../support/go-to'
import { launchNew } from '../support/launch-new'
import { saved } from '../support/saved'

const day = (index: number): string => `2026-03-${String(index).padStart(2, '0')}`

const metaCsv = (): string => {
  const rows = Array.from({ length: 20 }, (_, index) => `"Spring launch","Set ${(index % 2) + 1}",${day(index + 1)},${(10 + index * 0.5).toFixed(2)},${1000 + index * 10},${20 + index},${index % 3},${((index % 3) * 40).toFixed(2)},${day(index + 1)},${day(index + 1)}`)
  rows.splice(10, 0, '"Spring launch","Set 1",2026-03-31,not a number,1,1,1,1,2026-03-31,2026-03-31')
  return `"Campaign name","Ad set name",Day,"Amount spent (EUR)",Impressions,"Link clicks",Purchases,"Purchases conversion value","Reporting starts","Reporting ends"\n${rows.join('\n')}\n`
}

const googleCsv = (): string => 'Campaign report\n"March 1, 2026 - March 3, 2026"\nCampaign,Currency code,Cost,Impr.,Clicks,Conversions,Conv. value\nBrand search,EUR,120.50,"4,000",200,10.00,900.00\nTotal: Campaigns,EUR,120.50,"4,000",200,10.00,900.00\n'

test('from an empty workbook to a right ROI report and a kept relationship', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport

  await test.step('drops a Meta export, sees what it holds, imports it, reads its receipt', async () => {
    await bring(rapport, 'meta.csv', metaCsv())
    await expect(page.getByRole('heading', { name: 'What will happen' })).toBeVisible()
    await expect(page.getByText(/not a number/).first()).toBeVisible()
    await page.getByRole('button', { name: 'Import 20 rows' }).click()
    await expect(page.getByRole('button', { name: 'Undo this import' })).toBeVisible()
  })

  await test.step('and a Google export', async () => {
    await bring(rapport, 'Campaign report.csv', googleCsv())
    await page.getByRole('button', { name: /^Campaign report\.csv/ }).click()
    await page.getByRole('button', { name: 'Import 1 row' }).click()
    await expect(page.getByRole('link', { name: 'See the ROI report' })).toBeVisible()
    await page.getByRole('link', { name: 'See the ROI report' }).click()
  })

  await test.step('reads the ROI report', async () => {
    const table = page.getByRole('grid', { name: /Results and costs/ })
    // Σ of 20 days: 10.00 … 19.50 is 295.00.
    await expect(table.getByRole('row', { name: /Spring launch/ })).toContainText('295.00')
    await expect(table.getByRole('row', { name: /Brand search/ })).toContainText('120.50')
    await expect(table.getByRole('row', { name: /Total/ })).toContainText('415.50')
    // 760.00 of purchases over 295.00 of spend.
    await expect(table.getByRole('row', { name: /Spring launch/ })).toContainText('2.58')
  })

  await test.step('saves it as a file', async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    const target = await saved(rapport, 'roi.csv', () => page.getByRole('menuitem', { name: 'CSV' }).click())
    const text = readFileSync(target, 'utf8')
    expect(text).toContain('Spring launch,295.00')
    expect(text).toContain('415.50')
  })

  await test.step('undoes the second import as a whole', async () => {
    await goTo(rapport.page, '/imports/2')
    await page.getByRole('button', { name: 'Undo this import' }).click()
    await page.getByRole('button', { name: 'Undo the import' }).click()
    await expect(page.getByRole('heading', { name: 'Imports', level: 1 })).toBeVisible()
    await goTo(rapport.page, '/reports/roi')
    await expect(page.getByRole('row', { name: /Total/ })).toContainText('295.00')
  })

  await test.step('adds a contact and a community, and logs an interaction, by keyboard', async () => {
    await goTo(rapport.page, '/networking')
    await expect(page.getByRole('heading', { name: 'Networking', level: 1 })).toBeVisible()
    await page.keyboard.press('c')
    await page.getByLabel('Name', { exact: false }).first().fill('Ada Albers')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Ada Albers', level: 1 })).toBeVisible()
    await goTo(rapport.page, '/networking/communities')
    await page.getByRole('button', { name: 'New community' }).first().click()
    await page.getByRole('dialog').getByLabel('Name', { exact: false }).fill('Makers')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: 'Makers', level: 1 })).toBeVisible()
    await page.keyboard.press('q')
    await page.getByLabel('With').fill('Ada')
    await expect(page.getByRole('option', { name: 'Ada Albers' })).toBeVisible()
    await page.keyboard.press('Enter')
    await page.getByLabel('With').fill('Bruno Neu')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Talked about glazes')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await goTo(rapport.page, '/networking/contacts')
    await expect(page.getByRole('row', { name: 'Bruno Neu' })).toBeVisible()
    await page.keyboard.press('/')
    await page.keyboard.type('alb')
    await expect(page.getByRole('row', { name: 'Bruno Neu' })).toBeHidden()
    await page.getByRole('row', { name: 'Ada Albers' }).getByText('Ada Albers').click()
    await expect(page.getByText('Talked about glazes')).toBeVisible()
  })

  await test.step('loses nothing typed: a note left at once, a name not chosen, a stray Escape', async () => {
    await page.getByRole('textbox', { name: 'Notes' }).fill('Fires at 1,240 °C')
    // The screen goes away under the field: no blur, no pause.
    await goTo(rapport.page, '/networking/communities')
    await expect(page.getByRole('heading', { name: 'Communities', level: 1 })).toBeVisible()
    await page.keyboard.press('q')
    await page.getByLabel('With').fill('Bru')
    await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Not to be lost')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('“Bru” is not chosen yet')).toBeVisible()
    // The list of those who match, and then the dialog.
    await page.keyboard.press('Escape')
    await expect(page.getByLabel('With')).toHaveValue('Bru')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keep editing' }).click()
    await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toHaveValue('Not to be lost')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.goBack()
    await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('Fires at 1,240 °C')
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveValue('')
  })

  await test.step('finds by the palette, and takes back by Ctrl-Z', async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Search or type a command' })).toBeFocused()
    await page.keyboard.type('glazes')
    await expect(page.getByRole('option', { name: /Talked about glazes/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Interactions', level: 1 })).toBeVisible()
    await expect(page.getByRole('searchbox', { name: 'Search notes' })).toHaveValue('glazes')
    await expect(page.getByText('Talked about glazes')).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByText('Undone: Log interaction')).toBeVisible()
    await expect(page.getByText('Talked about glazes')).toBeHidden()
  })

  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
