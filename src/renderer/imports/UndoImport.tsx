import type { Receipt } from '../../shared/imports/import'
import { plural, t } from '../../shared/kernel/words'
import { useClient } from '../platform/client'
import { useJob } from '../platform/queries'
import { FormDialog } from '../ui/FormDialog'
import { JobProgress } from '../ui/JobProgress'
import { showMessage, showStopped } from '../ui/toasts'
import { isOfOurOwn } from './receipt-view'

interface UndoImportProps {
  /** Null: nobody asks. */
  readonly receipt: Receipt | null
  readonly onClose: () => void
  readonly onUndone?: () => void
}

/** Asks before an import is taken back as a whole, then does it. */
export const UndoImport = ({ receipt, onClose, onUndone }: UndoImportProps) => {
  const client = useClient()
  const { start, cancel, isRunning, progress } = useJob(client.import.undo)
  const undo = async ({ batch, file }: Receipt): Promise<boolean> => {
    // A receipt without a batch is a dry run, which nobody can undo.
    const result = batch === null ? null : await start({ id: batch })
    if (result?.ok === true) {
      const { kept } = result.value
      showMessage(kept === 0 ? t`The import of ${file} is undone.` : t`The import of ${file} is undone. ${plural(kept, { one: '# row that was changed by hand since stays.', other: '# rows that were changed by hand since stay.' })}`)
      onUndone?.()
    } else if (result?.error.type === 'BatchNotFound') showMessage(t`The import of ${file} was undone before.`)
    else if (result?.error.type === 'Cancelled') showStopped()
    return true
  }
  const shown = isRunning && <JobProgress label={t`Undoing the import`} progress={progress} onCancel={cancel} />
  // While the dialog is open its keys and the pointer reach nothing outside of it.
  if (receipt === null) return shown
  return (
    <FormDialog title={t`Undo this import?`} isOpen onClose={onClose} onSubmit={() => undo(receipt)} submitLabel={t`Undo the import`}>
      {isOfOurOwn(receipt)
        ? t`What ${receipt.file} alone brought goes, and the rest gets back the figures it had before. What later imports say stays, and so does what was changed by hand since.`
        : t`The workbook will be as if ${receipt.file} had never been imported. Later imports of the same days keep their values. To have it again, import the file again.`}
      {shown}
    </FormDialog>
  )
}
