import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { directionOf, languageOfPage } from '../shared/kernel/language'

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

interface Asset {
  readonly body: Buffer
  readonly mediaType: string
}

/** Every file of the built window by its address. What is not in the map does not exist: no address is ever joined to a path. */
export interface Assets {
  readonly get: (address: string) => Asset | undefined
  /** The page says its language, with a country (`de-AT`), before any of its scripts runs. */
  readonly speak: (tag: string) => void
}

const pageIn = (tag: string, page: Buffer): Buffer => Buffer.from(page.toString('utf8').replace('<html lang="en"', `<html lang="${tag}" dir="${directionOf(languageOfPage(tag))}"`))

/** Knows which files there are from the start, and reads each when it is first asked for: a start needs six of two hundred. */
export const loadAssets = (folder: string, tag: string): Assets => {
  const paths = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    paths.set(`/${relative(folder, path).split(sep).join('/')}`, path)
  }
  const read = new Map<string, Asset>()
  const get = (address: string): Asset | undefined => {
    const path = paths.get(address)
    const known = read.get(address)
    if (known !== undefined || path === undefined) return known
    const asset = { body: readFileSync(path), mediaType: mediaTypes[extname(path)] ?? 'application/octet-stream' }
    read.set(address, asset)
    return asset
  }
  const index = get('/index.html')
  const speak = (spoken: string): void => {
    if (index !== undefined) for (const address of ['/', '/index.html']) read.set(address, { ...index, body: pageIn(spoken, index.body) })
  }
  speak(tag)
  return { get, speak }
}
