import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { SortDirection } from '../../shared/kernel/page'
import classes from './DataTable.module.css'

export interface DataColumn<Row> {
  readonly key: string
  readonly header: string
  /** Pixels. */
  readonly width: number
  readonly align?: 'start' | 'end'
  readonly sortable?: boolean
  readonly render: (row: Row) => ReactNode
  /** The column's cell in the line below the table. */
  readonly footer?: ReactNode
}

interface DataTableProps<Row> {
  readonly label: string
  readonly columns: readonly DataColumn<Row>[]
  /** All rows, or those loaded so far when `total` is larger. */
  readonly rows: readonly Row[]
  readonly total?: number
  /** Asked for when the person nears the end of what is loaded. */
  readonly onReachEnd?: () => void
  readonly rowKey: (row: Row) => number | string
  /** The first cell's text, by which a screen reader names the row. */
  readonly rowLabel: (row: Row) => string
  readonly sort?: { readonly key: string; readonly direction: SortDirection }
  readonly onSort?: (key: string, direction: SortDirection) => void
  readonly onOpen?: (row: Row) => void
  /** Keys of selected rows; without it rows cannot be selected. */
  readonly selected?: ReadonlySet<number | string>
  readonly onSelect?: (keys: ReadonlySet<number | string>) => void
  readonly empty?: ReactNode
  readonly hasFooter?: boolean
}

const ariaSort = { ascending: 'ascending', descending: 'descending' } as const

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

/** A table for any number of rows: sorted by its headers, moved through by arrow keys, opened by Enter, selected by Space and Shift. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { label, columns, rows, total = rows.length, onReachEnd, rowKey, rowLabel, sort, onSort, onOpen, selected, onSelect, empty, hasFooter = false } = props
  const scroll = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const anchor = useRef(0)
  const rowHeight = useRowHeight()
  // The virtualizer hands out functions that change; nothing here is memoised over them.
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: () => rowHeight, overscan: 10 })
  const items = virtualizer.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0
  useEffect(() => virtualizer.measure(), [rowHeight, virtualizer])
  useEffect(() => {
    if (rows.length < total && lastShown >= rows.length - 40) onReachEnd?.()
  }, [lastShown, rows.length, total, onReachEnd])

  const isSelectable = selected !== undefined && onSelect !== undefined
  const width = columns.reduce((sum, column) => sum + column.width, isSelectable ? 36 : 0)

  const toggle = (index: number, isRange: boolean): void => {
    if (!isSelectable) return
    const next = new Set(selected)
    const [from, to] = isRange ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index]
    const row = rows[index]
    const isAdding = row !== undefined && (isRange || !selected.has(rowKey(row)))
    for (const each of rows.slice(from, to + 1)) {
      if (isAdding) next.add(rowKey(each))
      else next.delete(rowKey(each))
    }
    anchor.current = index
    onSelect(next)
  }
  const move = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    setActive(next)
    virtualizer.scrollToIndex(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroll.current) return
    const pageRows = 15
    const steps: Readonly<Record<string, number>> = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + pageRows, PageUp: active - pageRows, Home: 0, End: rows.length - 1 }
    const next = steps[event.key]
    const row = rows[active]
    if (next !== undefined) move(next)
    else if (event.key === 'Enter' && row !== undefined) onOpen?.(row)
    else if (event.key === ' ') toggle(active, event.shiftKey)
    else if (event.key === 'Escape' && isSelectable) onSelect(new Set())
    else return
    event.preventDefault()
  }
  const onRowClick = (event: MouseEvent, index: number, row: Row): void => {
    setActive(index)
    if (event.shiftKey || event.ctrlKey || event.metaKey) toggle(index, event.shiftKey)
    else onOpen?.(row)
  }

  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  return (
    <div className={classes['frame']}>
      {/* The grid itself takes the focus; its active row is named, as the ARIA grid pattern allows. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */}
      <div ref={scroll} className={classes['scroll']} role="grid" tabIndex={0} aria-label={label} aria-rowcount={total + 1} aria-multiselectable={isSelectable} aria-activedescendant={`${label}-${active}`} onKeyDown={onKeyDown}>
        <div className={classes['grid']} style={{ width }} role="presentation">
          <div role="rowgroup" className={classes['head']}>
            <div role="row" aria-rowindex={1} className={classes['row']}>
              {isSelectable && <div role="columnheader" className={classes['check']}><span className="visually-hidden">Selected</span></div>}
              {columns.map((column) => {
                const direction = sort?.key === column.key ? sort.direction : null
                return (
                  <div key={column.key} role="columnheader" aria-sort={direction === null ? 'none' : ariaSort[direction]} className={`${classes['cell']} ${classes['headCell']} ${column.align === 'end' ? classes['end'] : ''}`} style={{ width: column.width }}>
                    {column.sortable === true && onSort !== undefined ? (
                      <button type="button" className={classes['sort']} onClick={() => onSort(column.key, direction === 'descending' || (direction === null && column.align !== 'end') ? 'ascending' : 'descending')}>
                        {column.header}
                        <span aria-hidden>{direction === null ? '' : direction === 'ascending' ? '↑' : '↓'}</span>
                      </button>
                    ) : (
                      column.header
                    )}
                  </div>
                )
              })}
            </div>
          </div>
          <div role="rowgroup" className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
            {items.map(({ index, start, size }) => {
              const row = rows[index]
              if (row === undefined) return null
              const key = rowKey(row)
              const isSelected = selected?.has(key) ?? false
              return (
                // Keys are handled by the grid, which has the focus.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                <div
                  key={key}
                  id={`${label}-${index}`}
                  role="row"
                  aria-rowindex={index + 2}
                  aria-label={rowLabel(row)}
                  aria-selected={isSelectable ? isSelected : undefined}
                  data-active={index === active}
                  className={`${classes['row']} ${classes['line']} ${onOpen === undefined ? '' : classes['openable']}`}
                  style={{ transform: `translateY(${start}px)`, height: size }}
                  onClick={(event) => onRowClick(event, index, row)}
                >
                  {isSelectable && (
                    <div role="gridcell" className={classes['check']}>
                      <input type="checkbox" tabIndex={-1} aria-label={`Select ${rowLabel(row)}`} checked={isSelected} onClick={(event) => { event.stopPropagation(); toggle(index, event.shiftKey) }} onChange={() => undefined} />
                    </div>
                  )}
                  {columns.map((column) => (
                    <div key={column.key} role="gridcell" className={`${classes['cell']} ${column.align === 'end' ? classes['end'] : ''}`} style={{ width: column.width }}>
                      {column.render(row)}
                    </div>
                  ))}
                </div>
              )
            })}
          </div>
          {hasFooter && (
            <div role="rowgroup">
              <div role="row" className={`${classes['row']} ${classes['foot']}`}>
                {isSelectable && <div role="gridcell" aria-label="No selection" className={classes['check']} />}
                {columns.map((column) => (
                  <div key={column.key} role="gridcell" className={`${classes['cell']} ${column.align === 'end' ? classes['end'] : ''}`} style={{ width: column.width }}>
                    {column.footer}
                  </div>
                ))}
              </div>
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
