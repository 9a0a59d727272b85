import type { Receipt } from '../../../shared/imports/import'
import { t } from '../../../shared/kernel/words'
import type { StoreContext } from '../../context'
import type { PersonFinder } from '../../networking/person-finder'

/** What stands where a text was about somebody who was erased. */
const erasedText = t`Erased with the person it was about.`

/** What says of what kind a file is; any other ending may be part of a name. */
const knownEnding = /\.(?:csv|tsv|txt|xlsx|xlsm|zip|vcf|json|html?)$/i

interface BatchRow {
  readonly id: number
  readonly fileName: string
  readonly receipt: string
}

/**
 * Takes people out of what imports keep beside contacts and interactions: the text of refused rows, names of files, words of receipts. How many rows
 * were refused stays true. `ofShared`: interactions (a JSON list) whose notes go although others took part; what files say of them goes too.
 */
export const eraseFromImports = ({ prepare }: Pick<StoreContext, 'prepare'>, { isNamedIn, isRowAbout }: PersonFinder, ofShared: string): void => {
  // The columns of the statement.
  for (const { id, fileName, receipt } of prepare('SELECT id, file_name AS fileName, receipt FROM import_batch').all() as BatchRow[]) {
    // A receipt as it was written by an import; refusals have a table of their own.
    const { file, warnings, ...rest } = JSON.parse(receipt) as Pick<Receipt, 'file' | 'subject'> & { warnings: readonly string[] }
    const isAbout = rest.subject === 'people' ? isRowAbout : isNamedIn
    const replaced = (text: string): string => (isAbout(text) ? erasedText : text)
    // The columns of the statement.
    for (const { position, reason, text } of prepare('SELECT position, reason, text FROM import_refusal WHERE batch_id = ?').all(id) as { position: number; reason: string; text: string }[]) {
      if (isAbout(text) || isAbout(reason)) prepare("UPDATE import_refusal SET reason = ?, text = '', cells = NULL WHERE batch_id = ? AND position = ?").run(replaced(reason), id, position)
    }
    const isNamedAfter = isAbout(fileName.replaceAll('_', ' '))
    if (!isNamedAfter && !warnings.some(isAbout)) continue
    const name = isNamedAfter ? `erased${knownEnding.exec(fileName)?.[0] ?? ''}` : fileName
    prepare('UPDATE import_batch SET file_name = ?, receipt = ? WHERE id = ?').run(name, JSON.stringify({ ...rest, file: isNamedAfter ? name : file, warnings: warnings.map(replaced) }), id)
  }
  prepare('DELETE FROM import_touch_claim WHERE interaction_id IN (SELECT value FROM json_each(?))').run(ofShared)
}
