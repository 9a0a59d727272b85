import { expect, type Page, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { complaintsOfAxe } from '../support/axe'
import { goTo } from '../support/go-to'
import { launch, type Launched } from '../support/launch'
import { makeWorkbook } from '../support/launch-new'
import { newWorkbook } from '../support/launch-sample'

// What a person meets when something happens to the file: each screen says what happened, what is safe and what to do, and its buttons do it.
const passphrase = 'bowls and plates of clay'
const shots = process.env['RAPPORT_SHOTS']

const look = async (page: Page, name: string): Promise<void> => {
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${test.info().project.name}-${name}.png`) })
  // The documents are the same in the desktop's window.
  if (test.info().project.name === 'browser') expect(await complaintsOfAxe(page, name, 'all without landmarks', true)).toEqual([])
}

const closeWorkbook = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Workbook Juniper/ }).click()
  await page.getByRole('menuitem', { name: 'Close workbook' }).click()
  await expect(page.getByRole('button', { name: /New workbook/ })).toBeVisible()
}

const saveLockedCopy = async ({ page, folder, host, answerDialogs }: Launched): Promise<string> => {
  const locked = join(folder, 'Juniper.rapport.locked')
  answerDialogs({ save: [locked] })
  await page.getByRole('button', { name: 'Save a locked copy…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Passphrase', { exact: true }).fill('short')
  await dialog.getByRole('button', { name: 'Save locked copy' }).click()
  await expect(dialog).toContainText('At least 10 characters')
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await dialog.getByLabel('The same again').fill(passphrase)
  await look(page, 'lock-dialog')
  const waiting = host === 'browser' ? page.waitForEvent('download') : null
  await dialog.getByRole('button', { name: 'Save locked copy' }).click()
  // What is being saved is not asked about as if it could be thrown away.
  await page.keyboard.press('Escape')
  expect(await dialog.getByText('Discard what you typed?').count()).toBe(0)
  if (waiting !== null) await (await waiting).saveAs(locked)
  await expect(dialog).toBeHidden({ timeout: 60_000 })
  expect(readFileSync(locked, 'latin1').slice(0, 8)).toBe('RPRTLOCK')
  return locked
}

const openLockedCopy = async ({ page, folder, host, answerDialogs }: Launched, locked: string): Promise<void> => {
  answerDialogs({ open: [locked], save: [join(folder, 'Unlocked.rapport')] })
  if (host === 'browser') await page.getByLabel('Locked copy', { exact: true }).setInputFiles(locked)
  else await page.getByRole('button', { name: /Open a locked copy/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Passphrase', { exact: true }).fill('something else entirely')
  await dialog.getByRole('button', { name: 'Unlock' }).click()
  await expect(dialog).toContainText('not the one that the copy was locked with', { timeout: 60_000 })
  // Which copy it is and where it goes was said once.
  answerDialogs({})
  await expect(dialog).toContainText('Juniper.rapport.locked')
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await dialog.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByRole('button', { name: /^Workbook Juniper/ })).toBeVisible({ timeout: 60_000 })
}

test('what is typed on a page and cannot be saved is asked about before its workbook is closed, or the window', async () => {
  const rapport = await launch(test.info().project.name)
  const { page, host, answerDialogs } = rapport
  const file = await makeWorkbook(rapport)
  await goTo(page, '/settings', 'Settings')
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  const close = async (): Promise<void> => {
    await page.getByRole('button', { name: /^Workbook Juniper/ }).click()
    await page.getByRole('menuitem', { name: 'Close workbook' }).click()
  }

  await test.step('keeps the workbook open until somebody says that it may go', async () => {
    renameSync(file, `${file}.away`)
    await name.fill('Juniper & Salt')
    await close()
    const dialog = page.getByRole('dialog', { name: 'Discard what you typed?' })
    await expect(dialog).toContainText('could not be saved')
    await look(page, 'discard')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(name).toHaveValue('Juniper & Salt')
  })

  await test.step('asks before the window goes, too', async () => {
    if (host === 'desktop') {
      answerDialogs({ leave: ['stay'] })
      await page.evaluate(() => globalThis.close())
    } else {
      page.once('dialog', (dialog) => void dialog.dismiss())
      const asked = page.waitForEvent('dialog')
      await page.close({ runBeforeUnload: true })
      expect((await asked).type()).toBe('beforeunload')
    }
    await expect(name).toHaveValue('Juniper & Salt')
  })

  await test.step('saves it before it is closed, once it can', async () => {
    renameSync(`${file}.away`, file)
    await close()
    await page.getByRole('button', { name: /^Juniper\.rapport/ }).click()
    await expect(page.getByRole('button', { name: /^Workbook Juniper & Salt/ })).toBeVisible()
  })
  await rapport.close()
})

test('a damaged workbook that Rapport is started with has the ways out of it on the screen, in either host', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-e2e-'))
  const file = join(folder, 'Juniper.rapport')
  newWorkbook(file)
  const bytes = readFileSync(file)
  bytes.fill(0xff, 200, 8192)
  writeFileSync(file, bytes)
  const rapport = await launch(test.info().project.name, [file])
  const { page } = rapport
  await expect(page.getByRole('main').getByRole('alert')).toContainText('damaged')
  await expect(page.getByRole('button', { name: /Read what can be read/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /New workbook/ })).toBeVisible()
  await rapport.close()
  expect(readFileSync(file).equals(bytes)).toBe(true)
  rmSync(folder, { recursive: true, force: true })
})

test('a file that goes away, comes back, is damaged, rescued, locked and unlocked', async () => {
  const rapport = await launch(test.info().project.name)
  const { page, folder, host, answerDialogs } = rapport
  const file = await makeWorkbook(rapport)

  await goTo(page, '/settings', 'Settings')
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText(/The newest backup is of/)).toBeVisible()
  const locked = await saveLockedCopy(rapport)

  await test.step('names a second place for backups', async () => {
    const stick = join(folder, 'stick')
    mkdirSync(stick)
    answerDialogs({ folder: [stick] })
    await page.getByRole('button', { name: 'Name a second place…' }).click()
    if (host === 'browser') {
      // The page has no dialogs: it is shown the folders, by keyboard as well.
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Copy backups here' }).click()
      await expect(dialog.getByRole('alert')).toHaveText('Choose a folder first.')
      await dialog.getByRole('button', { name: /^Home folder/ }).press('Enter')
      await dialog.getByRole('button', { name: 'stick' }).press('Enter')
      await expect(dialog).toContainText(stick)
      await look(page, 'folders')
      await dialog.getByRole('button', { name: 'Copy backups here' }).click()
      await expect(dialog).toBeHidden()
    }
    await expect(page.getByText(/Every backup is copied to .*the newest there is of/)).toBeVisible()
    const [copies = '', ...others] = readdirSync(stick)
    expect([copies.replace(/[0-9a-f]{8}$/, ''), others]).toEqual(['Juniper.rapport-backups-', []])
    expect(readdirSync(join(stick, copies))).toHaveLength(1)
    // A stick that takes no copy is told at once to who pressed, and is as good as ever once it is back.
    renameSync(stick, `${stick} away`)
    writeFileSync(stick, '')
    await page.getByRole('button', { name: 'Back up now' }).click()
    await expect(page.getByRole('alert').filter({ hasText: /^The newest backup is of .*, but it could not be copied to the second place\. ./ })).toBeVisible()
    rmSync(stick)
    renameSync(`${stick} away`, stick)
    // The copies stay when nothing more is copied, which is said.
    await page.getByRole('button', { name: 'Copy there no more' }).click()
    await expect(page.getByText(/^Nothing more is copied to .*The copies that are there stay until you delete them/)).toBeVisible()
    expect(readdirSync(join(stick, copies))).toHaveLength(1)
    answerDialogs({ folder: [stick] })
    await page.getByRole('button', { name: 'Name a second place…' }).click()
    if (host === 'browser') {
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: /^Home folder/ }).press('Enter')
      await dialog.getByRole('button', { name: 'stick' }).press('Enter')
      await expect(dialog).toContainText(stick)
      await dialog.getByRole('button', { name: 'Copy backups here' }).click()
    }
    await expect(page.getByText(/Every backup is copied to .*the newest there is of/)).toBeVisible()
  })

  await test.step('goes back to a backup, with what it holds in sight until that is done', async () => {
    await page.getByRole('button', { name: /Restore the backup of/ }).first().press('Enter')
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('row', { name: /^Contacts/ })).toBeVisible()
    await expect(dialog).toContainText('what was changed in one of them does not show here')
    await page.evaluate(() => {
      const hasTable = (): boolean => document.querySelector('[role="dialog"]') === null || document.querySelector('[role="dialog"] table') !== null
      new MutationObserver(() => { if (!hasTable()) Reflect.set(globalThis, 'wentAway', true) }).observe(document.body, { childList: true, subtree: true })
    })
    await dialog.getByRole('button', { name: 'Restore this backup' }).press('Enter')
    await expect(page.getByRole('status').filter({ hasText: 'This workbook is as it was on' })).toBeFocused({ timeout: 60_000 })
    expect(await page.evaluate(() => Boolean(Reflect.get(globalThis, 'wentAway')))).toBe(false)
    // Who goes on elsewhere by the keys has them on that screen.
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search or type a command' }).fill('Contacts')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible()
    await expect(page.locator('#screen')).toBeFocused()
    await page.getByRole('button', { name: 'Keep it so' }).press('Enter')
  })

  await test.step('says how it is kept, and copies that without a name', async () => {
    await goTo(page, '/status', 'Status')
    await expect(page.getByRole('row', { name: /Last verified backup/ })).not.toContainText('none')
    await expect(page.getByRole('row', { name: /Saving/ })).toContainText('Everything is saved')
    await look(page, 'status')
    await page.evaluate(() => {
      Object.defineProperty(navigator.clipboard, 'writeText', { value: (text: string) => { Reflect.set(globalThis, 'copied', text); return Promise.resolve() } })
    })
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    const copied = await page.evaluate(() => String(Reflect.get(globalThis, 'copied')))
    expect(copied).toContain('SQLite: 3.')
    expect(copied).not.toMatch(/Juniper|rapport-e2e|stick/)
  })

  await test.step('is told while it is open that the file is away, and goes on when it is back', async () => {
    await goTo(page, '/settings', 'Settings')
    renameSync(file, `${file}.away`)
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Juniper & Salt')
    await page.keyboard.press('Enter')
    const banner = page.getByRole('alert').filter({ hasText: 'Put it back where it was' })
    await expect(banner).toBeVisible()
    await look(page, 'away')
    renameSync(`${file}.away`, file)
    await banner.getByRole('button', { name: 'Try again' }).click()
    await expect(banner).toBeHidden()
    // What was typed is still there to be saved.
    await page.getByRole('textbox', { name: 'Name', exact: true }).press('Enter')
    await expect(page.getByRole('button', { name: /^Workbook Juniper & Salt/ })).toBeVisible()
    await closeWorkbook(page)
  })

  await test.step('looks for it again where it was', async () => {
    renameSync(file, `${file}.away`)
    await page.getByRole('button', { name: /^Juniper\.rapport/ }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Nothing was created in its place')
    await look(page, 'missing')

    // Lost with the backups beside it, as with a disk: what was copied to the second place is at hand.
    renameSync(`${file}-backups`, `${file}-backups.away`)
    const stick = join(folder, 'stick')
    renameSync(stick, `${stick}.away`)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText(`copied to ${stick}, which is not there now`)
    renameSync(`${stick}.away`, stick)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText(`These copies of its backups are in ${stick}:`)
    await look(page, 'lost')
    await page.getByRole('button', { name: /Restore the backup of/ }).first().press('Enter')
    await expect(page.getByRole('dialog').getByRole('row', { name: /^Contacts/ })).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: 'Restore this backup' }).press('Enter')
    await expect(page.getByRole('status').filter({ hasText: 'There was nothing in its place before.' })).toBeFocused({ timeout: 60_000 })
    await closeWorkbook(page)
    rmSync(`${file}-backups`, { recursive: true })
    renameSync(`${file}-backups.away`, `${file}-backups`)
    rmSync(file)
    await page.getByRole('button', { name: /^Juniper\.rapport/ }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Nothing was created in its place')
    renameSync(`${file}.away`, file)
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('button', { name: /^Workbook Juniper/ })).toBeVisible()
    await closeWorkbook(page)
  })

  await test.step('reads what can be read of a damaged one', async () => {
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(0x5a, bytes.length - 8192, bytes.length))
    const damaged = readFileSync(file)
    await page.getByRole('button', { name: /^Juniper\.rapport/ }).click()
    await expect(page.getByRole('main').getByRole('alert')).toContainText('The workbook is damaged')
    await look(page, 'damaged')
    const isCut = await page.getByRole('button', { name: /Read what can be read/ }).evaluate((button) => {
      const boxes: Element[] = []
      for (let box = button.parentElement; box !== null && box.getAttribute('role') !== 'alert'; box = box.parentElement) boxes.push(box)
      return boxes.some((box) => getComputedStyle(box).overflowX !== 'visible' && box.getBoundingClientRect().left > button.getBoundingClientRect().left - 4)
    })
    expect(isCut, 'the line around the button that has the focus is cut off').toBe(false)

    // By keyboard alone: what the backup holds, back to it, and that taken back.
    await page.getByRole('button', { name: /Restore the backup of/ }).first().press('Enter')
    const preview = page.getByRole('dialog')
    await expect(preview.getByRole('row', { name: /^Contacts/ })).toBeVisible()
    await look(page, 'restore-preview')
    await preview.getByRole('button', { name: 'Restore this backup' }).press('Enter')
    const restored = page.getByRole('status').filter({ hasText: 'This workbook is as it was on' })
    await expect(restored).toBeFocused({ timeout: 60_000 })
    await look(page, 'restored')
    await restored.getByRole('button', { name: 'Take the restore back' }).press('Enter')
    await expect(page.getByRole('main').getByRole('alert')).toContainText('The workbook is damaged', { timeout: 60_000 })
    expect(readFileSync(file).equals(damaged)).toBe(true)

    answerDialogs({ save: [join(folder, 'rescued.rapport')] })
    await page.getByRole('button', { name: /Read what can be read/ }).click()
    const rescued = page.getByRole('status').filter({ hasText: /rows were read into this new workbook/ })
    await expect(rescued).toBeFocused({ timeout: 60_000 })
    expect(readFileSync(file).equals(damaged)).toBe(true)
    await rescued.getByRole('button', { name: 'What was read and what was lost…' }).press('Enter')
    await expect(page.getByRole('dialog').getByRole('row', { name: /^Settings, saved views and reports/ })).toBeVisible()
    await look(page, 'rescued')
    await page.keyboard.press('Escape')
    await rescued.getByRole('button', { name: 'Close' }).press('Enter')
    await expect(rescued).toBeHidden()
    await expect(page.locator('#screen')).toBeFocused()
    await closeWorkbook(page)
  })

  await test.step('opens the locked copy, with its passphrase alone', () => openLockedCopy(rapport, locked))
  await rapport.close()
})

test('a workbook in a folder that another program syncs is warned of where it is opened, not on its status alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-synced-'))
  mkdirSync(join(folder, '.dropbox.cache'))
  const file = join(folder, 'synced.rapport')
  newWorkbook(file)
  const { page, close } = await launch(test.info().project.name, [file])
  const warning = page.getByRole('status').filter({ hasText: 'lies in a folder of Dropbox' })
  await expect(warning).toBeVisible()
  await look(page, 'synced')
  await warning.getByRole('button', { name: 'I know' }).press('Enter')
  await expect(warning).toBeHidden()
  await expect(page.locator('#screen')).toBeFocused()
  await goTo(page, '/status', 'Status')
  await expect(page.getByText('lies in a folder of Dropbox')).toBeVisible()
  await close()
  rmSync(folder, { recursive: true, force: true })
})

/** So large that it is not read through when it is opened, and what is not asked for is not in memory. */
const makeLargeWorkbook = (folder: string): string => {
  const file = join(folder, 'large.rapport')
  newWorkbook(file, '--sample')
  const sqlite = new Database(file)
  sqlite.exec('CREATE TABLE padding (bytes BLOB) STRICT; INSERT INTO padding VALUES (zeroblob(70 * 1024 * 1024)); DROP TABLE padding')
  sqlite.close()
  return file
}

const damageAll = (file: string): void => {
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.fill(0x5a, 4096), { flag: 'r+' })
}

test('damage that is met while a workbook is open leads to its backups, from the whole window if need be', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-damage-'))
  const file = makeLargeWorkbook(folder)
  const { page, close } = await launch(test.info().project.name, [file])
  await expect(page.getByRole('heading', { name: 'Networking', level: 1 })).toBeVisible()
  damageAll(file)
  const wayOut = page.getByRole('button', { name: /^(?:Close it and show its backups|Close the workbook)$/ })
  for (const route of ['/marketing/campaigns', '/marketing', '/networking/contacts', '/networking/interactions', '/settings']) {
    if (await wayOut.isVisible()) break
    await goTo(page, route)
    // The screen, or what stands in its place.
    await expect(page.locator('main').getByRole('heading').or(wayOut).first()).toBeVisible()
  }
  await look(page, 'damage-met')
  await wayOut.click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('The workbook is damaged')
  await expect(page.getByRole('button', { name: /Read what can be read/ })).toBeVisible()
  await close()
  rmSync(folder, { recursive: true, force: true })
})
