import type { Day } from '../../kernel/day'
import type { Platform } from '../../kernel/platform'
import type { PastedEntry, PastedThread } from './paste'
import { readWhen } from './when'

/** Buttons, counts and badges around a comment. */
const chrome = /^(?:[\d.,]+\s?[KM]?|Reply|Antworten|\d+ repl(?:y|ies)|\d+ Antwort(?:en)?|Upvote|Downvote|Award|Share|Teilen|Vote|OP|Top \d+% (?:Commenter|Poster)|Edited .*|u\/\S+ avatar|Show (?:more|less)|Read more|Mehr ansehen|Mehr anzeigen|Weniger anzeigen|Translate to .*|Ins Deutsche übersetzen|Pinned by .*|Angepinnt von .*|Profile Badge for the Achievement .*|Track me|\d+ comments?|•|·)$/iu

/** On a page of Reddit what is no longer of the post or comment above: an advertisement, another part. */
const endsOnReddit = /^(?:Go to comments|Promote Post|Community Info Section|Comments Section)$/iu

/** Below a post of Reddit the field to write in. */
const endsPost = /^Join the conversation$/iu

/** What Reddit writes between a name and its age. */
const badge = /^(?:OP|MOD|ADMIN|Top \d+% (?:Commenter|Poster))$/iu

const deleted = '[deleted]'

/** `2 days ago`, as both write it and nobody else does. */
const isAge = (line: string | undefined, today: Day): boolean => line !== undefined && /(?:\bago|^vor\b.*)(?:\s+\((?:edited|bearbeitet)\))?$/iu.test(line) && readWhen(line, today) !== null

interface Head {
  readonly platform: Platform
  readonly handle: string
  readonly when: string
  /** Not a comment. */
  readonly isPost: boolean
  /** Lines that it takes. */
  readonly lines: number
}

const isRedditName = (line: string): boolean => /^(?:u\/)?[\w-]{3,20}$/.test(line) || line === deleted

const redditHandle = (name: string): string => `u/${name.replace(/^u\//, '')}`

/** A comment of Reddit: the name, badges, a dot, the age. Below the line of the avatar, too, is a badge what a person chose to be called. */
const commentHeadAt = (lines: readonly string[], index: number, today: Day): Head | null => {
  const name = lines[index] ?? ''
  if (!isRedditName(name)) return null
  const isSure = /^u\/\S+ avatar$/u.test(lines[index - 1] ?? '')
  let at = index + 1
  while (at < index + 4 && lines[at] !== '•' && (isSure || badge.test(lines[at] ?? ''))) at += 1
  if (lines[at] !== '•') return null
  at += /^stickied comment$/iu.test(lines[at + 1] ?? '') && lines[at + 2] === '•' ? 3 : 1
  return isAge(lines[at], today) ? { platform: 'reddit', handle: redditHandle(name), when: lines[at] ?? '', isPost: false, lines: at - index + 1 } : null
}

/** YouTube: the handle, then the age. A post of Reddit: its community, a dot, the age, the name. */
const headAt = (lines: readonly string[], index: number, today: Day): Head | null => {
  const [line = '', ...below] = lines.slice(index, index + 4)
  if (/^@[\p{L}\d._-]{2,60}$/u.test(line) && isAge(below[0], today)) return { platform: 'youtube', handle: line, when: below[0] ?? '', isPost: false, lines: 2 }
  const isPost = /^r\/\w{2,21}$/u.test(line) && below[0] === '•' && isAge(below[1], today) && isRedditName(below[2] ?? '')
  return isPost ? { platform: 'reddit', handle: redditHandle(below[2] ?? ''), when: below[1] ?? '', isPost: true, lines: 4 } : commentHeadAt(lines, index, today)
}

/** Whether a line ends what somebody said on a page of Reddit. */
const endsSaid = ({ platform, isPost }: Head, line: string, below: string | undefined): boolean =>
  platform === 'reddit' && (endsOnReddit.test(line) || (isPost && endsPost.test(line)) || (/^Go to \S+$/u.test(line) && below?.startsWith('r/') === true))

/** Comments copied from YouTube or Reddit. Null: they are none. */
export const readYouTubeOrReddit = (text: string, today: Day): PastedThread | null => {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const drafts: { readonly head: Head; readonly said: string[] }[] = []
  let isOver = true
  for (let index = 0; index < lines.length; index += 1) {
    const head = headAt(lines, index, today)
    const line = lines[index] ?? ''
    const last = drafts.at(-1)
    if (head !== null) {
      drafts.push({ head, said: [] })
      isOver = false
      index += head.lines - 1
    } else if (last !== undefined && !isOver) {
      isOver = endsSaid(last.head, line, lines[index + 1])
      if (!isOver && !chrome.test(line)) last.said.push(line)
    }
  }
  const entries = drafts.map(({ head: { handle, when }, said }): PastedEntry => {
    const read = readWhen(when, today)
    return { author: handle.replace(/^@|^u\//, ''), handle, on: read?.on ?? null, isAbout: read?.isAbout ?? false, text: said.join('\n') }
  })
  const spoken = entries.filter(({ author, text: said }) => said !== '' && author !== deleted)
  const platform = drafts[0]?.head.platform
  return platform === undefined || spoken.length === 0 ? null : { platform, type: 'comment', title: '', entries: spoken }
}
