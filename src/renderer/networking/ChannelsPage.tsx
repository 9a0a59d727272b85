import { Button } from '@mantine/core'
import { IconAt, IconPencilPlus, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dayRangeText } from '../../shared/kernel/day-text'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { rateReason } from '../../shared/networking/engagement-words'
import { growthDefinition, growthGapText, type OwnHandleId } from '../../shared/networking/own-handle'
import type { HandleOverview } from '../../shared/networking/own-handle.contract'
import { engagementDefinition } from '../../shared/networking/post'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { useAddress } from '../platform/use-address'
import type { DataColumn } from '../ui/data-column'
import { DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { dayWidth } from '../ui/fitting-width'
import { MetricValue } from '../ui/MetricValue'
import { Page } from '../ui/Page'
import { PeriodFields } from '../ui/PeriodFields'
import { editChoice, removeChoice } from '../ui/RowMenu'
import { Definitions } from './Definitions'
import { changeText, countText, growthText, rateText } from './figure-text'
import { HandleDialog } from './HandleDialog'
import { dayText } from './labels'
import classes from './networking.module.css'
import { NoteFollowersDialog } from './NoteFollowersDialog'
import { boundedDays, periodNames, PeriodSearch } from './period-search'

const rateGap = ({ growth }: HandleOverview): string | null => (growth.rate === null ? growthGapText(growth.gap) : null)

const columns: readonly DataColumn<HandleOverview>[] = [
  {
    key: 'handle',
    header: t`Handle`,
    width: 170,
    sortValue: ({ handle }) => handle,
    render: ({ handle }) => (
      <strong>
        <bdi>{handle}</bdi>
      </strong>
    ),
  },
  { key: 'platform', header: t`Platform`, width: 100, sortValue: ({ platform }) => platformNames[platform], render: ({ platform }) => platformNames[platform] },
  {
    key: 'followers',
    header: t`Followers`,
    width: 94,
    align: 'end',
    sortValue: ({ newest }) => newest?.followers ?? null,
    render: ({ newest }) => <MetricValue text={countText(newest?.followers ?? null)} reason={newest === null ? growthGapText('no_snapshots') : null} />,
  },
  {
    key: 'notedOn',
    header: t`Noted`,
    width: dayWidth,
    align: 'end',
    sortValue: ({ newest }) => newest?.on ?? null,
    render: ({ newest }) => dayText(newest?.on ?? null),
  },
  {
    key: 'change',
    header: t`Net change`,
    width: 96,
    align: 'end',
    sortValue: ({ growth }) => growth.change,
    render: ({ growth }) => <MetricValue text={changeText(growth.change)} reason={growth.change === null ? growthGapText(growth.gap) : null} />,
  },
  {
    key: 'rate',
    header: t`Growth`,
    width: 84,
    align: 'end',
    sortValue: ({ growth }) => growth.rate,
    render: (row) => <MetricValue text={growthText(row.growth.rate)} reason={rateGap(row)} />,
  },
  {
    key: 'rate30Days',
    header: t`Per 30 days`,
    width: 96,
    align: 'end',
    sortValue: ({ growth }) => growth.rate30Days,
    render: (row) => <MetricValue text={growthText(row.growth.rate30Days)} reason={rateGap(row)} />,
  },
  {
    key: 'posts',
    header: t`Own posts`,
    width: 88,
    align: 'end',
    sortValue: ({ engagement }) => engagement.posts,
    render: ({ engagement }) => countText(engagement.posts),
  },
  {
    key: 'byReach',
    header: t`ER by reach, pooled`,
    width: 150,
    align: 'end',
    isHiddenAtFirst: true,
    sortValue: ({ engagement }) => engagement.byReach.pooled,
    render: ({ engagement }) => <MetricValue text={rateText(engagement.byReach.pooled)} reason={rateReason(engagement, 'byReach')} />,
  },
  {
    key: 'byFollowers',
    header: t`ER by followers, daily`,
    width: 160,
    align: 'end',
    sortValue: ({ engagement }) => engagement.byFollowers.daily,
    render: ({ engagement }) => <MetricValue text={rateText(engagement.byFollowers.daily)} reason={rateReason(engagement, 'byFollowers')} />,
  },
]

/** Our own handles: how many follow each, how that grew, what its posts did. */
export const ChannelsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const day = useToday()
  const [search, change] = useAddress('/networking/channels', PeriodSearch)
  const [dialog, setDialog] = useState<HandleOverview | 'new' | 'note' | null>(null)
  const { value: known } = useAnswer(client.networking.ownHandle.list, {})
  // Counted back from the newest snapshot: a note that is some days old is no empty screen.
  const last = known?.flatMap(({ newest }) => newest?.on ?? []).reduce((latest, on) => (on > latest ? on : latest), known[0]?.newest?.on ?? day) ?? day
  const { from, to } = boundedDays(search, 'last30', last)
  const { value: rows } = useAnswer(client.networking.ownHandle.overview, { from, to }, { enabled: known !== undefined })
  const remove = useCommand(client.networking.ownHandle.remove)
  const open = (id: OwnHandleId, days: PeriodSearch = {}): void => void navigate({ to: '/networking/channels/$id', params: { id: String(id) }, search: days })
  const addButton = <Button variant={rows?.length === 0 ? 'filled' : 'default'} leftSection={<IconPlus size={16} />} onClick={() => setDialog('new')}>{t`New handle`}</Button>
  return (
    <Page
      title={t`Own channels`}
      actions={
        rows !== undefined &&
        rows.length > 0 && (
          <>
            {addButton}
            <Button leftSection={<IconPencilPlus size={16} />} onClick={() => setDialog('note')}>{t`Note followers`}</Button>
          </>
        )
      }
    >
      {rows?.length === 0 && (
        <EmptyState
          icon={<IconAt size={24} />}
          title={t`No handles of your own yet`}
          action={addButton}
        >{t`Add the profiles this brand posts from, then note how many follow them now and then: growth and engagement follow from that.`}</EmptyState>
      )}
      {rows !== undefined && rows.length > 0 && (
        <>
          <div className={classes['filters']} role="group" aria-label={t`Filters`}>
            <PeriodFields names={periodNames} search={search} onChange={change} usual="last30" offered={['last30', 'last90', 'last365', 'custom']} />
          </div>
          <DataTable
            name="channels"
            label={t`Own channels`}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            rowLabel={({ handle }) => handle}
            onOpen={({ id }) => open(id, { days: 'custom', from, to })}
            choices={(handle) => [editChoice(() => setDialog(handle)), removeChoice(() => void remove({ id: handle.id }))]}
            caption={t`${dayRangeText(from, to)}; counted back from the newest snapshot`}
          />
          <Definitions
            sentences={[t`Followers of several handles are not added up: one person may follow all of them.`, growthDefinition, engagementDefinition]}
          />
        </>
      )}
      {dialog !== null && dialog !== 'note' && (
        <HandleDialog handle={dialog === 'new' ? null : dialog} onClose={() => setDialog(null)} {...(dialog === 'new' && { onSaved: open })} />
      )}
      {dialog === 'note' && rows !== undefined && <NoteFollowersDialog handles={rows} onClose={() => setDialog(null)} />}
    </Page>
  )
}
