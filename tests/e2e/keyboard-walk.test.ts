import { expect, type Page, test } from '@playwright/test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { appCommands } from '../../src/renderer/app/commands'
import { appRoutes } from '../support/app-routes'
import { complaintsOfAxe } from '../support/axe'
import { launch } from '../support/launch'
import { namesIn } from '../support/names-in'
import { overflow, settled, squeezed } from '../support/settled'

// The whole app by keyboard alone. Two opposite ways always, and either language at every narrower width; all eight with RAPPORT_ALL_WALKS=1, their pictures in the folder RAPPORT_SCREENSHOTS names.
test.beforeEach(() => test.skip(test.info().project.name !== 'browser', 'about documents and keys, which are the same in both hosts'))

interface Walk {
  readonly language: 'en' | 'de'
  readonly theme: 'light' | 'dark'
  readonly size: { readonly width: number; readonly height: number }
}

const small = { width: 1024, height: 700 }
const large = { width: 1920, height: 1080 }
const all: readonly Walk[] = (['en', 'de'] as const).flatMap((language) => (['light', 'dark'] as const).flatMap((theme) => [small, large].map((size) => ({ language, theme, size }))))
const walks = process.env['RAPPORT_ALL_WALKS'] !== undefined ? all : all.filter(({ language, theme, size }) => (language === 'en' ? theme === 'light' && size === small : theme === 'dark' && size === large))
/** What a window of 1280 pixels is when everything is four times as large, as WCAG 2.2 wants it to be readable. */
const enlarged = 320
const shots = process.env['RAPPORT_SCREENSHOTS']

/** How many times Tab is pressed on each screen, at most: enough for whatever is on its own and not one of a list's many. */
const mostTabs = 60

/** A screen that no command leads to: from where it is reached, and by what is tabbed to there. */
const further: Readonly<Record<string, readonly { readonly leadsTo: RegExp; readonly by: string }[]>> = {
  'go.contacts': [{ leadsTo: /^\/networking\/contacts\/\d+$/, by: '[role="grid"]' }],
  'go.communities': [{ leadsTo: /^\/networking\/communities\/\d+$/, by: '[role="grid"]' }],
  'go.channels': [{ leadsTo: /^\/networking\/channels\/\d+$/, by: '[role="grid"]' }],
  'go.organizations': [{ leadsTo: /^\/networking\/organizations\/\d+$/, by: '[role="grid"]' }],
  'go.campaigns': [{ leadsTo: /^\/marketing\/campaigns\/\d+$/, by: '[role="grid"]' }],
  'go.audiences': [{ leadsTo: /^\/marketing\/audiences\/\d+$/, by: '[role="grid"]' }],
  'go.creatives': [{ leadsTo: /^\/marketing\/creatives\/\d+$/, by: '[role="grid"]' }],
  'go.experiments': [{ leadsTo: /^\/marketing\/experiments\/\d+$/, by: '[role="grid"]' }],
  'go.imports': [
    { leadsTo: /^\/imports\/\d+$/, by: '[role="grid"]' },
    { leadsTo: /^\/imports\/mappings$/, by: 'main a[href$="#/imports/mappings"]' },
    { leadsTo: /^\/imports\/new$/, by: 'main a[href$="#/imports/new"]' },
  ],
}

