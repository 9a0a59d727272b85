import { expect, test } from '@playwright/test'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { sandbox } from '../support/chromium'
import { launch, type Launched, root } from '../support/launch'
import { launchSample, newWorkbook } from '../support/launch-sample'

// Only Electron has a window that main opens, closes and draws again.
test.beforeEach(() => test.skip(test.info().project.name !== 'desktop', 'about the desktop window'))

const cli = resolve(import.meta.dirname, '../../out/main/cli.cjs')

const appOf = ({ app }: Launched): NonNullable<Launched['app']> => {
  if (app === null) throw new Error('This is not the desktop.')
  return app
}

const closeWindow = (rapport: Launched): Promise<void> => appOf(rapport).evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

/** The heading of the screen; asked of a page that is about to go, nothing would ever come. */
const shown = (rapport: Launched): Promise<string> =>
  appOf(rapport).evaluate(async ({ BrowserWindow }) => {
    const heading = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.querySelector("h1")?.textContent ?? ""')
    return String(await Promise.race([heading, new Promise((resolve) => setTimeout(resolve, 1000, ''))]))
  })

test('a window with something typed in a dialog stays where the person wants it, and so does what is typed; then it can be quit', async () => {
  const rapport = await launchSample('desktop')
  const { page } = rapport
  await page.getByRole('link', { name: /^Contacts/ }).first().click()
  await expect(page.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible()
  await page.keyboard.press('c')
  const name = page.getByRole('dialog').getByRole('textbox').first()
  await name.fill('Ada Lovelace')
  rapport.answerDialogs({ leave: ['stay'] })
  await closeWindow(rapport)
  await appOf(rapport).evaluate(({ app }) => app.quit())
  await expect(name).toHaveValue('Ada Lovelace')
  await page.keyboard.press('Control+Enter')
  // The workbook is still open, too.
  await expect(page.getByRole('heading', { name: 'Ada Lovelace', level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await name.fill('Grace')
  rapport.answerDialogs({ leave: ['leave'] })
  const closed = page.waitForEvent('close')
  await closeWindow(rapport)
  await closed
  await rapport.close()
})

test('what is typed on a page in the moment before quitting is saved', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-quit-'))
  const file = join(folder, 'shop.rapport')
  newWorkbook(file)
  const rapport = await launch('desktop', [file])
  const { page } = rapport
  await page.getByRole('link', { name: /^Contacts/ }).first().click()
  await page.getByRole('button', { name: 'New contact' }).first().click()
  await page.getByRole('dialog').getByRole('textbox').first().fill('Ada Lovelace')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('main').getByRole('textbox', { name: 'Notes' }).fill('Typed last')
  await rapport.close()
  const { stdout } = spawnSync(process.execPath, ['--no-deprecation', cli, 'call', 'networking.contact.get', '{"id":1}', '--workbook', file], { env: { ...process.env, RAPPORT_DATA: join(folder, 'data') }, encoding: 'utf8' })
  expect(stdout).toContain('Typed last')
  rmSync(folder, { recursive: true, force: true })
})

test('a folder of its own that cannot be written to is named at the start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-e2e-'))
  // Not even an administrator makes a folder within a file.
  writeFileSync(join(folder, 'file'), '')
  const own = join(folder, 'file', 'user')
  // Outside Electron its package is the path of the program.
  const electron = createRequire(import.meta.url)('electron') as string
  const child = spawn(electron, [root, ...sandbox], { env: { ...process.env, RAPPORT_USER_DATA: own, RAPPORT_LANGUAGE: 'en' } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await expect.poll(() => said).toContain(`Rapport keeps its own files in “${own}”, which cannot be written to.`)
  // Nobody presses the button of the message.
  child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('a window in which no workbook is open can be quit', async () => {
  const rapport = await launch('desktop')
  await expect(rapport.page.getByRole('button', { name: /Open the sample/ })).toBeVisible()
  const ended = new Promise((done) => appOf(rapport).process().once('exit', done))
  await closeWindow(rapport)
  await ended
  await rapport.close()
})

test('the menu offers what needs a workbook only while one is open, and is made once for each', async () => {
  const rapport = await launch('desktop')
  const { page } = rapport
  const enabled = (): Promise<readonly string[]> =>
    appOf(rapport).evaluate(({ Menu }, labels) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
      return labels.filter((label) => items.find((item) => item.label === label)?.enabled === true)
    }, ['New Workbook…', 'Open Workbook…', 'Open Sample', 'Import…', 'Guide', 'Check Workbook', 'Settings…', 'Undo', 'Copy'])
  const always = ['New Workbook…', 'Open Workbook…', 'Open Sample']
  await expect(page.getByRole('button', { name: /Open the sample/ })).toBeVisible()
  expect(await enabled()).toEqual([...always, 'Undo', 'Copy'])
  await appOf(rapport).evaluate(({ Menu }) => {
    const set = Menu.setApplicationMenu.bind(Menu)
    Menu.setApplicationMenu = (menu) => {
      process.env['MENUS_MADE'] = `${process.env['MENUS_MADE'] ?? ''}.`
      set(menu)
    }
  })
  rapport.answerDialogs({ save: [join(rapport.folder, 'menu.rapport')] })
  await page.getByRole('button', { name: /Open the sample/ }).click()
  await expect(page.getByRole('heading', { name: 'Networking', level: 1 })).toBeVisible()
  await expect.poll(enabled).toEqual([...always, 'Import…', 'Guide', 'Check Workbook', 'Settings…', 'Undo', 'Copy'])
  const recent = (): Promise<boolean | undefined> => appOf(rapport).evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []).find(({ label }) => label === 'Open Recent')?.enabled)
  expect(await recent()).toBe(true)
  expect(await appOf(rapport).evaluate(() => process.env['MENUS_MADE'])).toBe('.')
  await page.getByRole('button', { name: /^Workbook / }).click()
  await page.getByRole('menuitem', { name: 'Close workbook' }).click()
  await expect.poll(enabled).toEqual([...always, 'Undo', 'Copy'])
  await rapport.close()
})

test('a text has a menu where it is clicked with the other button: a field its four choices, what is only read the one, and nothing none', async () => {
  const rapport = await launch('desktop')
  const { page } = rapport
  await appOf(rapport).evaluate(({ Menu }) => {
    Menu.prototype.popup = function popup() {
      process.env['MENU_SHOWN'] = this.items.flatMap(({ type, role, enabled }) => (type === 'separator' ? [] : [`${role}${enabled ? '' : ' off'}`])).join(', ')
    }
  })
  const shown = (): Promise<string | undefined> => appOf(rapport).evaluate(() => process.env['MENU_SHOWN'])
  await page.getByRole('button', { name: /^New workbook/ }).click()
  const name = page.getByRole('dialog').getByRole('textbox', { name: /^Name/ })
  await page.getByRole('heading', { name: /New workbook/ }).click({ button: 'right', position: { x: 1, y: 1 } })
  expect(await shown()).toBe(undefined)
  await name.fill('Juniper')
  await name.press('Control+a')
  await name.click({ button: 'right' })
  await expect.poll(shown).toMatch(/^cut, copy, paste(?: off)?, selectall$/)
  await page.getByRole('heading', { name: /New workbook/ }).dblclick({ button: 'left' })
  await page.getByRole('heading', { name: /New workbook/ }).click({ button: 'right' })
  await expect.poll(shown).toBe('copy')
  await rapport.close()
})

test('the menu opens the sample and asks for a new workbook while one is open, too', async () => {
  const rapport = await launchSample('desktop')
  const { page, folder, answerDialogs } = rapport
  const choose = (label: string): Promise<void> => appOf(rapport).evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []).find((item) => item.label === wanted)?.click(), label)
  const title = page.getByRole('button', { name: /^Workbook / })
  answerDialogs({ save: [join(folder, 'New.rapport')] })
  await choose('New Workbook…')
  await page.getByRole('dialog').getByLabel('Name of the brand or client').fill('New')
  await page.keyboard.press('Enter')
  await expect(title).toHaveAccessibleName('Workbook New')
  answerDialogs({ save: [join(folder, 'Another sample.rapport')] })
  await choose('Open Sample')
  await expect(title).toHaveAccessibleName('Workbook Juniper & Salt (sample)')
  expect(existsSync(join(folder, 'Another sample.rapport'))).toBe(true)
  await rapport.close()
})

