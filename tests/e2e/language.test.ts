import { expect, test } from '@playwright/test'
import { goTo } from '../support/go-to'
import { launch } from '../support/launch'
import { makeWorkbook } from '../support/launch-new'
import { newWorkbook } from '../support/launch-sample'

/** A computer whose system speaks so; nothing says which language Rapport is to speak. */
const systemOf = (locale: string): Readonly<Record<string, string>> => ({ RAPPORT_LANGUAGE: '', LC_ALL: `${locale}.UTF-8`, LANGUAGE: locale })

/** What the native menu is called from left to right; null where there is none. */
const menuOf = (rapport: Awaited<ReturnType<typeof launch>>): Promise<readonly string[]> | null =>
  rapport.app === null ? null : rapport.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label.replace('&', '')) ?? [])

test('German is chosen in the settings, and the window, its workbook and the menu speak it from the next start on', async () => {
  const rapport = await launch(test.info().project.name, [], systemOf('en_GB'))
  const { page } = rapport
  await makeWorkbook(rapport)

  await test.step('chosen, and nothing changes before it is asked to', async () => {
    await goTo(page, '/settings')
    await page.getByText('Deutsch', { exact: true }).click()
    await expect(page.getByText('Rapport speaks Deutsch once its window has started anew.')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB')
    await page.getByRole('button', { name: 'Start anew in Deutsch' }).click()
    await expect(page.getByRole('heading', { name: 'Einstellungen', level: 1 })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    expect(await menuOf(rapport) ?? ['Datei']).toContain('Datei')
  })

  await test.step('an amount typed as German writes it is saved right, and its undo is told in German', async () => {
    await goTo(page, '/marketing/campaigns')
    await page.getByRole('button', { name: 'Neue Kampagne' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Frühling')
    const budget = dialog.getByLabel('Mediabudget')
    await budget.fill('1.234.5')
    await dialog.getByRole('button', { name: 'Kampagne hinzufügen' }).click()
    // What cannot be read is not saved as if nothing stood there.
    await expect(dialog.getByText('Kein Betrag in EUR. Geschrieben wird er so: 1.234,50.')).toBeVisible()
    await expect(budget).toBeFocused()
    await budget.fill('1.234')
    await budget.blur()
    await expect(budget).toHaveValue('1234,00')
    await budget.fill('1.234,50')
    await dialog.getByRole('button', { name: 'Kampagne hinzufügen' }).click()
    await expect(page.getByRole('heading', { name: 'Frühling', level: 1 })).toBeVisible()
    await expect(page.getByText('1.234,50').first()).toBeVisible()
    await expect(page.getByText('Kampagne hinzufügen: erledigt')).toBeVisible()
  })

  await test.step('a rate shows how it was read once its field is left: 1.085 is a thousand and eighty-five in German', async () => {
    await goTo(page, '/marketing/rates')
    await page.getByRole('button', { name: 'Kurs eingeben' }).first().click()
    const rate = page.getByRole('dialog').getByLabel('sind so viele')
    await rate.fill('1.085')
    await rate.blur()
    await expect(rate).toHaveValue('1085')
    await rate.fill('1.0856')
    await rate.blur()
    await expect(rate).toHaveValue('1,0856')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Verwerfen' }).click()
    await goTo(page, '/marketing/campaigns')
    await page.getByRole('row', { name: 'Frühling' }).click()
  })

  await test.step('a figure that is missing is named with its reason, in whole sentences', async () => {
    // “k. A.” ends in a full stop by itself.
    await expect(page.getByRole('main').getByRole('button', { name: /^ROAS\s*: [A-ZÄÖÜ]/ })).toBeVisible()
  })

  await test.step('what was done to one row is told in German, too', async () => {
    await goTo(page, '/networking/contacts')
    await page.getByRole('button', { name: 'Neuer Kontakt' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').first().fill('Jürgen Groß')
    await dialog.getByRole('button', { name: 'Kontakt hinzufügen' }).click()
    await expect(page.getByRole('heading', { name: 'Jürgen Groß', level: 1 })).toBeVisible()
    await page.getByRole('button', { name: 'Entfernen', exact: true }).first().click()
    await expect(page.getByText('Kontakt entfernen: erledigt')).toBeVisible()
  })

  await test.step('what the workbook’s thread says is German', async () => {
    await goTo(page, '/check')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.getByRole('button', { name: 'Jetzt prüfen' }).click()
    await expect(page.getByText('Die Datei ist unbeschädigt', { exact: false }).first()).toBeVisible()
  })

  await test.step('the status is copied in the language that it is shown in', async () => {
    await goTo(page, '/status', 'Status')
    // In the place of the clipboard, which tests at the same time share.
    await page.evaluate(() => void Object.defineProperty(navigator.clipboard, 'writeText', { value: async (text: string) => { document.body.dataset['copied'] = text } }))
    await page.getByRole('button', { name: 'Kopieren' }).click()
    await expect(page.locator('body')).toHaveAttribute('data-copied', /\nWarnungen: /u)
  })

  await test.step('back to the system’s language', async () => {
    await goTo(page, '/settings')
    // On a telephone the languages to choose from stand in one line.
    const { width, height } = page.viewportSize() ?? { width: 1320, height: 860 }
    await page.setViewportSize({ width: 360, height })
    const languages = page.getByRole('radiogroup', { name: 'Sprache' }).locator('label')
    await expect(languages).toHaveText(['Wie das System', 'English', 'Deutsch'])
    expect(new Set(await languages.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top))).size).toBe(1)
    await page.setViewportSize({ width, height })
    await page.getByText('Wie das System', { exact: true }).last().click()
    await page.getByRole('button', { name: 'Neu starten: English' }).click()
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB')
    expect(await menuOf(rapport) ?? ['File']).toContain('File')
  })
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('a German system is spoken to in German from the first start on', async () => {
  // What a desktop’s system prefers is read by Electron; only under Linux does the environment say it.
  test.skip(test.info().project.name === 'desktop' && process.platform !== 'linux', 'only Linux is told its language by the environment')
  const rapport = await launch(test.info().project.name, [], systemOf('de_AT'))
  const { page } = rapport
  await expect(page.getByRole('button', { name: /Neue Arbeitsmappe/ })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de-AT')
  expect(await menuOf(rapport) ?? ['Datei']).toContain('Datei')
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})

test('what is chosen in three fields beside each other is not cut in the longer language', async () => {
  const file = test.info().outputPath('sample.rapport')
  newWorkbook(file, '--sample')
  const rapport = await launch(test.info().project.name, [file], systemOf('de_DE'))
  const { page } = rapport
  await expect(page.locator('main h1')).toHaveText('Networking')
  for (const [screen, opener] of [['/marketing/goals', 'Neues Ziel'], ['/marketing/plan', 'Geplante Kosten hinzufügen']] as const) {
    await goTo(page, screen)
    await page.getByRole('button', { name: opener }).first().click()
    const chosen = page.getByRole('dialog').locator('select')
    await expect(chosen.nth(2)).toBeVisible()
    const cut = await chosen.evaluateAll((all) =>
      all.flatMap((each) => {
        const { font, paddingLeft, paddingRight } = getComputedStyle(each)
        const pen = document.createElement('canvas').getContext('2d')
        const text = each instanceof HTMLSelectElement ? (each.selectedOptions[0]?.text ?? '') : ''
        if (pen === null) return ['nothing to measure with']
        pen.font = font
        return pen.measureText(text).width > each.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) ? [text] : []
      }),
    )
    expect.soft(cut, opener).toEqual([])
    await page.keyboard.press('Escape')
  }
  expect(rapport.complaints).toEqual([])
  await rapport.close()
})