/** Notes of each place the focus comes to what a person must see and hear of it. */
const listenToFocus = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const found: string[] = []
    Object.assign(globalThis, { focusFaults: found })
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement) || target.id === 'screen') return
      const what = target.outerHTML.slice(0, 120)
      const label = target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement ? [...(target.labels ?? [])].map(({ textContent }) => textContent).join('') : ''
      const named = target.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join('') ?? ''
      if (`${label}${named}${target.getAttribute('aria-label') ?? ''}${target.getAttribute('title') ?? ''}${target.textContent}`.trim() === '') found.push(`has no name: ${what}`)
      if (target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'file'].includes(target.type) && target.getAttribute('autocomplete') !== 'off') found.push(`is remembered by the browser: ${what}`)
      // A button of a few is drawn as its label.
      const { width, height } = (target instanceof HTMLInputElement && target.type === 'radio' ? (target.labels?.[0] ?? target) : target).getBoundingClientRect()
      if (width === 0 || height === 0) found.push(`cannot be seen: ${what}`)
      // A field's own border turns, and a table's frame has its ring.
      const rings = [target, target.parentElement, target.nextElementSibling].flatMap((each) => (each === null ? [] : [getComputedStyle(each)]))
      const isField = target.matches('input, select, textarea') || target.isContentEditable
      if (!isField && rings.every(({ outlineStyle, boxShadow }) => outlineStyle === 'none' && boxShadow === 'none')) found.push(`has no ring: ${what}`)
    })
  })

const focusFaults = (page: Page): Promise<readonly string[]> => page.evaluate(() => (Reflect.get(globalThis, 'focusFaults') as string[]).splice(0))

/** Whether the focus is on what the selector names, with these words on it. */
const isFocused = (page: Page, selector: string, words = ''): Promise<boolean> =>
  page.evaluate(({ selector: wanted, words: said }) => document.activeElement?.matches(wanted) === true && document.activeElement.textContent.includes(said), { selector, words })