test('what is typed for a first workbook is asked for before the window closes', async () => {
  const rapport = await launch('desktop')
  const { page } = rapport
  await page.getByRole('button', { name: /^New workbook/ }).click()
  const name = page.getByRole('dialog').getByRole('textbox', { name: /^Name/ })
  await name.fill('Juniper')
  rapport.answerDialogs({ leave: ['stay'] })
  await closeWindow(rapport)
  // Longer than a window takes that nothing holds.
  await page.waitForTimeout(1000)
  await expect(name).toHaveValue('Juniper')
  rapport.answerDialogs({ leave: ['leave'] })
  await rapport.close()
})

test('the name of a new workbook is suggested for its file as one name, whatever it holds', async () => {
  const rapport = await launch('desktop')
  const { page } = rapport
  const app = appOf(rapport)
  await app.evaluate(({ dialog }) => {
    // Nothing is prepared, so that the system's own dialog is asked; it is given up.
    const prepared = process.env['RAPPORT_TEST_DIALOGS']
    delete process.env['RAPPORT_TEST_DIALOGS']
    Reflect.set(dialog, 'showSaveDialog', (_window: unknown, { defaultPath }: { defaultPath: string }) => {
      Reflect.set(globalThis, 'suggested', defaultPath)
      process.env['RAPPORT_TEST_DIALOGS'] = prepared
      return Promise.resolve({ canceled: true, filePath: '' })
    })
  })
  await page.getByRole('button', { name: /^New workbook/ }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: /^Name/ }).fill('../Mugs/Plates')
  await page.keyboard.press('Control+Enter')
  const documents = await app.evaluate((electron) => electron.app.getPath('documents'))
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'suggested'))).toBe(join(documents, 'Mugs Plates.rapport'))
  await rapport.close()
})

