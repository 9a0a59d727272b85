import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { loadAssets } from './assets'

const page = '<!doctype html><html lang="en"><title>Rapport</title>'

const built = (): string => {
  const folder = join(temporaryFolder(), 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, '..', 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), page)
  writeFileSync(join(folder, 'assets', 'app.js'), 'run()')
  writeFileSync(join(folder, 'assets', 'unknown.bin'), 'bytes')
  if (process.platform !== 'win32') symlinkSync(join(folder, '..', 'secret.txt'), join(folder, 'link.txt'))
  return folder
}

it('every file that was built has its address and its type, and nothing else has one', () => {
  const { get } = loadAssets(built(), 'en')
  const told = (address: string) => {
    const asset = get(address)
    return asset === undefined ? null : [asset.mediaType, asset.body.toString()]
  }
  expect([told('/assets/app.js'), told('/assets/app.js')]).toEqual([['text/javascript; charset=utf-8', 'run()'], ['text/javascript; charset=utf-8', 'run()']])
  expect(told('/assets/unknown.bin')).toEqual(['application/octet-stream', 'bytes'])
  expect(['/assets', '/assets/', '/../secret.txt', '/secret.txt', '/link.txt', 'index.html', ''].map(told)).toEqual(Array.from({ length: 7 }, () => null))
})

it('the page says the language that is spoken, by both of its addresses, and another once that is spoken', () => {
  const { get, speak } = loadAssets(built(), 'de-AT')
  const pages = () => ['/', '/index.html'].map((address) => get(address)?.body.toString())
  expect(pages()).toEqual(Array.from({ length: 2 }, () => page.replace('lang="en"', 'lang="de-AT" dir="ltr"')))
  speak('ar-XB')
  expect(pages()).toEqual(Array.from({ length: 2 }, () => page.replace('lang="en"', 'lang="ar-XB" dir="rtl"')))
  expect(get('/')?.mediaType).toBe('text/html; charset=utf-8')
})
