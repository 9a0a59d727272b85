import { expect, type Page, test } from '@playwright/test'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { overlays } from '../../src/renderer/gallery/overlays'
import { boxesOf, type Box, buildGallery, forceStates, galleryAddress, serveGallery } from '../support/gallery'
import { launchChromium } from '../support/chromium'

// Every component in every state beside what it looked like when somebody last looked at it. After a change that is meant: RAPPORT_NEW_PICTURES=1, and look at the pictures.
test.beforeEach(() => test.skip(test.info().project.name !== 'browser', 'about components alone, which are the same in both hosts'))

const kept = resolve(import.meta.dirname, 'pictures')
const isNew = process.env['RAPPORT_NEW_PICTURES'] !== undefined
const versionFile = join(kept, 'chromium.txt')
/** Pixels by which a box may differ where fonts and controls are another machine's. */
const leeway = 4

const differences = (found: Readonly<Record<string, readonly Box[]>>, before: Readonly<Record<string, readonly Box[]>>): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(found)])].flatMap((state) => {
    const [now, then] = [found[state], before[state]]
    if (now === undefined || then === undefined) return [`${state}: ${now === undefined ? 'is gone' : 'is new'}`]
    if (now.length !== then.length) return [`${state}: ${now.length} boxes in place of ${then.length}`]
    return now.flatMap((box, index) => {
      const old = then[index]
      const isAlike = old !== undefined && box.what === old.what && box.colours === old.colours && box.place.every((value, at) => Math.abs(value - (old.place[at] ?? Number.NaN)) <= leeway)
      return isAlike ? [] : [`${state}: ${JSON.stringify(box)} in place of ${JSON.stringify(old)}`]
    })
  })

/** The boxes once nothing moves or changes colour any more. */
const settledBoxes = async (page: Page): Promise<Readonly<Record<string, readonly Box[]>>> => {
  let found = await boxesOf(page)
  await expect
    .poll(async () => {
      const before = JSON.stringify(found)
      found = await boxesOf(page)
      return JSON.stringify(found) === before
    })
    .toBe(true)
  return found
}

const compareBoxes = async (page: Page, name: string): Promise<readonly string[]> => {
  const file = join(kept, `${name}.json`)
  const found = await settledBoxes(page)
  if (isNew || !existsSync(file)) writeFileSync(file, `${JSON.stringify(found, null, 1).replaceAll(/\n {4,}/g, ' ')}\n`)
  // The file was written by the line above, now or earlier.
  return differences(found, JSON.parse(readFileSync(file, 'utf8')) as Record<string, Box[]>).slice(0, 12)
}

const open = async (page: Page, address: string, ready: string): Promise<void> => {
  await page.goto(address)
  await expect(page.locator(ready).first()).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
}

test('every component looks as it did when it was last looked at, light and dark', async () => {
  const folder = test.info().outputPath('gallery')
  mkdirSync(kept, { recursive: true })
  const [browser] = await Promise.all([launchChromium(['--disable-gpu', '--font-render-hinting=none']), buildGallery(folder)])
  if (isNew) writeFileSync(versionFile, browser.version())
  const hasPictures = existsSync(versionFile) && readFileSync(versionFile, 'utf8') === browser.version()
  if (!hasPictures) process.stdout.write(`ATTENTION: the kept pictures are not of Chromium ${browser.version()}; only places and colours of the components are compared.\n`)
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, reducedMotion: 'reduce', locale: 'en-GB' })
  await serveGallery(page, folder)
  // Notices stay, however long the machine takes to look at them.
  await page.addInitScript(() => {
    const start = globalThis.setTimeout
    Object.defineProperty(globalThis, 'setTimeout', { value: (run: () => void, milliseconds = 0) => (milliseconds < 5000 ? start(run, milliseconds) : 0) })
  })
  /** Looks at what the page shows in both themes. */
  const compare = async (name: string, look?: (theme: string) => Promise<void>): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
      expect.soft(await compareBoxes(page, `${colorScheme}-${name}`), `${name}, ${colorScheme}`).toEqual([])
      await look?.(colorScheme)
    }
  }
  await open(page, galleryAddress, '[data-component="Chart"] svg path')
  await expect(page.locator('[data-component="Chart"] .mantine-Skeleton-root')).toHaveCount(0)
  await forceStates(page)
  await compare('components', async (theme) => {
    if (hasPictures) await expect.soft(page).toHaveScreenshot(`${theme}.png`, { fullPage: true, maxDiffPixels: 20 })
  })
  for (const overlay of overlays) {
    await open(page, `${galleryAddress}?overlay=${overlay}&workspace=marketing`, overlay === 'toasts' ? '.mantine-Notification-root >> nth=2' : overlay === 'row-menu' ? '[role="menu"]' : '[role="dialog"]')
    if (overlay === 'form-busy') await page.getByRole('button', { name: 'Save' }).click()
    await compare(overlay)
  }
  await browser.close()
})

