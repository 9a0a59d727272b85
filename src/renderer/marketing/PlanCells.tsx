import { IconCheck, IconX } from '@tabler/icons-react'
import { VisuallyHidden } from '@mantine/core'
import type { CampaignStatus } from '../../shared/marketing/campaign'
import { budgetView } from './budget'
import { statusNames } from './CampaignDialog'
import { targetView } from './kpi'
import classes from './marketing.module.css'

/** Where a campaign stands, with a dot. */
export const StatusText = ({ status }: { readonly status: CampaignStatus }) => (
  <span className={classes['status']} data-status={status}>
    {statusNames[status]}
  </span>
)

/** How much of a budget is used, as a bar and a figure; the whole sentence on hover and for readers. */
export const BudgetBar = ({ view }: { readonly view: NonNullable<ReturnType<typeof budgetView>> }) => (
  <span className={classes['budget']} title={view.sentence}>
    {view.share !== null && (
      <span className={classes['track']} aria-hidden>
        <span className={classes['fill']} data-over={view.isOver} style={{ display: 'block', width: `${Math.min(1, view.share) * 100}%` }} />
      </span>
    )}
    <span aria-hidden className={view.isOver ? classes['over'] : undefined}>
      {view.share === null ? view.spent : `${Math.round(view.share * 100)}%`}
    </span>
    <VisuallyHidden>{view.sentence}</VisuallyHidden>
  </span>
)

/** What was reached of a target, with the verdict as a mark; the whole sentence on hover and for readers. */
export const TargetText = ({ view, label }: { readonly view: NonNullable<ReturnType<typeof targetView>>; readonly label: string }) => (
  <span className={classes['target']} data-reached={view.isReached} title={view.sentence}>
    {view.isReached !== null && (view.isReached ? <IconCheck size={14} aria-hidden /> : <IconX size={14} aria-hidden />)}
    <span aria-hidden>
      {label} {view.actual} <span className={classes['unit']}>of {view.target}</span>
    </span>
    <VisuallyHidden>{view.sentence}</VisuallyHidden>
  </span>
)
