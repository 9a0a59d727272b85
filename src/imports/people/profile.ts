import type { Platform } from '../../shared/kernel/platform'

export interface Profile {
  readonly platform: Platform
  readonly handle: string
  /** http(s), or empty. */
  readonly url: string
}

const longestUrl = 2000
const longestHandle = 200

interface ProfileAddress {
  readonly host: RegExp
  readonly platform: Platform
  /** What of the path is the handle. */
  readonly path: RegExp
}

/** Where profiles lie on each platform, as data. */
const addresses: readonly ProfileAddress[] = [
  { host: /(^|\.)linkedin\.com$/, platform: 'linkedin', path: /^\/(?:in|pub)\/([^/]+)/ },
  { host: /(^|\.)instagram\.com$/, platform: 'instagram', path: /^\/(?:_u\/)?([\w.]+)\/?$/ },
  { host: /(^|\.)(?:x|twitter)\.com$/, platform: 'x', path: /^\/(\w{1,30})\/?$/ },
  { host: /(^|\.)(?:facebook|fb)\.com$/, platform: 'facebook', path: /^\/([\w.-]+)\/?$/ },
  { host: /(^|\.)tiktok\.com$/, platform: 'tiktok', path: /^\/@([\w.]+)/ },
  { host: /(^|\.)youtube\.com$/, platform: 'youtube', path: /^\/(@[^/]+|channel\/[\w-]+)/ },
  { host: /(^|\.)threads\.(?:net|com)$/, platform: 'threads', path: /^\/@([\w.]+)/ },
  // As its own download writes it.
  { host: /(^|\.)threads\.(?:net|com)$/, platform: 'threads', path: /^\/([\w.]+)\/?$/ },
  { host: /(^|\.)bsky\.app$/, platform: 'bluesky', path: /^\/profile\/([^/]+)/ },
  { host: /(^|\.)reddit\.com$/, platform: 'reddit', path: /^\/(?:u|user)\/([\w-]+)/ },
  { host: /(^|\.)pinterest\.\w+$/, platform: 'pinterest', path: /^\/([\w-]+)\/?$/ },
  { host: /^t\.me$/, platform: 'telegram', path: /^\/(\w+)\/?$/ },
  { host: /^wa\.me$/, platform: 'whatsapp', path: /^\/(\d+)\/?$/ },
]

/** Paths of platforms that are no profile. */
const notProfiles: ReadonlySet<string> = new Set(['home', 'intent', 'i', 'share', 'p', 'explore', 'search', 'hashtag', 'groups', 'events', 'pages', 'people', 'login'])

/** Whose pages of people begin with an `@` as Mastodon's do, on servers of any name. */
const otherAtPages = /(^|\.)(?:medium|substack|snapchat|unsplash|producthunt|hashnode|odysee|steemit)\.com$/

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign: the text stands for itself.
    return text
  }
}

const parse = (text: string): URL | null => {
  const url = URL.parse(/^[a-z][\w+.-]*:/i.test(text) ? text : `https://${text}`)
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && url.href.length <= longestUrl ? url : null
}

/** The profile or web page an address leads to. Null: it is no http(s) address. Nothing else is ever kept as a link. */
export const profileOfUrl = (text: string): Profile | null => {
  const url = parse(text.trim())
  if (url === null) return null
  const host = url.hostname.toLowerCase()
  const userId = url.searchParams.get('user_id')
  if (/(^|\.)(?:x|twitter)\.com$/.test(host) && userId !== null && /^\d+$/.test(userId)) return { platform: 'x', handle: `id:${userId}`, url: url.href }
  const profileId = url.searchParams.get('id')
  if (/(^|\.)facebook\.com$/.test(host) && url.pathname === '/profile.php' && profileId !== null && /^\d+$/.test(profileId)) return { platform: 'facebook', handle: `id:${profileId}`, url: url.href }
  for (const { host: pattern, platform, path } of addresses) {
    const handle = pattern.test(host) ? path.exec(url.pathname)?.[1] : undefined
    if (handle !== undefined && !notProfiles.has(handle.toLowerCase())) return { platform, handle: decoded(handle).slice(0, longestHandle), url: url.href }
  }
  const account = otherAtPages.test(host) ? undefined : /^\/@([\w.-]+)\/?$/.exec(url.pathname)?.[1]
  if (account !== undefined) return { platform: 'mastodon', handle: `${account}@${host}`, url: url.href }
  return { platform: 'website', handle: `${host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}`.slice(0, longestHandle), url: url.href }
}

const profileUrls: Readonly<Partial<Record<Platform, (handle: string) => string>>> = {
  linkedin: (handle) => `https://www.linkedin.com/in/${encodeURIComponent(handle)}`,
  instagram: (handle) => `https://www.instagram.com/${encodeURIComponent(handle)}`,
  x: (handle) => `https://x.com/${encodeURIComponent(handle)}`,
  facebook: (handle) => `https://www.facebook.com/${encodeURIComponent(handle)}`,
  tiktok: (handle) => `https://www.tiktok.com/@${encodeURIComponent(handle)}`,
  threads: (handle) => `https://www.threads.net/@${encodeURIComponent(handle)}`,
  bluesky: (handle) => `https://bsky.app/profile/${encodeURIComponent(handle)}`,
}

/** A handle on a platform, with the address of its profile where that follows from it. Null: there is nothing in it. */
export const profileOfHandle = (platform: Platform, text: string): Profile | null => {
  const handle = text.trim().replace(/^@/, '').slice(0, longestHandle)
  return handle === '' ? null : { platform, handle, url: profileUrls[platform]?.(handle) ?? '' }
}

/** A profile on a platform that is named beside it: its address, with or without `https://`, or a handle. Null: there is nothing in it. */
export const profileOn = (platform: Platform, text: string): Profile | null => (text.includes('/') ? profileOfUrl(text) : null) ?? profileOfHandle(platform, text)

/** `@name@server`, as Mastodon writes an account. Null: it is none. */
export const mastodonProfile = (text: string): Profile | null => {
  const match = /^@?([\w.-]+)@([\w-]+(?:\.[\w-]+)+)$/.exec(text.trim())
  if (match === null) return null
  const [, account = '', server = ''] = match
  return { platform: 'mastodon', handle: `${account}@${server.toLowerCase()}`, url: `https://${server.toLowerCase()}/@${account}` }
}
