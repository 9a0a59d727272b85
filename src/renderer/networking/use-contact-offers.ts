import { addDays } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'
import type { Contact } from '../../shared/networking/contact'
import { useClient } from '../platform/client'
import type { Offer } from '../platform/offers'
import { useCommand } from '../platform/queries'
import { today } from '../platform/today'
import { useNoReply } from './use-no-reply'

interface ContactDialogs {
  readonly log: () => void
  readonly edit: () => void
  readonly merge: () => void
  readonly remove: () => void
  readonly erase: () => void
}

/** What the palette can do with a contact that is open. */
export const useContactOffers = (): ((contact: Contact, dialogs: ContactDialogs) => readonly Offer[]) => {
  const client = useClient()
  const snooze = useCommand(client.networking.keepInTouch.snooze)
  const editMany = useCommand(client.networking.contact.editMany)
  const needsNoReply = useNoReply()
  return ({ id, name, isArchived, snoozedUntil, state }, dialogs) => {
    const snoozeFor = (days: number) => () => void snooze({ id, until: addDays(today(), days) })
    const archive = (): void => void editMany({ target: { ids: [id] }, changes: { isArchived: !isArchived } })
    return [
      { label: t`Log interaction with ${name}`, run: dialogs.log },
      { label: t`Edit ${name}`, run: dialogs.edit },
      ...(state === 'owe_reply' ? [{ label: t`No reply needed: ${name}`, run: () => needsNoReply({ id, name }) }] : []),
      { label: t`Snooze ${name} for a week`, run: snoozeFor(7) },
      { label: t`Snooze ${name} for a month`, run: snoozeFor(30) },
      ...(snoozedUntil === null ? [] : [{ label: t`Wake ${name}`, run: () => void snooze({ id, until: null }) }]),
      { label: t`Merge ${name} with another contact…`, run: dialogs.merge },
      { label: isArchived ? t`Bring ${name} back` : t`Archive ${name}`, run: archive },
      { label: t`Remove ${name}`, run: dialogs.remove },
      { label: t`Erase ${name}…`, run: dialogs.erase },
    ]
  }
}
