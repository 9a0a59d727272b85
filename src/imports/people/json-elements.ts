import { t } from '../../shared/kernel/words'
import { TableError } from '../table'

/** `keyCharacters`: no download has a longer key before a list. */
const limits = { depth: 64, elementCharacters: 1024 * 1024, keyCharacters: 200 } as const

/** One element of a list in a JSON text: the key its list stands under (empty: the list is the whole text), its text, and its line. */
export interface JsonElement {
  readonly key: string
  readonly text: string
  readonly line: number
}

const [quote, backslash, comma, openList, closeList, openObject, closeObject, newLine] = [34, 92, 44, 91, 93, 123, 125, 10]

const keyBefore = /"((?:[^"\\]|\\.)*)"\s*:\s*$/

/**
 * Takes a JSON text apart, fed in pieces of any size, into the elements of its list: of the whole where it is a list, else of each list that stands
 * directly under a key. So a download of any length is never held whole, and what is wrong has a line. Throws TableError where the text is no JSON.
 */
export class JsonElements {
  private line = 1
  private isInString = false
  private isEscaped = false
  /** What is open, outermost first. */
  private opened = ''
  /** The text without what its lists hold, in pieces; it must be JSON too. */
  private readonly frame: string[] = []
  private frameCharacters = 0
  /** The end of the frame, in which the key of a list stands. */
  private frameEnd = ''
  /** Of the list that is open. Null: none is. */
  private list: { readonly key: string; readonly depth: number; element: string; line: number; count: number } | null = null

  constructor(private readonly onElement: (element: JsonElement) => void) {}

  push(text: string): void {
    let start = 0
    const flush = (end: number): void => {
      this.keep(text.slice(start, end))
      start = end
    }
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (code === newLine) this.line += 1
      if (this.isInString) {
        if (this.isEscaped) this.isEscaped = false
        else if (code === backslash) this.isEscaped = true
        else if (code === quote) this.isInString = false
      } else if (code === quote) this.isInString = true
      else if (code === openList || code === openObject) {
        const begins = code === openList && this.list === null && (this.opened === '' || this.opened === '{')
        if (begins) flush(index + 1)
        this.opened += code === openList ? '[' : '{'
        if (this.opened.length > limits.depth) throw new TableError(t`The file is nested more than ${limits.depth} deep.`, this.line)
        if (begins) this.list = { key: this.opened === '[' ? '' : (keyBefore.exec(this.frameEnd.slice(0, -1))?.[1] ?? ''), depth: this.opened.length, element: '', line: this.line, count: 0 }
      } else if (code === closeList || code === closeObject) {
        if (this.list !== null && this.opened.length === this.list.depth && code === closeList) {
          flush(index)
          this.hand(true)
          this.list = null
        }
        if (this.opened.at(-1) !== (code === closeList ? '[' : '{')) throw this.broken()
        this.opened = this.opened.slice(0, -1)
      } else if (code === comma && this.list !== null && this.opened.length === this.list.depth) {
        flush(index)
        start = index + 1
        this.hand(false)
      }
    }
    flush(text.length)
  }

  /** Throws where the text breaks off, or what stands around its lists is no JSON. */
  end(): void {
    if (this.opened !== '' || this.isInString) throw new TableError(t`The file breaks off before its end. Download it again.`, this.line)
    parseElement({ key: '', text: this.frame.join(''), line: this.line })
  }

  private broken(): TableError {
    return new TableError(t`The file is no valid JSON from line ${this.line} on.`, this.line)
  }

  private keep(text: string): void {
    const { list } = this
    if (list === null) {
      this.frame.push(text)
      this.frameCharacters += text.length
      this.frameEnd = (this.frameEnd + text).slice(-limits.keyCharacters)
      if (this.frameCharacters > limits.elementCharacters) throw new TableError(t`The file holds more than a million letters outside of lists, which no such download does.`, this.line)
      return
    }
    if (list.element === '') {
      // Only these are blanks to JSON.
      const trimmed = text.replace(/^[ \t\r\n]+/, '')
      list.element = trimmed
      // The line counter stands at the end of this piece.
      if (trimmed !== '') list.line = this.line - (trimmed.split('\n').length - 1)
    } else list.element += text
    if (list.element.length > limits.elementCharacters) throw new TableError(t`An entry is longer than a million letters.`, list.line)
  }

  private hand(isLast: boolean): void {
    const { list } = this
    if (list === null) return
    if (list.element === '') {
      // An empty list has nothing before its end; anything else is a comma too many.
      if (isLast && list.count === 0) return
      throw this.broken()
    }
    list.count += 1
    this.onElement({ key: list.key, text: list.element, line: list.line })
    list.element = ''
  }
}

/** The value an element's text stands for. Throws TableError where it is no JSON. */
export const parseElement = ({ text, line }: JsonElement): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new TableError(t`The file is no valid JSON from line ${line} on.`, line)
  }
}
