import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { directionOf, isLanguage, type Language } from '../shared/kernel/language'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
}

export interface Asset {
  readonly body: Buffer
  readonly mediaType: string
}

/** The language a developer or a test asks for; until one can be chosen, everything else is English. */
const languageAsked = (): Language => {
  const asked = process.env['RAPPORT_LANGUAGE'] ?? ''
  return isLanguage(asked) ? asked : 'en'
}

/** The page says its language before any of its scripts runs. */
const pageIn = (language: Language, page: Buffer): Buffer => Buffer.from(page.toString('utf8').replace('<html lang="en"', `<html lang="${language}" dir="${directionOf(language)}"`))

/** Every file of the built window by its address. What is not in the map does not exist: no address is ever joined to a path. */
export const loadAssets = (folder: string, language: Language = languageAsked()): ReadonlyMap<string, Asset> => {
  const assets = new Map<string, Asset>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const address = `/${relative(folder, path).split(sep).join('/')}`
    assets.set(address, { body: readFileSync(path), mediaType: mediaTypes[extname(path)] ?? 'application/octet-stream' })
  }
  const index = assets.get('/index.html')
  if (index !== undefined) for (const address of ['/', '/index.html']) assets.set(address, { ...index, body: pageIn(language, index.body) })
  return assets
}
