import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { Day, daysBetween } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'
import type { DayRange } from '../../shared/marketing/flighting'
import { type CalendarItem, keyDays, movedText, shiftedItem, stepped } from './calendar-view'

/** Pixels a pointer goes before a press becomes a drag. */
const dragPixels = 4

interface Hold {
  readonly item: CalendarItem
  readonly days: number
  /** Where a pointer took it. Null: taken by key. */
  readonly pointer: { readonly x: number; readonly y: number; readonly day: Day; readonly hasMoved: boolean } | null
}

const dayUnder = (x: number, y: number): Day | null => {
  const cell = document.elementsFromPoint(x, y).find((element) => element instanceof HTMLElement && element.dataset['day'] !== undefined)
  return cell instanceof HTMLElement ? (Day.safeParse(cell.dataset['day']).data ?? null) : null
}

interface CalendarHold {
  /** The item as it would lie if it were dropped now. Null: nothing is held, or it has not moved. */
  readonly ghost: CalendarItem | null
  /** What was dropped and is not yet where it was put. */
  readonly placed: CalendarItem | null
  /** What a screen reader is told. */
  readonly said: string
  readonly heldKey: string | null
  /** For what holds all items; each is marked with its key as `data-item`. */
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: () => void
    readonly onPointerCancel: () => void
    readonly onBlur: () => void
    readonly onClick: (event: MouseEvent<HTMLElement>) => void
  }
  /** Answers whether the key was meant for what is held, or picked something up. */
  readonly pressKey: (event: KeyboardEvent<HTMLElement>) => boolean
}

interface HoldOptions {
  readonly shown: DayRange
  readonly items: readonly CalendarItem[]
  /** Resolves when `items` say where it lies now; false where the day was refused. */
  readonly onPlace: (item: CalendarItem, from: Day) => Promise<boolean>
  readonly onOpen: (item: CalendarItem) => void
}

/** Moves items of the calendar: dragged by a pointer, or picked up by Space, moved by arrows and put down by Enter or Space. Escape leaves them where they were. */
export const useCalendarHold = ({ shown, items, onPlace, onOpen }: HoldOptions): CalendarHold => {
  const [hold, showHold] = useState<Hold | null>(null)
  // The window may have no time to draw between two events; the later one must not count from what is drawn.
  const held = useRef<Hold | null>(null)
  const setHold = (next: Hold | null): void => {
    held.current = next
    showHold(next)
  }
  const [placed, setPlaced] = useState<CalendarItem | null>(null)
  const [said, setSaid] = useState('')
  // A drag that ends over its own item would be a click too.
  const wasDragged = useRef(false)
  const isHeld = hold !== null
  useEffect(() => {
    if (!isHeld) return undefined
    const cancel = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      held.current = null
      showHold(null)
      setSaid(t`Left where it was.`)
    }
    window.addEventListener('keydown', cancel)
    return () => window.removeEventListener('keydown', cancel)
  }, [isHeld])

  const drop = ({ item, days }: Hold): void => {
    setHold(null)
    if (days === 0) return setSaid(t`Left where it was.`)
    const moved = shiftedItem(item, days)
    setPlaced(moved)
    setSaid(t`Moved to ${movedText(moved)}.`)
    void onPlace(item, moved.from).then((isDone) => {
      // Undone meanwhile, it lies where it lay; put elsewhere since, it lies there.
      setPlaced((now) => (now === moved ? null : now))
      if (!isDone) setSaid(t`Left where it was.`)
    })
  }
  const itemAt = (target: EventTarget): { readonly item: CalendarItem; readonly element: HTMLElement } | null => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : null
    const item = items.find(({ key }) => key === element?.dataset['item'])
    return element === null || item === undefined ? null : { item: placed?.key === item.key ? placed : item, element }
  }
  const pressKey = (event: KeyboardEvent<HTMLElement>): boolean => {
    const item = itemAt(event.target)?.item
    if (item === undefined || item.kind === 'post' || event.ctrlKey || event.metaKey || event.altKey) return false
    const days = keyDays(event.key)
    const { current: hold } = held
    if (hold === null) {
      // What was dropped elsewhere never heard its click; the key's own is meant.
      wasDragged.current = false
      if (event.key !== ' ') return false
      setHold({ item, days: 0, pointer: null })
      setSaid(t`Picked up, ${movedText(item)}. Arrows move it, Enter puts it down, Escape leaves it.`)
    } else if (days !== null) {
      const next = stepped(item, hold.days, days, shown)
      setHold({ ...hold, days: next })
      setSaid(movedText(shiftedItem(item, next)))
    } else if (event.key === 'Enter' || event.key === ' ') drop(hold)
    else return false
    // The page would scroll, or the item open.
    event.preventDefault()
    return true
  }
  return {
    ghost: hold === null || hold.days === 0 ? null : shiftedItem(hold.item, hold.days),
    placed,
    said,
    heldKey: hold !== null && (hold.pointer === null || hold.pointer.hasMoved) ? hold.item.key : null,
    pressKey,
    handlers: {
      onPointerDown: (event) => {
        wasDragged.current = false
        const taken = itemAt(event.target)
        const day = dayUnder(event.clientX, event.clientY)
        if (event.button !== 0 || taken === null || taken.item.kind === 'post' || day === null) return
        taken.element.setPointerCapture(event.pointerId)
        setHold({ item: taken.item, days: 0, pointer: { x: event.clientX, y: event.clientY, day, hasMoved: false } })
      },
      onPointerMove: (event) => {
        const { current: hold } = held
        if (hold?.pointer == null) return
        const { x, y, day, hasMoved } = hold.pointer
        if (!hasMoved && Math.hypot(event.clientX - x, event.clientY - y) < dragPixels) return
        wasDragged.current = true
        const over = dayUnder(event.clientX, event.clientY)
        // Outside the calendar it would go nowhere.
        const days = over === null ? 0 : daysBetween(day, over)
        if (days !== hold.days || !hasMoved) setHold({ ...hold, days, pointer: { ...hold.pointer, hasMoved: true } })
      },
      onPointerUp: () => {
        const { current: hold } = held
        if (hold?.pointer == null) return
        if (hold.pointer.hasMoved) drop(hold)
        else setHold(null)
      },
      onPointerCancel: () => setHold(null),
      onBlur: () => {
        if (held.current?.pointer === null) setHold(null)
      },
      onClick: (event) => {
        const item = itemAt(event.target)?.item
        if (item !== undefined && !wasDragged.current && held.current?.pointer !== null) onOpen(item)
        wasDragged.current = false
      },
    },
  }
}
