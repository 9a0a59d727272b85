import { useLayoutEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { plural, t } from '../../shared/kernel/words'
import type { DataColumn } from './data-column'
import { copiedHtml, copiedText } from './copied-table'
import { showMessage } from './toasts'

interface CopyRowsProps<Row> {
  readonly columns: readonly DataColumn<Row>[]
  readonly rows: readonly Row[]
  /** Rows that are selected and not loaded, so that they cannot be copied. */
  readonly missing: number
  readonly onDone: () => void
}

/** A cell as it is read on the screen: without what can be pressed, and without what is only read out. */
const textOfCell = (cell: Element): string => {
  for (const each of cell.querySelectorAll('button:not([aria-haspopup]), svg, .visually-hidden, .mantine-VisuallyHidden-root')) each.remove()
  return (cell.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}

const copiedSentence = (rows: number, missing: number): string =>
  missing === 0
    ? t`Copied ${plural(rows, { one: '# row', other: '# rows' })} as a table.`
    : t`Copied ${plural(rows, { one: '# row', other: '# rows' })} as a table. ${plural(missing, { one: '# more is selected and not loaded; scroll to it, or export.', other: '# more are selected and not loaded; scroll to them, or export.' })}`

/** Draws rows beside the page, as they are drawn in it, and puts what they say on the clipboard: as text for a spreadsheet, and as a table for a document. */
export const CopyRows = <Row,>({ columns, rows, missing, onDone }: CopyRowsProps<Row>) => {
  const [beside] = useState(() => document.createElement('div'))
  // At once, while the key that asked for it still counts as the person's wish.
  useLayoutEffect(() => {
    const lines = [...beside.children].map((line) => [...line.children].map((cell) => ({ isButton: cell.querySelector('button:not([aria-haspopup])') !== null, text: textOfCell(cell) })))
    // A column of buttons alone says nothing.
    const kept = columns.flatMap((_column, index) => (lines.every((line) => line[index]?.isButton === true && line[index].text === '') ? [] : [index]))
    const table = [kept.map((index) => columns[index]?.header ?? ''), ...lines.map((line) => kept.map((index) => line[index]?.text ?? ''))]
    const item = new ClipboardItem({ 'text/plain': new Blob([copiedText(table)], { type: 'text/plain' }), 'text/html': new Blob([copiedHtml(table)], { type: 'text/html' }) })
    navigator.clipboard.write([item]).then(
      () => showMessage(copiedSentence(rows.length, missing)),
      () => showMessage(t`The clipboard is not available here.`, 'failed'),
    )
    onDone()
  }, [beside, columns, rows, missing, onDone])
  return createPortal(rows.map((row, index) => (
    // Rows that are drawn once.
    // oxlint-disable-next-line react/no-array-index-key
    <div key={index}>
      {columns.map(({ key, render, copyText }) => (
        <div key={key}>{copyText?.(row) ?? render(row)}</div>
      ))}
    </div>
  )), beside)
}
