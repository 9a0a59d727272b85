import { describe, expect, it } from 'vitest'
import { readInWorker, unpackInWorker } from './read-in-worker'
import type { ReadImportOptions } from './reading'

/** A thread that does this with what it is asked. */
const threadThat = (does: string): URL => new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => { ${does} })`)}`)

const options = (onChunk: ReadImportOptions['onChunk'] = () => undefined): ReadImportOptions => ({
  // Nothing of it reaches a reader: the threads of these tests read nothing.
  options: {} as ReadImportOptions['options'], workbookCurrency: 'EUR', remembered: new Map(), report: () => undefined, isCancelled: () => false, onChunk, onPeople: () => undefined,
})

const control = { folder: '', report: () => undefined, isCancelled: () => false }

describe('a reader’s thread', () => {
  it('tells a bug in it as one: no file is called damaged for it', async () => {
    const thread = threadThat('undefined.length')
    await expect(readInWorker(thread)('march.csv', options())).rejects.toThrow(TypeError)
    await expect(unpackInWorker(thread)('march.zip', control)).rejects.toThrow(TypeError)
  })

  it('refuses a file that asks for more than a thread can hold', async () => {
    for (const does of ["'x'.repeat(2 ** 30)", 'const deep = () => deep() + 1; deep()', 'process.exit(1)'])
      expect(await readInWorker(threadThat(does))('march.csv', options())).toMatchObject({ ok: false, error: { type: 'ImportRefused', sentence: expect.stringContaining('more memory') } })
  })

  it('ends, and fails its own import only, where what it read cannot be taken in', async () => {
    const thread = threadThat("parentPort.postMessage({ kind: 'chunk', chunk: {} }); setInterval(() => undefined, 1000)")
    await expect(readInWorker(thread)('march.csv', options(() => {
      throw new Error('No room for it')
    }))).rejects.toThrow('No room for it')
  })
})
