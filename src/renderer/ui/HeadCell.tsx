import { IconArrowBackUp, IconArrowLeft, IconArrowRight, IconEyeOff, IconSortAscending, IconSortDescending, IconViewportNarrow, IconViewportWide } from '@tabler/icons-react'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { isRightToLeft } from '../../shared/kernel/language'
import type { SortDirection } from '../../shared/kernel/page'
import { t } from '../../shared/kernel/words'
import { keyNames } from '../platform/key-names'
import { cellClass, cellStyle, leastWidth, onScreenOnly } from './DataRow'
import classes from './DataTable.module.css'
import type { MenuPlace, RowChoice } from './RowMenu'
import type { ColumnWidths } from './use-column-widths'

/** What a heading needs of its column. */
interface HeadColumn {
  readonly key: string
  readonly header: string
  readonly width: number
  readonly align?: 'start' | 'end'
  readonly isToPress?: boolean
}

/** What a heading asks its table to show: its menu may be longer than the table, which would cut it off. */
export interface HeadMenu {
  readonly label: string
  readonly place: MenuPlace
  readonly choices: readonly RowChoice[]
  /** Where the keys go once it is closed. */
  readonly onClose: () => void
}

interface HeadCellProps {
  readonly column: HeadColumn
  readonly isSortable: boolean
  /** How the rows are sorted by this column. Null: they are sorted by another, or not. */
  readonly direction: SortDirection | null
  readonly onSort: (direction: SortDirection) => void
  readonly sizes: ColumnWidths
  /** Null: this column is always shown. */
  readonly onHide: (() => void) | null
  /** Null: there is no column on that side that it could change places with. */
  readonly onMove: Readonly<Record<'before' | 'after', (() => void) | null>>
  readonly onMenu: (menu: HeadMenu) => void
}

/** How far a press of a key makes a column wider, in pixels. */
const step = 16

const ariaSort = { ascending: 'ascending', descending: 'descending' } as const

/** Columns up to this one as wide as they are drawn: where only one of them were held, the others would move its edge from under the pointer. */
const drawnWidths = (cell: HTMLElement | null): Readonly<Record<string, number>> => {
  const cells = [...(cell?.parentElement?.querySelectorAll<HTMLElement>('[data-column]') ?? [])]
  return Object.fromEntries(cells.slice(0, cells.findIndex((each) => each === cell) + 1).map((each) => [each.dataset['column'] ?? '', each.getBoundingClientRect().width]))
}

/** A column's heading: it sorts where the column can be sorted by, its edge makes the column wider or narrower, and its menu has all that can be done with the column. */
export const HeadCell = ({ column, isSortable, direction, onSort, sizes, onHide, onMove, onMenu }: HeadCellProps) => {
  const { key, header } = column
  const cell = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [drag, setDrag] = useState<{ readonly from: number; readonly drawn: Readonly<Record<string, number>> } | null>(null)
  const width = sizes.widths[key] ?? leastWidth(column)

  const widen = (pixels: number): void => sizes.resize({ [key]: (cell.current?.getBoundingClientRect().width ?? width) + pixels }, true)
  const choices = (): readonly RowChoice[] => {
    const { before, after } = onMove
    const [left, right, wider, narrower] = isRightToLeft() ? ([after, before, 'Shift ←', 'Shift →'] as const) : ([before, after, 'Shift →', 'Shift ←'] as const)
    return [
      ...(isSortable ? [{ label: t`Sort ascending`, icon: <IconSortAscending size={15} aria-hidden />, run: () => onSort('ascending') }, { label: t`Sort descending`, icon: <IconSortDescending size={15} aria-hidden />, run: () => onSort('descending') }] : []),
      ...(left === null ? [] : [{ label: t`Move left`, icon: <IconArrowLeft size={15} aria-hidden />, run: left }]),
      ...(right === null ? [] : [{ label: t`Move right`, icon: <IconArrowRight size={15} aria-hidden />, run: right }]),
      { label: t`Wider`, keys: keyNames(wider), icon: <IconViewportWide size={15} aria-hidden />, run: () => widen(step) },
      { label: t`Narrower`, keys: keyNames(narrower), icon: <IconViewportNarrow size={15} aria-hidden />, run: () => widen(-step) },
      ...(sizes.widths[key] === undefined ? [] : [{ label: t`Width as at first`, icon: <IconArrowBackUp size={15} aria-hidden />, run: () => sizes.resize({ [key]: null }, true) }]),
      ...(onHide === null ? [] : [{ label: t`Hide`, icon: <IconEyeOff size={15} aria-hidden />, run: onHide }]),
    ]
  }
  const openMenu = (place: MenuPlace): void => onMenu({ label: header, place, choices: choices(), onClose: () => button.current?.focus() })
  const openBelow = (): void => {
    const box = cell.current?.getBoundingClientRect()
    if (box !== undefined) openMenu({ left: box.left, top: box.bottom })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const along = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (event.shiftKey && along !== 0) widen(along * (isRightToLeft() ? -step : step))
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openBelow()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const resized = (event: PointerEvent, { from, drawn }: NonNullable<typeof drag>, isOver: boolean): void =>
    sizes.resize({ ...drawn, [key]: (drawn[key] ?? width) + (event.clientX - from) * (isRightToLeft() ? -1 : 1) }, isOver)
  const onGrab = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ from: event.clientX, drawn: drawnWidths(cell.current) })
  }
  const onRelease = (event: PointerEvent): void => {
    if (drag === null) return
    setDrag(null)
    if (event.clientX !== drag.from) resized(event, drag, true)
  }

  return (
    // A right click asks for the menu that Shift and F10 ask for on the button, which has the focus.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={cell}
      role="columnheader"
      data-column={key}
      data-on-screen={onScreenOnly(column)}
      aria-sort={direction === null ? 'none' : ariaSort[direction]}
      className={`${cellClass(column)} ${classes['headCell']}`}
      style={cellStyle(column, sizes.sized)}
      onContextMenu={(event) => {
        event.preventDefault()
        openMenu({ left: event.clientX, top: event.clientY })
      }}
    >
      <button
        ref={button}
        type="button"
        className={classes['sort']}
        onKeyDown={onKeyDown}
        onFocus={({ currentTarget }) => {
          // Of one that is seen in part, or lies beneath the rows' own menus, a browser leaves the keys out of sight. A pointer stays on what it presses.
          if (currentTarget.matches(':focus-visible')) cell.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
        }}
        {...(isSortable
          ? { onClick: () => onSort(direction === 'descending' || (direction === null && column.align !== 'end') ? 'ascending' : 'descending') }
          : { onClick: openBelow, 'aria-haspopup': 'menu' as const })}
      >
        <span className={classes['sortLabel']}>{header}</span>
        {direction !== null && <span aria-hidden>{direction === 'ascending' ? '↑' : '↓'}</span>}
      </button>
      {/* For the pointer; the keys that do the same are at the button, and in the menu. */}
      <div
        className={classes['edge']}
        aria-hidden
        data-dragged={drag !== null || undefined}
        onPointerDown={onGrab}
        onPointerMove={(event) => {
          if (drag !== null) resized(event, drag, false)
        }}
        onPointerUp={onRelease}
        onPointerCancel={onRelease}
        onDoubleClick={() => sizes.resize({ [key]: null }, true)}
      />
    </div>
  )
}
