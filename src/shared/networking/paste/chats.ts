import type { Day } from '../../kernel/day'
import type { Platform } from '../../kernel/platform'
import type { PastedEntry, PastedThread } from './paste'
import { type NumericOrder, readWhen, type When } from './when'

const clock = String.raw`\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?`
const date = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{2,4}`

/** The head of a message: who, and the words that say when. A head without words for the day stands under the day before it. */
interface Head {
  readonly author: string
  readonly when: string
  /** What stands in the same line. */
  readonly text: string
}

interface ChatKind {
  readonly platform: Platform
  readonly head: (line: string, next: string) => Head | null
  /** Lines that the head takes beside its own. */
  readonly extraLines?: number
}

const headBy = (pattern: RegExp, parts: { readonly author: number; readonly when: number; readonly text?: number }) => (line: string): Head | null => {
  const match = pattern.exec(line)
  const author = match?.[parts.author]?.trim() ?? ''
  return match === null || author === '' ? null : { author, when: match[parts.when] ?? '', text: parts.text === undefined ? '' : (match[parts.text] ?? '') }
}

const whatsappHead = headBy(new RegExp(String.raw`^\[?(${date}),?\s+(${clock})\]?\s*(?:[-–]\s*)?([^:\n]{1,80}):\s?(.*)$`, 'u'), { author: 3, when: 1, text: 4 })

const kinds: readonly ChatKind[] = [
  { platform: 'whatsapp', head: whatsappHead },
  // Before Slack, whose heads are like the line with name and time that LinkedIn writes below its own.
  { platform: 'linkedin', head: headBy(new RegExp(String.raw`^(.{1,80}?) (?:sent the following messages? at|hat (?:die folgende|folgende) Nachrichten? (?:um )?gesendet:?)\s+(${clock})$`, 'u'), { author: 1, when: 2 }) },
  { platform: 'discord', head: headBy(new RegExp(String.raw`^(.{1,80}?)\s+—\s+((?:Today|Yesterday|Heute|Gestern|${date})?(?:\s+(?:at|um))?,?\s*${clock})$`, 'u'), { author: 1, when: 2 }) },
  { platform: 'slack', head: headBy(new RegExp(String.raw`^(.{1,80}?)\s+\[(${clock})\]$`, 'u'), { author: 1, when: 2 }) },
  { platform: 'slack', head: headBy(new RegExp(String.raw`^(\S.{0,79}?)\s{2,}((?:(?:Today|Yesterday|Heute|Gestern)\s+(?:at|um)\s+)?${clock})$`, 'u'), { author: 1, when: 2 }) },
  // A name on a line of its own, the time on the next.
  { platform: 'slack', extraLines: 1, head: (line, next) => (/^\S.{0,79}$/u.test(line) && !/[.!?:]$/u.test(line) && new RegExp(`^\\s{2,}${clock}$`, 'u').test(next) ? { author: line.trim(), when: next.trim(), text: '' } : null) },
]

const endingClock = new RegExp(String.raw`\s+${clock}$`, 'u')

/** Lines of a platform's own around messages. */
const chrome = /^(?:View .+(?:’|')s? profile.*|.+ \([Hh]e\/[Hh]im\)|.+ \([Ss]he\/[Hh]er\)|\(edited\)|\(bearbeitet\)|:\w+:|\d+ repl(?:y|ies)|New|Neu|(?:APP|BOT))$/u

/** Whether the next line that somebody wrote, or that is a head, is a head. */
const isAboveHead = (lines: readonly string[], index: number, { head }: ChatKind): boolean => {
  let next = index + 1
  while (next < lines.length && (lines[next]?.trim() === '' || chrome.test(lines[next]?.trim() ?? ''))) next += 1
  return head(lines[next] ?? '', lines[next + 1] ?? '') !== null
}

/** A day that stands alone above the messages of that day. */
const dayLine = (line: string, today: Day, order: NumericOrder): When | null => (line.length <= 40 && !/^\d{1,2}:\d{2}/.test(line) && /\p{L}{3}|[./-]/u.test(line) ? readWhen(line.replaceAll(/^[-—–─\s]+|[-—–─\s]+$/gu, ''), today, order) : null)

/** Whether the numbers of a chat put day or month first: some line says it, or a clock with am and pm. */
const orderOf = (lines: readonly string[]): NumericOrder => {
  const numbers = lines.flatMap((line) => {
    const match = /^\[?(\d{1,2})\/(\d{1,2})\/\d{2,4}/.exec(line)
    return match === null ? [] : [[Number(match[1]), Number(match[2])] as const]
  })
  if (numbers.some(([first]) => first > 12)) return 'dayFirst'
  return numbers.some(([, second]) => second > 12) || lines.some((line) => /^\[?\d{1,2}\/\d{1,2}\/\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?\s?[AaPp]\.?[Mm]/u.test(line)) ? 'monthFirst' : null
}

const readKind = (lines: readonly string[], kind: ChatKind, today: Day): PastedEntry[] => {
  const order = orderOf(lines)
  const entries: { author: string; on: Day | null; isAbout: boolean; lines: string[] }[] = []
  let day: Day | null = null
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const head = kind.head(line, lines[index + 1] ?? '')
    if (head !== null) {
      const when = readWhen(head.when, today, order)
      entries.push({ author: head.author, on: when?.on ?? day, isAbout: when?.isAbout ?? false, lines: head.text === '' ? [] : [head.text] })
      index += kind.extraLines ?? 0
      continue
    }
    // Right below a head, and where no other message follows, stands what was said, though it be `Tuesday` or `May 3`.
    const alone = entries.at(-1)?.lines.length === 0 ? null : dayLine(line.trim(), today, order)
    if (alone !== null && isAboveHead(lines, index, kind)) day = alone.on
    else if (line.trim() !== '' && !chrome.test(line.trim()) && line.trim().replace(endingClock, '') !== entries.at(-1)?.author) entries.at(-1)?.lines.push(line.trim())
  }
  return entries.map(({ lines: said, ...entry }) => ({ ...entry, handle: null, text: said.join('\n') })).filter(({ text }) => text !== '')
}

/** Messages copied from WhatsApp, Discord, Slack or LinkedIn. Null: they are none. */
export const readChat = (text: string, today: Day): PastedThread | null => {
  const lines = text.split('\n').map((line) => line.trimEnd())
  for (const kind of kinds) {
    const entries = readKind(lines, kind, today)
    if (entries.length > 0) return { platform: kind.platform, type: 'message', title: '', entries }
  }
  return null
}
