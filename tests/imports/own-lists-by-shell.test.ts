import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../support/open-test-store'
import { fixture, temporaryFile, temporarySheets } from '../support/read-import'

const cli = resolve(import.meta.dirname, '../../out/main/cli.cjs')

/** The program of the shell, and a new workbook with handles of ours. */
const withHandles = (...handles: readonly (readonly [platform: string, handle: string])[]) => {
  const folder = temporaryFolder()
  const feed = (input: string | Uint8Array, ...args: readonly string[]) => spawnSync(process.execPath, ['--no-deprecation', cli, ...args], { encoding: 'utf8', input, env: { ...process.env, RAPPORT_LANGUAGE: 'en', RAPPORT_DATA: join(folder, 'data') } })
  const run = (...args: readonly string[]) => feed('', ...args)
  const workbook = join(folder, 'w.rapport')
  expect(run('new', workbook).status).toBe(0)
  const call = (procedure: string, input: object = {}): unknown => JSON.parse(run('call', procedure, JSON.stringify(input), '--workbook', workbook).stdout)
  for (const [platform, handle] of handles) call('networking.ownHandle.add', { platform, handle })
  return { folder, call, bring: (...args: readonly string[]) => run('import', ...args, '--workbook', workbook), bringInput: (input: string | Uint8Array, ...args: readonly string[]) => feed(input, 'import', '-', ...args, '--workbook', workbook) }
}

const post = (name: string): string => fixture(`organic/${name}`)
const followers = 'Date,Sponsored followers,Organic followers,Total followers\n09/01/2026,0,1000,1000\n09/02/2026,0,1010,1010\n'
const table = 'Date,Text,Link,Likes\n2026-03-01,a,https://example.com/1,5\n'

it('brings each list of posts under the handle of that name on its platform, once, and takes it back', () => {
  const { bring, call } = withHandles(['instagram', 'acme'], ['x', 'acme'])
  const lists = [post('business-suite.csv'), post('x-analytics.csv')]
  const dry = bring(...lists, '--handle', 'acme', '--dry-run', '--json')
  expect({ status: dry.status, stderr: dry.stderr, told: dry.stdout.trim().split('\n').map((line): unknown => JSON.parse(line)) }).toMatchObject({
    status: 0, stderr: '',
    told: [{ subject: 'posts', file: 'business-suite.csv', platform: 'instagram', handle: 'acme', posts: 2, added: 2, undoStep: null }, { platform: 'x', handle: 'acme', added: 1, undoStep: null }],
  })
  expect(call('networking.post.list')).toMatchObject({ total: 0 })
  expect(bring(...lists, '--handle', 'acme')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('under the handle acme, Instagram') as string })
  expect(call('networking.post.list')).toMatchObject({ total: 3, rows: expect.arrayContaining([expect.objectContaining({ platform: 'x', ownHandle: 'acme' }), expect.objectContaining({ platform: 'instagram', ownHandle: 'acme' })]) as unknown })
  const [first] = bring(...lists, '--handle', 'acme', '--json').stdout.split('\n')
  expect(JSON.parse(first ?? '')).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
  const { stdout } = bring(post('youtube.csv'), '--subject', 'posts', '--platform', 'youtube')
  expect(stdout).toContain('under no handle of our own; --handle NAME puts new posts under one')
  // As every other number is written.
  expect(bring(...lists, '--dry-run').stdout).toContain('views 13,350')
  call('import.undo', { id: Number(/rapport undo-import (\d+) --workbook/.exec(stdout)?.[1]) })
  expect(call('networking.post.list')).toMatchObject({ total: 3 })
})

