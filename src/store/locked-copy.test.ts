import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { lockFile, NotLocked, unlockFile, WrongPassphrase } from './locked-copy'
import { unlockCopy } from './locked-workbook'

const passphrase = 'grün und 雨'

const lockedOf = async (content: Buffer) => {
  const folder = temporaryFolder()
  const [source, locked, opened] = [join(folder, 'source'), join(folder, 'locked'), join(folder, 'opened')]
  writeFileSync(source, content)
  await lockFile(source, locked, passphrase, { replace: false, logN: 12 })
  return { folder, locked, opened }
}

describe('a locked copy', () => {
  it.each([0, 1, 1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 3 * 1024 * 1024])('of %i bytes opens with its passphrase to the byte, and holds none of them in the open', async (size) => {
    const content = Buffer.alloc(size, 'Ada Lovelace, ')
    const { locked, opened } = await lockedOf(content)
    await unlockFile(locked, opened, passphrase.normalize('NFD'))
    expect(readFileSync(opened).equals(content)).toBe(true)
    expect(readFileSync(locked).includes('Lovelace')).toBe(false)
  })

  it('opens with no other passphrase, and leaves nothing', async () => {
    const { folder, locked, opened } = await lockedOf(Buffer.from('secret'))
    for (const wrong of ['', 'grün', `${passphrase} `]) await expect(unlockFile(locked, opened, wrong)).rejects.toThrow(WrongPassphrase)
    expect(readdirSync(folder).toSorted()).toEqual(['locked', 'source'])
  })

  it('does not open when a byte was changed, a piece left out, exchanged, or the end cut off', async () => {
    const { locked, opened } = await lockedOf(Buffer.alloc(2 * 1024 * 1024 + 5, 7))
    const whole = readFileSync(locked)
    const piece = 1024 * 1024 + 16
    const flipped = (at: number): Buffer => {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      return bytes
    }
    const changed = {
      salt: flipped(20),
      'nonce prefix': flipped(34),
      'spare byte of the header': flipped(39),
      'text of the first piece': flipped(1000),
      'tag of the last piece': flipped(whole.length - 1),
      'cut at a piece': whole.subarray(0, 40 + piece),
      'cut in a piece': whole.subarray(0, 40 + piece + 100),
      'only a header': whole.subarray(0, 40),
      'pieces exchanged': Buffer.concat([whole.subarray(0, 40), whole.subarray(40 + piece, 40 + 2 * piece), whole.subarray(40, 40 + piece), whole.subarray(40 + 2 * piece)]),
      'piece left out': Buffer.concat([whole.subarray(0, 40), whole.subarray(40 + piece)]),
      'more behind the end': Buffer.concat([whole, Buffer.alloc(10)]),
    }
    const opens: string[] = []
    for (const [what, bytes] of Object.entries(changed)) {
      writeFileSync(locked, bytes)
      const outcome = await unlockFile(locked, opened, passphrase).then(() => null, (error: unknown) => error)
      if (!(outcome instanceof WrongPassphrase)) opens.push(`${what}: ${String(outcome)}`)
    }
    expect(opens).toEqual([])
  }, 60_000)

  it('is not said to be missing when the folder to open it into is', async () => {
    const { folder, locked, opened } = await lockedOf(Buffer.from('secret'))
    expect(await unlockCopy(locked, join(folder, 'gone', 'Klinik.rapport'), passphrase)).toMatchObject({ ok: false, error: { code: 'missing', fileName: 'Klinik.rapport', sentence: 'Nothing was written: the folder that was chosen is not there.' } })
    expect(await unlockCopy(join(folder, 'gone.locked'), opened, passphrase)).toMatchObject({ ok: false, error: { code: 'missing', fileName: 'gone.locked' } })
  })

  it('says of one that a newer Rapport locked that it is newer, not that it is none, and leaves it as it is', async () => {
    const { locked, opened } = await lockedOf(Buffer.from('x'))
    const bytes = readFileSync(locked)
    bytes[8] = 2
    writeFileSync(locked, bytes)
    expect(await unlockCopy(locked, opened, passphrase)).toMatchObject({ ok: false, error: { code: 'newer' } })
    expect(readFileSync(locked).equals(bytes)).toBe(true)
  })

  it('says of any other file, a workbook too, that it is no locked copy', async () => {
    const { folder, opened } = await lockedOf(Buffer.from('x'))
    expect(await unlockCopy(join(folder, 'source'), opened, passphrase)).toMatchObject({ ok: false, error: { code: 'foreign', sentence: 'This is no locked copy of a workbook. It was left as it is.' } })
  })

  it('refuses what is none, and a header that asks for the whole machine', async () => {
    const { locked, opened } = await lockedOf(Buffer.from('x'))
    const whole = readFileSync(locked)
    for (const [at, value] of [[0, 0], [8, 0], [9, 40], [9, 1], [10, 200], [11, 0], [11, 4], [10, 1], [12, 255]] as const) {
      const bytes = Buffer.from(whole)
      bytes[at] = value
      writeFileSync(locked, bytes)
      await expect(unlockFile(locked, opened, passphrase)).rejects.toThrow(NotLocked)
    }
    const inBytes = Buffer.from(whole)
    inBytes.writeUInt32BE(1, 12)
    for (const bytes of [inBytes, 'short']) {
      writeFileSync(locked, bytes)
      await expect(unlockFile(locked, opened, passphrase)).rejects.toThrow(NotLocked)
    }
  })
})
