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
abstract class ScriptReader implements TextReader {
  private readonly elements = new JsonElements((element) => this.read(element))
  private prefix: string | null = ''
  private tail = ''

  constructor(protected readonly sink: PartSink) {}

  protected abstract read(element: JsonElement): void

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
}

/** An account that posts mention, under its number among what parts tell each other; `post` is the newest of them, as handles change. */
const Mentioned = z.object({ post: z.string(), handle: z.string(), name: z.string() })
type Mentioned = z.infer<typeof Mentioned>

const mentionKey = (accountId: string): string => `x account ${accountId}`

const mentionedAs = ({ shared }: PartSink, accountId: string): Mentioned | null => {
  const text = shared.get(mentionKey(accountId))
  return text === undefined ? null : Mentioned.parse(JSON.parse(text))
}

const Post = z.object({
  tweet: z.object({
    id_str: z.string().regex(/^\d{1,25}$/),
    entities: z.object({ user_mentions: z.array(z.object({ id_str: z.string(), screen_name: z.string(), name: z.string().catch('') })).catch([]) }),
  }),
})

/** Posts of one's own: who they mention is there with number, handle and name, and nobody else of an archive is. */
class MentionsReader extends ScriptReader {
  protected read(element: JsonElement): void {
    const post = Post.safeParse(parseElement(element))
    if (!post.success) return
    this.sink.counted()
    const { id_str: id, entities } = post.data.tweet
    for (const { id_str: accountId, screen_name: handle, name } of entities.user_mentions) {
      if (!/^\d{1,25}$/.test(accountId) || !/^\w{1,30}$/.test(handle)) continue
      const known = mentionedAs(this.sink, accountId)
      if (known === null || BigInt(known.post) < BigInt(id)) this.sink.shared.set(mentionKey(accountId), JSON.stringify({ post: id, handle, name } satisfies Mentioned))
    }
  }
}

type Account = z.infer<typeof Account> & { readonly line: number }

class FollowsReader extends ScriptReader {
  private readonly waiting: Account[] = []

  constructor(
    private readonly list: keyof typeof lists,
    /** Whether posts may come behind it that name whom it only numbers. */
    private readonly isInArchive: boolean,
    sink: PartSink,
  ) {
    super(sink)
  }

  finish(): void {
    for (const account of this.waiting) this.tell(account)
  }

  protected read(element: JsonElement): void {
    const { line } = element
    const value = parseElement(element)
    const account = Account.safeParse(typeof value === 'object' && value !== null && Object.hasOwn(value, this.list) ? (value as Readonly<Record<string, unknown>>)[this.list] : null)
    if (!account.success) return this.sink.refuse(line, t`This entry has no account number.`, element.text.slice(0, 2000))
    if (this.isInArchive) this.waiting.push({ ...account.data, line })
    else this.tell({ ...account.data, line })
  }

  private tell({ line, ...account }: Account): void {
    const { accountId, userLink } = account
    const { tag } = lists[this.list]
    const text = JSON.stringify({ [this.list]: account }).slice(0, 2000)
    const mentioned = mentionedAs(this.sink, accountId)
    const linked = userLink === '' ? null : profileOfUrl(userLink)
    const named = mentioned !== null ? profileOfHandle('x', mentioned.handle) : linked?.platform === 'x' && !linked.handle.startsWith('id:') ? linked : null
    const numbered = profileOfHandle('x', `id:${accountId}`)
    if (named === null) this.sink.notes.add(t`X gives only the number of this account, not its handle; it is named by that number`, line)
    const shown = this.sink.wantsShown() ? [{ label: 'accountId', text: accountId, parsed: t`X account ${accountId}` }, { label: 'userLink', text: userLink.slice(0, 200), parsed: named === null ? null : `X: ${named.handle}` }] : null
    try {
      this.sink.person(
        {
          line,
          sourceId: accountId,
          name: mentioned?.name || (named?.handle ?? t`X account ${accountId}`),
          isNameStandIn: named === null,
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
  recognise: ({ text, isInArchive }) => {
    const kind = assignment.exec(text)?.[1]
    if (kind === undefined) return null
    if (isInArchive && (kind === 'tweets' || kind === 'tweet')) return { platform: 'x', takenFor: t`Your posts`, why: [t`it sets window.YTD.${kind}; whom it mentions is known by handle and name`], open: { kind: 'text', make: (sink) => new MentionsReader(sink) } }
    if (kind !== 'follower' && kind !== 'following') return { platform: 'x', leftOut: t`“${kind}” names no contacts.` }
    return { platform: 'x', takenFor: lists[kind].takenFor, why: [t`it sets window.YTD.${kind}`], open: { kind: 'text', make: (sink) => new FollowsReader(kind, isInArchive, sink) } }
  },
}
