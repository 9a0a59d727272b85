import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../support/open-test-store'

const cli = resolve(import.meta.dirname, '../../out/main/cli.cjs')

interface Host {
  readonly child: ChildProcess
  readonly origin: string
  readonly said: () => string
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>
}

/** Starts the browser host; `preloaded` is a script that runs in it first. */
const startHost = async (folder: string, preloaded?: string): Promise<Host> => {
  const child = spawn(process.execPath, ['--no-deprecation', ...(preloaded === undefined ? [] : ['--require', preloaded]), cli, 'serve', '--no-open'], { env: { ...process.env, RAPPORT_DATA: join(folder, 'data'), RAPPORT_WORKBOOKS: folder }, stdio: ['pipe', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [said, told] = ['', '']
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<{ code: number | null; signal: string | null }>((done) => child.once('close', (code, signal) => done({ code, signal })))
  const origin = await new Promise<string>((found, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+(?=\/#)/.exec(told)?.[0]
      if (address !== undefined) found(address)
    })
    child.once('exit', () => failed(new Error(told + said)))
  })
  return { child, origin, said: () => said, ended }
}

const lastEnd = (folder: string): string => readFileSync(join(folder, 'data', 'hosts', 'last-end.txt'), 'utf8')

it.skipIf(process.platform === 'win32').each([['SIGTERM', 'another program told it to'], ['SIGHUP', 'the terminal it was started from is gone'], ['SIGINT', 'Ctrl-C']] as const)('the browser host that ends by %s says so, on the terminal and in a file', async (signal, words) => {
  const folder = temporaryFolder()
  const host = await startHost(folder)
  host.child.kill(signal)
  expect(await host.ended).toEqual({ code: 0, signal: null })
  expect(host.said()).toContain(words)
  expect(lastEnd(folder)).toContain(words)
})

it.skipIf(process.platform === 'win32')('goes on when whoever started it reads no more, and its end is still told in a file', async () => {
  const folder = temporaryFolder()
  const host = await startHost(folder)
  host.child.stdout?.destroy()
  host.child.stderr?.destroy()
  // Each line asks for a new link, which is written to nobody.
  for (let line = 0; line < 20; line += 1) {
    host.child.stdin?.write('\n')
    expect((await fetch(`${host.origin}/`)).status).toBe(200)
  }
  host.child.kill('SIGTERM')
  expect(await host.ended).toEqual({ code: 0, signal: null })
  expect(lastEnd(folder)).toContain('SIGTERM')
})

it.skipIf(process.platform === 'win32').each([
  ['an error that nobody caught', "throw new Error('a name: Zeppelin')", 'Rapport met a bug and ends: Error at'],
  ['a promise that nobody kept', "void Promise.reject(new TypeError('a name: Zeppelin'))", 'Rapport met a bug and ends: TypeError at'],
  ['an end that nothing explains', 'process.exit(7)', 'ends with code 7, and nothing said why'],
])('%s leaves a sentence with the reason, and no word of the person’s in the file', async (_what, code, words) => {
  const folder = temporaryFolder()
  const script = join(folder, 'fault.cjs')
  writeFileSync(script, `if (require('node:worker_threads').isMainThread) process.on('SIGUSR2', () => { ${code} })`)
  const host = await startHost(folder, script)
  host.child.kill('SIGUSR2')
  expect((await host.ended).code).not.toBe(0)
  expect(host.said()).toContain(words)
  expect(lastEnd(folder)).toContain(words)
  expect(lastEnd(folder)).not.toContain('Zeppelin')
})

it.skipIf(process.platform === 'win32')('tells at the next start of one that was ended without a word', async () => {
  const folder = temporaryFolder()
  const host = await startHost(folder)
  host.child.kill('SIGKILL')
  await host.ended
  const next = await startHost(folder)
  next.child.kill('SIGTERM')
  // All that it said is here only once it has ended.
  await next.ended
  expect(next.said()).toContain(`process ${host.child.pid}, started`)
  expect(next.said()).toContain('ended without a word')
  const third = await startHost(folder)
  third.child.kill('SIGTERM')
  await third.ended
  expect(third.said()).toContain('another program told it to')
  expect(third.said()).not.toContain('ended without a word')
})

it('where its port is taken it says so and ends, and leaves the workbook closed', async () => {
  const folder = temporaryFolder()
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const file = join(folder, 'shop.rapport')
  const run = (...args: readonly string[]) => spawnSync(process.execPath, ['--no-deprecation', cli, ...args], { env: { ...process.env, RAPPORT_DATA: join(folder, 'data') }, encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' })
  expect(run('new', file)).toMatchObject({ status: 0 })
  expect(run('serve', file, '--no-open', '--port', port)).toMatchObject({ status: 1, signal: null, stderr: expect.stringContaining('is taken by another program') })
  expect(readdirSync(folder).toSorted((left, right) => left.localeCompare(right))).toEqual(['data', 'shop.rapport'])
  expect(readdirSync(join(folder, 'data', 'uploads'))).toEqual([])
})
