import { expect, test } from '@playwright/test'
import { join, resolve } from 'node:path'
import { bring } from '../support/bring'
import { goTo } from '../support/go-to'
import { launch } from '../support/launch'
import { namesIn } from '../support/names-in'

// The steps of docs/guide, done as they are written there. With RAPPORT_GUIDE_PICTURES set, they are done in both languages, and the guide's pictures are made anew of them.
const isDrawing = process.env['RAPPORT_GUIDE_PICTURES'] !== undefined
const guide = resolve(import.meta.dirname, '../../docs/guide')

const metaCsv = 'Campaign name,Day,Amount spent (EUR),Impressions,Link clicks,Purchases,Purchases conversion value,Reporting starts,Reporting ends\nSpring tableware,2026-03-01,10.50,1000,20,1,45.00,2026-03-01,2026-03-02\nSpring tableware,2026-03-02,11.50,1100,21,2,80.00,2026-03-01,2026-03-02\n'

/** Pictures are of a start that nobody told a language. Only Linux is told its own by the environment. */
const languageOf = (language: 'en' | 'de'): Readonly<Record<string, string>> => (isDrawing ? { RAPPORT_LANGUAGE: '', LC_ALL: language === 'de' ? 'de_DE.UTF-8' : 'en_GB.UTF-8', LANGUAGE: language === 'de' ? 'de_DE' : 'en_GB' } : { RAPPORT_LANGUAGE: language })

for (const language of isDrawing ? (['en', 'de'] as const) : (['en'] as const))
  test(`the steps of the guide lead where it says: ${language}`, async () => {
    const rapport = await launch(test.info().project.name, [], languageOf(language))
    const { page, folder, answerDialogs } = rapport
    const name = namesIn(language)
    const begins = (english: string): RegExp => new RegExp(`^${name(english)}`)
    const picture = async (file: string): Promise<void> => {
      if (!isDrawing) return
      // Nothing lies under the pointer.
      await page.mouse.move(0, 0)
      await page.screenshot({ path: join(guide, language === 'en' ? 'images' : `${language}/images`, `${file}.png`), animations: 'disabled' })
    }
    if (isDrawing) await page.setViewportSize({ width: 1200, height: 760 })
    await test.step('first steps', async () => {
      answerDialogs({ save: [join(folder, 'sample.rapport')] })
      await expect(page.getByRole('heading', { name: name('What do you have?') })).toBeVisible()
      await picture('first-start')
      await page.getByRole('button', { name: begins('Nothing yet') }).click()
      await expect(page.getByRole('heading', { name: 'Networking', level: 1 })).toBeVisible({ timeout: 60_000 })
      await expect(page.getByRole('region', { name: name('Tour') })).toContainText(/ 6 /)
      await page.getByRole('button', { name: name('No tour') }).click()
      await expect(page.getByRole('heading', { name: name('Lately') })).toBeVisible()
      await picture('overview')
    })
    await test.step('bring your people in', async () => {
      await goTo(page, '/networking/contacts', name('Contacts'))
      await expect(page.getByRole('row', { name: 'Ada Albers' })).toBeVisible()
      await expect(page.getByRole('button', { name: name('Add filter') })).toBeVisible()
      await picture('contacts')
      await page.keyboard.press('/')
      await expect(page.getByRole('searchbox').first()).toBeFocused()
    })
    await test.step('keep in touch', async () => {
      await goTo(page, '/networking/keep-in-touch', name('Keep in touch'))
      await expect(page.getByRole('button', { name: name('Save as calendar file') })).toBeVisible()
      await expect(page.getByRole('button', { name: new RegExp(name('Log interaction with {0}').replace('{0}', '.+')) }).first()).toBeVisible()
      await picture('keep-in-touch')
    })
    await test.step('plan and budget', async () => {
      await goTo(page, '/marketing/plan', name('Media plan'))
      await expect(page.getByRole('button', { name: name('Add flight') })).toBeVisible()
      await expect(page.getByRole('button', { name: name('Set a budget') })).toBeVisible()
      await picture('plan')
    })
    await test.step('import results', async () => {
      await bring(rapport, 'Meta by day.csv', metaCsv)
      await expect(page.getByRole('heading', { name: name('What will happen') })).toBeVisible()
      await expect(page.getByRole('button', { name: language === 'en' ? 'Import 2 rows' : '2 Zeilen importieren' })).toBeVisible()
      await picture('import-preview')
    })
    await test.step('organic vs paid', async () => {
      await goTo(page, '/bridge', name('Organic vs paid'))
      await expect(page.getByRole('link', { name: name('Rates and costs') })).toBeVisible()
      await expect(page.getByRole('heading', { name: name('Side by side') })).toBeVisible()
      await picture('bridge')
    })
    await test.step('reports', async () => {
      await goTo(page, '/reports/roi', name('ROI report'))
      await expect(page.getByRole('button', { name: name('Export') })).toBeVisible()
      await expect(page.getByRole('row', { name: new RegExp(name('Total')) })).toBeVisible()
      await picture('roi')
    })
    await test.step('budget advice', async () => {
      await goTo(page, '/marketing/advice', name('Budget advice'))
      await expect(page.getByRole('heading', { name: name('What the results allow') })).toBeVisible()
      await expect(page.getByRole('button', { name: name('Adopt…') }).first()).toBeVisible()
      await picture('advice')
    })
    await test.step('backups and moving', async () => {
      await goTo(page, '/settings', name('Settings'))
      await page.getByRole('searchbox').fill(language === 'en' ? 'backup' : 'sicherung')
      await expect(page.getByRole('button', { name: name('Back up now') })).toBeVisible()
      await expect(page.getByRole('button', { name: name('Name a second place…') })).toBeVisible()
      await expect(page.getByRole('heading', { name: name('This computer') })).toBeHidden()
      await picture('backups')
    })
    await test.step('and the guide itself is in the app, with its pictures', async () => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: name('Help') }).click()
      await page.getByRole('menuitem', { name: name('Guide') }).click()
      await expect(page.getByRole('heading', { name: name('First steps'), level: 1 })).toBeVisible()
      const image = page.getByRole('article').getByRole('img').first()
      await image.scrollIntoViewIfNeeded()
      await expect.poll(() => image.evaluate((element) => (element instanceof HTMLImageElement ? element.naturalWidth : 0))).toBeGreaterThan(0)
      await page.getByRole('link', { name: name('Import results') }).first().click()
      await page.getByRole('link', { name: 'Meta', exact: true }).click()
      await expect(page.getByText(language === 'en' ? /How to export so that it is right/ : /So exportieren Sie richtig/)).toBeVisible()
      await page.getByRole('button', { name: name('Help') }).click()
      await page.getByRole('menuitem', { name: name('What’s new') }).click()
      await expect(page.getByText(language === 'en' ? 'The first version.' : 'Die erste Version.')).toBeVisible()
    })
    expect(rapport.complaints).toEqual([])
    await rapport.close()
  })
