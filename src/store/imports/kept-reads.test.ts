import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { jobControl, type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { ImportOptions } from '../../shared/imports/import'
import type { JobControl } from '../../shared/rpc/contract'
import { CollectedRows } from './collected-rows'
import { importHandlers } from './import.handlers'
import { type FileRead, keepRead, takeRead } from './kept-reads'

const header = 'Reporting starts,Reporting ends,Campaign name,Amount spent (EUR),Impressions,Link clicks\n'

/** A file of three days, and a workbook that counts how often a file is read. */
const open = (): { readonly path: string; readonly context: MarketingContext; readonly reads: () => number } => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-kept-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'days.csv')
  writeFileSync(path, header + [1, 2, 3].map((day) => `2026-04-0${day},2026-04-0${day},Spring,1${day}.50,1000,${day}\n`).join(''))
  const made = openMarketingContext()
  made.setFile(path)
  let reads = 0
  const context: MarketingContext = {
    ...made,
    readImport: (file, options) => {
      reads += 1
      return made.readImport(file, options)
    },
  }
  return { path, context, reads: () => reads }
}

const options = (changed: Partial<ImportOptions> = {}): ImportOptions => ImportOptions.parse(changed)

const preview = async (context: MarketingContext, given = options()) => {
  const result = await importHandlers.preview(context, { file: 'days', options: given }, jobControl())
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const run = (context: MarketingContext, sha256: string | null, { given = options(), control = jobControl() }: { readonly given?: ImportOptions; readonly control?: JobControl } = {}) =>
  importHandlers.run(context, { file: 'days', options: given, sha256 }, control)

describe('what a preview has read', () => {
  it('is what the import saves, without reading the file again', async () => {
    const { context, reads } = open()
    const { receipt } = await preview(context)
    const imported = await run(context, receipt.sha256)
    expect(reads()).toBe(1)
    const { context: other } = open()
    const afresh = await run(other, null)
    if (!imported.ok || !afresh.ok) throw new Error('Not imported')
    expect(imported.value).toEqual(afresh.value)
    expect(imported.value.rows).toMatchObject({ read: 3, added: 3 })
    expect({ ...context.digest(), import_batch: '' }).toEqual({ ...other.digest(), import_batch: '' })
  })

  it('is given out once', async () => {
    const { context, reads } = open()
    const { receipt } = await preview(context)
    await run(context, receipt.sha256)
    await run(context, receipt.sha256)
    expect(reads()).toBe(2)
  })

  it('is nothing any more once the file has changed', async () => {
    const { context, path, reads } = open()
    const { receipt } = await preview(context)
    appendFileSync(path, '2026-04-04,2026-04-04,Spring,14.50,1000,4\n')
    expect(await run(context, receipt.sha256)).toEqual({ ok: false, error: { type: 'FileChanged' } })
    expect((await preview(context)).receipt.rows.read).toBe(4)
    expect(reads()).toBe(3)
  })

  it('is only for who asks the same', async () => {
    const { context, reads } = open()
    const { receipt } = await preview(context)
    const imported = await run(context, receipt.sha256, { given: options({ account: 'Another account' }) })
    expect(imported.ok).toBe(true)
    expect(reads()).toBe(2)
    expect(context.prepare('SELECT name FROM ad_account').pluck().all()).toEqual(['Another account'])
  })

  it('leaves nothing behind when the import is stopped', async () => {
    const { context } = open()
    const { receipt } = await preview(context)
    const before = context.digest()
    expect(await run(context, receipt.sha256, { control: jobControl(1) })).toEqual({ ok: false, error: { type: 'Cancelled' } })
    expect(context.digest()).toEqual(before)
  })

  it('goes where more than two million rows are kept, the one read first before others', async () => {
    const { context, path } = open()
    const { receipt } = await preview(context)
    // Only the hash is looked at.
    const read = (asked: string): FileRead => ({ asked, file: 'days.csv', summary: { sha256: receipt.sha256 } as FileRead['summary'], rows: Object.assign(new CollectedRows(), { count: 900_000 }) })
    for (const asked of ['first', 'second', 'third']) keepRead(context, read(asked))
    const isKept = async (asked: string): Promise<boolean> => (await takeRead(context, asked, path, jobControl())) !== null
    expect([await isKept('first'), await isKept('second'), await isKept('third')]).toEqual([false, true, true])
  })
})
