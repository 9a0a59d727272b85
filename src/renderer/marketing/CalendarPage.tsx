import { Button, Checkbox, Group } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { z } from 'zod'
import { Day } from '../../shared/kernel/day'
import { AdPlatform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { CampaignId } from '../../shared/marketing/campaign'
import { CreativeState, creativeStateNames } from '../../shared/marketing/creative'
import { useClient } from '../platform/client'
import { useAnswer, useCommand, useFresh } from '../platform/queries'
import { useToday } from '../platform/today'
import { useAddress } from '../platform/use-address'
import { SelectField } from '../ui/fields'
import { Page } from '../ui/Page'
import { showMessage } from '../ui/toasts'
import { DayDialog, EntryDialog } from './CalendarDialogs'
import { CalendarExport } from './CalendarExport'
import { CalendarGrid } from './CalendarGrid'
import { type CalendarItem, calendarViews, daysMeant, daysShown, headingOf, itemOfEntry, itemOfPost, turned } from './calendar-view'
import { CreativeDialog } from './CreativeDialog'
import { stateSigns } from './CreativeStateBadge'
import { flightRefusal } from './flight-refusal'
import { CampaignField, PlatformField } from './SearchFields'
import { UnplannedCard } from './UnplannedCard'
import calendarClasses from './Calendar.module.css'
import classes from './marketing.module.css'

const CalendarSearch = z.object({
  view: z.enum(calendarViews).optional().catch(undefined),
  on: Day.optional().catch(undefined),
  platform: AdPlatform.optional().catch(undefined),
  campaign: z.coerce.number().pipe(CampaignId).optional().catch(undefined),
  state: CreativeState.optional().catch(undefined),
  flights: z.literal('no').optional().catch(undefined),
  posts: z.literal('yes').optional().catch(undefined),
})
type CalendarSearch = z.infer<typeof CalendarSearch>

/** Moves creatives and flights; resolves what is wrong with the day, or null. */
const useMove = (): ((item: CalendarItem, on: Day | null) => Promise<string | null>) => {
  const client = useClient()
  const reschedule = useCommand(client.marketing.creative.reschedule)
  const move = useCommand(client.marketing.flight.move)
  return async (item, on) => {
    if (item.kind === 'creative') {
      const result = await reschedule({ id: item.id, on })
      return result === null ? t`It was not moved.` : result.ok ? null : t`This creative was removed meanwhile.`
    }
    if (on === null) return null
    const result = await move({ id: item.id, startsOn: on })
    return result === null ? t`It was not moved.` : result.ok ? null : flightRefusal(result.error)
  }
}

const Filters = ({
  search,
  onChange,
}: {
  readonly search: CalendarSearch
  readonly onChange: (part: Partial<Record<keyof CalendarSearch, unknown>>) => void
}) => (
  <div className={classes['filters']} role="group" aria-label={t`Filters`}>
    <PlatformField search={search} onChange={onChange} />
    <CampaignField search={search} onChange={onChange} />
    <SelectField
      label={t`State`}
      value={search.state ?? ''}
      onChange={(state) => onChange({ state: state === '' ? undefined : state })}
      options={[{ value: '', label: t`All` }, ...CreativeState.options.map((value) => ({ value, label: creativeStateNames[value] }))]}
    />
    <Group h={36}>
      <Checkbox
        label={t`Flights`}
        checked={search.flights === undefined}
        onChange={(event) => onChange({ flights: event.currentTarget.checked ? undefined : 'no' })}
      />
    </Group>
    <Group h={36}>
      <Checkbox
        label={t`Organic posts`}
        checked={search.posts !== undefined}
        onChange={(event) => onChange({ posts: event.currentTarget.checked ? 'yes' : undefined })}
      />
    </Group>
  </div>
)

const Legend = () => (
  <p className={calendarClasses['legend']}>
    {CreativeState.options.map((state) => <span key={state}><span aria-hidden>{stateSigns[state]}</span> {creativeStateNames[state]}</span>)}
    <span>{t`Bars are flights. Drag to another day, or press Space, arrows, Enter; Escape leaves it.`}</span>
  </p>
)

const CalendarOf = ({ firstWeekday }: { readonly firstWeekday: number }) => {
  const client = useClient()
  const navigate = useNavigate()
  const today = useToday()
  const [search, change] = useAddress('/marketing/calendar', CalendarSearch)
  const { view = 'month', on = today, platform = null, campaign = null, state = null } = search
  const meant = daysMeant(view, on, firstWeekday)
  const shown = daysShown(view, on, firstWeekday)
  const filters = { campaignId: campaign, platform, state, withFlights: search.flights === undefined }
  const { value: entries } = useAnswer(client.marketing.calendar.entries, { ...shown, ...filters })
  const { value: posts } = useAnswer(client.bridge.post.onDays, { ...shown }, { enabled: search.posts !== undefined })
  const items = useMemo(() => [...(entries ?? []).map(itemOfEntry), ...(search.posts === undefined ? [] : (posts ?? []).map(itemOfPost))], [entries, posts, search.posts])
  const [opened, setOpened] = useState<CalendarItem | null>(null)
  const [day, setDay] = useState<Day | null>(null)
  const [addingOn, setAddingOn] = useState<Day | null>(null)
  const move = useMove()
  const showEntries = useFresh(client.marketing.calendar.entries)
  const place = async (item: CalendarItem, from: Day): Promise<boolean> => {
    const problem = await move(item, from)
    if (problem !== null) showMessage(problem, 'failed')
    await showEntries()
    return problem === null
  }
  const openDay = useCallback((chosen: Day) => setDay(chosen), [])
  const isFiltered = platform !== null || campaign !== null || state !== null
  return (
    <Page title={t`Calendar`} actions={<><CalendarExport scope={{ ...meant, ...filters }} /><Button leftSection={<IconPlus size={16} />} onClick={() => setAddingOn(on)}>{t`New creative`}</Button></>}>
      <div className={calendarClasses['bar']}>
        <h2 className={calendarClasses['heading']} aria-live="polite">{headingOf(view, on, firstWeekday)}</h2>
        <Button.Group aria-label={t`Days in view`}>
          {calendarViews.map((each) => <Button key={each} variant={each === view ? 'light' : 'default'} aria-pressed={each === view} onClick={() => change({ view: each })}>{each === 'month' ? t`Month` : t`Week`}</Button>)}
        </Button.Group>
        <Button.Group aria-label={t`Other days`}>
          <Button variant="default" px={10} title={view === 'month' ? t`Month before` : t`Week before`} onClick={() => change({ on: turned(view, on, -1) })}><IconChevronLeft size={16} /></Button>
          <Button variant="default" onClick={() => change({ on: undefined })}>{t`Today`}</Button>
          <Button variant="default" px={10} title={view === 'month' ? t`Next month` : t`Next week`} onClick={() => change({ on: turned(view, on, 1) })}><IconChevronRight size={16} /></Button>
        </Button.Group>
      </div>
      <Filters search={search} onChange={change} />
      {entries !== undefined && items.length === 0 && (
        <p className={classes['soft']}>{isFiltered ? t`Nothing on these days matches. Change or clear the filters above.` : t`Nothing is planned on these days. Give a creative a day, or plan flights in the media plan: they appear here. Press a day to begin.`}</p>
      )}
      {entries !== undefined && <CalendarGrid view={view} meant={meant} shown={shown} today={today} items={items} onPlace={place} onOpen={setOpened} onDay={openDay} />}
      <Legend />
      <UnplannedCard campaignId={campaign} platform={platform} state={state} onPlan={setOpened} />
      {opened !== null && <EntryDialog item={opened} onClose={() => setOpened(null)} onMove={move} />}
      {day !== null && opened === null && addingOn === null && <DayDialog day={day} items={items.filter(({ from, to }) => from <= day && to >= day)} onOpen={setOpened} onAdd={() => setAddingOn(day)} onClose={() => setDay(null)} />}
      {addingOn !== null && <CreativeDialog creative={null} campaignId={campaign} scheduledOn={addingOn} onClose={() => setAddingOn(null)} onSaved={(id) => void navigate({ to: '/marketing/creatives/$id', params: { id: String(id) } })} />}
    </Page>
  )
}

/** What is published and paid for when, by month or week; weeks begin where the workbook says they do, as in the media plan. */
export const CalendarPage = () => {
  const { value: planning } = useAnswer(useClient().marketing.planning.settings, {})
  return planning === undefined ? <Page title={t`Calendar`}>{null}</Page> : <CalendarOf firstWeekday={planning.firstWeekday} />
}
