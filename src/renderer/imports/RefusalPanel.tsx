import { Button, Text } from '@mantine/core'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { Receipt } from '../../shared/imports/import'
import { refusalList } from '../../shared/imports/refused-file'
import { useClient } from '../platform/client'
import { useSaveOutput } from '../platform/use-save-output'
import { showMessage } from '../ui/toasts'
import { rowsText } from './receipt-view'
import { saveText } from './save-text'
import classes from './imports.module.css'

const shownAtFirst = 20

/** Rows that were refused: where, why, and the file's own text, to be set right and imported again. */
export const RefusalPanel = ({ receipt }: { readonly receipt: Receipt }) => {
  const { refusals, rows, file, canCorrect } = receipt
  const [isWhole, setIsWhole] = useState(false)
  const client = useClient()
  const saveOutput = useSaveOutput()
  if (rows.refused === 0) return null
  const saveRefused = async ({ batch }: Receipt): Promise<void> => {
    if (batch === null) return
    const made = await client.import.saveRefused({ id: batch })
    if (!made.ok) return showMessage(made.error.type === 'Cancelled' ? 'Saving was stopped. The rows are still kept.' : 'These rows are no longer kept.', 'failed')
    await saveOutput(made.value)
    if (!made.value.isCorrectable) showMessage('These rows are of no single table. The file lists them; it cannot be imported again.')
  }
  const shown = isWhole ? refusals : refusals.slice(0, shownAtFirst)
  const copy = (): void => {
    void navigator.clipboard.writeText(refusalList(refusals)).then(
      () => showMessage(`${rowsText(refusals.length)} copied.`),
      () => showMessage('The clipboard is not available here. Download the rows instead.', 'failed'),
    )
  }
  return (
    <section className={classes.panel} aria-label="Refused rows">
      <div className={classes.spread}>
        <h2 className={classes.panelTitle}>Refused rows</h2>
        <div className={classes.row}>
          <Button variant="default" size="compact-sm" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>
            Copy
          </Button>
          {receipt.batch === null ? (
            <Button variant="default" size="compact-sm" leftSection={<IconDownload size={14} aria-hidden />} onClick={() => saveText(refusalList(refusals), `${file} - refused rows.csv`, 'text/csv')}>
              Download list
            </Button>
          ) : (
            <Button variant="default" size="compact-sm" leftSection={<IconDownload size={14} aria-hidden />} onClick={() => void saveRefused(receipt)}>
              {canCorrect ? 'Save rows to correct' : 'Save the list'}
            </Button>
          )}
        </div>
      </div>
      <Text size="sm" c="dimmed" mb={12}>
        {rowsText(rows.refused)} {receipt.batch === null ? 'would be' : rows.refused === 1 ? 'was' : 'were'} left out; the others are not affected.
        {receipt.batch !== null && (canCorrect ? ' Save them, set them right, and import that file: nothing is doubled, and the last column, with the reasons, is passed over.' : ' They are of no single table, so the list shows where each stands and cannot be imported itself: set them right where the file came from.')}
        {refusals.length < rows.refused && ` The first ${refusals.length} are listed.`}
      </Text>
      {/* Scrolls sideways in a narrow window, so it takes the focus for the arrow keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classes.tableFrame} tabIndex={0} role="region" aria-label="Refused rows, table">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col" className={classes.end}>
                Line
              </th>
              <th scope="col">Why</th>
              <th scope="col">The file’s text</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, reason, text }) => (
              <tr key={`${line} ${reason}`}>
                <td className={classes.end}>{line}</td>
                <td>{reason}</td>
                <td className={classes.code}>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refusals.length > shown.length && (
        <Button mt={12} variant="subtle" color="gray" size="compact-sm" onClick={() => setIsWhole(true)}>
          Show all {refusals.length}
        </Button>
      )}
    </section>
  )
}
