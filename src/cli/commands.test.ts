import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { ImportPlatform } from '../shared/imports/import'
import { timeText } from '../shared/kernel/time-text'
import { DefectError, UnsavedError } from '../shared/rpc/client'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { exportCommand, importOptions, newCommand, refusedCommand, reportCommand, showProgress, valueOf } from './commands'
import { importCommand } from './import-files'
import { secondPlaceCommand, secondPlaceText } from './keep'
import { commands, run } from './run'

describe('days asked for on the command line', () => {
  it('are refused where they end before they begin, instead of showing an empty stretch', () => {
    expect(() => importOptions({ from: '2026-10-05' })).toThrow('--to is missing.')
    expect(() => importOptions({ to: '2026-10-05' })).toThrow('--from is missing.')
    expect(() => importOptions({ from: '2026-10-05', to: '2026-10-01' })).toThrow('--to 2026-10-01 lies before --from 2026-10-05.')
    expect(importOptions({ from: '2026-10-05', to: '2026-10-05' })).toMatchObject({ from: '2026-10-05', to: '2026-10-05' })
  })
})

describe('a currency named on the command line', () => {
  it('is one that there is', async () => {
    expect(importOptions({ currency: 'JPY' })).toMatchObject({ currency: 'JPY' })
    expect(() => importOptions({ currency: 'EUE' })).toThrow('--currency: There is no currency EUE. Use a code of ISO 4217, like EUR')
    await expect(importCommand({ subject: 'deals', currency: 'EUE' }, ['deals.csv'])).rejects.toThrow('--currency: There is no currency EUE.')
    await expect(reportCommand({ currency: 'EUE', workbook: 'shop.rapport', format: 'json' }, ['roi'])).rejects.toThrow('There is no currency EUE.')
    const file = join(temporaryFolder(), 'shop.rapport')
    await expect(newCommand({ currency: 'XYZ' }, [file])).rejects.toThrow('--currency: There is no currency XYZ.')
    await expect(newCommand({ currency: 'euro' }, [file])).rejects.toThrow(/^--currency: A currency is three capital letters, like EUR$/)
  })
})

it('a day that is none is told by the argument it was given to', async () => {
  await expect(reportCommand({ workbook: 'shop.rapport', from: '2026-13-01' }, ['roi'])).rejects.toThrow(/^--from: A day is written like 2026-03-31$/)
})

it.runIf(existsSync('/dev/full'))('output that finds no room ends in a sentence, not as a bug', () => {
  const full = openSync('/dev/full', 'w')
  const { status, stderr } = spawnSync(process.execPath, ['--no-deprecation', resolve(import.meta.dirname, '../../out/main/cli.cjs'), '--help'], { stdio: ['ignore', full, 'pipe'], encoding: 'utf8', env: { ...process.env, RAPPORT_DATA: temporaryFolder() } })
  closeSync(full)
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'The output could not be written to its end (ENOSPC). If it goes to a file, the disk of that may be full.\n' })
})

it.each([new UnsavedError('Nothing was written: the disk is full.'), new DefectError('4711')])('what the store says of a failure stands alone: %s', async (error) => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const check = vi.spyOn(commands['check'] ?? expect.fail(), 'run').mockRejectedValue(error)
  expect(await run(['check', 'shop.rapport'])).toBe(1)
  expect(said.mock.calls).toEqual([[error.message]])
  check.mockRestore()
  said.mockRestore()
})

it.each(['nonsense', 'constructor', 'toString', '__proto__'])('the command %s, which there is not, is wrong usage', async (name) => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  expect(await run([name])).toBe(2)
  expect(said.mock.lastCall?.[0]).toContain(`There is no command “${name}”.`)
  said.mockRestore()
})

it('says how a command is used also to who asks behind its name, and that is no mistake', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  for (const args of [['--help'], ['import', '--help'], ['report', 'roi', '-h'], ['help'], ['__proto__', '-h'], ['help', 'import']]) expect(await run(args)).toBe(0)
  expect(said.mock.calls.map(([text]) => String(text).slice(0, 14))).toEqual(['Rapport: netwo', 'rapport import', 'rapport report', 'Rapport: netwo', 'Rapport: netwo', 'rapport import'])
  said.mockRestore()
})

it('has a word on each command, and none on another', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  await run(['help'])
  const help = String(said.mock.lastCall?.[0])
  said.mockRestore()
  expect(new Set([...help.matchAll(/^rapport ([a-z-]+)/gm)].map(([, name]) => name))).toEqual(new Set(Object.keys(commands)))
})

it('names in its help every option that a command takes, and every platform that is read', async () => {
  const said = vi.spyOn(console, 'log').mockReturnValue()
  for (const [name, { options }] of Object.entries(commands)) {
    await run([name, '--help'])
    const named = new Set([...String(said.mock.lastCall?.[0]).matchAll(/--([a-z-]+)/g)].map(([, option]) => option))
    expect([name, Object.keys(options).filter((option) => !named.has(option))]).toEqual([name, []])
  }
  await run(['import', '--help'])
  const help = String(said.mock.lastCall?.[0])
  said.mockRestore()
  expect(ImportPlatform.options.filter((platform) => !help.includes(platform))).toEqual([])
})

it('says what is wrong above how that one command is used, where it stays in sight', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  for (const typed of ['x', '1e3', '1.0', '0x1', ' 1', '0']) expect(await run(['undo-import', typed, '--workbook', 'shop.rapport'])).toBe(2)
  expect(String(said.mock.lastCall?.[0])).toBe('BATCH is the number of an import.\n\nrapport undo-import BATCH --workbook W\n    Takes a whole import back.\n\nrapport --help lists all commands.')
  said.mockRestore()
})

