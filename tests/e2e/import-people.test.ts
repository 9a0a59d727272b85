import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { zipSync } from 'fflate'
import { bring } from '../support/bring'
import { goTo } from '../support/go-to'
import { launchNew } from '../support/launch-new'
import { saved } from '../support/saved'

const fixtures = resolve(import.meta.dirname, '../imports/fixtures/people')

const archive = (): Uint8Array =>
  zipSync(Object.fromEntries(['Connections', 'messages', 'Invitations', 'Profile'].map((name) => [`Complete_LinkedInDataExport_04-28-2026/${name}.csv`, readFileSync(join(fixtures, `linkedin-${name.toLowerCase()}.csv`))])))

test('a LinkedIn archive dropped on an empty workbook fills the keep-in-touch queue', async () => {
  const rapport = await launchNew(test.info().project.name)
  const { page } = rapport

  await bring(rapport, 'Complete_LinkedInDataExport_04-28-2026.zip', archive())
  await expect(page.getByRole('heading', { name: 'What will happen' })).toBeVisible()
  await expect(page.getByText(/7 contacts will be added, 5 interactions will be logged. 3 of these people wait for your reply/)).toBeVisible()
  await expect(page.getByRole('row', { name: /messages\.csv Messages, 6 rows/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Who is taken for whom' })).toContainText('Has a name like')
  await page.getByRole('button', { name: /^Import \d/ }).click()
  // Not what undoes it, on which Enter would fall when pressed twice.
  await expect(page.getByRole('link', { name: 'See who waits for a reply' })).toBeFocused()
  await page.keyboard.press('Enter')
  for (const name of ['Ada Albers', 'Carla Diaz', 'Dora Eck']) await expect(page.getByText(name).first()).toBeVisible()

  // What there is to answer is told, and what needs no answer goes, until one thinks better of it.
  const ada = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Ada Albers' }) })
  await expect(ada).toContainText('From them · LinkedIn')
  await ada.getByRole('button', { name: 'No reply needed: Ada Albers' }).click()
  await expect(ada).toBeHidden()
  await page.getByRole('alert').filter({ hasText: 'No reply needed, Ada Albers: done' }).getByRole('button', { name: 'Undo' }).click()
  await expect(ada).toBeVisible()

  await ada.getByRole('button', { name: 'Log interaction with Ada Albers' }).click()
  await expect(page.getByRole('dialog').getByLabel('Platform')).toHaveValue('linkedin')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()

  // The import is the newest change, and in no step: undo names it, and takes back what came before for who asks once more.
  await page.keyboard.press('Control+z')
  await expect(page.getByText('There is nothing to undo. The import of Complete_LinkedInDataExport_04-28-2026.zip is taken back by its receipt, under Imports.')).toBeVisible()

  // Those ticked, or all, as a telephone takes them.
  await goTo(page, '/networking/contacts', 'Contacts')
  const save = async (name: string, words: string): Promise<string> =>
    readFileSync(await saved(rapport, name, async () => {
      await page.getByRole('button', { name: 'Save as a file' }).click()
      await expect(page.getByRole('menu')).toContainText(words)
      await page.getByRole('menuitem', { name: 'Contact cards (vCard)' }).click()
    }), 'utf8')
  expect((await save('all.vcf', '7 contacts')).match(/^FN:/gm)).toHaveLength(7)
  await page.getByRole('row', { name: /Ada Albers/ }).getByRole('checkbox').check()
  expect((await save('ada.vcf', '1 contact with')).match(/^FN:.*/gm)).toEqual(['FN:Ada Albers'])

  await goTo(page, '/imports/1')
  await expect(page.getByRole('list', { name: 'What became of the rows' })).toContainText('13')
  await page.getByRole('button', { name: 'Undo this import' }).click()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await expect(page.getByRole('heading', { name: 'Imports', level: 1 })).toBeVisible()
  await goTo(page, '/networking/contacts')
  await expect(page.getByText('Ada Albers')).toBeHidden()
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
