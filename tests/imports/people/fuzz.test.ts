import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readAny } from '../../../src/imports/read-any'
import { ImportOptions } from '../../../src/shared/imports/import'
import { temporaryFolder } from '../../support/open-test-store'
import { fixture } from '../../support/read-import'
import { seeded, type Seeded } from '../../support/seeded'

const bytesOf = (name: string): Buffer => readFileSync(fixture(`people/${name}`))

/** Changes a file as bad disks, bad programs and bad people do: bytes, pieces, lines. */
const mutate = (bytes: Buffer, random: Seeded): Buffer => {
  const at = random.below(Math.max(1, bytes.length))
  const length = random.below(40)
  switch (random.below(7)) {
    case 0:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + length))])
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at)])
    case 2: {
      const copy = Buffer.from(bytes)
      copy[at] = random.below(256)
      return copy
    }
    case 3:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(['"', '\n', '\r', ',', ';', '{', '}', '[', ']', ':', '=', '\\', '\ufeff', '\u0000', 'BEGIN:VCARD\n', 'END:VCARD\n', '=?', '\ud83d\ude00', '9'.repeat(30)])), bytes.subarray(at)])
    case 4: {
      const lines = bytes.toString('latin1').split('\n')
      const [line = ''] = lines.splice(random.below(lines.length), 1)
      lines.splice(random.below(lines.length + 1), 0, line)
      return Buffer.from(lines.join('\n'), 'latin1')
    }
    case 5:
      return bytes.subarray(0, at)
    default:
      return Buffer.concat([bytes, bytes.subarray(at)])
  }
}

const mutateOften = (bytes: Buffer, random: Seeded): Buffer => Array.from({ length: 1 + random.below(4) }).reduce<Buffer>((changed) => mutate(changed, random), bytes)

/** What is wrong with the answer to a file. Null: nothing. */
const problemOf = async (path: string): Promise<string | null> => {
  let rows = 0
  const answer = await readAny(path, {
    options: ImportOptions.parse({}),
    workbookCurrency: 'EUR',
    remembered: new Map(),
    report: () => undefined,
    isCancelled: () => false,
    onChunk: () => undefined,
    onPeople: ({ people, touches }) => {
      for (const person of people) {
        rows += person.rows
        if (person.name === '' || person.name.length > 200 || person.identity === '' || person.line < 1) rows = Number.NaN
        if (person.handles.some(({ url }) => url !== '' && !/^https?:/.test(url))) rows = Number.NaN
      }
      for (const touch of touches) rows += touch.rows
    },
  }).catch((error: unknown) => String(error))
  if (typeof answer === 'string') return `threw ${answer}`
  if (!answer.ok) return answer.error.type === 'ImportRefused' && /^\p{Lu}[^\n{}]*[.!]$/u.test(answer.error.sentence) ? null : `answered ${JSON.stringify(answer.error)}`
  if (answer.value.subject === 'ads') return null
  const { rowsRead, rowsRefused, questions } = answer.value.summary
  // A file that asks has not read its rows out yet.
  return questions.length > 0 || rowsRead === rows + rowsRefused ? null : `${rowsRead} rows read, ${rows} handed on and ${rowsRefused} refused`
}

const archive = (): Buffer => Buffer.from(zipSync({ 'Connections.csv': bytesOf('linkedin-connections.csv'), 'messages.csv': bytesOf('linkedin-messages.csv'), 'Invitations.csv': bytesOf('linkedin-invitations.csv') }))

const formats: Readonly<Record<string, () => readonly Buffer[]>> = {
  'LinkedIn': () => ['linkedin-connections.csv', 'linkedin-messages.csv', 'linkedin-invitations.csv'].map(bytesOf),
  'Google, Outlook, Mastodon, any table': () => ['google.csv', 'google-older.csv', 'outlook.csv', 'mastodon-following_accounts.csv', 'people.csv'].map(bytesOf),
  'contact cards': () => ['cards.vcf', 'cards.json'].map(bytesOf),
  'Instagram, Facebook, X': () => ['instagram-followers_1.json', 'instagram-following.json', 'facebook-friends.json', 'x-follower.js'].map(bytesOf),
  'archives': () => [archive()],
}

/** Of each format; RAPPORT_FUZZ asks for all of them. */
const mutations = process.env['RAPPORT_FUZZ'] === undefined ? 400 : 2000

describe(`${mutations} mutations of files of people: an answer each time, every row accounted for`, () => {
  it.each(Object.entries(formats))('%s', { timeout: 240_000 }, async (name, seeds) => {
    const files = seeds()
    const path = join(temporaryFolder(), name === 'archives' ? 'mutated.zip' : 'mutated.txt')
    const wrong: string[] = []
    for (let seed = 1; seed <= mutations; seed += 1) {
      const random = seeded(seed)
      writeFileSync(path, mutateOften(random.pick(files), random))
      const problem = await problemOf(path)
      if (problem !== null) wrong.push(`seed ${seed}: ${problem}`)
    }
    expect(wrong).toEqual([])
  })
})
