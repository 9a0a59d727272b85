import { t } from '../../shared/kernel/words'
import { showMessage } from './toasts'

/** Puts a text on the clipboard and says so. */
export const copyText = (text: string, what: string): void => {
  void navigator.clipboard.writeText(text).then(
    () => showMessage(t`Copied ${what}.`),
    () => showMessage(t`The clipboard is not available here. Select the text and copy it instead.`, 'failed'),
  )
}
