import { z } from 'zod'
import { t } from '../../../shared/kernel/words'
import { JsonElements, parseElement, type JsonElement } from '../json-elements'
import type { PartSink, PeopleFormat, TextReader } from '../part'
import { PersonRefused } from '../person'
import { profileOfHandle, profileOfUrl } from '../profile'
import { TableError } from '../../table'

const lists = {
  follower: { takenFor: t`Followers`, tag: 'x follower' },
  following: { takenFor: t`Accounts you follow`, tag: 'x following' },
} as const

const Account = z.object({ accountId: z.string().regex(/^\d{1,25}$/), userLink: z.string().catch('') })

const assignment = /^\s*window\.YTD\.(\w+)\.part\d+\s*=\s*/

/** Longest text before the list of such a file. */
const prefixCharacters = 1000

/** Reads `window.YTD.follower.part0 = [ … ]`: what stands before the list is cut off, the rest is JSON and nothing is ever run. */
class FollowsReader implements TextReader {
  private readonly elements = new JsonElements((element) => this.read(element))
  private prefix: string | null = ''
  private tail = ''

  constructor(
    private readonly list: keyof typeof lists,
    private readonly sink: PartSink,
  ) {}

  push(text: string): void {
    if (this.prefix === null) return this.pass(text)
    this.prefix += text
    const start = this.prefix.indexOf('[')
    if (start === -1) {
      if (this.prefix.length > prefixCharacters) throw new TableError(t`The file holds no list.`, 1)
      return
    }
    const rest = this.prefix.slice(start)
    this.prefix = null
    this.pass(rest)
  }

  end(): void {
    if (this.prefix !== null) throw new TableError(t`The file holds no list.`, 1)
    // A script may end in a semicolon; JSON does not.
    this.elements.push(this.tail.replace(/\s*;\s*$/, ''))
    this.elements.end()
  }

  /** Keeps back the last letters, in which the semicolon may stand. */
  private pass(text: string): void {
    const all = this.tail + text
    this.tail = all.slice(-16)
    this.elements.push(all.slice(0, -16))
  }

  private read(element: JsonElement): void {
    const { line } = element
    const text = element.text.slice(0, 2000)
    const { takenFor: _takenFor, tag } = lists[this.list]
    const value = parseElement(element)
    const account = Account.safeParse(typeof value === 'object' && value !== null && Object.hasOwn(value, this.list) ? (value as Readonly<Record<string, unknown>>)[this.list] : null)
    if (!account.success) return this.sink.refuse(line, t`This entry has no account number.`, text)
    const { accountId, userLink } = account.data
    const linked = userLink === '' ? null : profileOfUrl(userLink)
    const named = linked?.platform === 'x' && !linked.handle.startsWith('id:') ? linked : null
    const numbered = profileOfHandle('x', `id:${accountId}`)
    if (named === null) this.sink.notes.add(t`X gives only the number of this account, not its handle; it is named by that number`, line)
    const shown = this.sink.wantsShown() ? [{ label: 'accountId', text: accountId, parsed: t`X account ${accountId}` }, { label: 'userLink', text: userLink.slice(0, 200), parsed: named === null ? null : `X: ${named.handle}` }] : null
    try {
      this.sink.person(
        {
          line,
          sourceId: accountId,
          name: named?.handle ?? t`X account ${accountId}`,
          profiles: [...(named === null ? [] : [named]), ...(numbered === null ? [] : [{ ...numbered, url: `https://x.com/intent/user?user_id=${accountId}` }])],
          tags: [tag],
          shown,
        },
        text,
      )
    } catch (error) {
      if (!(error instanceof PersonRefused)) throw error
      this.sink.refuse(line, error.message, text)
    }
  }
}

export const xArchiveFormat: PeopleFormat = {
  recognise: ({ text }) => {
    const kind = assignment.exec(text)?.[1]
    if (kind === undefined) return null
    if (kind !== 'follower' && kind !== 'following') return { platform: 'x', leftOut: t`“${kind}” names no contacts.` }
    return { platform: 'x', takenFor: lists[kind].takenFor, why: [t`it sets window.YTD.${kind}`], open: { kind: 'text', make: (sink) => new FollowsReader(kind, sink) } }
  },
}