it('takes the format of a report from the name of its file, where none is asked for, and writes rows where there is no file either', async () => {
  const missing = join(temporaryFolder(), 'missing.rapport')
  // What is missing next is told: the format was understood.
  await expect(reportCommand({}, ['roi'])).rejects.toThrow('--workbook is missing.')
  for (const out of ['roi.pdf', 'roi.XLSX', 'my.roi.csv']) await expect(reportCommand({ out }, ['roi'])).rejects.toThrow('--workbook is missing.')
  for (const out of ['roi', 'roi.docx', 'pdf']) await expect(reportCommand({ out, workbook: missing }, ['roi'])).rejects.toThrow('--format is missing: the name of the file ends in none of ')
})

it('reads what a shell hands on with the mark of UTF-8 before it', () => {
  const { stderr } = spawnSync(process.execPath, ['--no-deprecation', resolve(import.meta.dirname, '../../out/main/cli.cjs'), 'call', 'workbook.search', '-'], { input: '\ufeff{"text":"a"}', encoding: 'utf8', env: { ...process.env, RAPPORT_LANGUAGE: 'en', RAPPORT_DATA: temporaryFolder() } })
  // What is missing next is told: the input was understood.
  expect(stderr).toMatch(/^--workbook is missing\./)
})

it('takes a dash for the standard output, as elsewhere, and never for a file of that name', async () => {
  await expect(reportCommand({ out: '-' }, ['roi'])).rejects.toThrow('--workbook is missing.')
  await expect(reportCommand({ out: '-', format: 'pdf' }, ['roi'])).rejects.toThrow('--out is missing: pdf is not text.')
  await expect(exportCommand({ out: '-' }, ['shop.rapport'])).rejects.toThrow('Name a file with --out.')
})

it('says that the folder is not there before any work is done for what would go into it', async () => {
  const [missing, out] = [join(temporaryFolder(), 'none.rapport'), join(temporaryFolder(), 'none', 'roi.csv')]
  await expect(reportCommand({ out, workbook: missing }, ['roi'])).rejects.toThrow('There is no folder “')
  await expect(refusedCommand({ out, workbook: missing }, ['1'])).rejects.toThrow('There is no folder “')
})

it('says where backups are copied to, and when the newest was, by the clock of this computer', () => {
  const newestAt = '2026-11-23T21:20:05.123Z'
  expect(secondPlaceText({ folder: '/stick', newestAt })).toBe(`Every backup is copied to /stick; the newest there is of ${timeText(newestAt)}.`)
  expect(secondPlaceText({ folder: '/stick', newestAt: null })).toBe('Every backup is copied to /stick.')
  expect(secondPlaceText(null)).toBe('Backups have no second place.')
})

it('names the option that is wrong, and what it may be', async () => {
  await expect(reportCommand({ workbook: 'shop.rapport', format: 'docx' }, ['roi'])).rejects.toThrow(/^--format may be json, csv, /)
  await expect(reportCommand({ workbook: 'shop.rapport', format: 'csv', paper: 'A3' }, ['roi'])).rejects.toThrow('--paper may be A4 or LETTER.')
  await expect(reportCommand({ workbook: 'shop.rapport', by: 'bogus' }, ['roi'])).rejects.toThrow('--by may be campaign, platform, month, week or day.')
  expect(() => importOptions({ 'date-order': 'XYZ' })).toThrow(/^--date-order may be auto, /)
  await expect(importCommand({ subject: 'post' }, ['a.csv'])).rejects.toThrow('--subject may be auto, ads, people, posts, followers or deals.')
  await expect(importCommand({ count: 'all' }, ['a.csv'])).rejects.toThrow('--count may be auto, gains or totals.')
  await expect(importCommand({ status: 'sold' }, ['a.csv'])).rejects.toThrow('--status may be open, won or lost.')
  await expect(importCommand({ 'followers-at-end': 'many' }, ['a.csv'])).rejects.toThrow('--followers-at-end is a number.')
  await expect(importCommand({ subject: 'posts', platform: 'meta' }, ['a.csv'])).rejects.toThrow(/^--platform may be auto, facebook, /)
  await expect(secondPlaceCommand({ folder: import.meta.filename }, ['shop.rapport'])).rejects.toThrow(`There is no folder “${import.meta.filename}”.`)
})

it.each([
  [['--workbook', 'shop.rapport', 'check'], 'The command comes first, before “--workbook”.'],
  [['check', '--nope'], 'There is no option “--nope” here.'],
  [['check', '-x'], 'There is no option “-x” here.'],
  [['check', '--constructor'], 'There is no option “--constructor” here.'],
  [['check', '--json=5'], '“--json” takes no value.'],
  [['advise', '--budget', '-5'], '“--budget” needs a value. One that begins with a dash is written --budget=VALUE.'],
  [['export', 'shop.rapport', '--out'], '“--out” needs a value. One that begins with a dash is written --out=VALUE.'],
])('says of %j in its own words what is wrong', async (args, sentence) => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  expect(await run(args)).toBe(2)
  expect(String(said.mock.lastCall?.[0]).split('\n')[0]).toBe(sentence)
  said.mockRestore()
})

it('says on a terminal how long work ended in a line of its own, and not behind its progress', () => {
  const wasTty = process.stderr.isTTY
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  process.stderr.isTTY = true
  showProgress({ label: 'Reading', done: 0, total: 1, secondsLeft: null })
  expect(() => valueOf({ ok: false, error: { type: 'FileNotFound' } })).toThrow('The file is not there any more.')
  expect(written.mock.calls.map(([text]) => text)).toEqual([expect.stringContaining('Reading'), '\r\u001b[K'])
  process.stderr.isTTY = wasTty
  written.mockRestore()
})
