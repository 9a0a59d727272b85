import react from '@vitejs/plugin-react'
import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')
const kinds: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css', woff2: 'font/woff2' }

export const galleryAddress = 'http://gallery.test/gallery.html'

/** Builds the page of all components, which is no part of the app's own build. */
export const buildGallery = (folder: string): Promise<unknown> =>
  build({
    configFile: false,
    root: join(root, 'src/renderer'),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    resolve: { alias: [{ find: /^zod$/, replacement: join(root, 'src/renderer/platform/zod.ts') }] },
    build: { outDir: folder, emptyOutDir: true, target: 'chrome130', minify: false, reportCompressedSize: false, modulePreload: { polyfill: false }, rollupOptions: { input: join(root, 'src/renderer/gallery.html') } },
  })

/** Answers the page's requests with the files built. */
export const serveGallery = (page: Page, folder: string): Promise<unknown> =>
  page.route('http://gallery.test/**', (route) => {
    const path = new URL(route.request().url()).pathname
    return route.fulfill({ body: readFileSync(join(folder, path)), contentType: kinds[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream' })
  })

/** Holds the first control of each state in the state that the mouse or the keyboard would bring about. */
export const forceStates = async (page: Page): Promise<void> => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  const { root: document } = await devtools.send('DOM.getDocument')
  for (const force of ['hover', 'focus-visible']) {
    const { nodeIds } = await devtools.send('DOM.querySelectorAll', { nodeId: document.nodeId, selector: `[data-force="${force}"]` })
    for (const nodeId of nodeIds) {
      const grid = await devtools.send('DOM.querySelector', { nodeId, selector: '[role="grid"]' })
      const control = grid.nodeId === 0 ? await devtools.send('DOM.querySelector', { nodeId, selector: 'input, button' }) : grid
      await devtools.send('CSS.forcePseudoState', { nodeId: control.nodeId, forcedPseudoClasses: force === 'hover' ? ['hover'] : ['focus', 'focus-visible'] })
    }
  }
}

/** How one box of a component looks: where it stands in its state and how large it is, in pixels, and its colours. */
export interface Box {
  readonly what: string
  readonly place: readonly number[]
  readonly colours: string
}

/** The boxes of every state, by component and state. An overlay's are those of the dialog, menu or notices. */
export const boxesOf = (page: Page): Promise<Readonly<Record<string, readonly Box[]>>> =>
  page.evaluate(() => {
    const states = [...document.querySelectorAll<HTMLElement>('[data-state]')]
    const roots = states.length > 0 ? states : [...document.querySelectorAll<HTMLElement>('[role="dialog"] > *, [role="menu"], .mantine-Notification-root')]
    return Object.fromEntries(
      roots.map((each, index) => {
        const origin = each.getBoundingClientRect()
        const boxes = [each, ...each.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
          const { left, top, width, height } = element.getBoundingClientRect()
          // Drawings have their own tests, and a hidden box looks like nothing.
          if (width === 0 || height === 0 || element.closest('svg, [data-drawn]') !== null) return []
          const { color, backgroundColor, borderTopColor, borderTopWidth, outlineColor, outlineStyle } = getComputedStyle(element)
          const border = borderTopWidth === '0px' ? '' : ` border ${borderTopColor}`
          const outline = outlineStyle === 'none' ? '' : ` outline ${outlineColor}`
          return [{ what: element.getAttribute('role') ?? element.tagName.toLowerCase(), place: [left - origin.left, top - origin.top, width, height].map(Math.round), colours: `${color} on ${backgroundColor}${border}${outline}` }]
        })
        return [states.length > 0 ? `${each.closest<HTMLElement>('[data-component]')?.dataset['component']}: ${each.dataset['state']}` : `part ${index + 1}`, boxes]
      }),
    )
  })
