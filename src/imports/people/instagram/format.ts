import { z } from 'zod'
import { dayText } from '../../../shared/kernel/day-text'
import type { Day } from '../../../shared/kernel/day'
import { platformNames } from '../../../shared/kernel/platform'
import { t } from '../../../shared/kernel/words'
import { JsonElements, parseElement, type JsonElement } from '../json-elements'
import { repairMojibake } from '../mojibake'
import type { LeftOut, PartSink, PeopleFormat, TextReader } from '../part'
import { dayOfSeconds, PersonRefused } from '../person'
import { profileOfHandle, profileOfUrl } from '../profile'

interface List {
  readonly platform: 'instagram' | 'threads'
  readonly takenFor: string
  readonly tag: string
  readonly since: (day: Day) => string
}

// Tags are names in the workbook, the same in every language, so that a later import finds them again.
const followers: List = { platform: 'instagram', takenFor: t`Followers`, tag: 'instagram follower', since: (day) => t`Follows you on Instagram since ${day}` }
const following: List = { platform: 'instagram', takenFor: t`Accounts you follow`, tag: 'instagram following', since: (day) => t`Followed by you on Instagram since ${day}` }

/** Lists of people in a download, by the key they stand under. A bare list is of followers, unless its file is called otherwise. Those of Threads lie in the same download. */
const lists: ReadonlyMap<string, List> = new Map([
  ['relationships_followers', followers],
  ['relationships_following', following],
  ['text_post_app_text_post_app_followers', { platform: 'threads', takenFor: t`Followers`, tag: 'threads follower', since: (day) => t`Follows you on Threads since ${day}` }],
  ['text_post_app_text_post_app_following', { platform: 'threads', takenFor: t`Accounts you follow`, tag: 'threads following', since: (day) => t`Followed by you on Threads since ${day}` }],
])

const keyPattern = /"(relationships_[a-z_]+|text_post_app_[a-z_]+)"\s*:/

const leftOutOf = (key: string): LeftOut =>
  key === 'text_post_app_text_posts'
    ? { platform: 'threads', leftOut: t`What you wrote on Threads is not read: it names no figures.` }
    : { platform: key.startsWith('text_') ? 'threads' : 'instagram', leftOut: t`“${key.replace(/^relationships_|^text_post_app_(?:text_post_app_|text_app_)?/, '').replaceAll('_', ' ')}” is no list of followers or of accounts you follow.` }

const Entry = z.object({
  title: z.string().catch(''),
  timestamp: z.number().optional().catch(undefined),
  string_list_data: z.array(z.object({ href: z.string().catch(''), value: z.string().catch(''), timestamp: z.number().optional().catch(undefined) })).catch([]),
  label_values: z.array(z.object({ label: z.string().catch(''), value: z.string().catch('') })).catch([]),
})

/** The four ways in which an entry names an account: a value; a title, which on Threads is the person's name; only the address of the profile; values with labels (whose `URL` is the link of the biography). */
const accountOf = (entry: z.infer<typeof Entry>, { platform }: List): { readonly handle: string; readonly name: string; readonly seconds: number | undefined } => {
  const [first] = entry.string_list_data
  const labelled = entry.label_values.find(({ label }) => /^(user ?name|nutzername|benutzername|nom d.utilisateur|nombre de usuario)$/i.test(repairMojibake(label)))?.value ?? ''
  const fromUrl = first === undefined ? null : profileOfUrl(first.href)
  const inTitle = platform === 'threads' ? { handle: '', name: entry.title } : { handle: entry.title, name: '' }
  const handle = first?.value || inTitle.handle || labelled || (fromUrl?.platform === platform ? fromUrl.handle : '')
  return { handle: repairMojibake(handle).trim(), name: repairMojibake(inTitle.name).trim(), seconds: first?.timestamp ?? entry.timestamp }
}

class InstagramReader implements TextReader {
  private readonly elements = new JsonElements((element) => this.read(element))

  constructor(
    private readonly bare: List,
    private readonly sink: PartSink,
  ) {}

  push(text: string): void {
    this.elements.push(text)
  }

  end(): void {
    this.elements.end()
  }

  private read(element: JsonElement): void {
    const value = parseElement(element)
    const list = element.key === '' ? this.bare : lists.get(element.key)
    if (list === undefined) return
    const { line, text } = element
    const entry = Entry.safeParse(value)
    const { handle, name, seconds } = entry.success ? accountOf(entry.data, list) : { handle: '', name: '', seconds: undefined }
    const profile = /^[\w.]{1,60}$/.test(handle) ? profileOfHandle(list.platform, handle) : null
    if (profile === null) return this.sink.refuse(line, t`This entry names no account.`, text.slice(0, 2000))
    const day = dayOfSeconds(seconds)
    if (day !== null) this.sink.day(day)
    const shown = this.sink.wantsShown()
      ? [{ label: t`account`, text: handle, parsed: `${platformNames[list.platform]}: ${profile.handle}` }, { label: 'timestamp', text: String(seconds ?? ''), parsed: day === null ? null : dayText(day) }]
      : null
    try {
      this.sink.person({ line, name: name || profile.handle, profiles: [profile], tags: [list.tag], howMet: day === null ? '' : list.since(day), shown }, text.slice(0, 2000))
    } catch (error) {
      if (!(error instanceof PersonRefused)) throw error
      this.sink.refuse(line, error.message, text.slice(0, 2000))
    }
  }
}

export const instagramFormat: PeopleFormat = {
  recognise: ({ text, name }) => {
    if (!/^\s*[[{]/.test(text)) return null
    const key = keyPattern.exec(text)?.[1]
    if (key !== undefined) {
      const list = lists.get(key)
      if (list === undefined) return leftOutOf(key)
      return { platform: list.platform, takenFor: list.takenFor, why: [t`the key “${key}”`], open: { kind: 'text', make: (sink) => new InstagramReader(followers, sink) } }
    }
    const isBare = /^\s*\[/.test(text)
    const proof = /"(string_list_data|label_values)"\s*:/.exec(text)?.[1]
    if (!isBare || proof === undefined) return null
    if (!/follow/i.test(name) || /hashtag|request|unfollow|suggest/i.test(name)) return { platform: 'instagram', leftOut: t`Not a list of followers or of accounts you follow, by its name.` }
    const list = /following/i.test(name) ? following : followers
    return { platform: 'instagram', takenFor: list.takenFor, why: [t`a list of entries with “${proof}”`], open: { kind: 'text', make: (sink) => new InstagramReader(list, sink) } }
  },
}
