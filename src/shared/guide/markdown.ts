/** A stretch of text within a line. Links lead to another page of the guide, or out by https. */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'emphasis' | 'code' | 'key'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string }

/** A part of a page, in the order in which it is read. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly head: readonly (readonly Inline[])[]; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'image'; readonly source: string; readonly label: string }

const marks = /\*\*(?<strong>[^*]+)\*\*|\*(?<emphasis>[^*\s][^*]*)\*|`(?<code>[^`]+)`|\[(?<label>[^\]]+)\]\((?<to>[^)\s]+)\)|<kbd>(?<key>[^<]+)<\/kbd>/g

/** Takes the marks of one line apart. What is no mark is text, also what looks like markup of a page. */
export const parseInlines = (line: string): readonly Inline[] => {
  const found: Inline[] = []
  let from = 0
  for (const match of line.matchAll(marks)) {
    if (match.index > from) found.push({ kind: 'text', text: line.slice(from, match.index) })
    from = match.index + match[0].length
    const { strong, emphasis, code, label, to, key } = match.groups ?? {}
    if (strong !== undefined) found.push({ kind: 'strong', text: strong })
    else if (emphasis !== undefined) found.push({ kind: 'emphasis', text: emphasis })
    else if (code !== undefined) found.push({ kind: 'code', text: code })
    else if (key !== undefined) found.push({ kind: 'key', text: key })
    else if (label !== undefined && to !== undefined) found.push({ kind: 'link', text: label, to })
  }
  if (from < line.length) found.push({ kind: 'text', text: line.slice(from) })
  return found
}

const bullet = /^(?<space> {0,3})(?:[*-]|(?<number>\d+)\.) +(?<rest>.*)$/
const image = /^!\[(?<label>[^\]]*)\]\((?<source>[^)\s]+)\)$/

const cellsOf = (line: string): readonly (readonly Inline[])[] => line.trim().replaceAll(/^\||\|$/g, '').split('|').map((cell) => parseInlines(cell.trim()))

const isTable = (line: string): boolean => line.trim().startsWith('|')
const startsBlock = (line: string): boolean => line.trim() === '' || /^#{1,6} |^ {4}|^```/.test(line) || bullet.test(line) || isTable(line) || image.test(line.trim())

/** Lines from `from` on while they fit, and where the next begins. */
const takeWhile = (lines: readonly string[], from: number, fits: (line: string) => boolean): readonly [readonly string[], number] => {
  let to = from
  for (let line = lines[to]; line !== undefined && fits(line); line = lines[to]) to += 1
  return [lines.slice(from, to), to]
}

const takeList = (lines: readonly string[], from: number): readonly [Block, number] => {
  const items: string[] = []
  const isOrdered = bullet.exec(lines[from] ?? '')?.groups?.['number'] !== undefined
  let at = from
  for (let line = lines[at]; line !== undefined; line = lines[at]) {
    const item = bullet.exec(line)
    // A line that goes on stands indented below its bullet.
    if (item !== null) items.push(item.groups?.['rest'] ?? '')
    else if (line.trim() !== '' && /^ {2,}/.test(line)) items.push(`${items.pop() ?? ''} ${line.trim()}`)
    else break
    at += 1
  }
  return [{ kind: 'list', isOrdered, items: items.map(parseInlines) }, at]
}

/** One block that begins at a line, and where the next begins. */
const takeBlock = (lines: readonly string[], from: number): readonly [Block, number] => {
  const line = lines[from] ?? ''
  const heading = /^(?<signs>#{1,6}) +(?<text>.+)$/.exec(line)
  if (heading !== null) return [{ kind: 'heading', level: heading.groups?.['signs']?.length ?? 1, text: heading.groups?.['text']?.trim() ?? '' }, from + 1]
  if (line.startsWith('```')) {
    const [text, end] = takeWhile(lines, from + 1, (each) => !each.startsWith('```'))
    return [{ kind: 'code', text: text.join('\n') }, end + 1]
  }
  if (/^ {4}/.test(line)) {
    const [text, end] = takeWhile(lines, from, (each) => /^ {4}/.test(each))
    return [{ kind: 'code', text: text.map((each) => each.slice(4)).join('\n') }, end]
  }
  if (bullet.test(line)) return takeList(lines, from)
  if (isTable(line)) {
    const [table, end] = takeWhile(lines, from, isTable)
    return [{ kind: 'table', head: cellsOf(table[0] ?? ''), rows: table.slice(2).map(cellsOf) }, end]
  }
  const picture = image.exec(line.trim())
  if (picture !== null) return [{ kind: 'image', source: picture.groups?.['source'] ?? '', label: picture.groups?.['label'] ?? '' }, from + 1]
  const [text, end] = takeWhile(lines, from + 1, (each) => !startsBlock(each))
  return [{ kind: 'paragraph', inlines: parseInlines([line, ...text].map((each) => each.trim()).join(' ')) }, end]
}

/**
 * A page of the project's own documents as its parts: headings, paragraphs, lists, tables, code, pictures.
 * The small part of Markdown that those documents use; there is no markup of a page in it, so nothing of it is ever shown as such.
 */
export const parseMarkdown = (text: string): readonly Block[] => {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; ) {
    if ((lines[at] ?? '').trim() === '') {
      at += 1
      continue
    }
    const [block, next] = takeBlock(lines, at)
    blocks.push(block)
    at = next
  }
  return blocks
}
