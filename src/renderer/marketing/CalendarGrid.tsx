import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react'
import type { Day } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import { dateText, numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import type { DayRange } from '../../shared/marketing/flighting'
import { isFocusLost } from '../ui/focus-screen'
import { type CalendarItem, type CalendarView, type CalendarWeek, type DayRoom, itemLabel, layOut, weeksOf } from './calendar-view'
import { stateSigns } from './CreativeStateBadge'
import { useCalendarHold } from './use-calendar-hold'
import classes from './Calendar.module.css'

/** What a day has room for: more would be a wall of text, and slow with thousands. */
const rooms: Readonly<Record<CalendarView, DayRoom>> = { month: { lanes: 5, items: 4 }, week: { lanes: 8, items: 40 } }

const headHeight = 28
const laneHeight = 22

interface ItemProps {
  readonly item: CalendarItem
  readonly isHeld: boolean
  readonly isStop: boolean
  /** Where a flight's bar lies. */
  readonly place?: { readonly top: number; readonly insetInlineStart: string; readonly width: string }
  /** A later part of a bar, which the first part speaks for. */
  readonly isContinued?: boolean
}

const Item = ({ item, isHeld, isStop, place, isContinued = false }: ItemProps) => (
  <button
    type="button"
    className={classes['item']}
    data-kind={item.kind}
    data-state={item.state ?? undefined}
    data-held={isHeld}
    data-item={item.key}
    data-stop={isContinued ? undefined : item.key}
    tabIndex={isStop && !isContinued ? 0 : -1}
    aria-hidden={isContinued || undefined}
    aria-label={itemLabel(item)}
    title={itemLabel(item)}
    style={place}
  >
    {item.state !== null && <span aria-hidden>{stateSigns[item.state]}</span>}
    <span className={classes['title']}><bdi>{item.title}</bdi></span>
    {item.kind === 'flight' && item.detail !== '' && <> <span className={classes['channel']}>{item.detail}</span></>}
  </button>
)

interface WeekProps {
  readonly week: CalendarWeek
  /** The days the view is about; others of its weeks stand back. */
  readonly meantFrom: Day
  readonly meantTo: Day
  readonly today: Day
  /** What is held, where it would lie, if any of it lies in this week. */
  readonly ghost: CalendarItem | null
  readonly heldKey: string | null
  readonly stop: string
  readonly onDay: (day: Day) => void
}

const Week = ({ week: { bars, lanes, cells }, meantFrom, meantTo, today, ghost, heldKey, stop, onDay }: WeekProps) => (
  <tr>
    {cells.map(({ day, items, hidden }, column) => (
      <td key={day} className={classes['cell']} data-day={day} data-outside={day < meantFrom || day > meantTo} data-target={ghost !== null && day >= ghost.from && day <= ghost.to}>
        <button type="button" className={classes['day']} data-stop={day} tabIndex={stop === day ? 0 : -1} aria-current={day === today ? 'date' : undefined} aria-label={dayText(day)} onClick={() => onDay(day)}>{Number(day.slice(8))}</button>
        {bars.filter((bar) => bar.column === column).map(({ item, lane, span, isContinued }) => (
          <Item key={item.key} item={item} isHeld={heldKey === item.key} isStop={stop === item.key} isContinued={isContinued} place={{ top: headHeight + lane * laneHeight, insetInlineStart: '3px', width: `calc(${span * 100}% + ${span - 1}px - 6px)` }} />
        ))}
        <div className={classes['items']} style={{ marginTop: lanes * laneHeight }}>
          {items.map((item) => <Item key={item.key} item={item} isHeld={heldKey === item.key} isStop={stop === item.key} />)}
          {ghost !== null && ghost.kind !== 'flight' && ghost.from === day && <span className={`${classes['item']} ${classes['ghost']}`} aria-hidden><span>{ghost.title}</span></span>}
          {hidden > 0 && <button type="button" className={classes['more']} data-stop={`more-${day}`} data-short={`+${numberText(hidden)}`} tabIndex={stop === `more-${day}` ? 0 : -1} aria-label={t`${numberText(hidden)} more on ${dayText(day)}`} onClick={() => onDay(day)}>{t`${numberText(hidden)} more`}</button>}
        </div>
      </td>
    ))}
  </tr>
)

/** A week is drawn anew only when something of its own changed. */
const CachedWeek = memo(Week)

interface CalendarGridProps {
  readonly view: CalendarView
  readonly meant: DayRange
  readonly shown: DayRange
  readonly today: Day
  readonly items: readonly CalendarItem[]
  readonly onPlace: (item: CalendarItem, from: Day) => Promise<boolean>
  readonly onOpen: (item: CalendarItem) => void
  readonly onDay: (day: Day) => void
}

/** Whether what is named can be focused in this week: a day, what is on it, or the rest of it. */
const holdsStop = ({ cells, bars }: CalendarWeek, stop: string): boolean =>
  bars.some(({ item, isContinued }) => item.key === stop && !isContinued) || cells.some(({ day, items, hidden }) => stop === day || (hidden > 0 && stop === `more-${day}`) || items.some(({ key }) => key === stop))

const holdsItem = ({ cells, bars }: CalendarWeek, key: string): boolean => bars.some(({ item }) => item.key === key) || cells.some(({ items }) => items.some((item) => item.key === key))

const weekdayName = (day: Day): string => dateText(new Date(`${day}T00:00:00Z`), { weekday: 'short', timeZone: 'UTC' })

const stopsOf = (grid: HTMLElement): readonly HTMLElement[] => [...grid.querySelectorAll<HTMLElement>('[data-stop]')]

/** Weeks of days with what is planned on them. One thing of it is in the tab order; arrows go through the rest. */
export const CalendarGrid = ({ view, meant, shown, today, items, onPlace, onOpen, onDay }: CalendarGridProps) => {
  const grid = useRef<HTMLTableElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  // What was put down is somewhere else in the page now; the focus goes with it.
  const wanted = useRef<string | null>(null)
  const { ghost, placed, said, heldKey, handlers, pressKey } = useCalendarHold({
    shown,
    items,
    onOpen,
    onPlace: (item, from) => {
      wanted.current = item.key
      return onPlace(item, from)
    },
  })
  const weeks = useMemo(() => {
    const drawn = placed === null ? items : items.map((item) => (item.key === placed.key ? placed : item))
    return layOut(drawn, weeksOf(shown), rooms[view])
    // The range is made anew at every drawing, its ends are not.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [items, placed, shown.from, shown.to, view])
  useEffect(() => {
    if (wanted.current === null) return
    const moved = grid.current?.querySelector<HTMLElement>(`[data-stop="${wanted.current}"]`)
    if (moved !== null && moved !== undefined && isFocusLost()) moved.focus()
    if (placed === null) wanted.current = null
  }, [weeks, placed])

  const stop = focused !== null && weeks.some((week) => holdsStop(week, focused)) ? focused : today >= shown.from && today <= shown.to ? today : shown.from
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (pressKey(event)) return
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }
    if (grid.current === null || !(event.target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return
    const stops = stopsOf(grid.current)
    const at = stops.indexOf(event.target)
    const step = steps[event.key]
    const next = event.key === 'Home' ? stops[0] : event.key === 'End' ? stops.at(-1) : step === undefined || at === -1 ? undefined : stops[Math.max(0, at + step)]
    if (next === undefined) return
    next.focus()
    event.preventDefault()
  }
  return (
    <div className={classes['frame']}>
      {/* Keys go through what is in the table, each of which is a button. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table ref={grid} className={classes['grid']} data-view={view} {...handlers} onKeyDown={onKeyDown} onFocus={(event) => setFocused(event.target.dataset['stop'] ?? null)}>
        <caption className="visually-hidden">{t`What is planned by day. Arrows go from one to the next; Enter opens; Space picks up, arrows then move by a day or a week, Enter puts down, Escape leaves it where it was.`}</caption>
        <thead><tr>{weeks[0]?.days.map((day) => <th key={day} scope="col">{weekdayName(day)}</th>)}</tr></thead>
        <tbody>
          {weeks.map((week) => {
            const [from, to] = [week.days[0] ?? shown.from, week.days.at(-1) ?? shown.to]
            return (
              <CachedWeek
                key={from}
                week={week}
                meantFrom={meant.from}
                meantTo={meant.to}
                today={today}
                ghost={ghost !== null && ghost.from <= to && ghost.to >= from ? ghost : null}
                heldKey={heldKey !== null && holdsItem(week, heldKey) ? heldKey : null}
                stop={holdsStop(week, stop) ? stop : ''}
                onDay={onDay}
              />
            )
          })}
        </tbody>
      </table>
      <span className="visually-hidden" role="status">{said}</span>
    </div>
  )
}
