import { Button } from '@mantine/core'
import { IconPencil, IconPlus, IconTarget, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { addDays } from '../../shared/kernel/day'
import { dayRangeText } from '../../shared/kernel/day-text'
import { reachedText } from '../../shared/kernel/language'
import { sense, t } from '../../shared/kernel/words'
import type { ContactFilter } from '../../shared/networking/contact-filter'
import { type Goal, goalDefinition } from '../../shared/networking/goal.contract'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import channels from './channels.module.css'
import { Definitions } from './Definitions'
import { countText } from './figure-text'
import { measureNames } from './goal-measures'
import { goalReason, goalStateNames, goalStateTones } from './goal-text'
import { GoalDialog } from './GoalDialog'
import classes from './networking.module.css'

const percent = (fraction: number | null): string => `${Math.min(1, Math.max(0, fraction ?? 0)) * 100}%`

/** The list that has what a goal counts. */
const CountedBy = ({ goal: { name, measure, startsOn, dueOn, communityId, ownHandleId, archived } }: { readonly goal: Goal }) => {
  const days = { days: 'custom', from: startsOn, to: dueOn } as const
  const text = t`See what counts`
  const said = { 'aria-label': t`See what counts: ${name}` }
  if (measure === 'followers') return <Link to="/networking/channels/$id" params={{ id: String(ownHandleId) }} {...said}>{text}</Link>
  if (measure === 'posts') return <Link to="/networking/posts" search={{ ...days, scope: 'own', ...(ownHandleId !== null && { handle: ownHandleId }) }} {...said}>{text}</Link>
  if (measure === 'new_contacts') {
    const filter: ContactFilter = { all: [{ field: 'createdOn', test: { is: 'on_or_after', day: startsOn } }, { field: 'createdOn', test: { is: 'before', day: addDays(dueOn, 1) } }] }
    return <><Link to="/networking/contacts" search={{ filter }} {...said}>{text}</Link>{archived > 0 && <>, <Link to="/networking/contacts" search={{ filter, archived: true }} aria-label={t`${name}: ${countText(archived)} archived`}>{t`${countText(archived)} archived`}</Link></>}</>
  }
  return <Link to="/networking/interactions" search={{ ...days, type: 'touch', ...(communityId !== null && { community: communityId }) }} {...said}>{text}</Link>
}

/** How far a goal is, and where an even pace would be. */
const ProgressBar = ({ goal: { name, progress, elapsed, expected, state } }: { readonly goal: Goal }) => (
  <div data-drawn className={channels['track']} role="img" aria-label={progress === null ? name : t`${name}: ${reachedText(progress)} of the way to its target`}>
    <span className={channels['fill']} style={{ width: percent(state === 'reached' ? 1 : progress) }} />
    {expected !== null && (state === 'on_track' || state === 'behind') && <span className={channels['pace']} style={{ insetInlineStart: percent(elapsed) }} title={t`An even pace`} />}
  </div>
)

const GoalCard = ({ goal, onEdit }: { readonly goal: Goal; readonly onEdit: () => void }) => {
  const client = useClient()
  const remove = useCommand(client.networking.goal.remove)
  const day = useToday()
  const { id, name, measure, about, startsOn, dueOn, ownHandleId, value, start, target, unit, progress, state } = goal
  const isCountedNowhere = measure === 'followers' && ownHandleId === null
  return (
    <li className={channels['goal']}>
      <header>
        <h3><bdi>{name}</bdi></h3>
        <span className={channels['badge']} data-tone={goalStateTones[state]}>{goalStateNames[state]}</span>
      </header>
      <div className={channels['value']}>{countText(value)} <small>{t`of ${countText(target)} ${unit}`}{progress !== null && `, ${start === 0 ? reachedText(progress) : t`${reachedText(progress)} of the way from ${countText(start)}`}`}</small></div>
      <ProgressBar goal={goal} />
      <p>{goalReason(goal, day)}</p>
      <p>{measureNames[measure]}{about !== null && <>, <bdi>{about}</bdi></>} · {dayRangeText(startsOn, dueOn)}{!isCountedNowhere && <> · <CountedBy goal={goal} /></>}</p>
      <footer>
        <Button size="compact-sm" variant="default" leftSection={<IconPencil size={14} aria-hidden />} aria-label={t`Edit ${name}`} onClick={onEdit}>{t`Edit`}</Button>
        <Button size="compact-sm" variant="default" leftSection={<IconTrash size={14} aria-hidden />} aria-label={t`Remove ${name}`} onClick={() => void remove({ id })}>{t`Remove`}</Button>
      </footer>
    </li>
  )
}

/** What is to be reached with relationships, and how far it is. */
export const GoalsPage = () => {
  const client = useClient()
  const day = useToday()
  const { value: goals } = useAnswer(client.networking.goal.list, { today: day })
  const [open, setOpen] = useState<Goal | 'new' | null>(null)
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>{t`New goal`}</Button>
  const parts = goals === undefined ? [] : [{ title: t`Running and to come`, goals: goals.filter(({ dueOn }) => dueOn >= day) }, { title: sense('in the past')`Over`, goals: goals.filter(({ dueOn }) => dueOn < day).toReversed() }]
  return (
    <Page title={t`Goals`} begin={addButton}>
      {goals?.length === 0 && <EmptyState icon={<IconTarget size={24} />} title={t`No goals yet`} begins>{t`Say what is to be reached by when: people to talk with, contacts to add, posts, followers. Progress is counted from what is logged.`}</EmptyState>}
      {parts.filter((part) => part.goals.length > 0).map(({ title, goals: shown }) => (
        <section key={title} aria-label={title}>
          <h2 className={classes['day']}>{title}</h2>
          <ul className={channels['goals']}>{shown.map((goal) => <GoalCard key={goal.id} goal={goal} onEdit={() => setOpen(goal)} />)}</ul>
        </section>
      ))}
      {goals !== undefined && goals.length > 0 && <Definitions sentences={[goalDefinition]} />}
      {open !== null && <GoalDialog goal={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}
