import type { Day } from '../../kernel/day'
import type { Platform } from '../../kernel/platform'
import type { PastedEntry, PastedThread } from './paste'
import { readWhen } from './when'

/** Words under a comment, and counts, that nobody wrote. */
const chrome = /^(?:Like|Reply|Gefällt mir|Antworten|Comment|Share|Send|React|Insightful|Love|Celebrate|Funny|Support|Author|Verfasser(?:in)?|Top fan|Top-Fan|Edited|Bearbeitet|\(edited\)|See translation|Übersetzung anzeigen|Follow(?:ing)?|Most relevant|Alle Kommentare|Load more comments|View (?:all )?\d* ?repl(?:y|ies).*|Hide replies|Verified|Liked by author|View .+(?:’|')s? profile.*|\d+ Repl(?:y|ies) on .+(?:’|')s? comment|Comment image, .*|\d+ (?:likes?|repl(?:y|ies)|reactions?|comments?|„?Gefällt mir“?-Angaben?|Antworten)|[\d.,]+|…|more|mehr|…more|see more|•|·|\|)$/iu

/** The longest line that is looked at: what stands around comments has a name at most, and a pattern takes time by the square of a line. */
const longestChrome = 200

const isChrome = (line: string): boolean => line.length < longestChrome && chrome.test(line)

const linkedInDegree = /(?:^|[\s•·])(?:1st|2nd|3rd\+?|1\.|2\.|3\.\+?|Author|Verfasser(?:in)?)(?:\s+(?:degree connection|Grades))?(?:\s|$)/u

/** What LinkedIn says below the name of somebody one follows, and of oneself, in the place of a degree. */
const inPlaceOfDegree = /^[•·]\s*(?:Following|You)$/u

const isDegree = (line: string): boolean => linkedInDegree.test(line) || inPlaceOfDegree.test(line)

/** The line under a comment on Facebook and Instagram: an age, then what can be done. */
const footer = /^(\d{1,3}\s?(?:s|m|min|h|d|w|y|Std|T|Wo|J|Tage?|Wochen?)\.?)(?:\s+(?:\d+ likes?|Like|Reply|Gefällt mir|Antworten|„?Gefällt mir“?.*|See translation|Edited|·|•))*\s*\d*$/iu

const isHandle = (line: string): boolean => /^[a-z0-9._]{2,30}$/.test(line) && /[a-z]/.test(line)

const isName = (line: string): boolean => line.length <= 60 && line.split(/\s+/u).length <= 6 && /^\p{L}/u.test(line) && !/[.!?,:;)]$/u.test(line.replace(/\b(?:Dr|Jr|Sr)\.$/u, '')) && /\p{Lu}/u.test(line)

const platformOf = (text: string, lines: readonly string[]): Platform | null => {
  if (lines.some((line) => /^•\s*(?:1st|2nd|3rd)|\b(?:1st|2nd|3rd\+) degree connection|^(?:.+\s)?•\s?(?:1st|2nd|3rd\+?)$/u.test(line)) || /linkedin\.com/u.test(text)) return 'linkedin'
  if (/instagram\.com/u.test(text)) return 'instagram'
  if (/facebook\.com/u.test(text) || lines.some((line) => /^Top[- ]fan$/iu.test(line))) return 'facebook'
  return null
}

interface Draft {
  readonly author: string
  readonly handle: string | null
  when: string
  readonly lines: string[]
}

/** LinkedIn: name, degree, what they do, age, then the words. */
const readLinkedIn = (lines: readonly string[], today: Day): Draft[] => {
  const drafts: Draft[] = []
  lines.forEach((line, index) => {
    const degreeBelow = isDegree(lines[index + 1] ?? '') && (lines[index + 1] ?? '').length < 40
    const inLine = /^(.{2,60}?)\s*[•·]\s*(?:1st|2nd|3rd\+?|1\.|2\.|3\.\+?)$/u.exec(line)
    const last = drafts.at(-1)
    if (inLine !== null && !/^[•·]/u.test(line)) drafts.push({ author: inLine[1] ?? '', handle: null, when: '', lines: [] })
    else if (degreeBelow && isName(line) && !linkedInDegree.test(line)) drafts.push({ author: line, handle: null, when: '', lines: [] })
    else if (last !== undefined && !isDegree(line.slice(0, 24))) {
      // What stands before the age is what they do, not what they say.
      if (last.when === '') last.when = line.length <= 24 && readWhen(line, today) !== null ? line : ''
      else if (!isChrome(line) && line !== last.author) last.lines.push(line)
    }
  })
  return drafts
}

/** Facebook and Instagram: a name or handle, the words, then a line with the age. */
const readByFooter = (lines: readonly string[]): Draft[] => {
  const drafts: Draft[] = []
  let gathered: string[] = []
  for (const line of lines) {
    const match = footer.exec(line)
    if (match === null) {
      if (!isChrome(line)) gathered.push(line)
      continue
    }
    const [first = '', ...said] = gathered
    const inline = /^([a-z0-9._]{2,30})\s+(\S.*)$/.exec(first)
    if (said.length > 0 && (isName(first) || isHandle(first))) drafts.push({ author: first, handle: isHandle(first) ? `@${first}` : null, when: match[1] ?? '', lines: said })
    else if (inline !== null && isHandle(inline[1] ?? '')) drafts.push({ author: inline[1] ?? '', handle: `@${inline[1] ?? ''}`, when: match[1] ?? '', lines: [inline[2] ?? '', ...said] })
    gathered = []
  }
  return drafts
}

/** Comments copied from LinkedIn, Facebook or Instagram. Null: they are none. */
export const readComments = (text: string, today: Day): PastedThread | null => {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const told = platformOf(text, lines)
  const linkedIn = told === 'linkedin' ? readLinkedIn(lines, today) : []
  const drafts = linkedIn.length > 0 ? linkedIn : readByFooter(lines)
  const entries = drafts.map(({ author, handle, when, lines: said }): PastedEntry => {
    const read = readWhen(when, today)
    return { author, handle, on: read?.on ?? null, isAbout: read?.isAbout ?? false, text: said.join('\n') }
  })
  const spoken = entries.filter((entry) => entry.text !== '')
  if (spoken.length === 0) return null
  // Handles in small letters are Instagram's; names with a line of an age are Facebook's.
  const platform = told ?? (spoken.every(({ handle }) => handle !== null) ? 'instagram' : spoken.every(({ handle }) => handle === null) ? 'facebook' : null)
  return { platform, type: 'comment', title: '', entries: spoken }
}
