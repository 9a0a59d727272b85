import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { followJob } from '../../src/shared/rpc/client'
import { HostGoneError } from '../../src/shared/rpc/wire'
import { shownPlace } from '../../src/shared/workbook/shown-place'
import { hostWorkbook } from '../../src/store/host-workbook'
import { createMachineLanguage } from '../../src/store/machine-language'
import { createRecents } from '../../src/store/recents'
import { createSecondPlaces } from '../../src/store/second-places'
import { startStore, type StoreThread } from '../../src/store/thread'
import { createWorkspace } from '../../src/store/workspace'
import { resourcesDir, temporaryFolder, valueOf } from '../support/open-test-store'

/** A thread that says it has opened, and runs `onMessage` for each thing it is told. */
const startThread = async (onMessage: string): Promise<{ readonly store: StoreThread; readonly exits: () => number }> => {
  const folder = temporaryFolder()
  const script = join(folder, 'thread.mjs')
  writeFileSync(script, `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', (message) => { ${onMessage} })\nparentPort.postMessage({ kind: 'opened' })\n`)
  let exits = 0
  const started = await startStore({
    file: join(folder, 'none.rapport'),
    stagingDir: folder,
    resourcesDir,
    storeWorker: pathToFileURL(script),
    importWorker: pathToFileURL(script),
    onDefect: () => undefined,
    onExit: () => (exits += 1),
  })
  if (!started.ok) throw new Error(started.error.sentence)
  return { store: started.value, exits: () => exits }
}

const anyCall = { path: 'workbook.info', input: {} } as const

describe('a store thread that dies (T18)', () => {
  const deaths = { 'by a throw': 'throw new Error("broken")', 'by leaving': 'process.exit(7)' } as const
  it.each(Object.entries(deaths))('%s rejects every waiting and later call, and says that it is gone', async (_name, onMessage) => {
    const { store, exits } = await startThread(onMessage)
    const calls = [store.request(anyCall), store.request(anyCall), store.admitFile('/nowhere'), store.saveCopy('/nowhere', { replace: false })]
    for (const settled of await Promise.allSettled(calls)) expect(settled).toMatchObject({ status: 'rejected', reason: expect.any(HostGoneError) })
    expect(exits()).toBe(1)
    await expect(store.request(anyCall)).rejects.toBeInstanceOf(HostGoneError)
    await expect(store.admitFile('/nowhere')).rejects.toBeInstanceOf(HostGoneError)
    const started = Date.now()
    await store.close()
    expect(Date.now() - started).toBeLessThan(1900)
  })
})

it('a workbook whose thread dies is told, leaves nothing behind and opens again', async () => {
  const folder = temporaryFolder()
  const script = join(folder, 'thread.mjs')
  writeFileSync(script, `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => process.exit(7))\nparentPort.postMessage({ kind: 'opened' })\n`)
  const worker = pathToFileURL(script)
  const workspace = createWorkspace({ temporaryDir: join(folder, 'staging'), resourcesDir, isBackedUp: false, secondPlaces: createSecondPlaces(join(folder, 'second-places.json')), storeWorker: worker, importWorker: worker, onDefect: () => undefined })
  const language = createMachineLanguage({ path: join(folder, 'machine.json'), preferred: ['en'], forced: undefined })
  const host = hostWorkbook({ workspace, recents: createRecents(join(folder, 'recent.json'), () => new Date()), kind: 'desktop', version: '0', language, onLanguage: () => undefined, onRecents: () => undefined })
  valueOf(await host.openFile(join(folder, 'shop.rapport')))
  await expect(workspace.request(anyCall)).rejects.toBeInstanceOf(HostGoneError)
  await expect.poll(workspace.file).toBeNull()
  expect(valueOf(await host.state({}))).toMatchObject({ workbook: null, problem: { code: 'stopped', fileName: 'shop.rapport' }, backups: [] })
  expect(readdirSync(join(folder, 'staging'))).toEqual([])
  expect(valueOf(await host.openAgain({}))).toMatchObject({ workbook: { fileName: 'shop.rapport' }, problem: null })
  await workspace.close()
})

const sayingSaved = "parentPort.postMessage({ kind: 'text', text: JSON.stringify({ kind: 'response', id: JSON.parse(message.text).id, response: { kind: 'value', value: 'saved', undoStep: null } }) })"

/** Busy for twenty seconds, then says "saved", as a thread that is being taken down may. */
const busyThenSaved = `if (message.kind === 'text') {
  const until = Date.now() + 20_000
  while (Date.now() < until);
  ${sayingSaved}
}`

describe('a store thread that does not stop', () => {
  it('is taken down after two seconds, and nothing it says then is believed', async () => {
    const { store, exits } = await startThread(busyThenSaved)
    const outcome = Promise.allSettled([store.request(anyCall)])
    const started = Date.now()
    await store.close()
    expect(Date.now() - started).toBeLessThan(15_000)
    expect(await outcome).toMatchObject([{ status: 'rejected', reason: expect.any(HostGoneError) }])
    expect(exits()).toBe(0)
  })

  it('is not believed where its answer is heard only after its time was up', async () => {
    const { store } = await startThread(`if (message.kind === 'text') ${sayingSaved}`)
    const outcome = await new Promise((done) => {
      // Timers are looked at before messages then.
      setImmediate(() => {
        const all = Promise.allSettled([store.request(anyCall), store.close()])
        // This process is held up for longer than the thread has to stop.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500)
        done(all)
      })
    })
    expect(outcome).toMatchObject([{ status: 'rejected', reason: expect.any(HostGoneError) }, { status: 'fulfilled' }])
  })
})

