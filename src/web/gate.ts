import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** How long the one-time entry of a start link is good for. */
const entryMilliseconds = 60_000
/** Wrong tokens a second before the wrong ones are told to wait. The right one always passes: a flood must not lock its person out. */
const failuresPerSecond = 20

const newToken = (): string => randomBytes(32).toString('base64url')

const isSame = (left: string, right: string): boolean => timingSafeEqual(createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest())

/** Why a request is turned away, as an HTTP status. All of them look the same from outside. */
export type Verdict = 'pass' | 400 | 401 | 403 | 404 | 405 | 415 | 429

export interface Gate {
  /** A fresh one-time entry for a start link. */
  readonly issueEntry: () => string
  /** Exchanges an entry for the session's token and cookie. Null: used, too old or wrong. */
  readonly enter: (entry: string) => { readonly token: string; readonly cookie: string } | null
  /** Judges what every request must satisfy: spelling of the host, origin, fetch site. */
  readonly judgeOrigin: (request: IncomingMessage) => Verdict
  /** Judges whether a request carries the session's cookie and token. */
  readonly judgeSession: (request: IncomingMessage) => Verdict
}

const rawValues = (request: IncomingMessage, name: string): string[] => request.rawHeaders.filter((_, index) => index % 2 === 1 && request.rawHeaders[index - 1]?.toLowerCase() === name)

/** Keeps everything out but the browser that was given the start link. One session per launch; a new entry ends the old session. */
export const createGate = (port: () => number, now: () => number): Gate => {
  const launch = randomBytes(6).toString('hex')
  const cookieName = `rapport-${launch}`
  let entry: { readonly value: string; readonly until: number } | null = null
  let session: { readonly token: string; readonly cookie: string } | null = null
  let failures = { second: 0, count: 0 }

  /** Counts a wrong try. True: there were too many in this second. */
  const noteFailure = (): boolean => {
    const second = Math.floor(now() / 1000)
    failures = failures.second === second ? { second, count: failures.count + 1 } : { second, count: 1 }
    return failures.count > failuresPerSecond
  }

  return {
    issueEntry: () => {
      entry = { value: newToken(), until: now() + entryMilliseconds }
      return entry.value
    },
    enter: (given) => {
      if (entry === null || now() > entry.until || !isSame(given, entry.value)) {
        noteFailure()
        return null
      }
      entry = null
      session = { token: newToken(), cookie: newToken() }
      return { token: session.token, cookie: `${cookieName}=${session.cookie}; HttpOnly; SameSite=Strict; Path=/` }
    },
    judgeOrigin: (request) => {
      const own = `127.0.0.1:${port()}`
      // One spelling, exactly once, read from the raw headers: Node hides duplicates and passes absolute addresses on.
      const hosts = rawValues(request, 'host')
      if (hosts.length !== 1 || request.url?.startsWith('/') !== true) return 400
      if (hosts[0] !== own) return 403
      const origins = rawValues(request, 'origin')
      if (origins.length > 1 || (origins[0] !== undefined && origins[0] !== `http://${own}`)) return 403
      const sites = rawValues(request, 'sec-fetch-site')
      const isEntry = request.method === 'GET' && request.url === '/'
      if (sites.length > 1 || (sites[0] !== undefined && sites[0] !== 'same-origin' && !(isEntry && sites[0] === 'none'))) return 403
      return 'pass'
    },
    judgeSession: (request) => {
      const tokens = rawValues(request, 'x-rapport-token')
      const cookies = rawValues(request, 'cookie').flatMap((line) => line.split(/;\s*/)).filter((pair) => pair.startsWith(`${cookieName}=`))
      const isIn =
        session !== null && tokens.length === 1 && cookies.length === 1 && isSame(tokens[0] ?? '', session.token) && isSame(cookies[0]?.slice(cookieName.length + 1) ?? '', session.cookie)
      if (isIn) return 'pass'
      return noteFailure() ? 429 : 401
    },
  }
}
