import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../src/shared/security/content-policy'
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
  right: [`X-Rapport-Token: ${token}`, `Cookie: ${cookie}`], 'wrong token': ['X-Rapport-Token: AAAA', `Cookie: ${cookie}`], missing: [], 'cookie only': [`Cookie: ${cookie}`], 'token only': [`X-Rapport-Token: ${token}`], 'two tokens': [`X-Rapport-Token: ${token}`, `X-Rapport-Token: ${token}`, `Cookie: ${cookie}`],
})
const sites: Readonly<Record<string, readonly string[]>> = { 'same-origin': ['Sec-Fetch-Site: same-origin'], 'same-site': ['Sec-Fetch-Site: same-site'], 'cross-site': ['Sec-Fetch-Site: cross-site'], none: ['Sec-Fetch-Site: none'], absent: [] }
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'] as const

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
        const content = method === 'GET' || method === 'TRACE' ? '' : body
        const answer = await raw(`${method} /rpc HTTP/1.1\r\n${lines.join('\r\n')}${lines.length > 0 ? '\r\n' : ''}Content-Type: application/json\r\nConnection: close\r\nContent-Length: ${content.length}\r\n\r\n${content}`)
        tried += 1
        const isAllowed = hostName === 'exact' && originName === 'exact' && tokenName === 'right' && (siteName === 'same-origin' || siteName === 'absent') && method === 'POST'
        if (isAllowed && answer.status === 200) opened += 1
        // 429 comes when wrong tokens flood in; it is a closed door too.
        else if (isAllowed ? answer.status !== 429 : answer.status < 400 || answer.body.includes('SECRET') || /access-control/i.test(answer.head)) wrong.push(`${method} ${hostName} ${originName} ${tokenName} ${siteName}: ${answer.status}`)
      }
    }
    await Promise.all(Array.from({ length: 16 }, worker))
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(10_000)
    // The two allowed sets, unless the flood of wrong ones held the door shut at that moment.
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const answer = await raw(`POST /rpc HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nX-Rapport-Token: ${token}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
    expect({ status: answer.status, opened: opened <= 2 }).toEqual({ status: 200, opened: true })
  }, 120_000)

  it('takes no absolute address and no tunnel', async () => {
    for (const line of [`GET http://evil.com/ HTTP/1.1`, `CONNECT evil.com:443 HTTP/1.1`]) expect((await raw(`${line}\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)).body).not.toContain('SECRET')
    const upgrade = await raw(`GET /rpc HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n`)
    expect(upgrade.status).not.toBe(101)
  })

  it('serves pages under the strict policy, and nothing that is not in its map', async () => {
    const page = await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)
    expect(page.status).toBe(200)
    for (const header of [`content-security-policy: ${contentSecurityPolicy}`, 'x-content-type-options: nosniff', 'x-frame-options: DENY', 'referrer-policy: no-referrer', 'cross-origin-opener-policy: same-origin', 'cross-origin-resource-policy: same-origin', 'cache-control: no-store']) expect(page.head.toLowerCase()).toContain(header.toLowerCase())
    expect(page.head).not.toMatch(/^(server|x-powered-by):/im)
    for (const address of ['/../etc/passwd', '/%2e%2e/etc/passwd', '/..%5c', '//etc/passwd', '/index.html?x', '/%00', '/assets/']) expect((await raw(`GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)).status).toBeGreaterThanOrEqual(400)
  })

  it('lets an entry in once', () => {
    const entry = host.gate.issueEntry()
    expect(host.gate.enter('wrong')).toBeNull()
    const first = host.gate.enter(entry)
    expect(first).not.toBeNull()
    expect(host.gate.enter(entry)).toBeNull()
  })

  it('has a policy without holes', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:/)
    expect(contentSecurityPolicy).toContain("require-trusted-types-for 'script'")
  })
})
