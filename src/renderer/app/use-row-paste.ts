import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { longestPaste } from '../../shared/imports/import.contract'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { useBridge, useClient } from '../platform/client'
import { admitFiles, filesOfDrop } from '../platform/gather-files'
import { addToInbox, type Arrival, arrivalOf, takerOfPaste } from '../platform/import-inbox'
import { isTableText } from '../platform/pasted-text'
import { useJob } from '../platform/queries'
import { holdsText } from '../ui/holds-text'
import { mayGiveWay } from '../ui/is-dialog-open'
import { showDefect, showMessage } from '../ui/toasts'

/** What is pasted into a field is the field's, and over a dialog nothing else is meant. */
const isMeantHere = ({ target }: ClipboardEvent): boolean => mayGiveWay() && !holdsText(target)

/** Takes rows copied in a spreadsheet, and copied files, to an import wherever they are pasted outside of a field: with a preview first, as if they had been dropped. */
export const useRowPaste = (): void => {
  const bridge = useBridge()
  const client = useClient()
  const navigate = useNavigate()
  const { start } = useJob(client.import.paste)
  useEffect(() => {
    const bring = (arrival: Arrival): void => {
      addToInbox(arrival)
      void navigate({ to: '/imports/new' })
    }
    const takeRows = async (text: string): Promise<void> => {
      const kept = await start({ text })
      if (kept?.ok !== true) return
      const take = takerOfPaste()
      if (take === null) bring(arrivalOf([kept.value]))
      else take(kept.value)
    }
    const takeFiles = async (data: DataTransfer): Promise<void> => {
      const arrival = await admitFiles(bridge, await filesOfDrop(data))
      if (arrival.files.length + arrival.leftOut.length === 0) showMessage(t`Nothing of what was pasted is a file that could be an export.`, 'failed')
      else bring(arrival)
    }
    const onPaste = (event: ClipboardEvent): void => {
      const { clipboardData: data } = event
      if (data === null || !isMeantHere(event)) return
      // A spreadsheet puts a picture of its cells beside their text.
      const text = data.getData('text/plain')
      if (text.trim() === '' && data.files.length === 0) return
      event.preventDefault()
      if (text.length > longestPaste) showMessage(t`This is more than ${numberText(longestPaste)} characters. Save it as a file and import that.`, 'failed')
      else if (isTableText(text)) takeRows(text).catch(showDefect)
      else if (data.files.length > 0) takeFiles(data).catch(showDefect)
      else showMessage(t`Only a table can be pasted here: a line of headings, and a line for each row.`, 'failed')
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [bridge, navigate, start])
}
