import type { Day } from '../../kernel/day'
import type { Platform } from '../../kernel/platform'
import type { PastedEntry, PastedThread } from './paste'
import { readWhen } from './when'

// X's handles are short; Bluesky's are names of hosts, Mastodon's name the server.
const handle = String.raw`@\w{1,15}|@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}|@[\w.-]{1,60}@[\w.-]{1,100}`
const handleLine = new RegExp(`^(${handle})(?:\\s*·\\s*(.{1,20}))?$`, 'u')
const inOneLine = new RegExp(`^(.{1,50}?)\\s+(${handle})\\s*·\\s*(.{1,20})$`, 'u')

/** Bluesky's name and handle, with the age on the next line. */
const nameAndHandle = new RegExp(`^(.{1,50}?)\\s+(${handle})$`, 'u')
const ageLine = /^·\s*(\S.{0,19})$/u

const platformOf = (handles: readonly string[]): Platform => (handles.every((each) => /^@.+@/.test(each)) ? 'mastodon' : handles.every((each) => each.includes('.')) ? 'bluesky' : 'x')

/** Counts under a post, and buttons. */
const chrome = /^(?:[\d.,]+[KM]?|·|Show more|Mehr anzeigen|Translate post|Replying to|Antwort an|Views?|Reply|Repost|Like|Quote|Follow|Folgen|\d{1,2}:\d{2}\s*(?:[AP]M)?\s*·.*)$/u

interface Draft {
  author: string
  handle: string
  when: string
  lines: string[]
}

/** Posts and replies copied from X, Bluesky or Mastodon. Null: they are none. */
export const readPosts = (text: string, today: Day): PastedThread | null => {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const drafts: Draft[] = []
  let isReply = false
  let before = ''
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const whole = inOneLine.exec(line)
    const split = nameAndHandle.exec(line)
    const ageBelow = ageLine.exec(lines[index + 1] ?? '')?.[1] ?? ''
    const below = handleLine.exec(lines[index + 1] ?? '')
    const last = drafts.at(-1)
    if (whole !== null) drafts.push({ author: whole[1] ?? '', handle: whole[2] ?? '', when: whole[3] ?? '', lines: [] })
    else if (split !== null && readWhen(ageBelow, today) !== null) {
      drafts.push({ author: split[1] ?? '', handle: split[2] ?? '', when: ageBelow, lines: [] })
      index += 1
    } else if (below !== null && !line.startsWith('@') && !chrome.test(line)) {
      drafts.push({ author: line, handle: below[1] ?? '', when: below[2] ?? before, lines: [] })
      before = ''
      index += 1
    } else if (handleLine.test(lines[index + 2] ?? '') && readWhen(line, today) !== null) {
      // Mastodon writes the age above the name.
      before = line
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
  return entries.length === 0 ? null : { platform: platformOf(entries.map((entry) => entry.handle ?? '')), type: isReply || entries.length > 1 ? 'reply' : 'mention', title: '', entries: entries.filter((entry) => entry.text !== '') }
}
