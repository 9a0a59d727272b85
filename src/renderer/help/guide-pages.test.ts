import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from '../../../scripts/extract.mjs'
import { type Block, type Inline, parseMarkdown } from '../../shared/guide/markdown'
import { appCommands } from '../app/commands'
import { fileOfPage, guidePages, pageOfLink } from './guide-pages'

const docs = resolve(import.meta.dirname, '../../../docs')
const markdownOf = (name: string): string => readFileSync(resolve(import.meta.dirname, fileOfPage(name)), 'utf8')

describe('the guide in the app', () => {
  it('lists every page of the guide and of the formats, and no other', () => {
    const files = ['guide', 'formats'].flatMap((folder) => readdirSync(resolve(docs, folder)).filter((file) => file.endsWith('.md')).map((file) => `${folder === 'formats' ? 'formats-' : ''}${file.slice(0, -'.md'.length)}`))
    expect(new Set(guidePages.map(({ name }) => name))).toEqual(new Set([...files, 'whats-new']))
  })

  it.each(guidePages.filter(({ group }) => group === 'guide'))('$name begins with its title, and its links and pictures lead somewhere', ({ name, title }) => {
    const blocks = parseMarkdown(markdownOf(name))
    expect(blocks[0]).toEqual({ kind: 'heading', level: 1, text: title })
    const pictures = readdirSync(resolve(docs, 'guide/images')).map((file) => `images/${file}`)
    for (const block of blocks) {
      if (block.kind === 'image') expect(pictures).toContain(block.source)
      const inlines = block.kind === 'paragraph' ? block.inlines : block.kind === 'list' ? block.items.flat() : []
      for (const inline of inlines) if (inline.kind === 'link') expect({ to: inline.to, page: pageOfLink(name, inline.to) }).not.toMatchObject({ page: null })
    }
  })

  it.each(guidePages.filter(({ name }) => name.startsWith('formats-') && !['formats-README', 'formats-people', 'formats-posts'].includes(name)))('$name says how the file is got or what it must have', ({ name }) => {
    expect(markdownOf(name)).toMatch(/\*\*How to (?:export|get)/)
  })

  it('names on its page of keys every key that works everywhere', () => {
    const page = markdownOf('keyboard')
    const keys = appCommands.map(({ shortcut }) => shortcut).filter((shortcut) => shortcut !== '' && !shortcut.startsWith('G then') && !shortcut.startsWith('C in'))
    expect(keys.filter((shortcut) => !page.includes(`<kbd>${shortcut}</kbd>`))).toEqual([])
  })
})

const inlinesOf = (block: Block): readonly Inline[] => {
  switch (block.kind) {
    case 'paragraph': return block.inlines
    case 'list': return block.items.flat()
    case 'table': return [...block.head, ...block.rows.flat()].flat()
    case 'heading': case 'code': case 'image': return []
  }
}

const textsOf = (block: Block, kind: 'strong' | 'key' | 'code'): readonly string[] => inlinesOf(block).flatMap((inline) => (inline.kind === kind ? [inline.text] : [])).sort()

/** What a block is, apart from its words: those of a page and of its translation are alike. */
const shapeOf = (page: string, block: Block): unknown => ({
  kind: block.kind,
  level: block.kind === 'heading' ? block.level : 0,
  size: block.kind === 'list' ? block.items.length : block.kind === 'table' ? block.rows.length : 0,
  picture: block.kind === 'image' ? block.source : '',
  keys: textsOf(block, 'key'),
  links: inlinesOf(block).flatMap((inline) => (inline.kind === 'link' ? [pageOfLink(page, inline.to) ?? 'out'] : [])).sort(),
})

/** How the German window calls what the English one calls so. None: it is no word of the window. */
const inGerman = (english: string): readonly string[] => Object.entries(readCatalogue()).flatMap(([id, german]) => (id === english || id.startsWith(`${english} ⟨`) ? [german] : []))

describe('the guide in German', () => {
  it('has every page, and none that the English has not', () => {
    const files = ['guide', 'formats'].flatMap((folder) => readdirSync(resolve(docs, folder, 'de')).filter((file) => file.endsWith('.md')).map((file) => `${folder === 'formats' ? 'formats-' : ''}${file.slice(0, -'.md'.length)}`))
    expect(new Set(files)).toEqual(new Set(guidePages.map(({ name }) => name)))
  })

  it('has every picture of the guide, of a German window', () => expect(readdirSync(resolve(docs, 'guide/de/images')).sort()).toEqual(readdirSync(resolve(docs, 'guide/images')).sort()))

  it('names every key that has a word on it as a German keyboard does', () => {
    const keys = new Set(guidePages.flatMap(({ name }) => parseMarkdown(markdownOf(name))).flatMap((block) => textsOf(block, 'key')).flatMap((text) => text.split(' ')).filter((key) => /^[A-Z][a-z]{2,}$/u.test(key)))
    expect([...keys].filter((key) => inGerman(key).length === 0).sort()).toEqual(['Alt', 'Esc'])
  })

  it.each(guidePages)('$name says the same in the same order, and calls what stands in the window as the German window does', ({ name, title }) => {
    const own = parseMarkdown(readFileSync(resolve(import.meta.dirname, fileOfPage(name, 'de')), 'utf8'))
    const english = parseMarkdown(markdownOf(name))
    const [heading] = english
    if (heading?.kind === 'heading' && heading.text === title) expect(own[0]).toEqual({ kind: 'heading', level: 1, text: inGerman(title)[0] })
    expect(own.map((block) => shapeOf(name, block))).toEqual(english.map((block) => shapeOf(name, block)))
    // The pages of formats name what stands in the windows of the platforms.
    if (name.startsWith('formats-')) return
    for (const [index, block] of english.entries()) {
      const named = own[index] === undefined ? [] : textsOf(own[index], 'strong')
      for (const text of textsOf(block, 'strong')) {
        const words = inGerman(text)
        if (words.length > 0) expect(named.filter((word) => words.includes(word)), `“${text}” is ${words.join(' or ')}`).not.toEqual([])
      }
    }
  })
})
