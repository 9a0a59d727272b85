import { t } from '../../shared/kernel/words'
import type { RapportClient } from '../platform/client'
import { hideUndo, showDefect, showMessage } from '../ui/toasts'

/** Undoes a step of the history, or the newest, and tells what came of it. */
export const undo = ({ workbook }: RapportClient, step: number | null = null): void =>
  void workbook.undo({ step }).then((result) => {
    if (result.ok) {
      hideUndo(result.value.id)
      showMessage(t`Undone: ${result.value.label}`)
    } else if (result.error.type === 'ChangedSince') showMessage(t`“${result.error.label}” changed the same since; undo that first.`, 'failed')
    else if (step === null) showMessage(t`There is nothing to undo.`)
    else showMessage(t`There is nothing to undo any more.`, 'failed')
  }, showDefect)

/** Does the newest undone step again, and tells what came of it. */
export const redo = ({ workbook }: RapportClient): void =>
  void workbook.redo({}).then((result) => {
    if (result.ok) showMessage(t`Done again: ${result.value.label}`)
    else if (result.error.type === 'ChangedSince') showMessage(t`“${result.error.label}” changed the same since.`, 'failed')
    else showMessage(t`There is nothing to redo.`)
  }, showDefect)
