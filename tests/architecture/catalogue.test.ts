import { describe, expect, it } from 'vitest'
import ts from 'typescript'
import { readCatalogue, sentences, syntaxTrees } from '../../scripts/extract.mjs'
import { allowedTexts, isHeaderWord, notForEyes, unwrappedIn } from './unwrapped-sentences'

/** The places of a sentence: which values stand in it, and which of them decide a plural. */
const placesOf = (message: string): readonly string[] => [...new Set([...message.matchAll(/\{(\d+)(?:\}|, plural,)/g)].map(([, place = '']) => place))].sort()

const edges = (message: string): readonly string[] => [/^ */.exec(message)?.[0] ?? '', / *$/.exec(message)?.[0] ?? '']

describe('the German catalogue', () => {
  const catalogue = Object.entries(readCatalogue())

  it('holds exactly the sentences of the code', () => {
    const ids = [...sentences().keys()].sort()
    expect(ids.length).toBeGreaterThan(2000)
    expect(catalogue.map(([id]) => id)).toEqual(ids)
  })

  it('leaves no sentence without a translation', () => expect(catalogue.filter(([, german]) => german.trim() === '').map(([id]) => id)).toEqual([]))

  it('has the same places and the same blanks at the edges as the English', () => {
    expect(catalogue.filter(([id, german]) => String(placesOf(id)) !== String(placesOf(german)) || String(edges(id)) !== String(edges(german))).map(([id]) => id)).toEqual([])
  })

  it('closes every brace, and gives every plural a form for the rest', () => {
    const isWhole = (message: string): boolean => message.split('{').length === message.split('}').length && (message.match(/, plural,/g) ?? []).length === (message.match(/\bother \{/g) ?? []).length
    expect(catalogue.filter(([, german]) => !isWhole(german)).map(([id]) => id)).toEqual([])
  })
})

/** What the check finds in a piece of code. */
const foundIn = (code: string): readonly string[] => unwrappedIn(ts.createSourceFile('a.tsx', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)).map(({ text }) => text)

describe('sentences for eyes', () => {
  it('go through t, sense, plural or rich', () => {
    const left = [...syntaxTrees()].filter(([file]) => !Object.keys(notForEyes).some((start) => file.startsWith(start)))
    expect(left.length).toBeGreaterThan(400)
    expect(left.flatMap(([file, tree]) => unwrappedIn(tree).flatMap(({ line, text }) => (isHeaderWord(file, text) || allowedTexts[file]?.texts.includes(text) === true ? [] : [`${file}:${line}: ${text}`])))).toEqual([])
  })

  it('are found where they do not, as sentences, labels, parts of templates and of elements', () => {
    expect(foundIn("const a = { label: 'Contacts', key: 'contacts' }; fail('Nothing was saved.'); const b = `${count} rows read`")).toEqual(['Contacts', 'Nothing was saved.', '0 rows read'])
    expect(foundIn("const kindNames = { email: 'Website' }; const view = <Button title=\"Take back\" className=\"wide one\">Undo this</Button>")).toEqual(['Website', 'Take back', 'Undo this'])
  })

  it('are not seen in codes, patterns, SQL and what is wrapped already', () => {
    expect(foundIn("const a = t`Nothing was saved.`; const b = t`${plural(n, { one: '# row', other: '# rows' })} read`; const c = sense('of a deal')`Open`; if (kind === 'not known') throw new Error('There is no row')")).toEqual([])
    expect(foundIn("const sql = `SELECT id FROM contact WHERE name = 'old one'`; text.split(' and so on '); const d = <p className=\"soft wide\">{t`Read`}</p>")).toEqual([])
  })

  it('are allowed only where they still stand', () => {
    const files = [...syntaxTrees().keys()]
    expect(Object.keys(notForEyes).filter((start) => !files.some((file) => file.startsWith(start)))).toEqual([])
    expect(Object.entries(allowedTexts).flatMap(([file, { texts }]) => { const tree = syntaxTrees().get(file); const found = tree === undefined ? [] : unwrappedIn(tree).map(({ text }) => text); return texts.filter((text) => !found.includes(text)) })).toEqual([])
  })
})

/** Templates of a file in which a quotation mark stands outside of a sentence that is translated. */
const quotedOutside = (tree: ts.SourceFile): readonly string[] => {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    const isOutside = ts.isTemplateExpression(node) && !ts.isTaggedTemplateExpression(node.parent)
    if (isOutside && [node.head, ...node.templateSpans.map(({ literal }) => literal)].some(({ text }) => /[“”]/u.test(text))) found.push(node.getText())
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

it('no quotation mark stands outside of a sentence: each language has its own', () => {
  expect([...syntaxTrees()].flatMap(([file, tree]) => quotedOutside(tree).map((template) => `${file}: ${template}`))).toEqual([])
})