test('a look at the side gives way to what the menu asks for, as nothing is typed in it', async () => {
  const rapport = await launchSample('desktop')
  const { page } = rapport
  const choose = (label: string): Promise<void> => appOf(rapport).evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []).find((item) => item.label === wanted)?.click(), label)
  await page.getByRole('link', { name: /^Contacts/ }).first().click()
  const grid = page.getByRole('grid')
  await grid.focus()
  await page.keyboard.press('Shift+Enter')
  const look = page.getByRole('dialog', { name: 'Ada Albers' })
  await expect(look).toBeVisible()
  await choose('Keyboard Shortcuts')
  await expect(look).toBeHidden()
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(grid).toBeFocused()
  await rapport.close()
})

test('a workbook that the system hands over does not take the place of a dialog in which something is typed', async () => {
  const rapport = await launchSample('desktop')
  const { page, folder } = rapport
  newWorkbook(join(folder, 'other.rapport'), '--name', 'Other')
  const handOver = (): Promise<unknown> => appOf(rapport).evaluate(({ app }, where) => app.emit('second-instance', {}, ['rapport', 'other.rapport'], where), folder)
  await page.keyboard.press('c')
  const name = page.getByRole('dialog').getByRole('textbox').first()
  await name.fill('Ada Lovelace')
  await handOver()
  await expect(page.getByText('Close what is open first')).toBeVisible()
  await expect(name).toHaveValue('Ada Lovelace')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Ada Lovelace', level: 1 })).toBeVisible()
  await handOver()
  await expect(page.getByText('Relationships start here')).toBeVisible()
  await rapport.close()
})

test('a page whose process ends is drawn again where it was, once by itself and then where the person wants it', async () => {
  const rapport = await launchSample('desktop')
  const { page } = rapport
  const app = appOf(rapport)
  // The messages are the system's own; what they say is looked at, and the second is answered.
  await app.evaluate(({ dialog }) => {
    const said: string[] = []
    Reflect.set(globalThis, 'said', said)
    Reflect.set(dialog, 'showMessageBox', (_window: unknown, { message }: { message: string }) => {
      said.push(message)
      return Promise.resolve({ response: 0 })
    })
  })
  const said = (): Promise<unknown> => app.evaluate(() => Reflect.get(globalThis, 'said'))
  const crash = (): Promise<void> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await page.getByRole('link', { name: /^Communities/ }).first().click()
  await expect(page.getByRole('heading', { name: 'Communities', level: 1 })).toBeVisible()
  await crash()
  await expect.poll(() => shown(rapport)).toBe('Communities')
  expect(await said()).toEqual(['The window met a bug and was drawn again.'])
  await crash()
  await expect.poll(() => shown(rapport)).toBe('Networking')
  expect(await said()).toEqual(['The window met a bug and was drawn again.', 'The window met a bug again.'])
  // Where it is written down is for nobody else.
  const logs = readdirSync(join(rapport.folder, 'user'), { recursive: true, encoding: 'utf8' }).filter((name) => basename(name) === 'main.log')
  if (process.platform !== 'win32') expect(logs.map((name) => statSync(join(rapport.folder, 'user', name)).mode & 0o777)).toEqual([0o600])
  await rapport.close()
})

