import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const built = resolve(import.meta.dirname, '../../out/main')

/** What a part of the built program loads before it does anything. */
const loadedWith = (file: string, found = new Set<string>()): ReadonlySet<string> => {
  for (const [, path = ''] of readFileSync(join(built, file), 'utf8').matchAll(/^const \w+ = require\("\.\/(?:chunks\/)?([^"]+)"\)/gm)) {
    const chunk = `chunks/${path}`
    if (found.has(chunk)) continue
    found.add(chunk)
    loadedWith(chunk, found)
  }
  return found
}

/** Sentences that these parts keep from the moment they are loaded: each is looked up in a catalogue that notes it. */
const keptSentences = (chunks: readonly string[]): unknown => {
  const catalogue = readdirSync(join(built, 'chunks')).find((name) => /^de-.*\.cjs$/.test(name)) ?? ''
  const { stdout, stderr } = spawnSync(process.execPath, ['--no-deprecation', '-e', `
    const chunks = ${JSON.stringify(chunks.map((chunk) => join(built, chunk)))}
    const kept = []
    require.cache[${JSON.stringify(join(built, 'chunks', catalogue))}] = { exports: { default: new Proxy({}, { get: (_none, sentence) => void kept.push(sentence) }) } }
    require(chunks.find((chunk) => chunk.includes('speak-in'))).speakIn('de').then(() => {
      chunks.forEach((chunk) => require(chunk))
      console.log(JSON.stringify(kept))
    })
  `], { encoding: 'utf8' })
  return stdout === '' ? stderr : JSON.parse(stdout)
}

// The bundler may put a module with words beside one that is needed at once: it would keep them in English.
it.each(['cli.cjs', 'store-worker.cjs', 'import-worker.cjs'])('%s keeps no sentence before it knows which language it speaks', (entry) => {
  const chunks = [...loadedWith(entry)]
  expect(chunks.join(' ')).toContain('speak-in')
  expect(keptSentences(chunks)).toEqual([])
})
