import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react'
import { plural, t } from '../../shared/kernel/words'
import { keyNames } from '../platform/key-names'
import { letterOf } from '../platform/letter-of'
import { useOffers } from '../platform/offers'
import { CopyRows } from './CopyRows'
import type { DataColumn } from './data-column'
import { type MenuPlace, RowMenu, type RowChoice, rowIcons } from './RowMenu'
import { RowPeek } from './RowPeek'

interface RowActionsOptions<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly DataColumn<Row>[]
  /** Those that are not shown, too. */
  readonly allColumns: readonly DataColumn<Row>[]
  readonly rowKey: (row: Row) => number | string
  readonly rowLabel: (row: Row) => string
  readonly selected: ReadonlySet<number | string> | undefined
  readonly open: (row: Row) => void
  readonly canOpen: (row: Row) => boolean
  readonly canPeek: boolean
  readonly peek: ((row: Row) => ReactNode) | undefined
  /** What a row of this very table can do besides what all rows can. */
  readonly choices: ((row: Row) => readonly RowChoice[]) | undefined
  /** The row that the keys mean. */
  readonly active: number
  /** Whether the table has the focus, so that its active row is what a person has at hand. */
  readonly isAtHand: () => boolean
  readonly onToggle: ((index: number) => void) | null
  readonly onEdit: (row: Row, column: string) => void
  readonly onActive: (index: number) => void
  /** The element of a row in view. */
  readonly elementOf: (index: number) => Element | null
  readonly focusGrid: () => void
}

/** What every row of a table can do besides being opened: a menu, a look at the side, a copy for a spreadsheet. */
export const useRowActions = <Row,>(options: RowActionsOptions<Row>) => {
  const { rows, columns, allColumns, rowKey, rowLabel, selected, open, canOpen, canPeek, peek, choices, active, isAtHand, onToggle, onEdit, onActive, elementOf, focusGrid } = options
  // By their keys: rows may come and go beneath them.
  const [menu, setMenu] = useState<{ readonly row: number | string; readonly place: MenuPlace } | null>(null)
  const [peeked, setPeeked] = useState<number | string | null>(null)
  const [copying, setCopying] = useState<{ readonly rows: readonly Row[]; readonly missing: number } | null>(null)

  const copy = (index: number): void => {
    const row = rows[index]
    const chosen = selected === undefined || selected.size === 0 ? [] : rows.filter((each) => selected.has(rowKey(each)))
    const copied = chosen.length > 0 ? chosen : row === undefined ? [] : [row]
    if (copied.length > 0) setCopying({ rows: copied, missing: (selected?.size ?? 0) - chosen.length })
  }
  const look = (index: number): void => {
    const row = rows[index]
    if (row === undefined) return
    onActive(index)
    setPeeked(rowKey(row))
  }
  const showMenu = (index: number, place: MenuPlace): void => {
    const row = rows[index]
    if (row === undefined) return
    onActive(index)
    setMenu({ row: rowKey(row), place })
  }
  const choicesOf = (index: number): readonly RowChoice[] => {
    const row = rows[index]
    if (row === undefined) return []
    return [
      ...(canOpen(row) ? [{ label: t`Open`, keys: keyNames('Enter'), icon: rowIcons.open, run: () => open(row) }] : []),
      ...(canPeek ? [{ label: t`Look beside the list`, keys: keyNames('Shift Enter'), icon: rowIcons.peek, run: () => look(index) }] : []),
      ...(onToggle === null ? [] : [{ label: selected?.has(rowKey(row)) === true ? t`Select no more` : t`Select`, keys: keyNames('Space'), icon: rowIcons.select, run: () => { onToggle(index); focusGrid() } }]),
      ...columns.filter(({ edit }) => edit !== undefined).map(({ key, header }) => ({ label: t`Change ${header}`, icon: rowIcons.edit, run: () => onEdit(row, key) })),
      ...(choices?.(row) ?? []),
      { label: selected !== undefined && selected.size > 0 ? t`Copy ${plural(selected.size, { one: 'the selected row', other: '# rows' })} as a table` : t`Copy as a table`, keys: keyNames('Ctrl C'), icon: rowIcons.copy, run: () => { copy(index); focusGrid() } },
    ]
  }
  useOffers(() => {
    const row = rows[active]
    return row === undefined || !isAtHand() ? [] : choicesOf(active).map(({ label, run }) => ({ label: `${label}: ${rowLabel(row)}`, run }))
  })
  const indexOf = (key: number | string | undefined | null): number => (key == null ? -1 : rows.findIndex((row) => rowKey(row) === key))
  const [menuIndex, peekedIndex] = [indexOf(menu?.row), indexOf(peeked)]
  const [menuRow, peekedRow] = [rows[menuIndex], rows[peekedIndex]]
  // What was open of a row that is gone is closed: undo brings back the row, and nothing that opens by itself.
  if (menu !== null && menuRow === undefined) setMenu(null)
  if (peeked !== null && peekedRow === undefined) setPeeked(null)

  return {
    /** Takes the keys that are meant for the row at hand. Answers whether it did. */
    takeKey: (event: KeyboardEvent, index: number): boolean => {
      const isText = (window.getSelection()?.toString() ?? '') !== ''
      if ((event.ctrlKey || event.metaKey) && letterOf(event) === 'c' && !event.shiftKey && !isText) copy(index)
      else if (event.key === 'Enter' && event.shiftKey && canPeek) look(index)
      else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
        const box = elementOf(index)?.getBoundingClientRect()
        if (box !== undefined) showMenu(index, { left: box.left + 40, top: box.bottom })
      } else return false
      return true
    },
    /** The menu of a row, from its own button. */
    onMenuButton: ({ currentTarget }: MouseEvent, index: number): void => {
      const { left, bottom } = currentTarget.getBoundingClientRect()
      showMenu(index, { left, top: bottom })
    },
    onContextMenu: (event: MouseEvent, index: number): void => {
      // On a link or a field the menu is the system's.
      if (event.target instanceof Element && event.target.closest('a, input') !== null) return
      event.preventDefault()
      showMenu(index, { left: event.clientX, top: event.clientY })
    },
    shown: (
      <>
        {menu !== null && menuRow !== undefined && <RowMenu label={rowLabel(menuRow)} place={menu.place} choices={choicesOf(menuIndex)} onClose={() => { setMenu(null); focusGrid() }} />}
        {copying !== null && <CopyRows columns={columns} rows={copying.rows} missing={copying.missing} onDone={() => setCopying(null)} />}
        {peekedRow !== undefined && (
          <RowPeek
            row={peekedRow}
            label={rowLabel(peekedRow)}
            columns={allColumns}
            more={peek?.(peekedRow)}
            onOpen={canOpen(peekedRow) ? () => open(peekedRow) : null}
            onBefore={peekedIndex > 0 ? () => look(peekedIndex - 1) : null}
            onNext={peekedIndex + 1 < rows.length ? () => look(peekedIndex + 1) : null}
            onClose={() => setPeeked(null)}
          />
        )}
      </>
    ),
  }
}