test('a copy whose name is typed without its ending gets that, and takes no place that nobody was asked about', async () => {
  const rapport = await launchSample('desktop')
  const { page, folder } = rapport
  rapport.answerDialogs({ save: [join(folder, 'copy')] })
  await page.keyboard.press('Control+Shift+S')
  await expect(page.getByText('copy.rapport')).toBeVisible()
  expect([existsSync(join(folder, 'copy')), existsSync(join(folder, 'copy.rapport'))]).toEqual([false, true])
  const taken = join(folder, 'taken.rapport')
  writeFileSync(taken, 'mine')
  rapport.answerDialogs({ save: [join(folder, 'taken')] })
  await page.keyboard.press('Control+Shift+S')
  await expect(page.getByText('There is already a file of that name. It was left as it is.')).toBeVisible()
  expect(readFileSync(taken, 'utf8')).toBe('mine')
  rapport.answerDialogs({ save: [taken] })
  await page.keyboard.press('Control+Shift+S')
  await expect.poll(() => readFileSync(taken).subarray(0, 15).toString()).toBe('SQLite format 3')
  await rapport.close()
})

test('a page that does not answer is waited for, or drawn again where the person wants it', async () => {
  const rapport = await launchSample('desktop')
  const { page } = rapport
  const app = appOf(rapport)
  // The system's question stays open until it is answered or taken back.
  await app.evaluate(({ dialog }) => {
    const asked: string[] = []
    Reflect.set(globalThis, 'asked', asked)
    Reflect.set(dialog, 'showMessageBox', (_window: unknown, { message, signal }: { message: string; signal: AbortSignal }) => {
      asked.push(message)
      return new Promise<unknown>((resolve) => {
        Reflect.set(globalThis, 'answer', (response: number) => resolve({ response }))
        signal.addEventListener('abort', () => {
          asked.push('taken back')
          resolve({ response: 0 })
        })
      })
    })
  })
  const asked = (): Promise<unknown> => app.evaluate(() => Reflect.get(globalThis, 'asked'))
  const tell = (event: 'unresponsive' | 'responsive'): Promise<void> => app.evaluate(({ BrowserWindow }, name) => void BrowserWindow.getAllWindows()[0]?.emit(name), event)
  await page.getByRole('link', { name: /^Communities/ }).first().click()
  await page.keyboard.press('c')
  const name = page.getByRole('dialog').getByRole('textbox').first()
  await name.fill('Ada Lovelace')
  const focus = (isFocused: boolean): Promise<void> => app.evaluate(({ BrowserWindow }, is) => void Reflect.set(BrowserWindow.getAllWindows()[0] ?? {}, 'isFocused', () => is), isFocused)
  // While the system asks for a printer the page does not answer either.
  await focus(false)
  await tell('unresponsive')
  expect(await asked()).toEqual([])
  await focus(true)
  await tell('unresponsive')
  await tell('unresponsive')
  expect(await asked()).toEqual(['The window does not answer.'])
  await tell('responsive')
  expect(await asked()).toEqual(['The window does not answer.', 'taken back'])
  await expect(name).toHaveValue('Ada Lovelace')
  // A page in an endless turn hears no request to leave.
  await app.evaluate(({ BrowserWindow }) => void BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('for (;;);').catch(() => undefined))
  await tell('unresponsive')
  await app.evaluate(() => Reflect.get(globalThis, 'answer')(1))
  await expect.poll(() => shown(rapport)).toBe('Communities')
  // Whoever wanted it is told of no bug.
  expect(await asked()).toEqual(['The window does not answer.', 'taken back', 'The window does not answer.'])
  await rapport.close()
})