/** Begins jobs 1 and 65, of which the first has ended, and answers every call with what their flags say. */
const twoJobs = `
  const flags = (globalThis.flags ??= [1, 65].map((id) => {
    const cancelFlag = new Int32Array(new SharedArrayBuffer(4))
    parentPort.postMessage({ kind: 'job', id, cancelFlag })
    return cancelFlag
  }))
  const send = (value) => parentPort.postMessage({ kind: 'text', text: JSON.stringify(value) })
  if (message.kind !== 'text') process.exit(0)
  send({ kind: 'event', event: { kind: 'job', job: { id: 1, path: '', label: '', startedAt: '', progress: null, outcome: { kind: 'value', value: null, undoStep: null } } } })
  send({ kind: 'response', id: JSON.parse(message.text).id, response: { kind: 'value', value: flags.map(([flag]) => flag), undoStep: null } })`

it('is told to cancel the job that is meant, also where another ended long ago', async () => {
  const { store } = await startThread(twoJobs)
  const flagsAfter = (path: string, id: number) => store.request({ path, input: { id } })
  expect(await flagsAfter('workbook.info', 0)).toMatchObject({ value: [0, 0] })
  expect(await flagsAfter('jobs.cancel', 1)).toMatchObject({ value: [0, 0] })
  expect(await flagsAfter('jobs.cancel', 65)).toMatchObject({ value: [0, 1] })
  await store.close()
})

/** A workspace whose threads say that they have opened, and run `onMessage` for each thing they are told. */
const startWorkspace = (onMessage: string) => {
  const folder = temporaryFolder()
  const script = join(folder, 'thread.mjs')
  writeFileSync(script, `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', (message) => { ${onMessage} })\nparentPort.postMessage({ kind: 'opened' })\n`)
  const worker = pathToFileURL(script)
  return { folder, workspace: createWorkspace({ temporaryDir: join(folder, 'staging'), resourcesDir, isBackedUp: false, secondPlaces: createSecondPlaces(join(folder, 'second-places.json')), storeWorker: worker, importWorker: worker, onDefect: () => undefined }) }
}

/** Runs a job until it is told to close. */
const stoppedByClosing = `
  const send = (value) => parentPort.postMessage({ kind: 'text', text: JSON.stringify(value) })
  const job = (outcome) => ({ id: 7, path: 'import.run', label: 'Import file', startedAt: '', progress: null, outcome })
  if (message.kind === 'text') send({ kind: 'response', id: JSON.parse(message.text).id, response: { kind: 'value', value: job(null), undoStep: null } })
  if (message.kind !== 'close') return
  send({ kind: 'event', event: { kind: 'changed', topics: ['contact'] } })
  send({ kind: 'event', event: { kind: 'job', job: job({ kind: 'failure', error: { type: 'Cancelled' } }) } })
  setTimeout(() => process.exit(0), 50)`

it('a job that ends because its workbook is closed for another is told to have been stopped, and nothing else of that workbook is told', async () => {
  const { folder, workspace } = startWorkspace(stoppedByClosing)
  const topics: string[] = []
  workspace.onEvent((event) => topics.push(...(event.kind === 'changed' ? event.topics : [])))
  valueOf(await workspace.open(join(folder, 'first.rapport')))
  const followed = followJob(workspace, 7)
  await workspace.request(anyCall)
  valueOf(await workspace.open(join(folder, 'second.rapport')))
  expect(await Promise.race([followed, delay(1000, 'nothing', { ref: false })])).toEqual({ kind: 'failure', error: { type: 'Cancelled' } })
  expect(topics).toEqual(['everything', 'everything'])
  await workspace.close()
})

it('what is meant for one workbook never reaches the one that was opened after it', async () => {
  const { folder, workspace } = startWorkspace(`if (message.kind === 'text') ${sayingSaved}\nelse process.exit(0)`)
  const meant = (name: string) => workspace.request({ ...anyCall, place: shownPlace({ folder, fileName: name }) })
  const unsaved = { kind: 'unsaved', sentence: 'The workbook was closed meanwhile. This was not saved.' }
  expect(await meant('first.rapport')).toEqual(unsaved)
  expect(await workspace.request(anyCall)).toEqual({ kind: 'failure', error: { type: 'NoWorkbook' } })
  valueOf(await workspace.open(join(folder, 'first.rapport')))
  expect(await meant('first.rapport')).toMatchObject({ value: 'saved' })
  valueOf(await workspace.open(join(folder, 'second.rapport')))
  expect(await Promise.all([meant('first.rapport'), meant('second.rapport'), workspace.request(anyCall)])).toMatchObject([unsaved, { value: 'saved' }, { value: 'saved' }])
  await workspace.close()
})