test('in the system’s own colours what is ticked, shown, focused or on top stays to be told, light and dark', async () => {
  const folder = test.info().outputPath('gallery')
  const [browser] = await Promise.all([launchChromium(['--disable-gpu']), buildGallery(folder)])
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, reducedMotion: 'reduce', colorScheme, forcedColors: 'active' })
    await serveGallery(page, folder)
    await open(page, galleryAddress, '[data-state="ticked"]')
    const style = (selector: string, property: string): Promise<string> => page.locator(selector).first().evaluate((each, name) => getComputedStyle(each).getPropertyValue(name), property)
    expect.soft(await style('.mantine-Checkbox-icon', 'color'), colorScheme).not.toBe(await style('.mantine-Checkbox-input', 'background-color'))
    const line = (pressed: boolean): Promise<string> => style(`[data-component="SavedList"] [aria-pressed="${pressed}"]`, 'border-bottom-color')
    expect.soft(await line(true), colorScheme).not.toBe(await line(false))
    expect.soft(await line(false), colorScheme).toBe(await style('body', 'background-color'))
    await page.locator('[data-component="fields"] input').first().focus()
    expect.soft(await style('[data-component="fields"] input', 'outline-style'), colorScheme).toBe('solid')
    for (const [overlay, top] of [['form', '.mantine-Modal-content'], ['toasts', '.mantine-Notification-root']] as const) {
      await open(page, `${galleryAddress}?overlay=${overlay}`, top)
      expect.soft(await style(top, 'outline-style'), `${overlay}, ${colorScheme}`).toBe('solid')
    }
    await page.close()
  }
  await browser.close()
})

test('no component of ui is left out of the gallery, nor is the gallery part of what is shipped', () => {
  const source = ['Gallery', 'FieldStates', 'Overlay'].map((name) => readFileSync(resolve(import.meta.dirname, `../../src/renderer/gallery/${name}.tsx`), 'utf8')).join('')
  const components = readdirSync(resolve(import.meta.dirname, '../../src/renderer/ui')).flatMap((name) => (name.endsWith('.tsx') && !name.endsWith('.test.tsx') ? [name.replace('.tsx', '')] : []))
  // What others are made of, and is seen in them: a dialog's button, cells, choosers, headings of columns and groups and the line above in a table, the side on which a row is looked at, the menu by which a chart is saved; copying, hooks, what is drawn later and what is only heard have no look, sentences and headings none of their own.
  const within = new Set(['BusyButton', 'CellEditor', 'ColumnChooser', 'CopyRows', 'DataRow', 'GroupChooser', 'GroupHeading', 'HeadCell', 'FootRow', 'HeadRow', 'Later', 'Look', 'PartTitle', 'PictureMenu', 'TableBar', 'announce', 'rich', 'use-row-actions', 'use-shown-work'])
  expect(components.filter((name) => !within.has(name) && !source.includes(`'../ui/${name}'`))).toEqual([])
  const shipped = readdirSync(resolve(import.meta.dirname, '../../out/renderer'), { recursive: true, encoding: 'utf8' })
  expect(shipped.filter((name) => /gallery/i.test(name))).toEqual([])
})
