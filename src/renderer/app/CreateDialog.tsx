import type { Currency } from '../../shared/kernel/money'
import { DealDialog } from '../marketing/DealDialog'
import { ExperimentDialog } from '../marketing/ExperimentDialog'
import { GoalDialog } from '../networking/GoalDialog'
import { HandleDialog } from '../networking/HandleDialog'
import { OrganizationDialog } from '../networking/OrganizationDialog'
import { PostDialog } from '../networking/PostDialog'
import type { CreatedKind } from './commands'

interface CreateDialogProps {
  readonly kind: CreatedKind
  readonly currency: Currency
  readonly onClose: () => void
  readonly onGo: (to: string) => void
}

/** What is made from anywhere and not so often that a start should wait for it. Leads to what was made, where that has a page. */
export const CreateDialog = ({ kind, currency, onClose, onGo }: CreateDialogProps) => {
  switch (kind) {
    case 'organization':
      return <OrganizationDialog organization={null} onClose={onClose} onSaved={(id) => onGo(`/networking/organizations/${id}`)} />
    case 'handle':
      return <HandleDialog handle={null} onClose={onClose} onSaved={(id) => onGo(`/networking/channels/${id}`)} />
    case 'post':
      return <PostDialog post={null} onClose={onClose} />
    case 'mention':
      return <PostDialog post={null} kind="mention" onClose={onClose} />
    case 'goal':
      return <GoalDialog goal={null} onClose={onClose} />
    case 'deal':
      return <DealDialog deal={null} campaignId={null} currency={currency} onClose={onClose} />
    case 'experiment':
      return <ExperimentDialog experiment={null} onClose={onClose} onSaved={(id) => onGo(`/marketing/experiments/${id}`)} />
  }
}
