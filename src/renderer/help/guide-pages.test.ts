import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../shared/guide/markdown'
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
