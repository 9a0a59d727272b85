import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openTestStore, temporaryFolder } from '../support/open-test-store'

const cli = resolve(import.meta.dirname, '../../out/main/cli.cjs')

const shell = (folder: string) => (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--no-deprecation', cli, ...args], { encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL', env: { ...process.env, RAPPORT_LANGUAGE: 'en', RAPPORT_DATA: join(folder, 'data') } })

/** What somebody else on this machine may do with a file, as the mode's last six bits. */
const forOthers = (path: string): number => statSync(path).mode & 0o077

const below = (folder: string): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))

it.skipIf(process.platform === 'win32')('admits plain files to an import, and no pipe, device or folder', async () => {
  const { store, folder } = await openTestStore()
  execFileSync('mkfifo', [join(folder, 'pipe.csv')])
  symlinkSync('/dev/zero', join(folder, 'zero.csv'))
  symlinkSync(join(folder, 'nothing'), join(folder, 'dangling.csv'))
  mkdirSync(join(folder, 'folder.csv'))
  const strange = ['pipe.csv', 'zero.csv', 'dangling.csv', 'folder.csv', 'missing.csv']
  expect(strange.filter((name) => store.admitFile(join(folder, name)) !== null)).toEqual([])
  writeFileSync(join(folder, 'plain.csv'), 'x')
  // A handle is a name that tells nothing, and a name without its folder.
  expect(store.admitFile(join(folder, 'plain.csv'))).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'plain.csv', size: 1 })
})

it('reads a file by its handle only, never by a path', async () => {
  const { client, folder } = await openTestStore()
  const path = join(folder, 'secret.csv')
  writeFileSync(path, 'Campaign name,Day\nSecret,2026-03-01\n')
  for (const id of [path, `../${path}`, `file://${path}`, '/proc/self/environ']) {
    const answer = JSON.stringify(await client.import.preview({ file: { id, name: 'secret.csv', size: 1 } as never }).catch((error: Error) => ({ ok: false, error: error.message })))
    expect(answer).toContain('"ok":false')
    expect(answer).not.toContain('Secret')
  }
})

it.skipIf(process.platform === 'win32')('writes from the shell over no workbook, and over nothing that is no file', () => {
  const folder = temporaryFolder()
  const [workbook, pipe] = [join(folder, 'w.rapport'), join(folder, 'pipe')]
  const rapport = shell(folder)
  expect(rapport('new', workbook).status).toBe(0)
  execFileSync('mkfifo', [pipe])
  const written = readFileSync(workbook)
  const writers = [['mappings', '--workbook', workbook], ['report', 'roi', '--workbook', workbook, '--format', 'csv'], ['export', workbook],
    ['call', 'networking.contact.saveList', '{"target":{"filter":null},"format":"csv"}', '--workbook', workbook]] as const
  for (const writer of writers) {
    expect(rapport(...writer, '--out', workbook)).toMatchObject({ status: 1, stderr: expect.stringContaining('There is already a file of that name') })
    for (const strange of [pipe, folder]) expect(rapport(...writer, '--out', strange)).toMatchObject({ status: 1, stderr: expect.stringContaining('is there and is no file') })
    expect(rapport(...writer, '--out', join(folder, 'out'))).toMatchObject({ status: 0 })
  }
  expect(readFileSync(workbook).equals(written)).toBe(true)
  expect(statSync(pipe).isFIFO()).toBe(true)
})

it('takes from a file the passphrase that a person could type, whatever editor wrote it', () => {
  const folder = temporaryFolder()
  const [rapport, at] = [shell(folder), (name: string) => join(folder, name)]
  writeFileSync(at('marked.txt'), '\ufefffour words that nobody guesses\r\n')
  writeFileSync(at('plain.txt'), 'four words that nobody guesses')
  expect(rapport('new', at('w.rapport')).status).toBe(0)
  expect(rapport('lock', at('w.rapport'), '--out', at('w.locked'), '--passphrase-file', at('marked.txt')).status).toBe(0)
  expect(rapport('unlock', at('w.locked'), '--out', at('again.rapport'), '--passphrase-file', at('plain.txt'))).toMatchObject({ status: 0, stderr: '' })
})

it.skipIf(process.platform === 'win32')('takes a passphrase from a pipe, and refuses what holds none, or no mappings, with what it is', () => {
  const folder = temporaryFolder()
  const [rapport, at] = [shell(folder), (name: string) => join(folder, name)]
  writeFileSync(at('empty.txt'), '')
  writeFileSync(at('blank.txt'), '\nfour words that nobody guesses\n')
  mkdirSync(at('folder'))
  expect(rapport('new', at('w.rapport')).status).toBe(0)
  const lock = (from: string) => rapport('lock', at('w.rapport'), '--out', at('w.locked'), '--passphrase-file', from)
  const refused = { '/dev/zero': 'its first line does not end.', [at('empty.txt')]: 'has no passphrase in its first line.', '/dev/null': 'has no passphrase in its first line.', [at('blank.txt')]: 'has no passphrase in its first line.', [at('folder')]: 'is a folder.', [at('nowhere')]: 'There is no file' }
  for (const [from, sentence] of Object.entries(refused)) {
    const { status, stderr } = lock(from)
    expect({ from, status, said: stderr.split('\n')[0] }).toEqual({ from, status: 2, said: expect.stringContaining(sentence) as unknown })
  }
  expect(existsSync(at('w.locked'))).toBe(false)
  for (const from of ['/dev/zero', at('folder'), at('nowhere')]) expect(rapport('take-mappings', from, '--workbook', at('w.rapport'))).toMatchObject({ status: 1, stderr: `There is no readable file “${from}”.\n` })
  execFileSync('mkfifo', [at('pipe')])
  const writer = spawn('/bin/sh', ['-c', '{ printf "four words "; sleep 0.2; printf "that nobody guesses\\nand more"; } > "$0"', at('pipe')])
  onTestFinished(() => void writer.kill('SIGKILL'))
  expect(lock(at('pipe'))).toMatchObject({ status: 0 })
})

