import type { Day } from '../../kernel/day'
import type { PastedEntry, PastedThread } from './paste'
import { readWhen } from './when'

const handleLine = /^(@\w{1,15})(?:\s*·\s*(.{1,20}))?$/u
const inOneLine = /^(.{1,50}?)\s+(@\w{1,15})\s*·\s*(.{1,20})$/u

/** Counts under a post, and buttons. */
const chrome = /^(?:[\d.,]+[KM]?|·|Show more|Mehr anzeigen|Translate post|Replying to|Antwort an|Views?|Reply|Repost|Like|Quote|Follow|Folgen|\d{1,2}:\d{2}\s*(?:[AP]M)?\s*·.*)$/u

interface Draft {
  author: string
  handle: string
  when: string
  lines: string[]
}

/** Posts and replies copied from X. Null: they are none. */
export const readXPosts = (text: string, today: Day): PastedThread | null => {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const drafts: Draft[] = []
  let isReply = false
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const whole = inOneLine.exec(line)
    const below = handleLine.exec(lines[index + 1] ?? '')
    const last = drafts.at(-1)
    if (whole !== null) drafts.push({ author: whole[1] ?? '', handle: whole[2] ?? '', when: whole[3] ?? '', lines: [] })
    else if (below !== null && !line.startsWith('@') && !chrome.test(line)) {
      drafts.push({ author: line, handle: below[1] ?? '', when: below[2] ?? '', lines: [] })
      index += 1
    } else if (/^(?:Replying to|Antwort an)/u.test(line)) {
      isReply = true
      if (handleLine.test(lines[index + 1] ?? '')) index += 1
    } else if (last !== undefined && last.when === '' && last.lines.length === 0 && readWhen(line, today) !== null) last.when = line
    else if (last !== undefined && !chrome.test(line)) last.lines.push(line)
  }
  const entries = drafts.map(({ author, handle, when, lines: said }): PastedEntry => {
    const read = readWhen(when, today)
    return { author, handle, on: read?.on ?? null, isAbout: read?.isAbout ?? false, text: said.join('\n') }
  })
  return entries.length === 0 ? null : { platform: 'x', type: isReply || entries.length > 1 ? 'reply' : 'mention', title: '', entries: entries.filter((entry) => entry.text !== '') }
}
