// Draws resources/icons/icon.svg as the pictures that installers want. Run by hand when the drawing changes; the pictures are kept.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { root } from './bootstrap.mjs'

const folder = join(root, 'resources', 'icons')
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')
const named = process.env.CHROME_BIN
const browser = await chromium.launch({ ...(named && { executablePath: named }), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
const page = await browser.newPage()
for (const size of [16, 32, 48, 64, 128, 256, 512, 1024]) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
  await page.screenshot({ path: join(folder, `${size}x${size}.png`), omitBackground: true })
}
await browser.close()
