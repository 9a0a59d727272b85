import { createReadStream, createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { safeFileName } from '../shared/imports/file-names'
import type { FileHandle } from '../shared/imports/file-handle'
import { parseJson } from '../shared/kernel/parse-json'
import type { Json } from '../shared/rpc/contract'
import type { Transport } from '../shared/rpc/wire'
import { pageHeaders } from '../shared/security/content-policy'
import type { Assets } from './assets'
import { createGate, type Gate, type Verdict } from './gate'
import { isOfAnotherAccount } from './peer-account'

/** What is taken at most: of one call, of one upload, of all uploads kept at a time, of event streams, and of events a stalled page has not read. */
const defaultLimits = { callBytes: 32 * 1024 * 1024, uploadBytes: 2 * 1024 * 1024 * 1024, keptUploadBytes: 4 * 1024 * 1024 * 1024, streams: 8, unreadBytes: 8 * 1024 * 1024 }

/** How long a connection that has shown no token may be silent. */
const silentMilliseconds = 10_000
/** How often an event stream shows that it lives. */
const heartbeatMilliseconds = 20_000

interface WebHostOptions {
  readonly transport: Transport
  readonly assets: Pick<Assets, 'get'>
  /** A private folder for uploads. */
  readonly uploadDir: string
  readonly admitFile: (path: string) => Promise<FileHandle | null>
  readonly takeOutput: (id: string) => Promise<{ readonly path: string; readonly fileName: string; readonly mediaType: string } | null>
  /** Smaller bounds, for tests. */
  readonly limits?: Partial<typeof defaultLimits>
}

export interface WebHost {
  readonly server: Server
  readonly gate: Gate
  /** Listens on 127.0.0.1 only and answers with the port. */
  readonly listen: (port: number) => Promise<number>
  /** Since when no page has been connected or asked anything, in milliseconds. */
  readonly idleMilliseconds: () => number
  readonly close: () => Promise<void>
}

/** Turns a request away. Its connection ends with it, so that what was not read cannot be taken for a next request. */
const deny = (response: ServerResponse, status: Exclude<Verdict, 'pass'> | 413 | 500 | 507): void => {
  response.writeHead(status, { ...pageHeaders, 'content-length': '0', connection: 'close' }).end()
}

/** Lets the body pass by unread before it answers: a browser that is still sending would otherwise see a broken connection, not the reason. */
const denyAfterBody = (request: IncomingMessage, response: ServerResponse, status: 413 | 500 | 507): void => {
  const answer = (): void => {
    if (!response.headersSent) deny(response, status)
  }
  if (request.closed) answer()
  else request.resume().once('close', answer)
}

const json = (response: ServerResponse, value: unknown, headers: Readonly<Record<string, string>> = {}): void => {
  response.writeHead(200, { ...pageHeaders, 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
}

const declaredBytes = (request: IncomingMessage): number => Number(request.headers['content-length'] ?? 0)

/** Reads a body as text, or null when it is larger than allowed. */
const readBody = async (request: IncomingMessage, limit: number): Promise<string | null> => {
  if (declaredBytes(request) > limit) return null
  const chunks: Buffer[] = []
  let size = 0
  // A request that is destroyed takes its connection with it, and the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    // Without an encoding set, a request streams buffers.
    const buffer = chunk as Buffer
    size += buffer.length
    if (size > limit) return null
    chunks.push(buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

class TooLarge extends Error {}

/** 507: this computer's disk is full; 500: it refuses otherwise. */
const diskStatus = (error: unknown): 500 | 507 => (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT') ? 507 : 500)

/** The browser host: the contract over loopback HTTP, for one browser that was given the start link. */
export const createWebHost = (options: WebHostOptions): WebHost => {
  const limits = { ...defaultLimits, ...options.limits }
  let port = 0
  let openStreams = 0
  let lastUsedAt = Date.now()
  const kept: { readonly folder: string; readonly size: number }[] = []
  const gate = createGate(() => port, () => Date.now())

  const call = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (declaredBytes(request) > limits.callBytes) return denyAfterBody(request, response, 413)
    const text = await readBody(request, limits.callBytes)
    if (text === null) return deny(response, 413)
    const body = parseJson(text)
    if (!isObject(body) || typeof body['path'] !== 'string' || !('input' in body)) return deny(response, 400)
    // The store checks the input against the procedure's schema; here only the envelope is known.
    const { path, input, asJob, place } = body
    json(response, await options.transport.request({ path, input: input as Json, asJob: asJob === true, ...(typeof place === 'string' && { place }) }))
  }

  const enter = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // The link is handed to the browser on its command line, which every account of this computer may read.
    if (isOfAnotherAccount(request.socket)) return deny(response, 401)
    // Whoever sends letter by letter is never silent, and would keep a place that the person's own page may want.
    const late = setTimeout(() => request.destroy(), server.timeout)
    const body = parseJson((await readBody(request, 1000).finally(() => clearTimeout(late))) ?? '')
    const session = isObject(body) && typeof body['entry'] === 'string' ? gate.enter(body['entry']) : null
    if (session === null) return deny(response, 401)
    json(response, { token: session.token }, { 'set-cookie': session.cookie })
  }

  const events = (response: ServerResponse): void => {
    if (openStreams >= limits.streams) return deny(response, 429)
    openStreams += 1
    response.writeHead(200, { ...pageHeaders, 'content-type': 'text/event-stream' })
    response.write(':ready\n\n')
    const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMilliseconds)
    const stop = options.transport.onEvent((event) => {
      // A page that does not read is cut off; when it comes back it takes everything for stale.
      if (response.writableLength > limits.unreadBytes) response.destroy()
      else response.write(`data: ${JSON.stringify(event)}\n\n`)
    })
    response.on('close', () => {
      openStreams -= 1
      lastUsedAt = Date.now()
      clearInterval(heartbeat)
      stop()
    })
  }

  /** Makes room among the uploads by forgetting the oldest. */
  const keepUpload = (folder: string, size: number): void => {
    kept.push({ folder, size })
    for (let total = kept.reduce((sum, upload) => sum + upload.size, 0); total > limits.keptUploadBytes && kept.length > 1; ) {
      const oldest = kept.shift()
      if (oldest === undefined) return
      total -= oldest.size
      rmSync(oldest.folder, { recursive: true, force: true })
    }
  }

  const upload = async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    if (declaredBytes(request) > limits.uploadBytes) return denyAfterBody(request, response, 413)
    // A folder of its own keeps the file's name, which may tell its period.
    const folder = join(options.uploadDir, randomUUID())
    const path = join(folder, safeFileName(name))
    let size = 0
    const counter = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        size += chunk.length
        done(size > limits.uploadBytes ? new TooLarge() : null, chunk)
      },
    })
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      // A request that is destroyed takes its connection with it, and the answer.
      await pipeline(request.iterator({ destroyOnReturn: false }), counter, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
    } catch (error) {
      // What came is thrown away; of a connection that broke nobody hears the answer.
      rmSync(folder, { recursive: true, force: true })
      if (error instanceof TooLarge) deny(response, 413)
      else denyAfterBody(request, response, diskStatus(error))
      return
    }
    const handle = await options.admitFile(path)
    if (handle === null) {
      rmSync(folder, { recursive: true, force: true })
      return deny(response, 404)
    }
    keepUpload(folder, size)
    json(response, handle)
  }

  const download = async (response: ServerResponse, id: string): Promise<void> => {
    const output = await options.takeOutput(id)
    if (output === null) return deny(response, 404)
    // By way of bytes, which turn half a letter into a sign for it: encoded as it is it would be refused.
    response.writeHead(200, { ...pageHeaders, 'content-type': output.mediaType, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(Buffer.from(output.fileName).toString())}` })
    await pipeline(createReadStream(output.path), response).catch(() => undefined)
    rmSync(output.path, { force: true })
  }

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const verdict = gate.judgeOrigin(request)
    if (verdict !== 'pass') return deny(response, verdict)
    const method = request.method ?? ''
    const [address = '', search = ''] = (request.url ?? '').split('?')
    if (method === 'GET' || method === 'HEAD') {
      const asset = search === '' ? options.assets.get(address) : undefined
      if (asset !== undefined) {
        response.writeHead(200, { ...pageHeaders, 'content-type': asset.mediaType, 'content-length': String(asset.body.length) })
        // Of a HEAD the answer has no body, whatever is handed over.
        return void response.end(asset.body)
      }
    } else if (method !== 'POST') return deny(response, method === 'OPTIONS' ? 403 : 405)
    if (method === 'POST') {
      // A page elsewhere can post a form without asking, but not with our origin and type.
      if (request.headers.origin === undefined) return deny(response, 403)
      const type = request.headers['content-type']
      if (type !== (address === '/upload' ? 'application/octet-stream' : 'application/json')) return deny(response, 415)
      if (address === '/session' && search === '') return enter(request, response)
    }
    const session = gate.judgeSession(request)
    if (session !== 'pass') return deny(response, session)
    lastUsedAt = Date.now()
    // Whoever is in may be silent: an import takes its time.
    request.socket.setTimeout(0)
    if (method === 'POST' && address === '/rpc' && search === '') return call(request, response)
    if (method === 'POST' && address === '/upload') return upload(request, response, new URLSearchParams(search).get('name') ?? '')
    if (method === 'GET' && address === '/events' && search === '') return events(response)
    const output = /^\/outputs\/([0-9a-f-]{36})$/.exec(address)?.[1]
    if (method === 'GET' && output !== undefined && search === '') return download(response, output)
    return deny(response, method === 'GET' || method === 'POST' ? 404 : 405)
  }

  // A request without a host is turned away by the gate, with the same empty answer as all the others.
  const server = createServer({ requireHostHeader: false, maxHeaderSize: 16 * 1024, requestTimeout: 600_000, headersTimeout: 10_000, keepAliveTimeout: 5000 }, (request, response) => {
    route(request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else deny(response, 400)
    })
  })
  server.maxConnections = 200
  server.timeout = silentMilliseconds
  // Only plain requests are spoken here: no web sockets, and no tunnels, which Node cuts off by itself.
  server.on('upgrade', (_request, socket) => socket.destroy())

  return {
    server,
    gate,
    idleMilliseconds: () => (openStreams > 0 ? 0 : Date.now() - lastUsedAt),
    listen: (asked) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen({ port: asked, host: '127.0.0.1', exclusive: true }, () => {
          const address = server.address()
          port = typeof address === 'object' && address !== null ? address.port : asked
          resolve(port)
        })
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
