import { mkdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startHost } from '../support/launch'
import { temporaryFolder } from '../support/open-test-store'

const connections = 240
const offeredBytes = 4 * 1024 * 1024
const chunk = Buffer.alloc(64 * 1024, 0x61)

/** The most memory that a process ever had, in bytes. */
const peakBytes = (pid: number): number => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024

/** Somebody who knows the door and has no token: offers a long body, and goes when the door is shut or everything was taken. */
const push = (port: number, address: string, type: string, length: string): Promise<void> =>
  new Promise((done) => {
    let left = offeredBytes
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`POST ${address} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: ${type}\r\n${length}\r\n\r\n`)
      send()
    })
    const send = (): void => {
      while (left > 0 && !socket.destroyed) {
        left -= chunk.length
        const body = length.startsWith('Transfer') ? Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]) : chunk
        if (!socket.write(body)) return void socket.once('drain', send)
      }
    }
    socket.on('error', () => undefined)
    // What was not let in is cut off, here or there.
    socket.on('close', () => done())
    socket.setTimeout(30_000, () => socket.destroy())
  })

it.skipIf(process.platform !== 'linux')('a flood of long bodies without a token takes no memory to speak of, and the page is still served (T48)', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'data'))
  const { child, link } = await startHost(folder)
  onTestFinished(() => void child.kill('SIGKILL'))
  const port = Number(new URL(link).port)
  const pid = child.pid ?? 0
  const before = peakBytes(pid)
  const kinds = [['/session', 'application/json'], ['/rpc', 'application/json'], ['/upload?name=a.csv', 'application/octet-stream']] as const
  const lengths = [`Content-Length: ${64 * 1024 * 1024}`, 'Transfer-Encoding: chunked']
  const work = Array.from({ length: connections / (kinds.length * lengths.length) }, () => kinds.flatMap(([address, type]) => lengths.map((length) => push(port, address, type, length)))).flat()
  expect(work).toHaveLength(connections)
  await Promise.all(work)
  expect((peakBytes(pid) - before) / 1024 ** 2).toBeLessThan(100)
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
})
