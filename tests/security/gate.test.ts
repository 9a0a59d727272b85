import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import fs, { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../../src/shared/rpc/contract'
import type { Event } from '../../src/shared/rpc/wire'
import { contentSecurityPolicy } from '../../src/shared/security/content-policy'
import { createGate, type Verdict } from '../../src/web/gate'
import { accountIn } from '../../src/web/peer-account'
import { createWebHost, type WebHost } from '../../src/web/server'

let host: WebHost
let port = 0
let token = ''
let cookie = ''

interface Answer {
  readonly status: number
  readonly head: string
  readonly body: string
}

/** Sends exactly these bytes and reads what comes back until the connection ends. */
const raw = (text: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text))
    let answer = ''
    socket.setTimeout(5000, () => socket.destroy())
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')))
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', body = ''] = answer.split('\r\n\r\n')
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, body })
    })
  })

/** Sends all of it before it reads a word, as browsers do. */
const answerAfterAll = (to: number, content: Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(to, '127.0.0.1', () => {
      socket.write(content, (error) => (error ? reject(error) : socket.once('data', (answer) => resolve(answer.toString('latin1')))))
    })
    socket.on('error', reject)
  })

const body = JSON.stringify({ path: 'host.state', input: {} })

beforeAll(async () => {
  host = createWebHost({
    transport: { request: async () => ({ kind: 'value', value: 'SECRET', undoStep: null }), onEvent: () => () => undefined },
    assets: new Map([['/', { body: Buffer.from('<title>x</title>'), mediaType: 'text/html' }]]),
    uploadDir: '/nonexistent',
    admitFile: async () => null,
    takeOutput: async () => null,
  })
  port = await host.listen(0)
  const entry = host.gate.issueEntry()
  const session = host.gate.enter(entry)
  if (session === null) throw new Error('No session')
  ;({ token, cookie } = session)
  cookie = cookie.split(';')[0] ?? ''
})
afterAll(() => host.close())

const hosts = (): Readonly<Record<string, readonly string[]>> => ({
  exact: [`Host: 127.0.0.1:${port}`], localhost: [`Host: localhost:${port}`], 'other port': [`Host: 127.0.0.1:${port + 1}`], none: [], twice: [`Host: 127.0.0.1:${port}`, `Host: evil.com`], 'user part': [`Host: 127.0.0.1@evil.com`],
  hexadecimal: [`Host: 0x7f.1:${port}`], 'IPv6': [`Host: [::1]:${port}`], zero: [`Host: 0.0.0.0:${port}`], evil: ['Host: evil.com'], subdomain: [`Host: x.localhost:${port}`], 'trailing dot': [`Host: 127.0.0.1.:${port}`], 'no port': ['Host: 127.0.0.1'],
})
const origins = (): Readonly<Record<string, readonly string[]>> => ({ exact: [`Origin: http://127.0.0.1:${port}`], null: ['Origin: null'], none: [], evil: ['Origin: http://evil.com'], 'other port': [`Origin: http://127.0.0.1:${port + 1}`], lookalike: [`Origin: http://localhost.evil.com`] })
const tokens = (): Readonly<Record<string, readonly string[]>> => ({
  'wrong cookie': [`X-Rapport-Token: ${token}`, `Cookie: ${cookie.split('=')[0]}=AAAA`],
  'of an earlier launch': [`X-Rapport-Token: ${token}`, `Cookie: rapport-0123456789ab=${cookie.split('=')[1]}`],
  right: [`X-Rapport-Token: ${token}`, `Cookie: ${cookie}`], 'wrong token': ['X-Rapport-Token: AAAA', `Cookie: ${cookie}`], missing: [], 'cookie only': [`Cookie: ${cookie}`], 'token only': [`X-Rapport-Token: ${token}`], 'two tokens': [`X-Rapport-Token: ${token}`, `X-Rapport-Token: ${token}`, `Cookie: ${cookie}`],
})
const sites: Readonly<Record<string, readonly string[]>> = { 'same-origin': ['Sec-Fetch-Site: same-origin'], 'same-site': ['Sec-Fetch-Site: same-site'], 'cross-site': ['Sec-Fetch-Site: cross-site'], none: ['Sec-Fetch-Site: none'], absent: [] }
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'] as const

