import { t } from '../../shared/kernel/words'
import { creativeStateNames } from '../../shared/marketing/creative'
import type { DataColumn } from '../ui/data-column'
import { type CalendarItem, itemKindNames } from './calendar-view'

/** What is on a day, as the columns of a table. */
export const entryColumns: readonly DataColumn<CalendarItem>[] = [
  { key: 'title', header: t`What`, width: 220, sortValue: ({ title }) => title, render: ({ title }) => <strong title={title}><bdi>{title}</bdi></strong> },
  { key: 'kind', header: t`Kind`, width: 90, sortValue: ({ kind }) => itemKindNames[kind], render: ({ kind }) => itemKindNames[kind] },
  { key: 'detail', header: t`Campaign and channels`, width: 200, sortValue: ({ detail }) => detail, render: ({ detail }) => <bdi title={detail}>{detail}</bdi> },
  { key: 'state', header: t`State`, width: 90, sortValue: ({ state }) => (state === null ? null : creativeStateNames[state]), render: ({ state }) => (state === null ? '' : creativeStateNames[state]) },
]
