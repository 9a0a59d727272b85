import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

type Tokens = Readonly<Record<string, string>>

const css = readFileSync(resolve(import.meta.dirname, 'tokens.css'), 'utf8')

/** What one theme in one workspace sets, in the order of the file; a later rule goes before an earlier one. */
const tokensOf = (scheme: 'light' | 'dark', workspace: 'networking' | 'marketing'): Tokens => {
  const found: Record<string, string> = {}
  for (const [, selector = '', body = ''] of css.matchAll(/(:root[^{]*)\{([^}]*)\}/g)) {
    const wanted = [...selector.matchAll(/data-(mantine-color-scheme|workspace|density|private)='(\w+)'/g)].map(([, name, value]) => (name === 'workspace' ? value === workspace : name === 'mantine-color-scheme' ? value === scheme : false))
    if (wanted.some((fits) => !fits)) continue
    for (const [, name = '', value = ''] of body.matchAll(/(--[\w-]+):\s*([^;]+)/g)) found[name] = value.trim()
  }
  return found
}

/** A token's colour, through the tokens it names. */
const colourOf = (tokens: Tokens, name: string): readonly [number, number, number] => {
  const value = tokens[name] ?? ''
  const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
  if (other !== undefined) return colourOf(tokens, other)
  const hex = /^#([0-9a-f]{6})$/i.exec(value)?.[1]
  if (hex === undefined) throw new Error(`${name} is no colour: ${value}`)
  return [Number.parseInt(hex.slice(0, 2), 16), Number.parseInt(hex.slice(2, 4), 16), Number.parseInt(hex.slice(4, 6), 16)]
}

/** WCAG 2.2, relative luminance. */
const luminance = (colour: readonly [number, number, number]): number => {
  const [red, green, blue] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

/** WCAG 2.2, contrast ratio: 1 to 21. */
const contrast = (tokens: Tokens, one: string, other: string): number => {
  const [left, right] = [luminance(colourOf(tokens, one)), luminance(colourOf(tokens, other))]
  return (Math.max(left, right) + 0.05) / (Math.min(left, right) + 0.05)
}

const grounds = ['--ground', '--surface', '--raised', '--hover', '--selected']
const texts = ['--ink', '--ink-soft']

/** What is read, and on what it stands. */
const readPairs: readonly (readonly [string, string])[] = [
  ...grounds.flatMap((ground) => texts.map((text) => [text, ground] as const)),
  ...['--ground', '--surface', '--raised'].flatMap((ground) => ['--ink-faint', '--good', '--bad', '--warn', '--mantine-color-placeholder', '--mantine-color-error', '--mantine-color-anchor'].map((text) => [text, ground] as const)),
  ['--good', '--good-soft'], ['--bad', '--bad-soft'], ['--warn', '--warn-soft'], ['--accent', '--accent-soft'],
  ['--mantine-primary-color-contrast', '--mantine-primary-color-filled'], ['--mantine-primary-color-contrast', '--mantine-primary-color-filled-hover'],
  ['--mantine-primary-color-light-color', '--mantine-primary-color-light'],
]

/** What is seen and not read: marks of charts, the ring of the focus. */
const seenPairs: readonly (readonly [string, string])[] = ['--chart-1', '--chart-2', '--chart-3', '--chart-4', '--chart-5', '--ring'].flatMap((mark) => ['--ground', '--raised'].map((ground) => [mark, ground] as const))

const looks = (['light', 'dark'] as const).flatMap((scheme) => (['networking', 'marketing'] as const).map((workspace) => ({ scheme, workspace })))

describe.each(looks)('the colours of $workspace, $scheme', ({ scheme, workspace }) => {
  const tokens = tokensOf(scheme, workspace)
  const tooPale = (pairs: readonly (readonly [string, string])[], least: number): readonly string[] =>
    pairs.filter(([one, other]) => contrast(tokens, one, other) < least).map(([one, other]) => `${one} on ${other}: ${contrast(tokens, one, other).toFixed(2)}`)

  it('can be read: 4.5 to 1 for every text on every ground it stands on', () => {
    expect(tooPale(readPairs, 4.5)).toEqual([])
  })

  it('can be told from their ground: 3 to 1 for marks of charts and the ring of the focus', () => {
    expect(tooPale(seenPairs, 3)).toEqual([])
  })
})
