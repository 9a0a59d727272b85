import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { ImportBatchId } from '../../shared/imports/import'
import { safeFileName } from '../../shared/imports/file-names'
import { FileLayout, refusalList, refusedText } from '../../shared/imports/refused-file'
import type { Output } from '../../shared/kernel/output'
import { err, ok, type Result } from '../../shared/kernel/result'
import type { RefusedRow } from '../../imports/reading'
import { t } from '../../shared/kernel/words'
import type { Cancelled, JobControl } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { makeOutput } from '../write-output'

interface SavedRefusal {
  readonly line: number
  readonly reason: string
  readonly text: string
  readonly cells: string | null
}

/** Keeps the rows that a file's reader refused, and how to write them again. */
export const keepRefusals = ({ prepare }: StoreContext, batchId: number, refusals: readonly RefusedRow[], layout: FileLayout | null): void => {
  for (const [position, { line, reason, text, cells }] of refusals.entries()) {
    prepare('INSERT INTO import_refusal (batch_id, position, line, reason, text, cells) VALUES (?, ?, ?, ?, ?, ?)').run(batchId, position, line, reason, text, cells === undefined ? null : JSON.stringify(cells))
  }
  if (layout !== null && refusals.length > 0) prepare('INSERT INTO import_layout (batch_id, layout) VALUES (?, ?)').run(batchId, JSON.stringify(layout))
}

/** The letter of each byte in Windows-1252. */
const westernLetters = Array.from(new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)))
const westernBytes: ReadonlyMap<string, number> = new Map(westernLetters.map((letter, byte) => [letter, byte]))

/** A text as bytes of its file's encoding; where that has not all its letters, as UTF-8 with a mark that says so. */
const bytesOf = (text: string, { encoding, hasMark }: Pick<FileLayout, 'encoding' | 'hasMark'>): Uint8Array => {
  const mark = '\ufeff'
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(hasMark ? mark + text : text, 'utf8')
    case 'utf-16le':
      return Buffer.from(mark + text, 'utf16le')
    case 'utf-16be':
      return Buffer.from(mark + text, 'utf16le').swap16()
    case 'windows-1252': {
      const bytes = Array.from(text, (letter) => westernBytes.get(letter) ?? -1)
      return bytes.includes(-1) ? Buffer.from(mark + text, 'utf8') : Uint8Array.from(bytes)
    }
  }
}

/** The rows of a table that can be written as they were; a row that was about somebody who was erased is gone. */
const correctable = (rows: readonly SavedRefusal[]): readonly { readonly reason: string; readonly cells: readonly string[] }[] =>
  // As `keepRefusals` wrote them.
  rows.flatMap(({ reason, cells }) => (cells === null ? [] : [{ reason, cells: JSON.parse(cells) as string[] }]))

type SavedFile = Output & { readonly isCorrectable: boolean; readonly rows: number }
type NotSaved = { readonly type: 'BatchNotFound'; readonly id: ImportBatchId } | { readonly type: 'NothingRefused' }

/** Writes the refused rows of an import as a file that can be corrected and imported again. */
export const saveRefused = (context: StoreContext, id: ImportBatchId, { isCancelled }: JobControl): Promise<Result<SavedFile, NotSaved | Cancelled>> => {
  const { prepare } = context
  const write = async (path: string): Promise<Result<Omit<SavedFile, keyof Output> & { readonly fileName: string }, NotSaved>> => {
    // Columns as selected.
    const batch = prepare('SELECT file_name AS name, file_sha256 AS sha256 FROM import_batch WHERE id = ?').get(id) as { name: string; sha256: string } | undefined
    if (batch === undefined) return err({ type: 'BatchNotFound', id })
    const rows = prepare('SELECT line, reason, text, cells FROM import_refusal WHERE batch_id = ? ORDER BY position').all(id) as SavedRefusal[]
    if (rows.length === 0) return err({ type: 'NothingRefused' })
    const layoutText = prepare('SELECT layout FROM import_layout WHERE batch_id = ?').pluck().get(id)
    const layout = typeof layoutText === 'string' ? FileLayout.parse(JSON.parse(layoutText)) : null
    const kept = correctable(rows)
    const isCorrectable = layout !== null && kept.length > 0
    const bytes = isCorrectable ? bytesOf(refusedText(layout, kept, batch.sha256), layout) : bytesOf(refusalList(rows), { encoding: 'utf-8', hasMark: true })
    const stem = batch.name.slice(0, batch.name.length - extname(batch.name).length)
    await writeFile(path, bytes, { mode: 0o600 })
    const fileName = safeFileName(t`${stem.slice(0, 100)} - refused rows.${isCorrectable && layout.delimiter === '\t' ? 'tsv' : 'csv'}`)
    return ok({ fileName, isCorrectable, rows: isCorrectable ? kept.length : rows.length })
  }
  return makeOutput(context, 'csv', write, isCancelled)
}
