import { t } from '../../shared/kernel/words'
import type { RapportClient } from '../platform/client'
import { told } from '../platform/queries'
import { hideUndo, showMessage, showWork } from '../ui/toasts'

/** To turn a step that changed more rows takes a second or longer, and is shown how far it is. */
const turnedAtOnce = 10_000

/** The import that was named instead of undoing what came before it: who asks once more means that. */
let namedImport: string | null = null

/** Undoes a step of the history, or the newest, and tells what came of it. Where an import came after the newest it says so first. */
export const undo = ({ workbook }: RapportClient, step: number | null = null): void => {
  const asked = workbook.undo({ step, beyond: namedImport, atMost: turnedAtOnce }).then((result) => {
    if (result.ok || result.error.type !== 'TakesLong') return result
    const long = result.error.step
    return showWork(t`Undoing`, (options) => workbook.undo.asJob({ step: long }, options))
  })
  void told(asked, null).then((result) => {
    if (result === null) return
    if (result.ok) {
      hideUndo(result.value.id)
      showMessage(t`Undone: ${result.value.label}`)
    } else if (result.error.type === 'ChangedSince') showMessage(t`“${result.error.label}” changed the same since; undo that first.`, 'failed')
    else if (result.error.type === 'ImportedSince') {
      const { file, label, importedAt } = result.error
      namedImport = importedAt
      showMessage(label === null ? t`There is nothing to undo. The import of ${file} is taken back by its receipt, under Imports.` : t`The newest change is the import of ${file}, which its receipt takes back, under Imports. Undo once more to take back “${label}” before it.`)
    } else if (step === null) showMessage(t`There is nothing to undo.`)
    else showMessage(t`There is nothing to undo any more.`, 'failed')
  })
}

/** Does the newest undone step again, and tells what came of it. */
export const redo = ({ workbook }: RapportClient): void => {
  const asked = workbook.redo({ atMost: turnedAtOnce }).then((result) => (result.ok || result.error.type !== 'TakesLong' ? result : showWork(t`Doing again`, (options) => workbook.redo.asJob({}, options))))
  void told(asked, null).then((result) => {
    if (result === null) return
    if (result.ok) showMessage(t`Done again: ${result.value.label}`)
    else if (result.error.type === 'ChangedSince') showMessage(t`“${result.error.label}” changed the same since.`, 'failed')
    else showMessage(t`There is nothing to redo.`)
  })
}
