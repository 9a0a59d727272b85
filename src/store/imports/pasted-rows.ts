import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileHandle } from '../../shared/imports/file-handle'
import { t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'

/** Keeps pasted rows as a file of their own, which its receipt calls so. It goes with the staging folder when the workbook is closed. */
export const keepPastedRows = (context: StoreContext, text: string): FileHandle => {
  const folder = mkdtempSync(context.stagingPath('pasted-'))
  const path = join(folder, `${t`Pasted rows`}.${text.includes('\t') ? 'tsv' : 'csv'}`)
  writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
  const handle = context.admitFile(path)
  if (handle === null) throw new Error('What was just written is not there')
  return handle
}
