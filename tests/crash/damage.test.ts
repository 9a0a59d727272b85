import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openWorkbook } from '../../src/store/open'
import { checkWorkbook, digestWorkbook } from '../../src/store/check'
import { openTestStore, temporaryFolder, valueOf } from '../support/open-test-store'
import { type Seeded, seeded } from '../support/seeded'

const seed = Number(process.env['RAPPORT_DAMAGE_SEED'] ?? 20_261_126)
const rounds = Number(process.env['RAPPORT_DAMAGE_ROUNDS'] ?? 40)
const now = new Date('2026-03-31T10:00:00Z')

const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** The bytes of a closed workbook with contacts and notes in it. */
const makeBytes = async (): Promise<Buffer> => {
  const { client, store, file } = await openTestStore()
  for (let index = 0; index < 150; index += 1) {
    const people = [{ newName: `Person ${index} ${'of somewhere '.repeat(5)}` }]
    valueOf(await client.networking.interaction.log({ type: 'meeting', direction: 'mutual', on: '2026-03-03', note: `Talked about ${index} things. `.repeat(12), people }))
  }
  await store.close()
  return readFileSync(file)
}

const pageBytes = 4096

const damages: Readonly<Record<string, { readonly least: number; readonly damage: (bytes: Buffer, random: Seeded['below']) => Buffer }>> = {
  'cut short': { least: 1, damage: (bytes, random) => bytes.subarray(0, random(bytes.length)) },
  'a page of zeros': {
    least: 1,
    damage: (bytes, random) => {
      const start = random(bytes.length / pageBytes) * pageBytes
      return bytes.fill(0, start, start + pageBytes)
    },
  },
  'a sector of noise': {
    least: 0.3,
    damage: (bytes, random) => {
      const start = random(bytes.length / 512) * 512
      for (let at = start; at < start + 512; at += 1) bytes[at] = random(256)
      return bytes
    },
  },
  'a flipped bit': {
    least: 0,
    damage: (bytes, random) => {
      const at = random(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8))
      return bytes
    },
  },
}

describe(`damage (T5, seed ${seed})`, () => {
  it.each(Object.entries(damages))('%s is noticed or harmless, and never written to', async (_kind, { least, damage }) => {
    const whole = await makeBytes()
    const random = seeded(seed).below
    let [noticed, refused] = [0, 0]
    for (let round = 0; round < rounds; round += 1) {
      const folder = temporaryFolder()
      const file = join(folder, 'book.rapport')
      writeFileSync(file, damage(Buffer.from(whole), random))
      const before = hash(file)
      const opened = openWorkbook(file, now)
      if (opened.ok) {
        const report = await checkWorkbook(opened.value, { report: () => undefined, isCancelled: () => false })
        opened.value.close()
        if (report?.ok === false) noticed += 1
        continue
      }
      noticed += 1
      refused += 1
      expect(['damaged', 'foreign', 'empty', 'newer']).toContain(opened.error.code)
      expect(hash(file)).toBe(before)
      expect(readdirSync(folder)).toEqual(['book.rapport'])
    }
    expect(noticed / rounds).toBeGreaterThanOrEqual(least)
    // What is always noticed is noticed before anything is written to it.
    if (least === 1) expect(refused).toBe(rounds)
  })

  it('with the log of a program that was killed beside it is refused, and neither is written to', async () => {
    const folder = temporaryFolder()
    const [file, killed] = [join(folder, 'book.rapport'), join(folder, 'killed.rapport')]
    writeFileSync(file, await makeBytes())
    const sqlite = new Database(file)
    sqlite.pragma('journal_mode = WAL')
    // Deep inside, where nobody looks while it is opened, and not in the log.
    const page = Number(sqlite.prepare("SELECT max(pageno) FROM dbstat WHERE name = 'interaction' AND pagetype = 'leaf'").pluck().get())
    sqlite.exec("UPDATE contact SET role = 'Potter' WHERE id = 1")
    for (const suffix of ['', '-wal']) copyFileSync(file + suffix, killed + suffix)
    sqlite.close()
    writeFileSync(killed, readFileSync(killed).fill(0, (page - 1) * pageBytes, page * pageBytes))
    const [names, before] = [readdirSync(folder).sort(), [hash(killed), hash(`${killed}-wal`)]]
    expect(openWorkbook(killed, now)).toMatchObject({ ok: false, error: { code: 'damaged' } })
    expect(readdirSync(folder).sort()).toEqual(names)
    expect([hash(killed), hash(`${killed}-wal`)]).toEqual(before)
  })

  it.each(['-wal', '-shm', '-journal'])('noise in a %s file changes nothing of the workbook', async (suffix) => {
    const whole = await makeBytes()
    const random = seeded(seed).below
    const folder = temporaryFolder()
    const file = join(folder, 'book.rapport')
    writeFileSync(file, whole)
    const digests = (): unknown => {
      const opened = openWorkbook(file, now)
      if (!opened.ok) throw new Error(opened.error.sentence)
      const found = digestWorkbook(opened.value)
      opened.value.close()
      return found
    }
    const before = digests()
    writeFileSync(file + suffix, Buffer.from(Array.from({ length: 20_000 }, () => random(256))))
    expect(digests()).toEqual(before)
  })
})
