import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readAny } from '../../src/imports/read-any'
import { unpackArchive } from '../../src/imports/unpack-archive'
import { contract } from '../../src/shared/contract'
import { createClient } from '../../src/shared/rpc/client'
import { openStore } from '../../src/store/store'
import { resourcesDir, temporaryFolder, valueOf } from '../support/open-test-store'

// Twelve of each: `npm run soak`.
const rounds = Number(process.env['RAPPORT_QUIT_ROUNDS'] ?? 1)
const cli = resolve(import.meta.dirname, '../../out/main/cli.cjs')
const rowCount = 20_000

const csv = (): string => {
  const rows = Array.from({ length: rowCount }, (_, index) => {
    const day = `2026-03-${String((index % 28) + 1).padStart(2, '0')}`
    return `Campaign ${index % 9},Set ${Math.floor(index / 28)},${day},1.25,100,${index % 50},${day},${day}`
  })
  return `Campaign name,Ad set name,Day,Amount spent (EUR),Impressions,Link clicks,Reporting starts,Reporting ends\n${rows.join('\n')}\n`
}

interface Session {
  readonly child: ChildProcess
  readonly call: (path: string, input: unknown) => Promise<{ readonly kind: string; readonly value?: unknown }>
  readonly upload: (name: string, body: string) => Promise<{ readonly id: string }>
}

/** Starts the browser host and goes in as its page would. */
const enter = async (folder: string): Promise<Session> => {
  const child = spawn(process.execPath, ['--no-deprecation', cli, 'serve', '--no-open'], { env: { ...process.env, RAPPORT_DATA: join(folder, 'data'), RAPPORT_WORKBOOKS: join(folder, 'workbooks') }, stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const link = await new Promise<URL>((found, failed) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(said)?.[0]
      if (address !== undefined) found(new URL(address))
    })
    child.once('exit', () => failed(new Error(said)))
  })
  const { origin } = link
  const entered = await fetch(`${origin}/session`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ entry: link.hash.slice(1) }) })
  // The host's own answers, here and below.
  const { token } = (await entered.json()) as { token: string }
  const headers = { origin, cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '', 'x-rapport-token': token }
  return {
    child,
    call: async (path, input) => (await (await fetch(`${origin}/rpc`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ path, input }) })).json()) as { kind: string; value?: unknown },
    upload: async (name, body) => (await (await fetch(`${origin}/upload?name=${name}`, { method: 'POST', headers: { ...headers, 'content-type': 'application/octet-stream' }, body })).json()) as { id: string },
  }
}

/** What is under way when Rapport is told to end. */
const busy = {
  'an import': async ({ call, upload }: Session) => {
    const { id } = await upload('big.csv', csv())
    await call('import.run', { file: id, options: {} })
  },
  'a backup': async ({ call }: Session) => void (await call('backups.make', {})),
  'an export of everything': async ({ call }: Session) => void (await call('workbook.exportEverything', {})),
  'nothing': async () => undefined,
} as const

it.skipIf(process.platform === 'win32').each([['SIGTERM', 'an import'], ['SIGHUP', 'a backup'], ['SIGINT', 'an export of everything'], ['SIGTERM', 'nothing']] as const)('%s during %s ends Rapport by itself, with all that was told is saved and the log written back (T17)', async (signal, work) => {
  for (let round = 0; round < rounds; round += 1) {
    const folder = temporaryFolder()
    const session = await enter(folder)
    await session.call('host.create', { name: 'Quit', currency: 'EUR' })
    await busy[work](session)
    let acknowledged = 0
    const ended = new Promise<number | null>((done) => session.child.once('exit', (code) => done(code)))
    // Edits go on until the host is gone; the one that breaks was not told is saved.
    const edits = (async () => {
      for (;;) {
        const { kind } = await session.call('networking.contact.add', { name: `Person ${acknowledged}` })
        if (kind !== 'value') return
        acknowledged += 1
        if (acknowledged === 3 + round) session.child.kill(signal)
      }
    })().catch(() => undefined)
    expect(await ended, `${signal} during ${work}, round ${round}`).toBe(0)
    await edits
    const file = join(folder, 'workbooks', 'Quit.rapport')
    expect(existsSync(`${file}-wal`)).toBe(false)
    const store = valueOf(await openStore({ file, stagingDir: folder, resourcesDir, readImport: readAny, unpackArchive }))
    const client = createClient(contract, store)
    const { total } = valueOf(await client.networking.contact.list({}))
    expect(total).toBeGreaterThanOrEqual(acknowledged)
    expect(total).toBeLessThanOrEqual(acknowledged + 1)
    for (const { rows } of valueOf(await client.import.list({}))) expect(rows.added).toBe(rowCount)
    expect(valueOf(await client.workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
    await store.close()
  }
})
