import { lazy, Suspense } from 'react'
import { AudienceDialog } from '../marketing/AudienceDialog'
import { CampaignDialog } from '../marketing/CampaignDialog'
import { CreativeDialog } from '../marketing/CreativeDialog'
import { CommunityDialog } from '../networking/CommunityDialog'
import { ContactDialog } from '../networking/ContactDialog'
import { LogHere } from '../networking/LogHere'
import { showMessage } from '../ui/toasts'
import { NewWorkbookDialog } from '../workbook/NewWorkbookDialog'
import { HistoryDialog } from './HistoryDialog'
import { Palette } from './Palette'
import { openedLast } from './recent-things'
import { ShortcutSheet } from './ShortcutSheet'
import type { DialogName } from './use-commands'

const CreateDialog = lazy(() => import('./CreateDialog').then((module) => ({ default: module.CreateDialog })))

interface ShellDialogProps {
  readonly dialog: DialogName
  /** Of the screen that it is opened over. */
  readonly path: string
  readonly place: string | null
  /** The workbook's. Null: not known yet. */
  readonly currency: string | null
  readonly onClose: () => void
  readonly onCommand: (id: string) => void
  readonly onGo: (to: string, search?: object) => void
}

/** What opens over any screen. */
export const ShellDialog = ({ dialog, path, place, currency, onClose, onCommand, onGo }: ShellDialogProps) => {
  switch (dialog) {
    case 'palette':
      return <Palette opened={place === null ? [] : openedLast(place, path)} onClose={onClose} onCommand={onCommand} onGo={onGo} />
    case 'log':
      return <LogHere path={path} onClose={onClose} />
    case 'history':
      return <HistoryDialog onClose={onClose} />
    case 'shortcuts':
      return <ShortcutSheet onClose={onClose} />
    case 'workbook':
      return <NewWorkbookDialog belongings={null} onClose={onClose} onProblem={({ sentence }) => showMessage(sentence, 'failed')} onLead={() => undefined} />
    case 'contact':
      return <ContactDialog contact={null} onClose={onClose} onSaved={(id) => onGo(`/networking/contacts/${id}`)} />
    case 'community':
      return <CommunityDialog community={null} onClose={onClose} onSaved={(id) => onGo(`/networking/communities/${id}`)} />
    case 'audience':
      return <AudienceDialog audience={null} onClose={onClose} onSaved={(id) => onGo(`/marketing/audiences/${id}`)} />
    case 'creative':
      return <CreativeDialog creative={null} onClose={onClose} onSaved={(id) => onGo(`/marketing/creatives/${id}`)} />
    case 'campaign':
      return currency === null ? null : <CampaignDialog campaign={null} currency={currency} onClose={onClose} onSaved={(id) => onGo(`/marketing/campaigns/${id}`)} />
    case 'organization':
    case 'handle':
    case 'post':
    case 'mention':
    case 'goal':
    case 'deal':
    case 'experiment':
      return currency === null ? null : <Suspense><CreateDialog kind={dialog} currency={currency} onClose={onClose} onGo={onGo} /></Suspense>
  }
}
