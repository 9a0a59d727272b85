// Gathers the sentences of the code and brings the catalogues up to date: `npm run extract`. `--check` writes nothing and fails where a catalogue is stale.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './bootstrap.mjs'

// The programming interface of TypeScript 6 is CommonJS.
const ts = createRequire(import.meta.url)('typescript')

const tags = new Set(['t', 'rich'])

const sources = () =>
  readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()

/** The text of a form of a plural. Forms are written out: what is put together at run time cannot be translated. */
const formText = (call, name, file) => {
  const forms = call.arguments[1]
  const form = forms !== undefined && ts.isObjectLiteralExpression(forms) ? forms.properties.find((property) => property.name?.getText() === name)?.initializer : undefined
  if (form === undefined || !ts.isStringLiteralLike(form)) throw new Error(`${file}: the forms of a plural must be plain text: ${call.getText()}`)
  return form.text
}

const isPlural = (node) => ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'plural'

/** The sentence as the catalogue knows it; `src/shared/kernel/words.ts` makes the same at run time. */
const idOf = (template, file) => {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text
  return template.templateSpans.reduce((id, { expression, literal }, index) => {
    const place = isPlural(expression) ? `{${index}, plural, one {${formText(expression, 'one', file)}} other {${formText(expression, 'other', file)}}}` : `{${index}}`
    return `${id}${place}${literal.text}`
  }, template.head.text)
}

/** What tells one meaning of a word from another, as `sense` in words.ts puts it into the key. Null: the template is no sentence. */
const meaningOf = (tag, file) => {
  if (ts.isIdentifier(tag)) return tags.has(tag.text) ? '' : null
  if (!ts.isCallExpression(tag) || !ts.isIdentifier(tag.expression) || tag.expression.text !== 'sense') return null
  const [meaning] = tag.arguments
  if (meaning === undefined || !ts.isStringLiteralLike(meaning)) throw new Error(`${file}: the meaning of a word must be plain text: ${tag.getText()}`)
  return ` ⟨${meaning.text}⟩`
}

/** Whether a call is itself a place of a sentence. */
const isPlaceOfSentence = ({ parent }, file) => ts.isTemplateSpan(parent) && ts.isTaggedTemplateExpression(parent.parent.parent) && meaningOf(parent.parent.parent.tag, file) !== null

/** How a text begins or ends that is glued to another. */
const amidAnother = /^[\s,;:.·]| $/u

let parsed

/** The code as syntax trees by the file's path in the repository, tests left out; parsed once. */
export const syntaxTrees = () => {
  parsed ??= new Map(sources().map((path) => [relative(root, path).replaceAll('\\', '/'), ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)]))
  return parsed
}

/** Every sentence of the code, with the files that say it. */
export const sentences = () => {
  const found = new Map()
  for (const [file, tree] of syntaxTrees()) {
    const visit = (node) => {
      const meaning = ts.isTaggedTemplateExpression(node) ? meaningOf(node.tag, file) : null
      if (meaning !== null) {
        const id = idOf(node.template, file)
        if (amidAnother.test(id)) throw new Error(`${file}: a part of a sentence cannot be translated, only a whole one: ${JSON.stringify(id)}`)
        found.set(id + meaning, [...(found.get(id + meaning) ?? []), file])
      }
      // At run time it would be looked for as a sentence that the catalogue does not have.
      if (isPlural(node) && !isPlaceOfSentence(node, file)) throw new Error(`${file}: a plural stands in the sentence itself: ${node.getText()}`)
      ts.forEachChild(node, visit)
    }
    visit(tree)
  }
  return found
}

export const catalogueFile = join(root, 'src/locales/de.json')
export const readCatalogue = () => JSON.parse(readFileSync(catalogueFile, 'utf8'))

/** The catalogue with exactly the sentences of the code; those without a translation are empty, and English until they have one. */
const upToDate = (catalogue, ids) => Object.fromEntries([...ids].toSorted((left, right) => (left < right ? -1 : 1)).map((id) => [id, catalogue[id] ?? '']))

/** Whether the catalogue holds exactly the sentences of the code. Says what it lacks. */
export const isCatalogueFresh = () => {
  const [catalogue, ids] = [readCatalogue(), sentences()]
  const missing = [...ids.keys()].filter((id) => !(id in catalogue))
  const gone = Object.keys(catalogue).filter((id) => !ids.has(id))
  for (const id of missing) console.error(`Not in the catalogue: ${JSON.stringify(id)} (${ids.get(id)[0]})`)
  for (const id of gone) console.error(`Nobody says this any more: ${JSON.stringify(id)}`)
  if (missing.length + gone.length > 0) console.error('Run `npm run extract`.')
  return missing.length + gone.length === 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) process.exit(isCatalogueFresh() ? 0 : 1)
  const catalogue = upToDate(readCatalogue(), sentences().keys())
  writeFileSync(catalogueFile, `${JSON.stringify(catalogue, null, 2)}\n`)
  const open = Object.values(catalogue).filter((text) => text === '').length
  console.log(`${Object.keys(catalogue).length} sentences, ${open} without a translation.`)
}
