import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseInlines, parseMarkdown } from './markdown'

describe('a page of the guide', () => {
  test('is taken apart into headings, paragraphs, lists, tables, code and pictures', () => {
    const page = '# First steps\n\nOne line\nand its next.\n\n1. Press **New**.\n2. Type\n   a name.\n\n* One\n\n| Key | Does |\n|---|---|\n| <kbd>Q</kbd> | logs |\n\n    npm start\n\n![A list](images/list.png)\n'
    expect(parseMarkdown(page)).toEqual([
      { kind: 'heading', level: 1, text: 'First steps' },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: 'One line and its next.' }] },
      { kind: 'list', isOrdered: true, items: [[{ kind: 'text', text: 'Press ' }, { kind: 'strong', text: 'New' }, { kind: 'text', text: '.' }], [{ kind: 'text', text: 'Type a name.' }]] },
      { kind: 'list', isOrdered: false, items: [[{ kind: 'text', text: 'One' }]] },
      { kind: 'table', head: [[{ kind: 'text', text: 'Key' }], [{ kind: 'text', text: 'Does' }]], rows: [[[{ kind: 'key', text: 'Q' }], [{ kind: 'text', text: 'logs' }]]] },
      { kind: 'code', text: 'npm start' },
      { kind: 'image', source: 'images/list.png', label: 'A list' },
    ])
  })

  test('keeps what looks like markup as text', () => {
    expect(parseInlines('a <img src=x onerror=alert(1)> b')).toEqual([{ kind: 'text', text: 'a <img src=x onerror=alert(1)> b' }])
  })

  test('is read to its end, whatever stands in it', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('# a', '* b', '  c', '1. d', '| e |', '|--|', '    f', '```', '![g](h)', '', 'i **j**', '  ', '<kbd>'), { maxLength: 30 }), (lines) => {
      const words = (value: unknown): string => JSON.stringify(value)
      const read = words(parseMarkdown(lines.join('\n')))
      // Headings, items and text are somewhere in what was read.
      for (const line of lines) if (line === '# a') expect(read).toContain('a')
      expect(Array.isArray(parseMarkdown(lines.join('\n')))).toBe(true)
    }))
  })
})
