import { spawn } from 'node:child_process'
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../support/open-test-store'

const module = pathToFileURL(resolve(import.meta.dirname, '../../scripts/alone.mjs')).href

/** A command that prepares for a while, noting when it began and ended; the exit code and what it said. */
const command = (folder: string, milliseconds: number): Promise<{ readonly code: number | null; readonly said: string }> =>
  new Promise((ended) => {
    const script = `
      import { appendFileSync } from 'node:fs'
      import { alone } from ${JSON.stringify(module)}
      const note = (text) => appendFileSync(${JSON.stringify(join(folder, 'notes'))}, text)
      alone(${JSON.stringify(join(folder, 'mark'))}, (holder) => console.log('waits for ' + holder), () => {
        note('(')
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${milliseconds})
        note(')')
      })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('close', (code) => ended({ code, said }))
  })

const notes = (folder: string): string => readFileSync(join(folder, 'notes'), 'utf8')

it('lets one command at a time prepare a clone, and the others wait and say so', async () => {
  const folder = temporaryFolder()
  const results = await Promise.all(Array.from({ length: 5 }, () => command(folder, 300)))
  expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0])
  expect(notes(folder)).toBe('()()()()()')
  expect(results.filter(({ said }) => /^waits for (\d+|that just started)\n$/.test(said)).length).toBeGreaterThan(0)
  expect(existsSync(join(folder, 'mark'))).toBe(false)
}, 60_000)

it('survives a mark that a killed command left', async () => {
  const folder = temporaryFolder()
  const left = async (text: string, ageSeconds: number): Promise<void> => {
    const file = join(folder, 'mark')
    writeFileSync(file, text)
    const at = Date.now() / 1000 - ageSeconds
    utimesSync(file, at, at)
    // Several find it at once, and still one goes after the other.
    await Promise.all(Array.from({ length: 3 }, () => command(folder, 100)))
  }
  // A number that no process can have, this process's own but of long ago, none, and nonsense.
  await left('99999999', 0)
  await left(String(process.pid), 3600)
  await left('', 10)
  await left('nonsense', 0)
  expect(notes(folder)).toBe('()'.repeat(12))
}, 60_000)