it('guesses nothing: what a file does not say is told with the argument that says it', () => {
  const { bring } = withHandles(['instagram', 'acme'], ['linkedin', 'acme'], ['x', 'us'])
  const [days, posts] = [temporaryFile('followers.csv', followers), temporaryFile('posts.csv', table)]
  const refused = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = bring(...args)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    return stderr
  }
  expect(refused(days)).toBe('The file does not say whose followers these are. Say it with --handle NAME. There are: acme, Instagram; acme, LinkedIn; us, X.\n')
  expect(refused(days, post('youtube.csv'), '--handle', 'acme')).toBe(`${days}: There are several handles “acme”.\nAnswer with --platform instagram or linkedin.\n${post('youtube.csv')}: There is no handle “acme, YouTube”. There are: acme, Instagram; acme, LinkedIn.\n`)
  expect(refused(days, '--handle', 'acme', '--platform', 'linkedin')).toContain('Answer with --count gains or totals.')
  expect(refused(days, '--handle', 'us', '--count', 'totals')).toContain('These are followers on LinkedIn (LinkedIn page followers), and the handle is on X.')
  expect(refused(posts, '--subject', 'posts')).toBe('The file does not show which platform its posts are on. Choose it.\nAnswer with --subject posts --platform PLATFORM, or with --handle NAME.\n')
  expect(refused(temporaryFile('posts.csv', 'Date,Text,Link,Likes\n02/03/2026,a,https://x.com/1,5\n'), '--subject', 'posts')).toContain('Answer with --date-order DMY or MDY.')
  expect(refused(post('youtube.csv'), '--subject', 'ads')).toContain('Answer with --subject posts.')
  // An @ and the case make no other handle.
  expect(bring(days, '--handle', '@Acme', '--platform', 'linkedin', '--count', 'totals')).toMatchObject({ status: 0, stdout: expect.stringContaining('days: 2 read; snapshots: 2 added') as string })
})

it('takes what comes by the standard input as any other file, and keeps nothing of it', () => {
  const { bring, bringInput, call, folder } = withHandles(['instagram', 'acme'])
  expect(bringInput('Name,E-mail\nJo Doe,jo@example.com\n')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('Standard input: people') as string })
  expect(bringInput(readFileSync(post('business-suite.csv')), '--handle', 'acme')).toMatchObject({ status: 0, stdout: expect.stringContaining('Standard input: Meta Business Suite (instagram') as string })
  expect(bringInput('')).toMatchObject({ status: 1, stdout: '', stderr: 'The file is empty.\n' })
  expect(bring('-', post('youtube.csv')).stderr).toBe('Standard input: The file is empty.\n')
  expect(call('workbook.info')).toMatchObject({ counts: { contacts: 1 } })
  expect(readdirSync(join(folder, 'data', 'staging'))).toEqual([])
})

it('reads the sheet of posts that is named', async () => {
  const { bring } = withHandles(['instagram', 'acme'])
  const list = (id: string) => [['Post ID', 'Publish time', 'Account username', 'Reach'], [id, '2026-03-07', 'acme', 5]]
  const path = await temporarySheets({ January: list('a1'), February: [...list('b2'), ...list('b3').slice(1)] })
  expect(bring(path).stdout).toContain('posts: 1 read')
  expect(bring(path, '--sheet', 'February').stdout).toContain('posts: 2 read')
  expect(bring(path, '--sheet', 'March').stderr).toContain('The spreadsheet has no sheet named “March”.')
})

it('says that there is no handle yet, and how one is added', () => {
  const { bring } = withHandles()
  expect(bring(temporaryFile('followers.csv', followers)).stderr).toContain('The workbook has no handles of our own yet. Add one in the window, under Own channels, or by: rapport call networking.ownHandle.add')
})

it('takes a folder of ads, people, posts and followers whole', () => {
  const { bring, folder, call } = withHandles(['instagram', 'acme'])
  const all = join(folder, 'Exporte für März')
  mkdirSync(all)
  copyFileSync(fixture('tiktok/ads.csv'), join(all, 'ads.csv'))
  copyFileSync(post('business-suite.csv'), join(all, 'posts.csv'))
  writeFileSync(join(all, 'people.csv'), 'Name,E-mail\nJo Doe,jo@example.com\n')
  writeFileSync(join(all, 'followers.csv'), followers)
  const { status, stdout, stderr } = bring(all, '--json')
  // What a file asks holds up none of the others.
  expect({ status, asked: stderr.split('\n').filter((line) => line !== '').length }).toEqual({ status: 1, asked: 1 })
  expect(stdout.trim().split('\n').map((line) => (JSON.parse(line) as { subject: string }).subject)).toEqual(['ads', 'people', 'posts'])
  expect(call('workbook.info')).toMatchObject({ counts: { contacts: 1, importBatches: 3 } })
})
