import { Button } from '@mantine/core'
import { IconAtOff, IconPencil, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { platformNames } from '../../shared/kernel/platform'
import { sense, t } from '../../shared/kernel/words'
import { type FollowerGrowth, type FollowerSnapshot, growthDefinition, growthGapText, type OwnHandleId } from '../../shared/networking/own-handle'
import { HandleFollowers } from '../../shared/networking/own-handle.contract'
import { engagementDefinition } from '../../shared/networking/post'
import { useClient } from '../platform/client'
import { keyNames } from '../platform/key-names'
import { useAnswer, useCommand } from '../platform/queries'
import { today, useToday, useTypedDay } from '../platform/today'
import { useAddress, useIdOfAddress } from '../platform/use-address'
import { Card } from '../ui/Card'
import { Chart } from '../ui/Chart'
import type { DataColumn } from '../ui/data-column'
import { DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { DayField, NumberField } from '../ui/fields'
import { dayWidth } from '../ui/fitting-width'
import { Page } from '../ui/Page'
import { useKeptValue } from '../ui/use-kept-value'
import { PeriodFields } from '../ui/PeriodFields'
import { removeChoice } from '../ui/RowMenu'
import { useInlineForm } from '../ui/use-inline-form'
import channels from './channels.module.css'
import { Definitions } from './Definitions'
import { EngagementTable } from './EngagementTable'
import { Figure, Figures } from './Figures'
import { changeText, countText, growthText } from './figure-text'
import { daysOfPoint, followerChart } from './follower-chart'
import { FollowerImportDialog } from './FollowerImportDialog'
import { HandleDialog } from './HandleDialog'
import { ImportFileButton } from '../imports/ImportFileButton'
import { dayText } from './labels'
import classes from './networking.module.css'
import { boundedDays, periodNames, PeriodSearch } from './period-search'

/** One line to type a snapshot into; Enter notes it. */
const NoteForm = ({ id, handle }: { readonly id: OwnHandleId; readonly handle: string }) => {
  const client = useClient()
  const note = useCommand(client.networking.ownHandle.noteFollowers)
  const now = useToday()
  const [on, setOn] = useTypedDay(now)
  const [followers, setFollowers] = useState<number | null>(null)
  const [gained, setGained] = useState<number | null>(null)
  const { errors, form } = useInlineForm({
    schema: HandleFollowers,
    fields: { id, on, followers, gained },
    own: { followers: followers === null && t`Type how many follow it`, on: on > today() && t`This day is still to come` },
    send: note,
    refused: () => ({ followers: t`This handle was removed meanwhile.` }),
    // What was typed since is the next one’s.
    onSaved: () => {
      setFollowers((typed) => (typed === followers ? null : typed))
      setGained((typed) => (typed === gained ? null : typed))
    },
    isTyped: followers !== null || gained !== null,
    lost: t`Not noted: the followers typed for ${handle}`,
  })
  return (
    <form {...form} className={channels['quick']}>
      <DayField label={t`Day`} value={on} onChange={setOn} error={errors['on']} />
      <NumberField label={t`Followers`} value={followers} onChange={setFollowers} error={errors['followers']} />
      <NumberField label={t`New, if it says`} value={gained} onChange={setGained} error={errors['gained']} />
      <Button type="submit">{sense('to write down')`Note`}</Button>
    </form>
  )
}

type SnapshotRow = FollowerSnapshot & { readonly change: number | null }

const Snapshots = ({ id, snapshots }: { readonly id: OwnHandleId; readonly snapshots: readonly FollowerSnapshot[] }) => {
  const client = useClient()
  const remove = useCommand(client.networking.ownHandle.removeSnapshot)
  const rows = snapshots.map((snapshot, index): SnapshotRow => ({ ...snapshot, change: index === 0 ? null : snapshot.followers - (snapshots[index - 1]?.followers ?? 0) })).toReversed()
  const columns: readonly DataColumn<SnapshotRow>[] = [
    { key: 'on', header: t`Day`, width: dayWidth, sortValue: ({ on }) => on, render: ({ on }) => dayText(on) },
    { key: 'followers', header: t`Followers`, width: 90, align: 'end', sortValue: ({ followers }) => followers, render: ({ followers }) => countText(followers) },
    { key: 'change', header: sense('by how much')`Change`, width: 80, align: 'end', sortValue: ({ change }) => change, render: ({ change }) => (change === null ? '' : changeText(change)) },
    { key: 'gained', header: t`New`, width: 70, align: 'end', sortValue: ({ gained }) => gained, render: ({ gained }) => (gained === null ? '' : countText(gained)) },
  ]
  return (
    <DataTable
      name="snapshots"
      label={t`Snapshots`}
      columns={columns}
      rows={rows}
      rowKey={({ on }) => on}
      rowLabel={({ on }) => dayText(on)}
      choices={({ on }) => [removeChoice(() => void remove({ id, on }))]}
      maxHeight={360}
      caption={t`${countText(rows.length)} noted`}
      empty={<p className={classes['soft']}>{t`None yet. Type the first above, or import a file that has them.`}</p>}
    />
  )
}

const GrowthFigures = ({ growth, newest }: { readonly growth: FollowerGrowth; readonly newest: FollowerSnapshot | null }) => {
  const { start, end, change, gained, rate, rate30Days, gap } = growth
  const reason = growthGapText(gap)
  return (
    <Figures label={t`Followers`}>
      <Figure label={t`Followers`} text={countText(newest?.followers ?? null)} reason={newest === null ? growthGapText('no_snapshots') : null} note={newest === null ? undefined : t`noted ${dayText(newest.on)}`} />
      <Figure label={t`Net change`} text={changeText(change)} reason={change === null ? reason : null} note={change === null || start === null || end === null ? undefined : t`${countText(start.followers)} on ${dayText(start.on)} → ${countText(end.followers)} on ${dayText(end.on)}`} />
      <Figure label={t`New, gross`} text={countText(gained)} reason={gained === null ? (change === null ? reason : t`Not every snapshot says how many were new.`) : null} />
      <Figure label={t`Growth`} text={growthText(rate)} reason={rate === null ? reason : null} />
      <Figure label={t`Per 30 days`} text={growthText(rate30Days)} reason={rate30Days === null ? reason : null} />
    </Figures>
  )
}

/** One handle of ours: its followers over time, noted and grown, and what its posts did. */
export const ChannelPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const day = useToday()
  const id = useIdOfAddress<OwnHandleId>()
  const [search, change] = useAddress(`/networking/channels/${id}`, PeriodSearch)
  const { value: handles } = useAnswer(client.networking.ownHandle.list, {})
  const handle = handles?.find((one) => one.id === id)
  // What is typed in the dialog stays where the handle goes meanwhile.
  const known = useKeptValue(handle)
  const last = handle?.newest?.on ?? day
  const { from, to } = boundedDays(search, 'last90', last)
  const { value: growth } = useAnswer(client.networking.ownHandle.growth, { id, from, to }, { enabled: handle !== undefined })
  const { value: engagement } = useAnswer(client.networking.post.engagement, { kinds: ['own'], ownHandleId: id, from, to }, { enabled: handle !== undefined })
  const remove = useCommand(client.networking.ownHandle.remove)
  const [isEditing, setIsEditing] = useState(false)
  const back = [{ label: t`Own channels`, to: '/networking/channels' }]
  if (handles === undefined) return null
  const dialogs = isEditing && known !== undefined && <HandleDialog handle={known} onClose={() => setIsEditing(false)} />
  if (handle === undefined) {
    return (
      <>
        <Page title={t`Handle`} breadcrumbs={back}>
          <EmptyState icon={<IconAtOff size={24} />} title={t`This handle is not here`}>{t`It was removed, or never existed. Undo with ${keyNames('Ctrl Z')} if it was just now.`}</EmptyState>
        </Page>
        {dialogs}
      </>
    )
  }
  const removeIt = (): void => void remove({ id }).then((result) => { if (result?.ok === true) void navigate({ to: '/networking/channels' }) })
  return (
    <>
      <Page
        title={handle.handle}
        breadcrumbs={back}
        actions={
          <>
            <ImportFileButton
              label={t`Import followers`}
              fileLabel={t`Followers by day`}
              renderDialog={(file, close) => <FollowerImportDialog key={file.id} file={file} id={id} onClose={close} />}
            />
            <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setIsEditing(true)}>{t`Edit`}</Button>
            <Button variant="default" leftSection={<IconTrash size={16} />} onClick={removeIt}>{t`Remove`}</Button>
          </>
        }
        offers={[
          { label: t`Edit ${handle.handle}`, run: () => setIsEditing(true) },
          { label: t`Remove ${handle.handle}`, run: removeIt },
        ]}
      >
        <div className={classes['filters']} role="group" aria-label={t`Filters`}>
          <PeriodFields names={periodNames} search={search} onChange={change} usual="last90" offered={['last30', 'last90', 'last365', 'custom']} />
        </div>
        {growth !== undefined && <GrowthFigures growth={growth} newest={handle.newest} />}
        <div className={classes['columns']}>
          <div className={classes['wide']}>
            {growth !== undefined && from <= to && (
              <Chart
                onOpen={(point) => void navigate({ to: '/networking/posts', search: { handle: id, days: 'custom', ...daysOfPoint(point, from, to) } })}
                model={followerChart(handle.handle, growth.snapshots, from, to)}
                height={240}
                emptyText={t`No followers were noted in these days.`}
              />
            )}
            <Card title={t`Engagement of its posts`} actions={<Link to="/networking/posts" search={{ handle: id }}>{t`All its posts`}</Link>}>
              {engagement !== undefined && <EngagementTable over={engagement} />}
            </Card>
            <Card title={t`Snapshots`}>{growth !== undefined && <Snapshots id={id} snapshots={growth.snapshots} />}</Card>
          </div>
          <div className={classes['side']}>
            <Card title={t`Note followers`} actions={<span className={classes['soft']}>{platformNames[handle.platform]}</span>}>
              <NoteForm key={id} id={id} handle={handle.handle} />
            </Card>
            {handle.url !== '' && (
              <Card title={t`Address`}>
                <a href={handle.url} target="_blank" rel="noreferrer">
                  {handle.url}
                </a>
              </Card>
            )}
          </div>
        </div>
        <Definitions sentences={[growthDefinition, engagementDefinition]} />
      </Page>
      {dialogs}
    </>
  )
}
