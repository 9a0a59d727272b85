import { z } from 'zod'
import { dayText } from '../../../shared/kernel/day-text'
import type { Day } from '../../../shared/kernel/day'
import { t } from '../../../shared/kernel/words'
import { JsonElements, parseElement, type JsonElement } from '../json-elements'
import { repairMojibake } from '../mojibake'
import type { PartSink, PeopleFormat, TextReader } from '../part'
import { dayOfSeconds, isKeptEmail, isKeptPhone, PersonRefused } from '../person'

/** Lists of people in a download, by the key they stand under, whatever version it ends in. They have names, of a few an e-mail address or a phone, and nothing else. Tags are names in the workbook, the same in every language, so that a later import finds them again. */
const listOf = (key: string): { readonly takenFor: string; readonly tag: string; readonly since: (day: Day) => string } | null => {
  switch (key.replace(/_v\d+$/, '')) {
    case 'friends':
      return { takenFor: t`Friends`, tag: 'facebook friend', since: (day) => t`Facebook friend since ${day}` }
    case 'followers':
      return { takenFor: t`Followers`, tag: 'facebook follower', since: (day) => t`Follows you on Facebook since ${day}` }
    case 'following':
      return { takenFor: t`People you follow`, tag: 'facebook following', since: (day) => t`Followed by you on Facebook since ${day}` }
    default:
      return null
  }
}

const Entry = z.object({ name: z.string(), timestamp: z.number().optional().catch(undefined), contact_info: z.string().optional().catch(undefined) })

class FacebookReader implements TextReader {
  private readonly elements = new JsonElements((element) => this.read(element))

  constructor(private readonly sink: PartSink) {}

  push(text: string): void {
    this.elements.push(text)
  }

  end(): void {
    this.elements.end()
  }

  private read(element: JsonElement): void {
    const { key, line } = element
    const value = parseElement(element)
    const list = listOf(key)
    if (list === null) return
    const text = element.text.slice(0, 2000)
    const entry = Entry.safeParse(value)
    if (!entry.success) return this.sink.refuse(line, t`This entry has no name.`, text)
    const name = repairMojibake(entry.data.name)
    const reached = entry.data.contact_info === undefined ? [] : [repairMojibake(entry.data.contact_info)]
    const isEmail = reached.some((one) => one.includes('@'))
    const day = dayOfSeconds(entry.data.timestamp)
    if (day !== null) this.sink.day(day)
    const shown = this.sink.wantsShown()
      ? [
          { label: 'name', text: entry.data.name.slice(0, 200), parsed: name.slice(0, 200) },
          { label: 'timestamp', text: String(entry.data.timestamp ?? ''), parsed: day === null ? null : dayText(day) },
          ...reached.map((one) => ({ label: 'contact_info', text: one.slice(0, 200), parsed: (isEmail ? isKeptEmail : isKeptPhone)(one) ? one.slice(0, 200) : null })),
        ]
      : null
    try {
      this.sink.person({ line, name, emails: isEmail ? reached : [], phones: isEmail ? [] : reached, tags: [list.tag], howMet: day === null ? '' : list.since(day), shown }, text)
    } catch (error) {
      if (!(error instanceof PersonRefused)) throw error
      this.sink.refuse(line, error.message, text)
    }
  }
}

const keyPattern = /^\s*\{\s*"((?:removed_|rejected_|received_|sent_|deleted_)?(?:friends|followers|following|friend_requests)(?:_sent|_received)?(?:_v\d+)?)"\s*:\s*\[/

export const facebookFormat: PeopleFormat = {
  recognise: ({ text }) => {
    const key = keyPattern.exec(text)?.[1]
    if (key === undefined) return null
    const list = listOf(key)
    if (list === null) return { platform: 'facebook', leftOut: t`“${key}” is no list of friends, followers or people you follow.` }
    return { platform: 'facebook', takenFor: list.takenFor, why: [t`the key “${key}”`], open: { kind: 'text', make: (sink) => new FacebookReader(sink) } }
  },
}
