import { t } from '../../shared/kernel/words'
import type { ContactRow } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { showUndo } from '../ui/toasts'

/** Says of somebody to whom a reply is owed that none is needed. */
export const useNoReply = (): ((contact: Pick<ContactRow, 'id' | 'name'>) => void) => {
  const editMany = useCommand(useClient().networking.contact.editMany, { toast: false })
  return ({ id, name }) => void editMany({ target: { ids: [id] }, changes: { needsNoReply: true } }).then((result) => {
    // Null: somebody else was quicker; nobody is owed anything.
    if (result?.ok === true && result.undoStep !== null) showUndo(t`No reply needed, ${name}`, result.undoStep)
  })
}
