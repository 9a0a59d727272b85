import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../support/open-test-store'
import { temporaryFile } from '../support/read-import'

const cli = resolve(import.meta.dirname, '../../out/main/cli.cjs')

/** The program of the shell, and a new workbook. */
const newWorkbook = () => {
  const folder = temporaryFolder()
  const rapport = (...args: readonly string[]) => spawnSync(process.execPath, ['--no-deprecation', cli, ...args], { encoding: 'utf8', env: { ...process.env, RAPPORT_LANGUAGE: 'en', RAPPORT_DATA: join(folder, 'data') } })
  const workbook = join(folder, 'w.rapport')
  expect(rapport('new', workbook).status).toBe(0)
  return { rapport, workbook }
}

it('asks in a dry run what the import would ask, and ends as it would', () => {
  const { rapport, workbook } = newWorkbook()
  const file = temporaryFile('totals.csv', 'Date,Campaign name,Cost,Currency\n2026-09-01,S,1.50,EUR\n2026-09-02,S,2.50,EUR\n2026-09-02,Grand total,4.00,EUR\n')
  const dry = rapport('import', file, '--workbook', workbook, '--dry-run')
  expect(dry.stdout).toContain('3 read')
  expect(dry.stderr).toContain('--accept named-like-totals')
  expect(dry.status).toBe(1)
  expect(rapport('import', file, '--workbook', workbook, '--dry-run', '--accept', 'named-like-totals')).toMatchObject({ status: 0, stderr: '' })
})

it('has failed where every row is refused, dry or not: a script must not go on', () => {
  const { rapport, workbook } = newWorkbook()
  const file = temporaryFile('refused.csv', 'Date,Campaign name,Cost,Currency\n2026-09-01,S,much,EUR\n2026-09-02,S,more,EUR\n')
  const refused = { status: 1, stderr: 'Every row was refused.\n', stdout: expect.stringContaining('line 2: “much”') as string }
  expect(rapport('import', file, '--workbook', workbook, '--dry-run')).toMatchObject(refused)
  expect(rapport('import', file, '--workbook', workbook)).toMatchObject(refused)
  const some = temporaryFile('some.csv', 'Date,Campaign name,Cost,Currency\n2026-09-01,S,much,EUR\n2026-09-02,S,2.50,EUR\n')
  expect(rapport('import', some, '--workbook', workbook)).toMatchObject({ status: 0, stderr: '' })
})
