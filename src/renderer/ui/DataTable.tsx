import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type ReactNode, startTransition, type UIEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { RowGroup, SortDirection } from '../../shared/kernel/page'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { letterOf } from '../platform/letter-of'
import { nextEditable } from './cell-edit'
import { ColumnChooser } from './ColumnChooser'
import type { DataColumn } from './data-column'
import { DataRow, leastWidth, type LinePlace, widthStyle } from './DataRow'
import { FootRow } from './FootRow'
import { GroupChooser } from './GroupChooser'
import { GroupHeading } from './GroupHeading'
import type { HeadMenu } from './HeadCell'
import { HeadRow } from './HeadRow'
import { foldingOf, type Grouping, useGroupedRows } from './grouping'
import { sorted } from './sorted'
import { type RowChoice, RowMenu } from './RowMenu'
import { isFocusLost } from './focus-screen'
import { TableBar } from './TableBar'
import { tellCut } from './tell-cut'
import { useCellEditing, useSteadyActions } from './use-cell-editing'
import { useCellStops } from './use-cell-stops'
import { useColumnWidths } from './use-column-widths'
import { useEditedLine } from './use-edited-line'
import { useLinesOnPaper } from './use-lines-on-paper'
import { useRowActions } from './use-row-actions'
import { useRowSelection } from './use-row-selection'
import { useRowsInSteps } from './use-rows-in-steps'
import { type ColumnChoice, useShownColumns } from './use-shown-columns'
import { useSideways } from './use-sideways'
import { type LineKey, useTablePlace } from './use-table-place'
import classes from './DataTable.module.css'

/** The column that rows are sorted by, and which way. */
export interface TableOrder {
  readonly key: string
  readonly direction: SortDirection
}

export interface DataTableProps<Row> {
  /** By which its chosen columns and its place are kept: the same in every language. */
  readonly name: string
  readonly label: string
  readonly columns: readonly DataColumn<Row>[]
  /** Which columns are shown, where somebody else keeps that; without it the table does. */
  readonly columnChoice?: ColumnChoice<DataColumn<Row>>
  /** All rows, or those loaded so far when `total` is larger. */
  readonly rows: readonly Row[]
  readonly total?: number
  /** Asked for when the person nears the end of what is loaded. */
  readonly onReachEnd?: () => void
  readonly rowKey: (row: Row) => number | string
  /** The first cell's text, by which a screen reader names the row. */
  readonly rowLabel: (row: Row) => string
  readonly sort?: TableOrder | null
  readonly onSort?: (key: string, direction: SortDirection) => void
  /** Without it rows cannot be grouped. */
  readonly grouping?: Grouping<Row> | undefined
  readonly onOpen?: (row: Row) => void
  /** Whether a row leads anywhere. Without it all do. */
  readonly canOpen?: (row: Row) => boolean
  /** What is seen of a row at the side of the list, below its columns. */
  readonly peek?: (row: Row) => ReactNode
  /** What a row can do besides what all rows can: in its menu, from the button at its end, and in the palette. */
  readonly choices?: (row: Row) => readonly RowChoice[]
  /** Keys of selected rows; without it rows cannot be selected. */
  readonly selected?: ReadonlySet<number | string>
  readonly onSelect?: (keys: ReadonlySet<number | string>) => void
  /** What stands above the table, beside the column chooser: how many rows there are. */
  readonly caption?: ReactNode
  /** What can be done with those selected. It takes the place of the line above the table, so that no row moves away while one selects. */
  readonly bulk?: ReactNode
  readonly empty?: ReactNode
  readonly hasFooter?: boolean
  /** Pixels it takes at most. Without it the table takes what is left of the screen, and scrolls in itself. */
  readonly maxHeight?: number
}

/** A table is never squeezed below this, whatever stands around it. */
const leastHeight = 250

/** Rows drawn beyond those in view, so that scrolling meets no blank: few while the screen is new, which is then there sooner. */
const rowsBeyond = { atFirst: 1, later: 6 } as const

const useRowsBeyond = (): number => {
  const [rows, setRows] = useState<number>(rowsBeyond.atFirst)
  useEffect(() => startTransition(() => setRows(rowsBeyond.later)), [])
  return rows
}

