import { expect } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { launch, type Launched } from './launch'

const cli = resolve(import.meta.dirname, '../../out/main/cli.cjs')

/** Makes a workbook by the shell host, which keeps nothing of it in this person's own folder. */
export const newWorkbook = (file: string, ...args: readonly string[]): void => {
  const data = mkdtempSync(join(tmpdir(), 'rapport-data-'))
  const { status, stderr } = spawnSync(process.execPath, ['--no-deprecation', cli, 'new', file, ...args], { encoding: 'utf8', env: { ...process.env, RAPPORT_DATA: data } })
  rmSync(data, { recursive: true, force: true })
  expect(status, stderr).toBe(0)
}

/** The sample, made once for all workers by the first that wants it: to make it takes seconds of the processor. */
const sample = async (): Promise<string> => {
  const folder = process.env['RAPPORT_TEST_SAMPLE_FOLDER']
  if (folder === undefined) throw new Error('playwright.config.ts names no folder for the sample')
  const file = join(folder, 'sample.rapport')
  const unfinished = join(folder, 'unfinished')
  const isFirst = mkdirSync(unfinished, { recursive: true }) !== undefined
  if (isFirst) {
    newWorkbook(join(unfinished, 'sample.rapport'), '--sample', '--name', 'Juniper & Salt (sample)')
    renameSync(join(unfinished, 'sample.rapport'), file)
  }
  await expect.poll(() => existsSync(file), { timeout: 120_000 }).toBe(true)
  return file
}

/** Launches Rapport with the sample open, and waits for its first screen. */
export const launchSample = async (project: string): Promise<Launched> => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-opened-'))
  const file = join(folder, 'sample.rapport')
  copyFileSync(await sample(), file)
  const rapport = await launch(project, [file])
  await expect(rapport.page.getByRole('heading', { name: 'Networking', level: 1 })).toBeVisible({ timeout: 60_000 })
  return {
    ...rapport,
    close: async () => {
      await rapport.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