const tabTo = async (page: Page, selector: string, words?: string): Promise<void> => {
  for (let presses = 0; presses < mostTabs; presses += 1) {
    if (await isFocused(page, selector, words)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${selector}`)
}

/** Headings of tables that end in dots. What only a screen reader is told takes a pixel. */
const cutHeadings = (page: Page): Promise<readonly string[]> =>
  page.locator('[role="columnheader"], [role="columnheader"] *').evaluateAll((all) => all.filter(({ clientWidth, scrollWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1).map(({ textContent }) => textContent))

const path = (page: Page): string => new URL(page.url()).hash.slice(1).split('?')[0] ?? ''

const arrive = async (page: Page, wanted: RegExp): Promise<void> => {
  await expect.poll(() => path(page), { intervals: [20] }).toMatch(wanted)
  const heading = page.locator('main h1')
  await expect(heading).toHaveText(/\S/)
  await settled(page)
  // That was the screen before, where this one has taken longer to come than nothing may change in it.
  if ((await heading.count()) > 0) return
  await expect(heading).toHaveText(/\S/)
  await settled(page)
}

/** How much of a command's name is typed before it is looked for in the list. */
const lettersTyped = 8

const choose = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(name.slice(0, lettersTyped))
  const options = palette.getByRole('option')
  const meant = options.filter({ has: page.locator('span', { hasText: new RegExp(`^${name.replaceAll(/[()?]/g, '\\$&')}$`) }) })
  await expect(meant.first()).toBeVisible()
  // What the workbook holds comes before commands that begin otherwise; the arrows lead on to them.
  await expect
    .poll(async () => {
      const [at, chosen] = await options.evaluateAll((all, wanted) => [all.findIndex(({ firstElementChild }) => firstElementChild?.textContent === wanted), all.findIndex((each) => each.getAttribute('aria-selected') === 'true')], name)
      if (at !== chosen) await page.keyboard.press((at ?? 0) > (chosen ?? 0) ? 'ArrowDown' : 'ArrowUp')
      return at === chosen
    }, { intervals: [20] })
    .toBe(true)
  await page.keyboard.press('Enter')
}

const isOf = (route: string, visited: string): boolean => new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}$`).test(visited)

for (const { language, theme, size } of walks)
  test(`every screen is reached and used by keyboard alone: ${language}, ${theme}, ${size.width} × ${size.height}`, async () => {
    const rapport = await launch(test.info().project.name, [], { RAPPORT_LANGUAGE: language })
    const { page } = rapport
    const name = namesIn(language)
    const found: string[] = []
    const visited: string[] = []
    if (shots !== undefined) mkdirSync(shots, { recursive: true })
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' })
    await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`))

    await test.step('opens the sample', async () => {
      await expect(page.locator('main button').first()).toBeVisible()
      await tabTo(page, 'main button', name('Open the sample'))
      await page.keyboard.press('Enter')
      await expect(page.getByRole('navigation', { name: name('Screens') })).toBeVisible({ timeout: 90_000 })
      await arrive(page, /^\/networking$/)
      await listenToFocus(page)
    })
    await test.step('chooses the theme', async () => {
      await choose(page, name('Switch light or dark'))
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
    })

    /** Looks at a screen, and tabs through it. */
    const look = async (): Promise<void> => {
      const here = path(page)
      visited.push(here)
      if (shots !== undefined) await page.screenshot({ path: join(shots, `walk-${language}-${theme}-${size.width}${here.replaceAll('/', '_')}.png`) })
      if ((await overflow(page)) > 0) found.push(`${here} is wider than the window`)
      found.push(...(await cutHeadings(page)).map((heading) => `${here} cuts off the heading ${heading}`))
      // As the screen is first, without what the focus makes appear. Roles and order are the same in both themes; colours are not, nor names in both languages.
      found.push(...(await complaintsOfAxe(page, here, theme === 'light' ? 'all' : 'colours and names', visited.length === 1)))
      await page.locator('main').focus()
      await focusFaults(page)
      await Promise.all(Array.from({ length: 25 }, () => page.keyboard.press('Tab')))
      found.push(...(await focusFaults(page)).map((fault) => `${here} ${fault}`))
      for (const width of size === large ? [small.width, enlarged] : [enlarged]) {
        await page.setViewportSize({ width, height: size.height })
        // What is drawn by its width takes the new one a moment later.
        if ((await overflow(page)) > 0 && (await settled(page).then(() => overflow(page))) > 0) found.push(`${here} is wider than the window at ${width}`)
        found.push(...(await squeezed(page)).map((sign) => `${here} squeezes ${sign} at ${width}`))
      }
      await page.setViewportSize(size)
    }
    for (const { id, label, path: to, shortcut } of appCommands) {
      if (to === undefined) continue
      const second = /^G then (\w)$/.exec(shortcut)?.[1]?.toLowerCase()
      if (second === undefined) await choose(page, name(label))
      else {
        // In a field a key is a letter of it.
        await page.locator('main').focus()
        for (const key of ['g', second]) await page.keyboard.press(key)
      }
      await arrive(page, new RegExp(`^${to}(/|$)`))
      await look()
      for (const { leadsTo, by } of further[id] ?? []) {
        await page.locator('main').focus()
        await tabTo(page, by)
        await page.keyboard.press('Enter')
        await arrive(page, leadsTo)
        await look()
        await page.keyboard.press('Alt+ArrowLeft')
        await arrive(page, new RegExp(`^${to}$`))
      }
    }
    expect(appRoutes.filter((route) => !visited.some((each) => isOf(route, each)))).toEqual([])

    await test.step('dialogs take the focus and give it back', async () => {
      await choose(page, name('Contacts'))
      await arrive(page, /^\/networking\/contacts$/)
      await tabTo(page, '[role="grid"]')
      for (const keys of ['q', 'c', '?', 'Control+k', 'Control+Shift+y', 'Shift+Enter', 'Shift+F10']) {
        await page.keyboard.press(keys)
        const dialog = page.locator('[role="dialog"], [role="menu"]').last()
        await expect(dialog).toBeVisible()
        await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
        await page.keyboard.press('Escape')
        await expect(page.locator('[role="dialog"], [role="menu"]')).toHaveCount(0)
        await expect.poll(() => isFocused(page, '[role="grid"]'), keys).toBe(true)
      }
      // A dialog that took the place of the palette.
      await choose(page, name('New contact'))
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toBeFocused()
      await page.keyboard.press('Escape')
      await expect.poll(() => isFocused(page, '[role="grid"]')).toBe(true)
    })
    expect([...new Set(found)]).toEqual([])
    expect(rapport.complaints).toEqual([])
    await rapport.close()
  })
