import { expect, it, vi } from 'vitest'
import { Day } from '../shared/kernel/day'
import { describeAdvice } from './advise'
import { printFile, printJson } from './commands'
import { run } from './run'
import { terminalText } from './terminal-text'

it('lets no name of a file give the terminal orders', () => {
  expect(terminalText('a\u001b]0;owned\u0007.csv\u009b2J\r: left out.\n\tline 2')).toBe('a\ufffd]0;owned\ufffd.csv\ufffd2J\ufffd: left out.\n\tline 2')
})

const order = '\u001b]0;owned\u0007'

it('nor one of a campaign, where what is advised for it is told', () => {
  const period = { from: Day.parse('2026-01-01'), to: Day.parse('2026-01-28'), weeks: 4 }
  const told = describeAdvice({ label: `Leads of ${order}`, sentence: 'Spring', notes: [order], fit: null }, { period, channels: [], sentences: [`Spring ${order} gets more.`], currency: 'EUR', target: null })
  expect(told).toContain('Spring')
  expect(told).not.toContain(order)
})

it('nor wrong usage that names one', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  expect(await run([order])).toBe(2)
  expect(said.mock.lastCall?.[0]).not.toContain(order)
  said.mockRestore()
})

it('nor what is printed for programs, which read the same text', () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  const value = { file: `${order}\u009b2J\u0085\u007f.csv` }
  printJson(value)
  const text = String(said.mock.lastCall?.[0])
  said.mockRestore()
  expect(text).not.toMatch(/\p{Cc}/u)
  expect(JSON.parse(text)).toEqual(value)
})

it.each([['a program, byte for byte', false], ['a terminal, without orders', true]])('a whole file is printed for %s', (_reader, isTTY) => {
  const [said, wasTTY] = [vi.spyOn(process.stdout, 'write').mockReturnValue(true), process.stdout.isTTY]
  process.stdout.isTTY = isTTY
  const csv = Buffer.from(`\ufeffCampaign,Spend\r\n${order}\u009b2J\r,1.00\r\n`)
  printFile(csv)
  const written = said.mock.lastCall?.[0]
  said.mockRestore()
  process.stdout.isTTY = wasTTY
  expect(written).toEqual(isTTY ? '\ufeffCampaign,Spend\n\ufffd]0;owned\ufffd\ufffd2J\ufffd,1.00\n' : csv)
})

it('what turns letters round is shown as what it is, so that a name in a terminal is no other', () => {
  expect(terminalText('\u202egnp.exe \u2067a\u2069 \u0645\u0631\u062d\u0628\u0627')).toBe('\ufffdgnp.exe \ufffda\ufffd \u0645\u0631\u062d\u0628\u0627')
})