it.skipIf(process.platform === 'win32')('takes no pipe for a damaged workbook or an archive, nor for the log beside one: whoever reads it waits for ever', () => {
  const folder = temporaryFolder()
  const [rapport, at] = [shell(folder), (name: string) => join(folder, name)]
  expect(rapport('new', at('w.rapport')).status).toBe(0)
  for (const pipe of ['pipe', 'w.rapport-wal']) execFileSync('mkfifo', [at(pipe)])
  mkdirSync(at('folder'))
  const salvage = (from: string) => rapport('salvage', from, '--out', at(`${from.slice(-3)}-rescued.rapport`))
  expect(salvage(at('pipe'))).toMatchObject({ status: 1, stderr: expect.stringContaining('This file is not a Rapport workbook.') })
  expect(salvage(at('folder'))).toMatchObject({ status: 1, stderr: expect.stringContaining('This is a folder, not a workbook.') })
  expect(salvage(at('w.rapport'))).toMatchObject({ status: 0, stdout: expect.stringContaining('0 stretches could not be read') })
  expect(rapport('new', at('n.rapport'), '--from', at('pipe'))).toMatchObject({ status: 1, stderr: expect.stringContaining('This is not a zip archive') })
})

it.skipIf(process.platform === 'win32')('says of a name that no disk takes, and of one below a file, what it is: no bug', () => {
  const folder = temporaryFolder()
  const rapport = shell(folder)
  const workbook = join(folder, 'w.rapport')
  expect(rapport('new', workbook).status).toBe(0)
  for (const odd of [join(folder, 'x'.repeat(300)), join(workbook, 'below')]) {
    writeFileSync(join(folder, 'plain.csv'), 'Campaign name,Day,Amount spent (EUR),Impressions\nSpring,2026-03-01,1.00,10\n')
    expect(rapport('import', odd, join(folder, 'plain.csv'), '--workbook', workbook)).toMatchObject({ status: 1, stdout: expect.stringContaining('plain.csv'), stderr: `${odd}: There is no readable file “${odd}”.\n` })
    expect(rapport('lock', workbook, '--out', join(folder, 'w.locked'), '--passphrase-file', odd)).toMatchObject({ status: 2, stderr: expect.stringContaining(`There is no file “${odd}”.`) })
    expect(rapport('report', 'roi', '--workbook', workbook, '--format', 'csv', '--out', odd)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^(?:The name of the file is too long|There is no folder)/) })
  }
})

/** The browser host, started where the system would let everybody read what it writes, and a page that is in. */
const startHost = async () => {
  const folder = temporaryFolder()
  const [data, workbooks] = [join(folder, 'data'), join(folder, 'workbooks')]
  const script = `umask 000; exec "$0" --no-deprecation ${JSON.stringify(cli)} serve --no-open`
  const child: ChildProcess = spawn('/bin/sh', ['-c', script, process.execPath], { env: { ...process.env, RAPPORT_DATA: data, RAPPORT_WORKBOOKS: workbooks, TMPDIR: folder }, stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const link = await new Promise<URL>((found, failed) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+\/#\S+/.exec(said)?.[0]
      if (address !== undefined) found(new URL(address))
    })
    child.once('exit', () => failed(new Error(said)))
  })
  const { origin } = link
  const entry = link.hash.slice(1)
  const entered = await fetch(`${origin}/session`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: JSON.stringify({ entry }) })
  // The host's own answer.
  const { token } = (await entered.json()) as { token: string }
  const headers = { origin, cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '', 'x-rapport-token': token }
  const call = (path: string, input: unknown): Promise<Response> => fetch(`${origin}/rpc`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ path, input }) })
  await call('host.create', { name: 'Private', currency: 'EUR' })
  expect((await fetch(`${origin}/upload?name=a.csv`, { method: 'POST', headers: { ...headers, 'content-type': 'application/octet-stream' }, body: 'x' })).status).toBe(200)
  return { child, entry, token, data, workbooks, call }
}

it.skipIf(process.platform === 'win32')('keeps every file for its owner alone, even where the system would not', async () => {
  const { child, entry, token, data, workbooks, call } = await startHost()
  await call('host.saveCopy', {})
  const found = [...below(data), ...below(workbooks)]
  expect(found.filter((path) => path.endsWith('.rapport')).length).toBeGreaterThanOrEqual(2)
  expect(found.some((path) => path.endsWith('-wal'))).toBe(true)
  expect([data, workbooks, ...found].filter((path) => forOthers(path) !== 0)).toEqual([])
  // What lets somebody in is in no argument list.
  if (process.platform === 'linux') expect(readFileSync(`/proc/${child.pid}/cmdline`, 'utf8')).not.toMatch(new RegExp(`${token}|${entry}`))
})

it.skipIf(process.platform === 'win32')('keeps no file that a browser sent once somebody is erased, who may be in it', async () => {
  const { data, call } = await startHost()
  const sent = () => below(data).filter((path) => path.endsWith('a.csv'))
  expect(sent()).toHaveLength(1)
  // The answer to a command of the contract.
  const { value } = (await (await call('networking.contact.add', { name: 'Ada' })).json()) as { value: { id: number } }
  await call('networking.personalData.erase', { contactIds: [value.id], sharedNotes: 'clear' })
  await expect.poll(sent).toEqual([])
})