/** Rows whose heights the token sets; only those in view are in the page. */
const useRowHeight = (): number => {
  const [height, setHeight] = useState(38)
  useEffect(() => {
    const read = (): void => setHeight(Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--row-height'), 10) || 38)
    read()
    const observer = new MutationObserver(read)
    observer.observe(document.documentElement, { attributeFilter: ['data-density'] })
    return () => observer.disconnect()
  }, [])
  return height
}

/** The lines in view, and the one that the keys are at wherever it stands: what is pressed right after a jump, before a frame is drawn, finds it there, and so does a screen reader once it is scrolled away. Below 0: the keys are at none. */
const withActive = (inView: readonly LinePlace[], active: number, rowHeight: number): readonly LinePlace[] =>
  active < 0 || inView.some(({ index }) => index === active) ? inView : [...inView, { index: active, start: active * rowHeight, size: rowHeight }]

/** The rows in order: as their owner sorted them, or by a column whose values the table knows. Which one is kept here, unless somebody else keeps it. */
const useOrder = <Row,>({ columns, rows, sort, onSort }: Pick<DataTableProps<Row>, 'columns' | 'rows' | 'sort' | 'onSort'>) => {
  const [own, setOwn] = useState<TableOrder | null>(null)
  const order = onSort === undefined ? own : (sort ?? null)
  const [key, direction] = [order?.key, order?.direction ?? 'ascending']
  const valueOf = columns.find((column) => column.key === key)?.sortValue
  const ordered = useMemo(() => (valueOf === undefined ? rows : sorted(rows, valueOf, direction)), [rows, direction, valueOf])
  return { ordered, order, onSort: onSort ?? ((chosen: string, next: SortDirection) => setOwn({ key: chosen, direction: next })) }
}

/** A table for any number of rows: its columns chosen, sorted by its headers, grouped under headings that fold, moved through by arrow keys, opened by Enter, selected by Space and Shift, changed in place by F2. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { name, label, total = props.rows.length, onReachEnd, rowKey, rowLabel, peek, choices, selected, grouping, caption, bulk, empty, hasFooter = false, maxHeight } = props
  const scroll = useRef<HTMLDivElement>(null)
  const gridId = useId()
  const idOf = (line: number): string => `${gridId}-${line}`
  const rowHeight = useRowHeight()
  const overscan = useRowsBeyond()
  const kept = useShownColumns(name, props.columns)
  const choice = props.columnChoice ?? kept
  const columns = choice.shown
  const sizes = useColumnWidths(name)
  const [headMenu, setHeadMenu] = useState<HeadMenu | null>(null)
  const { ordered, order, onSort } = useOrder(props)
  const { rows, groups, lines } = useGroupedRows(ordered, grouping ?? {})
  const { folded, fold, takeFoldKey } = foldingOf(grouping)
  const openTotal = groups.length === 0 ? total : groups.reduce((sum, { key, count }) => sum + (folded.has(key) ? 0 : count), 0)
  const keyAt = (place: number): LineKey | null => {
    const there = place >= 0 && place < lines.count ? lines.at(place) : null
    if (there === null || 'group' in there) return there === null ? null : { group: there.group.key }
    const row = rows[there.row]
    return row === undefined ? null : { row: rowKey(row) }
  }
  const lineOf = (key: LineKey, before: number): number => {
    if ('group' in key) return lines.ofGroup(key.group)
    const there = keyAt(before)
    if (there !== null && 'row' in there && there.row === key.row) return before
    const row = rows.findIndex((each) => rowKey(each) === key.row)
    return row < 0 ? -1 : lines.ofRow(row)
  }
  const { topAtFirst, keepTop, active, setActive, onFocus, keepOpened } = useTablePlace(name, scroll, { count: lines.count, keyAt, lineOf })
  const lookSideways = useSideways(scroll, lines.count > 0)
  const onScroll = ({ currentTarget }: UIEvent): void => {
    keepTop(currentTarget.scrollTop)
    lookSideways()
  }
  const canOpen = (row: Row): boolean => props.onOpen !== undefined && (props.canOpen?.(row) ?? true)
  const open = (row: Row): void => {
    if (!canOpen(row)) return
    keepOpened(true)
    props.onOpen?.(row)
  }
  const focusGrid = (): void => scroll.current?.focus({ preventScroll: true })
  const cells = useCellEditing(columns, focusGrid)
  const actions = useSteadyActions(cells)
  // The virtualizer hands out functions that change; nothing here is memoised over them.
  const virtualizer = useVirtualizer({ count: lines.count, getScrollElement: () => scroll.current, estimateSize: () => rowHeight, overscan, initialOffset: topAtFirst })
  const items = virtualizer.getVirtualItems()
  const inView = useRowsInSteps(items, virtualizer.range)
  const onPaper = useLinesOnPaper(lines, rowHeight)
  const drawn = onPaper?.drawn ?? withActive(inView, active, rowHeight)
  const lastShown = items.at(-1)?.index ?? 0
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer])
  useEffect(() => {
    if (rows.length < openTotal && lastShown >= lines.count - 40) onReachEnd?.()
  }, [lastShown, rows.length, lines.count, openTotal, onReachEnd])

  const line = active < 0 ? { row: -1 } : lines.at(active)
  const [activeRow, activeGroup] = 'row' in line ? [line.row, null] : [-1, line.group]
  const takeCellStop = useCellStops(scroll, idOf(active))
  const selection = useRowSelection(rows, props)
  const isSelectable = selection !== null
  const hasActions = choices !== undefined
  const besides = (isSelectable ? 1 : 0) + (hasActions ? 1 : 0)
  const widthOf = (column: DataColumn<Row>): number => sizes.widths[column.key] ?? leastWidth(column)
  const columnsWidth = columns.reduce((sum, column) => sum + widthOf(column), 0)
  const staysWidth = columns.slice(0, 1).reduce((sum, column) => sum + widthOf(column), 0)
  const fullHeight = rowHeight * (lines.count + (hasFooter ? 2 : 1)) + 50

  const move = (index: number, isSelecting = false): void => {
    const next = Math.max(0, Math.min(lines.count - 1, index))
    if (!isSelecting) selection?.rest()
    const there = isSelecting && lines.count > 0 ? lines.at(next) : null
    if (there !== null && 'row' in there) selection?.stretch(activeRow < 0 ? null : activeRow, there.row)
    setActive(next)
    virtualizer.scrollToIndex(next)
  }
  const editedRow = cells.editing === null ? -1 : rows.findIndex((row) => rowKey(row) === cells.editing?.row)
  const editedLine = editedRow < 0 ? -1 : lines.ofRow(editedRow)
  useEditedLine({
    isEditing: cells.editing !== null,
    line: editedLine,
    isInView: inView.some(({ index }) => index === editedLine),
    onFollow: move,
    onStop: () => {
      cells.stop()
      if (isFocusLost()) focusGrid()
    },
  })
  const rowActions = useRowActions({
    rows, columns, allColumns: props.columns, rowKey, rowLabel, selected, open, canOpen, canPeek: props.onOpen !== undefined || peek !== undefined, peek, choices, active: activeRow,
    isAtHand: () => scroll.current?.contains(document.activeElement) === true,
    onToggle: selection === null ? null : (index) => selection.toggle(index, false),
    onEdit: (row, column) => cells.start(rowKey(row), column),
    onActive: (index) => setActive(lines.ofRow(index)),
    elementOf: (index) => document.getElementById(idOf(lines.ofRow(index))),
    focusGrid,
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    // Alt and an arrow go back and forward in the whole app.
    if (event.altKey) return
    if (event.target !== scroll.current) {
      if (takeCellStop(event)) event.preventDefault()
      return
    }
    const pageRows = 15
    const steps: Readonly<Record<string, number>> = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + pageRows, PageUp: active - pageRows, Home: 0, End: lines.count - 1 }
    const next = steps[event.key]
    const row = rows[activeRow]
    const isSelectAll = (event.ctrlKey || event.metaKey) && !event.shiftKey && letterOf(event) === 'a'
    if (rowActions.takeKey(event, activeRow)) return event.preventDefault()
    if (selection !== null && isSelectAll) selection.selectAll(true)
    else if (takeFoldKey(event, activeGroup)) event.stopPropagation()
    else if (next !== undefined) move(next, event.shiftKey)
    else if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && cells.move(event.key === 'ArrowRight' ? 1 : -1)) event.stopPropagation()
    else if (takeCellStop(event)) event.stopPropagation()
    else if (event.key === 'F2' && row !== undefined) cells.start(rowKey(row), cells.activeColumn ?? nextEditable(columns, null, 1))
    else if (event.key === 'Enter' && row !== undefined) open(row)
    else if (event.key === ' ') selection?.toggle(activeRow, event.shiftKey)
    else if (event.key === 'Escape' && selection !== null) selection.selectAll(false)
    else return
    event.preventDefault()
  }
  const onRowClick = (event: MouseEvent, index: number, row: Row): void => {
    selection?.rest()
    setActive(lines.ofRow(index))
    // What can be pressed in a cell does its own work.
    if (event.target instanceof Element && event.target.closest('button, a, input, select') !== null) return
    if (event.shiftKey || event.ctrlKey || event.metaKey) selection?.toggle(index, event.shiftKey)
    else open(row)
  }
  const headingAt = (place: LinePlace, group: RowGroup): ReactNode => {
    const isFolded = folded.has(group.key)
    const press = (): void => {
      selection?.rest()
      setActive(place.index)
      fold(group.key, !isFolded)
    }
    return (
      <GroupHeading
        key={`group ${group.key}`}
        id={idOf(place.index)}
        place={place}
        text={grouping?.headingOf(group) ?? group.key}
        count={group.count}
        isFolded={isFolded}
        isActive={place.index === active}
        columns={columns.length + besides}
        onPress={press}
      />
    )
  }
  const rowAt = (place: LinePlace, index: number, row: Row): ReactNode => {
    const key = rowKey(row)
    return (
      <DataRow
        key={key}
        row={row}
        rowId={idOf(place.index)}
        rowKey={key}
        name={rowLabel(row)}
        columns={columns}
        sized={sizes.sized}
        active={place.index === active ? cells.activeColumn : null}
        editing={cells.editing?.row === key ? cells.editing.column : null}
        actions={actions}
        place={place}
        isActive={place.index === active}
        isGrouped={groups.length > 0}
        isOpenable={canOpen(row)}
        selection={selection === null ? null : { isSelected: selection.has(row), onToggle: (isRange) => { selection.toggle(index, isRange); focusGrid() } }}
        onClick={(event) => onRowClick(event, index, row)}
        onContextMenu={(event) => rowActions.onContextMenu(event, index)}
        onMenuButton={hasActions ? (event) => rowActions.onMenuButton(event, index) : null}
      />
    )
  }

  const isEmpty = lines.count === 0 && empty !== undefined
  return (
    <div className={classes['whole']} style={isEmpty ? { display: 'contents' } : { minHeight: Math.min(leastHeight, fullHeight) }} data-fills-page={(!isEmpty && maxHeight === undefined) || undefined}>
      <TableBar caption={caption} problem={cells.problem} bulk={selection?.isSome === true ? bulk : undefined} isEmpty={isEmpty}>
        {grouping !== undefined && <GroupChooser grouping={grouping} groups={groups} />}
        <ColumnChooser
          columns={choice.choosable}
          shown={columns}
          onChoose={choice.choose}
          onReset={() => {
            choice.reset()
            sizes.reset()
          }}
        />
      </TableBar>
      {isEmpty ? (
        empty
      ) : (
        <>
          <div className={classes['frame']} style={{ maxHeight, '--stays-width': `${staysWidth}px` } as React.CSSProperties}>
            {/* The grid itself takes the focus; its active row is named, as the ARIA grid pattern allows. */}
            {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-tabindex */}
            <div
              ref={scroll}
              className={classes['scroll']}
              role={groups.length === 0 ? 'grid' : 'treegrid'}
              tabIndex={0}
              onScroll={onScroll}
              onPointerOver={tellCut}
              aria-label={label}
              aria-rowcount={openTotal + groups.length + 1}
              aria-multiselectable={isSelectable}
              aria-activedescendant={
                active < 0 ? undefined : activeGroup !== null || cells.activeColumn === null ? idOf(active) : `${idOf(active)}-${cells.activeColumn}`
              }
              onFocus={onFocus}
              onKeyDown={onKeyDown}
            >
              <div
                className={classes['grid']}
                data-has-actions={hasActions || undefined}
                style={{ '--columns-width': `${columnsWidth}px`, '--besides': besides, ...widthStyle(sizes.widths) } as React.CSSProperties}
                role="presentation"
              >
                <HeadRow
                  columns={columns}
                  choice={choice}
                  sizes={sizes}
                  order={order}
                  onSort={onSort}
                  selection={selection}
                  hasActions={hasActions}
                  onMenu={setHeadMenu}
                />
                <div role="rowgroup" className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
                  {drawn.map((place) => {
                    const drawnLine = lines.at(place.index)
                    if ('group' in drawnLine) return headingAt(place, drawnLine.group)
                    const row = rows[drawnLine.row]
                    return row === undefined ? null : rowAt(place, drawnLine.row, row)
                  })}
                </div>
                {hasFooter && <FootRow columns={columns} sized={sizes.sized} isSelectable={isSelectable} hasActions={hasActions} />}
              </div>
            </div>
          </div>
          {onPaper !== null && onPaper.rows < openTotal && <p>{t`The first ${numberText(onPaper.rows)} of ${numberText(openTotal)} rows.`}</p>}
          {rowActions.shown}
          {headMenu !== null && (
            <RowMenu
              {...headMenu}
              onClose={() => {
                setHeadMenu(null)
                headMenu.onClose()
              }}
            />
          )}
        </>
      )}
    </div>
  )
}