describe('the loopback door', () => {
  it('opens for the one allowed set of headers only, of thousands', async () => {
    const wrong: string[] = []
    let tried = 0
    let opened = 0
    const cases = Object.entries(hosts()).flatMap(([hostName, hostLines]) =>
      Object.entries(origins()).flatMap(([originName, originLines]) => Object.entries(tokens()).flatMap(([tokenName, tokenLines]) => Object.entries(sites).flatMap(([siteName, siteLines]) => methods.map((method) => ({ hostName, originName, tokenName, siteName, method, lines: [...hostLines, ...originLines, ...tokenLines, ...siteLines] }))))),
    )
    const work = [...cases]
    const worker = async (): Promise<void> => {
      for (let next = work.pop(); next !== undefined; next = work.pop()) {
        const { hostName, originName, tokenName, siteName, method, lines } = next
        const content = method === 'GET' || method === 'HEAD' || method === 'TRACE' ? '' : body
        const answer = await raw(`${method} /rpc HTTP/1.1\r\n${lines.join('\r\n')}${lines.length > 0 ? '\r\n' : ''}Content-Type: application/json\r\nConnection: close\r\nContent-Length: ${content.length}\r\n\r\n${content}`)
        tried += 1
        const isAllowed = hostName === 'exact' && originName === 'exact' && tokenName === 'right' && (siteName === 'same-origin' || siteName === 'absent') && method === 'POST'
        if (isAllowed && answer.status === 200) opened += 1
        else if (isAllowed || answer.status < 400 || answer.status > 429 || answer.body !== '' || /access-control/i.test(answer.head)) wrong.push(`${method} ${hostName} ${originName} ${tokenName} ${siteName}: ${answer.status}`)
      }
    }
    await Promise.all(Array.from({ length: 16 }, worker))
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(10_000)
    // The two allowed sets: the flood of wrong ones does not hold the door shut for the right one.
    expect(opened).toBe(2)
  }, 600_000)

  it('takes no absolute address and no tunnel', async () => {
    expect((await raw(`GET http://127.0.0.1:${port}/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)).status).toBe(400)
    for (const line of [`GET http://evil.com/ HTTP/1.1`, `CONNECT evil.com:443 HTTP/1.1`]) expect((await raw(`${line}\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)).body).not.toContain('SECRET')
    const upgrade = await raw(`GET /rpc HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n`)
    expect(upgrade.status).not.toBe(101)
  })

  it('serves pages under the strict policy, and nothing that is not in its map', async () => {
    const page = await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)
    expect(page.status).toBe(200)
    for (const header of [`content-security-policy: ${contentSecurityPolicy}`, 'x-content-type-options: nosniff', 'x-frame-options: DENY', 'referrer-policy: no-referrer', 'cross-origin-opener-policy: same-origin', 'cross-origin-resource-policy: same-origin', 'cache-control: no-store']) expect(page.head.toLowerCase()).toContain(header.toLowerCase())
    expect(page.head).not.toMatch(/^(server|x-powered-by):/im)
    for (const address of ['/../etc/passwd', '/%2e%2e/etc/passwd', '/..%5c', '//etc/passwd', '/?x', '/index.html?x', '/%00', '/assets/']) expect((await raw(`GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)).status).toBeGreaterThanOrEqual(400)
  })

  it('lets the page alone be opened from outside, as by a link on the command line', async () => {
    const openedAs = async (line: string, site: string): Promise<number> => (await raw(`${line} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nSec-Fetch-Site: ${site}\r\nConnection: close\r\n\r\n`)).status
    expect([await openedAs('GET /', 'none'), await openedAs('GET /', 'cross-site'), await openedAs('HEAD /', 'none'), await openedAs('GET /index.html', 'none')]).toEqual([200, 403, 403, 403])
  })

  it('knows its cookie among those of other programs, which browsers send to every port', async () => {
    const answer = await raw(`GET /outputs/x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Rapport-Token: ${token}\r\nCookie: theirs=1; ${cookie}; last=2\r\nConnection: close\r\n\r\n`)
    expect(answer.status).toBe(404)
  })

  it('lets an entry in once', () => {
    // Of its own: a session that begins ends the one whose token and cookie the others show.
    const gate = createGate(() => 1, () => 0)
    const entry = gate.issueEntry()
    expect(gate.enter('wrong')).toBeNull()
    expect(gate.enter(entry)).not.toBeNull()
    expect(gate.enter(entry)).toBeNull()
  })

  it('has a policy without holes', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/)
    expect(contentSecurityPolicy).toContain("require-trusted-types-for 'script'")
  })

  it('refuses every web socket, whatever it shows', async () => {
    const answers = await Promise.all(
      Object.values(hosts()).flatMap((hostLines) =>
        Object.values(origins()).flatMap((originLines) => Object.values(tokens()).map((tokenLines) => raw(`GET /events HTTP/1.1\r\n${[...hostLines, ...originLines, ...tokenLines].join('\r\n')}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n`))),
      ),
    )
    expect(answers.length).toBeGreaterThan(500)
    expect(answers.filter(({ status, body: content }) => status === 101 || content !== '')).toEqual([])
  }, 60_000)

  it('takes no token from an address, and none in HTTP 1.0 without a host', async () => {
    const own = [`Host: 127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port}`, `Cookie: ${cookie}`, 'Content-Type: application/json', 'Connection: close', `Content-Length: ${body.length}`]
    expect((await raw(`POST /rpc?x-rapport-token=${token} HTTP/1.1\r\n${own.join('\r\n')}\r\n\r\n${body}`)).status).toBeGreaterThanOrEqual(400)
    expect((await raw(`POST /rpc HTTP/1.0\r\nX-Rapport-Token: ${token}\r\n${own.slice(1).join('\r\n')}\r\n\r\n${body}`)).status).toBe(400)
  })

  it('takes nothing that is said twice, the right and another: whoever reads the first passes over the second', async () => {
    const session = host.gate.enter(host.gate.issueEntry())
    const [pair = ''] = session?.cookie.split(';') ?? []
    const own = [`Host: 127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port}`, `Cookie: ${pair}`, `X-Rapport-Token: ${session?.token}`, 'Sec-Fetch-Site: same-origin', 'Content-Type: application/json', 'Connection: close', `Content-Length: ${body.length}`]
    const second = ['Host: evil.com', 'Origin: http://evil.com', `Cookie: ${pair.split('=')[0]}=wrong`, 'X-Rapport-Token: wrong', 'Sec-Fetch-Site: cross-site']
    const statusWith = async (line: readonly string[]): Promise<number> => (await raw(`POST /rpc HTTP/1.1\r\n${[...own, ...line].join('\r\n')}\r\n\r\n${body}`)).status
    expect(await statusWith([])).toBe(200)
    for (const line of second) expect([line, await statusWith([line])]).toEqual([line, expect.toSatisfy((status: number) => status >= 400 && status <= 403)])
  })

  it('listens on 127.0.0.1 alone and never beside another program', async () => {
    const address = host.server.address()
    expect(typeof address === 'object' ? address?.address : null).toBe('127.0.0.1')
    const elsewhere = Object.values(networkInterfaces()).flat().flatMap((network) => (network === undefined || network.internal || network.family !== 'IPv4' ? [] : [network.address]))
    for (const other of [...elsewhere, '::1']) await expect(new Promise((resolve, reject) => connect(port, other, () => resolve('open')).on('error', reject))).rejects.toThrow(/ECONNREFUSED|EADDRNOTAVAIL|ENETUNREACH/)
    const second = createWebHost({ transport: { request: () => Promise.reject(new Error('unused')), onEvent: () => () => undefined }, assets: new Map(), uploadDir: '/nonexistent', admitFile: async () => null, takeOutput: async () => null })
    await expect(second.listen(port)).rejects.toThrow(/EADDRINUSE/)
  })
})

describe('the entry', () => {
  it('is good for a minute', () => {
    let now = 1_000_000
    const gate = createGate(() => 1, () => now)
    const late = gate.issueEntry()
    now += 60_001
    expect(gate.enter(late)).toBeNull()
    const early = gate.issueEntry()
    now += 59_000
    expect(gate.enter(early)?.cookie).toMatch(/^rapport-[0-9a-f]{12}=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
  })

  /** Sends an entry from a program of one account to a host of another; answers with the status. */
  const enterAs = async (account: number, ofHost: number, address: string): Promise<number> => {
    process.seteuid?.(account)
    const socket = connect(port, address)
    try {
      await once(socket, 'connect')
      process.seteuid?.(0)
      process.seteuid?.(ofHost)
      const content = JSON.stringify({ entry: host.gate.issueEntry() })
      socket.end(`POST /session HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: ${content.length}\r\n\r\n${content}`)
      const [answer] = await once(socket, 'data')
      return Number(/^HTTP\/1\.1 (\d+)/.exec(String(answer))?.[1])
    } finally {
      process.seteuid?.(0)
      socket.destroy()
    }
  }

  it.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)('lets no other account of this computer in, which may read the link where a browser is started with it', async () => {
    const [own, other, root] = [65_534, 65_533, 0]
    for (const address of ['127.0.0.1', '::ffff:127.0.0.1']) {
      expect([address, await enterAs(other, own, address)]).toEqual([address, 401])
      expect([address, await enterAs(own, own, address)]).toEqual([address, 200])
    }
    expect(await enterAs(root, own, '127.0.0.1')).toBe(200)
    expect(await enterAs(other, root, '127.0.0.1')).toBe(200)
  })

  it('is of the account whose end of the connection it is, not of one that comes by the same ports', () => {
    const line = (from: string, to: string, account: number): string => `  10: ${from} ${to} 01 00000000:00000000 00:00000000 00000000 ${account}        0 3427649 1 00000000804a292c 20 0 0 10 -1`
    const table = ['  sl  local_address rem_address   st tx_queue rx_queue', line('0100007F:9FB4', '0100007F:AAB5', 1000), line('0200007F:9FB4', '0100007F:AAB5', 1001), line('0100007F:AAB5', '0200007F:9FB4', 1002)].join('\n')
    const [to, port] = [{ address: '127.0.0.1', port: 0xaab5 }, 0x9fb4]
    expect(['127.0.0.1', '127.0.0.2', '127.0.0.3'].map((address) => accountIn(table, { address, port }, to))).toEqual([1000, 1001, null])
  })

  const carrying = (session: { readonly token: string; readonly cookie: string } | null): IncomingMessage => ({ rawHeaders: ['x-rapport-token', session?.token ?? '', 'cookie', session?.cookie.split(';')[0] ?? ''] }) as IncomingMessage

  it('is replaced by a newer one, and ends the session before it', () => {
    const gate = createGate(() => 1, () => 0)
    const first = gate.issueEntry()
    const second = gate.issueEntry()
    expect(gate.enter(first)).toBeNull()
    const session = gate.enter(second)
    expect(gate.judgeSession(carrying(session))).toBe('pass')
    gate.enter(gate.issueEntry())
    expect(gate.judgeSession(carrying(session))).toBe(401)
  })

  it('makes a flood of wrong tokens wait, and not the right one', () => {
    let now = 0
    const gate = createGate(() => 1, () => now)
    const session = gate.enter(gate.issueEntry())
    gate.enter('wrong')
    const judgeWrong = (): Verdict => gate.judgeSession(carrying({ token: 'wrong', cookie: '' }))
    const verdicts = Array.from({ length: 20 }, judgeWrong)
    expect([new Set(verdicts.slice(0, -1)), verdicts.at(-1)]).toEqual([new Set([401]), 429])
    expect(gate.judgeSession(carrying(session))).toBe('pass')
    now = 1000
    expect(judgeWrong()).toBe(401)
  })
})

describe('what is taken in', () => {
  const withHost = async (run: (post: (path: string, type: string, content: Uint8Array<ArrayBuffer>) => Promise<Response>, uploadDir: string, small: WebHost) => Promise<void>, uploadBytes = 1000): Promise<void> => {
    const uploadDir = mkdtempSync(join(tmpdir(), 'rapport-uploads-'))
    const small = createWebHost({
      transport: { request: async (request) => ({ kind: 'value', value: JSON.parse(JSON.stringify(request)) as Json, undoStep: null }), onEvent: () => () => undefined },
      assets: new Map(),
      uploadDir,
      admitFile: async (path) => (path.endsWith('strange') ? null : { id: randomUUID(), name: basename(path), size: statSync(path).size }),
      takeOutput: async () => null,
      limits: { uploadBytes, keptUploadBytes: 2500, callBytes: 1000 },
    })
    const origin = `http://127.0.0.1:${await small.listen(0)}`
    const session = small.gate.enter(small.gate.issueEntry())
    const headers = { origin, 'x-rapport-token': session?.token ?? '', cookie: session?.cookie.split(';')[0] ?? '' }
    try {
      await run((path, type, content) => fetch(`${origin}${path}`, { method: 'POST', headers: { ...headers, 'content-type': type }, body: content }), uploadDir, small)
    } finally {
      await small.close()
      rmSync(uploadDir, { recursive: true, force: true })
    }
  }
  /** Runs it while the disk has room for so many bytes. */
  const withRoomFor = async (room: number, run: () => Promise<void>, code = 'ENOSPC'): Promise<void> => {
    const { createWriteStream } = fs
    let left = room
    const write = (chunk: Buffer, _encoding: string, done: (error?: Error) => void): void => {
      left -= chunk.length
      done(left < 0 ? Object.assign(new Error('full'), { code }) : undefined)
    }
    Object.assign(fs, { createWriteStream: () => new Writable({ write }) })
    syncBuiltinESMExports()
    try {
      await run()
    } finally {
      Object.assign(fs, { createWriteStream })
      syncBuiltinESMExports()
    }
  }
  const bytes = 'application/octet-stream'
  const textBytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

  it('keeps uploads within bounds, forgetting the oldest', () =>
    withHost(async (post, uploadDir) => {
      expect((await post('/upload?name=big.csv', bytes, new Uint8Array(1001))).status).toBe(413)
      expect(readdirSync(uploadDir)).toEqual([])
      expect((await post('/upload?name=strange', bytes, new Uint8Array(10))).status).toBe(404)
      expect(readdirSync(uploadDir)).toEqual([])
      for (const name of ['a.csv', 'b.csv', 'c.csv']) expect((await post(`/upload?name=${name}`, bytes, new Uint8Array(1000))).status).toBe(200)
      expect(readdirSync(uploadDir).flatMap((folder) => readdirSync(join(uploadDir, folder))).sort()).toEqual(['b.csv', 'c.csv'])
    }))

  it('tells a full disk, and one that fails, from what is too large', () =>
    withHost(async (post, uploadDir) => {
      await withRoomFor(0, async () => expect((await post('/upload?name=a.csv', bytes, new Uint8Array(10))).status).toBe(507))
      await withRoomFor(0, async () => expect((await post('/upload?name=a.csv', bytes, new Uint8Array(10))).status).toBe(507), 'EDQUOT')
      expect(readdirSync(uploadDir)).toEqual([])
      rmSync(uploadDir, { recursive: true })
      writeFileSync(uploadDir, '')
      expect((await post('/upload?name=a.csv', bytes, new Uint8Array(10))).status).toBe(500)
    }))

  /** An upload of this many bytes, which are told before they come, or not. */
  const uploadOf = ({ server, gate }: WebHost, length: number, isTold: boolean): Promise<string> => {
    const { port: at } = server.address() as AddressInfo
    const session = gate.enter(gate.issueEntry())
    const head = ['POST /upload?name=a.csv HTTP/1.1', `Host: 127.0.0.1:${at}`, `Origin: http://127.0.0.1:${at}`, `X-Rapport-Token: ${session?.token}`, `Cookie: ${session?.cookie.split(';')[0]}`, `Content-Type: ${bytes}`, isTold ? `Content-Length: ${length}` : 'Transfer-Encoding: chunked', '', ''].join('\r\n')
    return answerAfterAll(at, Buffer.concat([Buffer.from(isTold ? head : `${head}${length.toString(16)}\r\n`), new Uint8Array(length), Buffer.from(isTold ? '' : '\r\n0\r\n\r\n')]))
  }

  it('answers of a disk that is full midway, too, however much is still to come', () =>
    withHost(async (_post, uploadDir, small) => {
      await withRoomFor(100_000, async () => expect(await uploadOf(small, 20_000_000, true)).toMatch(/^HTTP\/1\.1 507 /))
      expect(readdirSync(uploadDir)).toEqual([])
    }, 50_000_000))

  it('answers of what is too large once all of it was sent, and cuts off what never told how large it is', () =>
    withHost(async (_post, uploadDir, small) => {
      for (const answer of [await uploadOf(small, 20_000_000, true), await uploadOf(small, 1001, false)]) expect(answer).toMatch(/^HTTP\/1\.1 413 /)
      expect(readdirSync(uploadDir)).toEqual([])
    }))

  it('uses a name as a name only', () =>
    withHost(async (post, uploadDir) => {
      const names = ['../../evil.csv', '/etc/passwd', 'C:\\x.csv', '..', '', 'a\u0000b.csv', 'NUL.csv']
      for (const name of names) expect((await post(`/upload?name=${encodeURIComponent(name)}`, bytes, new Uint8Array(1))).status).toBe(200)
      const files = readdirSync(uploadDir).flatMap((folder) => readdirSync(join(uploadDir, folder)))
      expect(files.toSorted()).toEqual(['_NUL.csv', 'a_b.csv', 'evil.csv', 'passwd', 'upload', 'upload', 'x.csv'])
      for (const path of readdirSync(uploadDir, { recursive: true })) expect(statSync(join(uploadDir, String(path))).mode & 0o077).toBe(0)
    }))

  /** Asks for a file that waits to be saved, which holds this; `read` gets the answer, and where the file lies. */
  const withOutput = async (content: string | Uint8Array, read: (answer: Response, path: string) => Promise<void>): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'rapport-outputs-'))
    const path = join(folder, 'file')
    writeFileSync(path, content)
    const given = createWebHost({ transport: { request: () => Promise.reject(new Error('unused')), onEvent: () => () => undefined }, assets: new Map(), uploadDir: folder, admitFile: async () => null, takeOutput: async () => ({ path, fileName: 'Frühling \ud83c.csv', mediaType: 'text/csv' }) })
    const origin = `http://127.0.0.1:${await given.listen(0)}`
    const session = given.gate.enter(given.gate.issueEntry())
    await read(await fetch(`${origin}/outputs/${randomUUID()}`, { headers: { 'x-rapport-token': session?.token ?? '', cookie: session?.cookie.split(';')[0] ?? '' } }), path)
    // What was handed over, or is wanted no more, does not stay where it was made.
    await expect.poll(() => existsSync(path)).toBe(false)
    await given.close()
    rmSync(folder, { recursive: true, force: true })
  }

  it('gives a file out by any name, also one with half a letter', () =>
    withOutput('content', async (answer) => {
      expect([answer.status, await answer.text(), answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([200, 'content', 'text/csv', "attachment; filename*=UTF-8''Fr%C3%BChling%20%EF%BF%BD.csv"])
    }))

  it('keeps no file that was given up while it was handed over', () =>
    withOutput(new Uint8Array(50_000_000), async (answer, path) => {
      expect(existsSync(path)).toBe(true)
      await answer.body?.cancel()
    }))

  it('waits for an answer that takes longer than a stranger may be silent', async () => {
    const slow = createWebHost({ transport: { request: async () => (await new Promise((resolve) => setTimeout(resolve, 500)), { kind: 'value', value: 'done', undoStep: null }), onEvent: () => () => undefined }, assets: new Map(), uploadDir: '/nonexistent', admitFile: async () => null, takeOutput: async () => null })
    slow.server.timeout = 200
    const origin = `http://127.0.0.1:${await slow.listen(0)}`
    const session = slow.gate.enter(slow.gate.issueEntry())
    const answer = await fetch(`${origin}/rpc`, { method: 'POST', headers: { origin, 'content-type': 'application/json', 'x-rapport-token': session?.token ?? '', cookie: session?.cookie.split(';')[0] ?? '' }, body: '{"path":"x","input":{}}' })
    expect(await answer.json()).toMatchObject({ value: 'done' })
    await slow.close()
  })

  it('refuses a call that is too long', () =>
    withHost(async (post, _folder, small) => {
      expect((await post('/rpc', 'application/json', textBytes(JSON.stringify({ path: 'x', input: 'x'.repeat(2000) })))).status).toBe(413)
      const { port: at } = small.server.address() as AddressInfo
      const session = small.gate.enter(small.gate.issueEntry())
      const head = (length: string): string => ['POST /rpc HTTP/1.1', `Host: 127.0.0.1:${at}`, `Origin: http://127.0.0.1:${at}`, `X-Rapport-Token: ${session?.token}`, `Cookie: ${session?.cookie.split(';')[0]}`, 'Content-Type: application/json', length, '', ''].join('\r\n')
      // Of one that is sent in parts, the size is told nowhere.
      expect(await answerAfterAll(at, Buffer.from(`${head('Transfer-Encoding: chunked')}7d0\r\n${' '.repeat(2000)}\r\n`))).toMatch(/^HTTP\/1\.1 413 /)
      // One that says how long it is hears the answer, however long it is still being sent.
      expect(await answerAfterAll(at, Buffer.from(`${head('Content-Length: 20000000')}${' '.repeat(20_000_000)}`))).toMatch(/^HTTP\/1\.1 413 /)
    }), 30_000)

  it('hands a call on as it was sent: of which workbook, whether as a job, and each letter, also where the network parts one', () =>
    withHost(async (post, _folder, small) => {
      const sent = { path: 'x', input: { name: 'Zoë' }, asJob: true, place: '/shop.rapport' }
      expect(await (await post('/rpc', 'application/json', textBytes(JSON.stringify(sent)))).json()).toMatchObject({ value: sent })
      expect(await (await post('/rpc', 'application/json', textBytes('{"path":"x","input":1,"asJob":"yes","place":1}'))).json()).toMatchObject({ value: { path: 'x', input: 1, asJob: false } })
      const { port: at } = small.server.address() as AddressInfo
      const session = small.gate.enter(small.gate.issueEntry())
      const whole = Buffer.from(JSON.stringify(sent))
      const half = whole.indexOf('ë') + 1
      const answer = await new Promise<string>((resolve, reject) => {
        const socket = connect(at, '127.0.0.1', () => {
          socket.write(`POST /rpc HTTP/1.1\r\nHost: 127.0.0.1:${at}\r\nOrigin: http://127.0.0.1:${at}\r\nX-Rapport-Token: ${session?.token}\r\nCookie: ${session?.cookie.split(';')[0]}\r\nContent-Type: application/json\r\nContent-Length: ${whole.length}\r\nConnection: close\r\n\r\n`)
          socket.write(whole.subarray(0, half))
          setTimeout(() => socket.write(whole.subarray(half)), 100)
        })
        let read = ''
        socket.on('data', (chunk) => (read += chunk.toString('utf8')))
        socket.on('error', reject)
        socket.on('close', () => resolve(read))
      })
      expect(answer).toContain('Zoë')
    }))

  it('answers also where a bug is in the way', async () => {
    const broken = createWebHost({ transport: { request: () => Promise.reject(new Error('bug')), onEvent: () => () => undefined }, assets: new Map(), uploadDir: '/nonexistent', admitFile: async () => null, takeOutput: async () => null })
    const origin = `http://127.0.0.1:${await broken.listen(0)}`
    const session = broken.gate.enter(broken.gate.issueEntry())
    const headers = { origin, 'content-type': 'application/json', 'x-rapport-token': session?.token ?? '', cookie: session?.cookie.split(';')[0] ?? '' }
    expect((await fetch(`${origin}/rpc`, { method: 'POST', headers, body: '{"path":"x","input":{}}' })).status).toBe(400)
    await broken.close()
  })

  it('refuses a call of a wrong type or shape', () =>
    withHost(async (post) => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/json;charset=utf-7']) expect((await post('/rpc', type, textBytes('{"path":"x","input":{}}'))).status).toBe(415)
      for (const wrong of ['', '[]', 'null', '{"path":1,"input":{}}', '{"path":"x"}', '{']) expect((await post('/rpc', 'application/json', textBytes(wrong))).status).toBe(400)
    }))

  it('keeps so many pages informed and no more, and cuts off one that does not read', async () => {
    const listeners = new Set<(event: Event) => void>()
    const limits = { streams: 2, unreadBytes: 1_000_000 }
    const told = createWebHost({ transport: { request: () => Promise.reject(new Error('unused')), onEvent: (listener) => (listeners.add(listener), () => listeners.delete(listener)) }, assets: new Map(), uploadDir: '/nonexistent', admitFile: async () => null, takeOutput: async () => null, limits })
    const at = await told.listen(0)
    const session = told.gate.enter(told.gate.issueEntry())
    const listen = async (): Promise<{ readonly status: string; readonly socket: Socket }> => {
      const socket = connect(at, '127.0.0.1', () => socket.write(`GET /events HTTP/1.1\r\nHost: 127.0.0.1:${at}\r\nX-Rapport-Token: ${session?.token}\r\nCookie: ${session?.cookie.split(';')[0]}\r\n\r\n`))
      const [answer] = await once(socket, 'data')
      return { status: String(answer).slice(9, 12), socket }
    }
    const pages = [await listen(), await listen(), await listen()]
    expect(pages.map(({ status }) => status)).toEqual(['200', '200', '429'])
    pages[0]?.socket.pause()
    const topics = ['x'.repeat(100_000)]
    // What the system itself holds back for one that does not read is some megabytes.
    for (let sent = 0; listeners.size === 2 && sent < 500; sent += 1) {
      for (const listener of listeners) listener({ kind: 'changed', topics })
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    expect(listeners.size).toBe(1)
    expect((await listen()).status).toBe('200')
    await told.close()
  })

  it('knows since when it is idle', () =>
    withHost(async (post, _folder, small) => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(small.idleMilliseconds()).toBeGreaterThanOrEqual(250)
      const began = Date.now()
      await post('/rpc', 'application/json', textBytes('{"path":"x","input":{}}'))
      const idle = small.idleMilliseconds()
      expect(idle).toBeLessThanOrEqual(Date.now() - began)
      // A page that listens is there, and only once it goes nobody is.
      const { port: at } = small.server.address() as AddressInfo
      const session = small.gate.enter(small.gate.issueEntry())
      const page = connect(at, '127.0.0.1', () => page.write(`GET /events HTTP/1.1\r\nHost: 127.0.0.1:${at}\r\nX-Rapport-Token: ${session?.token}\r\nCookie: ${session?.cookie.split(';')[0]}\r\n\r\n`))
      await once(page, 'data')
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(small.idleMilliseconds()).toBe(0)
      const left = Date.now()
      page.destroy()
      await expect.poll(() => small.idleMilliseconds(), { interval: 1 }).toBeGreaterThan(0)
      expect(small.idleMilliseconds()).toBeLessThanOrEqual(Date.now() - left)
    }))

  it('ends connections of strangers who send letter by letter', () =>
    withHost(async (_post, _folder, small) => {
      small.server.timeout = 300
      const address = small.server.address()
      const own = typeof address === 'object' && address !== null ? address.port : 0
      const ended = new Promise<string>((resolve) => {
        const socket = connect(own, '127.0.0.1', () => socket.write(`POST /session HTTP/1.1\r\nHost: 127.0.0.1:${own}\r\nOrigin: http://127.0.0.1:${own}\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{`))
        const letters = setInterval(() => socket.write(' '), 50)
        const patience = setTimeout(() => {
          resolve('still there')
          socket.destroy()
        }, 5000)
        socket.on('error', () => undefined)
        socket.on('close', () => {
          clearInterval(letters)
          clearTimeout(patience)
          resolve('ended')
        })
      })
      expect(await ended).toBe('ended')
    }))

  it('ends silent connections and refuses huge heads', async () => {
    await withHost(async (_post, _folder, small) => {
      small.server.timeout = 200
      const address = small.server.address()
      const own = typeof address === 'object' && address !== null ? address.port : 0
      // Never ended, it would be waited for until the test is given up.
      await new Promise<void>((resolve) => {
        const socket = connect(own, '127.0.0.1', () => socket.write('POST /session HTTP/1.1\r\nHost: 127.0.0.1\r\n'))
        socket.on('error', () => undefined)
        socket.on('close', () => resolve())
      })
    })
    const answer = await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'x'.repeat(1_000_000)}\r\n\r\n`).catch(() => ({ status: 431 }))
    expect([0, 431]).toContain(answer.status)
  })
})
