import type { Day } from '../../kernel/day'
import type { Platform } from '../../kernel/platform'
import type { Direction, InteractionType } from '../interaction'
import { readChat } from './chats'
import { readComments } from './comments'
import { readEmail } from './email'
import { readPosts } from './posts'
import { readYouTubeOrReddit } from './youtube-and-reddit'

/** One message, comment or post of a paste. */
export interface PastedEntry {
  readonly author: string
  /** As the platform writes it, with its @; null: the paste has none. */
  readonly handle: string | null
  /** Null: the paste does not say, or it could be read two ways. */
  readonly on: Day | null
  /** The day is only about right, as of `3w`. */
  readonly isAbout: boolean
  readonly text: string
}

/** What a reader of one kind of paste makes of it. */
export interface PastedThread {
  readonly platform: Platform | null
  readonly type: InteractionType
  readonly entries: readonly PastedEntry[]
  /** What stands beside the entries and is known of the whole: a subject. */
  readonly title: string
}

/** Somebody who takes part and is not us. */
export interface PastedPerson {
  readonly name: string
  readonly handle: string | null
}

/** What a paste seems to be, for a person to accept or correct; nothing of it is saved by itself. Null: the paste does not say. */
export interface PasteProposal {
  readonly people: readonly PastedPerson[]
  readonly type: InteractionType
  readonly platform: Platform | null
  readonly direction: Direction | null
  /** Of the newest entry. */
  readonly on: Day | null
  readonly isDayAbout: boolean
  readonly note: string
  /** What they said, without our own words. */
  readonly said: string
}

const readers: readonly ((text: string, today: Day) => PastedThread | null)[] = [readEmail, readChat, readYouTubeOrReddit, readPosts, readComments]

/** Longest paste that is read, in characters; a note takes no more. */
const longestPaste = 50_000

/** Blanks in a row that readers see: no line of theirs has more, and their patterns take time by the square and the cube of them, while the window waits. */
const longestGap = 100
const gaps = new RegExp(String.raw`([^\S\n]{${longestGap}})[^\S\n]+`, 'g')

const plain = (text: string): string => text.trim().toLowerCase().replace(/^@/, '')

/** How a paste calls the person who copied it. */
const self = new Set(['you', 'me', 'du', 'ich', 'sie selbst'])

/**
 * Reads a pasted thread, comment or message: who spoke, where, when, in which direction. `ours`: our own names and handles.
 * Knows copies from LinkedIn, Facebook, Instagram, X, Bluesky, Mastodon, YouTube, Reddit, Slack, Discord, WhatsApp and e-mail, in English and German; of any other text it is the note alone.
 */
export const proposeFromPaste = (pasted: string, today: Day, ours: readonly string[] = []): PasteProposal => {
  const text = pasted.replaceAll('\r\n', '\n').replaceAll(/[\u200e\u200f\u202a-\u202c]/g, '').slice(0, longestPaste).trim()
  const own = new Set([...ours.map(plain), ...self])
  const isOurs = ({ author, handle }: PastedEntry): boolean => own.has(plain(author)) || (handle !== null && own.has(plain(handle)))
  const readable = text.replaceAll(gaps, '$1')
  const thread = readers.map((read) => read(readable, today)).find((found) => found !== null && found.entries.length > 0) ?? null
  if (thread === null) return { people: [], type: 'message', platform: null, direction: null, on: null, isDayAbout: false, note: text, said: text }
  const { entries, title } = thread
  const theirs = entries.filter((entry) => !isOurs(entry))
  const people = [...new Map(theirs.map(({ author, handle }) => [plain(handle ?? author), { name: author, handle }])).values()]
  const newest = entries.reduce<PastedEntry | null>((best, entry) => (entry.on !== null && (best === null || best.on === null || entry.on >= best.on) ? entry : best), null)
  const lines = new Set(entries.map(({ author }) => author)).size > 1 ? entries.map(({ author, text: said }) => `${author}: ${said}`) : entries.map(({ text: said }) => said)
  return {
    people,
    type: thread.type,
    platform: thread.platform,
    direction: theirs.length === 0 ? 'outgoing' : theirs.length === entries.length ? 'incoming' : 'mutual',
    on: newest !== null && newest.on !== null && newest.on > today ? null : (newest?.on ?? null),
    isDayAbout: newest?.isAbout ?? false,
    note: [title, ...lines].filter((line) => line !== '').join('\n'),
    said: theirs.map(({ text: said }) => said).join('\n'),
  }
}
