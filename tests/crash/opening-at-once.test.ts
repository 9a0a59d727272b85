import { linkSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSecondPlaces } from '../../src/store/second-places'
import { createWorkspace, type Workspace } from '../../src/store/workspace'
import { resourcesDir, temporaryFolder } from '../support/open-test-store'

/** A thread that notes that it was started and stopped, takes a moment to open, and longer to close where the workbook is called slow, and has a bug where the workbook is called broken. */
const thread = `import { appendFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
appendFileSync(workerData.file + '.starts', '.')
parentPort.on('message', ({ kind }) => {
  if (kind !== 'close') return
  setTimeout(() => {
    appendFileSync(workerData.file + '.starts', '|')
    process.exit(0)
  }, workerData.file.endsWith('slow.rapport') ? 1500 : 0)
})
const opened = () => {
  if (workerData.file.endsWith('broken.rapport')) throw new Error('broken')
  parentPort.postMessage({ kind: 'opened' })
}
if (workerData.create !== null) parentPort.postMessage({ kind: 'opening', progress: { label: 'Reading', done: 0, total: null } })
setTimeout(opened, 50)
`

let folder = ''
let workspace: Workspace
const at = (name: string): string => join(folder, `${name}.rapport`)

beforeEach(() => {
  folder = temporaryFolder()
  const script = join(folder, 'thread.mjs')
  writeFileSync(script, thread)
  const worker = pathToFileURL(script)
  workspace = createWorkspace({ temporaryDir: join(folder, 'staging'), resourcesDir, isBackedUp: false, secondPlaces: createSecondPlaces(join(folder, 'second-places.json')), storeWorker: worker, importWorker: worker, onDefect: () => undefined })
})

describe('a workbook that is opened while another is', () => {
  it('waits, so that one which is asked for twice is opened once: a second opening would take the lock off the first', async () => {
    expect(await Promise.all([workspace.open(at('shop')), workspace.open(at('shop'))])).toMatchObject([{ ok: true }, { ok: true }])
    expect(readFileSync(`${at('shop')}.starts`, 'utf8')).toBe('.')
    await workspace.close()
  })

  it('is the one that is open in the end', async () => {
    await Promise.all([workspace.open(at('first')), workspace.open(at('second'))])
    expect(workspace.file()).toBe(at('second'))
    await workspace.close()
  })
})

describe('a workbook that is closed', () => {
  it('while it is still being opened, is not open in the end', async () => {
    const opening = workspace.open(at('shop'))
    await workspace.close()
    expect(await opening).toEqual({ ok: true, value: null })
    expect(workspace.file()).toBeNull()
  })

  it('is closed before the next is opened in its place', async () => {
    await workspace.open(at('slow'))
    await Promise.all([workspace.close(), workspace.open(at('slow'))])
    expect(readFileSync(`${at('slow')}.starts`, 'utf8')).toBe('.|.')
    await workspace.close()
  })
})

it.each([['a link', symlinkSync], ['a second name', linkSync]])('is not opened twice by %s', async (_what, link) => {
  writeFileSync(at('shop'), '')
  link(at('shop'), at('other'))
  await workspace.open(at('shop'))
  expect(await workspace.open(at('other'))).toEqual({ ok: true, value: null })
  expect(workspace.file()).toBe(at('shop'))
  await workspace.close()
})

it('is not taken for made where the name is that of the open one', async () => {
  writeFileSync(at('shop'), '')
  await workspace.open(at('shop'))
  expect(await workspace.open(at('shop'), { name: 'New', currency: 'EUR', isSample: false })).toMatchObject({ ok: false, error: { code: 'exists' } })
  await workspace.close()
})

describe('a bug met while a workbook is opened', () => {
  it('leaves the one that is open as it is, and nothing behind', async () => {
    await workspace.open(at('shop'))
    await expect(workspace.open(at('broken'), { name: 'Broken', currency: 'EUR', isSample: false })).rejects.toThrow('broken')
    // The thread is heard to end only after what ended it.
    await delay(100)
    expect(workspace.file()).toBe(at('shop'))
    expect(workspace.opening()).toBeNull()
    expect(readdirSync(join(folder, 'staging'))).toHaveLength(1)
    await expect(workspace.open(at('other'))).resolves.toMatchObject({ ok: true })
    await workspace.close()
  })
})
