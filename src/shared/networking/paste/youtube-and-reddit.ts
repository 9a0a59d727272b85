import type { Day } from '../../kernel/day'
import type { Platform } from '../../kernel/platform'
import type { PastedEntry, PastedThread } from './paste'
import { readWhen } from './when'

/** Buttons, counts and badges around a comment. */
const chrome = /^(?:[\d.,]+\s?[KM]?|Reply|Antworten|\d+ repl(?:y|ies)|\d+ Antwort(?:en)?|Upvote|Downvote|Award|Share|Teilen|Vote|OP|Top \d+% (?:Commenter|Poster)|Edited .*|u\/\S+ avatar|Show (?:more|less)|Read more|Mehr ansehen|Mehr anzeigen|Weniger anzeigen|Translate to .*|Ins Deutsche übersetzen|Pinned by .*|Angepinnt von .*|Profile Badge for the Achievement .*|Track me|•|·)$/iu

/** `2 days ago`, as both write it and nobody else does. */
const isAge = (line: string | undefined, today: Day): boolean => line !== undefined && /(?:\bago|^vor\b.*)(?:\s+\((?:edited|bearbeitet)\))?$/iu.test(line) && readWhen(line, today) !== null

interface Head {
  readonly platform: Platform
  readonly handle: string
  readonly when: string
  /** Lines that it takes. */
  readonly lines: number
}

/** YouTube: the handle, then the age. Reddit: the name, a dot, the age. */
const headAt = (lines: readonly string[], index: number, today: Day): Head | null => {
  const [line = '', ...below] = lines.slice(index, index + 4)
  if (/^@[\p{L}\d._-]{2,60}$/u.test(line) && isAge(below[0], today)) return { platform: 'youtube', handle: line, when: below[0] ?? '', lines: 2 }
  const isName = /^(?:u\/)?[\w-]{3,20}$/.test(line)
  const dot = below[0] === 'OP' ? 1 : 0
  return isName && below[dot] === '•' && isAge(below[dot + 1], today) ? { platform: 'reddit', handle: `u/${line.replace(/^u\//, '')}`, when: below[dot + 1] ?? '', lines: dot + 3 } : null
}

/** Comments copied from YouTube or Reddit. Null: they are none. */
export const readYouTubeOrReddit = (text: string, today: Day): PastedThread | null => {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const drafts: { readonly head: Head; readonly said: string[] }[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const head = headAt(lines, index, today)
    const line = lines[index] ?? ''
    if (head !== null) {
      drafts.push({ head, said: [] })
      index += head.lines - 1
    } else if (!chrome.test(line)) drafts.at(-1)?.said.push(line)
  }
  const entries = drafts.map(({ head: { handle, when }, said }): PastedEntry => {
    const read = readWhen(when, today)
    return { author: handle.replace(/^@|^u\//, ''), handle, on: read?.on ?? null, isAbout: read?.isAbout ?? false, text: said.join('\n') }
  })
  const spoken = entries.filter((entry) => entry.text !== '')
  const platform = drafts[0]?.head.platform
  return platform === undefined || spoken.length === 0 ? null : { platform, type: 'comment', title: '', entries: spoken }
}
