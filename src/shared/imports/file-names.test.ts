import { expect, it } from 'vitest'
import { safeFileName } from './file-names'

const bytes = (text: string): number => new TextEncoder().encode(text).length

it('a file keeps its ending, whatever letters its long name has', () => {
  const name = safeFileName(`${'株式会社'.repeat(100)} 2026.csv`)
  expect(name).toMatch(/株式会社 2026\.csv$/)
  expect(bytes(name)).toBeLessThanOrEqual(255)
  expect(safeFileName(`${'👩‍👩‍👧'.repeat(100)}.csv`)).not.toMatch(/\p{Cs}/u)
  expect(safeFileName(`${`${'a'.repeat(99)}🎉`.slice(0, 100)} - refused rows.csv`)).not.toMatch(/\p{Cs}/u)
})

it('a name takes no time by the square of its blanks', () => {
  const since = process.threadCpuUsage()
  expect(safeFileName(`a${' .'.repeat(32_000)}b.csv`)).toMatch(/b\.csv$/)
  expect(process.threadCpuUsage(since).user).toBeLessThan(500_000)
})
